# SPDX-License-Identifier: GPL-3.0-or-later
"""Time zones of one calendar: from the name a value carries to the rules that turn it into an instant.

A TZID is looked up as an IANA name, then in the calendar's own VTIMEZONE, then as a Windows name, as a name with a
maker's prefix, and as a display name; what nobody knows stays unknown and is never taken for local time.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, cast
from zoneinfo import ZoneInfo, available_timezones

from coterie.domain.texts import _
from coterie.importers.icalendar_file.broken import BROKEN
from coterie.importers.icalendar_file.time_limits import MOST_SECONDS, TookTooLong, time_limit

if TYPE_CHECKING:
    from collections.abc import Mapping


class Zone(NamedTuple):
    """A zone as values use it: the name kept with a moment, the rules, and what has to be said about it.

    name: IANA name, offset such as +02:00, "UTC", "floating", or "" = unknown or only a VTIMEZONE can tell.
    rules: None for floating and unknown zones, whose values are read as UTC.
    """

    name: str
    rules: tzinfo | None = None
    remark: str = ""


FLOATING = Zone("floating")
COORDINATED = Zone("UTC", UTC)

#: Names by which Outlook says that only the file's own definition can tell.
_CUSTOM = re.compile(r"customi[sz]ed time zone|(?:tzone://)?microsoft/custom", re.IGNORECASE)
_OFFSET = re.compile(r"\(?(?:UTC|GMT|Z)?\s*([+\u2212-])(\d{1,2}):?(\d{2})?\)?", re.IGNORECASE)
_BARE_UTC = re.compile(
    r"\(?(?:UTC|GMT|Z|tzone://Microsoft/Utc)\)?(?:\s*\(?\s*Coordinated Universal Time\)?)?", re.IGNORECASE
)
_DISPLAY = re.compile(r"\((?:UTC|GMT)\s*(?:([+\u2212-])(\d{1,2}):?(\d{2})?)?\)\s*(.+)", re.IGNORECASE | re.DOTALL)
_LONGEST_TZID = 300
_MOST_OBSERVANCES = 100

#: Display names that hold no city; the first words decide.
_REGIONS = {
    "alaska": "America/Anchorage",
    "arizona": "America/Phoenix",
    "atlantic time": "America/Halifax",
    "azores": "Atlantic/Azores",
    "baja california": "America/Tijuana",
    "cabo verde is.": "Atlantic/Cape_Verde",
    "cape verde is.": "Atlantic/Cape_Verde",
    "central america": "America/Guatemala",
    "central time": "America/Chicago",
    "chennai": "Asia/Kolkata",
    "eastern time": "America/New_York",
    "ekaterinburg": "Asia/Yekaterinburg",
    "fiji": "Pacific/Fiji",
    "greenland": "America/Nuuk",
    "greenwich mean time": "Europe/London",
    "hawaii": "Pacific/Honolulu",
    "indiana": "America/Indiana/Indianapolis",
    "international date line west": "Etc/GMT+12",
    "islamabad": "Asia/Karachi",
    "mountain time": "America/Denver",
    "newfoundland": "America/St_Johns",
    "nuku'alofa": "Pacific/Tongatapu",
    "osaka": "Asia/Tokyo",
    "pacific time": "America/Los_Angeles",
    "saskatchewan": "America/Regina",
    "solomon is.": "Pacific/Guadalcanal",
    "sri jayawardenepura": "Asia/Colombo",
    "west central africa": "Africa/Lagos",
}


class Zones:
    """The zones that the values of one calendar name; each name is looked up once."""

    def __init__(self, definitions: Mapping[str, str], calendar_zone: str = "") -> None:
        """Take the VTIMEZONE texts by TZID, and the zone that X-WR-TIMEZONE names."""
        self._definitions = definitions
        self._known: dict[str, Zone] = {"": FLOATING}
        shown = self._named(calendar_zone) if calendar_zone else None
        #: What UTC instants are shown in: Google writes single events in UTC and means this zone.
        self.shown = shown if shown is not None and shown.rules is not None else COORDINATED

    def find(self, tzid: str) -> Zone:
        """Give the zone a TZID means; an unknown one comes without rules and with a remark."""
        zone = self._known.get(tzid)
        if zone is None:
            zone = self._known[tzid] = self._look_up(tzid)
        return zone

    def _look_up(self, tzid: str) -> Zone:
        """Try every way of reading a TZID, the sure ones first."""
        name = tzid.strip().strip("\"'").strip()
        if len(name) > _LONGEST_TZID:
            return _unknown(name[:80])
        if known := iana_zone(name):
            return known
        named = self._named(name)
        text = self._definitions.get(tzid) or self._definitions.get(name)
        if text is not None and (rules := _defined(text)) is not None:
            return named if named is not None and not named.remark and _agree(rules, named.rules) else Zone("", rules)
        if named is not None:
            return named
        if _CUSTOM.fullmatch(name.strip("/")) and self.shown is not COORDINATED:
            return self.shown
        return _unknown(name)

    def _named(self, name: str) -> Zone | None:
        """Read a TZID without the file's definitions: by name, prefix, display name or offset."""
        ways = (iana_zone, _windows_zone, _prefixed_zone, _display_zone, _offset_zone)
        return next((zone for zone in (way(name) for way in ways) if zone is not None), None)


def _unknown(name: str) -> Zone:
    """Make the zone of values whose TZID nobody knows."""
    return Zone("", None, _("The time zone “{0}” is not known; its times are kept as written.").format(name))


