# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking people in while the rest is still being read: nothing has to be there before them, and two processes work.

What comes of a file that is withdrawn, or again in another form, cannot be untaken: then everything goes back, and
the reading is put aside first (`Withdrawn`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from coterie.storage.importing.fresh import Fresh
from coterie.storage.importing.tally import UNCHANGED

if TYPE_CHECKING:
    from coterie.domain.reading import StagedRecord
    from coterie.storage.importing.context import Import
    from coterie.storage.importing.staging import FileTally, Waiting

#: Small at first, so that work begins soon after reading did; then always twice as large.
_FIRST_BATCH = 32
_BATCH = 500

_PRESENT = """
SELECT r.source_key, r.id, r.digest, r.found, r.entity_kind, r.entity_id, r.exported_on
FROM json_each(?) w JOIN source_record r ON r.source_key = w.value AND r.source = ?
"""

_ANY = "SELECT 1 FROM source_record LIMIT 1"
_AS_THEY_ARE = """
SELECT r.source_key, r.digest, r.entity_kind
FROM json_each(?) w CROSS JOIN source_record r ON r.source_key = w.value AND r.source = ?
"""

#: What an entity's kind is called in the totals.
PLURAL = {
    "person": "people",
    "organisation": "organisations",
    "interaction": "interactions",
    "event": "events",
    "follow_up": "follow_ups",
    "membership": "memberships",
    "contribution": "contributions",
    "opportunity": "opportunities",
    "learning_resource": "learning_resources",
    "credential": "credentials",
    "": "kept_for_later",
}

Taker = Callable[[Sequence[Fresh]], None]


class TakenAsRead:
    """Takes records of some kinds as they are read, a batch of one kind and source at a time."""

    def __init__(self, importing: Import, takers: Mapping[str, Taker]) -> None:
        """Belong to an import; takers by kind."""
        self._in = importing
        self._takers = takers
        self._waiting: list[StagedRecord] = []
        self._enough = _FIRST_BATCH
        self._what = ("", "")

    def take(self, record: StagedRecord, file: FileTally) -> bool:
        """Take a record, or say that it is of a kind that has to wait."""
        if record.kind not in self._takers:
            return False
        what = (record.kind, file.found.source)
        if what != self._what or len(self._waiting) >= self._enough:
            self.finish()
            self._what = what
            self._enough = min(2 * self._enough, _BATCH)
        self._waiting.append(record)
        return True

    def finish(self) -> None:
        """Take what waits."""
        kind, source = self._what
        records, self._waiting = self._waiting, []
        if not records:
            return
        keys = json.dumps([record.key for record in records])
        present = {row[0]: row[1:] for row in self._in.connection.execute(_PRESENT, (keys, source)).fetchall()}
        fresh = []
        for record in records:
            was = present.get(record.key)
            if was is not None and was[1] == record.digest:
                self._in.tally.record(record.file_index, UNCHANGED)
                self._in.tally.entity(PLURAL.get(was[3], was[3]), UNCHANGED)
            else:
                fresh.append(_fresh(record, source, was))
        self._takers[kind](fresh)


class Sieve:
    """Finds among records that wait those which the vault has as they are, and counts them.

    It looks while the next ones are being read; when it has found nothing for once, it looks no more.
    """

    def __init__(self, importing: Import) -> None:
        """Belong to an import."""
        self._in = importing
        self._looks = importing.connection.execute(_ANY).fetchone() is not None

    def __call__(self, rows: Sequence[Waiting]) -> set[int]:
        """Give the numbers of the records that are there unchanged."""
        if not self._looks or not rows:
            return set()
        gone: set[int] = set()
        for source, waiting in _by_source(rows).items():
            found = self._in.connection.execute(_AS_THEY_ARE, (json.dumps([*waiting]), source))
            for key, digest, entity_kind in found.fetchall():
                row = waiting[key]
                if row.digest == digest:
                    gone.add(row.number)
                    self._in.tally.record(row.file_index, UNCHANGED)
                    self._in.tally.entity(PLURAL.get(entity_kind, entity_kind), UNCHANGED)
        self._looks = bool(gone)
        return gone


def _by_source(rows: Sequence[Waiting]) -> dict[str, dict[str, Waiting]]:
    """Sort records by source and key; none of them comes twice."""
    sorted_rows: dict[str, dict[str, Waiting]] = {}
    for row in rows:
        sorted_rows.setdefault(row.source, {})[row.key] = row
    return sorted_rows


def _fresh(record: StagedRecord, source: str, was: tuple[int, str, str, str, int, str] | None) -> Fresh:
    was_id, _digest, found, entity_kind, entity_id, exported_on = was or (None, "", None, "", None, "")
    return Fresh(
        0,
        record.file_index,
        record.kind,
        record.payload,
        was_id,
        found,
        entity_kind,
        entity_id,
        exported_on,
        record,
        source,
    )
