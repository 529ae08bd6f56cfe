# SPDX-License-Identifier: GPL-3.0-or-later
"""Dates as they are typed where nothing but a date belongs: a small closed grammar, and a clear refusal of all else.

Words are read in the language in force; 2026-03-02 is read in every one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.day_phrases import DayPhrases, DayRead, iso_day
from coterie.domain.day_words import words_of_line
from coterie.domain.errors import BadValue
from coterie.domain.moments import FIRST_YEAR, LAST_YEAR, PartialDate
from coterie.domain.texts import _, speech

if TYPE_CHECKING:
    from datetime import date

#: Longer texts are no dates.
_LONGEST = 80


def typed_date(text: str, today: date, *, past: bool = False) -> date:
    """Read a date as typed, BadValue for anything else. past: a bare weekday, or a day without a year, lies behind.

    Understood: 2026-03-02, today, tomorrow, yesterday, friday, next friday, last friday, in 3 days, in 2 weeks,
    in 1 month, 3 days ago, next week, next month, 12 May, 12 May 2026, 13/5/2026; not 3/4, which is two days.
    """
    read = read_day(text, today, past=past)
    found = read.day if read and not (read.other and "/" in text) else None
    if found is None or not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise BadValue(
            _("“{0}” is no date that can be understood.").format(text),
            _(
                "Write 2026-03-02, today, tomorrow, yesterday, a weekday, “in 3 days”, “in 2 weeks”, “in 1 month” or "
                "“3 days ago”."
            ),
        )
    return found


def read_day(text: str, today: date, *, past: bool = False) -> DayRead | None:
    """Read a text that is a date and nothing else, with how it could be read as well; None for anything else."""
    found = words_of_line(text[:_LONGEST])
    if len(found) == 1 and (day := iso_day(found[0])) is not None:
        return DayRead(day, 1)
    words = speech().words
    if words is None or not found or len(text) > _LONGEST:
        return None
    phrases = DayPhrases(words, today, gone=past, whole=True, day_first=speech().habits.day_first)
    for read in (phrases.at(found, 0), phrases.numeric(found, 0)):
        if read is not None and read.words == len(found):
            return read
    return None


def typed_partial_date(text: str) -> str:
    """Read a remembered date: 2019, 2019-05, 2019-05-22 or --05-22; BadValue otherwise."""
    try:
        return str(PartialDate.parse(text.strip()))
    except ValueError as error:
        raise BadValue(
            _("“{0}” is no date that can be understood.").format(text),
            _("Write what is known of it: 2019, 2019-05, 2019-05-22, or --05-22 without a year."),
        ) from error
