# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeping what became of single rows: updated, held, left out. Rows that were there as they are leave nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from coterie.domain.import_rows import SKIPPED
from coterie.storage.importing.tally import UPDATED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.storage.connections import Connection
    from coterie.storage.importing.staging import Staging
    from coterie.storage.importing.tally import RowOutcome, Tally

_AS_READ = """
SELECT w.value ->> 0, r.id, r.entity_kind, r.entity_id FROM json_each(?) w
JOIN source_record r ON r.source_key = w.value ->> 1 AND r.source = w.value ->> 2
"""
_STAGED = """
SELECT w.value ->> 0, r.id, r.entity_kind, r.entity_id, s.place FROM json_each(?) w
JOIN staged.staged s ON s.id = w.value ->> 1
JOIN source_record r ON r.source_key = s.key AND r.source = s.source
"""
_KEEP = "INSERT INTO import_row (batch_id, outcome, file, place, reason, record_id) VALUES (?, ?, ?, ?, ?, ?)"
_MANY = 5_000


def keep_rows(connection: Connection, batch_id: int, tally: Tally, staging: Staging) -> None:
    """Keep what became of rows, before the import ends."""
    number_of = {index: number for number, index in enumerate(tally.files)}
    rows = tally.rows
    for start in range(0, len(rows), _MANY):
        some = rows[start : start + _MANY]
        connection.executemany(
            _KEEP,
            [
                (batch_id, row.outcome, number_of[row.file_index], place, "", record)
                for row, place, record in _found(connection, some, tally)
            ],
        )
    skips = [
        (batch_id, SKIPPED, number_of[skip.file_index], skip.place, skip.reason, None)
        for skip in staging.skips
        if skip.file_index in number_of
    ]
    connection.executemany(_KEEP, skips)


def _found(connection: Connection, rows: list[RowOutcome], tally: Tally) -> Iterator[tuple[RowOutcome, str, int]]:
    """Give rows with their place and record, but for those of people of whom nothing changed after all."""
    as_read = [
        (at, row.key, tally.files[row.file_index].found.source) for at, row in enumerate(rows) if not row.staged_id
    ]
    staged = [(at, row.staged_id) for at, row in enumerate(rows) if row.staged_id]
    found = [(*row, rows[row[0]].place) for row in connection.execute(_AS_READ, (json.dumps(as_read),)).fetchall()]
    if staged:
        found += connection.execute(_STAGED, (json.dumps(staged),)).fetchall()
    for at, record, kind, entity, place in sorted(found):
        if not (rows[at].outcome == UPDATED and kind == "person" and entity in tally.as_is):
            yield rows[at], place, record
