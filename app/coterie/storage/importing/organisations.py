# SPDX-License-Identifier: GPL-3.0-or-later
"""Found organisations, and records of kinds that have no table yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.folding import fold
from coterie.domain.records import FoundOrganisation
from coterie.domain.things import thing_of
from coterie.storage.importing.tally import CREATED, UPDATED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.storage.importing.context import Import
    from coterie.storage.importing.fresh import Fresh


def take_organisations(importing: Import, batch: Sequence[Fresh]) -> None:
    """Bring in a batch of found organisations; they go by their names."""
    for record in batch:
        found = thing_of(record.kind, record.payload)
        assert isinstance(found, FoundOrganisation)  # noqa: S101 (the kind says so)
        made = importing.rows.made("organisation")
        organisation_id = importing.names.organisation(found.name, watching=found.watching)
        is_new = importing.rows.made("organisation") > made
        if not is_new:
            importing.rows.flush()
            if found.watching:
                importing.connection.execute(
                    "UPDATE organisation SET watching = 1, changed_at = ? WHERE id = ? AND watching = 0",
                    (importing.now_utc, organisation_id),
                )
        _add_parts(importing, organisation_id, found, is_new=is_new)
        importing.keep_source(record, "organisation", organisation_id, found=True)
        importing.tally.row(record, CREATED if record.was_id is None else UPDATED)
        if not is_new:
            importing.tally.entity("organisations", UPDATED)
    importing.rows.flush_when_full()


def _add_parts(importing: Import, organisation_id: int, found: FoundOrganisation, *, is_new: bool) -> None:
    present: set[tuple[str, str]] = set()
    notes: set[str] = set()
    if not is_new:
        read = importing.connection.execute
        present = {
            (kind, normalised or fold(value))
            for kind, normalised, value in read(
                "SELECT kind, normalised, value FROM contact_point WHERE organisation_id = ?", (organisation_id,)
            )
        }
        notes = {row[0] for row in read("SELECT text FROM note WHERE organisation_id = ?", (organisation_id,))}
    for position, point in enumerate(found.contact_points):
        if (point.kind, point.normalised or fold(point.value)) not in present:
            importing.rows.add(
                "contact_point",
                None,
                organisation_id,
                point.kind,
                point.label,
                point.value,
                point.normalised,
                int(point.preferred),
                position,
            )
    for note in found.notes:
        if note not in notes:
            importing.rows.add("note", None, organisation_id, note, importing.now_utc, importing.now_utc)


def take_others(importing: Import, batch: Sequence[Fresh]) -> None:
    """Keep records of kinds without a table: the raw record and what was understood of it."""
    for record in batch:
        importing.keep_source(record, "", None, found=True)
        importing.tally.row(record, CREATED if record.was_id is None else UPDATED)
        importing.tally.entity("kept_for_later", CREATED if record.was_id is None else UPDATED)
    importing.rows.flush_when_full()
