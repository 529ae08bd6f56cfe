# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking a person out of what stays: shared entries, raw records of others, reports of imports."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from coterie.storage.erasing.rows_about_people import OWN_TEXTS

if TYPE_CHECKING:
    from coterie.domain.erasing import Naming
    from coterie.storage.connections import Connection

_TEXTS = {"interaction": ("text", "title", "place"), "event": ("text", "title", "place"), **OWN_TEXTS}
#: Records that may name the person: those of shared entries, and all that hold what names them.
_RECORDS_OF = """
SELECT id FROM source_record WHERE entity_kind = ? AND entity_id IN (SELECT value FROM json_each(?))
"""
_HOLDING = """
SELECT id FROM source_record r WHERE EXISTS (SELECT 1 FROM json_each(?) n
    WHERE instr(lower(CAST(r.raw AS TEXT)), n.value) > 0 OR instr(lower(coalesce(r.found, '')), n.value) > 0
    OR instr(lower(r.member), n.value) > 0)
"""
_RECORD = "SELECT raw, found, entity_id, source_key, member FROM source_record WHERE id = ?"


def erase_traces(
    connection: Connection, naming: Naming, doomed: dict[str, set[int]], shared: dict[str, set[int]]
) -> int:
    """Clean what stays; records about nobody else join the doomed ones. Counts the records deleted or cleaned."""
    naming_them = {table: _naming(connection, naming, table) for table in OWN_TEXTS}
    for table, keys in (*shared.items(), *naming_them.items()):
        for key in keys:
            _clean_entry(connection, naming, table, key)
    _forget_by_name(connection, naming, doomed)
    records = doomed.setdefault("source_record", set())
    cleaned = 0
    for key in sorted(_candidates(connection, naming, shared) - records):
        cleaned += _clean_record(connection, naming, key, records)
    _clean_reports(connection, naming)
    _clean_ledger(connection, naming)
    _clean_maps(connection, naming)
    _clean_drafts(connection, naming, doomed["person"])
    return len(records) + cleaned


def _naming(connection: Connection, naming: Naming, table: str) -> set[int]:
    """Give the rows of the owner's own that may name the person in words."""
    text = " || char(10) || ".join(_TEXTS[table])
    holds = f"EXISTS (SELECT 1 FROM json_each(?) n WHERE instr(lower({text}), n.value) > 0)"
    found = connection.execute(f"SELECT id FROM {table} WHERE {holds}", (json.dumps(naming.needles()),))
    return {row[0] for row in found}


def _clean_entry(connection: Connection, naming: Naming, table: str, key: int) -> None:
    """Take the lines out of a shared entry that name the person."""
    columns = _TEXTS[table]
    row = connection.execute(f"SELECT {', '.join(columns)} FROM {table} WHERE id = ?", (key,)).fetchone()
    for column, text in zip(columns, row, strict=True):
        cleaned = naming.out_of_text(text)
        if cleaned != text:
            connection.execute(f"UPDATE {table} SET {column} = ? WHERE id = ?", (cleaned, key))


def _forget_by_name(connection: Connection, naming: Naming, doomed: dict[str, set[int]]) -> None:
    """Doom relations, attendees and contacts that name the person in words only."""
    names = {text.lower() for text in naming.texts}
    for table, query in (
        ("relationship", "SELECT id, other_name FROM relationship WHERE other_name <> ''"),
        ("attendee", "SELECT id, mail FROM attendee WHERE person_id IS NULL AND mail <> ''"),
        ("attendee", "SELECT id, name FROM attendee WHERE person_id IS NULL AND name <> ''"),
        ("opportunity_person", "SELECT id, name FROM opportunity_person WHERE person_id IS NULL AND name <> ''"),
    ):
        found = {key for key, text in connection.execute(query) if text.lower() in names}
        doomed.setdefault(table, set()).update(found)


def _candidates(connection: Connection, naming: Naming, shared: dict[str, set[int]]) -> set[int]:
    """Give the records that are read: those of shared entries, and those that hold a name or an address."""
    found = {row[0] for row in connection.execute(_HOLDING, (json.dumps(naming.needles()),))}
    for kind, keys in shared.items():
        found |= {row[0] for row in connection.execute(_RECORDS_OF, (kind, json.dumps(sorted(keys))))}
    return found


def _clean_record(connection: Connection, naming: Naming, key: int, doomed: set[int]) -> bool:
    """Take the person out of one record, or doom it when it belongs to nobody; tells whether it was cleaned."""
    raw, found, entity, source_key, member = connection.execute(_RECORD, (key,)).fetchone()
    cleaned, file = naming.out_of_raw(bytes(raw)), naming.out_of_text(member)
    understood = None if found is None else naming.out_of_json(found)
    names_them = (cleaned, understood) != (bytes(raw), found) or naming.is_in(source_key)
    if not names_them and file == member:
        return False
    if names_them and entity is None:
        doomed.add(key)
        return False
    connection.execute(
        "UPDATE source_record SET raw = CAST(? AS BLOB), found = ?, member = ? WHERE id = ?",
        (cleaned, understood, file, key),
    )
    return True


def _clean_reports(connection: Connection, naming: Naming) -> None:
    """Clean the kept reports of imports, which quote what could not be read."""
    for key, label, report in connection.execute("SELECT id, label, report FROM import_batch").fetchall():
        cleaned = (naming.out_of_text(label), naming.out_of_json(report))
        if cleaned != (label, report):
            connection.execute("UPDATE import_batch SET label = ?, report = ? WHERE id = ?", (*cleaned, key))


def _clean_maps(connection: Connection, naming: Naming) -> None:
    """Clean what every row of a table is given by a map of its columns."""
    for key, told in connection.execute("SELECT id, map FROM column_map").fetchall():
        cleaned = naming.out_of_json(told)
        if cleaned != told:
            connection.execute("UPDATE column_map SET map = ? WHERE id = ?", (cleaned, key))


def _clean_ledger(connection: Connection, naming: Naming) -> None:
    """Clean the names of exported files, which may be somebody's."""
    for key, name in connection.execute("SELECT id, file_name FROM export_log").fetchall():
        cleaned = naming.out_of_text(name)
        if cleaned != name:
            connection.execute("UPDATE export_log SET file_name = ? WHERE id = ?", (cleaned, key))


def _clean_drafts(connection: Connection, naming: Naming, whom: set[int]) -> None:
    """Forget what was typed about the person and never saved, and take them out of what was typed elsewhere."""
    about = {f"person:{key}" for key in whom}
    for key, place, words in connection.execute("SELECT id, place, words FROM draft").fetchall():
        cleaned = naming.out_of_json(words)
        if about & set(place.split()) or naming.is_in(place):
            connection.execute("DELETE FROM draft WHERE id = ?", (key,))
        elif cleaned != words:
            connection.execute("UPDATE draft SET words = ? WHERE id = ?", (cleaned, key))
