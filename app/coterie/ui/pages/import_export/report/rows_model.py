# SPDX-License-Identifier: GPL-3.0-or-later
"""A list of many rows: how many there are is known, what stands in them comes when somebody looks at them.

It stands on Qt's own model of empty items because a view asks for the number of rows once for each row it lays out.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QStandardItemModel

from coterie.ui.pages.import_export.report.row_words import waiting_line
from coterie.ui.parts.covers import row_said, said
from coterie.ui.parts.rows import ROW_ROLE
from coterie.ui.parts.tooltips import plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.ui.pages.import_export.tables.lines import TableLine

    Index = QModelIndex | QPersistentModelIndex

_ROLE = Qt.ItemDataRole


class RowsModel(QStandardItemModel):
    """Holds the lines that were read. wanted: a row that is looked at and not known."""

    wanted = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin without rows."""
        super().__init__(0, 1, parent)
        self._total = 0
        self._lines: dict[int, TableLine] = {}
        self._waiting = waiting_line()
        self._lacking: OrderedDict[int, None] = OrderedDict()
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.setInterval(0)
        self._asking.timeout.connect(self._ask)

    def set_total(self, total: int) -> None:
        """Show another list of so many rows."""
        self.beginResetModel()
        # Told as one change: Qt's own signals would lay the list out twice.
        blocked = self.blockSignals(True)
        self.setRowCount(total)
        self.blockSignals(blocked)
        self._total = total
        self._lines.clear()
        self._lacking.clear()
        self.endResetModel()

    def put(self, start: int, lines: Sequence[TableLine]) -> None:
        """Take lines that were asked for."""
        self._lines.update(enumerate(lines, start))
        if lines and start < self._total:
            last = min(start + len(lines), self._total) - 1
            self.dataChanged.emit(self.index(start, 0), self.index(last, 0))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say that a row can be selected, and not written into."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """Give the line of a row, or what is said of it."""
        row = index.row()
        if not 0 <= row < self._total:
            return None
        line = self._lines.get(row)
        if line is None:
            self._lack(row)
            line = self._waiting
        if role == ROW_ROLE:
            return line
        if role == _ROLE.AccessibleTextRole:
            return row_said(self, row, line.spoken)
        if role == _ROLE.ToolTipRole:
            return plain_tooltip(row_said(self, row, line.spoken))
        return said(line.cells[0].text) if role == _ROLE.DisplayRole else None

    def _lack(self, row: int) -> None:
        self._lacking[row] = None
        if not self._asking.isActive():
            self._asking.start()

    def _ask(self) -> None:
        rows, self._lacking = list(self._lacking), OrderedDict()
        for row in rows:
            self.wanted.emit(row)
