# SPDX-License-Identifier: GPL-3.0-or-later
"""English."""

from __future__ import annotations

from coterie.domain.languages.language import DateWords, Habits, Language

_AMERICAN = Habits(day_first=False, half_days=("AM", "PM"))
_CANADIAN = Habits(day_first=False, half_days=("a.m.", "p.m."))
_SMALL = Habits(half_days=("am", "pm"))

ENGLISH = Language(
    "en",
    "English",
    DateWords(
        near={
            "today": 0, "tomorrow": 1, "yesterday": -1, "day after tomorrow": 2, "the day after tomorrow": 2,
            "day before yesterday": -2, "the day before yesterday": -2,
        },
        weekdays=(
            ("monday",), ("tuesday",), ("wednesday",), ("thursday",), ("friday",), ("saturday",), ("sunday",),
        ),
        short_weekdays=(
            ("mon",), ("tue", "tues"), ("wed", "weds"), ("thu", "thur", "thurs"), ("fri",), ("sat",), ("sun",),
        ),
        months=(
            ("january",), ("february",), ("march",), ("april",), ("may",), ("june",), ("july",), ("august",),
            ("september",), ("october",), ("november",), ("december",),
        ),
        short_months=(
            ("jan",), ("feb",), ("mar",), ("apr",), ("may",), ("jun",), ("jul",), ("aug",), ("sep", "sept"), ("oct",),
            ("nov",), ("dec",),
        ),
        numbers={
            "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
            "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
        },
        days=("day", "days", "d"), weeks=("week", "weeks", "w"), month_units=("month", "months", "m"),
        years=("year", "years", "y"),
        ahead=("in",), ago_after=("ago",), every=("every", "each"),
        next=("next",), last=("last",), this=("this",),
        of=("of",), on=("on", "on the", "by", "by the", "until", "till", "for"), into=("in", "by", "until"),
        at=("at",), morning=("am", "a.m", "in the morning"),
        evening=("pm", "p.m", "in the afternoon", "in the evening"),
        with_=("with",), ordinals=("st", "nd", "rd", "th"),
        month_first=True, months_alone=True,
    ),
    habits={
        "US": _AMERICAN, "PH": _AMERICAN, "PR": _AMERICAN, "CA": _CANADIAN, "AU": _SMALL, "NZ": _SMALL, "IN": _SMALL,
        "PK": _SMALL, "SG": _SMALL, "HK": _SMALL,
    },
)  # fmt: skip
