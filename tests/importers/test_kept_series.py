# SPDX-License-Identifier: GPL-3.0-or-later
"""Dates out of the rule that the vault kept, under the limits of reading."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from coterie.domain.calendar_days import EventRow
from coterie.domain.calendar_series import KeptSeries
from coterie.importers.icalendar_file.kept_series import RuleDates

TODAY = date(2026, 3, 2)


def kept(rule: str, first: str = "2026-01-05T09:00:00+00:00", zone: str = "Europe/Lisbon") -> KeptSeries:
    all_day = len(first) == 10
    row = EventRow(1, 0, first, "Stand-up", first, "", all_day, "", True, "work", False)
    return KeptSeries(row, zone, rule, int(datetime(2026, 3, 2, tzinfo=UTC).timestamp()), ())


def dates(series: KeptSeries) -> list[str]:
    return [at.text for at in RuleDates().dates_of(series, TODAY)]


def test_a_rule_gives_its_dates_on_the_clock_of_its_zone() -> None:
    found = dates(kept("RRULE:FREQ=WEEKLY;UNTIL=20260420T000000Z"))
    assert (found[0], found[-1], len(found)) == ("2026-01-05T09:00:00+00:00", "2026-04-13T09:00:00+01:00", 15)


def test_a_window_of_two_years_is_the_most() -> None:
    found = dates(kept("RRULE:FREQ=MONTHLY", "2019-01-05"))
    assert (found[0], found[-1]) == ("2025-03-05", "2027-02-05")


def test_dates_that_were_added_and_left_out_count() -> None:
    rule = (
        "RRULE:FREQ=WEEKLY;COUNT=3\nRDATE;TZID=Europe/Lisbon:20260107T090000\nEXDATE;TZID=Europe/Lisbon:20260112T090000"
    )
    assert [text[:10] for text in dates(kept(rule))] == ["2026-01-05", "2026-01-07", "2026-01-19"]


@pytest.mark.parametrize("zone", ["floating", "UTC"])
def test_a_time_without_a_place_has_dates_too(zone: str) -> None:
    first = "2026-01-05T09:00:00" + ("Z" if zone == "UTC" else "")
    assert dates(kept("RRULE:FREQ=WEEKLY;COUNT=2", first, zone))[1].startswith("2026-01-12T09:00:00")


@pytest.mark.parametrize(
    ("rule", "zone"),
    [
        ("RRULE:FREQ=SECONDLY", "UTC"),
        ("RRULE:FREQ=HOURLY;INTERVAL=4", "UTC"),
        ("RRULE:FREQ=DAILY;INTERVAL=0", "UTC"),
        ("RRULE:FREQ=DAILY;BYHOUR=1,2,3", "UTC"),
        ("RRULE:nonsense", "UTC"),
        ("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", ""),
        ("RRULE:FREQ=WEEKLY", "+02:00"),
        ("RRULE:FREQ=WEEKLY\nEXDATE:nonsense", "UTC"),
    ],
)
def test_what_is_not_worked_out_gives_nothing(rule: str, zone: str) -> None:
    assert dates(kept(rule, zone=zone)) == []
