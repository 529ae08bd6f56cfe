# SPDX-License-Identifier: GPL-3.0-or-later
"""A list whose rows lie where a calendar has them: to a screen reader a list like any other.

Children say where each row lies, left to right; the list turns it round where reading is, finds what is under the
pointer, and lets arrows go from day to day and from thing to thing.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QRegion
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QToolTip

from coterie.ui.pages.calendar.line_model import LineModel
from coterie.ui.pages.calendar.lines import Cell
from coterie.ui.parts.controls import mirrored
from coterie.ui.parts.list_view import ListView
from coterie.ui.parts.rows import ROW_ROLE
from coterie.ui.parts.tooltips import plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent, QPersistentModelIndex
    from PySide6.QtGui import QHelpEvent, QKeyEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from coterie.ui.pages.calendar.lines import Placed

    Index = QModelIndex | QPersistentModelIndex

_ARROWS = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down}
_FLAG = QItemSelectionModel.SelectionFlag


class WholeWords(QStyledItemDelegate):
    """Says the whole of what is under the pointer, where it may be cut; the list paints it."""

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, _option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Show the sentence of a thing; a day says nothing that is not to be seen."""
        line = index.data(ROW_ROLE)
        text = "" if line is None or isinstance(line, Cell) else line.spoken
        QToolTip.showText(event.globalPos(), plain_tooltip(text), view)
        return True


