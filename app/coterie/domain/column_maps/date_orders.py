# SPDX-License-Identifier: GPL-3.0-or-later
"""Dates such as 03/04/2025, of which nobody can tell the day from the month: how many fit each reading."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_SLASHED = re.compile(r"\s*(?P<one>\d{1,2})/(?P<two>\d{1,2})/(?P<year>\d{4}|\d{2})\b")
_CENTURY, _NEXT = 1900, 70


class DateOrders(NamedTuple):
    """How dates with slashes can be read. doubtful: the first one that has two readings, "" = none.

    dates: how many there are; day_first, month_first: how many of them are a day of the calendar when read so.
    """

    dates: int = 0
    day_first: int = 0
    month_first: int = 0
    doubtful: str = ""

    @property
    def likely(self) -> str:
        """Give the order in which more of them are dates, as a map names it; "" where both are as likely."""
        if self.day_first == self.month_first:
            return ""
        return "day first" if self.day_first > self.month_first else "month first"


def date_orders(cells: Iterable[str]) -> DateOrders:
    """Count the readings of the dates among cells."""
    dates = day_first = month_first = 0
    doubtful = ""
    for cell in cells:
        readings = both_readings(cell)
        if readings is None:
            continue
        first, second = readings
        dates += 1
        day_first += first is not None
        month_first += second is not None
        if first is not None and second is not None and first != second:
            doubtful = doubtful or cell.strip()
    return DateOrders(dates, day_first, month_first, doubtful)


def both_readings(text: str) -> tuple[date | None, date | None] | None:
    """Read a date with slashes with the day first and with the month first; None for anything else."""
    match = _SLASHED.match(text)
    if match is None:
        return None
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    if len(match["year"]) == 2:
        year += _CENTURY if year >= _NEXT else _CENTURY + 100
    return _day(year, two, one), _day(year, one, two)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
