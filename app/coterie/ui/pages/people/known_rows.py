# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows of a long list that are known, and which are to be asked for: a block at a time, the newest kept."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable, Sequence

    from coterie.ui.parts.rows import PersonLine

BLOCK, BLOCKS = 64, 64
#: So many blocks are asked for together; who scrolls on faster does not want the ones before.
TOGETHER = 4
#: Rows so far off are wanted as well, so that they are there when somebody comes to them.
AHEAD = 24


class KnownRows:
    """Lines by the keys of their records: those on the screen, around it, and where somebody was before."""

    def __init__(self, ids: array[int]) -> None:
        """Know nothing of a list yet."""
        self.ids = ids
        self._lines: OrderedDict[int, PersonLine] = OrderedDict()
        self._old: set[int] = set()
        self._absent: set[int] = set()
        self._wanted: OrderedDict[int, None] = OrderedDict()

    def follow(self, ids: array[int]) -> None:
        """Take another list; what is known is shown until it is known anew."""
        self.ids = ids
        self._old = set(self._lines)
        self._absent.clear()
        self._wanted.clear()

    def forget(self) -> None:
        """Know nothing any more: other records have the same keys."""
        self._lines.clear()
        self.follow(self.ids)

    def line(self, row: int) -> PersonLine | None:
        """Give the line of a row, and want it where it is not known or old."""
        for near in (row - AHEAD, row + AHEAD, row):
            if 0 <= near < len(self.ids) and self._lacks(self.ids[near]):
                self._wanted.pop(near // BLOCK, None)
                self._wanted[near // BLOCK] = None
        return self._lines.get(self.ids[row])

    @property
    def is_wanting(self) -> bool:
        """Whether rows were looked at that are not known."""
        return bool(self._wanted)

    def wanted(self) -> Sequence[int]:
        """Give the keys to ask for: of the blocks looked at last."""
        while len(self._wanted) > TOGETHER:
            self._wanted.popitem(last=False)
        return [
            key
            for block in sorted(self._wanted)
            for key in self.ids[block * BLOCK : (block + 1) * BLOCK]
            if self._lacks(key)
        ]

    def put(self, asked: Iterable[int], lines: Iterable[PersonLine]) -> None:
        """Keep lines; whoever was asked for and is not among them is gone."""
        missing = set(asked)
        for line in lines:
            self._lines[line.id] = line
            self._lines.move_to_end(line.id)
            missing.discard(line.id)
        self._absent |= missing
        self._old.difference_update(asked)
        self._wanted.clear()
        while len(self._lines) > BLOCK * BLOCKS:
            self._lines.popitem(last=False)

    def _lacks(self, key: int) -> bool:
        return (key not in self._lines or key in self._old) and key not in self._absent
