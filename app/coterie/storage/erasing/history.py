# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking a person out of the undo log, so that what remains of every step still goes back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from coterie.domain.texts import _
from coterie.storage.erasing.rows_about_people import CUT, OWN_TEXTS
from coterie.storage.schema import references_to

if TYPE_CHECKING:
    from coterie.domain.erasing import Naming
    from coterie.storage.connections import Connection

#: Logged texts of entries that stay may name the person, too.
_TABLES = ("interaction", "event", "attendee", "relationship", "opportunity_person", *OWN_TEXTS)
_NAMED = """
SELECT c.id, c.tbl, c.old FROM change c
WHERE c.old IS NOT NULL AND c.tbl IN (SELECT value FROM json_each(:tables)) AND EXISTS
  (SELECT 1 FROM json_each(:needles) n WHERE instr(lower(c.old), n.value) > 0)
UNION ALL
SELECT c.id, c.tbl, c.old FROM change c
WHERE c.old IS NOT NULL AND c.tbl = 'source_record' AND EXISTS
  (SELECT 1 FROM json_each(:needles) n WHERE instr(lower(CAST(unhex(c.old ->> '$.raw') AS TEXT)), n.value) > 0
   OR instr(lower(coalesce(c.old ->> '$.found', '')), n.value) > 0)
"""


def forget_history(connection: Connection, own_step: int, forgotten: dict[str, set[int]], naming: Naming) -> int:
    """Take rows by table out of the log, what hangs on them too, and this step; counts other steps that went whole."""
    connection.execute("DELETE FROM change WHERE change_set_id = ?", (own_step,))
    connection.execute("UPDATE recording SET change_set_id = NULL")
    connection.execute("DELETE FROM change_set WHERE id = ?", (own_step,))
    for table, keys in forgotten.items():
        _forget_rows(connection, table, keys)
        _forget_links_to(connection, table, keys)
    for kind in ("person", "interaction", "event", "membership"):
        _forget_records_of(connection, kind, forgotten.get(kind, set()))
    _clean_values(connection, naming)
    steps = connection.execute(
        "DELETE FROM change_set WHERE NOT EXISTS (SELECT 1 FROM change c WHERE c.change_set_id = change_set.id)"
    ).rowcount
    _clean_labels(connection, naming)
    return int(steps)


def _forget_rows(connection: Connection, table: str, keys: set[int]) -> None:
    """Forget the changes of rows by their keys; ranges of inserted keys say nothing of anybody."""
    connection.execute(
        "DELETE FROM change WHERE tbl = ? AND last_row_id IS NULL AND row_id IN (SELECT value FROM json_each(?))",
        (table, json.dumps(sorted(keys))),
    )


def _forget_linked(connection: Connection, table: str, column: str, keys: set[int]) -> None:
    """Forget the logged values of rows of a table that named one of these keys in a column."""
    connection.execute(
        f"DELETE FROM change WHERE tbl = '{table}' AND old IS NOT NULL "
        f"AND CAST(old ->> '$.{column}' AS INTEGER) IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(keys)),),
    )


def _forget_links_to(connection: Connection, target: str, keys: set[int]) -> None:
    """Forget logged rows that named one of these keys, and cut the links of those that may stay."""
    for reference in references_to(connection).get(target, ()):
        if (reference.table, reference.column) not in CUT:
            _forget_linked(connection, reference.table, reference.column, keys)
            continue
        connection.execute(
            f"UPDATE change SET old = json_set(old, '$.{reference.column}', NULL) WHERE tbl = '{reference.table}' "
            f"AND old IS NOT NULL AND old ->> '$.{reference.column}' IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(keys)),),
        )


def _forget_records_of(connection: Connection, kind: str, keys: set[int]) -> None:
    """Forget logged source records of entities by kind and key."""
    connection.execute(
        "DELETE FROM change WHERE tbl = 'source_record' AND old IS NOT NULL AND old ->> '$.entity_kind' = ? "
        "AND CAST(old ->> '$.entity_id' AS INTEGER) IN (SELECT value FROM json_each(?))",
        (kind, json.dumps(sorted(keys))),
    )


def _clean_values(connection: Connection, naming: Naming) -> None:
    """Take the person out of logged texts of what stays."""
    sought = {"needles": json.dumps(naming.needles()), "tables": json.dumps(_TABLES)}
    for key, table, old in connection.execute(_NAMED, sought).fetchall():
        values = json.loads(old)
        raw, found = values.pop("raw", None), values.pop("found", None)
        cleaned = naming.out_of_value(values)
        if table == "source_record":
            cleaned["raw"] = naming.out_of_raw(bytes.fromhex(raw)).hex().upper()
            cleaned["found"] = None if found is None else naming.out_of_json(found)
        connection.execute("UPDATE change SET old = ? WHERE id = ?", (json.dumps(cleaned, ensure_ascii=False), key))


def _clean_labels(connection: Connection, naming: Naming) -> None:
    """Take the person's name out of the labels of steps that were about others, too."""
    for key, label in connection.execute("SELECT id, label FROM change_set").fetchall():
        if naming.is_in(label):
            neutral = _("A change that was also about somebody erased since")
            connection.execute("UPDATE change_set SET label = ? WHERE id = ?", (neutral, key))
