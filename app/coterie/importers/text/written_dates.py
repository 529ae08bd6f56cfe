# SPDX-License-Identifier: GPL-3.0-or-later
"""Dates and times as exporting programs write them, read as moments and partial dates.

The numbers D1 to D16 name the forms of the format notes. Nothing is filled in: what a text does not say stays open.
Slash dates are month first, as in every LinkedIn data archive, generations 2018 to 2026; `day_first` turns that round.
Years of two digits: 00 to 69 are of this century, 70 to 99 of the last.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from coterie.domain.moments import (
    FIRST_YEAR,
    LAST_YEAR,
    Moment,
    PartialDate,
    moment_from_date,
    moment_from_datetime,
    utc_of,
)
from coterie.importers.text.month_names import month_number

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 80
_CACHED = 8192
_GAPS = re.compile(r"\s+")

#: Clock of every minute of a day, and of every second of a minute: looked up in place of being parsed.
_MINUTES = {f"{hour:02}:{minute:02}": hour * 3600 + minute * 60 for hour in range(24) for minute in range(60)}
_SECONDS = {f"{second:02}": second for second in range(60)}

_CLOCK = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?\s?(?P<half>[AaPp]\.?[Mm]\.?)?"
_ZONE = r"\s?(?P<zone>Z|UTC|GMT|\((?:UTC|GMT)\)|[+-]\d{2}:?\d{2}|\((?:GMT|UTC)[+-]\d{1,2}(?::?\d{2})?\))?"
_WORD = r"(?P<name>[^\W\d_]+\.?)"
_YEAR = r"(?P<year>\d{4}|\d{2})"


def _form(pattern: str) -> re.Pattern[str]:
    """Compile one written form, matched as a whole."""
    return re.compile(rf"{pattern}\Z")


#: Forms with a clock: D13/D4/D5/D6/D7, D2/D3, D8, D16 and D1 with a clock behind it.
_TIMES = (
    _form(rf"(?P<year>\d{{4}})[-/](?P<month>\d{{1,2}})[-/](?P<day>\d{{1,2}})(?:[T ]|, ){_CLOCK}{_ZONE}"),
    _form(rf"(?P<month>\d{{1,2}})/(?P<day>\d{{1,2}})/{_YEAR},? {_CLOCK}{_ZONE}"),
    _form(rf"(?:[^\W\d_]{{3}} ){_WORD} (?P<day>\d{{1,2}}) {_CLOCK} (?P<zone>UTC|GMT|Z) (?P<year>\d{{4}})"),
    _form(rf"{_WORD} (?P<day>\d{{1,2}}),? (?P<year>\d{{4}}),?(?: at)? {_CLOCK}{_ZONE}"),
    _form(rf"(?P<day>\d{{1,2}})\.? {_WORD} (?P<year>\d{{4}}),? {_CLOCK}{_ZONE}"),
)
#: Forms without one: ISO, D12, D1/D15, D16/D11, D10, D11 without a year, and dotted dates.
_DATES = (
    _form(r"(?P<year>\d{4})(?:[-/](?P<month>\d{1,2})(?:[-/](?P<day>\d{1,2}))?)?"),
    _form(rf"(?P<month>\d{{1,2}})/(?P<day>\d{{1,2}})/{_YEAR}"),
    _form(rf"(?P<day>\d{{1,2}})(?:\.? |-|/){_WORD}(?: |-|/){_YEAR}"),
    _form(rf"{_WORD} (?P<day>\d{{1,2}}), ?{_YEAR}"),
    _form(rf"{_WORD}[ -](?P<year>\d{{4}})"),
    _form(rf"{_WORD} (?P<day>\d{{1,2}})"),
    _form(rf"(?P<day>\d{{1,2}})[. -]{_WORD}"),
    _form(rf"(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.{_YEAR}"),
)
_SLASHED = re.compile(r"\s*(\d{1,2})/(\d{1,2})/(?:\d{2}|\d{4})\b")


def read_moment(text: str, zone: str = "", *, day_first: bool = False) -> Moment | None:
    """Read a date with or without a clock; None when it is neither. `zone` "UTC": a clock without a zone is in UTC."""
    if len(text) == 23 and text.endswith(" UTC") and (moment := utc_moment(text)) is not None:
        return moment
    return _read_moment(text, zone, day_first)


def utc_moment(text: str) -> Moment | None:
    """Read `2024-03-01 09:30:00 UTC` (D4, and D5 where it is known to be UTC): the form of 200,000 messages."""
    day = _iso_day(text[:10])
    minute = _MINUTES.get(text[11:16])
    second = _SECONDS.get(text[17:19])
    if (
        day is None
        or minute is None
        or second is None
        or text[10] != " "
        or text[16] != ":"
        or text[19:] not in (" UTC", "")
    ):
        return None
    return Moment(day + minute + second, f"{text[:10]}T{text[11:19]}Z", "UTC", "second")


def read_date(text: str, *, day_first: bool = False) -> PartialDate | None:
    """Read a date as far as it is written, such as `Jun 2017`, `May 22` or `08-oct-19`; a clock behind it goes."""
    return _read_date(text, day_first)


def iso_date(text: str) -> str:
    """Give the ISO text of what is known of a date, "" for none or one that cannot be read."""
    found = _read_date(text, False)  # noqa: FBT003 (the cached inner function takes places only)
    return "" if found is None else str(found)


def read_span(text: str) -> tuple[Moment, Moment | None] | None:
    """Read `Apr 11, 2024 08:00 AM - Apr 11, 2024 09:00 AM` (D9); the end may be missing."""
    begin, dash, end = text.partition(" - ")
    start = read_moment(begin)
    return None if start is None else (start, read_moment(end) if dash else None)


def epoch_moment(text: str) -> Moment | None:
    """Read seconds or milliseconds since 1970 (D14)."""
    digits = text.strip()
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 14):
        return None
    seconds = int(digits) // (1000 if len(digits) > 11 else 1)
    try:
        return moment_from_datetime(datetime.fromtimestamp(seconds, UTC))
    except (ValueError, OverflowError, OSError):
        return None


def is_day_first(texts: Iterable[str]) -> bool:
    """Say whether the slash dates of a file prove that the day stands first: a first number above 12, no second one."""
    firsts, seconds = 0, 0
    for text in texts:
        if match := _SLASHED.match(text):
            firsts, seconds = max(firsts, int(match[1])), max(seconds, int(match[2]))
    return firsts > 12 >= seconds


@lru_cache(maxsize=_CACHED)
def _iso_day(text: str) -> int | None:
    """Give the seconds at which the day of `2024-03-01` begins, None when it is no such day."""
    if len(text) != 10 or not text.isascii():
        return None
    try:
        known = PartialDate.parse(text)
    except ValueError:
        return None
    first = known.first_day()
    return None if first is None or known.day is None else utc_of(first)


@lru_cache(maxsize=_CACHED)
def _read_moment(text: str, zone: str, day_first: bool) -> Moment | None:  # noqa: FBT001 (a cache takes places)
    """Try the forms with a clock, then a date alone."""
    plain = _plain(text)
    try:
        for form in _TIMES:
            if match := form.match(plain):
                return _clocked(match, zone, day_first=day_first)
        known = _known(plain, day_first=day_first)
        return None if known is None or known.year is None else moment_from_date(known)
    except (ValueError, OverflowError):
        return None


@lru_cache(maxsize=_CACHED)
def _read_date(text: str, day_first: bool) -> PartialDate | None:  # noqa: FBT001 (a cache takes places)
    """Try the forms without a clock, then those with one."""
    plain = _plain(text)
    try:
        known = _known(plain, day_first=day_first)
        if known is None and (match := _first_match(_TIMES, plain)):
            known = _calendar_day(match, day_first=day_first)
    except (ValueError, OverflowError):
        return None
    return known


def _plain(text: str) -> str:
    """Make one kind of space of all kinds; too long a text is no date."""
    return _GAPS.sub(" ", text).strip() if len(text) <= _LONGEST else ""


def _first_match(forms: Iterable[re.Pattern[str]], text: str) -> re.Match[str] | None:
    """Give the match of the first form that fits."""
    return next((match for form in forms if (match := form.match(text))), None)


def _known(text: str, *, day_first: bool) -> PartialDate | None:
    """Read a date without a clock; ValueError for a day no calendar has."""
    match = _first_match(_DATES, text)
    return None if match is None else _calendar_day(match, day_first=day_first)


def _calendar_day(match: re.Match[str], *, day_first: bool) -> PartialDate:
    """Make a partial date of a match; ValueError for a day no calendar has or a word that is no month."""
    part = match.groupdict()
    month, day = part.get("month"), part.get("day")
    if day_first and month and "/" in match[0] and match[0].index("/") < 3:
        month, day = day, month
    number = int(month) if month else 0
    if name := part.get("name"):
        number = month_number(name)
        if not number:
            raise ValueError(name)
    known = PartialDate(_full_year(part.get("year")), number or None, int(day) if day else None)
    known.check()
    return known


def _full_year(text: str | None) -> int | None:
    """Give the year a text of two or four digits means."""
    if not text:
        return None
    year = int(text)
    return year if len(text) == 4 else year + (2000 if year < 70 else 1900)


def _clocked(match: re.Match[str], zone: str, *, day_first: bool) -> Moment:
    """Make a moment of a match with a clock; ValueError for an hour no clock has."""
    known = _calendar_day(match, day_first=day_first)
    part = match.groupdict()
    hour = _hour(int(part["hour"]), part.get("half") or "")
    at = datetime(  # noqa: DTZ001 (most forms have no zone, and none is made up)
        known.year or 0, known.month or 0, known.day or 0, hour, int(part["minute"]), int(part.get("second") or 0)
    )
    precision = "second" if part.get("second") else "minute"
    return _in_zone(at, part.get("zone") or zone, precision)


def _hour(hour: int, half: str) -> int:
    """Turn an hour of a twelve-hour clock into one of twenty-four."""
    if not half:
        return hour
    if not 1 <= hour <= 12:
        raise ValueError(hour)
    return hour % 12 + (12 if half[0] in "Pp" else 0)


def _in_zone(at: datetime, zone: str, precision: str) -> Moment:
    """Make a moment of a clock reading and what is written of its zone."""
    zone = zone.strip("()")
    offset = re.search(r"([+-])(\d{1,2}):?(\d{2})?\Z", zone)
    if offset is not None:
        ahead = timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0)) * (-1 if offset[1] == "-" else 1)
        return _with_offset(at, ahead, precision)
    if zone in ("Z", "UTC", "GMT"):
        return Moment(_utc(at), f"{_clock_text(at, precision)}Z", "UTC", precision)
    return Moment(_utc(at), _clock_text(at, precision), zone, precision)


def _with_offset(at: datetime, ahead: timedelta, precision: str) -> Moment:
    """Make a moment of a clock reading so far ahead of UTC."""
    if abs(ahead) > timedelta(hours=18):
        raise ValueError(ahead)
    minutes = int(ahead.total_seconds()) // 60
    name = f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
    return Moment(_utc(at - ahead), f"{_clock_text(at, precision)}{name}", name, precision)


def _clock_text(at: datetime, precision: str) -> str:
    """Write a clock reading as ISO text, to the minute or the second."""
    return at.isoformat(timespec="minutes" if precision == "minute" else "seconds")


def _utc(at: datetime) -> int:
    """Count the seconds since 1970 of a reading in UTC; ValueError outside the years the program keeps."""
    if not FIRST_YEAR <= at.year <= LAST_YEAR:
        raise ValueError(at.year)
    return utc_of(at.date()) + at.hour * 3600 + at.minute * 60 + at.second
