# SPDX-License-Identifier: GPL-3.0-or-later
"""Dates in a few letters, for the edge of an entry: "Thu 26 Feb", "12 Jan", "14 Dec 2025", "Dec 2025"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.moments import PartialDate
from coterie.domain.texts import _

if TYPE_CHECKING:
    from datetime import date

# {mon} is the short name of a month: beside it some languages leave out what they say between whole names.
#: So many days back the day of the week stands before the date.
_WEEKDAY_FOR = 14
_MONTHS = (
    lambda: _("Jan"), lambda: _("Feb"), lambda: _("Mar"), lambda: _("Apr"), lambda: _("May"), lambda: _("Jun"),
    lambda: _("Jul"), lambda: _("Aug"), lambda: _("Sep"), lambda: _("Oct"), lambda: _("Nov"), lambda: _("Dec"),
)  # fmt: skip
_WEEKDAYS = (
    lambda: _("Mon"), lambda: _("Tue"), lambda: _("Wed"), lambda: _("Thu"), lambda: _("Fri"), lambda: _("Sat"),
    lambda: _("Sun"),
)  # fmt: skip


def short_day(day: date, today: date) -> str:
    """Write a day: with its day of the week in the last two weeks, with its year where that is another one."""
    month = _MONTHS[day.month - 1]()
    if 0 <= (today - day).days <= _WEEKDAY_FOR:
        weekday = _WEEKDAYS[day.weekday()]()
        return _("{weekday} {day} {mon}").format(weekday=weekday, day=day.day, mon=month)
    if day.year == today.year:
        return _("{day} {mon}").format(day=day.day, mon=month)
    return _("{day} {mon} {year}").format(day=day.day, mon=month, year=day.year)


def short_known(text: str, today: date) -> str:
    """Write what is known of a moment, given as ISO text; a text that is no date stands as it is."""
    try:
        known = PartialDate.parse(text[:10])
    except ValueError:
        return text[:10]
    first = known.first_day()
    if first is None or known.month is None:
        return str(known.year or "")
    if known.day is None:
        return _("{mon} {year}").format(mon=_MONTHS[known.month - 1](), year=known.year)
    return short_day(first, today)
