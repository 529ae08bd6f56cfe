# SPDX-License-Identifier: GPL-3.0-or-later
"""Stretches of days that the views show, and the steps between them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from coterie.domain.day_facts import week_of
from coterie.domain.moments import FIRST_YEAR, LAST_YEAR
from coterie.ui.pages.calendar.lines import AGENDA, MONTH, WEEK

#: The agenda reads so far back and ahead of a day at first, and so much more when its end comes near.
BACK, AHEAD, STRETCH = timedelta(days=14), timedelta(days=27), timedelta(days=28)
#: It looks no further than so far from today.
FURTHEST = timedelta(days=731)
FORTNIGHT = timedelta(days=14)
_DAY = timedelta(days=1)
#: A month of the calendar is never further off than dates that can be kept.
EARLIEST, LATEST = date(FIRST_YEAR, 3, 1), date(LAST_YEAR - 1, 10, 1)


class Stretch(NamedTuple):
    """Days from the first to the last."""

    first: date
    last: date

    def holds(self, day: date) -> bool:
        """Tell whether a day lies inside."""
        return self.first <= day <= self.last


def clamped(day: date) -> date:
    """Give a day that every view can show."""
    return min(max(day, EARLIEST), LATEST)


def around(day: date) -> Stretch:
    """Give the days that the agenda reads around one."""
    return Stretch(day - BACK, day + AHEAD)


def week(day: date, first_weekday: int) -> Stretch:
    """Give the week of a day. first_weekday: 0 for Monday to 6 for Sunday."""
    days = week_of(day, first_weekday)
    return Stretch(days[0], days[-1])


def month(day: date, first_weekday: int) -> Stretch:
    """Give the whole weeks that the month of a day lies in."""
    first, last = whole_month(day)
    return Stretch(week(first, first_weekday).first, week(last, first_weekday).last)


def whole_month(day: date) -> Stretch:
    """Give the month of a day from its first day to its last."""
    return Stretch(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))


def six_weeks(day: date, first_weekday: int) -> Stretch:
    """Give the six weeks that a month at the side shows: one before it where it begins with the week."""
    first = day.replace(day=1)
    begins = week(first, first_weekday).first
    if begins == first:
        begins -= timedelta(days=7)
    return Stretch(begins, begins + timedelta(days=41))


def stepped(view: str, day: date, step: int) -> date:
    """Give the day that stands for the period before (-1) or after (1), in the middle of which the person was."""
    if view == AGENDA:
        return clamped(day + step * FORTNIGHT)
    if view == WEEK:
        return clamped(day + step * timedelta(days=7))
    year, number = divmod(day.year * 12 + day.month - 1 + step, 12)
    return clamped(date(year, number + 1, min(day.day, monthrange(year, number + 1)[1])))


def shown(view: str, day: date, first_weekday: int) -> Stretch:
    """Give the days that a view calls its own around a day."""
    if view == WEEK:
        return week(day, first_weekday)
    if view == MONTH:
        return month(day, first_weekday)
    return Stretch(day, day + FORTNIGHT - _DAY)


def grown(held: Stretch, today: date, *, forward: bool) -> Stretch | None:
    """Give the days to read beyond those that are held; None at the end of what is looked at."""
    if forward:
        first = held.last + _DAY
        return None if first > today + FURTHEST else Stretch(first, first + STRETCH - _DAY)
    last = held.first - _DAY
    return None if last < today - FURTHEST else Stretch(last - STRETCH + _DAY, last)
