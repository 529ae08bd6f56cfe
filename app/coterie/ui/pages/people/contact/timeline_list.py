# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of a timeline: as high as the entries that were read, on a page that scrolls; one may be edited in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStyleOptionViewItem

from coterie.domain.texts import _
from coterie.ui.pages.people.contact.timeline_model import TimelineModel
from coterie.ui.parts.controls import RESTYLING
from coterie.ui.parts.list_view import ListView
from coterie.ui.parts.timeline_row import TimelineDelegate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from coterie.ui.parts.row_delegate import Index
    from coterie.ui.parts.rows import TimelineLine

#: So many entries are measured in one go.
AT_ONCE = 400
_OWN_KEYS = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}


class EntryDelegate(TimelineDelegate):
    """Paints entries; the one that is edited has the height of its form."""

    def __init__(self, view: TimelineList) -> None:
        """Make one for a list."""
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give the height of an entry, or of its form."""
        known = self._view.known_height(index.row())
        return QSize(120, known) if known else self.measured(option, index)

    def measured(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Measure an entry, or the form in its place."""
        form = self._view.form
        if form is not None and index.row() == self._view.form_row:
            return QSize(120, form.sizeHint().height())
        return super().sizeHint(option, index)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint an entry; the form of one paints itself."""
        if self._view.form is None or index.row() != self._view.form_row:
            super().paint(painter, option, index)


class TimelineList(ListView):
    """Shows entries. removing: the one that has the focus is to be deleted, by its key."""

    removing = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty list."""
        super().__init__(_("Timeline"), parent)
        self.rows = TimelineModel(self)
        self.form: QWidget | None = None
        self._form_key = ""
        self._heights: list[int] = []
        self._next = 0
        self._painter_of_rows = EntryDelegate(self)
        self.setItemDelegate(self._painter_of_rows)
        self._measuring = QTimer(self)
        self._measuring.setInterval(0)
        self._measuring.timeout.connect(self._measure_some)
        self.setUniformItemSizes(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setModel(self.rows)
        self.rows.rowsInserted.connect(self._inserted)
        self.rows.rowsRemoved.connect(self._removed)
        self.rows.dataChanged.connect(lambda first, _last: self._measure_row(first.row()))

    @property
    def form_row(self) -> int:
        """The row that is edited, -1 = none."""
        return self.rows.row_of(self._form_key) if self.form is not None else -1

    @property
    def key(self) -> str:
        """The key of the current entry, "" where there is none."""
        row = self.currentIndex().row()
        return self.rows.lines[row].key if 0 <= row < len(self.rows.lines) else ""

    def show_lines(self, lines: Sequence[TimelineLine]) -> None:
        """Show entries; the current one stays, or the one that comes into its place is current."""
        row = self.currentIndex().row()
        key = self.key
        self.rows.set_lines(lines)
        if key and self.rows.row_of(key) < 0 and self.rows.lines:
            self.setCurrentIndex(self.rows.index(min(row, len(self.rows.lines) - 1)))

    def open_form(self, key: str, form: QWidget) -> None:
        """Put a form into the place of an entry."""
        self.close_form()
        row = self.rows.row_of(key)
        if row < 0:
            return
        self._form_key, self.form = key, form
        self.setIndexWidget(self.rows.index(row), form)
        self.measure_form()

    def close_form(self) -> None:
        """Show the entry again in the place of its form."""
        form, self.form = self.form, None
        if form is not None:
            row = self.rows.row_of(self._form_key)
            self._form_key = ""
            if row >= 0:
                self.setIndexWidget(self.rows.index(row), None)  # type: ignore[arg-type] # None takes it away
                self._measure_row(row)
                self.setCurrentIndex(self.rows.index(row))
            self.scheduleDelayedItemsLayout()

    def measure_form(self) -> None:
        """Give the form the room that it needs now."""
        if self.form_row >= 0:
            self._measure_row(self.form_row)
            self.scheduleDelayedItemsLayout()

    def event(self, event: QEvent) -> bool:
        """Keep the keys that act on an entry from acting on the person."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_own(event):
            event.accept()
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete an entry by key."""
        if self._is_own(event):
            self.removing.emit(self.key)
            event.accept()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure every entry anew where they wrap differently."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._measure_all()

    def changeEvent(self, event: QEvent) -> None:
        """Measure every entry anew under another look."""
        super().changeEvent(event)
        if event.type() in RESTYLING and hasattr(self, "_heights"):
            self._measure_all()

    def sizeHint(self) -> QSize:
        """Give the room of all entries."""
        return QSize(240, sum(self._heights))

    def minimumSizeHint(self) -> QSize:
        """Give the same height: the page scrolls, not the list."""
        return QSize(120, sum(self._heights))

    def _is_own(self, event: QKeyEvent) -> bool:
        return event.key() in _OWN_KEYS and not event.modifiers() and bool(self.key)

    def _inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._heights[first:first] = [self._height_of(row) for row in range(first, last + 1)]
        self._take_height()

    def _removed(self, _parent: QModelIndex, first: int, last: int) -> None:
        del self._heights[first : last + 1]
        self._take_height()

    def _measure_row(self, row: int) -> None:
        if 0 <= row < len(self._heights):
            self._heights[row] = self._height_of(row)
            self._take_height()

    def _measure_all(self) -> None:
        """Measure every entry: the first ones now, thousands of them between events; till then old heights hold."""
        self._next = 0
        self._measure_some()
        if self._next < len(self._heights):
            self._measuring.start()

    def _measure_some(self) -> None:
        end = min(len(self._heights), self._next + AT_ONCE)
        self._heights[self._next : end] = [self._height_of(row) for row in range(self._next, end)]
        self._next = end
        if end >= len(self._heights):
            self._measuring.stop()
        self._take_height()
        self.scheduleDelayedItemsLayout()

    def known_height(self, row: int) -> int:
        """Give the height of a row as it was measured, 0 = not yet: Qt asks for all of them whenever one comes in."""
        return self._heights[row] if 0 <= row < len(self._heights) else 0

    def _height_of(self, row: int) -> int:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        return max(1, self._painter_of_rows.measured(option, self.rows.index(row)).height())

    def _take_height(self) -> None:
        self.setFixedHeight(max(1, sum(self._heights)))
