# SPDX-License-Identifier: GPL-3.0-or-later
"""The six tiles of an import in a row, or in as many rows as the room takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from coterie.ui.parts.cards import StatTile
from coterie.ui.parts.tooltips import plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from coterie.ui.pages.import_export.review.words import Tile

GAP = 10


class TileRow(QWidget):
    """Tiles that together are all rows. chosen: one was pressed, by its key; they stay still where none filters."""

    chosen = Signal(str)

    def __init__(self, *, filters: bool) -> None:
        """Make an empty row. filters: the tiles are pressed to see what they count."""
        super().__init__()
        self._filters = filters
        self._tiles: dict[str, StatTile] = {}
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)

    def show_tiles(self, tiles: Sequence[Tile], chosen: str = "") -> None:
        """Show the numbers."""
        for tile in tiles:
            shown = self._tiles.get(tile.key)
            if shown is None:
                shown = self._tiles[tile.key] = self._make(tile)
            shown.set_number(tile.number)
            shown.setAccessibleName(f"{tile.spoken}: {tile.number:,}")
            shown.setChecked(self._filters and tile.key == chosen)
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many rows as are needed."""
        super().resizeEvent(event)
        self._lay_out()

    def minimumSizeHint(self) -> QSize:
        """Give the width of the widest tile."""
        widest = max((tile.minimumSizeHint().width() for tile in self._tiles.values()), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def _make(self, tile: Tile) -> StatTile:
        made = StatTile(tile.icon, tile.tone, tile.title, tile.number)
        made.setToolTip(plain_tooltip(tile.spoken) if tile.spoken != tile.title else "")
        if self._filters:
            made.clicked.connect(lambda _checked=False: self.chosen.emit(tile.key))
        else:
            made.setEnabled(True)
            made.setCheckable(False)
            made.setFocusPolicy(self.focusPolicy())
        return made

    def _lay_out(self) -> None:
        widths = [tile.minimumSizeHint().width() for tile in self._tiles.values()]
        if not widths:
            return
        columns = next((n for n in (6, 3, 2) if self._fits(widths, n)), 1)
        if columns == self._columns:
            return
        self._columns = columns
        for place, tile in enumerate(self._tiles.values()):
            self._grid.addWidget(tile, place // columns, place % columns)
        for column in range(6):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _fits(self, widths: list[int], columns: int) -> bool:
        needed = sum(max(widths[column::columns]) for column in range(min(columns, len(widths))))
        return needed + (columns - 1) * GAP <= self.width()
