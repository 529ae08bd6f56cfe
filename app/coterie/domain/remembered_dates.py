# SPDX-License-Identifier: GPL-3.0-or-later
"""Dates that a person remembers, as they are said and typed: a year, a month, a day with or without its year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coterie.domain.errors import BadValue
from coterie.domain.folding import fold
from coterie.domain.moments import PartialDate
from coterie.domain.spoken_dates import spoken_date, spoken_month
from coterie.domain.texts import _

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST = 40
#: So many letters of a month's name are enough.
_SHORTEST_MONTH = 3
#: What some languages say between day, month and year.
_BETWEEN = {"de", "do", "da", "of"}


def spoken_remembered(text: str) -> str:
    """Say what is known of a date, given as ISO text: "2 November", "2 November 1990", "November 1990", "1990"."""
    try:
        known = PartialDate.parse(text)
    except ValueError:
        return text
    first = known.first_day()
    if known.month is None:
        return str(known.year)
    month = spoken_month(known.month)
    if known.day is None:
        return _("{month} {year}").format(month=month, year=known.year)
    if first is None:
        return _("{day} {month}").format(day=known.day, month=month)
    return spoken_date(first)


def typed_remembered(text: str) -> str:
    """Read a remembered date as it is typed, as ISO text of what is known; BadValue for anything else.

    Understood: 2 November, 2 November 1990, November 2, 1990, November 1990, 1990, and 1990-11-02 and its parts.
    """
    try:
        return str(_understood(text[:_LONGEST].strip()))
    except ValueError as error:
        raise BadValue(
            _("“{0}” is no date that can be understood.").format(text[:_LONGEST]),
            _("Write what is known of it: 2 November, 2 November 1990, November 1990 or 1990."),
        ) from error


def _understood(text: str) -> PartialDate:
    if re.fullmatch(r"[\d-]+", text, re.ASCII):
        return PartialDate.parse(text)
    words = [word for word in re.findall(r"[^\W\d_]+|\d+", fold(text)) if word not in _BETWEEN]
    numbers = [word for word in words if word.isdecimal()]
    months = [number for word in words if not word.isdecimal() and (number := _month(word))]
    if len(months) != 1 or len(words) != len(numbers) + 1:
        raise ValueError(text)
    known = _with_numbers(months[0], numbers)
    known.check()
    return known


def _with_numbers(month: int, numbers: Sequence[str]) -> PartialDate:
    """Tell a day from a year by its length."""
    years = [int(number) for number in numbers if len(number) == 4]
    days = [int(number) for number in numbers if len(number) <= 2]
    if len(years) + len(days) != len(numbers) or len(years) > 1 or len(days) > 1 or not numbers:
        raise ValueError(numbers)
    return PartialDate(years[0] if years else None, month, days[0] if days else None)


def _month(word: str) -> int | None:
    """Give the number of a month by its name in the language of the program or in English, or by its beginning."""
    if len(word) < _SHORTEST_MONTH:
        return None
    for names in (_ENGLISH, tuple(fold(spoken_month(number)) for number in range(1, 13))):
        found = [number for number, name in enumerate(names, 1) if name.startswith(word)]
        if len(found) == 1:
            return found[0]
    return None


_ENGLISH = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
