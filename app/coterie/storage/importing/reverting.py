# SPDX-License-Identifier: GPL-3.0-or-later
"""Undoing an import out of order: a step of its own.

Rows the import made and nobody touched or linked since go; fields that still hold what it wrote go back; what was
changed or linked since stays and is listed, and keeps what it is known by (staying.py).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.domain.errors import CannotBeDone, NotFound
from coterie.domain.folding import name_key, sort_key
from coterie.domain.texts import _
from coterie.storage.importing.staying import CHANGED, LINKED, NOT_NAMED, Stayed, keep_known, rows_that_stayed
from coterie.storage.schema import columns_of, references_to, undoable_tables
from coterie.storage.undoing import log as undo_log
from coterie.storage.undoing.log import values_of
from coterie.storage.writing import step

if TYPE_CHECKING:
    from datetime import datetime

    from coterie.domain.changes import Changes
    from coterie.storage.connections import Connection


@dataclass(frozen=True)
class Reverted:
    """What undoing an import did."""

    changes: Changes
    stayed: tuple[Stayed, ...]


def revert(connection: Connection, batch_id: int, now: datetime) -> Reverted:
    """Undo one import, whatever came after it; NotFound or CannotBeDone when there is nothing to undo."""
    batch = connection.execute(
        "SELECT change_set_id, label, undone_at FROM import_batch WHERE id = ?", (batch_id,)
    ).fetchone()
    if batch is None:
        raise NotFound(_("There is no import {0}.").format(batch_id), _("“coterie imports” lists them."))
    if batch[2] is not None:
        raise CannotBeDone(_("That import is undone already."), _("“coterie imports” lists them."))
    import_step = batch[0]
    if connection.execute("SELECT 1 FROM change WHERE change_set_id = ? LIMIT 1", (import_step,)).fetchone() is None:
        raise CannotBeDone(
            _("That import can no longer be undone: its history is gone."), _("Imports can be undone for 30 days.")
        )
    with step(connection, _("Undo: {0}").format(batch[1]), now) as writing:
        # What was undone says nothing of what was changed since.
        undo_log.forget_undone(connection)
        work = _Reverting(connection, batch_id, import_step, writing.number)
        work.run()
        connection.execute(
            "UPDATE import_batch SET undone_at = ?, undone_step = ? WHERE id = ?",
            (writing.now_utc, writing.number, batch_id),
        )
    return Reverted(writing.changes, tuple(work.stayed))


#: What hangs on a thing, and goes by what is said of that thing.
_HANGS_ON = (
    *((table, "person_id", "person") for table in (
        "contact_point", "important_date", "note", "field_value", "person_tag", "affiliation", "relationship",
        "person_skill",
    )),
    *((table, "organisation_id", "organisation") for table in ("contact_point", "note", "field_value")),
    ("participant", "interaction_id", "interaction"),
    *((table, "event_id", "event") for table in ("attendee", "occurrence")),
    ("membership_fact", "membership_id", "membership"),
    *((table, "contribution_id", "contribution") for table in ("contribution_person", "contribution_skill")),
    *((table, "opportunity_id", "opportunity") for table in ("stage_event", "opportunity_person")),
    ("learning_resource_skill", "learning_resource_id", "learning_resource"),
    ("credential_skill", "credential_id", "credential"),
)  # fmt: skip
#: Entries that came with a person and not by themselves, such as the day of a connection.
_CAME_WITH = """
SELECT t.interaction_id FROM participant t JOIN source_record r ON r.entity_kind = 'person'
    AND r.entity_id = t.person_id AND coalesce(r.changed_batch_id, r.batch_id) > ?
JOIN interaction i ON i.id = t.interaction_id AND i.event_id IS NULL
WHERE NOT EXISTS (SELECT 1 FROM source_record own WHERE own.entity_kind = 'interaction' AND own.entity_id = i.id)
"""
#: A later import that only noted who is missing from it said nothing of them.
_ONLY_MARKED = f"""
UPDATE temp.import_made SET stays = 0 WHERE tbl = 'source_record' AND stays = {CHANGED} AND NOT EXISTS (
    SELECT 1 FROM change c JOIN source_record r ON r.id = c.row_id
    WHERE c.tbl = 'source_record' AND c.row_id = import_made.row_id AND c.change_set_id > :step AND c.op = 'U'
    AND (c.old ->> '$.entity_id', c.old ->> '$.digest', c.old ->> '$.changed_batch_id', c.old ->> '$.found')
        IS NOT (r.entity_id, r.digest, r.changed_batch_id, r.found))
