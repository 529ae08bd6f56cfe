# SPDX-License-Identifier: GPL-3.0-or-later
"""What a stretch of days costs: the same few queries however full it is, each by an index."""

from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING

from coterie.domain.calendar_events import NewEvent
from coterie.services.calendar import Calendar
from tests.builders import TODAY
from tests.storage.test_queries import counted, selects

if TYPE_CHECKING:
    from tests.builders import Opened

LAST = TODAY + timedelta(days=41)
#: Tables that may be long.
LONG = {
    "person",
    "p",
    "event",
    "e",
    "occurrence",
    "o",
    "interaction",
    "i",
    "follow_up",
    "f",
    "commitment",
    "c",
    "d",
    "s",
}


def fill(opened: Opened, days: Calendar) -> None:
    for number in range(12):
        person = opened.add(f"Ana {number}").id
        days.add(NewEvent(f"Talk {number}", TODAY + timedelta(days=number), time(9), 60, people=(person,)))
        opened.follow_ups.add(person, TODAY + timedelta(days=number - 3), "hello")
        opened.follow_ups.done(opened.follow_ups.add(person, TODAY, "done").id)
        opened.cadence.set(person, 14)
        opened.run(
            f"INSERT INTO important_date (person_id, kind, date, month_day) VALUES ({person}, 'birthday', "
            f"'--03-{number + 2:02}', '03-{number + 2:02}')",
            "INSERT INTO commitment (person_id, text, direction, due_on, created_at, changed_at) "
            f"VALUES ({person}, 'notes', 'i_owe', '2026-03-{number + 2:02}', 0, 0)",
        )


def test_a_stretch_of_days_takes_the_same_few_queries_however_full_it_is(opened: Opened) -> None:
    days = Calendar(opened.vault, opened.clock)
    days.add(NewEvent("Talk", TODAY))
    opened.cadence.set(opened.add().id, 14)
    taken = []
    for _turn in range(2):
        with counted(opened) as seen:
            days.look(TODAY, LAST)
        taken.append(selects(seen))
        fill(opened, days)
    assert taken[0] == taken[1] <= 13


def test_the_marks_of_days_take_four_queries_however_full_they_are(opened: Opened) -> None:
    days = Calendar(opened.vault, opened.clock)
    for _turn in range(2):
        with counted(opened) as seen:
            days.marks(TODAY, LAST)
        assert selects(seen) == 4
        fill(opened, days)


def test_no_query_of_the_calendar_reads_a_whole_table(opened: Opened) -> None:
    days = Calendar(opened.vault, opened.clock)
    fill(opened, days)
    with counted(opened) as seen:
        days.look(TODAY, LAST)
        days.marks(TODAY, LAST)
        days.to_review()
        days.event(1)
    with opened.vault.reading() as connection:
        plans = {
            (text, row[3])
            for text in seen
            if text.lstrip().upper().startswith(("SELECT", "WITH"))
            for row in connection.execute(f"EXPLAIN QUERY PLAN {text}")
        }
    walks = [
        line
        for _text, line in plans
        if line.startswith("SCAN ") and line.split(" ")[1] in LONG and "USING" not in line and "VIRTUAL" not in line
    ]
    assert len(plans) > 40
    assert walks == []
