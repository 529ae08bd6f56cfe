# SPDX-License-Identifier: GPL-3.0-or-later
"""The calendar of the samples goes with the people, fills a day, and is read as it is meant."""

from __future__ import annotations

from datetime import timedelta

from tests.importers.bundles import refusals_of, skipped_because
from tests.samples.cast import TODAY
from tests.samples.readings import MADE, calendar, cards, events, in_file, keys_of, people, tasks


def test_the_calendar_leaves_out_what_is_no_meeting() -> None:
    found = calendar()
    assert refusals_of(found) == []
    assert skipped_because(found) == {
        "older than 24 months": 1, "no other person takes part": 2, "marked private": 1,
    }  # fmt: skip
    assert events()["round-table"].meetings == ()
    assert events()["called-off"].status == "cancelled"


def test_most_guests_are_in_the_address_book() -> None:
    known = keys_of([*in_file("Connections.csv"), *cards()])
    guests = {ref.name for one in events().values() for ref in one.people if not known.intersection(ref.keys)}
    assert guests == {"Thandi Zwane"}


def test_a_series_has_dates_left_out_and_one_moved() -> None:
    days = {at.day() for at in events()["study-group"].meetings}
    assert {"2025-11-04", "2026-02-10", "2026-02-18", "2026-03-10"} <= days
    assert not {"2025-12-23", "2025-12-30", "2026-02-17"} & days
    assert events()["mentoring-circle"].occurrences[0].day() == "2026-03-16"


def test_zones_of_others_are_understood() -> None:
    release, kenji = (events()[f"040000008200E00074C5B7101A82E00800000000SAMPLE0{number}"].start for number in (1, 2))
    assert (release.text, release.zone) == ("2025-09-11T18:00:00+02:00", "Europe/Berlin")
    assert (kenji.text, kenji.zone) == ("2026-03-17T18:30:00+09:00", "Asia/Tokyo")


def test_days_and_the_fair() -> None:
    fair = events()["porto-data-week-2025"]
    assert fair.all_day
    assert (fair.start.text, fair.end) == ("2025-10-14", "2025-10-17")


def due(days: int) -> list[str]:
    """Give what is open and due up to some days from the day of the samples, tasks and birthdays."""
    until = (TODAY + timedelta(days=days)).isoformat()
    birthdays = [
        f"Birthday of {one.name.display}"
        for one in people(cards())
        for date in one.dates
        if date.kind == "birthday" and f"{TODAY:%m-%d}" <= date.date[-5:] <= until[-5:]
    ]
    return [task.title for task in tasks() if task.state == "open" and "" < task.due[:10] <= until] + birthdays


def test_a_day_has_enough_to_do_and_not_too_much() -> None:
    assert due(0) == [
        "Send the streaming talk notes",
        "Ask Tomás how the first half year as director was",
        "Say hello to Leila while it is fresh",
        "Thank Priya and Marta for the panel",
        "Give Beatriz her book back",
        "Answer Wei about the alumni evening",
        "Birthday of Joy Mensah",
    ]
    assert len(due(7)) == 11


def test_tasks_are_open_done_dropped_and_without_a_day() -> None:
    assert {task.state for task in tasks()} == {"open", "done", "dropped"}
    assert [task.title for task in tasks() if not task.due] == ["Find a designer for Jonas"]


def test_lines_of_the_calendar_are_folded() -> None:
    assert max(map(len, MADE["calendar.ics"].split(b"\r\n"))) <= 75
    assert b"\n" not in MADE["calendar.ics"].replace(b"\r\n", b"")
