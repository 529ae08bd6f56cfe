# SPDX-License-Identifier: GPL-3.0-or-later
"""The undo log: triggers that record old values, and playing a step backwards.

A step's changes always say how to turn the step over: undoing it replaces them by those that redo it, and the other
way round. A change is one row with its old values, or a range of keys: rows made in bulk, or (D without values) rows
put aside in the twins of their tables (put_aside.py), so that an import of hundreds of thousands of rows goes back
table by table.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from coterie.storage.schema import columns_of, columns_with_defaults, undoable_tables
from coterie.storage.undoing import put_aside

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coterie.storage.connections import Connection


#: From so many changes of one kind on it pays to look first which columns differ.
TOGETHER = 200


@dataclass(frozen=True)
class Step:
    """One entry of the history: what the user reads beside Undo."""

    id: int
    at_utc: int
    label: str
    state: str


def install_triggers(connection: Connection) -> None:
    """Make the logging triggers of every undoable table anew; called after each migration."""
    remove_triggers(connection)
    for table in undoable_tables(connection):
        for statement in _triggers(connection, table):
            connection.execute(statement)


def remove_triggers(connection: Connection) -> None:
    """Take the logging triggers away, for a migration, whose changes are nobody's to undo."""
    for (name,) in connection.execute(
        "SELECT name FROM main.sqlite_master WHERE type = 'trigger' AND name LIKE 'log\\_%' ESCAPE '\\'"
    ).fetchall():
        connection.execute(f'DROP TRIGGER "{name}"')


def old_values(connection: Connection, table: str, row: str) -> str:
    """Write the SQL that makes the JSON of a row's values; `row` is OLD, or a table alias."""
    parts = [
        f"'{name}', hex({row}.\"{name}\")" if is_bytes else f"'{name}', {row}.\"{name}\""
        for name, is_bytes in columns_of(connection, table)
    ]
    return f"json_object({', '.join(parts)})"


_STEP = "(SELECT change_set_id FROM recording)"
_INTO = "INSERT INTO change (change_set_id, tbl, row_id, op, old) VALUES"


def _triggers(connection: Connection, table: str) -> Iterator[str]:
    old = old_values(connection, table, "OLD")
    # Every column is compared, so that writing the same values again leaves no trace.
    differs = " OR ".join(f'OLD."{name}" IS NOT NEW."{name}"' for name, _bytes in columns_of(connection, table))
    for kind, when, values in (
        ("i", f'INSERT ON "{table}"', f"({_STEP}, '{table}', NEW.id, 'I', NULL)"),
        ("u", f'UPDATE ON "{table}" WHEN ({differs})', f"({_STEP}, '{table}', OLD.id, 'U', {old})"),
        ("d", f'DELETE ON "{table}"', f"({_STEP}, '{table}', OLD.id, 'D', {old})"),
    ):
        yield f'CREATE TRIGGER "log_{table}_{kind}" AFTER {when} BEGIN {_INTO} {values}; END'


def begin_step(connection: Connection, label: str, at_utc: int) -> int:
    """Open a step and record under it; what was undone before can no longer be redone."""
    forget_undone(connection)
    return open_step(connection, label, at_utc)


def open_step(connection: Connection, label: str, at_utc: int) -> int:
    """Open a step and record under it; what was undone before stays until it is known that something changed."""
    cursor = connection.execute("INSERT INTO change_set (at_utc, label) VALUES (?, ?)", (at_utc, label))
    step = int(cursor.lastrowid)
    record_under(connection, step)
    return step


def record_under(connection: Connection, step: int | None) -> None:
    """Let the triggers write under a step, or under none: then a write fails."""
    connection.execute("UPDATE recording SET change_set_id = ?", (step,))


_RANGE = "INSERT INTO change (change_set_id, tbl, row_id, last_row_id, op) VALUES (?, ?, ?, ?, ?)"


def log_range(connection: Connection, step: int, table: str, first: int, last: int) -> None:
    """Log that a step made all rows with keys from first to last of a table."""
    connection.execute(_RANGE, (step, table, first, last, "I"))


