# SPDX-License-Identifier: GPL-3.0-or-later
"""Time zones of calendar files: every way of naming one, and never a silent local time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from coterie.domain.records import FoundEvent
from coterie.importers.icalendar_file import IMPORTER
from coterie.importers.icalendar_file.instants import days_before
from coterie.importers.icalendar_file.zones import Zones
from tests.importers.bundles import read_all, records_of, single_file

FILE = Path(__file__).parents[1] / "fixtures" / "icalendar" / "outlook_zones.ics"
NOON = datetime(2026, 2, 10, 12, tzinfo=UTC)

FIXED = """BEGIN:VTIMEZONE
TZID:{tzid}
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:{offset}
TZOFFSETTO:{offset}
END:STANDARD
END:VTIMEZONE"""


def starts_of(data: bytes) -> dict[str, tuple[str, str]]:
    """Give text and zone of each start by UID."""
    events = [record.thing for record in records_of(read_all(IMPORTER, single_file("z.ics", data)))]
    return {event.uid: (event.start.text, event.start.zone) for event in events if isinstance(event, FoundEvent)}


def test_outlook_names_zones_in_many_ways() -> None:
    found = {uid.partition("@")[0]: start for uid, start in starts_of(FILE.read_bytes()).items()}
    assert found == {
        "windows": ("2026-02-10T09:00:00+01:00", "Europe/Berlin"),
        "windows-bare": ("2026-02-10T09:00:00-05:00", "America/New_York"),
        "display": ("2026-02-10T09:00:00+01:00", "Europe/Amsterdam"),
        "display-region": ("2026-02-10T09:00:00-05:00", "America/New_York"),
        "display-and": ("2026-02-10T09:00:00-05:00", "America/New_York"),
        "display-sydney": ("2026-02-10T09:00:00+11:00", "Australia/Canberra"),
        "display-offset": ("2026-02-10T09:00:00+05:00", "+05:00"),
        "custom": ("2026-02-10T09:00:00+02:30", "+02:30"),
        "custom-uri": ("2026-02-10T09:00:00", ""),
        "prefixed": ("2026-02-10T09:00:00+01:00", "Europe/Berlin"),
        "utc-uri": ("2026-02-10T09:00:00Z", "UTC"),
        "offset": ("2026-02-10T09:00:00+01:00", "+01:00"),
        "unknown": ("2026-02-10T09:00:00", ""),
        "floating": ("2026-02-10T09:00:00", "floating"),
    }


def test_an_unknown_zone_is_said_and_a_floating_time_is_not_a_repair() -> None:
    records = {
        record.key: record.repairs for record in records_of(read_all(IMPORTER, single_file("z.ics", FILE.read_bytes())))
    }
    assert records["unknown@example.com"] == (
        "The time zone “Old Clock of the Harbour” is not known; its times are kept as written.",
    )
    assert records["display-offset@example.com"] == (
        "Of the time zone “(UTC+05:00) Somewhere Else” only the offset is known.",
    )
    assert records["floating@example.com"] == records["windows@example.com"] == ()


@pytest.mark.parametrize(
    ("tzid", "name"),
    [
        ("UTC", "UTC"),
        ("Etc/UTC", "UTC"),
        ("(UTC) Coordinated Universal Time", "UTC"),
        ("(UTC) Dublin, Edinburgh, Lisbon, London", "Europe/Dublin"),
        ("(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi", "Asia/Kolkata"),
        ("(UTC+09:00) Osaka, Sapporo, Tokyo", "Asia/Tokyo"),
        ("(GMT-08:00) Pacific Time (US & Canada); Tijuana", "America/Los_Angeles"),
        ("(UTC+01:00) West Central Africa", "Africa/Lagos"),
        ("(UTC+08:00) Beijing, Chongqing, Hong Kong, Urumqi", "Asia/Chongqing"),
        ("/mozilla.org/20050126_1/America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("UTC-5", "-05:00"),
        ("GMT+05:45", "+05:45"),
        ("UTC+99", ""),
        ("(UTC+99:00) Nowhere", ""),
        ("Nowhere/At_All", ""),
        ("x" * 400, ""),
    ],
)
def test_names_are_understood_or_unknown(tzid: str, name: str) -> None:
    zone = Zones({}).find(tzid)
    assert zone.name == name
    assert (zone.rules is None) == (name == "")
    assert bool(zone.remark) == (name == "")


def test_a_custom_zone_without_a_definition_is_the_calendars_own() -> None:
    zones = Zones({}, "Europe/Berlin")
    assert zones.find("Customized Time Zone").name == "Europe/Berlin"
    assert zones.find("tzone://Microsoft/Custom").name == "Europe/Berlin"
    assert Zones({}, "Nowhere").find("Customized Time Zone").rules is None


def test_the_file_decides_what_a_windows_name_means_unless_it_makes_no_sense() -> None:
    other = Zones({"Romance Standard Time": FIXED.format(tzid="Romance Standard Time", offset="+0400")})
    zone = other.find("Romance Standard Time")
    assert zone.name == ""
    assert NOON.astimezone(zone.rules).utcoffset() == timedelta(hours=4)
    for broken in (
        FIXED.format(tzid="Romance Standard Time", offset="+9900"),
        FIXED.format(tzid="Romance Standard Time", offset="soon"),
        "BEGIN:VTIMEZONE\nTZID:Romance Standard Time\nEND:VTIMEZONE",
        FIXED.format(tzid="R", offset="+0400").replace("END:STANDARD", "RRULE:FREQ=SECONDLY\nEND:STANDARD"),
        FIXED.format(tzid="R", offset="+0400").replace("DTSTART:19700101T000000", "DTSTART:?"),
        FIXED.format(tzid="R", offset="+0400").replace("END:VTIMEZONE", ""),
        FIXED.format(tzid="R", offset="+0400") * 101,
    ):
        assert Zones({"Romance Standard Time": broken}).find("Romance Standard Time").name == "Europe/Paris"


def test_utc_times_of_a_google_calendar_are_shown_in_its_zone_and_stay_the_same_instant() -> None:
    event = "BEGIN:VEVENT\nUID:u\nORGANIZER:mailto:mei@example.org\nDTSTART:20260210T230000Z\nEND:VEVENT\n"
    plain = f"BEGIN:VCALENDAR\n{event}END:VCALENDAR\n"
    shown = f"BEGIN:VCALENDAR\nX-WR-TIMEZONE:Europe/Berlin\n{event}END:VCALENDAR\n"
    assert starts_of(plain.encode()) == {"u": ("2026-02-10T23:00:00Z", "UTC")}
    assert starts_of(shown.encode()) == {"u": ("2026-02-11T00:00:00+01:00", "Europe/Berlin")}


def test_what_one_file_defines_does_not_reach_the_next() -> None:
    def file(offset: str) -> bytes:
        zone = FIXED.format(tzid="Customized Time Zone", offset=offset)
        start = "DTSTART;TZID=Customized Time Zone:20260210T090000"
        event = f"BEGIN:VEVENT\nUID:u\nORGANIZER:mailto:mei@example.org\n{start}\nEND:VEVENT"
        return f"BEGIN:VCALENDAR\n{zone}\n{event}\nEND:VCALENDAR\n".encode()

    alone = starts_of(file("-0900"))
    assert starts_of(file("+0600")) == {"u": ("2026-02-10T09:00:00+06:00", "+06:00")}
    assert starts_of(file("-0900")) == alone == {"u": ("2026-02-10T09:00:00-09:00", "-09:00")}
    both = starts_of(file("+0600") + file("-0900").replace(b"UID:u", b"UID:v"))
    assert both == {"u": ("2026-02-10T09:00:00+06:00", "+06:00"), "v": ("2026-02-10T09:00:00-09:00", "-09:00")}


def test_a_definition_after_the_event_counts_and_the_first_of_two() -> None:
    zone = "\n".join(FIXED.format(tzid="Own", offset=offset) for offset in ("+0100", "+0200"))
    event = "BEGIN:VEVENT\nUID:u\nORGANIZER:mailto:mei@example.org\nDTSTART;TZID=Own:20260210T090000\nEND:VEVENT"
    nameless = "BEGIN:VTIMEZONE\nX-LIC-LOCATION:Nowhere\nEND:VTIMEZONE"
    assert starts_of(f"BEGIN:VCALENDAR\n{event}\n{nameless}\n{zone}\nEND:VCALENDAR\n".encode()) == {
        "u": ("2026-02-10T09:00:00+01:00", "+01:00")
    }


def test_zone_rules_come_from_the_system_for_its_own_names() -> None:
    own = Zones({"Europe/Berlin": FIXED.format(tzid="Europe/Berlin", offset="+0900")})
    assert own.find("Europe/Berlin").rules == ZoneInfo("Europe/Berlin")


def test_months_are_counted_back_to_the_last_day_there_is() -> None:
    day = datetime(2024, 2, 29, tzinfo=UTC).date()
    assert days_before(day, 12).isoformat() == "2023-02-28"
    assert days_before(day, -12).isoformat() == "2025-02-28"
    assert days_before(day.replace(month=3, day=31), 1).isoformat() == "2024-02-29"
    assert days_before(day.replace(month=5, day=31), 1).isoformat() == "2024-04-30"
    assert days_before(day.replace(month=3, day=31), 13).isoformat() == "2023-02-28"
