# SPDX-License-Identifier: GPL-3.0-or-later
"""The calendar as a file: what is shown leaves, what is private, hidden or done stays."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from coterie.domain.calendar_events import NewEvent
from coterie.domain.errors import BadValue, CannotBeDone
from coterie.exporters import EXPORTERS
from coterie.services.calendar import Calendar
from coterie.services.exporting import Choice, Exporting
from coterie.services.jobs import QuietJob
from coterie.services.ports.exporting import Wanted
from tests.builders import TODAY

if TYPE_CHECKING:
    from pathlib import Path

    from tests.builders import Opened

WEEK = Choice(days=(TODAY, TODAY + timedelta(days=6)))


@pytest.fixture
def days(opened: Opened) -> Calendar:
    return Calendar(opened.vault, opened.clock)


@pytest.fixture
def out(opened: Opened, days: Calendar) -> Exporting:
    return Exporting(opened.vault, EXPORTERS, opened.clock, days)


def entries(out: Exporting, choice: Choice = WEEK) -> dict[str, Any]:
    import icalendar

    data = out.preview("calendar", choice, QuietJob())[1]
    return {str(event["SUMMARY"]): event for event in icalendar.Calendar.from_ical(data).walk("VEVENT")}


def fill(opened: Opened, days: Calendar) -> int:
    ana = int(opened.add("Ana Lindqvist").id)
    days.add(NewEvent("Coffee", TODAY, time(14), 45, place="Café Janis", people=(ana,), text="Bring the book"))
    days.add(NewEvent("Fair", TODAY + timedelta(days=1), days=3))
    opened.follow_ups.add(ana, TODAY, "Send the article")
    opened.follow_ups.done(opened.follow_ups.add(ana, TODAY, "Done already").id)
    opened.run(
        f"INSERT INTO important_date (person_id, kind, date, month_day) VALUES ({ana}, 'birthday', '1990-03-03', "
        "'03-03')",
        "INSERT INTO commitment (person_id, text, direction, due_on, created_at, changed_at) "
        f"VALUES ({ana}, 'Send the notes', 'i_owe', '{TODAY + timedelta(days=2)}', 0, 0)",
    )
    return ana


def test_what_stands_on_the_days_leaves_and_is_counted(opened: Opened, days: Calendar, out: Exporting) -> None:
    fill(opened, days)
    found = entries(out)
    assert found.keys() >= {"Coffee", "Fair", "Send the article (Ana Lindqvist)", "Send the notes (Ana Lindqvist)"}
    assert "Done already (Ana Lindqvist)" not in found
    coffee, fair = found["Coffee"], found["Fair"]
    assert coffee["DTSTART"].dt == datetime.combine(TODAY, time(14), UTC)
    assert str(coffee["DESCRIPTION"]) == "With Ana Lindqvist\nBring the book"
    assert (fair["DTEND"].dt - fair["DTSTART"].dt).days == 3
    survey = out.survey("calendar", WEEK, QuietJob())
    assert (survey.items, survey.people) == (len(found), 1)
    assert {one.field for one in survey.fields if one.values_leaving} == {"date", "title", "place", "description"}


def test_the_file_is_written_checked_and_stands_in_the_ledger(
    opened: Opened, days: Calendar, out: Exporting, tmp_path: Path
) -> None:
    fill(opened, days)
    done = out.write("calendar", tmp_path / "out.ics", WEEK, QuietJob())
    shown, data = out.preview("calendar", WEEK, QuietJob())
    assert (tmp_path / "out.ics").read_bytes() == data
    assert (done.sha256, done.items) == (shown.sha256, len(entries(out)))
    (line,) = out.ledger()
    assert (line.format, line.items, line.file_name) == ("calendar", done.items, "out.ics")
    sheet = out.sheet("calendar", WEEK, 0, QuietJob())
    assert sheet.text == data.decode()


def test_private_things_and_private_names_stay(opened: Opened, days: Calendar, out: Exporting) -> None:
    ana = fill(opened, days)
    secret = days.add(NewEvent("Doctor", TODAY, time(9), 30))
    opened.run(
        f"UPDATE event SET sensitivity = 1 WHERE id = {secret}", f"UPDATE person SET sensitivity = 1 WHERE id = {ana}"
    )
    found = entries(out)
    assert found.keys() == {"Coffee", "Fair"}
    assert str(found["Coffee"]["DESCRIPTION"]) == "Bring the book"
    done = out.preview("calendar", WEEK, QuietJob())[0]
    assert done.withheld["events"] == done.withheld["names"] == done.withheld["deadlines"] == 1
    whole = entries(out, Choice(wanted=Wanted(private=True), days=WEEK.days))
    assert {"Doctor", "Birthday of Ana Lindqvist"} <= whole.keys() or "Doctor" in whole
    assert "With Ana Lindqvist" in str(whole["Coffee"]["DESCRIPTION"])


def test_what_the_calendar_hides_stays(opened: Opened, days: Calendar, out: Exporting) -> None:
    fill(opened, days)
    days.show_kind("event", shown=False)
    days.show_kind("deadline", shown=False)
    assert not {"Coffee", "Fair", "Send the notes (Ana Lindqvist)"} & entries(out).keys()


def test_only_what_is_about_some_people(opened: Opened, days: Calendar, out: Exporting) -> None:
    ana = fill(opened, days)
    bo = int(opened.add("Bo Ek").id)
    opened.follow_ups.add(bo, TODAY, "Call")
    assert "Fair" not in entries(out, Choice(ids=(ana,), days=WEEK.days))
    assert set(entries(out, Choice(ids=(bo,), days=WEEK.days))) == {"Call (Bo Ek)"}


def test_neutral_entries_say_nothing_but_when(opened: Opened, days: Calendar, out: Exporting) -> None:
    fill(opened, days)
    found = entries(out, Choice(neutral=True, days=WEEK.days))
    assert set(found) == {"Busy", "Reminder"}
    data = out.preview("calendar", Choice(neutral=True, days=WEEK.days), QuietJob())[1]
    assert not any(word in data for word in (b"Ana", b"Janis", b"book"))


def test_every_date_of_a_series_has_a_name_of_its_own(opened: Opened, days: Calendar, out: Exporting) -> None:
    event = days.add(NewEvent("Stand-up", TODAY, time(9), 15))
    at = int(datetime.combine(TODAY, time(9), UTC).timestamp())
    opened.run(
        f"UPDATE event SET rule = 'RRULE:FREQ=DAILY' WHERE id = {event}",
        *(
            f"INSERT INTO occurrence (event_id, at_utc, at_text) VALUES ({event}, {at + 86400 * number}, "
            f"'{datetime.fromtimestamp(at + 86400 * number, UTC).isoformat()}')"
            for number in range(3)
        ),
    )
    data = out.preview("calendar", WEEK, QuietJob())[1]
    assert data.count(b"BEGIN:VEVENT") == 3
    assert data == out.preview("calendar", WEEK, QuietJob())[1]


def test_without_days_a_year_on_either_side_leaves(opened: Opened, days: Calendar, out: Exporting) -> None:
    for far in (-364, 0, 364, 366):
        days.add(NewEvent(f"Day {far}", TODAY + timedelta(days=far)))
    opened.add("Ana")
    assert set(entries(out, Choice())) == {"Day -364", "Day 0", "Day 364"}


def test_odd_dates_come_out_right(opened: Opened, days: Calendar, out: Exporting) -> None:
    opened.run(
        "INSERT INTO event (uuid, ics_uid, title, at_utc, at_text, ends_on, created_at, changed_at) VALUES "
        "('u1', 'x1', 'Backwards', 1772442000, '2026-03-02T09:00:00Z', '2026-03-02T08:00:00Z', 0, 0), "
        "('u2', 'x2', 'No end', 1772445600, '2026-03-02T10:00:00Z', '', 0, 0)"
    )
    leap = int(opened.add("Leap Lindqvist").id)
    opened.run(
        f"INSERT INTO important_date (person_id, kind, date, month_day) VALUES ({leap}, 'birthday', '1900-02-28', "
        "'02-28'), "
        f"({leap}, 'other', '1904-02-29', '02-29')"
    )
    found = entries(out, Choice(days=(date(2026, 2, 1), date(2026, 3, 8))))
    assert "DTEND" not in found["Backwards"]
    assert "DTEND" not in found["No end"]
    assert found["Birthday of Leap Lindqvist"]["DTSTART"].dt == date(2026, 2, 28)
    assert found["Day to remember of Leap Lindqvist"]["DTSTART"].dt == date(2026, 2, 28)


def test_days_the_wrong_way_round_are_refused(out: Exporting) -> None:
    with pytest.raises(BadValue, match="before the first"):
        out.preview("calendar", Choice(days=(TODAY, TODAY - timedelta(days=1))), QuietJob())


def test_a_file_that_cannot_be_read_back_is_not_written(
    opened: Opened, days: Calendar, out: Exporting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(opened, days)
    exporter = next(one for one in EXPORTERS if one.id == "calendar")
    monkeypatch.setattr(type(exporter), "verify", lambda *_args: ["It differs."])
    with pytest.raises(CannotBeDone):
        out.write("calendar", tmp_path / "out.ics", WEEK, QuietJob())
    assert not (tmp_path / "out.ics").exists()
