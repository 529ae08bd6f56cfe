# SPDX-License-Identifier: GPL-3.0-or-later
"""A day is read in the same few queries however full it is, and each walks an index."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from coterie.services.interactions import NewLog
from coterie.services.today import Today
from coterie.storage.calendar import day_reading, day_tasks
from tests.builders import TODAY, Opened

QUERIES = ("_CALENDAR", "_ATTENDEES", "_DONE", "_WEEK", "_ACQUAINTANCES", "_MET_ON", "_BRIEF", "_OPEN", "_QUIET_IDS",
           "_TIES")  # fmt: skip


@pytest.mark.parametrize("name", QUERIES)
def test_no_query_of_a_day_reads_a_whole_table(opened: Opened, name: str) -> None:
    query = getattr(day_reading, name)
    values: object = dict.fromkeys(re.findall(r":([a-z]+)", query), 1) if ":" in query else (1,) * query.count("?")
    with opened.vault.reading() as connection:
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {query}", values)]
    scans = [line for line in plan if line.startswith("SCAN")]
    assert [line for line in scans if not re.search(r"VIRTUAL TABLE|CONSTANT|subquery|INDEX", line)] == []


@pytest.mark.parametrize("name", ["_FOLLOW_UPS", "_COMMITMENTS", "_CADENCES"])
def test_what_is_due_is_weighed_without_reading_its_rows(opened: Opened, name: str) -> None:
    with opened.vault.reading() as connection:
        query = getattr(day_tasks, name)
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {query}", (TODAY.isoformat(),))]
    read = [line for line in plan if line.startswith(("SEARCH", "SCAN"))]
    assert read
    assert all("COVERING INDEX" in line for line in read)


def test_a_full_day_takes_as_many_queries_as_an_almost_empty_one(opened: Opened) -> None:
    ana = opened.add()
    opened.follow_ups.add(ana.id, TODAY)
    opened.run(
        f"INSERT INTO important_date (person_id, kind, date, month_day) VALUES ({ana.id}, 'x', '--03-02', '03-02')"
    )
    first = statements(opened)
    for number in range(30):
        person = opened.add(f"P{number}").id
        opened.follow_ups.add(person, TODAY - timedelta(days=number * 3))
        opened.interactions.log(person, NewLog(on=TODAY - timedelta(days=90)))
        opened.cadence.set(person, 14)
    assert statements(opened) == first <= 20


def statements(opened: Opened) -> int:
    """Count the queries of one look at the day."""
    seen: list[str] = []
    with opened.vault.reading() as connection:
        connection.set_trace_callback(seen.append)
    Today(opened.vault, opened.clock).look()
    with opened.vault.reading() as connection:
        connection.set_trace_callback(None)
    return sum(text.lstrip().upper().startswith(("SELECT", "WITH")) for text in seen)
