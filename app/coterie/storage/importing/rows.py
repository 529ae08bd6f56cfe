# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows put into the vault in bulk: keys are given out beforehand, inserts go in batches, the log takes ranges."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coterie.storage.connections import Connection
    from coterie.storage.writing import Step

#: The tables an import writes, parents before children, with the columns it fills in this order behind `id`.
COLUMNS = {
    "organisation": "uuid, name, folded, watching, created_at, changed_at",
    "tag": "name, folded",
    "skill": "name, folded",
    "field_def": "name, folded",
    "person": (
        "uuid, display_name, sort_name, name_key, given, family, additional, prefix, suffix, nickname, "
        "phonetic_given, phonetic_family, pronouns, created_at, changed_at"
    ),
    "contact_point": "person_id, organisation_id, kind, label, value, normalised, preferred, position",
    "important_date": "person_id, kind, label, date, month_day",
    "note": "person_id, organisation_id, text, created_at, changed_at",
    "field_value": "field_def_id, person_id, value",
    "person_tag": "person_id, tag_id",
    "affiliation": "person_id, organisation_id, title, department, starts_on, ends_on, current, as_of",
    "relationship": "person_id, other_name, kind",
    "person_skill": "person_id, skill_id, evidence, on_date",
    "event": (
        "uuid, ics_uid, recurrence_id, calendar, title, at_utc, at_text, at_zone, at_precision, ends_on, all_day, "
        "place, text, status, rule, sequence, created_at, changed_at"
    ),
    "occurrence": "event_id, at_utc, at_text",
    "attendee": "event_id, person_id, name, mail, role",
    "interaction": (
        "kind, channel, direction, at_utc, at_text, at_zone, at_precision, minutes, thread, party, counts, title, "
        "place, text, event_id, created_at, changed_at"
    ),
    "participant": "interaction_id, person_id, role, at_utc, contact",
    "follow_up": ("uuid, person_id, reason, text, due_on, state, done_on, ics_uid, created_at, changed_at"),
    "community": "uuid, name, folded, platform, url, source_key, created_at, changed_at",
    "membership": "community_id, person_id, role, since, until, created_at, changed_at",
    "membership_fact": "membership_id, name, value",
    "contribution": (
        "uuid, community_id, kind, at_utc, at_text, at_zone, at_precision, title, url, text, times, score, created_at, "
        "changed_at"
    ),
    "contribution_person": "contribution_id, person_id, role",
    "contribution_skill": "contribution_id, skill_id",
    "opportunity": (
        "uuid, organisation_id, title, url, place, pay, text, notes, origin, deadline, excitement, next_step, next_on, "
        "created_at, changed_at"
    ),
    "stage_event": "opportunity_id, stage, label, on_date, created_at, changed_at",
    "opportunity_person": "opportunity_id, person_id, name, role",
    "learning_resource": ("uuid, title, kind, provider, url, saved_on, seen_on, done_on, text, created_at, changed_at"),
    "learning_resource_skill": "learning_resource_id, skill_id",
    "credential": ("uuid, organisation_id, name, issued_on, expires_on, url, number, text, created_at, changed_at"),
    "credential_skill": "credential_id, skill_id",
    "match_candidate": "person_id, other_person_id, score, reasons",
    "source_record": (
        "batch_id, source, source_key, kind, member, place, digest, raw, found, entity_kind, entity_id, exported_on"
    ),
}
#: Few, so that not much is left to insert when the last record has been read.
_FLUSH_AT = 4_000
#: So many new source records are worth building their index anew.
_MANY_SOURCES = 20_000

#: What each staged record became; source records are made of it in one statement, so that the raw records
#: go from one file to the other without passing through here.
_OUTCOME = """
CREATE TEMP TABLE outcome (staged_id INTEGER PRIMARY KEY, entity_kind TEXT, entity_id INTEGER, kept INTEGER)
"""
_SOURCES = """
INSERT INTO source_record (batch_id, source, source_key, kind, member, place, digest, raw, found, entity_kind,
                           entity_id, exported_on)
SELECT ?, s.source, s.key, s.kind, f.member, s.place, s.digest, s.raw, CASE WHEN o.kept THEN s.payload END,
       o.entity_kind, o.entity_id, f.exported
FROM temp.outcome o CROSS JOIN staged.staged s ON s.id = o.staged_id
CROSS JOIN staged.file f ON f.id = s.file_index
ORDER BY o.staged_id
"""


#: Rows in one statement: half the price of one by one.
_TOGETHER = 64


