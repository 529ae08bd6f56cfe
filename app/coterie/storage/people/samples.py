# SPDX-License-Identifier: GPL-3.0-or-later
"""The fictional people in the vault: known by the keys of their records, and taken out with all that is only theirs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from coterie.services.ports.samples import SAMPLE_KEY, SAMPLE_TAG
from coterie.storage.erasing.rows_about_people import CUT, SHARED
from coterie.storage.schema import EXEMPT, references_to

if TYPE_CHECKING:
    from coterie.storage.connections import Connection
    from coterie.storage.writing import Step

#: Behind the last key that begins like a sample's.
_END = SAMPLE_KEY[:-1] + chr(ord(SAMPLE_KEY[-1]) + 1)
_RECORDS = "source_record r WHERE r.source_key >= :from AND r.source_key < :to"
#: Known from nowhere else, and still wearing the tag: whoever lost it was taken over by the user.
_PEOPLE = f"""
SELECT DISTINCT p.id FROM (SELECT r.entity_id AS id FROM {_RECORDS} AND r.entity_kind = 'person') s
CROSS JOIN person p ON p.id = s.id
WHERE EXISTS (SELECT 1 FROM person_tag x JOIN tag t ON t.id = x.tag_id AND t.folded = :tag WHERE x.person_id = p.id)
AND NOT EXISTS (SELECT 1 FROM source_record o WHERE o.entity_kind = 'person' AND o.entity_id = p.id
                AND (o.source_key < :from OR o.source_key >= :to))
