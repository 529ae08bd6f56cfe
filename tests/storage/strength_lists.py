# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists by strength, held against what the rules say of each person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.services.health import Health
from coterie.services.searching import Searching
from tests.builders import Opened, StoppedClock

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from coterie.domain.people import PersonRow
    from coterie.services.ports.searching import PageKey

FILTERS: dict[str, Callable[[int | None], bool]] = {
    "": lambda _number: True,
    "strength:<40": lambda number: number is not None and number < 40,
    "-strength:<40": lambda number: number is None or number >= 40,
    "strength:>=25": lambda number: number is not None and number >= 25,
    "strength:none": lambda number: number is None,
    "-strength:none": lambda number: number is not None,
}


def begin_day(opened: Opened) -> None:
    """Keep the strengths of the day on which the clock stands."""
    Searching(opened.vault, opened.clock).begin_day()


def kept_day(opened: Opened) -> str | None:
    """Give the day of the kept strengths."""
    ((day,),) = opened.rows("SELECT day FROM strength_day")
    return None if day is None else str(day)


def check_lists(opened: Opened, day: date) -> None:
    """On a day everybody stands in the order of the rules' numbers, in every page and behind every filter."""
    searching = Searching(opened.vault, StoppedClock(day))
    by_name = searching.people(limit=1_000).rows
    by_strength = in_order(by_name)
    for size in (1, 2, 7, 1_000):
        assert in_pages(searching, size) == [row.id for row in by_strength]
    for text, holds in FILTERS.items():
        for sort, rows in (("name", by_name), ("strength", by_strength)):
            wanted = [row.id for row in rows if holds(row.strength)]
            assert list(searching.ids_in_order(text, sort)) == wanted, (text, sort, day)
            assert searching.people(text, 1, sort).total == len(wanted)


def check_days(opened: Opened) -> None:
    """The lists are right today, and as they will be on days to come."""
    for days in (0, 1, 200):
        check_lists(opened, StoppedClock(opened.clock.day).go(days))


def check_kept(opened: Opened) -> None:
    """The lists are right on any day, and everything that is kept is of one."""
    check_days(opened)
    assert Health(opened.vault).faults() == []


def in_order(rows: tuple[PersonRow, ...]) -> list[PersonRow]:
    """Sort by the numbers that the rows show, which the rules gave; people without one come last."""
    known = [(row.strength, row.id, row) for row in rows if row.strength is not None]
    unknown = [(row.id, row) for row in rows if row.strength is None]
    return [row for *_key, row in sorted(known, reverse=True)] + [row for _key, row in sorted(unknown)]


def in_pages(searching: Searching, size: int) -> list[int]:
    """Give everybody, page behind page."""
    found: list[int] = []
    after: PageKey | None = None
    while True:
        page = searching.people(limit=size, sort="strength", after=after)
        found += [row.id for row in page.rows]
        after = page.next
        if after is None:
            return found
