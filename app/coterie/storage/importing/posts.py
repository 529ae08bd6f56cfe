# SPDX-License-Identifier: GPL-3.0-or-later
"""Posts and remembered days, as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coterie.domain.records import FoundAffiliation
    from coterie.storage.importing.context import Import


def put_affiliation(importing: Import, person_id: int, found: FoundAffiliation) -> None:
    """Write a post, under the organisation of that name where it names one."""
    organisation_id = importing.names.organisation(found.organisation) if found.organisation else None
    importing.rows.add(
        "affiliation",
        person_id,
        organisation_id,
        found.title,
        found.department,
        found.start,
        found.end,
        int(found.current),
        found.as_of,
    )


def month_day(known: str) -> str:
    """Give the month and day of a partial date as MM-DD, "" where they are not known."""
    if known.startswith("--") and len(known) == 7:
        return known[2:]
    return known[5:10] if len(known) == 10 else ""
