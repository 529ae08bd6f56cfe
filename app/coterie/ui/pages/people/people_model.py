# SPDX-License-Identifier: GPL-3.0-or-later
"""A list of any length: its keys are all there, its rows come when somebody looks at them.

It stands on Qt's own model of empty items because a view asks for the number of rows once for each row it lays out:
answered in Python that would take a tenth of a second for 100,000 people.
"""

from __future__ import annotations

from array import array
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QStandardItemModel

from coterie.domain.texts import _
from coterie.ui.pages.people.known_rows import KnownRows
from coterie.ui.parts.covers import row_said, said
from coterie.ui.parts.rows import ROW_ROLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from coterie.ui.parts.rows import PersonLine

    Index = QModelIndex | QPersistentModelIndex

_ROLE = Qt.ItemDataRole
_FLAG = Qt.ItemFlag


def _name(line: PersonLine | None) -> str:
    return said(line.name) if line else ""


def _itself(line: PersonLine | None) -> PersonLine | None:
    return line


#: What a row answers of its line, by the role that asks.
_OF_LINES: dict[int, Callable[[PersonLine | None], object]] = {
    ROW_ROLE: _itself,
    _ROLE.DisplayRole: _name,
}


class PeopleModel(QStandardItemModel):
    """Holds a list by its keys. rows_wanted: keys of rows that are looked at; checked: the box of a key was turned."""

    rows_wanted = Signal(list)
    checked = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin with nobody."""
        super().__init__(0, 1, parent)
        self._known = KnownRows(array("q"))
        self._chosen: frozenset[int] | None = None
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.setInterval(0)
        self._asking.timeout.connect(self._ask)

    @property
    def ids(self) -> array[int]:
        """The keys in order."""
        return self._known.ids

    def set_ids(self, ids: array[int]) -> bool:
        """Show another list, or the same one anew; tells whether it is another."""
        is_other = ids != self._known.ids
        if is_other:
            self.beginResetModel()
            # Told as one change: Qt's own signals would lay the list out twice.
            blocked = self.blockSignals(True)
            self.setRowCount(len(ids))
            self.blockSignals(blocked)
        self._known.follow(ids)
        if is_other:
            self.endResetModel()
        else:
            self._renew()
        return is_other

    def put_rows(self, asked: Sequence[int], lines: Iterable[PersonLine]) -> None:
        """Take the lines of keys that were asked for."""
        self._known.put(asked, lines)
        self._renew()

    def forget(self) -> None:
        """Know no rows any more: another kind of record comes."""
        self._known.forget()

    def set_chosen(self, chosen: frozenset[int] | None) -> None:
        """Show boxes, ticked for these; None = no boxes."""
        if chosen != self._chosen:
            self._chosen = chosen
            self._renew()

    def id_at(self, row: int) -> int:
        """Give the key of a row, 0 for none."""
        return self.ids[row] if 0 <= row < len(self.ids) else 0

    def row_of(self, key: int) -> int:
        """Give the row of a key, -1 for none."""
        try:
            return self.ids.index(key)
        except ValueError:
            return -1

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """Give the line of a row, what is said of it, or whether its box is ticked."""
        row = index.row()
        if not 0 <= row < len(self.ids):
            return None
        if role == _ROLE.CheckStateRole:
            return self._check_state(row)
        if role == _ROLE.AccessibleDescriptionRole:
            return _("Press Enter to open, X to select")
        if role == _ROLE.AccessibleTextRole:
            line = self._line(row)
            return row_said(self, row, line.spoken) if line else _("Loading")
        if role in _OF_LINES:
            return _OF_LINES[role](self._line(row))
        return None

    def setData(self, index: Index, value: Any, role: int = _ROLE.EditRole) -> bool:  # noqa: ANN401 - Qt's
        """Turn the box of a row, as screen readers do; nothing else is written here."""
        del value
        if role != _ROLE.CheckStateRole or self._chosen is None or not index.isValid():
            return False
        self.checked.emit(self.id_at(index.row()))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say what can be done with a row."""
        if not index.isValid():
            return _FLAG.NoItemFlags
        flags = _FLAG.ItemIsEnabled | _FLAG.ItemIsSelectable | _FLAG.ItemNeverHasChildren
        return flags | _FLAG.ItemIsUserCheckable if self._chosen is not None else flags

    def _line(self, row: int) -> PersonLine | None:
        line = self._known.line(row)
        if self._known.is_wanting and not self._asking.isActive():
            # All that one painting misses is asked for together.
            self._asking.start()
        if line is None or self._chosen is None:
            return line
        return replace(line, checked=line.id in self._chosen)

    def _check_state(self, row: int) -> Qt.CheckState | None:
        if self._chosen is None:
            return None
        return Qt.CheckState.Checked if self.ids[row] in self._chosen else Qt.CheckState.Unchecked

    def _ask(self) -> None:
        wanted = self._known.wanted()
        if wanted:
            self.rows_wanted.emit(wanted)

    def _renew(self) -> None:
        if len(self.ids):
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.ids) - 1, 0))
