# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows put aside: copies that redo puts back, and nothing else ever sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coterie.storage.connections import Connection, transaction
from coterie.storage.schema import columns_of, undoable_tables
from coterie.storage.undoing import put_aside
from coterie.storage.undoing.put_aside import without_triggers

if TYPE_CHECKING:
    from tests.builders import Opened


def triggers(connection: Connection) -> set[tuple[str, str]]:
    """Give every trigger with its text."""
    return set(connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall())


def test_a_twin_has_its_tables_columns_and_the_step(opened: Opened) -> None:
    with opened.vault.reading() as connection:
        for table in undoable_tables(connection):
            names = [name for name, _bytes in columns_of(connection, table)]
            assert [name for name, _bytes in columns_of(connection, put_aside.twin_of(table))] == ["step", *names]


def test_rows_go_and_come_back_as_they_were(opened: Opened) -> None:
    people = [opened.add(name).id for name in ("One", "Two", "Three")]
    rows = opened.rows("SELECT * FROM person ORDER BY id")
    with opened.vault.writing() as connection, transaction(connection), without_triggers(connection, ("person",), "d"):
        connection.execute("PRAGMA defer_foreign_keys = ON")
        connection.execute("DELETE FROM person_state")
        put_aside.put_aside(connection, 7, "person", people[0], people[1])
    assert [row[0] for row in opened.rows("SELECT id FROM person ORDER BY id")] == [1, people[2]]
    assert [row[0] for row in opened.rows("SELECT step FROM undone_person")] == [7, 7]
    with opened.vault.writing() as connection, transaction(connection), without_triggers(connection, ("person",), "i"):
        put_aside.put_back(connection, 8, "person", people[0], people[1])
        assert connection.execute("SELECT count(*) FROM person").fetchone() == (2,)
        put_aside.put_back(connection, 7, "person", people[0], people[1])
    assert opened.rows("SELECT * FROM person ORDER BY id") == rows
    assert opened.rows("SELECT * FROM undone_person") == []


def test_only_the_steps_that_are_named_are_forgotten(opened: Opened) -> None:
    with opened.vault.writing() as connection, transaction(connection):
        for number in (1, 2, 3):
            connection.execute("INSERT INTO undone_tag (step, id) VALUES (?, ?)", (number, number))
        put_aside.forget(connection, "SELECT ? UNION SELECT ?", (1, 3))
    assert opened.rows("SELECT step FROM undone_tag") == [(2,)]


def test_triggers_are_away_inside_and_back_afterwards(opened: Opened) -> None:
    with opened.vault.writing() as connection, transaction(connection):
        before = triggers(connection)
        with without_triggers(connection, ("person", "tag"), "i"):
            assert {name for name, _text in before - triggers(connection)} == {"log_person_i", "log_tag_i"}
        assert triggers(connection) == before


def test_triggers_come_back_with_the_rollback(opened: Opened) -> None:
    with opened.vault.reading() as connection:
        before = triggers(connection)
    with (
        pytest.raises(RuntimeError),
        opened.vault.writing() as connection,
        transaction(connection),
        without_triggers(connection, ("person",), "d"),
    ):
        raise RuntimeError("broken")
    with opened.vault.reading() as connection:
        assert triggers(connection) == before


def test_what_is_put_aside_is_in_no_list_and_no_count(opened: Opened) -> None:
    opened.add(emails=("ana@example.org",), tags=("mentor",))
    opened.vault.history.undo()
    assert opened.statistics.counts()["people"] == 0
    assert opened.rows("SELECT * FROM person_state") == []
    assert opened.snapshot()["person_words"] == []
    assert opened.rows("SELECT count(*) FROM undone_person") == [(1,)]
    assert opened.rows("PRAGMA foreign_key_check") == []