class _Insert:
    """Inserts rows of one table, several in one statement."""

    def __init__(self, table: str, columns: str) -> None:
        self._width = columns.count(",") + 2
        row = f"({', '.join('?' * self._width)})"
        self._one = f"INSERT INTO {table} (id, {columns}) VALUES {row}"
        self._several = f"{self._one}{f', {row}' * (_TOGETHER - 1)}"

    def put_most(self, connection: Connection, values: list[object]) -> None:
        """Insert rows whose values stand one after another, as long as they fill a statement; the rest stays."""
        length = self._width * _TOGETHER
        whole = len(values) - len(values) % length
        connection.executemany(self._several, [values[at : at + length] for at in range(0, whole, length)])
        del values[:whole]

    def put_all(self, connection: Connection, values: list[object]) -> None:
        """Insert rows whose values stand one after another."""
        self.put_most(connection, values)
        width = self._width
        connection.executemany(self._one, [values[at : at + width] for at in range(0, len(values), width)])
        values.clear()


class BulkRows:
    """Rows waiting to be inserted. `add` gives the key at once; `flush` inserts; `close` also logs the ranges."""

    def __init__(self, writing: Step) -> None:
        """Begin to give out keys behind the highest ever used in each table."""
        self._step = writing
        self._connection = writing.connection
        used = dict(self._connection.execute("SELECT name, seq FROM main.sqlite_sequence").fetchall())
        self._first = {table: int(used.get(table, 0)) + 1 for table in COLUMNS}
        self._next = dict(self._first)
        #: The values of the rows of each table, one after another.
        self._waiting: dict[str, list[object]] = {table: [] for table in COLUMNS}
        self._inserts = {table: _Insert(table, columns) for table, columns in COLUMNS.items()}
        self._total = 0
        self._outcomes: list[tuple[object, ...]] = []
        self._connection.execute("DROP TABLE IF EXISTS temp.outcome")
        self._connection.execute(_OUTCOME)
        # Rows wait in different lists: a child may reach the disk before its parent.
        self._connection.execute("PRAGMA defer_foreign_keys = ON")

    def add(self, table: str, *values: object) -> int:
        """Put a row aside and give its key; values in the order of COLUMNS."""
        key = self._next[table]
        self._next[table] = key + 1
        self._waiting[table] += (key, *values)
        self._total += 1
        return key

    def add_several(self, table: str, rows: Iterable[tuple[object, ...]]) -> None:
        """Put rows aside whose keys nobody asks for."""
        first = key = self._next[table]
        waiting = self._waiting[table]
        for row in rows:
            waiting.append(key)
            waiting += row
            key += 1
        self._next[table] = key
        self._total += key - first

    def became(self, staged_id: int, entity_kind: str, entity_id: int | None, *, kept: bool) -> None:
        """Note what a staged record became."""
        self._outcomes.append((staged_id, entity_kind, entity_id, kept))
        self._total += 1

    def made(self, table: str) -> int:
        """Count the rows made in a table."""
        return self._next[table] - self._first[table]

    def is_new(self, table: str, key: int) -> bool:
        """Say whether a row was made here."""
        return key >= self._first[table]

    def flush_when_full(self) -> None:
        """Insert most of what waits when it is much."""
        if self._total >= _FLUSH_AT:
            for table, values in self._waiting.items():
                if values:
                    self._inserts[table].put_most(self._connection, values)
            self._flush_outcomes()

    def flush(self) -> None:
        """Insert everything that waits, parents first."""
        self._flush_rows()
        self._flush_outcomes()

    def _flush_rows(self) -> None:
        for table, values in self._waiting.items():
            if values:
                self._inserts[table].put_all(self._connection, values)

    def _flush_outcomes(self) -> None:
        if self._outcomes:  # none come once the source records are made; then there is no table for them either
            self._connection.executemany("INSERT INTO temp.outcome VALUES (?, ?, ?, ?)", self._outcomes)
        self._outcomes.clear()
        self._total = 0

    def make_sources(self, batch_id: int) -> None:
        """Insert what waits, and the source record of everything that was brought in."""
        self.flush()
        self._make_sources(batch_id)

    def close(self) -> None:
        """Insert the rest, and log the keys that were made."""
        self._flush_rows()
        for table, first in self._first.items():
            if self._next[table] > first:
                self._step.made(table, first, self._next[table] - 1)

    def _make_sources(self, batch_id: int) -> None:
        run = self._connection.execute
        before = run("SELECT coalesce(max(id), 0) FROM source_record").fetchone()[0]
        used = run("SELECT coalesce(max(seq), 0) FROM main.sqlite_sequence WHERE name = 'source_record'").fetchone()[0]
        with _built_after(self._connection, before, run("SELECT count(*) FROM temp.outcome").fetchone()[0]):
            number = run(_SOURCES, (batch_id,)).rowcount
        if number:
            first = max(before, used) + 1
            self._step.made("source_record", first, first + number - 1)
        run("DROP TABLE temp.outcome")


@contextmanager
def _built_after(connection: Connection, present: int, coming: int) -> Iterator[None]:
    """Build the index of source keys after the insert where most rows are new: in order it costs a third."""
    if coming < present or coming < _MANY_SOURCES:
        yield
        return
    name = "source_record_key"
    (text,) = connection.execute("SELECT sql FROM main.sqlite_master WHERE name = ?", (name,)).fetchone()
    connection.execute(f"DROP INDEX {name}")
    yield
    connection.execute(text)
