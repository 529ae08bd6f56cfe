# SPDX-License-Identifier: GPL-3.0-or-later
"""The lines of the palette for a list view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from coterie.ui.parts.covers import row_said
from coterie.ui.parts.rows import ROW_ROLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.ui.sheets.palette.lines import PaletteLine

Index = QModelIndex | QPersistentModelIndex


class LinesModel(QAbstractListModel):
    """A list of lines; headings cannot be chosen."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self._lines: tuple[PaletteLine, ...] = ()

    def set_lines(self, lines: Sequence[PaletteLine]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def line(self, row: int) -> PaletteLine | None:
        """Give a line, None where there is none."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def first(self) -> int:
        """Give the first line that can be chosen, -1 where none can."""
        return next((row for row, line in enumerate(self._lines) if not line.heading), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        """Count the lines."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        """Give a line, or its words."""
        line = self.line(index.row())
        if line is None:
            return None
        if role == ROW_ROLE:
            return line
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return row_said(self, index.row(), line.spoken)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let lines be chosen and headings not."""
        line = self.line(index.row())
        if line is None or line.heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
