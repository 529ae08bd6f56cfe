# SPDX-License-Identifier: GPL-3.0-or-later
"""Erasing a person for good: their rows, their traces in what others share with them, and their history.

The history is left as if the person had never been: every logged value of their rows goes, and what remains of a
step still goes back. So no other step can break on what is missing, and a step that was about them alone goes whole.
"""

from __future__ import annotations

import json
import secrets
from contextlib import suppress
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as sqlcipher

from coterie.domain.erasing import Naming, fingerprints_of
from coterie.domain.identity import is_account
from coterie.domain.people import ErasedPerson
from coterie.storage.connections import Connection, transaction
from coterie.storage.erasing.history import forget_history
from coterie.storage.erasing.put_aside import forget_put_aside, people_put_aside
from coterie.storage.erasing.rows_about_people import CUT, OWN, SHARED, gone_entries_of
from coterie.storage.erasing.traces import erase_traces
from coterie.storage.people.identifying import identity_keys_of, naming_of
from coterie.storage.schema import references_to
from coterie.storage.undoing import log as undo_log
from coterie.storage.undoing.touched import refresh_derived

if TYPE_CHECKING:
    from datetime import datetime

#: Search indexes and the tables whose texts they hold: deleted words stay in their pages until this is done.
_SEARCH = {
    "person_names": ("person",),
    "person_words": ("person",),
    "text_words": ("interaction", "note", "follow_up", "event"),
}
#: Tables that name a person and that the history knows nothing of.
_UNLOGGED = ("person_state", "nudge")

Doomed = dict[str, set[int]]


def erase_person(connection: Connection, person: int, now: datetime) -> ErasedPerson:
    """Erase a person in one transaction, the search index cleaned in it, then clean what is left in the journal."""
    with transaction(connection):
        connection.execute("PRAGMA defer_foreign_keys = ON")
        step = undo_log.begin_step(connection, "", int(now.timestamp()))
        whom = one_and_merged(connection, person)
        keys = identity_keys_of(connection, whom)
        naming = _with_accounts(naming_of(connection, whom), keys)
        whom |= people_put_aside(connection, keys)
        doomed = rows_that_go(connection, whom)
        shared = shared_entries(connection, whom, doomed)
        records = erase_traces(connection, naming, doomed, shared)
        entries = _delete(connection, doomed)
        _remember(connection, keys)
        refresh_derived(connection, step)
        gone = gone_entries_of(connection, whom, except_step=step)
        forgotten = {table: doomed.get(table, set()) | gone.get(table, set()) for table in {*doomed, *gone}}
        steps = forget_history(connection, step, forgotten, naming)
        forget_put_aside(connection, forgotten, naming)
        touched = {kind: doomed.get(kind, set()) | shared.get(kind, set()) for kind in {*doomed, *shared}}
        for index, tables in _SEARCH.items():
            if any(touched.get(table) for table in tables):
                connection.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")
    # It is done, whatever becomes of this; what still stands in the journal goes with the next writing or closing.
    with suppress(sqlcipher.DatabaseError):
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return ErasedPerson(entries, records, steps)


def _with_accounts(naming: Naming, keys: list[str]) -> Naming:
    """Let accounts name the person, as records of others hold them; profiles are named by their addresses already."""
    return Naming.of((*naming.texts, *(key for key in keys if is_account(key) and not key.startswith("li:"))))


def one_and_merged(connection: Connection, person: int) -> set[int]:
    """Give the person and everybody who was ever merged into them."""
    rows = connection.execute("SELECT absorbed ->> '$.id' FROM merge_log WHERE survivor_id = ?", (person,))
    return {person} | {int(row[0]) for row in rows if row[0] is not None}


def rows_that_go(connection: Connection, whom: set[int]) -> Doomed:
    """Collect the keys of all rows that go: the person's, what hangs on those, and what nobody else shares."""
    doomed: Doomed = {}
    references = references_to(connection)

    def doom(table: str, keys: set[int]) -> None:
        new = keys - doomed.setdefault(table, set())
        doomed[table] |= new
        if not new:
            return
        for reference in references.get(table, ()):
            if (reference.table, reference.column) not in CUT:
                query = f"SELECT id FROM {reference.table} WHERE {reference.column} IN (SELECT value FROM json_each(?))"
                doom(reference.table, {row[0] for row in connection.execute(query, (json.dumps(sorted(new)),))})

    doom("person", whom)
    for table, links, column in SHARED:
        query = (
            f"SELECT DISTINCT {column} FROM {links} WHERE id IN (SELECT value FROM json_each(:links)) "
            f"AND NOT EXISTS (SELECT 1 FROM {links} other WHERE other.{column} = {links}.{column} "
            f"AND other.id NOT IN (SELECT value FROM json_each(:links)))"
        )
        links_json = json.dumps(sorted(doomed.get(links, set())))
        doom(table, {row[0] for row in connection.execute(query, {"links": links_json})})
    for kind in ("person", "interaction", "event", "follow_up", "membership"):
        query = "SELECT id FROM source_record WHERE entity_kind = ? AND entity_id IN (SELECT value FROM json_each(?))"
        found = connection.execute(query, (kind, json.dumps(sorted(doomed.get(kind, set())))))
        doom("source_record", {row[0] for row in found})
    return doomed


def shared_entries(connection: Connection, whom: set[int], doomed: Doomed) -> Doomed:
    """Give what the person shares with others, and what of the owner's names them: it stays and loses their trace."""
    shared: Doomed = {}
    for table, links, column in (*SHARED, *OWN):
        query = f"SELECT DISTINCT {column} FROM {links} WHERE person_id IN (SELECT value FROM json_each(?))"
        found = {row[0] for row in connection.execute(query, (json.dumps(sorted(whom)),))}
        shared[table] = found - doomed.get(table, set())
    return shared


def _delete(connection: Connection, doomed: Doomed) -> int:
    """Delete the rows, cutting links to them from rows that stay, and count them."""
    for target, references in references_to(connection).items():
        for reference in references:
            if (reference.table, reference.column) in CUT and doomed.get(target):
                connection.execute(
                    f"UPDATE {reference.table} SET {reference.column} = NULL "
                    f"WHERE {reference.column} IN (SELECT value FROM json_each(?))",
                    (json.dumps(sorted(doomed[target])),),
                )
    for table in _UNLOGGED:
        connection.execute(
            f"DELETE FROM {table} WHERE person_id IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(doomed["person"])),),
        )
    entries = 0
    for table, keys in doomed.items():
        deleted = connection.execute(
            f"DELETE FROM {table} WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(sorted(keys)),)
        ).rowcount
        entries += deleted if table != "source_record" else 0
    return entries


def _remember(connection: Connection, keys: list[str]) -> None:
    """Keep keyed fingerprints, so that a later import knows whom to leave out."""
    if not keys:
        return
    row = connection.execute("SELECT value FROM setting WHERE name = 'erase_key'").fetchone()
    secret = row[0] if row else secrets.token_hex(32)
    if row is None:
        connection.execute("INSERT INTO setting (name, value) VALUES ('erase_key', ?)", (secret,))
    connection.executemany(
        "INSERT OR IGNORE INTO erased_fingerprint (mac) VALUES (?)",
        [(mac,) for mac in fingerprints_of(keys, bytes.fromhex(secret))],
    )
