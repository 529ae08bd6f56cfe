# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of the day: one list for all sections, as high as its rows, on a page that scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal

from coterie.domain.texts import _
from coterie.ui.pages.today.day_delegate import DayDelegate
from coterie.ui.pages.today.day_model import DayModel
from coterie.ui.parts.list_view import ListView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent
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
        self.selectionModel().currentChanged.connect(self._tell)

    @property
    def key(self) -> str:
        """The key of the current row, "" where there is none."""
        row = self.currentIndex().row()
        return self.rows.lines[row].key if 0 <= row < len(self.rows.lines) else ""

    def show_lines(self, lines: Sequence[Line], select: str) -> None:
        """Show rows and make one the current one: the one of a key, else the first that can be chosen."""
        self.rows.set_lines(lines)
        row = self.rows.row_of(select)
        self._go(row if row >= 0 else self._next_row(-1, 1))

    def step(self, by: int) -> None:
        """Go to the next row that can be chosen, or to the one before, by keyboard."""
        self._by_keyboard = True
        self._go(self._next_row(self.currentIndex().row(), by))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show a glance with Space; arrows step over what cannot be chosen."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Space:
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
