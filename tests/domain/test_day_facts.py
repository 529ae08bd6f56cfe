# SPDX-License-Identifier: GPL-3.0-or-later
"""Which events belong to a day, when they begin on the reader's clock, and which is the next one to prepare."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from coterie.domain.day_facts import CalendarRow, DayEvent, event_of, is_on, span_of, to_prepare, week_of
from coterie.domain.person_links import PersonLink

LISBON, OSLO = UTC, timezone(timedelta(hours=1))
DAY = date(2026, 3, 12)
NOW = datetime(2026, 3, 12, 10, tzinfo=OSLO)
ANA = PersonLink(7, "Ana Lindqvist")


def row(text: str, end: str = "", *, all_day: bool = False, people: tuple[PersonLink, ...] = ()) -> CalendarRow:
    at = datetime.fromisoformat(text)
    utc = int((at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp())
    return CalendarRow(1, "Coffee", utc, text, text, end, all_day, "Café Janis", people)


def event(hours: float, minutes: int = 60, *people: PersonLink) -> DayEvent:
    return DayEvent(1, "Coffee", NOW + timedelta(hours=hours), minutes, "", people)


@pytest.mark.parametrize(
    ("text", "hour"),
    [("2026-03-12T14:00:00Z", 15), ("2026-03-12T14:00:00+01:00", 14), ("2026-03-12T14:00:00", 14)],
)
def test_an_event_begins_on_the_clock_of_the_reader(text: str, hour: int) -> None:
    found = event_of(row(text, "2026-03-12T14:45:00Z" if text.endswith("Z") else ""), NOW)
    assert found.starts is not None
    assert (found.starts.hour, found.starts.tzinfo) == (hour, OSLO)
    assert found.minutes == (45 if text.endswith("Z") else 0)


def test_an_event_just_after_midnight_abroad_is_of_the_readers_day() -> None:
    assert is_on(row("2026-03-11T23:30:00Z"), DAY, NOW)
    assert not is_on(row("2026-03-12T23:30:00Z"), DAY, NOW)


@pytest.mark.parametrize(("first", "end", "on"), [
    ("2026-03-12", "2026-03-13", True),
    ("2026-03-10", "2026-03-13", True),
    ("2026-03-10", "2026-03-12", False),
    ("2026-03-12", "", True),
    ("2026-03-13", "2026-03-14", False),
])  # fmt: skip
def test_an_event_of_whole_days_ends_before_the_day_it_is_kept_with(first: str, end: str, on: bool) -> None:
    whole = row(first, end, all_day=True)
    assert is_on(whole, DAY, NOW) is on
    assert event_of(whole, NOW).starts is None


def test_an_end_that_cannot_be_compared_is_no_length() -> None:
    assert event_of(row("2026-03-12T14:00:00Z", "2026-03-12"), NOW).minutes == 0
    assert event_of(row("2026-03-12T14:00:00Z", "later"), NOW).minutes == 0


def test_the_next_meeting_is_prepared_from_a_day_before_until_it_is_over() -> None:
    assert to_prepare((event(25, 60, ANA),), NOW) is None
    assert to_prepare((event(24, 60, ANA), event(3, 60, ANA), event(1)), NOW) == event(3, 60, ANA)
    assert to_prepare((event(-0.5, 60, ANA),), NOW) == event(-0.5, 60, ANA)
    assert to_prepare((event(-2, 60, ANA),), NOW) is None
    assert to_prepare((DayEvent(1, "Fair", None, 0, "", (ANA,)),), NOW) is None


def test_the_span_holds_the_day_in_every_zone_and_the_next_24_hours() -> None:
    span = span_of(DAY, NOW)
    assert span.begin <= int(datetime(2026, 3, 12, tzinfo=timezone(timedelta(hours=14))).timestamp())
    assert span.last >= int((NOW + timedelta(hours=24)).timestamp())
    assert span.first < span.begin


@pytest.mark.parametrize(("first_weekday", "first"), [(0, 9), (6, 8), (3, 12), (4, 6)])
def test_a_week_begins_where_the_reader_begins_it(first_weekday: int, first: int) -> None:
    week = week_of(DAY, first_weekday)
    assert (week[0].day, len(week), DAY in week) == (first, 7, True)
