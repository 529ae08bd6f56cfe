# SPDX-License-Identifier: GPL-3.0-or-later
"""The palette as a sheet: a field above, what was found below, the keys at the foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from coterie.domain.texts import _, counted
from coterie.ui.design.theme import theme
from coterie.ui.parts.announcing import announce
from coterie.ui.parts.cards import Separator
from coterie.ui.parts.chips import KeyCap, Pill
from coterie.ui.parts.icon_label import IconLabel
from coterie.ui.parts.labels import Label
from coterie.ui.parts.list_view import ListView
from coterie.ui.parts.runs import displayed
from coterie.ui.parts.sheet import Sheet
from coterie.ui.parts.typed_words import TypedWords
from coterie.ui.parts.wrap_row import WrapRow
from coterie.ui.sheets.palette.line_delegate import LineDelegate
from coterie.ui.sheets.palette.lines_model import LinesModel
from coterie.ui.sheets.palette.presenter import PalettePresenter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.ui.desk import Desk
    from coterie.ui.sheets.palette.lines import DoableRegister, PaletteLine

MOST_SHOWN = 11
CALM_MS = 250
KEYS_APART, LEAST_LIST = 17, 80
#: A name beside the field takes so much at most, in pixels at plain text.
MOST_NAME = 200
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}


class FoundList(ListView):
    """A list that is as high as what was found; where the window is low it is shorter, and scrolls.

    It grows at once and shrinks when nobody types: a box that jumps at every letter is hard to read, and with each of
    its sizes the page below is painted anew.
    """

    def __init__(self, name: str) -> None:
        """Make an empty list. name: what a screen reader calls it."""
        super().__init__(name)
        self._wanted = self._coming = 0
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM_MS)
        self._calm.timeout.connect(self.settle)
        # With a ground of its own it is painted without the page below, at every keystroke.
        self.viewport().setAutoFillBackground(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def want(self, height: int) -> None:
        """Be so high, if there is room."""
        self._coming = height
        if height > self._wanted:
            self.settle()
        else:
            self._calm.start()

    def settle(self) -> None:
        """Be as high as was wanted last."""
        self._calm.stop()
        if self._coming != self._wanted:
            self._wanted = self._coming
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Give the height of all that was found."""
        return QSize(super().sizeHint().width(), self._wanted)

    def minimumSizeHint(self) -> QSize:
        """Give room for a row or two."""
        return QSize(super().minimumSizeHint().width(), min(self._wanted, theme().px(LEAST_LIST)))