@lru_cache(maxsize=1024)
def iana_zone(name: str) -> Zone | None:
    """Give the zone of an IANA name, None where it is none."""
    if name in {"UTC", "Etc/UTC", "Z"}:
        return COORDINATED
    if not name or name not in _iana_names():
        return None
    return Zone(name, ZoneInfo(name))


@lru_cache(maxsize=1)
def _iana_names() -> frozenset[str]:
    """Give every name that the system's zone data knows, without the ones that are not places."""
    return frozenset(available_timezones() - {"Factory", "localtime"})


def _windows_zone(name: str) -> Zone | None:
    """Read a Windows name (W. Europe Standard Time) through the table of the calendar library."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    return iana_zone(WINDOWS_TO_OLSON.get(name, ""))


def _prefixed_zone(name: str) -> Zone | None:
    """Read the tail of a name with a maker's prefix (/mozilla.org/20050126_1/Europe/Berlin)."""
    if "/" not in name:
        return COORDINATED if _BARE_UTC.fullmatch(name) else None
    if _BARE_UTC.fullmatch(name):
        return COORDINATED
    parts = [part for part in name.split("/") if part]
    tails = ("/".join(parts[at:]) for at in range(len(parts)))
    return next((zone for zone in map(iana_zone, tails) if zone is not None), None)


def _display_zone(name: str) -> Zone | None:
    """Read a display name, (UTC+01:00) Amsterdam, Berlin, ...: a city or region of that offset, else the offset."""
    match = _DISPLAY.fullmatch(name.replace("\\", ""))
    if match is None:
        return None
    offset = _offset(*match.groups()[:3])
    if offset is None:
        return None
    places = re.split(r"\s*[,()]\s*|\s+(?:&|and)\s+", match[4].lower())
    for place in filter(None, places):
        zone = iana_zone(_REGIONS.get(place, "")) or iana_zone(_cities().get(place.replace(" ", "_"), ""))
        if zone is not None and zone.rules is not None and _standard_offset(zone.rules) == offset:
            return zone
    return _fixed(offset, name)


def _offset_zone(name: str) -> Zone | None:
    """Read a bare offset (GMT+0100, UTC-5)."""
    match = _OFFSET.fullmatch(name)
    offset = _offset(*match.groups()) if match else None
    return None if offset is None else _fixed(offset, "")


def _offset(sign: str | None, hours: str | None, minutes: str | None) -> timedelta | None:
    """Read the parts of an offset; None outside the 14 hours there are."""
    found = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
    if found > timedelta(hours=14):
        return None
    return -found if sign and sign != "+" else found


def _fixed(offset: timedelta, name: str) -> Zone:
    """Make a zone of an offset alone; with a name, say that the name was not known."""
    rules = timezone(offset)
    shown = datetime(2000, 1, 1, tzinfo=rules).isoformat()[-6:]
    remark = _("Of the time zone “{0}” only the offset is known.").format(name) if name else ""
    return Zone(shown, rules, remark)


@lru_cache(maxsize=1)
def _cities() -> dict[str, str]:
    """Give the IANA names by the city that ends them."""
    places = (name for name in sorted(_iana_names()) if "/" in name and not name.startswith(("Etc/", "SystemV/")))
    return {name.rpartition("/")[2].lower(): name for name in places}


def _standard_offset(rules: tzinfo) -> timedelta:
    """Give the offset without summer time: the smaller of January's and July's."""
    halves = (datetime(2024, month, 1, 12, tzinfo=rules).utcoffset() for month in (1, 7))
    return min(offset for offset in halves if offset is not None)


@lru_cache(maxsize=64)
def _defined(text: str) -> tzinfo | None:
    """Make rules of a VTIMEZONE, None where they make no sense (RFC 5545 section 3.6.5).

    The text alone decides: two files with the same TZID and other rules never share a result.
    """
    if not _sensible(text):
        return None
    import icalendar
    from icalendar.timezone import tzp

    tzp.use_zoneinfo()  # forgets the definitions of earlier files, which the library keeps by TZID
    try:
        with time_limit(MOST_SECONDS):
            component = cast("icalendar.Timezone", icalendar.Timezone.from_ical(text))
            rules: tzinfo = component.to_tz(lookup_tzid=False)
            _standard_offset(rules)
    except (*BROKEN, TookTooLong):
        return None
    finally:
        tzp.use_zoneinfo()
    return rules


def _sensible(text: str) -> bool:
    """Say whether a VTIMEZONE is worth trying: few observances, yearly rules only, offsets that exist."""
    upper = text.upper()
    if not 0 < upper.count("TZOFFSETTO") <= _MOST_OBSERVANCES or len(upper) > 65_536:
        return False
    if any(frequency != "YEARLY" for frequency in re.findall(r"FREQ\s*=\s*(\w+)", upper)):
        return False
    offsets = re.findall(r"^TZOFFSET(?:TO|FROM)[^:\n]*:\s*([+-]?)(\d{2})(\d{2})", upper, re.MULTILINE)
    return bool(offsets) and all(int(hours) <= 15 and int(minutes) < 60 for _sign, hours, minutes in offsets)


def _agree(rules: tzinfo, others: tzinfo | None) -> bool:
    """Say whether two sets of rules give the same offsets around now, so that the known name may be used."""
    days = [(year, month, 15, 12) for year in range(2015, 2028, 3) for month in (1, 4, 7, 10)]
    return others is not None and all(
        datetime(*day, tzinfo=rules).utcoffset() == datetime(*day, tzinfo=others).utcoffset() for day in days
    )
