# SPDX-License-Identifier: GPL-3.0-or-later
"""Times as they are typed: 14:30, 14.30, 14h30, 9, 2 pm."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from coterie.domain.clock_phrases import time_at
from coterie.domain.day_words import words_of_line
from coterie.domain.errors import BadValue
from coterie.domain.texts import _, speech

_TIME = re.compile(r"(\d{1,2})(?:\s*[:.h]\s*(\d{2}))?\s*h?\s*(am|pm)?", re.IGNORECASE | re.ASCII)
#: The halves of the day as locales write them: p.m., p. m., PM.
_HALF = re.compile(r"\s*\b([ap])\.?\s?m\b\.?", re.IGNORECASE)
_COMPACT = re.compile(r"(\d{1,2})(\d{2})", re.ASCII)
_DAY = 24 * 60


def typed_time(text: str) -> time | None:
    """Read a time; None for an empty text, BadValue for one that is none."""
    written = _HALF.sub(r" \1m", text.strip())
    if not written:
        return None
    said = _in_words(written)
    if said is not None:
        return said
    found = _TIME.fullmatch(written) or _COMPACT.fullmatch(written)
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (99, 0)
    half = (found[3] or "").lower() if found and found.re is _TIME else ""
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif half:
        hour = 99
    if hour > 23 or minute > 59:
        raise BadValue(_("“{0}” is no time.").format(text.strip()), _("Write it like 14:30."))
    return time(hour, minute)


def _in_words(text: str) -> time | None:
    """Read 14 Uhr, 14h30, 4 de la tarde in the language in force."""
    words, found = speech().words, words_of_line(text)
    read = time_at(found, 0, words) if words is not None and found else None
    return read.at if read is not None and read.words == len(found) else None


def minutes_between(starts: time, ends: time | None) -> int:
    """Give the minutes from one time to the next time it is the other; 0 without an end."""
    if ends is None:
        return 0
    day = date(2000, 1, 1)
    minutes = int((datetime.combine(day, ends) - datetime.combine(day, starts)).total_seconds()) // 60
    return minutes % _DAY


def later(starts: time, minutes: int) -> time:
    """Give the time so many minutes later."""
    return (datetime.combine(date(2000, 1, 1), starts) + timedelta(minutes=minutes)).time()
