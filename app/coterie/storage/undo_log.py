# SPDX-License-Identifier: GPL-3.0-or-later
"""The undo log: triggers that record old values, and playing a step backwards.

A step's changes always say how to turn the step over: undoing it replaces them by those that redo it, and the other
way round. Consecutive changes of one table and kind are played as one statement, so that an import of hundreds of
thousands of rows goes back in a few.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from coterie.storage.connections import Connection
from coterie.storage.schema import columns_of, undoable_tables


@dataclass(frozen=True)
class Step:
    """One entry of the history: what the user reads beside Undo."""

    id: int
    at_utc: int
    label: str
    state: str


def install_triggers(connection: Connection) -> None:
    """Make the logging triggers of every undoable table anew; called after each migration."""
    for (name,) in connection.execute(
        "SELECT name FROM main.sqlite_master WHERE type = 'trigger' AND name LIKE 'log\\_%' ESCAPE '\\'"
    ).fetchall():
        connection.execute(f'DROP TRIGGER "{name}"')
    for table in undoable_tables(connection):
        for statement in _triggers(connection, table):
            connection.execute(statement)


def old_values(connection: Connection, table: str, row: str) -> str:
    """Write the SQL that makes the JSON of a row's values; `row` is OLD, or a table alias."""
    parts = [
        f"'{name}', hex({row}.\"{name}\")" if is_bytes else f"'{name}', {row}.\"{name}\""
        for name, is_bytes in columns_of(connection, table)
    ]
    return f"json_object({', '.join(parts)})"


def _triggers(connection: Connection, table: str) -> Iterator[str]:
    step = "(SELECT change_set_id FROM recording)"
    into = "INSERT INTO change (change_set_id, tbl, row_id, op, old) VALUES"
    old = old_values(connection, table, "OLD")
    # Every column is compared, so that writing the same values again leaves no trace.
    differs = " OR ".join(f'OLD."{name}" IS NOT NEW."{name}"' for name, _bytes in columns_of(connection, table))
    yield (
        f'CREATE TRIGGER "log_{table}_i" AFTER INSERT ON "{table}" WHEN (SELECT singly FROM recording) '
        f"BEGIN {into} ({step}, '{table}', NEW.id, 'I', NULL); END"
    )
    yield (
        f'CREATE TRIGGER "log_{table}_u" AFTER UPDATE ON "{table}" WHEN ({differs}) '
        f"BEGIN {into} ({step}, '{table}', OLD.id, 'U', {old}); END"
    )
    yield (
        f'CREATE TRIGGER "log_{table}_d" AFTER DELETE ON "{table}" WHEN NOT (SELECT paused FROM recording) '
        f"BEGIN {into} ({step}, '{table}', OLD.id, 'D', {old}); END"
    )


def begin_step(connection: Connection, label: str, at_utc: int) -> int:
    """Open a step and record under it; what was undone before can no longer be redone."""
    forget_undone(connection)
    cursor = connection.execute("INSERT INTO change_set (at_utc, label) VALUES (?, ?)", (at_utc, label))
    step = int(cursor.lastrowid)
    record_under(connection, step)
    return step


def record_under(connection: Connection, step: int | None, *, singly: bool = True) -> None:
    """Let the triggers write under a step, or under none; singly: whether inserts are logged row by row."""
    connection.execute("UPDATE recording SET change_set_id = ?, singly = ?, paused = 0", (step, int(singly)))


def log_range(connection: Connection, step: int, table: str, first: int, last: int) -> None:
    """Log a bulk insert: all keys from first to last of a table were made by this step."""
    connection.execute(
        "INSERT INTO change (change_set_id, tbl, row_id, last_row_id, op) VALUES (?, ?, ?, ?, 'I')",
        (step, table, first, last),
    )


def end_step(connection: Connection, step: int) -> bool:
    """Stop recording; a step that changed nothing leaves no trace. Tells whether something changed."""
    record_under(connection, None)
    changed = connection.execute("SELECT 1 FROM change WHERE change_set_id = ? LIMIT 1", (step,)).fetchone()
    if changed is None:
        connection.execute("DELETE FROM change_set WHERE id = ?", (step,))
    return changed is not None


def forget_undone(connection: Connection) -> None:
    """Drop the steps that were undone: after a new one there is no way forward to them."""
    connection.execute("DELETE FROM change WHERE change_set_id IN (SELECT id FROM change_set WHERE state = 'undone')")
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
    """Drop steps older than a moment, but never one of the newest `keep`."""
    floor = connection.execute(
        "SELECT id FROM change_set ORDER BY id DESC LIMIT 1 OFFSET ?", (keep - 1,)
    ).fetchone()
    if floor is None:
        return
    old = "SELECT id FROM change_set WHERE at_utc < ? AND id < ?"
    connection.execute(f"DELETE FROM change WHERE change_set_id IN ({old})", (before_utc, floor[0]))
    connection.execute("DELETE FROM change_set WHERE at_utc < ? AND id < ?", (before_utc, floor[0]))


