# SPDX-License-Identifier: GPL-3.0-or-later
"""A thin model over finished lines: what a list shows and what a screen reader says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from coterie.ui.parts.covers import row_said, said
from coterie.ui.parts.rows import ROW_ROLE

if TYPE_CHECKING:
    from collections.abc import Sequence

_ROLE = Qt.ItemDataRole


class Line(Protocol):
    """A finished line of any kind."""

    @property
    def spoken(self) -> str:
        """What a screen reader says of it."""


class RowModel(QAbstractListModel):
    """Holds lines. hint: what a screen reader adds about what can be done with a row."""

    def __init__(self, parent: QObject | None = None, *, hint: str = "") -> None:
        """Begin without rows."""
        super().__init__(parent)
        self._hint = hint
        self._lines: list[Line] = []

    def set_rows(self, lines: Sequence[Line]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    def replace_row(self, row: int, line: Line) -> None:
        """Show another line in a row."""
        self._lines[row] = line
        place = self.index(row)
        self.dataChanged.emit(place, place)

    def remove_row(self, row: int) -> None:
        """Leave a row out."""
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._lines[row]
        self.endRemoveRows()

    def line(self, row: int) -> Line:
        """Give the line of a row."""
        return self._lines[row]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """Count the rows; they have no children."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = _ROLE.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """Give the line itself, or what is said of it."""
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        if role == ROW_ROLE:
            return line
        if role == _ROLE.AccessibleTextRole:
            return row_said(self, index.row(), line.spoken)
        if role == _ROLE.AccessibleDescriptionRole:
            return self._hint or None
        if role == _ROLE.DisplayRole:
            return said(getattr(line, "title", "") or getattr(line, "name", line.spoken))
        return None
