# SPDX-License-Identifier: GPL-3.0-or-later
"""The six tiles of an import in a row, or in as many rows as the room takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal

from coterie.domain.written_numbers import whole
from coterie.ui.pages.import_export.folding import Placing
from coterie.ui.parts.cards import StatTile
from coterie.ui.parts.tooltips import plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from coterie.ui.pages.import_export.review.words import Tile

GAP = 10
#: So many tiles stand in a row, the most that fit.
IN_A_ROW = (6, 3, 2, 1)


class TileRow(Placing):
    """Tiles that together are all rows. chosen: one was pressed, by its key."""

    chosen = Signal(str)

    def __init__(self, *, filters: bool, opens: bool = False) -> None:
        """Make an empty row. filters: the tiles are pressed to see what they count; opens: in a place of its own."""
        super().__init__()
        self._filters, self._opens = filters, opens
        self._tiles: dict[str, StatTile] = {}

    def show_tiles(self, tiles: Sequence[Tile], chosen: str = "") -> None:
        """Show the numbers."""
        for tile in tiles:
            shown = self._tiles.get(tile.key)
            if shown is None:
                shown = self._tiles[tile.key] = self._make(tile)
            shown.set_number(tile.number)
            shown.setAccessibleName(f"{tile.spoken}: {whole(tile.number)}")
            shown.setChecked(self._filters and tile.key == chosen)
        self.updateGeometry()
        self.put()

    def sizeHint(self) -> QSize:
        """Give the size of all in one row."""
        sizes = [tile.sizeHint() for tile in self._tiles.values()]
        width = sum(size.width() for size in sizes) + GAP * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSizeHint(self) -> QSize:
        """Give the size of the widest tile."""
        size = QSize(0, 0)
        for tile in self._tiles.values():
            size = size.expandedTo(tile.minimumSizeHint())
        return size

    def places(self, width: int, height: int) -> list[tuple[QWidget, QRect]]:
        """Give every tile its place: rows are full, and what is left over is shared."""
        del height
        tiles = list(self._tiles.values())
        if not tiles:
            return []
        columns = next((number for number in IN_A_ROW if sum(self._widths(number)) + GAP * (number - 1) <= width), 1)
        least = self._widths(columns)
        spare = max(0, width - sum(least) - GAP * (columns - 1))
        widths = [one + spare // columns for one in least] if columns > 1 else [width]
        high = max(tile.sizeHint().height() for tile in tiles)
        found: list[tuple[QWidget, QRect]] = []
        for place, tile in enumerate(tiles):
            row, column = divmod(place, columns)
            left = sum(widths[:column]) + GAP * column
            found.append((tile, QRect(left, row * (high + GAP), widths[column], high)))
        return found

    def _widths(self, columns: int) -> list[int]:
        least = [tile.minimumSizeHint().width() for tile in self._tiles.values()]
        return [max(least[column::columns], default=0) for column in range(columns)]

    def _make(self, tile: Tile) -> StatTile:
        made = StatTile(tile.icon, tile.tone, tile.title, tile.number)
        made.setParent(self)
        made.show()
        made.setToolTip(plain_tooltip(tile.spoken) if tile.spoken != tile.title else "")
        if self._opens:
            made.setCheckable(False)
        if self._filters or self._opens:
            made.clicked.connect(lambda _checked=False: self.chosen.emit(tile.key))
        else:
            made.setCheckable(False)
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return made
