# SPDX-License-Identifier: GPL-3.0-or-later
"""Days of a calendar: events on the reader's clock, days that come round, series beyond what was kept."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from coterie.domain.calendar_days import EventRow, comes_round, event_on, month_days, span_of_days
from coterie.domain.calendar_events import NewEvent
from coterie.domain.calendar_series import KeptDatesOnly, KeptSeries, beyond_kept
from coterie.domain.moments import moment_from_datetime

LISBON = ZoneInfo("Europe/Lisbon")
MARCH = date(2026, 3, 1)


def row(at: datetime | date, end: str = "", **known: object) -> EventRow:
    all_day = not isinstance(at, datetime)
    text = at.isoformat()
    moment = datetime(at.year, at.month, at.day, tzinfo=UTC) if not isinstance(at, datetime) else at
    utc = int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())
    made = EventRow(1, utc, text, "Talk", text, end, all_day, "", False, "", False)
    return made._replace(**known)  # type: ignore[arg-type]  # fields of the row


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/Los_Angeles", "UTC"])
def test_a_whole_day_is_the_same_day_on_every_clock(zone: str) -> None:
    event = event_on(row(date(2026, 3, 12), "2026-03-15"), ZoneInfo(zone))
    assert (event.day, event.last_day, event.starts) == (date(2026, 3, 12), date(2026, 3, 14), None)


def test_a_time_is_shown_on_the_reader_s_clock_and_one_without_a_zone_as_it_stands() -> None:
    tokyo = event_on(row(datetime(2026, 3, 17, 18, 30, tzinfo=ZoneInfo("Asia/Tokyo"))), LISBON)
    assert tokyo.starts is not None
    assert (tokyo.day, tokyo.starts.hour, tokyo.starts.minute) == (date(2026, 3, 17), 9, 30)
    floating = event_on(row(datetime.fromisoformat("2026-03-17T18:30:00")), LISBON)
    assert floating.starts is not None
    assert floating.starts.hour == 18


def test_an_event_may_fall_on_another_day_here() -> None:
    event = event_on(row(datetime(2026, 3, 17, 1, tzinfo=ZoneInfo("Asia/Tokyo"))), LISBON)
    assert event.day == date(2026, 3, 16)


@pytest.mark.parametrize(
    ("ends", "last"),
    [
        ("2026-03-18T00:00:00+00:00", 17),
        ("2026-03-18T00:30:00+00:00", 18),
        ("", 17),
        ("nonsense", 17),
        ("2026-03-16", 17),
    ],
)
def test_what_ends_at_midnight_ends_with_the_day_before(ends: str, last: int) -> None:
    event = event_on(row(datetime(2026, 3, 17, 22, tzinfo=UTC), ends), UTC)
    assert event.last_day == date(2026, 3, last)


def test_an_event_is_past_when_it_is_over() -> None:
    timed = event_on(row(datetime(2026, 3, 17, 10, tzinfo=UTC), "2026-03-17T11:00:00+00:00"), UTC)
    whole = event_on(row(date(2026, 3, 17)), UTC)
    assert not timed.is_past(datetime(2026, 3, 17, 10, 59, tzinfo=UTC))
    assert timed.is_past(datetime(2026, 3, 17, 11, tzinfo=UTC))
    assert not whole.is_past(datetime(2026, 3, 17, 23, tzinfo=UTC))
    assert whole.is_past(datetime(2026, 3, 18, 0, tzinfo=UTC))


@pytest.mark.parametrize(
    ("remembered", "days"),
    [
        ("--02-29", ["2027-02-28", "2028-02-29"]),
        ("2000-02-29", ["2027-02-28", "2028-02-29"]),
        ("--03-11", ["2027-03-11", "2028-03-11"]),
        ("2028-01-05", ["2028-01-05"]),
        ("2030-01-05", []),
        ("1990-05", []),
        ("1990", []),
    ],
)
def test_a_day_to_remember_comes_round_and_not_before_it_was(remembered: str, days: list[str]) -> None:
    found = comes_round(remembered, date(2027, 1, 1), date(2028, 12, 31))
    assert [day.isoformat() for day in found] == days


def test_the_29th_of_february_is_looked_for_on_the_28th_of_years_without_one() -> None:
    assert month_days(date(2027, 2, 27), date(2027, 3, 1)) == ["02-27", "02-28", "02-29", "03-01"]
    assert month_days(date(2028, 2, 28), date(2028, 3, 1)) == ["02-28", "02-29", "03-01"]
    assert len(month_days(date(2026, 1, 1), date(2031, 1, 1))) == 366


def test_a_span_encloses_its_days_in_every_zone() -> None:
    span = span_of_days(MARCH, MARCH)
    earliest = datetime(2026, 3, 1, tzinfo=ZoneInfo("Pacific/Kiritimati")).timestamp()
    latest = datetime(2026, 3, 1, 23, 59, tzinfo=ZoneInfo("Pacific/Pago_Pago")).timestamp()
    assert span.first < span.begin <= earliest
    assert latest <= span.last


def test_an_event_of_one_s_own_lasts_as_long_as_it_says_although_clocks_are_changed() -> None:
    new = NewEvent("Night shift", date(2026, 3, 28), time(23), 300)
    assert new.moment(LISBON).text == "2026-03-28T23:00:00+00:00"
    assert new.ends_on(LISBON) == "2026-03-29T05:00:00+01:00"
    assert NewEvent("Trip", MARCH, days=3).ends_on(LISBON) == "2026-03-04"
    assert NewEvent("Call", MARCH, time(9)).ends_on(LISBON) == ""


def series(kept: list[datetime]) -> KeptSeries:
    read = int(datetime(2026, 3, 2, tzinfo=UTC).timestamp())
    return KeptSeries(row(kept[0]), "UTC", "RRULE:FREQ=WEEKLY", read, tuple(int(at.timestamp()) for at in kept))


WEEKS = [datetime(2026, 1, 5, 9, tzinfo=UTC) + timedelta(weeks=number) for number in range(-4, 90)]
TOLD = [moment_from_datetime(at) for at in WEEKS]
KEPT = [at for at in WEEKS if datetime(2026, 3, 2, tzinfo=UTC) <= at < datetime(2027, 3, 2, tzinfo=UTC)]


def test_a_rule_that_agrees_with_what_was_kept_tells_the_rest() -> None:
    beyond = [at.utc for at in beyond_kept(series(KEPT), TOLD)]
    assert beyond == [int(at.timestamp()) for at in WEEKS if at not in KEPT]


def test_a_rule_that_does_not_agree_with_what_was_kept_tells_nothing() -> None:
    moved = [KEPT[0], *(at + timedelta(days=1) for at in KEPT[1:2]), *KEPT[2:]]
    assert beyond_kept(series(moved), TOLD) == ()
    assert beyond_kept(series(KEPT[:10]), TOLD) == ()


def test_a_series_is_whole_inside_the_year_that_was_read() -> None:
    kept = series(KEPT)
    assert kept.is_whole(date(2026, 3, 10), date(2026, 12, 1))
    assert not kept.is_whole(date(2026, 3, 1), date(2026, 3, 8))
    assert not kept.is_whole(date(2026, 3, 10), date(2027, 3, 10))
    assert KeptDatesOnly().dates_of(kept, MARCH) == ()
