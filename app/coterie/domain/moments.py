# SPDX-License-Identifier: GPL-3.0-or-later
"""Moments and partial dates: what is known of a time, and nothing more."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

FIRST_YEAR = 1900
LAST_YEAR = 2200

_PARTIAL = re.compile(r"(?:(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?|--(\d{2})-(\d{2}))\Z")
_EPOCH = date(1970, 1, 1)
_DAY_SECONDS = 86_400


class PartialDate(NamedTuple):
    """A date as far as it is known: 2019, 2019-05, 2019-05-22 or --05-22."""

    year: int | None
    month: int | None
    day: int | None

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read ISO text of what is known; ValueError when it is no such date."""
        match = _PARTIAL.match(text)
        if match is None:
            raise ValueError(text)
        year, month, day, yearless_month, yearless_day = match.groups()
        found = cls(
            int(year) if year else None,
            int(month or yearless_month) if month or yearless_month else None,
            int(day or yearless_day) if day or yearless_day else None,
        )
        found.check()
        return found

    def check(self) -> None:
        """Raise ValueError for a year, month or day that no calendar has."""
        if self.year is not None and not FIRST_YEAR <= self.year <= LAST_YEAR:
            raise ValueError(self.year)
        if self.month is not None and not 1 <= self.month <= 12:
            raise ValueError(self.month)
        if self.day is not None and not 1 <= self.day <= monthrange(self.year or 2000, self.month or 1)[1]:
            raise ValueError(self.day)

    def __str__(self) -> str:
        """Write what is known as ISO text."""
        if self.year is None:
            return f"--{self.month:02}-{self.day:02}"
        if self.month is None:
            return f"{self.year:04}"
        if self.day is None:
            return f"{self.year:04}-{self.month:02}"
        return f"{self.year:04}-{self.month:02}-{self.day:02}"

    def first_day(self) -> date | None:
        """Give the first day it can mean, or None without a year."""
        if self.year is None:
            return None
        return date(self.year, self.month or 1, self.day or 1)


class Moment(NamedTuple):
    """A moment as four columns; only `utc` sorts.

    utc: seconds since 1970 of the first moment it can mean; an unknown or floating zone is read as UTC.
    text: as written, ISO 8601. zone: IANA name, offset such as +02:00, "UTC", "floating", or "" = unknown.
    precision: year, month, day, minute or second.
    """

    utc: int
    text: str
    zone: str = ""
    precision: str = "second"

    def day(self) -> str:
        """Give the ISO date of the moment as it was written (or what is known of it)."""
        return self.text[:10]


def moment_from_datetime(at: datetime, zone: str = "", precision: str = "second") -> Moment:
    """Make a moment of a datetime; one without a zone is counted as UTC and keeps the zone mark it is given.

    `zone` names an aware datetime's zone ("" takes UTC for UTC, else the offset).
    Raises ValueError for years outside 1900 to 2200.
    """
    if not FIRST_YEAR <= at.year <= LAST_YEAR:
        raise ValueError(at.year)
    if at.tzinfo is None:
        utc = int((at.replace(tzinfo=UTC) - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds())
        return Moment(
            utc, at.strftime("%Y-%m-%dT%H:%M:%S" if precision == "second" else "%Y-%m-%dT%H:%M"), zone, precision
        )
    utc = int(at.timestamp())
    if at.tzinfo is UTC:
        return Moment(utc, at.strftime("%Y-%m-%dT%H:%M:%SZ"), zone or "UTC", precision)
    offset = at.strftime("%z")
    return Moment(utc, at.isoformat(timespec="seconds"), zone or f"{offset[:3]}:{offset[3:5]}", precision)


def moment_from_date(known: PartialDate) -> Moment:
    """Make a moment of a partial date with a year; ValueError without one."""
    first = known.first_day()
    if first is None:
        raise ValueError(str(known))
    precision = "day" if known.day else "month" if known.month else "year"
    return Moment((first - _EPOCH).days * _DAY_SECONDS, str(known), "", precision)


def day_of(utc: int) -> date:
    """Give the UTC day that seconds since 1970 fall on."""
    return _EPOCH + timedelta(days=utc // _DAY_SECONDS)


def utc_of(day: date) -> int:
    """Give the seconds since 1970 at which a UTC day begins."""
    return (day - _EPOCH).days * _DAY_SECONDS