def turn_over(connection: Connection, step: int, state: str) -> None:
    """Play a step backwards and keep what turns it over again; `state` is what it is afterwards."""
    last = connection.execute("SELECT max(id) FROM change WHERE change_set_id = ?", (step,)).fetchone()[0] or 0
    connection.execute("PRAGMA defer_foreign_keys = ON")
    record_under(connection, step)
    for run in _runs(connection, step):
        if run.op == "D":
            _put_back(connection, step, run)
            continue
        rows = connection.execute(
            "SELECT row_id, coalesce(last_row_id, row_id), id FROM change "
            "WHERE change_set_id = ? AND id BETWEEN ? AND ? ORDER BY id DESC",
            (step, run.first, run.last),
        ).fetchall()
        if run.op == "I":
            _take_out(connection, step, run.table, [(row[0], row[1]) for row in rows])
        else:
            for row in rows:
                _set_back(connection, run.table, row[0], row[2])
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
    """List a step's runs, newest first, without holding its changes (there may be a million)."""
    runs: list[_Run] = []
    changes = connection.execute("SELECT tbl, op, id FROM change WHERE change_set_id = ? ORDER BY id DESC", (step,))
    for (table, op), run in groupby(changes, key=itemgetter(0, 1)):
        first = last = next(run)[2]
        for change in run:
            first = change[2]
        runs.append(_Run(table, op, first, last))
    return runs


def _take_out(connection: Connection, step: int, table: str, ranges: list[tuple[int, int]]) -> None:
    """Delete the rows of key ranges, logging them in one statement each instead of by trigger."""
    connection.execute("UPDATE recording SET paused = 1")
    log = (
        f"INSERT INTO change (change_set_id, tbl, row_id, op, old) "
        f"SELECT ?, '{table}', t.id, 'D', {old_values(connection, table, 't')} "
        f'FROM "{table}" AS t WHERE t.id BETWEEN ? AND ? ORDER BY t.id'
    )
    for first, last in _joined(ranges):
        connection.execute(log, (step, first, last))
        connection.execute(f'DELETE FROM "{table}" WHERE id BETWEEN ? AND ?', (first, last))
    connection.execute("UPDATE recording SET paused = 0")


def _joined(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join ranges that touch, so that single inserts of neighbours go as one."""
    joined: list[tuple[int, int]] = []
    for first, last in sorted(ranges):
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined


def _put_back(connection: Connection, step: int, run: _Run) -> None:
    """Insert deleted rows again from their logged values, the whole run at once."""
    names, values = _from_json(connection, run.table, "change.old")
    connection.execute("UPDATE recording SET singly = 0")
    picked = "change_set_id = ? AND id BETWEEN ? AND ?"
    picks = (step, run.first, run.last)
    connection.execute(f'INSERT INTO "{run.table}" ({names}) SELECT {values} FROM change WHERE {picked}', picks)
    for first, last in _key_ranges(connection, picked, picks):
        log_range(connection, step, run.table, first, last)
    connection.execute("UPDATE recording SET singly = 1")


def _key_ranges(connection: Connection, picked: str, picks: tuple[object, ...]) -> list[tuple[int, int]]:
    """Give the keys of picked changes as ranges."""
    rows = connection.execute(f"SELECT row_id FROM change WHERE {picked}", picks).fetchall()
    return _joined([(row[0], row[0]) for row in rows])


def _set_back(connection: Connection, table: str, row_id: int, change: int) -> None:
    """Give a row the values it had before a change."""
    names, values = _from_json(connection, table, "change.old")
    connection.execute(
        f'UPDATE "{table}" SET ({names}) = (SELECT {values} FROM change WHERE id = ?) WHERE id = ?', (change, row_id)
    )


def _from_json(connection: Connection, table: str, source: str) -> tuple[str, str]:
    """Write the column names of a table, and the SQL that reads their values out of logged JSON."""
    columns = columns_of(connection, table)
    names = ", ".join(f'"{name}"' for name, _bytes in columns)
    values = ", ".join(
        f"unhex({source} ->> '$.{name}')" if is_bytes else f"{source} ->> '$.{name}'" for name, is_bytes in columns
    )
    return names, values


def values_of(text: str | None) -> dict[str, object]:
    """Read logged values."""
    return dict(json.loads(text)) if text else {}
