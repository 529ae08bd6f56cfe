# SPDX-License-Identifier: GPL-3.0-or-later
"""A thin model over what stands on the calendar, which keeps the selection where only some of it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from coterie.domain.texts import _
from coterie.ui.parts.covers import row_said
from coterie.ui.parts.rows import ROW_ROLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    Index = QModelIndex | QPersistentModelIndex

_ROLE = Qt.ItemDataRole


class Line(Protocol):
    """Anything with a key and a sentence that says it."""

    @property
    def key(self) -> str:
        """By what it is found again."""

    @property
    def spoken(self) -> str:
        """The whole of it as one plain sentence."""


class LineModel(QAbstractListModel):
    """Holds lines, cells, chips and blocks."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin without any."""
        super().__init__(parent)
        self._lines: list[Line] = []

    @property
    def lines(self) -> Sequence[Line]:
        """What there is."""
        return self._lines

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines: those that stay at both ends stay, those between them are put in anew."""
        old = [line.key for line in self._lines]
        new = [line.key for line in lines]
        start = _alike(old, new)
        end = _alike(old[start:][::-1], new[start:][::-1])
        if start < len(old) - end:
            self.beginRemoveRows(QModelIndex(), start, len(old) - end - 1)
            del self._lines[start : len(old) - end]
            self.endRemoveRows()
        if start < len(new) - end:
            self.beginInsertRows(QModelIndex(), start, len(new) - end - 1)
            self._lines[start:start] = lines[start : len(new) - end]
            self.endInsertRows()
        for row, line in enumerate(lines):
            if self._lines[row] != line:
                self._lines[row] = line
                self.dataChanged.emit(self.index(row), self.index(row))

    def row_of(self, key: str) -> int:
        """Give the row of a key, -1 where there is none."""
        return next((row for row, line in enumerate(self._lines) if line.key == key), -1)

    def key_of(self, index: Index) -> str:
        """Give the key of a row, "" for none."""
        return self._lines[index.row()].key if index.isValid() else ""

    def rowCount(self, parent: Index | None = None) -> int:
        """Count the rows; they have no children."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """Give the line itself, or what is said of it."""
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        if role == ROW_ROLE:
            return line
        if role in {_ROLE.AccessibleTextRole, _ROLE.DisplayRole}:
            return row_said(self, index.row(), line.spoken)
        if role == _ROLE.AccessibleDescriptionRole:
            return _("Press Enter to open")
        return None


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """Count how many keys at the beginning are the same."""
    number = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        number += 1
    return number
