# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows put aside when a bulk step is undone: copies in a twin of their table, from which redo puts them back.

Written as JSON into the log, the rows of a large import would be three times their size and cost ten times as much.
A twin has its table's columns, the step, and nothing else: no key, no reference, no index but one.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from coterie.storage.schema import TWIN_PREFIX, columns_of, columns_with_defaults, undoable_tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coterie.storage.connections import Connection


def twin_of(table: str) -> str:
    """Name the twin of a table."""
    return f"{TWIN_PREFIX}{table}"


def install_twins(connection: Connection) -> None:
    """Make the twins that are missing and add the columns that are new; called after each migration.

    What they hold stays: an import undone out of order put rows aside that undoing this brings back.
    """
    tables = undoable_tables(connection)
    present = _twins(connection)
    for name in present:
        if name.removeprefix(TWIN_PREFIX) not in tables:
            connection.execute(f'DROP TABLE "{name}"')
    for table in tables:
        twin = twin_of(table)
        if twin not in present:
            columns = ", ".join(f'"{name}"' for name, _bytes in columns_of(connection, table))
            connection.execute(f'CREATE TABLE "{twin}" (step INTEGER NOT NULL, {columns})')
            connection.execute(f'CREATE INDEX "{twin}_step" ON "{twin}" (step, id)')
            continue
        there = {name for name, _bytes in columns_of(connection, twin)}
        for name, _bytes, default in columns_with_defaults(connection, table):
            if name not in there:
                connection.execute(f'ALTER TABLE "{twin}" ADD COLUMN "{name}" DEFAULT {default}')


def put_aside(connection: Connection, step: int, table: str, first: int, last: int) -> None:
    """Move the rows of a key range into the twin; the caller sees to the log."""
    names = ", ".join(f'"{name}"' for name, _bytes in columns_of(connection, table))
    within = "WHERE id BETWEEN ? AND ?"
    connection.execute(
        f'INSERT INTO "{twin_of(table)}" (step, {names}) SELECT ?, {names} FROM "{table}" {within}', (step, first, last)
    )
    connection.execute(f'DELETE FROM "{table}" {within}', (first, last))


def put_back(connection: Connection, step: int, table: str, first: int, last: int) -> None:
    """Move the rows of a key range from the twin back; the caller sees to the log."""
    names = ", ".join(f'"{name}"' for name, _bytes in columns_of(connection, table))
    within = "WHERE step = ? AND id BETWEEN ? AND ?"
    keys = (step, first, last)
    connection.execute(
        f'INSERT INTO "{table}" ({names}) SELECT {names} FROM "{twin_of(table)}" {within} ORDER BY id', keys
    )
    connection.execute(f'DELETE FROM "{twin_of(table)}" {within}', keys)


def forget(connection: Connection, steps: str, values: tuple[object, ...] = ()) -> None:
    """Drop what was put aside for the steps that a query names."""
    for name in _twins(connection):
        connection.execute(f'DELETE FROM "{name}" WHERE step IN ({steps})', values)


def _twins(connection: Connection) -> list[str]:
    rows = connection.execute(
        "SELECT name FROM main.sqlite_master WHERE type = 'table' AND substr(name, 1, ?) = ?",
        (len(TWIN_PREFIX), TWIN_PREFIX),
    )
    return [name for (name,) in rows.fetchall()]


@contextmanager
def without_triggers(connection: Connection, tables: Iterable[str], kind: str) -> Iterator[None]:
    """Take away the logging triggers of one kind (i or d) while the block lasts; the caller logs ranges instead.

    Taken away rather than told to do nothing: asking each row would cost a third of its insert. They come back
    before the transaction ends, or with its rollback.
    """
    names = [f"log_{table}_{kind}" for table in tables]
    kept = [
        connection.execute("SELECT sql FROM main.sqlite_master WHERE type = 'trigger' AND name = ?", (name,)).fetchone()
        for name in names
    ]
    for name in names:
        connection.execute(f'DROP TRIGGER "{name}"')
    yield
    for (text,) in kept:
        connection.execute(text)
