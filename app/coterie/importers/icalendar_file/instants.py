# SPDX-License-Identifier: GPL-3.0-or-later
"""Dates and times of calendar values: what was written, in which zone, and which instant that is."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from coterie.domain.moments import FIRST_YEAR, LAST_YEAR, Moment
from coterie.domain.texts import _
from coterie.importers.icalendar_file.broken import Unreadable
from coterie.importers.icalendar_file.properties import Property
from coterie.importers.icalendar_file.zones import COORDINATED, FLOATING, Zone, Zones

_EPOCH = datetime.fromisoformat("1970-01-01")
_BASIC = re.compile(r"\d{8}(?:T\d{6}Z?)?", re.ASCII)
_LOOSE = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:\.\d+)?)?\s*(Z?))?", re.ASCII | re.IGNORECASE
)
_DURATION = re.compile(
    r"([+-]?)P(?:(\d{1,5})W)?(?:(\d{1,6})D)?(?:T?(?:(\d{1,7})H)?(?:(\d{1,8})M)?(?:(\d{1,9})S)?)?",
    re.IGNORECASE | re.ASCII,
)


class Instant(NamedTuple):
    """A date, or a wall-clock time in a zone; `at` has no zone of its own and is midnight for a date."""

    at: datetime
    zone: Zone
    all_day: bool = False

    def aware(self) -> datetime:
        """Give the time with its zone; a date, a floating or an unknown time is read as UTC."""
        return self.at.replace(tzinfo=self.zone.rules or UTC)

    def utc(self) -> int:
        """Give seconds since 1970."""
        if self.zone.rules is None:
            return int((self.at - _EPOCH).total_seconds())
        return int(self.aware().timestamp())

    def text(self) -> str:
        """Give ISO text: a date, a time with its offset, or a bare time where the zone is floating or unknown."""
        if self.all_day:
            return self.at.date().isoformat()
        if self.zone.rules is None:
            return self.at.isoformat()
        if self.zone.rules is UTC:
            return self.at.isoformat() + "Z"
        return self.aware().isoformat()

    def moment(self) -> Moment:
        """Give the moment as the vault keeps it; Unreadable outside the years 1900 to 2200."""
        if not FIRST_YEAR <= self.at.year <= LAST_YEAR:
            raise Unreadable(_("A date lies outside the years 1900 to 2200."))
        if self.all_day:
            return Moment(self.utc(), self.text(), "", "day")
        return Moment(self.utc(), self.text(), self.zone.name or _offset_name(self), "second")

    def within(self, zone: Zone) -> Instant:
        """Give the same instant on the wall clock of another zone; without rules on either side, as it is."""
        if self.all_day or self.zone.rules is None or zone.rules is None or zone == self.zone:
            return self
        return Instant(self.aware().astimezone(zone.rules).replace(tzinfo=None), zone)


def _offset_name(instant: Instant) -> str:
    """Name a zone that only a VTIMEZONE describes by its offset; "" for an unknown zone."""
    return instant.aware().isoformat()[-6:] if instant.zone.rules is not None else ""


def read_instant(prop: Property, zones: Zones) -> Instant:
    """Read a DATE or DATE-TIME with its zone (RFC 5545 section 3.3.5); ValueError where it is none."""
    params, value = prop
    tzid = ""
    if params:
        params, value = _mended(params, value)
        tzid = Property(params, "").param("TZID")
    return read_value(value.strip(), tzid, zones)


def read_value(value: str, tzid: str, zones: Zones) -> Instant:
    """Read one date or time; ValueError where it is none."""
    if _BASIC.fullmatch(value):
        if len(value) == 8:
            return Instant(datetime.fromisoformat(value), FLOATING, all_day=True)
        at = _clock(value[:15])
        utc = len(value) == 16
    else:
        match = _LOOSE.fullmatch(value)
        if match is None:
            raise ValueError(value[:40])
        year, month, day, hour, minute, second, mark = match.groups()
        if hour is None:
            return Instant(datetime.fromisoformat(f"{year}{month}{day}"), FLOATING, all_day=True)
        at = _clock(f"{year}{month}{day}T{hour}{minute}{second or '00'}")
        utc = bool(mark)
    if utc:
        return Instant(at, COORDINATED).within(zones.shown)
    return Instant(at, zones.find(tzid))


def _clock(value: str) -> datetime:
    """Read YYYYMMDDTHHMMSS; a leap second is read as the second before, 24:00:00 as the next midnight."""
    if value[9:] == "240000":
        return datetime.fromisoformat(value[:8]) + timedelta(days=1)
    if value[13:] == "60":
        value = value[:13] + "59"
    return datetime.fromisoformat(value)


def _mended(params: str, value: str) -> tuple[str, str]:
    """Mend a TZID that holds an unquoted colon and so was split in the middle: the last colon ends it.

    TZID=tzone://Microsoft/Custom and TZID=(UTC-05:00) Eastern Time are written so.
    """
    if ":" not in value or _LOOSE.fullmatch(value.strip()):
        return params, value
    rest, _colon, last = value.rpartition(":")
    return f"{params}:{rest}", last


def read_instants(props: list[Property], zones: Zones) -> list[Instant]:
    """Read lists of dates (RDATE, EXDATE); of a PERIOD the start counts. ValueError where one is none."""
    found = []
    for prop in props:
        params, value = _mended(prop.params, prop.value) if prop.params else prop
        tzid = Property(params, "").param("TZID")
        found += [read_value(part.partition("/")[0].strip(), tzid, zones) for part in value.split(",") if part.strip()]
    return found


def read_duration(value: str) -> timedelta | None:
    """Read a DURATION (RFC 5545 section 3.3.6), None where it is none; P15M, which it forbids, is read as minutes."""
    match = _DURATION.fullmatch(value.strip())
    if match is None or not any(match.groups()[1:]):
        return None
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in match.groups()[1:])
    found = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    return -found if match[1] == "-" else found


def days_before(day: date, months: int) -> date:
    """Give the day so many months before another, the last of the month where that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
