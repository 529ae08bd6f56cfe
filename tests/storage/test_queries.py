# SPDX-License-Identifier: GPL-3.0-or-later
"""How many queries a page takes, and that each walks an index."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

import pytest

from coterie.services.interactions import NewLog
from coterie.storage.people import page as person_page
from coterie.storage.people import reading as people_reading
from coterie.storage.people import state as person_state
from coterie.storage.people.reading import PeopleReading
from coterie.storage.searching import rows as search_rows
from coterie.storage.time import reading as time_reading
from tests.builders import TODAY, Opened

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def counted(opened: Opened) -> Iterator[list[str]]:
    """Collect the statements that reading runs."""
    seen: list[str] = []
    with opened.vault.reading() as connection:
        connection.set_trace_callback(seen.append)
    yield seen
    with opened.vault.reading() as connection:
        connection.set_trace_callback(None)


def selects(seen: list[str]) -> int:
    """Count the queries among statements."""
    return sum(text.lstrip().upper().startswith(("SELECT", "WITH")) for text in seen)


def test_a_page_takes_the_same_few_queries_however_full_it_is(opened: Opened) -> None:
    empty, full = opened.add("Bob Ray"), opened.add(tags=("a", "b"), emails=("a@example.org", "b@example.org"))
    for day in range(1, 20):
        opened.interactions.log(full.id, NewLog(others=(empty.id,), on=date(2026, 2, day)))
    taken = []
    for person in (empty.id, full.id):
        with counted(opened) as seen:
            opened.people.show(person)
        taken.append(selects(seen))
    assert taken[0] == taken[1] <= 14


def test_rows_of_a_list_take_four_queries(opened: Opened) -> None:
    ids = [opened.add(f"Ana {number}", tags=("x",)).id for number in range(12)]
    with opened.vault.reading() as connection:
        seen: list[str] = []
        connection.set_trace_callback(seen.append)
        rows = PeopleReading(connection).person_rows([*reversed(ids), 999], TODAY)
        connection.set_trace_callback(None)
    assert [row.id for row in rows] == ids[::-1]
    assert selects(seen) == 4


def test_a_write_looks_at_the_people_it_touched_only(opened: Opened) -> None:
    people = search_rows._PEOPLE.format("temp.touched_words w CROSS JOIN person") + " AND p.id = w.id"
    with opened.writing() as connection:
        connection.execute("CREATE TEMP TABLE IF NOT EXISTS touched_state (id INTEGER PRIMARY KEY)")
        connection.execute("CREATE TEMP TABLE IF NOT EXISTS touched_words (id INTEGER PRIMARY KEY)")
        for query in (person_state._RENEW, person_state._FORGET, people):
            values = {"today": str(TODAY)} if ":today" in query else {}
            plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {query}", values)]
            scanned = [line for line in plan if line.startswith("SCAN")]
            assert [line for line in scanned if line.split()[1] not in {"s", "w", "c", "touched_state"}] == []


@pytest.mark.parametrize(
    ("module", "name"),
    [
        (people_reading, "_ROWS"), (people_reading, "_PRESENT_POSTS"), (people_reading, "_REACHED"),
        (people_reading, "_TAGS"), (people_reading, "_CONTACT_POINTS"), (people_reading, "_AFFILIATIONS"),
        (people_reading, "_BY_UUID"), (people_reading, "_ABSORBED"), (people_reading, "_IN_BIN"),
        (person_page, "_FACTS"), (person_page, "_RELATIONSHIPS"), (person_page, "_SOURCES"),
        (time_reading, "_TIMELINE"), (time_reading, "_TIMELINE_BEFORE"), (time_reading, "_PEOPLE_OF"),
        (time_reading, "_FOLLOW_UPS_OF"), (time_reading, "_FOLLOW_UP_BY_UUID"), (time_reading, "_DUE_FOLLOW_UPS"),
        (time_reading, "_DUE_COMMITMENTS"), (time_reading, "_DUE_CADENCES"), (time_reading, "_DAYS"),
        (time_reading, "_RULE_OF_TAGS"),
    ],
)  # fmt: skip
def test_no_query_reads_a_whole_table(opened: Opened, module: object, name: str) -> None:
    query = getattr(module, name)
    values = dict.fromkeys(("person",), 1) if ":person" in query else (1,) * query.count("?")
    with opened.vault.reading() as connection:
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {query}", values)]
    scans = [line for line in plan if line.startswith("SCAN")]
    assert [line for line in scans if "VIRTUAL TABLE" not in line and "CONSTANT" not in line] == []
