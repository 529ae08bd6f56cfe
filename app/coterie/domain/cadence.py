# SPDX-License-Identifier: GPL-3.0-or-later
"""Cadence: how often the user wants to be in touch, and when that is due."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from coterie.domain.day_phrases import DAYS_OF, DayPhrases
from coterie.domain.day_words import words_of_line
from coterie.domain.errors import BadValue
from coterie.domain.texts import _, speech

if TYPE_CHECKING:
    from coterie.domain.person_links import PersonLink

_INTERVAL = re.compile(r"\s*(\d{1,4})\s*([dwmy])\s*\Z", re.IGNORECASE)
_LONGEST = 60
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}
LONGEST_DAYS = 3_650


@dataclass(frozen=True)
class Cadence:
    """How often somebody is to be heard of, in days; `next_due` is None while nothing is planned."""

    person: PersonLink
    every_days: int | None
    limit_days: int | None
    next_due: date | None


@dataclass(frozen=True)
class TagCadence:
    """A cadence for everybody with a tag; people: how many wear it now."""

    tag: str
    every_days: int | None
    limit_days: int | None
    people: int


@dataclass(frozen=True)
class CadenceRule:
    """A rule as it is kept, of a person or of a tag. starts_on: counted from here until there was a contact."""

    ideal_days: int
    limit_days: int | None
    starts_on: date
    paused: bool = False


def interval_days(text: str) -> int:
    """Read an interval as days: 6w, 45d, 3m (months of 30 days), 1y (365 days), or in words; BadValue otherwise.

    The letters are the same in every language; words such as every 6 weeks, 6 weeks are of the language in force.
    """
    match = _INTERVAL.match(text)
    days = int(match[1]) * _DAYS[match[2].lower()] if match else _said_days(text)
    if not 1 <= days <= LONGEST_DAYS:
        raise BadValue(
            _("“{0}” is no interval.").format(text),
            _("Write a number with d, w, m or y: 6w for every 6 weeks, 45d, 3m or 1y (ten years at most)."),
        )
    return days


def _said_days(text: str) -> int:
    """Read an interval in words, 0 where it is none."""
    words, found = speech().words, words_of_line(text[:_LONGEST])
    if words is None or not found:
        return 0
    phrases = DayPhrases(words, date.min)
    counted = phrases.count_and_unit(found, 0)
    read = phrases.repeat(found, 0) or (counted and counted[2] > 1 and (counted[0] * DAYS_OF[counted[1]], counted[2]))
    return read[0] if read and read[1] == len(found) else 0


def check_days(days: int) -> None:
    """Refuse an interval that is none."""
    if not 1 <= days <= LONGEST_DAYS:
        raise BadValue(_("{0} is no number of days.").format(days), _("Write 1 to 3650."))


def check_limit(every_days: int, limit_days: int | None) -> None:
    """Refuse a limit that would be reached before the interval itself."""
    if limit_days is not None and limit_days < every_days:
        raise BadValue(
            _("The limit is shorter than the interval."),
            _("The limit is the longest silence you want to allow; make it at least as long as --every."),
        )


def due_on(last_contact: date | None, starts_on: date, every_days: int) -> date:
    """Give the day a contact is due: counted from the last one, or from the start of the rule."""
    return (last_contact or starts_on) + timedelta(days=every_days)
