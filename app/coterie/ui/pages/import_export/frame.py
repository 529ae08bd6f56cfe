# SPDX-License-Identifier: GPL-3.0-or-later
"""What the parts of this page stand in: a title with steps, two columns that fold into one, and a foot with buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.design.theme import theme
from coterie.ui.parts.cards import Card
from coterie.ui.parts.icon_label import IconLabel
from coterie.ui.parts.labels import Label
from coterie.ui.parts.scrolling import ScrollArea
from coterie.ui.parts.steps import Steps, place_in_words

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

SIDE, GAP, FOLD = 320, 20, 900
_BESIDE, _BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
TITLE_ROW, LEAST_WORDS = 34, 340
#: The room before the words of a row.
INDENT = 13


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
        line.addWidget(Label(text, "label", "text2", wrap=True), 1)
        self._buttons = QWidget()
        self._row = QBoxLayout(_BESIDE, self._buttons)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(10)
        self._row.addStretch(1)
        self._shown: list[QWidget] = []
        self._both = QBoxLayout(_BESIDE, self)
        self._both.setSpacing(8)
        self._both.addWidget(words, 1)
        self._both.addWidget(self._buttons)
        self._take_density()

    def add(self, widget: QWidget) -> None:
        """Add a button, or something else, at the end."""
        self._shown.append(widget)
        self._row.addWidget(widget)

    def minimumSizeHint(self) -> QSize:
        """Give the width of the widest button: the others go below it."""
        least = super().minimumSizeHint()
        widest = max((one.minimumSizeHint().width() for one in self._shown), default=0)
        return QSize(widest + 2 * theme().density.page_margin, least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the words above where room is short, and the buttons below each other where it is shorter still."""
        super().resizeEvent(event)
        room = event.size().width() - 2 * theme().density.page_margin
        needed = sum(one.sizeHint().width() + 10 for one in self._shown if one.isVisibleTo(self))
        self._both.setDirection(_BESIDE if room - needed >= theme().px(LEAST_WORDS) else _BELOW)
        self._row.setDirection(_BESIDE if needed <= room else _BELOW)

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
        self._both.setContentsMargins(margin, 13, margin, 13)


class TitleRow(QWidget):
    """The title of a page, with steps or a button at its end; where room is short, steps become words."""

    def __init__(self, title: str, *, step: int = -1) -> None:
        """Make a row. step: where one is in an import, counted from 0; -1 = this is no import."""
        super().__init__()
        self.title = Label(title, "title")
        self._titles = (_("Choose file"), _("Review"), _("Import"), _("Report"))
        self._steps = Steps(self._titles)
        self._words = Label("", "label", "text2")
        self._is_import = step >= 0
        self._added: list[QWidget] = []
        self._row = QBoxLayout(_BESIDE, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(10)
        for widget in (self.title, None, self._steps, self._words):
            self._row.addWidget(widget) if widget is not None else self._row.addStretch(1)
        self._steps.setVisible(self._is_import)
        self._words.hide()
        self.setMinimumHeight(theme().px(TITLE_ROW))
        if self._is_import:
            self.show_step(step)

    def show_step(self, step: int) -> None:
        """Show which step is at hand."""
        self._steps.set_current(step)
        self._words.setText(place_in_words(step, len(self._titles), self._titles[step]))

    def add(self, button: QWidget) -> None:
        """Add something at the end."""
        self._added.append(button)
        self._row.addWidget(button)

    def minimumSizeHint(self) -> QSize:
        """Give a width without the steps, which can become words."""
        least = super().minimumSizeHint()
        return QSize(theme().px(200), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show steps, or words in their place."""
        super().resizeEvent(event)
        if self._is_import:
            fits = self.title.sizeHint().width() + self._steps.sizeHint().width() + 40 <= event.size().width()
            self._steps.setVisible(fits)
            self._words.setVisible(not fits)
            return
        needed = self.title.sizeHint().width() + sum(one.sizeHint().width() + 20 for one in self._added)
        self._row.setDirection(_BESIDE if needed <= event.size().width() else _BELOW)


class Columns(QWidget):
    """A wide column and a narrow one beside it, which goes below where the window is narrow."""

    def __init__(self, *, side: int = SIDE, even: bool = False) -> None:
        """Make two empty columns. even: both as wide."""
        super().__init__()
        self.main, self.side = QVBoxLayout(), QVBoxLayout()
        for column in (self.main, self.side):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(12)
        self._side_width, self._even = side, even
        self._side_box = QWidget()
        self._side_box.setLayout(self.side)
        self._side_box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._main_box = QWidget()
        self._main_box.setLayout(self.main)
        self._row = QBoxLayout(_BESIDE, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        self._row.addWidget(self._main_box, 1)
        self._row.addWidget(self._side_box, 1 if even else 0)
        self._fold(folded=False)

    def minimumSizeHint(self) -> QSize:
        """Give the width of the folded columns."""
        least = super().minimumSizeHint()
        width = max(self._main_box.minimumSizeHint().width(), self._side_box.minimumSizeHint().width())
        return QSize(width, least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold where the room is narrow."""
        super().resizeEvent(event)
        self._fold(folded=event.size().width() < FOLD * theme().scale)

    def _fold(self, *, folded: bool) -> None:
        self._row.setDirection(_BELOW if folded else _BESIDE)
        if not self._even:
            width = 16_777_215 if folded else theme().px(self._side_width)
            self._side_box.setMaximumWidth(width)
            self._side_box.setMinimumWidth(0 if folded else width)


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
