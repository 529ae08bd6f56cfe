# SPDX-License-Identifier: GPL-3.0-or-later
"""Days to remember as address books write them: which number is the month is settled once for a file.

Google writes ISO dates, Outlook the short date of the system (`5/17/1990`, `17.05.1990`, `17-5-1990`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.card_values import known_date
from coterie.domain.moments import PartialDate
from coterie.importers.text.written_dates import read_date

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

_NUMBERS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?:[ T].{0,40})?\Z", re.ASCII)
#: `0/0/00` and its like; and the years with which Exchange says that there is no date.
_NONE = re.compile(r"[0/.\-: ]+\Z|.*\b(?:4501|1601)\b", re.ASCII)

#: Countries whose short date begins with the month.
_MONTH_FIRST = frozenset(["US", "PR", "GU", "VI", "AS", "MP", "PH", "FM", "MH", "PW"])


class ReadDate(NamedTuple):
    """A date as it was read. iso: "" = unreadable. is_guess: day and month might be the other way round."""

    iso: str
    is_missing: bool = False
    is_guess: bool = False


class DateOrder(NamedTuple):
    """Whether the day stands first in the dates of a file, and whether anything proves it."""

    day_first: bool
    is_known: bool

    def read(self, text: str, today: date) -> ReadDate:
        """Read a day that lies in the past, as every birthday does; years of two digits are of the last hundred."""
        plain = " ".join(text.split())
        if not plain or _NONE.match(plain):
            return ReadDate("", is_missing=True)
        if iso := known_date(plain):
            return ReadDate(iso)
        if match := _NUMBERS.match(plain):
            return self._numbers(match, today)
        found = read_date(plain)
        return ReadDate("" if found is None else str(found))

    def _numbers(self, match: re.Match[str], today: date) -> ReadDate:
        """Read three numbers with a mark between them."""
        first, second = int(match[1]), int(match[3])
        is_open = match[2] != "." and first <= 12 and second <= 12
        day_first = self.day_first if is_open else first > 12 or match[2] == "."
        month, day = (second, first) if day_first else (first, second)
        known = PartialDate(_full_year(match[4], today), month, day)
        try:
            known.check()
        except ValueError:
            return ReadDate("")
        return ReadDate(str(known), is_guess=is_open and first != second and not self.is_known)


def order_of(texts: Iterable[str], fallback: DateOrder) -> DateOrder:
    """Settle the order of a file: a first number above 12 proves the day, a second one the month, both nothing."""
    starts = [
        (int(match[1]), int(match[3])) for text in texts if (match := _NUMBERS.match(text.strip())) and match[2] != "."
    ]
    days_first, months_first = (
        any(first > 12 for first, _second in starts),
        any(second > 12 for _first, second in starts),
    )
    return fallback if days_first == months_first else DateOrder(days_first, is_known=True)


def usual_order(region: str) -> DateOrder:
    """Give the order that is likely where the owner is, for files that prove none."""
    return DateOrder(bool(region) and region.upper() not in _MONTH_FIRST, is_known=False)


def _full_year(text: str, today: date) -> int:
    """Give the year that two digits mean: none that is still to come."""
    if len(text) == 4:
        return int(text)
    year = today.year // 100 * 100 + int(text)
    return year if year <= today.year else year - 100
