# SPDX-License-Identifier: GPL-3.0-or-later
"""What every part of an import works with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from coterie.storage.connections import Connection
    from coterie.storage.importing.fresh import Fresh
    from coterie.storage.importing.known import KnownPeople, Names, UuidMaker
    from coterie.storage.importing.rows import BulkRows
    from coterie.storage.importing.tally import Tally

_RENEW = """
UPDATE source_record SET changed_batch_id = ?, member = f.member, place = s.place, digest = s.digest, raw = s.raw,
    kind = s.kind, found = CASE WHEN ? THEN s.payload END, entity_kind = ?, entity_id = ?,
    exported_on = ?
FROM staged.staged s JOIN staged.file f ON f.id = s.file_index WHERE s.id = ? AND source_record.id = ?
"""


_RENEW_AS_READ = """
UPDATE source_record SET changed_batch_id = ?, found = CASE WHEN ? THEN ? END, entity_kind = ?, entity_id = ?,
    exported_on = ?, member = ?, place = ?, digest = ?, raw = ?, kind = ? WHERE id = ?
"""


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
        """Note what a record became, for its source record; found: keep what was understood of it as well."""
        kept = found or entity_id is None
        file = self.tally.files[record.file_index].found
        exported, read = file.exported, record.as_read
        if read is None and record.was_id is None:
            self.rows.became(record.staged_id, entity_kind, entity_id, kept=kept)
        elif read is None:
            values = (self.batch_id, kept, entity_kind, entity_id, exported, record.staged_id, record.was_id)
            self.connection.execute(_RENEW, values)
        elif record.was_id is None:
            self.rows.add(
                "source_record", self.batch_id, record.source, read.key, read.kind, file.member, read.place,
                read.digest, read.raw,
                read.payload if kept else None, entity_kind, entity_id, exported,
            )  # fmt: skip
        else:
            self.connection.execute(
                _RENEW_AS_READ,
                (
                    self.batch_id, kept, read.payload, entity_kind, entity_id, exported, file.member, read.place,
                    read.digest, read.raw, read.kind, record.was_id,
                ),
            )  # fmt: skip
