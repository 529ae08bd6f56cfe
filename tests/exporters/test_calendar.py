# SPDX-License-Identifier: GPL-3.0-or-later
"""A calendar as a file: what the calendar library reads back is what was meant, whatever the texts hold."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coterie.domain.export_entries import ExportEntry
from coterie.exporters.calendar import EXPORTER

DAY = date(2026, 3, 12)
NINE = datetime(2026, 3, 12, 9, tzinfo=UTC)
COFFEE = ExportEntry(
    "a@example.org", 3, 1_700_000_000, 1_700_000_500, "Coffee; with Ana, again", NINE, NINE + timedelta(minutes=45),
    "Café Janis, Lisbon", "With Ana Lindqvist\nBring the book", busy=True, status="tentative",
)  # fmt: skip
BIRTHDAY = ExportEntry("b", 0, 0, 0, "Birthday of Zoë 🎂", DAY, DAY + timedelta(days=1))


def read_back(*items: ExportEntry) -> list[Any]:
    import icalendar

    data = EXPORTER.write(items)
    assert EXPORTER.verify(data, items) == []
    return list(icalendar.Calendar.from_ical(data).walk("VEVENT"))


def test_an_event_comes_back_with_its_times_its_place_and_its_words() -> None:
    (event,) = read_back(COFFEE)
    assert (str(event["SUMMARY"]), str(event["LOCATION"])) == ("Coffee; with Ana, again", "Café Janis, Lisbon")
    assert str(event["DESCRIPTION"]) == "With Ana Lindqvist\nBring the book"
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (NINE, NINE + timedelta(minutes=45))
    assert (str(event["STATUS"]), str(event["TRANSP"]), event["SEQUENCE"]) == ("TENTATIVE", "OPAQUE", 3)


def test_a_day_takes_nobodys_time_and_ends_on_the_next() -> None:
    (event,) = read_back(BIRTHDAY)
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (DAY, DAY + timedelta(days=1))
    assert (str(event["TRANSP"]), event.get("LOCATION"), event.get("DESCRIPTION")) == ("TRANSPARENT", None, None)


def test_an_end_that_is_not_known_is_left_open() -> None:
    (event,) = read_back(COFFEE._replace(last=None))
    assert "DTEND" not in event


def test_nobody_is_invited() -> None:
    assert b"ATTENDEE" not in EXPORTER.write([COFFEE])
    assert b"ORGANIZER" not in EXPORTER.write([COFFEE])


def test_a_title_that_is_missing_is_replaced_by_words() -> None:
    (event,) = read_back(COFFEE._replace(summary=" \n "))
    assert str(event["SUMMARY"]) == "Without a title"


def test_early_years_keep_four_digits() -> None:
    (event,) = read_back(BIRTHDAY._replace(first=date(900, 1, 1), last=date(900, 1, 2)))
    assert event["DTSTART"].dt == date(900, 1, 1)


@given(st.text(max_size=200), st.text(max_size=60))
def test_any_text_comes_back_as_it_can_be_written(text: str, place: str) -> None:
    item = COFFEE._replace(summary=text, description=text, place=place)
    data = EXPORTER.write([item])
    assert EXPORTER.verify(data, [item]) == []
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"summary": "Tea"}, "SUMMARY"),
        ({"first": NINE + timedelta(hours=1)}, "DTSTART"),
        ({"last": NINE + timedelta(hours=1)}, "DTEND"),
        ({"place": "Porto"}, "LOCATION"),
        ({"uid": "other"}, "UID"),
        ({"busy": False}, "TRANSP"),
    ],
)
def test_what_differs_is_named(change: dict[str, object], name: str) -> None:
    (problem,) = EXPORTER.verify(EXPORTER.write([COFFEE]), [COFFEE._replace(**change)])  # type: ignore[arg-type]  # any field
    assert name in problem


def test_a_file_that_is_none_or_holds_something_else_is_told() -> None:
    data = EXPORTER.write([COFFEE])
    assert "cannot read" in EXPORTER.verify(b"no calendar", [COFFEE])[0]
    assert "exactly one" in EXPORTER.verify(data + data, [COFFEE])[0]
    assert "1 entries instead of 2" in EXPORTER.verify(data, [COFFEE, BIRTHDAY])[0]
    assert "share a UID" in EXPORTER.verify(EXPORTER.write([COFFEE, COFFEE]), [COFFEE, COFFEE])[0]
