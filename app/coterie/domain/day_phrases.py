# SPDX-License-Identifier: GPL-3.0-or-later
"""Dates in words, in any language there is a grammar of: which day a phrase means, and how many words it takes.

A small closed grammar. A date without a year is the coming one, or the one just gone where the past is meant.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.day_words import Word, folded_words, phrase_lengths

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.domain.languages.language import DateWords

_NUMERIC = re.compile(r"(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2})|\.)?", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_EARLIEST, _LATEST = 1_800, 2_999
_CENTURY = 2_000
#: What is further off is no plan.
_MOST = 3_650
#: A rhythm counts whole days: so many each of these has.
DAYS_OF = {"day": 1, "week": 7, "month": 30, "year": 365}


class DayRead(NamedTuple):
    """A day, how the same words could be read as well, and how many words said it."""

    day: date
    words: int
    other: date | None = None


class DayPhrases:
    """Reads dates in the words of one language.

    gone: a date without a year, and a weekday, lies behind. whole: the text is a date and nothing else, so that short
    names are safe. day_first: 3/4 is the third of April.
    """

    def __init__(
        self, words: DateWords, today: date, *, gone: bool = False, whole: bool = False, day_first: bool = True
    ) -> None:
        """Read as of a day."""
        self._words = folded_words(words)
        self._today = today
        self._gone = gone
        self._whole = whole
        self._day_first = day_first

    def at(self, found: Sequence[Word], place: int) -> DayRead | None:
        """Read the date in words that begins at a place of a line."""
        for before in (0, *phrase_lengths(found, place, self._words.on)):
            for form in (self._near, self._ahead, self._beside, self._weekday_and_date, self._day_month, self._alone):
                read = form(found, place + before)
                if read is not None:
                    return read._replace(words=read.words + before)
        return None

    def numeric(self, found: Sequence[Word], place: int) -> DayRead | None:
        """Read the date in figures that begins at a place: 12/5, 12.5.2026, 12. 5. 2026."""
        for before in (0, *phrase_lengths(found, place, self._words.on)):
            read = self._figures(found, place + before, sure=self._whole or before > 0)
            read = read or self._dotted_apart(found, place + before)
            if read is not None:
                return read._replace(words=read.words + before)
        return None

    def count_and_unit(self, found: Sequence[Word], place: int) -> tuple[int, str, int] | None:
        """Read a number and a unit, or a unit alone for one of it: how many, which, and how many words that takes."""
        if place >= len(found):
            return None
        number, at = found[place].number, place + 1
        if number is None:
            number = self._words.numbers.get(found[place].folded)
        if number is None:
            number, at = 1, place
        unit = self._words.units.get(found[at].folded, "") if at < len(found) else ""
        return (number, unit, at + 1 - place) if unit and number else None

    def repeat(self, found: Sequence[Word], place: int) -> tuple[int, int] | None:
        """Read every 6 weeks: how many days that is, and how many words said it."""
        for length in phrase_lengths(found, place, self._words.every):
            counted = self.count_and_unit(found, place + length)
            if counted is not None:
                return counted[0] * DAYS_OF[counted[1]], length + counted[2]
        return None

    def _near(self, found: Sequence[Word], place: int) -> DayRead | None:
        for parts, days in self._words.near:
            if tuple(word.folded for word in found[place : place + len(parts)]) == parts:
                return DayRead(self._today + timedelta(days=days), len(parts))
        return None

    def _ahead(self, found: Sequence[Word], place: int) -> DayRead | None:
        """Read in 3 weeks, 3 weeks ago."""
        for sign, phrases in ((1, self._words.ahead), (-1, self._words.ago)):
            for length in phrase_lengths(found, place, phrases):
                counted = self.count_and_unit(found, place + length)
                if counted is None:
                    continue
                more = next(phrase_lengths(found, place + length + counted[2], self._words.ago_after), 0)
                return self._counted(sign, counted, length + counted[2] + (more if sign < 0 else 0))
        counted = self.count_and_unit(found, place)
        after = counted and next(phrase_lengths(found, place + counted[2], self._words.ago_after), 0)
        return self._counted(-1, counted, counted[2] + after) if counted and after else None

    def _counted(self, sign: int, counted: tuple[int, str, int], words: int) -> DayRead | None:
        if counted[0] > _MOST:
            return None
        try:
            return DayRead(moved(self._today, sign * counted[0], counted[1]), words)
        except (ValueError, OverflowError):
            return None

    def _beside(self, found: Sequence[Word], place: int) -> DayRead | None:
        """Read next week, next Friday, last month, in either order of words."""
        signs = ((1, self._words.next), (-1, self._words.last), (0, self._words.this))
        for sign, phrases in signs:
            for length in phrase_lengths(found, place, phrases):
                named = self._unit_or_weekday(found, place + length)
                if named is not None:
                    return self._turned(sign, named, length + named[2])
        named = self._unit_or_weekday(found, place)
        if named is None:
            return None
        for sign, phrases in signs[:2]:
            for length in phrase_lengths(found, place + named[2], phrases):
                return self._turned(sign, named, length + named[2])
        return None

    def _unit_or_weekday(self, found: Sequence[Word], place: int) -> tuple[str, int, int] | None:
        """Give a unit, or a weekday by its number, and how many words it takes."""
        weekday = _named(found, place, self._words.any_weekdays)
        if weekday is not None:
            return "", *weekday
        unit = self._words.units.get(found[place].folded, "") if place < len(found) else ""
        return (unit, 0, 1) if unit and unit != "day" else None

    def _turned(self, sign: int, named: tuple[str, int, int], words: int) -> DayRead | None:
        unit, weekday, _taken = named
        if unit:
            if sign > 0:
                return DayRead(_start_of_next(self._today, unit), words)
            return DayRead(moved(self._today, -1, unit), words) if sign < 0 else None
        day = _weekday(self._today, weekday, gone=sign < 0)
        # Some mean the coming one by "next Friday", others the one of the week after.
        other = day + timedelta(days=7) if sign > 0 and (day - self._today).days < 7 else None
        return DayRead(day, words, other)

    def _weekday_and_date(self, found: Sequence[Word], place: int) -> DayRead | None:
        """Read Thursday, 12 March: where the year is not said, the weekday tells it."""
        weekday = _named(found, place, self._words.any_weekdays)
        if weekday is None:
            return None
        number, length = weekday
        for before in (0, *phrase_lengths(found, place + length, self._words.on)):
            at = place + length + before
            read = self._day_month(found, at, number) or self._figures(found, at, number, sure=True)
            if read is not None:
                return read._replace(words=read.words + length + before)
        return None

    def _day_month(self, found: Sequence[Word], place: int, weekday: int | None = None) -> DayRead | None:
        """Read 12 May, 12 de mayo de 2026, 12. Mai, and, where it is said so, May 12."""
        day = self._day_number(found, place)
        if day is not None:
            for between in (*phrase_lengths(found, place + 1, self._words.of), 0):
                month = _named(found, place + 1 + between, self._words.any_months)
                if month is not None:
                    return self._dated(found, place, 1 + between + month[1], (day, month[0] + 1), weekday)
        month = _named(found, place, self._words.any_months) if self._words.month_first else None
        if month is not None and (day := self._day_number(found, place + month[1])) is not None:
            return self._dated(found, place, month[1] + 1, (day, month[0] + 1), weekday)
        return None

    def _dated(
        self, found: Sequence[Word], place: int, words: int, day_month: tuple[int, int], weekday: int | None
    ) -> DayRead | None:
        """Finish a day and a month with the year that follows, or with the one that is meant."""
        year, more = self._year(found, place + words)
        day = self._placed(*day_month, year, weekday)
        return None if day is None else DayRead(day, words + more)

    def _year(self, found: Sequence[Word], place: int) -> tuple[int, int]:
        for between in (*phrase_lengths(found, place, self._words.of), 0):
            number = found[place + between].number if place + between < len(found) else None
            if number is not None and _EARLIEST <= number <= _LATEST:
                return number, between + 1
        return 0, 0

    def _alone(self, found: Sequence[Word], place: int) -> DayRead | None:
        """Read a weekday, or for a whole month its first day: Friday, May 2027, in May."""
        weekday = _named(found, place, self._words.any_weekdays if self._whole else self._words.weekdays)
        if weekday is not None:
            return DayRead(_weekday(self._today, weekday[0], gone=self._gone), weekday[1])
        for before in (*phrase_lengths(found, place, self._words.into), 0):
            month = _named(found, place + before, self._words.any_months if self._whole else self._words.months)
            if month is None:
                continue
            year, more = self._year(found, place + before + month[1])
            if before or more or self._whole or self._is_a_month(found, place):
                day = self._placed(1, month[0] + 1, year, None)
                return None if day is None else DayRead(day, before + month[1] + more)
        return None

    def _is_a_month(self, found: Sequence[Word], place: int) -> bool:
        """Tell whether a month's name in a sentence is one: "may" alone is more often a verb, "Julio" a person."""
        word = found[place]
        after_with = place > 0 and found[place - 1].folded in self._words.with_
        small = word.typed.rstrip(".") not in self._words.written_months
        return self._words.months_alone and word.capital and place > 0 and not after_with and not small

    def _figures(
        self, found: Sequence[Word], place: int, weekday: int | None = None, *, sure: bool = False
    ) -> DayRead | None:
        match = _NUMERIC.fullmatch(found[place].typed) if place < len(found) else None
        if match is None:
            return None
        first, sign, second, year = int(match[1]), match[2], int(match[3]), _full_year(match[4])
        if sign == "-" and len(match[4] or "") != 4:
            return None
        if sign == ".":
            short = match[4] is None and not (self._words.dots and (sure or match[0].endswith(".")))
            day = None if short else self._placed(first, second, year, weekday)
            return None if day is None else DayRead(day, 1)
        readings = [self._placed(first, second, year, weekday), self._placed(second, first, year, weekday)]
        usual, other = readings if self._day_first else readings[::-1]
        day = usual or other
        return None if day is None else DayRead(day, 1, other if usual and other != usual else None)

    def _dotted_apart(self, found: Sequence[Word], place: int) -> DayRead | None:
        """Read 12. 5. 2026, where a point says that a number counts."""
        pair = found[place : place + 2]
        if not self._words.dots or len(pair) < 2 or not all(re.fullmatch(r"\d{1,2}\.", word.typed) for word in pair):
            return None
        return self._dated(found, place, 2, (pair[0].number or 0, pair[1].number or 0), None)

    def _day_number(self, found: Sequence[Word], place: int) -> int | None:
        match = self._words.day_number.fullmatch(found[place].folded) if place < len(found) else None
        return int(match[1]) if match else None

    def _placed(self, day: int, month: int, year: int, weekday: int | None) -> date | None:
        """Give the day of a year that was named, or of the year that is meant."""
        if year:
            return exact_day(year, month, day)
        years = (self._today.year, self._today.year + (-1 if self._gone else 1))
        if weekday is not None:
            near = (exact_day(self._today.year + step, month, day) for step in (0, -1, 1))
            fitting = next((one for one in near if one is not None and one.weekday() == weekday), None)
            if fitting is not None:
                return fitting
        this = exact_day(years[0], month, day)
        if this is not None and (this <= self._today if self._gone else this >= self._today):
            return this
        return exact_day(years[1], month, day)