"""
_MERGED_INTO = "SELECT survivor_id FROM merge_log WHERE absorbed ->> '$.id' = ?"
#: Links without which a row that an import deleted means nothing.
_NEEDED = {
    "participant": ("interaction_id", "person_id"),
    "attendee": ("event_id",),
    "occurrence": ("event_id",),
}
_KINDS = (
    "person", "organisation", "interaction", "event", "follow_up", "membership", "contribution", "opportunity",
    "learning_resource", "credential",
)  # fmt: skip
#: Columns that follow from others: nothing to tell a person about.
_BOOKKEEPING = frozenset({"changed_at", "sort_name", "name_key"})

#: The keys of the rows that go, as ranges.
_ISLANDS = """
SELECT min(row_id), max(row_id) FROM (
    SELECT row_id, row_id - row_number() OVER (ORDER BY row_id) AS island
    FROM temp.import_made WHERE tbl = ? AND stays = 0
) GROUP BY island
"""


class _Reverting:
    """The work of one reverting, over temporary tables of the rows that the import made."""

    def __init__(self, connection: Connection, batch_id: int, import_step: int, own_step: int) -> None:
        self._connection = connection
        self._batch_id = batch_id
        self._step = import_step
        self._own_step = own_step
        self.stayed: list[Stayed] = []
        self._tables = [
            table
            for table in undoable_tables(connection)
            if connection.execute(
                "SELECT 1 FROM change WHERE change_set_id = ? AND tbl = ? LIMIT 1", (import_step, table)
            ).fetchone()
        ]

    def run(self) -> None:
        self._connection.execute("PRAGMA defer_foreign_keys = ON")
        self._collect()
        self._collect_questions()
        # First, so that links the import wrote into rows of others hold nobody.
        self._put_back()
        self._spare_confirmed()
        self._spare_linked()
        keep_known(self._connection, self._batch_id)
        self._take_out()
        self._connection.execute("DROP TABLE temp.import_made")

    def _collect(self) -> None:
        """Collect the rows the import made that are still there, and which of them were touched since."""
        run = self._connection.execute
        run("DROP TABLE IF EXISTS temp.import_made")
        run(
            "CREATE TEMP TABLE import_made (tbl TEXT, row_id INTEGER, stays INTEGER, PRIMARY KEY (tbl, row_id)) "
            "WITHOUT ROWID"
        )
        for table in self._tables:
            run(
                f"INSERT INTO temp.import_made SELECT '{table}', t.id, 0 FROM change c JOIN {table} t "
                "ON t.id BETWEEN c.row_id AND coalesce(c.last_row_id, c.row_id) "
                f"WHERE c.change_set_id = ? AND c.tbl = '{table}' AND c.op = 'I'",
                (self._step,),
            )
        run(
            f"UPDATE temp.import_made SET stays = {CHANGED} WHERE (tbl, row_id) IN (SELECT tbl, row_id FROM change "
            "WHERE change_set_id > ? AND op = 'U')",
            (self._step,),
        )
        run(_ONLY_MARKED, {"step": self._step})

    def _collect_questions(self) -> None:
        """Whether somebody may be one with somebody else is a question, whoever asked it later: it holds nobody."""
        if "person" not in self._tables:
            return
        made = "SELECT row_id FROM temp.import_made WHERE tbl = 'person'"
        asked = self._connection.execute(
            "INSERT OR REPLACE INTO temp.import_made SELECT 'match_candidate', id, 0 FROM match_candidate "
            f"WHERE decision = 'open' AND (person_id IN ({made}) OR other_person_id IN ({made}))"
        ).rowcount
        if asked and "match_candidate" not in self._tables:
            self._tables.append("match_candidate")

    def _spare_confirmed(self) -> None:
        """What a later import said as well stays, with all that hangs on it: that import would not bring it again."""
        for table, column, kind in _HANGS_ON:
            self._connection.execute(
                f"UPDATE temp.import_made SET stays = {LINKED} WHERE tbl = ? AND stays = 0 AND row_id IN ("
                f"SELECT t.id FROM {table} t JOIN source_record r ON r.entity_kind = ? AND r.entity_id = t.{column} "
                "WHERE coalesce(r.changed_batch_id, r.batch_id) > ?)",
                (table, kind, self._batch_id),
            )
        for table, query in (
            ("interaction", _CAME_WITH),
            ("participant", f"SELECT id FROM participant WHERE interaction_id IN ({_CAME_WITH})"),
        ):
            self._connection.execute(
                f"UPDATE temp.import_made SET stays = {LINKED} WHERE tbl = ? AND stays = 0 AND row_id IN ({query})",
                (table, self._batch_id),
            )

    def _spare_recorded(self) -> bool:
        """A thing stays while the record of where it came from does."""
        spared = 0
        for kind in _KINDS:
            spared += self._connection.execute(
                f"UPDATE temp.import_made SET stays = {LINKED} WHERE tbl = ? AND stays = 0 AND row_id IN ("
                "SELECT r.entity_id FROM source_record r WHERE r.entity_kind = ? AND NOT EXISTS ("
                "SELECT 1 FROM temp.import_made m WHERE m.tbl = 'source_record' AND m.row_id = r.id AND m.stays = 0))",
                (kind, kind),
            ).rowcount
        return spared > 0

    def _spare_linked(self) -> None:
        """A row stays when a row that stays, or one not of this import, links to it; again until nothing changes."""
        references = references_to(self._connection)
        changed = True
        while changed:
            changed = self._spare_recorded()
            for target in self._tables:
                for reference in references.get(target, ()):
                    changed |= self._spare(target, reference.table, reference.column) > 0

    def _spare(self, target: str, table: str, column: str) -> int:
        """Spare the targets of links held by rows that remain."""
        made_here = "SELECT 1 FROM temp.import_made m WHERE m.tbl = ? AND m.row_id = t.id AND m.stays = 0"
        return int(
            self._connection.execute(
                f"UPDATE temp.import_made SET stays = {LINKED} WHERE tbl = ? AND stays = 0 AND row_id IN ("
                f'SELECT t."{column}" FROM "{table}" t WHERE t."{column}" IS NOT NULL AND NOT EXISTS ({made_here}))',
                (target, table),
            ).rowcount
        )

    def _take_out(self) -> None:
        run = self._connection.execute
        for table in self._tables:
            undo_log.take_out(self._connection, self._own_step, table, run(_ISLANDS, (table,)).fetchall())
        self.stayed += rows_that_stayed(self._connection)

    def _put_back(self) -> None:
        """Give changed rows back the values they had, field by field, newest change first."""
        changes = self._connection.execute(
            "SELECT id, tbl, row_id, op, old FROM change c WHERE change_set_id = ? AND op <> 'I' AND NOT EXISTS ("
            "SELECT 1 FROM temp.import_made m WHERE m.tbl = c.tbl AND m.row_id = c.row_id) ORDER BY id DESC",
            (self._step,),
        ).fetchall()
        for change_id, table, row_id, op, old in changes:
            if op == "U":
                self._put_back_fields(change_id, table, row_id, values_of(old))
            else:
                self._put_back_row(change_id, table, row_id)

    def _put_back_fields(self, change_id: int, table: str, row_id: int, before: dict[str, object]) -> None:
        columns = columns_of(self._connection, table)
        reads = ", ".join(f'hex("{name}")' if is_bytes else f'"{name}"' for name, is_bytes in columns)
        row = self._connection.execute(f"SELECT {reads} FROM {table} WHERE id = ?", (row_id,)).fetchone()
        if row is None:
            return
        now = dict(zip((name for name, _bytes in columns), row, strict=True))
        later = self._connection.execute(
            "SELECT old FROM change WHERE tbl = ? AND row_id = ? AND id > ? AND op IN ('U', 'D') ORDER BY id LIMIT 1",
            (table, row_id, change_id),
        ).fetchone()
        wrote = values_of(later[0]) if later else now
        kinds = dict(columns)
        edited = False
        for name, value in before.items():
            if name not in kinds or wrote.get(name) == value or now[name] == value:
                continue
            if now[name] != wrote.get(name):
                edited = True
                if table not in NOT_NAMED and name not in _BOOKKEEPING:
                    self.stayed.append(Stayed(table, row_id, name))
                continue
            given = "unhex(?)" if kinds[name] else "?"
            self._connection.execute(f'UPDATE {table} SET "{name}" = {given} WHERE id = ?', (value, row_id))
        if table == "person" and edited:
            self._sort_anew(row_id)

    def _sort_anew(self, person_id: int) -> None:
        """The place in lists follows from the name as it is now, part of it maybe put back and part edited."""
        read = "SELECT given, family, display_name FROM person WHERE id = ?"
        given, family, display = self._connection.execute(read, (person_id,)).fetchone()
        self._connection.execute(
            "UPDATE person SET sort_name = ?, name_key = ? WHERE id = ?",
            (sort_key(given, family, display), name_key(display), person_id),
        )

    def _put_back_row(self, change_id: int, table: str, row_id: int) -> None:
        """Insert a row again that the import deleted, where what it linked to is still there."""
        run = self._connection.execute
        if run(f"SELECT 1 FROM {table} WHERE id = ?", (row_id,)).fetchone() is not None:
            return
        old = values_of(run("SELECT old FROM change WHERE id = ?", (change_id,)).fetchone()[0])
        for key in run(f'PRAGMA main.foreign_key_list("{table}")').fetchall():
            target, column = key[2], key[3]
            old[column] = self._there(target, old.get(column))
            if old[column] is None and column in _NEEDED.get(table, ()):
                return
        names, values = undo_log.from_json(self._connection, table, "old")
        # Two who were merged meanwhile may both have taken part.
        run(f"INSERT OR IGNORE INTO {table} ({names}) SELECT {values} FROM (SELECT ? AS old)", (json.dumps(old),))

    def _there(self, table: str, key: object) -> object:
        """Give the key of a row that is there, the one a person was merged into, or None."""
        run = self._connection.execute
        while key is not None and run(f"SELECT 1 FROM {table} WHERE id = ?", (key,)).fetchone() is None:
            row = run(_MERGED_INTO, (key,)).fetchone() if table == "person" else None
            key = row[0] if row else None
        return key
