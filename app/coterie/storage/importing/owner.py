# SPDX-License-Identifier: GPL-3.0-or-later
"""What files say about the owner: name, links and addresses go to the owner's row, so that files are recognised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.folding import name_key, sort_key
from coterie.domain.records import FoundName, FoundOwner, FoundPerson
from coterie.domain.things import thing_of
from coterie.storage.importing.completing import Completing
from coterie.storage.importing.known import points_of
from coterie.storage.importing.tally import CREATED, UPDATED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.storage.importing.context import Import
    from coterie.storage.importing.fresh import Fresh


def take_owner(importing: Import, batch: Sequence[Fresh]) -> None:
    """Bring in a batch of facts about the owner."""
    owner_id = importing.known.owner_id
    for record in batch:
        found = thing_of(record.kind, record.payload)
        assert isinstance(found, FoundOwner)  # noqa: S101 (the kind says so)
        complete_owner(importing, owner_id, found)
        importing.keep_source(record, "person", owner_id, found=True)
        importing.tally.row(record, CREATED if record.was_id is None else UPDATED)


def complete_owner(importing: Import, owner_id: int, found: FoundOwner) -> None:
    """Add what is not known of the owner yet."""
    points = [*found.contact_points]
    for key in found.keys:
        if all(point.normalised not in {key, key.partition(":")[2]} for point in points):
            points.extend(points_of((key,)))
    name = found.name or FoundName("")
    person = FoundPerson(name, found.keys, tuple(points), found.affiliations, found.dates)
    Completing(importing).complete(owner_id, person, moments=False)
    if found.name is not None:
        row = importing.connection.execute("SELECT display_name FROM person WHERE id = ?", (owner_id,)).fetchone()
        if row[0] in {"", found.name.display}:
            importing.connection.execute(
                "UPDATE person SET display_name = ?, given = ?, family = ?, sort_name = ?, name_key = ? WHERE id = ?",
                (
                    name.display,
                    name.given,
                    name.family,
                    sort_key(name.given, name.family, name.display),
                    name_key(name.display),
                    owner_id,
                ),
            )
    for skill in found.skills:
        _add_skill(importing, owner_id, skill)


def _add_skill(importing: Import, owner_id: int, skill: str) -> None:
    importing.rows.flush()
    skill_id = importing.names.plain("skill", skill)
    known = importing.connection.execute(
        "SELECT 1 FROM person_skill WHERE person_id = ? AND skill_id = ?", (owner_id, skill_id)
    ).fetchone()
    if known is None:
        importing.rows.add("person_skill", owner_id, skill_id, "told", "")
