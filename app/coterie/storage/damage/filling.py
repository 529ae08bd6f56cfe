# SPDX-License-Identifier: GPL-3.0-or-later
"""What a rescued database needs besides its rows: its marks, people in the place of lost ones, and what is derived."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.texts import _
from coterie.storage.opening.folder import MARKER
from coterie.storage.people import state as person_state
from coterie.storage.schema import TWIN_PREFIX
from coterie.storage.searching import rows as search_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coterie.storage.connections import Connection

_FIRST_PERSON = 1
_OWNER = "SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'owner_person_id'"
_INSERTS = {
    "person": "INSERT INTO person (id, uuid, display_name, sort_name, created_at, changed_at) "
    "VALUES (:id, lower(hex(randomblob(16))), :name, :name, 0, 0)",
    "organisation": "INSERT INTO organisation (id, uuid, name, folded, created_at, changed_at) "
    "VALUES (:id, lower(hex(randomblob(16))), :name, :name, 0, 0)",
    "community": "INSERT INTO community (id, uuid, name, folded, created_at, changed_at) "
    "VALUES (:id, lower(hex(randomblob(16))), :name, :name, 0, 0)",
}


def fill_up(to: Connection, uuid: str, names: Mapping[tuple[str, int], str]) -> None:
    """Give the vault its mark and its owner, and everybody whose own row is lost a place that others can point at.

    names: what indexes know of lost rows, by table and key.
    """
    to.execute("DELETE FROM vault WHERE uuid <> ?", (uuid,))
    to.execute("INSERT OR REPLACE INTO recording (id, change_set_id) VALUES (1, NULL)")
    to.execute("INSERT OR IGNORE INTO strength_day (id) VALUES (1)")
    to.execute("INSERT OR IGNORE INTO vault (id, marker, uuid, created_at) VALUES (1, ?, ?, 0)", (MARKER, uuid))
    to.execute("INSERT OR IGNORE INTO setting (name, value) VALUES ('owner_person_id', ?)", (str(_FIRST_PERSON),))
    (owner,) = to.execute(_OWNER).fetchone()
    for table, insert in _INSERTS.items():
        lost = {key for of, key in names if of == table} | _pointed_at(to, table)
        if table == "person":
            lost.add(owner)
        present = {row[0] for row in to.execute(f"SELECT id FROM {table}")}
        for key in sorted(lost - present):
            name = "" if (table, key) == ("person", owner) else _called(names.get((table, key)))
            to.execute(insert, {"id": key, "name": name})


def _called(name: str | None) -> str:
    """Name somebody whose row is lost."""
    return _("{0} (the rest cannot be read)").format(name) if name else _("Name cannot be read")


def _pointed_at(to: Connection, table: str) -> set[int]:
    """Give the keys of a table that other rows name."""
    found: set[int] = set()
    tables = to.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (name,) in tables:
        if name.startswith(("sqlite_", TWIN_PREFIX)):
            continue
        for row in to.execute(f'PRAGMA foreign_key_list("{name}")').fetchall():
            if row[2] == table:
                found |= {key for (key,) in to.execute(f'SELECT DISTINCT "{row[3]}" FROM "{name}"') if key is not None}
    return found


def make_derived_anew(to: Connection) -> None:
    """Work out the search rows of everybody and of every text, and the states of all."""
    for name in ("touched_words", "touched_state"):
        to.execute(f"CREATE TEMP TABLE IF NOT EXISTS {name} (id INTEGER PRIMARY KEY)")
        to.execute(f"INSERT OR IGNORE INTO temp.{name} SELECT id FROM person")
    search_rows.refresh_people(to)
    person_state.refresh(to)
    for kind in search_rows.TEXT_KINDS:
        search_rows.write_texts(to, kind, search_rows.texts_to_index(to, kind))
