# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of the day: one list for all sections, as high as its rows, on a page that scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal

from coterie.domain.texts import _
from coterie.ui.design.theme import theme
from coterie.ui.pages.today.day_delegate import DayDelegate
from coterie.ui.pages.today.day_model import DayModel
from coterie.ui.pages.today.sliding import SlidingRow
from coterie.ui.parts.list_view import ListView
from coterie.ui.parts.rows import TaskLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPixmap
    from PySide6.QtWidgets import QWidget

    from coterie.ui.pages.today.lines import Line


class DayListView(ListView):
    """Shows rows and says which one is meant. chosen: another row, by its key; glanced: Space was pressed."""

    chosen = Signal(str)
    glanced = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty list."""
        super().__init__(_("Today"), parent)
        self.rows = DayModel(self)
        self.painter_of_rows = DayDelegate(self)
        self.setUniformItemSizes(False)
        self.setModel(self.rows)
        self.setItemDelegate(self.painter_of_rows)
        self.grow_with_rows()
        self._sliding: SlidingRow | None = None
        self.selectionModel().currentChanged.connect(self._tell)

    @property
    def key(self) -> str:
        """The key of the current row, "" where there is none."""
        row = self.currentIndex().row()
        return self.rows.lines[row].key if 0 <= row < len(self.rows.lines) else ""

    def show_lines(self, lines: Sequence[Line], select: str) -> None:
        """Show rows and make one the current one: the one of a key, else the first that can be chosen."""
        place = self._leaving(lines) if theme().moves and self.isVisible() else QRect()
        picture = self.viewport().grab(place) if place.isValid() else None
        self.rows.set_lines(lines)
        row = self.rows.row_of(select)
        self._go(row if row >= 0 else self._next_row(-1, 1))
        if picture is not None:
            self._slide(place, picture)

    def step(self, by: int) -> None:
        """Go to the next row that can be chosen, or to the one before, by keyboard."""
        self._by_keyboard = True
        self._go(self._next_row(self.currentIndex().row(), by))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show a glance with Space; arrows step over what cannot be chosen."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Space:
            # While blur is on Space shows the one row.
            if not self.show_instead():
                self.glanced.emit()
            event.accept()
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.step(1 if event.key() == Qt.Key.Key_Down else -1)
            event.accept()
        else:
            super().keyPressEvent(event)
            if not self._can_be_chosen(self.currentIndex().row()):
                self.step(-1 if event.key() == Qt.Key.Key_End else 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a row; a press on what cannot be chosen changes nothing."""
        index = self.indexAt(event.position().toPoint())
        if self._spot_at(event.position()) is None and not self._can_be_chosen(index.row()):
            event.accept()
            return
        super().mousePressEvent(event)

    def _leaving(self, lines: Sequence[Line]) -> QRect:
        """Give the place of the current row where it is the one thing to do that leaves, with a head that goes too."""
        keys = {line.key for line in lines}
        old = self.rows.lines
        gone = [row for row, line in enumerate(old) if line.key not in keys]
        tasks = [row for row in gone if isinstance(old[row], TaskLine)]
        if tasks != [self.currentIndex().row()]:
            return QRect()
        return self.visualRect(self.rows.index(gone[0])).united(self.visualRect(self.rows.index(tasks[0])))

    def _slide(self, place: QRect, picture: QPixmap) -> None:
        """Let a row slide away from a list that is already without it."""
        if self._sliding is not None:
            self._sliding.end()
        self.doItemsLayout()
        rest = QRect(place.topLeft(), QSize(place.width(), max(0, self._height_of_rows() - place.top())))
        around: QWidget = self.parentWidget() or self.viewport()
        there = QRect(self.viewport().mapTo(around, place.topLeft()), place.size())
        self._sliding = SlidingRow(around, there, picture, self.viewport().grab(rest))
        self._sliding.over.connect(self._forget)

    def _forget(self) -> None:
        self._sliding = None

    def _go(self, row: int) -> None:
        if row >= 0 and row != self.currentIndex().row():
            self.setCurrentIndex(self.rows.index(row))
        elif row >= 0 and not self.selectionModel().isSelected(self.rows.index(row)):
            self.selectionModel().select(self.rows.index(row), self.selectionModel().SelectionFlag.ClearAndSelect)

    def _next_row(self, row: int, by: int) -> int:
        """Give the next row that can be chosen, -1 where there is none."""
        row += by
        while 0 <= row < self.rows.rowCount():
            if self._can_be_chosen(row):
                return row
            row += by
        return -1

    def _can_be_chosen(self, row: int) -> bool:
        index = self.rows.index(row)
        return index.isValid() and bool(self.rows.flags(index) & Qt.ItemFlag.ItemIsSelectable)

    def _tell(self, current: QModelIndex) -> None:
        self.chosen.emit(self.rows.lines[current.row()].key if current.isValid() else "")
