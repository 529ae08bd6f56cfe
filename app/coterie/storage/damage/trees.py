# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows of a table, page below page, round every page that cannot be read.

Where an inner page is lost, the pages below it are not: nobody points at them any more, but they say by their keys
where they belong.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from coterie.storage.damage.records import (
    INDEX_INTERIOR,
    INDEX_LEAF,
    INTERIOR,
    LEAF,
    USABLE,
    NotARecord,
    Row,
    Value,
    children_of,
    entries_of,
    kind_of,
    rows_of,
)

if TYPE_CHECKING:
    from coterie.storage.damage.pages import Pages

#: Takes the rows of one leaf.
Take = Callable[[list[Row]], None] | None
LOWEST, HIGHEST = -(1 << 63), (1 << 63) - 1
_DEEPEST = 40


@dataclass(frozen=True)
class Gap:
    """Rows that cannot be read: keys above `above` and up to `upto`, as far as pages around them tell."""

    page: int
    above: int
    upto: int


@dataclass
class Harvest:
    """What came of reading one table. gaps: where rows are missing."""

    gaps: list[Gap] = field(default_factory=list)


class Trees:
    """Walks the tables of a vault. Every page is walked once at most."""

    def __init__(self, pages: Pages) -> None:
        """Walk over pages."""
        self.pages = pages
        self.walked: set[int] = set()

    def walk(self, root: int, take: Take) -> Harvest:
        """Give all rows of a table that can be reached from its root, leaf by leaf. take: None = none is wanted."""
        harvest = Harvest()
        self._walk(root, LOWEST, HIGHEST, take, harvest, 0)
        return harvest

    def _walk(  # noqa: PLR0913, PLR0917 - the way down and what is gathered on it
        self, number: int, above: int, upto: int, take: Take, harvest: Harvest, depth: int
    ) -> None:
        page = self.pages.read(number)
        try:
            kind = kind_of(number, page) if page is not None and number not in self.walked else 0
            if page is None or kind not in {LEAF, INTERIOR} or depth > _DEEPEST:
                harvest.gaps.append(Gap(number, above, upto))
            elif kind == LEAF:
                self.walked.add(number)
                self._take_leaf(number, page, take, harvest)
            else:
                self.walked.add(number)
                for child in children_of(number, page):
                    highest = upto if child.highest is None else child.highest
                    self._walk(child.page, above, highest, take, harvest, depth + 1)
                    above = highest
        except NotARecord:
            harvest.gaps.append(Gap(number, above, upto))

    def _take_leaf(self, number: int, page: bytes, take: Take, harvest: Harvest) -> None:
        if take is None:
            return
        rows, lost = rows_of(number, page, self.rest)
        harvest.gaps.extend(Gap(0, key - 1, key) for key in lost)
        take(rows)

    def rest(self, number: int, size: int) -> bytes | None:
        """Give what of a long row stands on pages of its own."""
        found = bytearray()
        for _turn in range(size // (USABLE - 4) + 2):
            if len(found) >= size:
                return bytes(found[:size])
            page = self.pages.read(number)
            if page is None:
                return None
            self.walked.add(number)
            found += page[4:USABLE]
            number = int.from_bytes(page[:4], "big")
        return bytes(found[:size]) if len(found) >= size else None

    def entries(self, root: int) -> list[list[Value]]:
        """Give the entries of an index that can be read."""
        found: list[list[Value]] = []
        waiting, seen = [root], set[int]()
        while waiting:
            number = waiting.pop()
            page = None if number in seen else self.pages.read(number)
            seen.add(number)
            if page is None or kind_of(number, page) not in {INDEX_LEAF, INDEX_INTERIOR}:
                continue
            try:
                entries, below = entries_of(number, page, self.rest)
            except NotARecord:
                continue
            found += entries
            waiting += below
        return found

    @cached_property
    def free(self) -> frozenset[int]:
        """The pages that hold nothing, as far as their list can be read."""
        found: set[int] = set()
        number = self.pages.first_free
        while number and number not in found:
            found.add(number)
            page = self.pages.read(number)
            if page is None:
                break
            count = min(int.from_bytes(page[4:8], "big"), USABLE // 4 - 2)
            found.update(int.from_bytes(page[8 + 4 * at : 12 + 4 * at], "big") for at in range(count))
            number = int.from_bytes(page[:4], "big")
        return frozenset(found)

    def orphans(self) -> list[int]:
        """Give the leaves and inner pages of tables to which no way leads, that of a tree's top alone.

        Asked when everything that can be reached was walked.
        """
        lost: dict[int, bytes] = {}
        for number in range(1, self.pages.count + 1):
            if number in self.walked or number in self.free:
                continue
            page = self.pages.read(number)
            if page is not None and kind_of(number, page) in {LEAF, INTERIOR}:
                lost[number] = page
        below = {child for number, page in lost.items() for child in _children(number, page)}
        return sorted(lost.keys() - below)

    def rows_below(self, number: int) -> list[Row]:
        """Give the rows below a page to which no way leads; nothing of it counts as walked."""
        found: list[Row] = []
        Trees(self.pages).walk(number, found.extend)
        return found


def _children(number: int, page: bytes) -> list[int]:
    if kind_of(number, page) != INTERIOR:
        return []
    try:
        return [child.page for child in children_of(number, page)]
    except NotARecord:
        return []
