# SPDX-License-Identifier: GPL-3.0-or-later
"""A thin model over the rows of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from coterie.ui.parts.covers import row_said, said
from coterie.ui.parts.rows import ROW_ROLE
from coterie.ui.parts.tooltips import plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.ui.pages.import_export.tables.lines import TableLine

    Index = QModelIndex | QPersistentModelIndex

_ROLE = Qt.ItemDataRole


class TableModel(QAbstractListModel):
    """Holds lines. check_asked: somebody pressed Space on a row with a box."""

    check_asked = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin without rows."""
        super().__init__(parent)
        self._lines: tuple[TableLine, ...] = ()

    def set_lines(self, lines: Sequence[TableLine]) -> None:
        """Show other rows; where they are the same ones, only those that changed are painted anew."""
        before, self._lines = self._lines, tuple(lines)
        if [line.key for line in before] != [line.key for line in self._lines]:
            self._lines = before
            self.beginResetModel()
            self._lines = tuple(lines)
            self.endResetModel()
            return
        for row, (old, new) in enumerate(zip(before, self._lines, strict=True)):
            if old is not new and old != new:
                place = self.index(row)
                self.dataChanged.emit(place, place)

    def line(self, row: int) -> TableLine:
        """Give the line of a row."""
        return self._lines[row]

    def row_of(self, key: str) -> int:
        """Give the row of a line, -1 where there is none of that key."""
        return next((row for row, line in enumerate(self._lines) if line.key == key), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        """Count the rows; they have no children."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say that a row can be selected, and ticked where it has a box."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self._lines[index.row()].checked is not None:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """Give the line itself, or what is said of it."""
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        if role == ROW_ROLE:
            return line
        if role == _ROLE.CheckStateRole and line.checked is not None:
            return Qt.CheckState.Checked if line.checked else Qt.CheckState.Unchecked
        return _said(row_said(self, index.row(), line.spoken), line, role)

    def setData(self, index: Index, value: Any, role: int = _ROLE.EditRole) -> bool:  # noqa: ANN401 - Qt's
        """Pass on that Space was pressed; whoever holds the state answers with other lines."""
        del value
        if role != _ROLE.CheckStateRole or not index.isValid():
            return False
        self.check_asked.emit(index.row())
        return True


def _said(spoken: str, line: TableLine, role: int) -> str | None:
    """Give what is said of a row in words."""
    if role == _ROLE.AccessibleTextRole:
        return spoken
    if role == _ROLE.ToolTipRole:
        return plain_tooltip(spoken)
    if role == _ROLE.DisplayRole:
        return said(line.cells[0].text) if line.cells else ""
    return None