class PaletteSheet(Sheet):
    """Finds and does."""

    def __init__(self, host: QWidget, desk: Desk, register: DoableRegister) -> None:
        """Make it, closed."""
        super().__init__(host, name=_("Search or run a command"))
        self._presenter = PalettePresenter(desk, register, self)
        self._model = LinesModel()
        self._field = QLineEdit()
        self._field.setFrame(False)
        self._words = TypedWords(self._field)
        self._field.setAutoFillBackground(True)
        self._field.setPlaceholderText(_("Find people and notes, or type what you want to do"))
        self._field.setAccessibleName(_("Search or run a command"))
        self._list = FoundList(_("What was found"))
        self._list.setUniformItemSizes(False)
        self._list.setItemDelegate(LineDelegate())
        self._list.setModel(self._model)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._dress()
        self._nothing = Label("", "body", "text2", wrap=True)
        self._nothing.setContentsMargins(24, 10, 24, 14)
        self._person = Pill("", "accent", "user")
        self._person.hide()
        self._lay_out()
        # Every way to another text counts: assistive programs write without typing.
        self._field.textChanged.connect(self._presenter.type)
        self._field.installEventFilter(self)
        self._list.clicked.connect(lambda index: self._choose(index.row()))

    def ask(self, text: str) -> None:
        """Open it with a text."""
        self._dress()
        self._field.blockSignals(True)
        self._field.setText(text)
        self._field.blockSignals(False)
        self._presenter.begin(text)
        self._list.settle()
        self.open(self._field)
        self._words.begin("search", offer=not text)
        self._field.selectAll()

    def close_sheet(self) -> None:
        """Close it; what was looked for is done with, but for a lock in the middle of it."""
        if self.isVisible():
            self._words.end()
        super().close_sheet()

    def show_lines(self, lines: Sequence[PaletteLine]) -> None:
        """Show these lines, the first that can be chosen chosen."""
        self._model.set_lines(lines)
        first = self._model.first()
        if first >= 0:
            self._list.setCurrentIndex(self._model.index(first))
            self._list.scrollToTop()
        nothing = first < 0 and bool(self._field.text().strip())
        self._nothing.setText(_("Nothing is called “{0}”.").format(self._field.text().strip()) if nothing else "")
        self._nothing.setVisible(nothing)
        self._fit()
        found = sum(1 for line in lines if not line.heading)
        announce(self._field, counted("{n} found", "{n} found", found))

    def show_person(self, name: str) -> None:
        """Show whom the first actions are about, "" = nobody."""
        room = theme().px(MOST_NAME)
        self._person.setText(self._person.fontMetrics().elidedText(displayed(name), Qt.TextElideMode.ElideRight, room))
        self._person.setVisible(bool(name))

    def close_palette(self) -> None:
        """Close before something is done."""
        self.close_sheet()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the field's keys move in the list."""
        if watched is self._field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _dress(self) -> None:
        """Give the field and the list the ground of the sheet, in the look in force."""
        self._field.setFont(theme().font("sub_plain"))
        # Absolute: Qt would put words of another direction on the other side, away from the icon.
        turned = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if turned else Qt.AlignmentFlag.AlignLeft
        self._field.setAlignment(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)
        palette = theme().palette()
        palette.setColor(QPalette.ColorRole.Base, theme().colour("raised"))
        for part in (self._field, self._list):
            part.setPalette(palette)

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _MOVES:
            self._move(_MOVES[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose(self._list.currentIndex().row())
        elif key == Qt.Key.Key_Tab:
            line = self._model.line(self._list.currentIndex().row())
            if line is not None:
                self._presenter.more(line)
        else:
            return False
        return True

    def _move(self, step: int) -> None:
        """Choose another line, round the ends, headings left out."""
        count = self._model.rowCount()
        row, way = self._list.currentIndex().row(), 1 if step > 0 else -1
        left = abs(step)
        for _step in range(count * abs(step)):
            row = (row + way) % count
            line = self._model.line(row)
            if line is not None and not line.heading:
                left -= 1
                if not left:
                    break
        if count:
            index = self._model.index(row)
            self._list.setCurrentIndex(index)
            self._list.scrollTo(index)
            line = self._model.line(row)
            if line is not None:
                announce(self._field, line.spoken)

    def _choose(self, row: int) -> None:
        line = self._model.line(row)
        if line is not None:
            self._presenter.choose(line)

    def _fit(self) -> None:
        """Be as high as what was found, up to a point."""
        heights = [self._list.sizeHintForRow(row) for row in range(min(MOST_SHOWN, self._model.rowCount()))]
        self._list.want(sum(heights) + 4 if heights else 0)
        if self.isVisible():
            self.place()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(20, 14, 20, 14)
        head.setSpacing(12)
        head.addWidget(IconLabel("search", 20, "text2"))
        head.addWidget(self._field, 1)
        head.addWidget(self._person)
        self.body.addLayout(head)
        self.body.addWidget(Separator())
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 6, 0, 6)
        middle.addWidget(self._list)
        middle.addWidget(self._nothing)
        self.body.addLayout(middle)
        self.body.addWidget(Separator())
        self.body.addLayout(self._foot())

    @staticmethod
    def _foot() -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(18, 10, 18, 10)
        hints = WrapRow(gap=KEYS_APART)
        for keys, text in (
            ("↑ ↓", _("Move")),
            ("↵", _("Run")),
            (_("Tab"), _("More actions")),
            (">", _("Commands only")),
        ):
            hints.add(_hint(keys, text))
        hints.add(_hint(_("Esc"), _("Close")), at_end=True)
        foot.addWidget(hints)
        return foot


def _hint(keys: str, text: str) -> QWidget:
    """Give a key with what it does."""
    hint = QWidget()
    row = QHBoxLayout(hint)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(7)
    row.addWidget(KeyCap(keys))
    row.addWidget(Label(text, "label", "text2"))
    return hint
