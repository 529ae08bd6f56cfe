# SPDX-License-Identifier: GPL-3.0-or-later
"""What the schema itself says: which tables undo knows, their columns, and who refers to whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coterie.storage.connections import Connection

#: Tables that undo leaves alone, each with its reason.
EXEMPT = {
    "vault": "the vault's own mark never changes",
    "change_set": "the log itself",
    "change": "the log itself",
    "recording": "the log's switch",
    "import_batch": "says what was imported also when it was undone",
    "import_row": "says what became of rows, as the account of their import does",
    "export_log": "says what left, and nothing brings that back",
    "person_state": "derived: computed anew for every person a step touched",
    "strength_day": "says which day a derived column is of",
    "nudge": "says what was suggested when, also after an undo",
    "column_map": "is a setting: what columns of tables mean",
    "draft": "was never saved, so there is no step to take back",
    "calendar_hidden": "a way of looking at the calendar, nothing of what it holds",
}
#: Twins hold rows put aside by undo (undoing/put_aside.py).
TWIN_PREFIX = "undone_"
_SEARCH = ("person_names", "person_words", "text_words")


@dataclass(frozen=True)
class Reference:
    """A foreign key: rows of `table` name a row of another table in `column`."""

    table: str
    column: str


def undoable_tables(connection: Connection) -> tuple[str, ...]:
    """List the tables whose every change is logged, in alphabetical order."""
    rows = connection.execute("SELECT name FROM main.sqlite_master WHERE type = 'table' ORDER BY name")
    return tuple(
        name for (name,) in rows if name not in EXEMPT and not name.startswith(("sqlite_", TWIN_PREFIX, *_SEARCH))
    )


def columns_of(connection: Connection, table: str) -> tuple[tuple[str, bool], ...]:
    """List a table's columns, each with whether it holds bytes; the name comes from the schema, never from data."""
    rows = connection.execute(f'PRAGMA main.table_info("{table}")').fetchall()
    return tuple((row[1], row[2].upper() == "BLOB") for row in rows)


def columns_with_defaults(connection: Connection, table: str) -> tuple[tuple[str, bool, str], ...]:
    """List a table's columns, each with whether it holds bytes and the SQL of its default."""
    rows = connection.execute(f'PRAGMA main.table_info("{table}")').fetchall()
    return tuple((row[1], row[2].upper() == "BLOB", row[4] or "NULL") for row in rows)


def references_to(connection: Connection) -> dict[str, tuple[Reference, ...]]:
    """Map each table to the foreign keys that point at it, out of undoable tables."""
    found: dict[str, list[Reference]] = {}
    for table in undoable_tables(connection):
        for row in connection.execute(f'PRAGMA main.foreign_key_list("{table}")').fetchall():
            found.setdefault(row[2], []).append(Reference(table, row[3]))
    return {target: tuple(references) for target, references in found.items()}
