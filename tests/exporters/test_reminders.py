# SPDX-License-Identifier: GPL-3.0-or-later
"""Reminders in calendar files: read back by the calendar library and by this program, the same bytes for the same."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coterie.domain.export_reminders import ExportReminder
from coterie.domain.foreign_files import Wishes
from coterie.domain.records import FoundFollowUp
from coterie.exporters.reminders import EXPORTER, verify, write_reminders
from coterie.importers.icalendar_file import IMPORTER
from coterie.importers.icalendar_file.instants import Instant
from coterie.importers.icalendar_file.recurrence_rules import Window
from coterie.importers.icalendar_file.recurrences import Series, dates_of
from coterie.importers.icalendar_file.zones import FLOATING
from tests.importers.bundles import read_all, records_of, single_file

MADE = 1_770_000_000
DAY = ExportReminder("a@coterie.example", 0, MADE, MADE + 60, "Ring Amara Okafor", "2027-03-01", alarm_minutes=900)
TIMED = ExportReminder(
    "b@coterie.example", 4, MADE, MADE, "Write to Ravi", "2027-03-28T00:30:00Z", "Ask\nabout;the, move\\"
)
BIRTHDAY = ExportReminder(
    "c@coterie.example", 1, MADE, MADE, "Birthday", "2027-05-22", yearly=True, month_day="--05-22"
)
LEAP = ExportReminder("d@coterie.example", 1, MADE, MADE, "Birthday", "2027-02-28", yearly=True, month_day="--02-29")
DONE = DAY._replace(uid="e@coterie.example", state="done", done_on="2027-02-01")
DROPPED = DAY._replace(uid="f@coterie.example", state="dropped")
ALL = (DAY, TIMED, BIRTHDAY, LEAP, DONE, DROPPED)


def midnight(year: int) -> datetime:
    """Give the first moment of a year, without a zone."""
    return datetime.fromisoformat(f"{year}-01-01")


TEXTS = st.text(st.characters(codec="utf-8"), max_size=200)
REMINDERS = st.builds(
    ExportReminder,
    uid=st.uuids().map(str),
    sequence=st.integers(0, 1000),
    created=st.integers(0, 2_000_000_000),
    changed=st.integers(0, 2_000_000_000),
    summary=TEXTS,
    due=st.one_of(
        st.dates(date(2000, 1, 1), date(2100, 1, 1)).map(date.isoformat),
        st.datetimes(midnight(2000), midnight(2100)).map(lambda at: f"{at:%Y-%m-%dT%H:%M:%SZ}"),
    ),
    description=TEXTS,
    alarm_minutes=st.integers(0, 20_000),
    state=st.sampled_from(("open", "done", "dropped")),
    done_on=st.sampled_from(("", "2026-02-03")),
    yearly=st.booleans(),
    month_day=st.sampled_from(("", "--02-29", "--12-31")),
)


@pytest.mark.parametrize("as_form", ["event", "task"])
def test_what_is_written_is_read_back_the_same(as_form: str) -> None:
    data = EXPORTER.write(ALL, as_form)
    assert EXPORTER.verify(data, ALL) == []
    assert data.count(b"BEGIN:VCALENDAR") == 1
    assert data.count(b"BEGIN:VALARM") == len(ALL)
    assert "iCalendar" in EXPORTER.title


def read_back(items: list[ExportReminder]) -> Any:  # noqa: ANN401 (properties of the library have no one type)
    """Read with the calendar library."""
    import icalendar

    return icalendar.Calendar.from_ical(write_reminders(items))


def test_an_all_day_reminder_as_an_event() -> None:
    assert write_reminders([DAY]).decode() == (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Coterie//Reminders//EN\r\nCALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n"
        "BEGIN:VEVENT\r\nUID:a@coterie.example\r\nDTSTAMP:20260202T024100Z\r\nCREATED:20260202T024000Z\r\n"
        "LAST-MODIFIED:20260202T024100Z\r\nSEQUENCE:0\r\nSUMMARY:Ring Amara Okafor\r\n"
        "DTSTART;VALUE=DATE:20270301\r\nDTEND;VALUE=DATE:20270302\r\nSTATUS:CONFIRMED\r\nTRANSP:TRANSPARENT\r\n"
        "BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Ring Amara Okafor\r\nTRIGGER:-PT900M\r\nEND:VALARM\r\n"
        "END:VEVENT\r\nEND:VCALENDAR\r\n"
    )


@pytest.mark.parametrize(
    ("item", "as_form", "lines"),
    [
        (TIMED, "event", ("DTSTART:20270328T003000Z", "DTEND:20270328T004500Z", "TRIGGER:-PT0M")),
        (TIMED, "task", ("DUE:20270328T003000Z", "STATUS:NEEDS-ACTION", "TRIGGER;RELATED=END:-PT0M")),
        (BIRTHDAY, "event", ("DTSTART;VALUE=DATE:20270522", "RRULE:FREQ=YEARLY")),
        (BIRTHDAY, "task", ("DTSTART;VALUE=DATE:20270522", "RRULE:FREQ=YEARLY", "TRIGGER:-PT0M")),
        (LEAP, "event", ("DTSTART;VALUE=DATE:20270228", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1")),
        (DONE, "task", ("STATUS:COMPLETED", "COMPLETED:20270201T120000Z", "PERCENT-COMPLETE:100")),
        (DONE._replace(done_on=""), "task", ("COMPLETED:20260202T024100Z",)),
        (DROPPED, "event", ("STATUS:CANCELLED",)),
        (DROPPED, "task", ("STATUS:CANCELLED",)),
        (DAY._replace(summary=" \n "), "event", ("SUMMARY:Reminder", "DESCRIPTION:Reminder")),
        (DAY._replace(alarm_minutes=-5), "event", ("TRIGGER:-PT0M",)),
        (DAY._replace(due="2027-03-01T09:30:00+01:00"), "event", ("DTSTART:20270301T083000Z",)),
        (BIRTHDAY._replace(due="2027-05-22T08:00:00Z", month_day=""), "event", ("DTSTART;VALUE=DATE:20270522",)),
    ],
)
def test_each_kind_has_its_lines(item: ExportReminder, as_form: str, lines: tuple[str, ...]) -> None:
    data = write_reminders([item], as_form)
    assert set(lines) <= set(data.decode().split("\r\n"))
    assert verify(data, [item]) == []


def test_a_form_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="journal"):
        write_reminders([DAY], "journal")


@given(
    items=st.lists(REMINDERS, max_size=4, unique_by=lambda item: item.uid), as_form=st.sampled_from(("event", "task"))
)
def test_any_text_and_date_survives_the_calendar_library(items: list[ExportReminder], as_form: str) -> None:
    data = write_reminders(items, as_form)
    assert verify(data, items) == []
    assert data == write_reminders(items, as_form)
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()


@given(item=REMINDERS)
def test_any_text_and_date_survives_our_own_reader(item: ExportReminder) -> None:
    item = item._replace(state="open", yearly=False, month_day="")
    found = read_all(IMPORTER, single_file("t.ics", write_reminders([item], "task")), Wishes(today=date(2026, 3, 2)))
    (record,) = records_of(found)
    assert isinstance(record.thing, FoundFollowUp)
    again = item._replace(summary=record.thing.title, description=record.thing.text)
    assert write_reminders([again], "task") == write_reminders([item], "task")
    assert record.thing.due == (item.due if item.is_all_day() else item.due[:16] + "Z")


def test_one_edit_changes_its_lines_and_the_stamps_alone() -> None:
    before = write_reminders(ALL).split(b"\r\n")
    edited = DAY._replace(summary="Ring Amara", sequence=1, changed=DAY.changed + 5)
    after = write_reminders((edited, *ALL[1:])).split(b"\r\n")
    differing = {new.partition(b":")[0] for old, new in zip(before, after, strict=True) if old != new}
    assert differing == {b"DTSTAMP", b"LAST-MODIFIED", b"SEQUENCE", b"SUMMARY", b"DESCRIPTION"}


@pytest.mark.parametrize("item", [BIRTHDAY, LEAP])
def test_two_readers_agree_on_five_years_of_birthdays(item: ExportReminder) -> None:
    import recurring_ical_events

    calendar = read_back([item])
    found = recurring_ical_events.of(calendar).between(date(2027, 1, 1), date(2032, 1, 1))
    days = sorted(event["DTSTART"].dt for event in found)
    month, day = (2, 29) if item is LEAP else (5, 22)
    expected = [date(year, month, 28 if month == 2 and year != 2028 else day) for year in range(2027, 2032)]
    assert days == expected
    start = Instant(datetime.fromisoformat(item.due), FLOATING, all_day=True)
    rule = str(calendar.walk("VEVENT")[0]["RRULE"].to_ical(), "utf-8")
    own = dates_of(Series(start, (rule,)), Window(date(2027, 1, 1), date(2031, 12, 31)), date(2027, 1, 1))
    assert [one.at.date() for one in own.dates] == expected


@given(at=st.datetimes(midnight(2026), midnight(2031)).map(lambda at: at.replace(microsecond=0, tzinfo=UTC)))
def test_a_timed_reminder_is_the_same_instant_for_both_readers(at: datetime) -> None:
    item = TIMED._replace(due=f"{at:%Y-%m-%dT%H:%M:%SZ}")
    event = read_back([item]).walk("VEVENT")[0]
    assert event["DTSTART"].dt == at
    assert event["DTEND"].dt - at == timedelta(minutes=15)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (b"SUMMARY:Ring", b"SUMMARY:Sing", "“Ring Amara Okafor”: SUMMARY differs."),
        (b"TRIGGER:-PT900M", b"TRIGGER:-PT90M", "“Ring Amara Okafor”: VALARM differs."),
        (b"TRIGGER:-PT900M", b"TRIGGER:-P900M", "The calendar library cannot read the file: "),
        (b"DTSTAMP:20260202T024100Z", b"DTSTAMP:20260202", "“Ring Amara Okafor”: DTSTAMP differs."),
        (b"BEGIN:VEVENT", b"BEGIN:VJOURNAL", "The file holds 0 reminders instead of 1."),
        (
            b"END:VCALENDAR\r\n",
            b"END:VCALENDAR\r\nBEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
            "The file does not hold exactly one",
        ),
    ],
)
def test_a_file_that_went_wrong_is_noticed(old: bytes, new: bytes, problem: str) -> None:
    data = write_reminders([DAY])
    assert old in data
    problems = verify(data.replace(old, new), [DAY])
    assert any(problem in found for found in problems), problems


def test_missing_and_doubled_reminders_are_noticed() -> None:
    assert verify(write_reminders([DAY]), ALL) == ["The file holds 1 reminders instead of 6."]
    assert verify(write_reminders([DAY, DAY]), [DAY, DAY]) == ["Two reminders share a UID."]


def test_a_property_the_library_stumbles_over_is_noticed() -> None:
    data = write_reminders([DAY]).replace(b"STATUS:CONFIRMED", b"STATUS:CONFIRMED\r\nno property")
    assert len(verify(data, [DAY])) == 1
