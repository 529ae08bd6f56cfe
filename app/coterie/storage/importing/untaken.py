# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows an import made and a person decided against: they go as if the step had never made them.

So the log of the step still says what it did, and undoing it out of order brings nothing back that was never kept.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from coterie.storage.schema import references_to
from coterie.storage.undoing import log as undo_log
from coterie.storage.undoing.put_aside import without_triggers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coterie.storage.connections import Connection
    from coterie.storage.writing import Step

#: What a row may be the only one to name: the table with the column, and what it names.
_NAMED_BY = (
    ("affiliation", "organisation_id", "organisation"),
    ("person_tag", "tag_id", "tag"),
    ("field_value", "field_def_id", "field_def"),
)
_MADE = """
SELECT row_id, coalesce(last_row_id, row_id) FROM change WHERE change_set_id = ? AND op = 'I' AND tbl = ?
"""
#: Things that a record of their own speaks of.
_RECORDED = """
SELECT entity_id FROM source_record WHERE entity_kind = ? AND entity_id IN (SELECT value FROM json_each(?))
"""


def made_in(connection: Connection, step: int, table: str) -> list[tuple[int, int]]:
    """Give the ranges of keys that a step made in a table."""
    ranges: list[tuple[int, int]] = connection.execute(_MADE, (step, table)).fetchall()
    return ranges


def named_by(connection: Connection, rows: Mapping[str, Iterable[int]]) -> dict[str, set[int]]:
    """Give the organisations, tags and fields that rows name, by table."""
    found: dict[str, set[int]] = defaultdict(set)
    for table, column, named in _NAMED_BY:
        keys = json.dumps(list(rows.get(table, ())))
        query = f"SELECT {column} FROM {table} WHERE id IN (SELECT value FROM json_each(?)) AND {column} IS NOT NULL"
        found[named] |= {row[0] for row in connection.execute(query, (keys,))}
    return found


def untake(writing: Step, rows: Mapping[str, Iterable[int]]) -> None:
    """Delete rows that the step itself made, by table."""
    for table, keys in rows.items():
        gone = set(keys)
        if not gone:
            continue
        with without_triggers(writing.connection, (table,), "d"):
            writing.connection.executemany(f"DELETE FROM {table} WHERE id = ?", [(key,) for key in gone])
        _log_anew(writing, table, gone)


def without_use(writing: Step, named: Mapping[str, Iterable[int]]) -> dict[str, set[int]]:
    """Give those of the named organisations, tags and fields that the step made and that nothing names any more."""
    references = references_to(writing.connection)
    found: dict[str, set[int]] = {}
    for table, keys in named.items():
        ranges = made_in(writing.connection, writing.number, table)
        made = {key for key in keys if any(first <= key <= last for first, last in ranges)}
        for reference in references.get(table, ()):
            query = (
                f'SELECT "{reference.column}" FROM "{reference.table}" '
                f'WHERE "{reference.column}" IN (SELECT value FROM json_each(?))'
            )
            made -= {row[0] for row in writing.connection.execute(query, (json.dumps(list(made)),))}
        recorded = writing.connection.execute(_RECORDED, (table, json.dumps(list(made))))
        found[table] = made - {row[0] for row in recorded}
    return found


def _log_anew(writing: Step, table: str, gone: set[int]) -> None:
    """Log the keys the step made in a table without those that are gone."""
    made = made_in(writing.connection, writing.number, table)
    writing.connection.execute(
        "DELETE FROM change WHERE change_set_id = ? AND op = 'I' AND tbl = ?", (writing.number, table)
    )
    left = [(key, key) for first, last in made for key in range(first, last + 1) if key not in gone]
    for first, last in undo_log.joined(left):
        writing.made(table, first, last)