def end_step(connection: Connection, step: int) -> bool:
    """Stop recording; a step that changed nothing leaves no trace. Tells whether something changed."""
    record_under(connection, None)
    changed = connection.execute("SELECT 1 FROM change WHERE change_set_id = ? LIMIT 1", (step,)).fetchone()
    if changed is None:
        connection.execute("DELETE FROM change_set WHERE id = ?", (step,))
    return changed is not None


def forget_undone(connection: Connection) -> None:
    """Drop the steps that were undone: after a new one there is no way forward to them."""
    undone = "SELECT id FROM change_set WHERE state = 'undone'"
    if connection.execute(f"{undone} LIMIT 1").fetchone() is None:
        return
    put_aside.forget(connection, undone)
    connection.execute(f"DELETE FROM change WHERE change_set_id IN ({undone})")
    connection.execute("DELETE FROM change_set WHERE state = 'undone'")


def newest(connection: Connection, state: str) -> Step | None:
    """Give the step that undo (state done) or redo (state undone) would take."""
    order = "DESC" if state == "done" else "ASC"
    row = connection.execute(
        f"SELECT id, at_utc, label, state FROM change_set WHERE state = ? ORDER BY id {order} LIMIT 1", (state,)
    ).fetchone()
    return Step(*row) if row else None


def history(connection: Connection, limit: int) -> list[Step]:
    """List the newest steps first, undone ones too."""
    rows = connection.execute("SELECT id, at_utc, label, state FROM change_set ORDER BY id DESC LIMIT ?", (limit,))
    return [Step(*row) for row in rows]


def prune(connection: Connection, before_utc: int, keep: int) -> None:
    """Drop steps older than a moment, but never one of the newest `keep`, and never one with an older one below it."""
    newest_kept = connection.execute(
        "SELECT id FROM change_set ORDER BY id DESC LIMIT 1 OFFSET ?", (keep - 1,)
    ).fetchone()
    if newest_kept is None:
        return
    young = connection.execute("SELECT min(id) FROM change_set WHERE at_utc >= ?", (before_utc,)).fetchone()[0]
    floor = newest_kept[0] if young is None else min(newest_kept[0], young)
    old = "SELECT id FROM change_set WHERE id < ?"
    if connection.execute(f"{old} LIMIT 1", (floor,)).fetchone() is None:
        return
    put_aside.forget(connection, old, (floor,))
    connection.execute(f"DELETE FROM change WHERE change_set_id IN ({old})", (floor,))
    connection.execute("DELETE FROM change_set WHERE id < ?", (floor,))


def turn_over(connection: Connection, step: int, state: str) -> None:
    """Play a step backwards and keep what turns it over again; `state` is what it is afterwards."""
    last = connection.execute("SELECT max(id) FROM change WHERE change_set_id = ?", (step,)).fetchone()[0] or 0
    connection.execute("PRAGMA defer_foreign_keys = ON")
    record_under(connection, step)
    for run in _runs(connection, step):
        changes = connection.execute(
            "SELECT row_id, coalesce(last_row_id, row_id), id, old IS NULL FROM change "
            "WHERE change_set_id = ? AND id BETWEEN ? AND ? ORDER BY id DESC",
            (step, run.first, run.last),
        ).fetchall()
        if run.op == "I":
            take_out(connection, step, run.table, [(change[0], change[1]) for change in changes])
        elif run.op == "D":
            _put_back(connection, step, run.table, changes)
        else:
            _set_back(connection, step, run, [(change[2], change[0]) for change in changes])
    connection.execute("DELETE FROM change WHERE change_set_id = ? AND id <= ?", (step, last))
    connection.execute("UPDATE change_set SET state = ? WHERE id = ?", (state, step))
    record_under(connection, None)


@dataclass(frozen=True)
class _Run:
    """Neighbouring changes of one table and kind, by the ids of the first and the last."""

    table: str
    op: str
    first: int
    last: int


