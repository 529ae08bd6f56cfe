# SPDX-License-Identifier: GPL-3.0-or-later
"""The dates of series: what libraries work out, under which limits, and that two roads lead to the same dates."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coterie.importers.icalendar_file import time_limits
from coterie.importers.icalendar_file.instants import Instant
from coterie.importers.icalendar_file.recurrence_rules import Window, window_around
from coterie.importers.icalendar_file.recurrences import Change, Dates, Series, dates_of
from coterie.importers.icalendar_file.time_limits import Patience, time_limit
from coterie.importers.icalendar_file.zones import FLOATING, iana_zone

TODAY = date(2026, 3, 2)
WINDOW = window_around(TODAY)
SINCE = date(2024, 3, 2)
BERLIN = iana_zone("Europe/Berlin") or FLOATING
FEW = "only the first date is kept."


def timed(text: str) -> Instant:
    """Make a time in Berlin."""
    return Instant(datetime.fromisoformat(text), BERLIN)


def day(text: str) -> Instant:
    """Make a date."""
    return Instant(datetime.fromisoformat(text), FLOATING, all_day=True)


def dates(series: Series, window: Window = WINDOW) -> Dates:
    """Work out a series."""
    return dates_of(series, window, SINCE)


def texts(series: Series) -> list[str]:
    """Give the dates of a series as text."""
    found = dates(series)
    assert not found.problem
    return [one.at.isoformat()[:16] for one in found.dates]


START = timed("2026-02-02T10:00")


def test_the_window_is_a_year_on_both_sides() -> None:
    assert Window(date(2025, 3, 2), date(2027, 3, 2)) == WINDOW


def test_dates_removed_and_added_by_lists() -> None:
    series = Series(
        START,
        ("FREQ=WEEKLY;COUNT=4",),
        added=(timed("2026-02-04T10:00"),),
        removed=(Instant(datetime.fromisoformat("2026-02-09T09:00"), iana_zone("UTC") or FLOATING), day("2026-02-16")),
    )
    assert texts(series) == ["2026-02-02T10:00", "2026-02-04T10:00", "2026-02-23T10:00"]


@pytest.mark.parametrize("until", ["20260216", "20260216T235959", "20260216T090000Z", "20260216T100000"])
def test_an_end_is_understood_in_every_spelling(until: str) -> None:
    assert texts(Series(START, (f"FREQ=WEEKLY;UNTIL={until}",)))[-1] == "2026-02-16T10:00"
    assert texts(Series(day("2026-02-02"), (f"FREQ=WEEKLY;UNTIL={until}",)))[-1] == "2026-02-16T00:00"
    floating = Series(START._replace(zone=FLOATING), (f"FREQ=WEEKLY;UNTIL={until}",))
    assert texts(floating)[:2] == ["2026-02-02T10:00", "2026-02-09T10:00"]


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        ("FREQ=SECONDLY", "The entry repeats more often than daily"),
        ("FREQ=HOURLY;COUNT=3", "The entry repeats more often than daily"),
        ("FREQ=DAILY;BYHOUR=1,2,3", "The entry repeats more often than daily"),
        ("", "The repetition could not be understood"),
        ("W1 MO #5", "The repetition could not be understood"),
        ("FREQ=DAILY;FREQ=WEEKLY", "The repetition could not be understood"),
        ("FREQ=WEEKLY;BYDAY=XX", "The repetition could not be understood"),
        ("FREQ=DAILY;UNTIL=NEVER", "The end of the repetition could not be read"),
        ("FREQ=DAILY;UNTIL=20269999", "The repetition could not be understood"),
        ("FREQ=DAILY;INTERVAL=0", "The repetition has an impossible interval or count"),
        ("FREQ=DAILY;INTERVAL=99999", "The repetition has an impossible interval or count"),
        ("FREQ=DAILY;COUNT=0", "The repetition has an impossible interval or count"),
        ("FREQ=DAILY;COUNT=9999999", "The repetition has an impossible interval or count"),
    ],
)
def test_a_rule_beyond_the_limits_keeps_its_first_date_and_says_why(rule: str, reason: str) -> None:
    assert dates(Series(START, (rule,))) == Dates((START,), problem=f"{reason}; {FEW}")


def test_a_series_since_very_long_ago_is_not_worked_out() -> None:
    assert (
        dates(Series(timed("1960-01-01T10:00"), ("FREQ=DAILY",))).problem
        == f"The entry repeats since too long ago; {FEW}"
    )


def test_more_dates_than_allowed_are_none() -> None:
    wide = Window(date(2020, 1, 1), date(2027, 1, 1))
    assert (
        dates(Series(timed("2020-01-01T10:00"), ("FREQ=DAILY",)), wide).problem
        == f"The repetition has too many dates; {FEW}"
    )


@pytest.mark.parametrize("rule", ["FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=5"])
def test_a_rule_that_fits_no_day_is_stopped_on_both_roads(rule: str) -> None:
    change = Change(timed("2026-02-09T10:00"), timed("2026-02-10T15:00"), onward=True)
    for series in (Series(START, (rule,)), Series(START, (rule,), changes=(change,))):
        assert dates(series).problem == f"The repetition has too many dates; {FEW}"
        assert sys.getprofile() is None


def test_there_is_no_limit_while_somebody_measures() -> None:
    seen: list[str] = []
    sys.setprofile(lambda _frame, event, _argument: seen.append(event))
    try:
        with time_limit(0):
            str(Series(START))
    finally:
        sys.setprofile(None)
    assert seen


def test_a_series_that_began_long_ago_is_worked_out_in_its_rhythm() -> None:
    series = Series(timed("2001-01-03T10:00"), ("FREQ=WEEKLY;INTERVAL=3;BYDAY=WE,FR;WKST=SU",))
    found = texts(series)
    assert found[0] >= "2025-03-02"
    weeks = {(datetime.fromisoformat(text).date() - date(2000, 12, 31)).days // 7 % 3 for text in found}
    assert weeks == {0}


@pytest.mark.parametrize(
    ("rule", "older"),
    [
        ("FREQ=WEEKLY;UNTIL=20240229T000000Z", True),
        ("FREQ=WEEKLY;UNTIL=20240601T000000Z", False),
        ("FREQ=WEEKLY;COUNT=10", True),
        ("FREQ=WEEKLY;COUNT=70", False),
        ("FREQ=YEARLY;INTERVAL=20", False),
    ],
)
def test_an_ended_series_is_older_by_its_last_date(rule: str, older: bool) -> None:
    found = dates(Series(timed("2023-03-06T10:00"), (rule,)))
    assert (found.dates, found.older) == ((), older)


def test_changed_dates_move_and_the_owner_may_be_absent() -> None:
    series = Series(
        START,
        ("FREQ=WEEKLY;UNTIL=20260302T090000Z",),
        removed=(timed("2026-02-23T10:00"),),
        changes=(
            Change(timed("2026-02-09T10:00"), timed("2026-02-10T15:00")),
            Change(day("2026-02-16"), timed("2026-02-16T10:00"), absent=True),
        ),
    )
    assert texts(series) == ["2026-02-02T10:00", "2026-02-10T15:00", "2026-02-16T10:00", "2026-03-02T10:00"]
    assert dates(series).absent == {timed("2026-02-16T10:00")}


def test_a_change_may_mean_all_later_dates() -> None:
    onward = Change(timed("2026-02-16T10:00"), timed("2026-02-16T11:00"), onward=True)
    series = Series(START, ("FREQ=WEEKLY;COUNT=4",), changes=(onward,))
    assert texts(series) == ["2026-02-02T10:00", "2026-02-09T10:00", "2026-02-16T11:00", "2026-02-23T11:00"]


def test_a_cancelled_rest_ends_the_series_on_both_roads() -> None:
    series = Series(START, ("FREQ=WEEKLY",), ends_before=timed("2026-02-16T10:00"))
    assert texts(series) == ["2026-02-02T10:00", "2026-02-09T10:00"]
    change = Change(timed("2026-02-09T10:00"), timed("2026-02-11T10:00"))
    for onward in (False, True):
        changed = series._replace(changes=(change._replace(onward=onward),))
        assert texts(changed) == ["2026-02-02T10:00", "2026-02-11T10:00"]


def test_a_daily_series_of_many_years_with_a_moved_date_is_worked_out() -> None:
    change = Change(timed("2026-02-09T10:00"), timed("2026-02-09T15:00"))
    assert len(texts(Series(timed("2015-02-02T10:00"), ("FREQ=DAILY",), changes=(change,)))) == 731


def test_a_timed_change_of_a_series_of_days_stays_timed() -> None:
    series = Series(
        day("2026-02-02"), ("FREQ=WEEKLY;COUNT=2",), changes=(Change(day("2026-02-09"), timed("2026-02-09T10:00")),)
    )
    assert [one.all_day for one in dates(series).dates] == [True, False]


def onward_of_nothing(series: Series) -> Series:
    """Send a series down the road of recurring-ical-events by a change far behind the window that changes nothing."""
    far = Instant(datetime.fromisoformat("2190-01-01T00:00"), series.start.zone, series.start.all_day)
    return series._replace(changes=(*series.changes, Change(far, far, onward=True)))


@pytest.mark.parametrize("start", [START, day("2026-02-02"), START._replace(zone=FLOATING)])
@pytest.mark.parametrize("rule", ["FREQ=WEEKLY;UNTIL=20260302T235959", "FREQ=WEEKLY;COUNT=5", "FREQ=MONTHLY;BYDAY=1MO"])
def test_both_roads_agree_on_changed_added_and_removed_dates(start: Instant, rule: str) -> None:
    def on(days: int, hours: int = 0) -> Instant:
        return start._replace(at=start.at + timedelta(days=days, hours=0 if start.all_day else hours))

    changes = (Change(on(7), on(8, 3)), Change(on(14), on(14), absent=True))
    series = Series(start, (rule,), added=(on(3),), removed=(on(21),), changes=changes)
    assert dates(series) == dates(onward_of_nothing(series))
    assert dates(series).absent == {on(14)}


def test_changed_days_and_floating_times() -> None:
    days = Series(
        day("2026-02-02"),
        ("FREQ=WEEKLY;UNTIL=20260216",),
        changes=(Change(timed("2026-02-09T00:00"), day("2026-02-11")),),
    )
    assert texts(days) == ["2026-02-02T00:00", "2026-02-11T00:00", "2026-02-16T00:00"]
    start = START._replace(zone=FLOATING)
    moved = Change(start._replace(at=start.at + timedelta(7)), start._replace(at=start.at + timedelta(8)))
    floating = Series(
        start,
        ("FREQ=WEEKLY;UNTIL=20260216T100000",),
        added=(start._replace(at=start.at + timedelta(1)),),
        changes=(moved,),
    )
    assert texts(floating) == ["2026-02-02T10:00", "2026-02-03T10:00", "2026-02-10T10:00", "2026-02-16T10:00"]


def test_a_changed_series_that_is_over_counts_by_its_last_change() -> None:
    start = timed("2023-03-06T10:00")
    change = Change(timed("2023-03-13T10:00"), timed("2024-04-01T10:00"))
    assert not dates(Series(start, ("FREQ=WEEKLY;COUNT=2",), changes=(change,))).older
    assert dates(Series(start, ("FREQ=WEEKLY;COUNT=2",), changes=(change._replace(start=start),))).older


RULES = st.builds(
    lambda frequency, interval, end, day_part: ";".join(
        filter(None, (f"FREQ={frequency}", f"INTERVAL={interval}", end, day_part(frequency)))
    ),
    st.sampled_from(("DAILY", "WEEKLY", "MONTHLY", "YEARLY")),
    st.integers(1, 5),
    st.sampled_from(("", "COUNT=1", "COUNT=7", "COUNT=40", "UNTIL=20260510T120000Z", "UNTIL=20240101T000000Z")),
    st.sampled_from(
        (
            lambda _frequency: "",
            lambda frequency: {
                "WEEKLY": "BYDAY=MO,TH",
                "MONTHLY": "BYDAY=2TU",
                "YEARLY": "BYMONTH=3,10;BYDAY=-1SU",
            }.get(frequency, ""),
            lambda frequency: {"WEEKLY": "WKST=SU;BYDAY=SU,SA", "MONTHLY": "BYMONTHDAY=-1", "DAILY": "BYDAY=MO,WE"}.get(
                frequency, ""
            ),
        )
    ),
)


@given(
    rule=RULES,
    start=st.datetimes(datetime.fromisoformat("2019-01-01"), datetime.fromisoformat("2026-12-31")),
    zone=st.sampled_from(("Europe/Berlin", "America/New_York", "Asia/Tokyo", "Australia/Lord_Howe")),
    removed=st.sets(st.integers(0, 5), max_size=2),
)
@settings(max_examples=60)
def test_the_short_road_gives_the_dates_that_recurring_ical_events_gives(
    rule: str, start: datetime, zone: str, removed: set[int]
) -> None:
    """Across changes of the clock too, and wherever the series began."""
    import icalendar
    import recurring_ical_events
    from dateutil.rrule import rrulestr

    first = start.replace(second=0, microsecond=0, minute=start.minute // 15 * 15)
    plain_rule = ";".join(part for part in rule.split(";") if not part.startswith(("UNTIL", "COUNT")))
    first = rrulestr(plain_rule, dtstart=first)[0]  # RFC 5545: a start out of step with its rule means nothing
    known = iana_zone(zone)
    assert known is not None
    steps = rrulestr(plain_rule, dtstart=first)
    out = [steps[number] for number in removed]
    series = Series(Instant(first, known), (rule,), removed=tuple(Instant(at, known) for at in out))
    found = dates(series)
    assert not found.problem

    event = icalendar.Event()
    event.add("UID", "x")
    event.add("DTSTART", first.replace(tzinfo=ZoneInfo(zone)))
    event.add("RRULE", icalendar.vRecur.from_ical(rule))
    event.add("EXDATE", [at.replace(tzinfo=ZoneInfo(zone)) for at in out])
    calendar = icalendar.Calendar()
    calendar.add_component(event)
    others = recurring_ical_events.of(calendar).between(WINDOW.first, WINDOW.last + timedelta(days=1))
    expected = {int(other["DTSTART"].dt.timestamp()) for other in others if WINDOW.holds(other["DTSTART"].dt)}
    if first not in out:  # a series that ends before it begins has its first date all the same
        before_start = int(first.replace(tzinfo=ZoneInfo(zone)).timestamp())
        expected |= {before_start} if WINDOW.holds(first) else set()
    assert {one.utc() for one in found.dates} == expected


@given(
    at=st.datetimes(datetime.fromisoformat("2000-01-01"), datetime.fromisoformat("2040-01-01")),
    zone=st.sampled_from(("Europe/Berlin", "America/Sao_Paulo")),
)
def test_an_instant_stays_the_same_on_another_clock(at: datetime, zone: str) -> None:
    known = iana_zone(zone)
    assert known is not None
    one = Instant(at.replace(microsecond=0), iana_zone("UTC") or FLOATING)
    assert datetime.fromtimestamp(one.utc(), UTC).replace(tzinfo=None) == one.at
    if at.replace(tzinfo=UTC).astimezone(ZoneInfo(zone)).fold == 0:
        assert one.within(known).utc() == one.utc()
    assert datetime.combine(one.at, time.min).date() == one.at.date()


NO_DAY = "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"


def test_a_file_of_costly_rules_is_given_less_and_less_and_then_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time_limits, "MOST_SECONDS_LOST", 0.15)
    patience, given, told = Patience(), [], []
    for _series in range(12):
        given.append(patience._each)
        found = dates_of(Series(START, (NO_DAY,)), WINDOW, WINDOW.first, patience)
        assert found.dates == (START,)
        told.append(found.problem)
    assert given[:3] == [0.1, 0.05, 0.025]
    assert told[-1] == f"The repetitions in this file take too long to work out; {FEW}"
    assert dates_of(Series(START, ("FREQ=WEEKLY",)), WINDOW, WINDOW.first, patience).dates == (START,)
    assert len(dates_of(Series(START, ("FREQ=WEEKLY",)), WINDOW, WINDOW.first, Patience()).dates) > 10


def test_rules_that_cost_little_use_up_little_patience() -> None:
    patience = Patience()
    for _series in range(20):
        dates_of(Series(START, ("FREQ=WEEKLY",)), WINDOW, WINDOW.first, patience)
    assert patience._each == 0.1
    assert patience._to_lose == time_limits.MOST_SECONDS_LOST
    assert patience._left < time_limits.MOST_SECONDS_OF_A_FILE
