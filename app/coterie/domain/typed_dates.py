# SPDX-License-Identifier: GPL-3.0-or-later
"""Dates as they are typed on a command line: a small closed grammar, and a clear refusal of all else."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from coterie.domain.errors import BadValue
from coterie.domain.moments import FIRST_YEAR, LAST_YEAR, PartialDate
from coterie.domain.texts import _

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NAMED = {"today": 0, "tomorrow": 1, "yesterday": -1}
_AHEAD = re.compile(r"in (\d{1,4}) ?(days?|d|weeks?|w|months?|m|years?|y)\Z")
_AGO = re.compile(r"(\d{1,4}) ?(days?|d|weeks?|w|months?|m|years?|y) ago\Z")
_WEEKDAY = re.compile(r"(?:(next|last) )?([a-z]{3,9})\Z")
_NEXT_UNIT = {"next week": (1, "w"), "next month": (1, "m"), "last week": (-1, "w"), "last month": (-1, "m")}


def typed_date(text: str, today: date, *, past: bool = False) -> date:
    """Read a date as typed; a bare weekday is the coming one, or with `past` the one just gone. BadValue otherwise.

    Understood: 2026-03-02, today, tomorrow, yesterday, friday, next friday, last friday, in 3 days, in 2 weeks,
    in 1 month, 3 days ago, next week, next month.
    """
    words = " ".join(text.lower().split())
    try:
        found = _understood(words, today, past=past)
    except (ValueError, OverflowError):
        found = None
    if found is None or not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise BadValue(
            _("“{0}” is no date that can be understood.").format(text),
            _(
                "Write 2026-03-02, today, tomorrow, yesterday, a weekday, “in 3 days”, “in 2 weeks”, “in 1 month” or "
                "“3 days ago”."
            ),
        )
    return found


def typed_partial_date(text: str) -> str:
    """Read a remembered date: 2019, 2019-05, 2019-05-22 or --05-22; BadValue otherwise."""
    try:
        return str(PartialDate.parse(text.strip()))
    except ValueError as error:
        raise BadValue(
            _("“{0}” is no date that can be understood.").format(text),
            _("Write what is known of it: 2019, 2019-05, 2019-05-22, or --05-22 without a year."),
        ) from error


def _understood(words: str, today: date, *, past: bool) -> date | None:
    if words in _NAMED:
        return today + timedelta(days=_NAMED[words])
    if words in _NEXT_UNIT:
        return _moved(today, *_NEXT_UNIT[words])
    if match := _AHEAD.match(words):
        return _moved(today, int(match[1]), match[2][0])
    if match := _AGO.match(words):
        return _moved(today, -int(match[1]), match[2][0])
    if (match := _WEEKDAY.match(words)) and (day := _weekday(match[2])) is not None:
        back = match[1] == "last" or (past and match[1] is None)
        return _back_to(today, day) if back else today + timedelta(days=(day - today.weekday() - 1) % 7 + 1)
    return date.fromisoformat(words) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", words, re.ASCII) else None


def _back_to(today: date, weekday: int) -> date:
    return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)


def _weekday(word: str) -> int | None:
    """Give the number of a weekday, named in full or by its first three letters or more."""
    return next((at for at, name in enumerate(_WEEKDAYS) if name.startswith(word)), None)


def _moved(day: date, count: int, unit: str) -> date:
    """Move a day by days, weeks, months or years; a month that is too short takes its last day."""
    if unit in "dw":
        return day + timedelta(days=count * (7 if unit == "w" else 1))
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "y" else 1)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
