# SPDX-License-Identifier: GPL-3.0-or-later
"""What every part of an import works with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from coterie.storage.connections import Connection
from coterie.storage.importing.known import KnownPeople, Names, UuidMaker
from coterie.storage.importing.rows import BulkRows
from coterie.storage.importing.tally import Tally


@dataclass(frozen=True)
class Fresh:
    """A staged record that is new, or differs from what was imported before (then the `was_` fields are filled)."""

    file_index: int
    source: str
    key: str
    place: str
    raw: bytes
    digest: str
    kind: str
    payload: str
    was_id: int | None
    was_found: str | None
    was_entity_kind: str
    was_entity_id: int | None
    was_exported_on: str
    was_batch_utc: int | None


@dataclass(frozen=True)
class Import:
    """One import being applied. today: for dates of changes; now_utc: seconds."""

    connection: Connection
    rows: BulkRows
    known: KnownPeople
    names: Names
    new_uuid: UuidMaker
    tally: Tally
    batch_id: int
    now_utc: int
    today: date
    fingerprint_key: bytes | None

    def exported_on(self, record: Fresh) -> str:
        """Give the ISO date of the export a record came in, or today."""
        return self.tally.files[record.file_index].found.exported or self.today.isoformat()

    def keep_source(self, record: Fresh, entity_kind: str, entity_id: int | None, *, found: bool) -> None:
        """Write where something came from: a new source record, or the new state of the one that was there."""
        exported = self.tally.files[record.file_index].found.exported
        kept = record.payload if found or entity_id is None else None
        if record.was_id is None:
            self.rows.add(
                "source_record", self.batch_id, record.source, record.key, record.kind, record.place, record.digest,
                record.raw, kept, entity_kind, entity_id, exported,
            )
        else:
            self.connection.execute(
                "UPDATE source_record SET changed_batch_id = ?, place = ?, digest = ?, raw = ?, found = ?, kind = ?, "
                "entity_kind = ?, entity_id = ?, exported_on = ?, missing_since = '' WHERE id = ?",
                (self.batch_id, record.place, record.digest, record.raw, kept, record.kind, entity_kind, entity_id,
                 exported, record.was_id),
            )
