# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of people: one row is current, any number are chosen, and it keeps its place when it is read anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal

from coterie.domain.texts import _
from coterie.ui.pages.people.people_model import PeopleModel
from coterie.ui.pages.people.waiting_rows import WaitingRowDelegate
from coterie.ui.parts.list_view import ListView

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

    from PySide6.QtCore import QPersistentModelIndex
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from coterie.ui.parts.rows import PersonLine

_KEY = Qt.Key
_HELD = Qt.KeyboardModifier
_STRETCHING = {
    _KEY.Key_Up: ListView.CursorAction.MoveUp,
    _KEY.Key_Down: ListView.CursorAction.MoveDown,
    _KEY.Key_PageUp: ListView.CursorAction.MovePageUp,
    _KEY.Key_PageDown: ListView.CursorAction.MovePageDown,
    _KEY.Key_Home: ListView.CursorAction.MoveHome,
    _KEY.Key_End: ListView.CursorAction.MoveEnd,
}
#: Inside the first row that can be seen.
_TOP = QPoint(4, 1)


class Place(NamedTuple):
    """Where somebody is in a list: the current row, and the one at the top with how far it is scrolled out."""

    row: int
    current: int
    top: int
    offset: int


class PeopleList(ListView):
    """Shows people. Its signals speak of keys.

    moved: another row is current; by_hand: it was clicked. turned: somebody is chosen, or no longer. reached: the
    choice reaches from the first to the second. all_wanted: choose everybody. escaped: Esc was pressed. typed: a
    letter was. glanced: Space was.
    """

    moved = Signal(int, bool)
    turned = Signal(int)
    reached = Signal(int, int)
    all_wanted = Signal()
    escaped = Signal()
    typed = Signal(str)
    glanced = Signal()

    def __init__(self) -> None:
        """Make an empty list."""
        super().__init__(_("People"))
        self._is_choosing = False
        self._is_quiet = False
        self.people = PeopleModel(self)
        self.setModel(self.people)
        delegate = WaitingRowDelegate(self)
        self.setItemDelegate(delegate)
        delegate.check_clicked.connect(lambda index: self.turned.emit(self.people.id_at(index.row())))
        self.people.checked.connect(self.turned)

    @property
    def current_id(self) -> int:
        """The key of the current row, 0 for none."""
        return self.people.id_at(self.currentIndex().row())

    def visible_ids(self) -> Sequence[int]:
        """Give the keys of the rows that can be seen."""
        first = self.indexAt(_TOP).row()
        if first < 0:
            return ()
        last = self.indexAt(QPoint(_TOP.x(), self.viewport().height() - 1)).row()
        return self.people.ids[first : last + 1 if last >= 0 else len(self.people.ids)]

    def show_ids(self, ids: array[int], rows: Sequence[PersonLine], *, anew: bool) -> None:
        """Show a list with the rows that are known of it. anew: from its beginning, else where somebody was."""
        place = self._place()
        is_other = self.people.set_ids(ids)
        self.people.put_rows([line.id for line in rows], rows)
        if not (is_other or anew):
            return
        self.doItemsLayout()
        if anew:
            self.scrollToTop()
            self._make_current(self.people.row_of(place.current))
        else:
            self._return_to(place)

    def set_chosen(self, chosen: frozenset[int] | None) -> None:
        """Show boxes, ticked for these; None = no boxes."""
        self._is_choosing = chosen is not None
        self.people.set_chosen(chosen)

    def go_to(self, key: int) -> bool:
        """Make a record current and bring it into sight; tells whether it is there."""
        row = self.people.row_of(key)
        if row >= 0:
            self._make_current(row)
            self.scrollTo(self.people.index(row, 0))
        return row >= 0

    def step(self, by: int) -> None:
        """Go some rows on, or back, as the arrows do."""
        last = len(self.people.ids) - 1
        if last >= 0:
            self._by_keyboard = True
            self.setCurrentIndex(self.people.index(min(last, max(0, self.currentIndex().row() + by)), 0))

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Tell that somebody went to another row."""
        super().currentChanged(current, previous)
        if not self._is_quiet and current.isValid():
            self.moved.emit(self.people.id_at(current.row()), False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Stretch the choice with Shift, give it up with Esc; every other key is the list's own."""
        key, held = Qt.Key(event.key()), event.modifiers() & ~_HELD.KeypadModifier
        if key == _KEY.Key_Escape and held == _HELD.NoModifier:
            self.escaped.emit()
        elif key in _STRETCHING and held == _HELD.ShiftModifier:
            self._stretch(_STRETCHING[key])
        elif key == _KEY.Key_A and held == _HELD.ControlModifier:
            self.all_wanted.emit()
        elif key == _KEY.Key_Space and held == _HELD.NoModifier and not self._is_choosing:
            # While blur is on Space shows the one row.
            if not self.show_instead():
                self.glanced.emit()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def show_instead(self) -> bool:
        """Show the true words of the current row; while people are chosen Space chooses."""
        return not self._is_choosing and super().show_instead()

    def keyboardSearch(self, search: str) -> None:
        """Hand letters on: whoever looks for somebody types a filter, and asking every row would take seconds."""
        if search.strip():
            self.typed.emit(search)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose with Ctrl and Shift; while people are chosen a plain click chooses, too, so that none loses them."""
        row = self.indexAt(event.position().toPoint()).row()
        held = event.modifiers()
        choosing = self._is_choosing or held & (_HELD.ControlModifier | _HELD.ShiftModifier)
        on_row = event.button() == Qt.MouseButton.LeftButton and row >= 0 and self._spot_at(event.position()) is None
        if not on_row:
            super().mousePressEvent(event)
        elif choosing:
            self._by_keyboard = False
            before = self.current_id
            self._make_current(row)
            if held & _HELD.ShiftModifier:
                self.reached.emit(before or self.current_id, self.current_id)
            else:
                self.turned.emit(self.current_id)
            event.accept()
        else:
            self._is_quiet = True
            super().mousePressEvent(event)
            self._is_quiet = False
            self.moved.emit(self.people.id_at(row), True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer; dragging across rows opens nobody."""
        self._is_quiet = event.buttons() != Qt.MouseButton.NoButton
        super().mouseMoveEvent(event)
        self._is_quiet = False

    def _stretch(self, action: ListView.CursorAction) -> None:
        before = self.current_id
        row = self.moveCursor(action, _HELD.NoModifier).row()
        if row >= 0:
            self._by_keyboard = True
            self._make_current(row)
            self.scrollTo(self.currentIndex())
            self.reached.emit(before or self.current_id, self.current_id)

    def _place(self) -> Place:
        top = self.indexAt(_TOP)
        offset = self.visualRect(top).top() if top.isValid() else 0
        return Place(self.currentIndex().row(), self.current_id, self.people.id_at(top.row()), offset)

    def _return_to(self, place: Place) -> None:
        """Show what was shown before; where the current row is gone, the one that took its place is current."""
        row = self.people.row_of(place.current)
        gone = row < 0 <= place.row
        self._make_current(min(place.row, len(self.people.ids) - 1) if gone else row)
        top = self.people.row_of(place.top)
        if top >= 0:
            self.scrollTo(self.people.index(top, 0), ListView.ScrollHint.PositionAtTop)
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - place.offset)
        if gone and self.current_id:
            self.scrollTo(self.currentIndex())
            self.moved.emit(self.current_id, False)

    def _make_current(self, row: int) -> None:
        """Make a row current without scrolling, and without telling that somebody went there."""
        index = self.people.index(row, 0) if row >= 0 else QModelIndex()
        flags = QItemSelectionModel.SelectionFlag
        self._is_quiet = True
        self.setAutoScroll(False)
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect if row >= 0 else flags.Clear)
        self.setAutoScroll(True)
        self._is_quiet = False
        self.viewport().update()
