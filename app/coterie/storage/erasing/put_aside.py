# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking a person out of rows that an undone import put aside (undoing/put_aside.py)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from coterie.domain.identity import acts_alone
from coterie.storage.erasing.rows_about_people import CUT, OWN_TEXTS
from coterie.storage.schema import references_to
from coterie.storage.undoing.put_aside import twin_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coterie.domain.erasing import Naming
    from coterie.storage.connections import Connection

_TEXTS = {
    "interaction": ("text", "title", "place"),
    "event": ("text", "title", "place"),
    "attendee": ("name", "mail"),
    "relationship": ("other_name",),
    "opportunity_person": ("name",),
    **OWN_TEXTS,
}
_HOLDING = """
SELECT rowid, raw, found FROM {twin} r WHERE EXISTS (SELECT 1 FROM json_each(?) n
    WHERE instr(lower(CAST(r.raw AS TEXT)), n.value) > 0 OR instr(lower(coalesce(r.found, '')), n.value) > 0)
"""


def people_put_aside(connection: Connection, keys: Iterable[str]) -> set[int]:
    """Give the people who lie put aside and are known again by keys that act alone: undoing would bring them back."""
    found = connection.execute(
        f"SELECT DISTINCT person_id FROM {twin_of('contact_point')} WHERE shared = 0 AND person_id IS NOT NULL "
        "AND person_id NOT IN (SELECT id FROM person) "
        "AND CASE kind WHEN 'mail' THEN 'mail:' ELSE '' END || normalised IN (SELECT value FROM json_each(?))",
        (json.dumps([key for key in keys if acts_alone(key)]),),
    )
    return {row[0] for row in found}


def forget_put_aside(connection: Connection, forgotten: dict[str, set[int]], naming: Naming) -> None:
    """Forget rows by table among those put aside, and what hangs on them, and clean the rest."""
    for table, keys in forgotten.items():
        _delete(connection, table, "id", keys)
        _forget_linked(connection, table, keys)
    for kind in ("person", "interaction", "event", "membership"):
        connection.execute(
            f"DELETE FROM {twin_of('source_record')} WHERE entity_kind = ? "
            "AND entity_id IN (SELECT value FROM json_each(?))",
            (kind, json.dumps(sorted(forgotten.get(kind, set())))),
        )
    _clean_texts(connection, naming)
    _clean_records(connection, naming)


def _forget_linked(connection: Connection, target: str, keys: set[int]) -> None:
    """Forget the rows put aside that name one of these keys, or cut their links."""
    for reference in references_to(connection).get(target, ()):
        if (reference.table, reference.column) not in CUT:
            _delete(connection, reference.table, reference.column, keys)
        else:
            connection.execute(
                f"UPDATE {twin_of(reference.table)} SET {reference.column} = NULL "
                f"WHERE {reference.column} IN (SELECT value FROM json_each(?))",
                (json.dumps(sorted(keys)),),
            )


def _delete(connection: Connection, table: str, column: str, keys: set[int]) -> None:
    connection.execute(
        f"DELETE FROM {twin_of(table)} WHERE {column} IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(keys)),),
    )


def _clean_texts(connection: Connection, naming: Naming) -> None:
    needles = json.dumps(naming.needles())
    for table, columns in _TEXTS.items():
        for column in columns:
            found = connection.execute(
                f"SELECT rowid, {column} FROM {twin_of(table)} t WHERE {column} <> '' AND EXISTS "
                f"(SELECT 1 FROM json_each(?) n WHERE instr(lower(t.{column}), n.value) > 0)",
                (needles,),
            )
            for row, text in found.fetchall():
                connection.execute(
                    f"UPDATE {twin_of(table)} SET {column} = ? WHERE rowid = ?", (naming.out_of_text(text), row)
                )


def _clean_records(connection: Connection, naming: Naming) -> None:
    twin = twin_of("source_record")
    held = connection.execute(_HOLDING.format(twin=twin), (json.dumps(naming.needles()),))
    for row, raw, found in held.fetchall():
        understood = None if found is None else naming.out_of_json(found)
        connection.execute(
            f"UPDATE {twin} SET raw = CAST(? AS BLOB), found = ? WHERE rowid = ?",
            (naming.out_of_raw(bytes(raw)), understood, row),
        )
