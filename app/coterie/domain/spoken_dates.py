# SPDX-License-Identifier: GPL-3.0-or-later
"""Dates and lengths of time as they are said in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.texts import _, counted

if TYPE_CHECKING:
    from datetime import date

_WEEK, _MONTH, _YEAR = 7, 30, 365
#: Up to these many days a length is said in days, in weeks, in months.
_IN_DAYS, _IN_WEEKS, _IN_MONTHS = 13, 97, 729
#: Each name is looked up when it is said: lists of thousands of dates need one each, not twelve.
_MONTHS = (
    lambda: _("January"), lambda: _("February"), lambda: _("March"), lambda: _("April"), lambda: _("May"),
    lambda: _("June"), lambda: _("July"), lambda: _("August"), lambda: _("September"), lambda: _("October"),
    lambda: _("November"), lambda: _("December"),
)  # fmt: skip
_WEEKDAYS = (
    lambda: _("Monday"), lambda: _("Tuesday"), lambda: _("Wednesday"), lambda: _("Thursday"), lambda: _("Friday"),
    lambda: _("Saturday"), lambda: _("Sunday"),
)  # fmt: skip


def spoken_month(month: int) -> str:
    """Say a month by its number: "March"."""
    return _MONTHS[month - 1]()


def spoken_date(day: date) -> str:
    """Say a date: "2 March 2026"."""
    return _("{day} {month} {year}").format(day=day.day, month=_MONTHS[day.month - 1](), year=day.year)


def spoken_length(days: int) -> str:
    """Say a length of time, rounded to what one would say: "5 days", "9 weeks", "14 months", "3 years"."""
    unit, number = _rounded(days)
    return {
        "day": lambda: counted("{n} day", "{n} days", number),
        "week": lambda: counted("{n} week", "{n} weeks", number),
        "month": lambda: counted("{n} month", "{n} months", number),
        "year": lambda: counted("{n} year", "{n} years", number),
    }[unit]()


def spoken_about_every(days: int) -> str:
    """Say about how often, rounded as a length is: "every week", "every 9 weeks"."""
    unit, number = _rounded(days)
    return spoken_every(number * {"day": 1, "week": _WEEK, "month": _MONTH, "year": _YEAR}[unit])


def _rounded(days: int) -> tuple[str, int]:
    """Give the unit a length is said in, and how many of it."""
    if days <= _IN_DAYS:
        return "day", days
    if days <= _IN_WEEKS:
        return "week", round(days / _WEEK)
    if days <= _IN_MONTHS:
        return "month", round(days * 12 / (_YEAR + 0.25))
    return "year", round(days / (_YEAR + 0.25))


def spoken_distance(day: date, today: date) -> str:
    """Say how far off a day is: "today", "tomorrow", "3 days ago", "in 2 weeks"."""
    days = (day - today).days
    if days in {-1, 0, 1}:
        return (_("today"), _("tomorrow"), _("yesterday"))[days]
    unit, number = _rounded(abs(days))
    # Whole sentences: in some languages the word for a day is another one behind "in".
    return (_ahead if days > 0 else _ago)(unit, number)


def _ahead(unit: str, number: int) -> str:
    return {
        "day": lambda: counted("in {n} day", "in {n} days", number),
        "week": lambda: counted("in {n} week", "in {n} weeks", number),
        "month": lambda: counted("in {n} month", "in {n} months", number),
        "year": lambda: counted("in {n} year", "in {n} years", number),
    }[unit]()


def _ago(unit: str, number: int) -> str:
    return {
        "day": lambda: counted("{n} day ago", "{n} days ago", number),
        "week": lambda: counted("{n} week ago", "{n} weeks ago", number),
        "month": lambda: counted("{n} month ago", "{n} months ago", number),
        "year": lambda: counted("{n} year ago", "{n} years ago", number),
    }[unit]()


def spoken_interval(days: int) -> str:
    """Say an interval exactly: "6 weeks", "45 days", "3 months" (90 days), "1 year" (365 days)."""
    if days % _YEAR == 0:
        return counted("{n} year", "{n} years", days // _YEAR)
    if days % _MONTH == 0:
        return counted("{n} month", "{n} months", days // _MONTH)
    if days % _WEEK == 0:
        return counted("{n} week", "{n} weeks", days // _WEEK)
    return counted("{n} day", "{n} days", days)


def spoken_every(days: int) -> str:
    """Say how often: "every week", "every 6 weeks", "every 45 days"."""
    if days % _YEAR == 0:
        return counted("every year", "every {n} years", days // _YEAR)
    if days % _MONTH == 0:
        return counted("every month", "every {n} months", days // _MONTH)
    if days % _WEEK == 0:
        return counted("every week", "every {n} weeks", days // _WEEK)
    return counted("every day", "every {n} days", days)


def spoken_weekday(day: date) -> str:
    """Say the day of the week: "Thursday"."""
    return _WEEKDAYS[day.weekday()]()


def spoken_day(day: date, today: date) -> str:
    """Say a date near at hand: "12 March", and with its year where that is another than today's."""
    if day.year != today.year:
        return spoken_date(day)
    return _("{day} {month}").format(day=day.day, month=_MONTHS[day.month - 1]())


def spoken_day_of_week(day: date, today: date) -> str:
    """Say a date with its day of the week: "Thursday, 12 March"."""
    return _("{weekday}, {date}").format(weekday=spoken_weekday(day), date=spoken_day(day, today))


def spoken_full_day(day: date) -> str:
    """Say a date whole: "Thursday, 12 March 2026"."""
    return _("{weekday}, {date}").format(weekday=spoken_weekday(day), date=spoken_date(day))
