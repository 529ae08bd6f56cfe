# SPDX-License-Identifier: GPL-3.0-or-later
"""Chips in the rows of a week: what goes over several days keeps its height on all of them, and the rest fills up."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from coterie.ui.pages.calendar.lines import Chip


class Lanes(NamedTuple):
    """The row of each chip by its key, counted from the top, and by day the chips that there is no room for."""

    rows: Mapping[str, int]
    left: Mapping[date, Sequence[Chip]]


def stacked(chips: Iterable[Chip], room: int) -> Lanes:
    """Give chips of one week their rows. room: how many a day has; where more are needed the last one says so."""
    ordered = list(chips)
    # Sorting is stable: what is on a single day stays in its order.
    ordered.sort(key=lambda chip: (0, chip.day.toordinal(), -chip.length) if chip.length > 1 else (1, 0, 0))
    taken: dict[date, set[int]] = defaultdict(set)
    rows: dict[str, int] = {}
    for chip in ordered:
        row = 0
        while any(row in taken[day] for day in chip.days):
            row += 1
        rows[chip.key] = row
        for day in chip.days:
            taken[day].add(row)
    left = _left_over(ordered, rows, room)
    beyond = {chip.key for some in left.values() for chip in some}
    return Lanes({key: row for key, row in rows.items() if key not in beyond}, left)


def _left_over(chips: Sequence[Chip], rows: Mapping[str, int], room: int) -> dict[date, list[Chip]]:
    """Find what there is no room for: on a day with too much the last row is taken by how much that is."""
    gone = {chip.key for chip in chips if rows[chip.key] >= room}
    while True:
        full = {day for chip in chips if chip.key in gone for day in chip.days}
        more = {chip.key for chip in chips if rows[chip.key] == room - 1 and full.intersection(chip.days)} - gone
        if not more:
            break
        gone |= more
    left: dict[date, list[Chip]] = defaultdict(list)
    for chip in chips:
        if chip.key in gone:
            for day in chip.days:
                left[day].append(chip)
    return dict(left)
