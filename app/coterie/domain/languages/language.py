# SPDX-License-Identifier: GPL-3.0-or-later
"""What there is to know of a language: the words of its dates, and how it writes numbers and times.

Every word of a grammar stands in small letters, with its accents: a typed text is compared without them, so that both
ways are read.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

#: A space that no line breaks at, and a narrow one.
NO_BREAK, NARROW = "\u00a0", "\u202f"

Phrases = tuple[str, ...]
#: The words of one thing in a list of things, the first as it is usually written.
Named = tuple[Phrases, ...]


@dataclass(frozen=True, eq=False, repr=False)
class DateWords:
    """How dates, times and rhythms are said. Days of the week begin with Monday, months with January.

    near: phrases for a day near at hand, with how many days it is away. weekdays, months: words that may stand alone in
    a sentence; short_weekdays, short_months: those that are read only beside a number. The phrases of `ahead`, `every`
    and `ago` stand before a number and a unit, `ago_after` behind them; `next`, `last` and `this` stand on either side
    of a unit or a weekday. day_months: (day, month) with words between, `of`; month_first: May 12 is said, too.
    on: what may stand before a date and belongs to it; into: what stands before a month alone. at: before a time;
    hour_signs behind one; morning and evening tell the halves of the day. with_: what stands before a name.
    months_alone: a month with a capital letter is one, without any word before it.
    """

    near: Mapping[str, int]
    weekdays: Named
    short_weekdays: Named
    months: Named
    short_months: Named
    numbers: Mapping[str, int]
    days: Phrases
    weeks: Phrases
    month_units: Phrases
    years: Phrases
    ahead: Phrases
    ago: Phrases = ()
    ago_after: Phrases = ()
    every: Phrases = ()
    next: Phrases = ()
    last: Phrases = ()
    this: Phrases = ()
    of: Phrases = ()
    on: Phrases = ()
    into: Phrases = ()
    at: Phrases = ()
    hour_signs: Phrases = ()
    morning: Phrases = ()
    evening: Phrases = ()
    with_: Phrases = ()
    ordinals: Phrases = ()
    month_first: bool = False
    months_alone: bool = False
    dots: bool = False


class NumberMarks(NamedTuple):
    """How numbers are written. least_grouped: so many digits a number has before thousands are set apart."""

    thousands: str = ","
    decimal: str = "."
    percent: str = "{0}%"
    least_grouped: int = 4

    def whole(self, number: int) -> str:
        """Write a whole number: 1,234."""
        if len(str(abs(number))) < self.least_grouped:
            return str(number)
        return f"{number:,}".replace(",", self.thousands)

    def parted(self, number: float, places: int) -> str:
        """Write a number with so many places behind the mark: 1,234.5."""
        whole, _point, parts = f"{abs(number):.{places}f}".partition(".")
        return ("-" if number < 0 else "") + self.whole(int(whole)) + (self.decimal + parts if parts else "")


class Habits(NamedTuple):
    """What differs between countries of one language.

    day_first: 3/4 is the third of April. half_days: how the halves of a day of twice twelve hours are written, none
    where the hours count to 24.
    """

    day_first: bool = True
    half_days: tuple[str, str] | None = None
    numbers: NumberMarks | None = None


class Language(NamedTuple):
    """One language. own_name: as its speakers call it; habits: of countries that differ from what is usual in it.

    large_nouns: a noun has a capital letter inside a sentence, too. and_turns: the word for "and", what it turns into,
    and the pattern of a word before which it does.
    """

    code: str
    own_name: str
    words: DateWords
    numbers: NumberMarks = NumberMarks()
    habits: Mapping[str, Habits] = MappingProxyType({})
    large_nouns: bool = False
    and_turns: tuple[str, str, str] | None = None

    def habits_of(self, region: str) -> Habits:
        """Give the habits of a country, by its two letters."""
        return self.habits.get(region.upper(), Habits())


@dataclass(frozen=True)
class Speech:
    """A language as it is used in a country; language: None where the program has no grammar of it."""

    language: Language | None
    region: str = ""

    @property
    def words(self) -> DateWords | None:
        """Give the words of its dates."""
        return self.language.words if self.language else None

    @cached_property
    def habits(self) -> Habits:
        """Give what is usual in the country."""
        return self.language.habits_of(self.region) if self.language else Habits()

    @cached_property
    def numbers(self) -> NumberMarks:
        """Give how numbers are written."""
        return self.habits.numbers or (self.language.numbers if self.language else NumberMarks())
