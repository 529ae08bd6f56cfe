# SPDX-License-Identifier: GPL-3.0-or-later
"""A thin model over the entries of a timeline, which grows below and keeps what did not change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from coterie.domain.texts import _
from coterie.ui.parts.covers import row_said, said
from coterie.ui.parts.rows import ROW_ROLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.ui.parts.rows import TimelineLine

    Index = QModelIndex | QPersistentModelIndex

_ROLE = Qt.ItemDataRole


class TimelineModel(QAbstractListModel):
    """Holds the entries that were read."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin without entries."""
        super().__init__(parent)
        self._lines: list[TimelineLine] = []

    @property
    def lines(self) -> Sequence[TimelineLine]:
        """The entries there are."""
        return self._lines

    def set_lines(self, lines: Sequence[TimelineLine]) -> None:
        """Show other entries: those that stay at both ends stay, those between them are put in anew."""
        old, new = self._lines, list(lines)
        start = 0
        while start < min(len(old), len(new)) and old[start].key == new[start].key:
            start += 1
        end = 0
        while end < min(len(old), len(new)) - start and old[-1 - end].key == new[-1 - end].key:
            end += 1
        self._remove(start, len(old) - end)
        self._insert(start, new[start : len(new) - end])
        for row, line in enumerate(new):
            if self._lines[row] != line:
                self._lines[row] = line
                self.dataChanged.emit(self.index(row), self.index(row))

    def add_lines(self, lines: Sequence[TimelineLine]) -> None:
        """Show more entries below."""
        self._insert(len(self._lines), list(lines))

    def row_of(self, key: str) -> int:
        """Give the row of a key, -1 where there is none."""
        return next((row for row, line in enumerate(self._lines) if line.key == key), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        """Count the entries; they have no children."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """Give the line itself, or what is said of it."""
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        if role == ROW_ROLE:
            return line
        if role == _ROLE.AccessibleTextRole:
            return row_said(self, index.row(), line.spoken)
        if role == _ROLE.AccessibleDescriptionRole:
            return _("Press Enter to edit, Delete to delete") if line.key.startswith("entry:") else None
        if role == _ROLE.DisplayRole:
            return said(line.title)
        return None

    def _remove(self, first: int, end: int) -> None:
        if end > first:
            self.beginRemoveRows(QModelIndex(), first, end - 1)
            del self._lines[first:end]
            self.endRemoveRows()

    def _insert(self, first: int, lines: Sequence[TimelineLine]) -> None:
        if lines:
            self.beginInsertRows(QModelIndex(), first, first + len(lines) - 1)
            self._lines[first:first] = lines
            self.endInsertRows()