class PlacedList(ListView):
    """Shows days and what stands on them.

    chosen: another thing, by its key; walked: an arrow leads to a day that is not shown; paged: Page Up or Page Down;
    today_wanted: Home.
    """

    chosen = Signal(str)
    walked = Signal(object)
    paged = Signal(int)
    today_wanted = Signal()

    #: Qt measures and looks for rows before the list is made.
    _is_made = False
    _places: Sequence[QRectF | None] = ()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make an empty list. name: what a screen reader calls it."""
        super().__init__(name, parent)
        self.rows = LineModel(self)
        self._places: list[QRectF | None] = []
        self._is_made = True
        self.setModel(self.rows)
        self.setItemDelegate(WholeWords(self))
        self.setAutoScroll(False)
        # Its room is kept, so that nothing moves aside for it.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.selectionModel().currentChanged.connect(self._tell)

    def arrange(self) -> list[QRectF | None]:
        """Give where each row lies in the content, left to right; None for one there is no room for."""
        raise NotImplementedError

    def content_height(self) -> float:
        """Give how high everything is that scrolls."""
        raise NotImplementedError

    def still_height(self) -> float:
        """Give how much at the top does not scroll."""
        return 0

    def paint_rows(self, painter: QPainter) -> None:
        """Paint everything."""
        raise NotImplementedError

    def scrolls(self, row: int) -> bool:
        """Tell whether a row moves when the list is scrolled."""
        del row
        return True

    def show_rows(self, rows: Sequence[Placed], select: str) -> None:
        """Show days and what stands on them, with one selected."""
        self.rows.set_lines(rows)
        self._rearrange()
        row = self.rows.row_of(select)
        index = self.rows.index(row) if row >= 0 else QModelIndex()
        if index.isValid() and index != self.currentIndex():
            self.setCurrentIndex(index)
        self.viewport().update()

    def step(self, by: int) -> None:
        """Go to the next thing or the one before, across the days."""
        self._by_keyboard = True
        row = self.currentIndex().row() + by
        while 0 <= row < self.rows.rowCount() and self._places[row] is None:
            row += by
        if 0 <= row < self.rows.rowCount():
            self._go(row)

    def step_day(self, by: int) -> None:
        """Go to a day so many further on: to what stands on it at the same height, or to the day itself."""
        self._by_keyboard = True
        line = self.rows.lines[self.currentIndex().row()] if self.currentIndex().isValid() else None
        if line is None:
            return
        day = line.day + timedelta(days=by)  # type: ignore[attr-defined]  # every row of a calendar has its day
        there = [
            row
            for row, one in enumerate(self.rows.lines)
            if one.day == day and self._places[row] is not None  # type: ignore[attr-defined]  # as above
        ]
        if not there:
            self.walked.emit(day)
            return
        wanted = self._places[self.currentIndex().row()]
        if isinstance(line, Cell) or wanted is None:
            self._go(there[0])
            return
        things = [row for row in there if not isinstance(self.rows.lines[row], Cell)] or there
        self._go(min(things, key=lambda row: abs(self._top_of(row) - wanted.top())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go by arrows, by periods with Page Up and Down, to today with Home; Enter opens."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        key = Qt.Key(event.key())
        if key in _ARROWS:
            self.go_by_arrow(key)
        elif key in {Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}:
            self.paged.emit(1 if key == Qt.Key.Key_PageDown else -1)
        elif key == Qt.Key.Key_Home:
            self.today_wanted.emit()
        else:
            super().keyPressEvent(event)
            return
        event.accept()
        self.viewport().update()

    def go_by_arrow(self, key: Qt.Key) -> None:
        """Go from day to day to the sides, and from thing to thing up and down."""
        forward = Qt.Key.Key_Right if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else Qt.Key.Key_Left
        if key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.step_day(1 if key == forward else -1)
        else:
            self.step(1 if key == Qt.Key.Key_Down else -1)

    def visualRect(self, index: Index) -> QRect:
        """Give where a row is seen."""
        rect = self.place_of(index.row()) if index.isValid() else None
        return rect.toAlignedRect() if rect is not None else QRect()

    def place_of(self, row: int) -> QRectF | None:
        """Give where a row is seen, exactly; None for one that is not."""
        place = self._places[row] if 0 <= row < len(self._places) else None
        if place is None:
            return None
        if self.scrolls(row):
            place = place.translated(0, -self.verticalScrollBar().value())
        return mirrored(place, QRectF(self.viewport().rect()), self.layoutDirection())

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Find what is under a point: a thing before the day it lies on."""
        there = [row for row in range(len(self._places) - 1, -1, -1) if self._is_at(row, point)]
        things = [row for row in there if not isinstance(self.rows.lines[row], Cell)]
        return self.rows.index((things or there)[0]) if there else QModelIndex()

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Scroll until a row is in sight."""
        del hint
        place = self._places[index.row()] if index.isValid() and index.row() < len(self._places) else None
        if place is None or not self.scrolls(index.row()):
            return
        bar, top = self.verticalScrollBar(), self.still_height()
        seen_from, seen_to = bar.value() + top, bar.value() + self.viewport().height()
        if place.top() < seen_from or place.height() > seen_to - seen_from:
            bar.setValue(round(place.top() - top))
        elif place.bottom() > seen_to:
            bar.setValue(round(place.bottom() - self.viewport().height()))

    def isIndexHidden(self, index: Index) -> bool:
        """Tell whether there is no room for a row."""
        return self.place_of(index.row()) is None

    def horizontalOffset(self) -> int:
        """Never scroll to the side."""
        return 0

    def verticalOffset(self) -> int:
        """Give how far it is scrolled."""
        return self.verticalScrollBar().value()

    def moveCursor(self, _action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Stay: the keys are handled by themselves."""
        return self.currentIndex()

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select what is under a press."""
        index = self.indexAt(rect.topLeft())
        selection = QItemSelection(index, index) if index.isValid() else QItemSelection()
        self.selectionModel().select(selection, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Give where selected rows are seen."""
        region = QRegion()
        for index in selection.indexes():
            region += QRegion(self.visualRect(index).adjusted(-4, -4, 4, 4))
        return region

    def updateGeometries(self) -> None:
        """Let it scroll over the whole height."""
        if not self._is_made:
            return
        bar = self.verticalScrollBar()
        beyond = self.still_height() + self.content_height() - self.viewport().height()
        bar.setPageStep(max(1, self.viewport().height()))
        bar.setSingleStep(20)
        bar.setRange(0, max(0, round(beyond)))
        self.horizontalScrollBar().setRange(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange everything anew."""
        super().resizeEvent(event)
        self._rearrange()

    def changeEvent(self, event: QEvent) -> None:
        """Arrange everything anew under another look."""
        super().changeEvent(event)
        self._rearrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint everything."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self.layoutDirection())
        self.paint_rows(painter)

    def is_ringed(self, row: int) -> bool:
        """Tell whether a row is the current one, and the focus is to be seen."""
        return row == self.currentIndex().row() and self.hasFocus()

    def _is_at(self, row: int, point: QPoint) -> bool:
        """Tell whether a row is seen at a point."""
        place = self.place_of(row)
        if place is None or not place.contains(point):
            return False
        return not self.scrolls(row) or point.y() >= self.still_height()

    def _rearrange(self) -> None:
        if not self._is_made:
            return
        self._places = self.arrange()
        self.updateGeometries()
        self.viewport().update()

    def _go(self, row: int) -> None:
        index = self.rows.index(row)
        self.selectionModel().setCurrentIndex(index, _FLAG.ClearAndSelect)
        self.scrollTo(index)

    def _top_of(self, row: int) -> float:
        place = self._places[row]
        return place.top() if place is not None else 0.0

    def _tell(self, current: QModelIndex) -> None:
        self.viewport().update()
        self.chosen.emit(self.rows.key_of(current))
