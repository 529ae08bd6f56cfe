# SPDX-License-Identifier: GPL-3.0-or-later
"""Found things some days later."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coterie.domain.moments import Moment, PartialDate, moment_from_date
from coterie.domain.records import (
    FoundAffiliation,
    FoundDate,
    FoundEvent,
    FoundInteraction,
    FoundMoment,
    FoundName,
    FoundPerson,
    PersonRef,
)
from coterie.domain.time_shift import shifted, shifted_text


@pytest.mark.parametrize(
    ("text", "days", "later"),
    [
        ("2026-03-09", 7, "2026-03-16"),
        ("2026-03-24T20:30", 7, "2026-03-31T20:30"),
        ("2026-12-30T10:00:00+01:00", 7, "2027-01-06T10:00:00+01:00"),
        ("2026-11", 60, "2026-12"),
        ("2026", 365, "2027"),
        ("--05-22", 14, "--06-05"),
        ("--12-30", 7, "--01-06"),
        ("", 7, ""),
        ("soon", 7, "soon"),
    ],
)
def test_what_is_known_of_a_date_moves(text: str, days: int, later: str) -> None:
    assert shifted_text(text, days) == later


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.integers(-2_000, 2_000))
def test_a_moment_moves_as_its_day_does(day: date, days: int) -> None:
    moved = shifted(FoundMoment("connection", "linkedin", moment_from_date(PartialDate.parse(str(day)))), days)
    assert moved.at == moment_from_date(PartialDate.parse(str(day + timedelta(days=days))))


def test_everything_dated_moves_and_nothing_that_is_said() -> None:
    person = FoundPerson(
        FoundName("2026-03-09"),
        ("mail:a@example.org",),
        affiliations=(FoundAffiliation("2026 Ltd", start="2025-01-01", as_of="2026-03-09"),),
        dates=(FoundDate("birthday", "1990-03-09"),),
        notes=("since 2026-03-09",),
        fields=(("2026-03-09", "2026-03-09"),),
    )
    later = shifted(person, 7)
    assert later.affiliations == (FoundAffiliation("2026 Ltd", start="2025-01-08", as_of="2026-03-16"),)
    assert later.dates == (FoundDate("birthday", "1990-03-16"),)
    assert (later.name, later.keys, later.notes, later.fields) == (
        person.name,
        person.keys,
        person.notes,
        person.fields,
    )


def test_events_move_with_their_series() -> None:
    at = Moment(1_000_000, "1970-01-12T13:46")
    rule = "RRULE:FREQ=WEEKLY;UNTIL=20260630T170000Z\nEXDATE;TZID=Europe/Lisbon:20251223T180000,20251230T180000"
    later = shifted(FoundEvent("20260101", "", "A", at, end="1970-01-12", rule=rule, meetings=(at,)), 7)
    assert later.start == later.meetings[0] == Moment(1_000_000 + 7 * 86_400, "1970-01-19T13:46")
    assert later.end == "1970-01-19"
    assert later.uid == "20260101"
    assert later.rule == (
        "RRULE:FREQ=WEEKLY;UNTIL=20260707T170000Z\nEXDATE;TZID=Europe/Lisbon:20251230T180000,20260106T180000"
    )


def test_who_took_part_stays() -> None:
    people = (PersonRef("Ana", ("li:ana",)),)
    at = Moment(0, "1970-01-01", "", "day")
    later = shifted(FoundInteraction("message", "mail", "in", at, people, text="1970-01-01"), 1)
    assert later.people == people
    assert later.text == "1970-01-01"
    assert later.at.text == "1970-01-02"
