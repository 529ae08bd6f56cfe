# SPDX-License-Identifier: GPL-3.0-or-later
"""What a keystroke may cost: no query of a search or of a list reads the table of people from end to end."""

from __future__ import annotations

import pytest

from coterie.domain.query import parse
from coterie.storage.connections import Connection
from coterie.storage.search_index import SearchIndex
from coterie.services.ports.searching import PageKey
from tests.builders import TODAY, Opened


def plans(connection: Connection, statements: list[str]) -> list[str]:
    """Give the lines of all plans; traced statements hold their values already."""
    connection.set_trace_callback(None)
    selects = [text for text in statements if text.lstrip().startswith(("SELECT", "WITH"))]
    return [row[3] for text in selects for row in connection.execute(f"EXPLAIN QUERY PLAN {text}")]


def _is_a_walk(line: str) -> bool:
    """Say whether a plan line reads rows that no index leads to."""
    table = line.removeprefix("SCAN ").split(" ")[0]
    return line.startswith("SCAN ") and table in {"person", "p", "w", "l", "interaction", "t", "note", "contact_point"} and (
        "VIRTUAL TABLE" not in line and "USING" not in line
    )


@pytest.fixture
def some(opened: Opened) -> Opened:
    """Give a few people."""
    for number in range(12):
        opened.add(f"Ana{number} Berg{number}", organisation="Fjordbank", tags=("mentor",))
    return opened


@pytest.mark.parametrize("text", ["a", "an", "ana", "ana0", "ana0 ber", "rg1", "brg3", "ao", "zzz", "山", "ana tag:mentor"])
def test_no_keystroke_reads_everybody(some: Opened, text: str) -> None:
    with some.vault.reading() as connection:
        seen: list[str] = []
        connection.set_trace_callback(seen.append)
        SearchIndex(connection).find_people(parse(text), TODAY, 50)
        SearchIndex(connection).find_texts(parse(text), 50)
        lines = plans(connection, seen)
    assert lines
    assert [line for line in lines if _is_a_walk(line)] == []


@pytest.mark.parametrize("sort", ["name", "last", "due"])
@pytest.mark.parametrize("after", [None, PageKey(0, "m", 5), PageKey(0, None, 5)])
def test_a_page_walks_the_index_of_its_order_and_sorts_nothing(some: Opened, sort: str, after: PageKey | None) -> None:
    with some.vault.reading() as connection:
        seen: list[str] = []
        connection.set_trace_callback(seen.append)
        SearchIndex(connection).page(parse(""), TODAY, sort, after, 50)
        lines = plans(connection, seen)
    assert [line for line in lines if "TEMP B-TREE" in line or _is_a_walk(line)] == []
    assert all("COVERING INDEX" in line for line in lines if line.startswith(("SCAN l", "SCAN p ", "SEARCH p ", "SEARCH l")))


@pytest.mark.parametrize("text", ["tag:mentor", "company:fjordbank", "name:ana0", "ana0"])
def test_a_filter_that_leaves_few_is_where_a_list_begins(some: Opened, text: str) -> None:
    with some.vault.reading() as connection:
        seen: list[str] = []
        connection.set_trace_callback(seen.append)
        SearchIndex(connection).page(parse(text), TODAY, "name", None, 50)
        connection.set_trace_callback(None)
    assert "CROSS JOIN person p" in seen[-1]


def test_searching_runs_the_same_few_queries_however_many_there_are(some: Opened) -> None:
    counts = []
    for _round in range(2):
        with some.vault.reading() as connection:
            seen: list[str] = []
            connection.set_trace_callback(seen.append)
            SearchIndex(connection).find_people(parse("ana"), TODAY, 50)
            connection.set_trace_callback(None)
            counts.append(len(seen))
        for number in range(20):
            some.add(f"Ana{number} More{number}")
    assert counts[0] == counts[1] <= 8