def _runs(connection: Connection, step: int) -> list[_Run]:
    """List a step's runs, newest first."""
    runs: list[_Run] = []
    changes = connection.execute("SELECT tbl, op, id FROM change WHERE change_set_id = ? ORDER BY id DESC", (step,))
    for (table, op), run in groupby(changes, key=itemgetter(0, 1)):
        numbers = [change[2] for change in run]
        first, last = numbers[-1], numbers[0]
        runs.append(_Run(table, op, first, last))
    return runs


def take_out(connection: Connection, step: int, table: str, ranges: list[tuple[int, int]]) -> None:
    """Put the rows of key ranges aside under a step, and log it."""
    with put_aside.without_triggers(connection, (table,), "d"):
        for first, last in joined(ranges):
            put_aside.put_aside(connection, step, table, first, last)
            connection.execute(_RANGE, (step, table, first, last, "D"))


def joined(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join ranges that touch, so that neighbours go as one."""
    found: list[tuple[int, int]] = []
    for first, last in sorted(ranges):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found


def _put_back(connection: Connection, step: int, table: str, changes: list[tuple[int, int, int, int]]) -> None:
    """Insert deleted rows again: ranges out of the twin, single rows from their logged values."""
    names, values = from_json(connection, table, "old")
    with put_aside.without_triggers(connection, (table,), "i"):
        for first, last, change, is_aside in changes:
            if is_aside:
                put_aside.put_back(connection, step, table, first, last)
            else:
                connection.execute(
                    f'INSERT INTO "{table}" ({names}) SELECT {values} FROM change WHERE id = ?', (change,)
                )
    for first, last in joined((change[0], change[1]) for change in changes):
        log_range(connection, step, table, first, last)


def _set_back(connection: Connection, step: int, run: _Run, changes: list[tuple[int, int]]) -> None:
    """Give rows the values they had before changes, each named with the key of its row, newest first.

    Many rows that each changed once go back in one statement, which touches only the columns in which one of them
    differs: a column that is set costs its indices, even where it stays what it is.
    """
    if len(changes) < TOGETHER or len({row for _change, row in changes}) < len(changes):
        names, values = from_json(connection, run.table, "change.old", keep=True)
        connection.executemany(
            f'UPDATE "{run.table}" SET ({names}) = (SELECT {values} FROM change WHERE id = ?) WHERE id = ?', changes
        )
        return
    pairs = _values_in(connection, run.table, "change.old", keep=True)
    among = f'change.change_set_id = ? AND change.id BETWEEN ? AND ? AND change.row_id = "{run.table}".id'
    where = (step, run.first, run.last)
    differs_anywhere = ", ".join(f'max({value} IS NOT "{run.table}".{name})' for name, value in pairs)
    found = connection.execute(f'SELECT {differs_anywhere} FROM change JOIN "{run.table}" ON {among}', where).fetchone()
    differing = [pair for pair, differs in zip(pairs, found, strict=True) if differs]
    if differing:
        set_back = ", ".join(f"{name} = {value}" for name, value in differing)
        connection.execute(f'UPDATE "{run.table}" SET {set_back} FROM change WHERE {among}', where)


def from_json(connection: Connection, table: str, source: str, *, keep: bool = False) -> tuple[str, str]:
    """Write the column names of a table, and the SQL that reads their values out of logged JSON.

    A column younger than the logged values takes its default, or with `keep` stays as it is in the row.
    """
    pairs = _values_in(connection, table, source, keep=keep)
    return ", ".join(name for name, _value in pairs), ", ".join(value for _name, value in pairs)


def _values_in(connection: Connection, table: str, source: str, *, keep: bool) -> list[tuple[str, str]]:
    """Write each column of a table with the SQL that reads its value out of logged JSON."""
    pairs = []
    for name, is_bytes, default in columns_with_defaults(connection, table):
        value = f"unhex({source} ->> '$.{name}')" if is_bytes else f"{source} ->> '$.{name}'"
        young = f'"{table}"."{name}"' if keep else default
        told = f"CASE WHEN json_type({source}, '$.{name}') IS NULL THEN {young} ELSE {value} END"
        pairs.append((f'"{name}"', told))
    return pairs


def values_of(text: str | None) -> dict[str, object]:
    """Read logged values."""
    return dict(json.loads(text)) if text else {}
