# SPDX-License-Identifier: GPL-3.0-or-later
"""Dates that a person remembers, as they are said and typed: a year, a month, a day with or without its year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coterie.domain.day_words import folded_words, words_of_line
from coterie.domain.errors import BadValue
from coterie.domain.moments import PartialDate
from coterie.domain.spoken_dates import spoken_date, spoken_month
from coterie.domain.texts import _, speech

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.domain.day_words import FoldedWords

_LONGEST = 40
_FIGURES = re.compile(r"(\d{1,2})([./])(\d{1,2}|\d{4})(?:(?:\2(\d{4}))|\.)?", re.ASCII)


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
    words = speech().words
    if words is None:
        raise ValueError(text)
    known = _in_words(text, folded_words(words)) or _in_figures(text)
    known.check()
    return known


def _in_words(text: str, words: FoldedWords) -> PartialDate | None:
    """Read a month and what stands beside it: a day, a year or both, in any order; None where no month is named."""
    between = {part for phrase in (*words.of, *words.on) for part in phrase}
    pieces = [word for word in words_of_line(text) if word.folded not in between]
    months = [number for word in pieces if (number := words.any_months.get((word.folded,))) is not None]
    numbers = [match[1] for word in pieces if (match := _number(word.folded, words)) is not None]
    if not months:
        return None
    if len(months) > 1 or len(pieces) != len(numbers) + 1:
        raise ValueError(text)
    return _with_numbers(months[0] + 1, numbers)


def _number(word: str, words: FoldedWords) -> re.Match[str] | None:
    return words.day_number.fullmatch(word) or re.fullmatch(r"(\d+)", word, re.ASCII)


def _in_figures(text: str) -> PartialDate:
    """Read 2/11/1990, 2.11.1990, 2.11., 11/1990 in the order of the country."""
    match = _FIGURES.fullmatch(text)
    if match is None:
        raise ValueError(text)
    first, second, year = match[1], match[3], match[4]
    if len(second) == 4:
        return PartialDate(int(second), int(first), None)
    day_first = speech().habits.day_first or match[2] == "."
    day, month = (first, second) if day_first else (second, first)
    return PartialDate(int(year) if year else None, int(month), int(day))


def _with_numbers(month: int, numbers: Sequence[str]) -> PartialDate:
    """Tell a day from a year by its length."""
    years = [int(number) for number in numbers if len(number) == 4]
    days = [int(number) for number in numbers if len(number) <= 2]
    if len(years) + len(days) != len(numbers) or len(years) > 1 or len(days) > 1 or not numbers:
        raise ValueError(numbers)
    return PartialDate(years[0] if years else None, month, days[0] if days else None)