"""
_COUNT = f"SELECT count(*) FROM person WHERE deleted_at IS NULL AND id IN ({_PEOPLE})"
#: What else of theirs may be the last to name an organisation or a community: table, column, what it names.
_NAMING = (
    ("opportunity", "organisation_id", "organisation"), ("credential", "organisation_id", "organisation"),
    ("membership", "community_id", "community"), ("contribution", "community_id", "community"),
)  # fmt: skip
#: Entries with a record of their own go unless somebody who stays takes part.
_THEIR_OWN = {
    "interaction": "participant",
    "event": "attendee",
    "follow_up": "",
    "membership": "",
    "contribution": "",
    "opportunity": "",
    "learning_resource": "",
    "credential": "",
}
_NOBODY = {
    "organisation": (
        "SELECT o.id FROM organisation o WHERE o.id IN (SELECT value FROM json_each(?)) "
        "AND NOT EXISTS (SELECT 1 FROM affiliation a WHERE a.organisation_id = o.id) "
        "AND NOT EXISTS (SELECT 1 FROM opportunity a WHERE a.organisation_id = o.id) "
        "AND NOT EXISTS (SELECT 1 FROM credential a WHERE a.organisation_id = o.id) "
        "AND NOT EXISTS (SELECT 1 FROM source_record r WHERE r.entity_kind = 'organisation' AND r.entity_id = o.id)"
    ),
    "community": (
        "SELECT c.id FROM community c WHERE c.id IN (SELECT value FROM json_each(?)) "
        "AND NOT EXISTS (SELECT 1 FROM membership a WHERE a.community_id = c.id) "
        "AND NOT EXISTS (SELECT 1 FROM contribution a WHERE a.community_id = c.id)"
    ),
    "tag": (
        "SELECT t.id FROM tag t WHERE t.id IN (SELECT value FROM json_each(?)) "
        "AND NOT EXISTS (SELECT 1 FROM person_tag x WHERE x.tag_id = t.id) "
        "AND NOT EXISTS (SELECT 1 FROM cadence_rule c WHERE c.tag_id = t.id) "
        "AND NOT EXISTS (SELECT 1 FROM tag below WHERE below.parent_id = t.id)"
    ),
}

Doomed = dict[str, set[int]]


class SamplesReading:
    """The fictional people, read over one connection."""

    def __init__(self, connection: Connection) -> None:
        """Read over a connection inside a transaction."""
        self._connection = connection

    def count(self) -> int:
        """Count those who are here and not in the bin."""
        return int(self._connection.execute(_COUNT, _VALUES).fetchone()[0])


class SamplesTable(SamplesReading):
    """The fictional people, written over the connection of one step."""

    def __init__(self, writing: Step) -> None:
        """Write in a step."""
        super().__init__(writing.connection)
        self._step = writing
        self._references = references_to(writing.connection)

    def take_out(self) -> int:
        """Remove them with everything that is about nobody else, and count them."""
        run = self._connection.execute
        run("PRAGMA defer_foreign_keys = ON")
        doomed: Doomed = {}
        people = self._keys(_PEOPLE, _VALUES)
        self._doom(doomed, "person", people)
        self._doom_entries(doomed)
        left_alone = self._linked(doomed)
        batches = self._keys(f"SELECT DISTINCT r.batch_id FROM {_RECORDS}", _VALUES)
        records = self._keys(f"SELECT r.id FROM {_RECORDS}", _VALUES)
        doomed["source_record"] = doomed.get("source_record", set()) | records
        self._delete(doomed)
        for table, keys in left_alone.items():
            # Asked now, when nobody of those who go is there any more.
            found = self._keys(_NOBODY[table], (json.dumps(sorted(keys)),))
            alone: Doomed = {}
            self._doom(alone, table, found)
            self._delete(alone)
        self._close(batches)
        return len(people)

    def _doom(self, doomed: Doomed, table: str, keys: set[int]) -> None:
        """Collect rows and what hangs on them."""
        new = keys - doomed.setdefault(table, set())
        doomed[table] |= new
        if not new:
            return
        for reference in self._references.get(table, ()):
            if (reference.table, reference.column) not in CUT:
                sql = f"SELECT id FROM {reference.table} WHERE {reference.column} IN (SELECT value FROM json_each(?))"
                self._doom(doomed, reference.table, self._keys(sql, (json.dumps(sorted(new)),)))

    def _doom_entries(self, doomed: Doomed) -> None:
        """Collect what they shared with nobody else, and what came with them and names nobody."""
        for table, links, column in SHARED:
            gone = json.dumps(sorted(doomed.get(links, set())))
            sql = (
                f"SELECT DISTINCT {column} FROM {links} WHERE id IN (SELECT value FROM json_each(:gone)) "
                f"AND NOT EXISTS (SELECT 1 FROM {links} other WHERE other.{column} = {links}.{column} "
                "AND other.id NOT IN (SELECT value FROM json_each(:gone)))"
            )
            self._doom(doomed, table, self._keys(sql, {"gone": gone}))
        for table, links in _THEIR_OWN.items():
            sql = f"SELECT r.entity_id FROM {_RECORDS} AND r.entity_kind = '{table}'"
            if links:
                sql += (
                    f" AND NOT EXISTS (SELECT 1 FROM {links} x WHERE x.{table}_id = r.entity_id "
                    "AND x.person_id IS NOT NULL AND x.id NOT IN (SELECT value FROM json_each(:gone)))"
                )
            gone = json.dumps(sorted(doomed.get(links, set())))
            there = self._keys(sql, {**_VALUES, "gone": gone} if links else _VALUES)
            self._doom(doomed, table, there)

    def _linked(self, doomed: Doomed) -> Doomed:
        """Give the organisations, communities and tags that may be left with nobody."""
        people = json.dumps(sorted(doomed["person"]))
        within = "person_id IN (SELECT value FROM json_each(?))"
        organisations = self._keys(
            f"SELECT organisation_id FROM affiliation WHERE organisation_id IS NOT NULL AND {within}", (people,)
        )
        recorded = f"SELECT r.entity_id FROM {_RECORDS} AND r.entity_kind = 'organisation'"
        tags = self._keys(f"SELECT tag_id FROM person_tag WHERE {within}", (people,))
        found: Doomed = {"organisation": organisations | self._keys(recorded, _VALUES), "community": set(), "tag": tags}
        for table, column, named in _NAMING:
            sql = f"SELECT {column} FROM {table} WHERE id IN (SELECT value FROM json_each(?))"
            found[named] |= self._keys(sql, (json.dumps(sorted(doomed.get(table, set()))),))
        return found

    def _delete(self, doomed: Doomed) -> None:
        for table, keys in doomed.items():
            for reference in self._references.get(table, ()):
                if keys and (reference.table, reference.column) in CUT:
                    self._run_over(f"UPDATE {reference.table} SET {reference.column} = NULL", reference.column, keys)
        for table in EXEMPT:
            self._delete_unlogged(table, doomed)
        for table, keys in doomed.items():
            self._run_over(f"DELETE FROM {table}", "id", keys)

    def _delete_unlogged(self, table: str, doomed: Doomed) -> None:
        """Drop rows of a table that undo knows nothing of, where they name somebody who goes."""
        for key in self._connection.execute(f'PRAGMA main.foreign_key_list("{table}")').fetchall():
            if key[2] == "person" and doomed.get("person"):
                self._run_over(f"DELETE FROM {table}", key[3], doomed["person"])

    def _run_over(self, statement: str, column: str, keys: set[int]) -> None:
        self._connection.execute(
            f"{statement} WHERE {column} IN (SELECT value FROM json_each(?))", (json.dumps(sorted(keys)),)
        )

    def _close(self, batches: set[int]) -> None:
        """Say in the list of imports that theirs is undone, by this step."""
        self._connection.execute(
            "UPDATE import_batch SET undone_at = ?, undone_step = ? "
            "WHERE undone_at IS NULL AND id IN (SELECT value FROM json_each(?))",
            (self._step.now_utc, self._step.number, json.dumps(sorted(batches))),
        )

    def _keys(self, sql: str, values: object) -> set[int]:
        return {int(row[0]) for row in self._connection.execute(sql, values) if row[0] is not None}


_VALUES = {"from": SAMPLE_KEY, "to": _END, "tag": SAMPLE_TAG}
