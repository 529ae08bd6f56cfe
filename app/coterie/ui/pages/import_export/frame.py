# SPDX-License-Identifier: GPL-3.0-or-later
"""What the parts of this page stand in: a title with steps, two columns that fold into one, and a foot with buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.design.theme import theme
from coterie.ui.pages.import_export.folding import Fold
from coterie.ui.parts.cards import Card
from coterie.ui.parts.icon_label import IconLabel
from coterie.ui.parts.labels import Label
from coterie.ui.parts.scrolling import ScrollArea
from coterie.ui.parts.steps import Steps, place_in_words
from coterie.ui.parts.wrap_row import WrapRow

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

SIDE, GAP, FOLD = 320, 20, 900
TITLE_ROW, LEAST_WORDS = 34, 300
#: The room before the words of a row.
INDENT = 13


class _WordsAndButtons(Fold):
    """Words that go above the buttons where room is short."""

    def least_main(self) -> int:
        """Give a width at which the words need two lines at most."""
        return min(theme().px(LEAST_WORDS), self.main_part.sizeHint().width())

    def below(self, width: int) -> tuple[int, int]:
        """Keep the buttons at the end."""
        room = min(width, self.side_part.sizeHint().width())
        return width - room, room


class Foot(QWidget):
    """A strip below a page: what holds, and what can be done; the words stand above where room is short."""

    def __init__(self, icon: str, text: str) -> None:
        """Make one without buttons."""
        super().__init__()
        words = QWidget()
        line = QHBoxLayout(words)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(IconLabel(icon, 16, "text2"))
        self._text = Label(text, "label", "text2", wrap=True)
        line.addWidget(self._text, 1)
        self._buttons = WrapRow(gap=10)
        self._column = QVBoxLayout(self)
        self._column.addWidget(_WordsAndButtons(words, self._buttons))
        self.setSizePolicy(_no_higher())
        self._take_density()

    def set_text(self, text: str) -> None:
        """Say something else."""
        if text != self._text.text():
            self._text.setText(text)

    def add(self, widget: QWidget) -> None:
        """Add a button, or something else, at the end."""
        self._buttons.add(widget)

    def changeEvent(self, event: QEvent) -> None:
        """Follow another density."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._take_density()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line above."""
        QPainter(self).fillRect(QRectF(0, 0, self.width(), 1), theme().colour("border"))

    def _take_density(self) -> None:
        margin = theme().density.page_margin
        self._column.setContentsMargins(margin, 13, margin, 13)


class StepsOrWords(QWidget):
    """Where one is in an import: in pictures, or in words where room is short."""

    def __init__(self, step: int) -> None:
        """Make one. step: counted from 0."""
        super().__init__()
        self._titles = (_("Choose file"), _("Review"), _("Import"), _("Report"))
        self._steps, self._words = Steps(self._titles), Label("", "label", "text2")
        for part in (self._steps, self._words):
            part.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.show_step(step)

    def show_step(self, step: int) -> None:
        """Show which step is at hand."""
        self._steps.set_current(step)
        self._words.setText(place_in_words(step, len(self._titles), self._titles[step]))
        self._put()

    def sizeHint(self) -> QSize:
        """Give the size of the pictures."""
        return self._steps.sizeHint().expandedTo(QSize(0, theme().px(TITLE_ROW)))

    def minimumSizeHint(self) -> QSize:
        """Give the size of the words."""
        return QSize(self._words.sizeHint().width(), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what there is room for."""
        super().resizeEvent(event)
        self._put()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew under another look."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange}:
            self.updateGeometry()
            self._put()

    def _put(self) -> None:
        fits = self._steps.sizeHint().width() <= self.width()
        shown = self._steps if fits else self._words
        for part in (self._steps, self._words):
            part.setVisible(part is shown)
        size = shown.sizeHint()
        left = 0 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else self.width() - size.width()
        shown.setGeometry(max(0, left), (self.height() - size.height()) // 2, size.width(), size.height())


class TitleRow(QWidget):
    """The title of a page, with steps at its end, or with buttons that go below where room is short."""

    def __init__(self, title: str, *, step: int = -1) -> None:
        """Make a row. step: where one is in an import, counted from 0; -1 = this is no import."""
        super().__init__()
        self.title = Label(title, "title")
        self.steps = StepsOrWords(step) if step >= 0 else None
        self._buttons = WrapRow(gap=10)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(20)
        if self.steps is None:
            row.addWidget(Fold(self.title, self._buttons))
            self._buttons.hide()
        else:
            row.addWidget(self.title)
            row.addWidget(self.steps, 1)
        self.setMinimumHeight(theme().px(TITLE_ROW))
        self.setSizePolicy(_no_higher())

    def add(self, button: QWidget) -> None:
        """Add something at the end."""
        self._buttons.show()
        self._buttons.add(button)


class Columns(Fold):
    """A wide column and a narrow one beside it, which goes below where the window is narrow."""

    def __init__(self, *, side: int = SIDE, even: bool = False) -> None:
        """Make two empty columns. even: both as wide."""
        super().__init__(QWidget(), QWidget(), gap=GAP, fills=True)
        self.main, self.side = QVBoxLayout(self.main_part), QVBoxLayout(self.side_part)
        for column in (self.main, self.side):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(12)
        self._width, self._even = side, even

    def side_width(self, width: int) -> int:
        """Give the width of the narrow column, which grows with the text."""
        return (width - GAP) // 2 if self._even else theme().px(self._width)

    def is_folded(self, width: int) -> bool:
        """Fold by the room there is for everything."""
        return width < FOLD * max(1.0, theme().scale)


class TableCard(Card):
    """A card around a table, whose words are in line with what is put into `head` and `foot`."""

    def __init__(self, table: QWidget, *, stretch: int = 0) -> None:
        """Put a table on a card. stretch: of the table, where the card grows."""
        super().__init__()
        self.head, self.foot = QVBoxLayout(), QVBoxLayout()
        for part in (self.head, self.foot):
            part.setContentsMargins(INDENT, 0, INDENT, 0)
            part.setSpacing(8)
        self.body.addLayout(self.head)
        self.body.addWidget(table, stretch)
        self.body.addLayout(self.foot)

    def _take_density(self) -> None:
        across, down = theme().density.card_padding
        self.body.setContentsMargins(max(2, across - INDENT), down, max(2, across - INDENT), down - 4)


def page_around(title: QWidget, content: QWidget, foot: QWidget | None = None) -> QVBoxLayout:
    """Lay out a page: its title, what scrolls below it, and its foot."""
    margin = theme().density.page_margin
    whole = QVBoxLayout()
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(0)
    head = QVBoxLayout()
    head.setContentsMargins(margin, 22, margin, 16)
    head.addWidget(title)
    whole.addLayout(head)
    inner = QWidget()
    room = QVBoxLayout(inner)
    room.setContentsMargins(margin, 0, margin, 20)
    room.addWidget(content)
    area = ScrollArea(inner)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    whole.addWidget(area, 1)
    if foot is not None:
        whole.addWidget(foot)
    return whole


def _no_higher() -> QSizePolicy:
    """Give the policy of what is as high as it needs to be in its width."""
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    return policy
