# SPDX-License-Identifier: GPL-3.0-or-later
"""The agenda: a list of days that goes on in both directions while it is scrolled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, QTimer, Signal

from coterie.domain.texts import _
from coterie.ui.pages.calendar.agenda_delegate import AgendaDelegate
from coterie.ui.pages.calendar.agenda_places import DAY_GAP
from coterie.ui.pages.calendar.line_model import LineModel
from coterie.ui.pages.calendar.lines import EntryLine
from coterie.ui.parts.controls import RESTYLING
from coterie.ui.parts.list_view import ListView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

#: Where so little is left to scroll, more is read.
NEAR = 500


class AgendaList(ListView):
    """Shows lines and says which one is meant.

    chosen: another line, by its key; top_came: another day stands at the top; near_end: forward or not;
    paged: Page Up or Page Down; today_wanted: Home.
    """

    chosen = Signal(str)
    top_came = Signal(object)
    near_end = Signal(bool)
    paged = Signal(int)
    today_wanted = Signal()

    #: The line that can be brought to the top, whatever follows it. Qt measures before the list is made.
    _least_top = ""
    #: The line at the top and its height there, for when all heights change.
    _top: tuple[str, int] = ("", 0)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty list."""
        super().__init__(_("Agenda"), parent)
        self.rows = LineModel(self)
        self.painter_of_rows = AgendaDelegate(self)
        self.setUniformItemSizes(False)
        self.setModel(self.rows)
        self.setItemDelegate(self.painter_of_rows)
        # Its room is kept, so that nothing moves aside for it.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.selectionModel().currentChanged.connect(self._tell)
        #: The line that can be brought to the top, whatever follows it.
        self._least_top = ""
        self._told_top: object = None
        self._looking = QTimer(self)
        self._looking.setSingleShot(True)
        self._looking.setInterval(0)
        self._looking.timeout.connect(self._look_around)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._looking.start())

    def show_lines(self, lines: Sequence[EntryLine], select: str, top: str) -> None:
        """Show lines with one selected. top: the line to bring to the top, "" = what is in sight stays there."""
        held_key, held_at = self._at_top()
        self.rows.set_lines(lines)
        self.doItemsLayout()
        if top:
            self._least_top = top
            self.updateGeometries()
        self._select(select)
        self._bring(top or held_key, -self._above(top) if top else held_at)
        self._top = self._at_top()
        self._looking.start()

    def step(self, by: int) -> None:
        """Go to the next line or the one before, by keyboard."""
        self._by_keyboard = True
        row = self.currentIndex().row() + by
        if 0 <= row < self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(row))

    def step_day(self, by: int) -> None:
        """Go to the first line of the next day, or of the day before."""
        self._by_keyboard = True
        lines, row = self.rows.lines, self.currentIndex().row()
        heads = [number for number, line in enumerate(lines) if isinstance(line, EntryLine) and line.head is not None]
        ahead = [number for number in heads if number > row]
        before = [number for number in heads if number <= row]
        if by > 0 and ahead:
            self.setCurrentIndex(self.rows.index(ahead[0]))
        elif by < 0 and len(before) > 1:
            self.setCurrentIndex(self.rows.index(before[-2]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step by days with the arrows to the sides, by periods with Page Up and Down, and to today with Home."""
        side = 1 if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else -1
        acts: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Right: lambda: self.step_day(side),
            Qt.Key.Key_Left: lambda: self.step_day(-side),
            Qt.Key.Key_PageDown: lambda: self.paged.emit(1),
            Qt.Key.Key_PageUp: lambda: self.paged.emit(-1),
            Qt.Key.Key_Home: lambda: self.today_wanted.emit(),  # noqa: PLW0108 - its type is not known
        }
        act = acts.get(Qt.Key(event.key())) if not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier else None
        if act is None:
            super().keyPressEvent(event)
            return
        act()
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the day stand above its lines where room is short; the same line stays at the top."""
        places = self.painter_of_rows.places
        was_narrow, places.width = places.is_narrow, event.size().width()
        super().resizeEvent(event)
        if places.is_narrow != was_narrow:
            self._stay()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the same line at the top, however high lines are in another look."""
        super().changeEvent(event)
        if event.type() in RESTYLING:
            self._stay()

    def updateGeometries(self) -> None:
        """Leave room below the last line, so that a day can stand at the top although little follows it."""
        super().updateGeometries()
        row = self.rows.row_of(self._least_top) if self._least_top else -1
        if row >= 0:
            index = self.rows.index(row)
            bar = self.verticalScrollBar()
            needed = self.visualRect(index).top() + self.verticalOffset() + self._above(self._least_top)
            if needed > bar.maximum():
                bar.setMaximum(needed)

    def _at_top(self) -> tuple[str, int]:
        """Give the line at the top, and its height there."""
        index = self.indexAt(QPoint(self.viewport().width() // 2, 1))
        return self.rows.key_of(index), self.visualRect(index).top()

    def _stay(self) -> None:
        """Measure all lines anew, and bring the one back to the top that stood there."""
        key, at = self._top
        if key:
            self.doItemsLayout()
            self._bring(key, at)

    def _select(self, key: str) -> None:
        row = self.rows.row_of(key)
        index = self.rows.index(row) if row >= 0 else QModelIndex()
        if index.isValid() and index != self.currentIndex():
            # What is selected need not be in sight: the place is chosen by itself.
            keeps, value = self.hasAutoScroll(), self.verticalScrollBar().value()
            self.setAutoScroll(False)
            self.setCurrentIndex(index)
            self.setAutoScroll(keeps)
            self.verticalScrollBar().setValue(value)

    def _bring(self, key: str, at: int) -> None:
        """Scroll until a line stands at a height."""
        row = self.rows.row_of(key)
        if row >= 0:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.visualRect(self.rows.index(row)).top() - at)

    def _above(self, key: str) -> int:
        """Give the room above a line that parts its day from the one before: at the top nothing is to be parted."""
        row = self.rows.row_of(key)
        line = self.rows.lines[row] if row > 0 else None
        return DAY_GAP if isinstance(line, EntryLine) and line.head is not None else 0

    def _look_around(self) -> None:
        """Tell the day at the top, and whether an end comes near."""
        bar = self.verticalScrollBar()
        index = self.indexAt(QPoint(self.viewport().width() // 2, 1))
        self._top = self._at_top()
        line = self.rows.lines[index.row()] if index.isValid() else None
        if isinstance(line, EntryLine) and line.day != self._told_top:
            self._told_top = line.day
            self.top_came.emit(line.day)
        if not self.isVisible():
            return
        if bar.value() < NEAR:
            self.near_end.emit(False)
        if bar.maximum() - bar.value() < NEAR:
            self.near_end.emit(True)

    def _tell(self, current: QModelIndex) -> None:
        self.chosen.emit(self.rows.key_of(current))
