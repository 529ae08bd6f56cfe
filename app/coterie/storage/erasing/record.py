# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading everything that is kept about one person: the rows that an erasure would take or clean, and their history."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from coterie.domain.person_records import HistoryRow, KeptRow, PersonRecord
from coterie.storage.erasing.people import one_and_merged, rows_that_go, shared_entries
from coterie.storage.erasing.rows_about_people import OWN_TEXTS
from coterie.storage.people.identifying import naming_of
from coterie.storage.schema import columns_of

if TYPE_CHECKING:
    from coterie.domain.erasing import Naming
    from coterie.storage.connections import Connection

#: Tables that name a person and that no undo knows, with the column that does.
_UNLOGGED = (("person_state", "person_id"), ("nudge", "person_id"))
_HISTORY = """
SELECT s.at_utc, s.label, c.row_id, c.old FROM change c JOIN change_set s ON s.id = c.change_set_id
WHERE c.tbl = :table AND c.old IS NOT NULL AND c.row_id IN (SELECT value FROM json_each(:keys))
UNION
SELECT s.at_utc, s.label, c.row_id, c.old FROM change c JOIN change_set s ON s.id = c.change_set_id
WHERE c.tbl = :table AND c.old IS NOT NULL
AND CAST(c.old ->> '$.person_id' AS INTEGER) IN (SELECT value FROM json_each(:whom))
ORDER BY 1, 3
"""
#: Texts about others in which a person may be named, by table.
_TEXTS = {
    "note": ("text",),
    "interaction": ("title", "text", "place"),
    "event": ("title", "text", "place"),
    "follow_up": ("text", "reason"),
    "commitment": ("text",),
    "relationship": ("other_name", "note"),
    "attendee": ("name", "mail"),
    "opportunity_person": ("name",),
    **OWN_TEXTS,
    "source_record": ("raw", "found", "source_key"),
    "import_batch": ("label", "report"),
    "export_log": ("file_name",),
}


def read_person_record(connection: Connection, person: int) -> PersonRecord:
    """Read it whole; it takes as long as looking through every text once."""
    whom = one_and_merged(connection, person)
    own = rows_that_go(connection, whom)
    shared = shared_entries(connection, whom, own)
    naming = naming_of(connection, whom)
    known = {table: own.get(table, set()) | shared.get(table, set()) for table in {*own, *shared}}
    named = _named(connection, naming, known)
    return PersonRecord(
        (*_rows(connection, own), *_unlogged(connection, whom)),
        _rows(connection, shared),
        _history(connection, own, whom),
        _rows(connection, named),
        _drafts(connection, naming, whom),
    )


def _rows(connection: Connection, keys: dict[str, set[int]]) -> tuple[KeptRow, ...]:
    """Read rows by table and key, the person first."""
    order = sorted(keys, key=lambda table: (table != "person", table))
    return tuple(row for table in order for row in _rows_of(connection, table, sorted(keys[table])))


def _rows_of(connection: Connection, table: str, keys: list[int]) -> list[KeptRow]:
    names = [name for name, _bytes in columns_of(connection, table)]
    if not keys:
        return []
    found = connection.execute(
        f"SELECT {', '.join(names)} FROM {table} WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
        (json.dumps(keys),),
    )
    return [_kept(table, dict(zip(names, row, strict=True))) for row in found]


def _unlogged(connection: Connection, whom: set[int]) -> list[KeptRow]:
    """Read what was worked out or suggested about the person."""
    found = []
    for table, column in _UNLOGGED:
        names = [name for name, _bytes in columns_of(connection, table)]
        query = f"SELECT {', '.join(names)} FROM {table} WHERE {column} IN (SELECT value FROM json_each(?))"
        rows = connection.execute(query, (json.dumps(sorted(whom)),))
        found += [_kept(table, dict(zip(names, row, strict=True))) for row in rows]
    return found


def _history(connection: Connection, own: dict[str, set[int]], whom: set[int]) -> tuple[HistoryRow, ...]:
    """Read what their rows were before, also rows that are gone."""
    people = json.dumps(sorted(whom))
    found = []
    tables = [row[0] for row in connection.execute("SELECT DISTINCT tbl FROM change").fetchall()]
    for table in sorted(tables):
        values = {"table": table, "keys": json.dumps(sorted(own.get(table, set()))), "whom": people}
        for at_utc, label, key, old in connection.execute(_HISTORY, values):
            found.append(HistoryRow(at_utc, label, _kept(table, {"id": key, **json.loads(old)})))
    return tuple(sorted(found, key=lambda row: row.at_utc))


def _named(connection: Connection, naming: Naming, known: dict[str, set[int]]) -> dict[str, set[int]]:
    """Find rows about others whose texts name the person."""
    found: dict[str, set[int]] = {}
    needles = json.dumps(naming.needles())
    for table, columns in _TEXTS.items():
        text = " || char(10) || ".join(f"coalesce(CAST({column} AS TEXT), '')" for column in columns)
        query = (
            f"SELECT id, {text} FROM {table} "
            f"WHERE EXISTS (SELECT 1 FROM json_each(?) n WHERE instr(lower({text}), n.value) > 0)"
        )
        keys = {key for key, told in connection.execute(query, (needles,)) if naming.is_in(told)}
        if keys - known.get(table, set()):
            found[table] = keys - known.get(table, set())
    return found


def _drafts(connection: Connection, naming: Naming, whom: set[int]) -> tuple[KeptRow, ...]:
    about = {f"person:{key}" for key in whom}
    rows = connection.execute("SELECT id, place, words FROM draft ORDER BY id").fetchall()
    return tuple(
        KeptRow("draft", key, (("place", place), ("words", words)))
        for key, place, words in rows
        if about & set(place.split()) or naming.is_in(place) or naming.is_in(words)
    )


def _kept(table: str, values: dict[str, Any]) -> KeptRow:
    key = values.pop("id", 0)
    return KeptRow(table, int(key), tuple((name, _text(value)) for name, value in values.items() if _is_told(value)))


def _is_told(value: object) -> bool:
    return value is not None and value not in ("", b"")


def _text(value: object) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