def iso_day(word: Word) -> date | None:
    """Read 2026-03-02, which is the same in every language."""
    match = _ISO.fullmatch(word.typed)
    return exact_day(int(match[1]), int(match[2]), int(match[3])) if match else None


def exact_day(year: int, month: int, day: int) -> date | None:
    """Give a day, None where no calendar has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def moved(day: date, count: int, unit: str) -> date:
    """Move a day by days, weeks, months or years; a month that is too short takes its last day."""
    if unit in {"day", "week"}:
        return day + timedelta(days=count * (7 if unit == "week" else 1))
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _named(found: Sequence[Word], place: int, names: dict[tuple[str, ...], int]) -> tuple[int, int] | None:
    """Give the number of a name that stands at a place, and how many words it takes; two words go before one."""
    for length in (2, 1):
        piece = tuple(word.folded for word in found[place : place + length])
        if len(piece) == length and piece in names:
            return names[piece], length
    return None


def _weekday(today: date, number: int, *, gone: bool) -> date:
    """Give the coming such day, or the one just gone; never today."""
    if gone:
        return today - timedelta(days=(today.weekday() - number - 1) % 7 + 1)
    return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)


def _start_of_next(today: date, unit: str) -> date:
    """Give the Monday of next week, or the first day of next month or year."""
    if unit == "week":
        return today + timedelta(days=7 - today.weekday())
    return moved(today.replace(day=1, month=1 if unit == "year" else today.month), 1, unit)


def _full_year(written: str | None) -> int:
    if written is None:
        return 0
    return int(written) + (_CENTURY if len(written) == 2 else 0)
