# SPDX-License-Identifier: GPL-3.0-or-later
"""A thin model over the rows of the day, which keeps the selection where only some of them change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from coterie.domain.texts import _
from coterie.ui.pages.today.lines import EventLine, FoldLine, HeadingLine, NoteLine
from coterie.ui.parts.covers import row_said, said
from coterie.ui.parts.rows import ROW_ROLE, TaskLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.ui.pages.today.lines import Line

    Index = QModelIndex | QPersistentModelIndex

_ROLE = Qt.ItemDataRole
_FLAG = Qt.ItemFlag


class DayModel(QAbstractListModel):
    """Holds the rows of the page."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin without rows."""
        super().__init__(parent)
        self._lines: list[Line] = []

    @property
    def lines(self) -> Sequence[Line]:
        """The rows there are."""
        return self._lines

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show other rows: those that stay at both ends stay, those between them are put in anew."""
        old = [line.key for line in self._lines]
        new = [line.key for line in lines]
        start = _alike(old, new)
        end = _alike(old[start:][::-1], new[start:][::-1])
        self._remove(start, len(old) - end)
        self._insert(start, lines[start : len(new) - end])
        for row, line in enumerate(lines):
            if self._lines[row] != line:
                self._lines[row] = line
                self.dataChanged.emit(self.index(row), self.index(row))

    def row_of(self, key: str) -> int:
        """Give the row of a key, -1 where there is none."""
        return next((row for row, line in enumerate(self._lines) if line.key == key), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        """Count the rows; they have no children."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let every row be chosen that does something."""
        if not index.isValid():
            return _FLAG.NoItemFlags
        line = self._lines[index.row()]
        if isinstance(line, NoteLine) or (isinstance(line, HeadingLine) and line.is_open is None):
            return _FLAG.ItemIsEnabled
        return _FLAG.ItemIsEnabled | _FLAG.ItemIsSelectable

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
            return _hint(line) or None
        if role == _ROLE.DisplayRole:
            name = line.name if isinstance(line, TaskLine) else getattr(line, "title", "") or getattr(line, "text", "")
            return said(name)
        return None

    def _remove(self, first: int, end: int) -> None:
        if end > first:
            self.beginRemoveRows(QModelIndex(), first, end - 1)
            del self._lines[first:end]
            self.endRemoveRows()

    def _insert(self, first: int, lines: Sequence[Line]) -> None:
        if lines:
            self.beginInsertRows(QModelIndex(), first, first + len(lines) - 1)
            self._lines[first:first] = lines
            self.endInsertRows()


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """Count how many keys two lists have in common from the beginning on."""
    number = 0
    while number < min(len(one), len(other)) and one[number] == other[number]:
        number += 1
    return number


def _hint(line: Line) -> str:
    """Say what can be done with a row."""
    if isinstance(line, HeadingLine):
        return _("Press Enter to fold or unfold") if line.is_open is not None else ""
    if isinstance(line, FoldLine):
        return _("Press Enter to review, Del to let all go")
    if isinstance(line, EventLine):
        return _("Press Enter to open the person") if line.person else ""
    if isinstance(line, TaskLine) and not line.done:
        return _("Press E when it is done, Enter to open")
    return ""
