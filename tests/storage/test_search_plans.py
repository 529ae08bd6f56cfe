# SPDX-License-Identifier: GPL-3.0-or-later
"""What a keystroke may cost: no query of a search or of a list reads the table of people from end to end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coterie.domain.query import parse
from coterie.services.ports.searching import PageKey
from coterie.storage.searching.index import SearchIndex
from tests.builders import TODAY, Opened

if TYPE_CHECKING:
    from coterie.storage.connections import Connection


def queries(connection: Connection, statements: list[str]) -> list[str]:
    """Stop tracing and give the queries that were run, without those that the full-text index runs itself."""
    connection.set_trace_callback(None)
    own = [text for text in statements if not text.startswith("--") and "'main'." not in text]
    return [text for text in own if text.lstrip().startswith(("SELECT", "WITH"))]


def plans(connection: Connection, statements: list[str]) -> list[str]:
    """Give the lines of all plans; traced statements hold their values already."""
    found = queries(connection, statements)
    return [row[3] for text in found for row in connection.execute(f"EXPLAIN QUERY PLAN {text}")]


def _is_a_walk(line: str) -> bool:
    """Say whether a plan line reads rows that no index leads to."""
    table = line.removeprefix("SCAN ").split(" ")[0]
    return (
        line.startswith("SCAN ")
        and table in {"person", "p", "w", "l", "interaction", "t", "note", "contact_point"}
        and ("VIRTUAL TABLE" not in line and "USING" not in line)
    )


@pytest.fixture
def some(opened: Opened) -> Opened:
    """Give a few people."""
    for number in range(12):
        opened.add(f"Ana{number} Berg{number}", organisation="Fjordbank", tags=("mentor",))
    return opened


@pytest.mark.parametrize(
    "text", ["a", "an", "ana", "ana0", "ana0 ber", "rg1", "brg3", "ao", "zzz", "山", "ana tag:mentor"]
)
def test_no_keystroke_reads_everybody(some: Opened, text: str) -> None:
    with some.vault.reading() as connection:
        seen: list[str] = []
        connection.set_trace_callback(seen.append)
        SearchIndex(connection).find_people(parse(text), TODAY, 50)
        SearchIndex(connection).find_texts(parse(text), 50)
        lines = plans(connection, seen)
    assert lines
    assert [line for line in lines if _is_a_walk(line)] == []


@pytest.mark.parametrize("sort", ["name", "last", "due", "strength"])
@pytest.mark.parametrize("after", [None, PageKey(0, "m", 5), PageKey(0, None, 5)])
def test_a_page_walks_the_index_of_its_order_and_sorts_nothing(some: Opened, sort: str, after: PageKey | None) -> None:
    some.vault.begin_day(TODAY)
    with some.vault.reading() as connection:
        seen: list[str] = []
        connection.set_trace_callback(seen.append)
        SearchIndex(connection).page(parse(""), TODAY, sort, after, 50)
        lines = plans(connection, seen)
    assert [line for line in lines if "TEMP B-TREE" in line or _is_a_walk(line)] == []
    walked = [line for line in lines if line.startswith(("SCAN l ", "SCAN p ", "SEARCH p ", "SEARCH l "))]
    assert walked
    assert all(" INDEX person_" in line for line in walked)


@pytest.mark.parametrize("text", ["tag:mentor", "company:fjordbank", "name:ana0", "ana0"])
def test_a_filter_that_leaves_few_is_where_a_list_begins(some: Opened, text: str) -> None:
    with some.vault.reading() as connection:
        seen: list[str] = []
        connection.set_trace_callback(seen.append)
        SearchIndex(connection).page(parse(text), TODAY, "name", None, 50)
        ran = queries(connection, seen)
    assert "CROSS JOIN person p" in ran[-1]


def test_words_are_looked_up_once_and_not_for_each_person_of_a_filter(some: Opened) -> None:
    with some.vault.reading() as connection:
        seen: list[str] = []
        connection.set_trace_callback(seen.append)
        SearchIndex(connection).find_people(parse("ana tag:mentor"), TODAY, 50)
        lines = plans(connection, seen)
    assert [line for line in lines if line.startswith("SCAN w VIRTUAL TABLE") and "=" in line] == []


def test_searching_runs_the_same_few_queries_however_many_there_are(some: Opened) -> None:
    counts = []
    for _round in range(2):
        with some.vault.reading() as connection:
            seen: list[str] = []
            connection.set_trace_callback(seen.append)
            SearchIndex(connection).find_people(parse("ana"), TODAY, 50)
            counts.append(len(queries(connection, seen)))
        for number in range(20):
            some.add(f"Ana{number} More{number}")
    assert counts[0] == counts[1] <= 8
