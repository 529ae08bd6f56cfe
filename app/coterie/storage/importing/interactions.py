# SPDX-License-Identifier: GPL-3.0-or-later
"""Found interactions: messages, invitations, endorsements and the like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.interactions import contact_code, is_contact
from coterie.domain.records import FoundInteraction
from coterie.domain.things import thing_of
from coterie.storage.importing.erased import reason, without_erased
from coterie.storage.importing.tally import CREATED, UNCHANGED, UPDATED
from coterie.storage.importing.timeline import put_interaction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.storage.importing.context import Import
    from coterie.storage.importing.fresh import Fresh
    from coterie.storage.importing.references import References


class InteractionsIn:
    """Takes found interactions, a batch at a time."""

    def __init__(self, importing: Import, references: References) -> None:
        """Belong to an import."""
        self._in = importing
        self._references = references
        self._groups: dict[str, int] = {}

    def take(self, batch: Sequence[Fresh]) -> None:
        """Bring in a batch."""
        found = [(record, thing_of(record.kind, record.payload)) for record in batch]
        known = [
            (record, without_erased(self._in, record, thing))
            for record, thing in found
            if isinstance(thing, FoundInteraction)
        ]
        self._references.look_up(ref for _record, thing in known for ref in thing.people)
        for (record, thing), (_record, whole) in zip(known, found, strict=True):
            if not thing.people and thing is not whole:
                self._in.tally.skip(record.file_index, reason())
                continue
            people = self._people_of(thing)
            if record.was_entity_kind == "interaction" and record.was_entity_id is not None:
                self._update(record, thing, people)
            else:
                self._put(record, thing, people)
        self._in.rows.flush_when_full()

    def _people_of(self, thing: FoundInteraction) -> list[int]:
        people: dict[int, None] = {}
        for ref in thing.people:
            person_id = self._references.person_of(ref)
            if person_id is not None:
                people[person_id] = None
        return list(people)

    def _put(self, record: Fresh, thing: FoundInteraction, people: list[int]) -> None:
        """Write an interaction; one with nobody the vault knows is only kept as it came."""
        self._in.tally.row(record, CREATED if record.was_id is None else UPDATED)
        if not people:
            self._in.keep_source(record, "interaction", None, found=True)
            self._in.tally.entity("kept_for_later", CREATED if record.was_id is None else UPDATED)
            return
        interaction_id = self._group(thing)
        if interaction_id is None:
            interaction_id = put_interaction(self._in, thing, dict.fromkeys(people, ""))
        if thing.group:
            self._groups[thing.group] = interaction_id
        if thing.skill:
            self._skill(people, thing, interaction_id)
        self._in.keep_source(record, "interaction", interaction_id, found=False)

    def _group(self, thing: FoundInteraction) -> int | None:
        """Give the interaction that earlier records of the same group became."""
        if not thing.group:
            return None
        if thing.group not in self._groups:
            row = self._in.connection.execute(
                "SELECT id FROM interaction WHERE thread = ? AND kind = 'endorsement'", (thing.group,)
            ).fetchone()
            if row is None:
                return None
            self._groups[thing.group] = row[0]
        return self._groups[thing.group]

    def _skill(self, people: list[int], thing: FoundInteraction, interaction_id: int) -> None:
        """Endorsements given say what others can do; those received add their skill to the entry's title."""
        if thing.direction == "out":
            self._in.rows.flush()
            for person_id in people:
                skill_id = self._in.names.plain("skill", thing.skill)
                known = self._in.connection.execute(
                    "SELECT 1 FROM person_skill WHERE person_id = ? AND skill_id = ? AND evidence = 'endorsed'",
                    (person_id, skill_id),
                ).fetchone()
                if known is None:
                    self._in.rows.add("person_skill", person_id, skill_id, "endorsed", thing.at.day())
        self._in.rows.flush()
        self._in.connection.execute(
            "UPDATE interaction SET title = title || ', ' || ? WHERE id = ? "
            "AND ', ' || title || ', ' NOT LIKE '%, ' || ? || ', %'",
            (thing.skill, interaction_id, thing.skill),
        )

    def _has_text(self, interaction_id: int | None) -> bool:
        row = self._in.connection.execute(
            "SELECT text <> '' FROM interaction WHERE id = ?", (interaction_id,)
        ).fetchone()
        return bool(row and row[0])

    def _update(self, record: Fresh, thing: FoundInteraction, people: list[int]) -> None:
        """A newer export, or another choice of what to bring in: what the user edited stays."""
        self._in.rows.flush()
        at, interaction_id = thing.at, record.was_entity_id
        if not thing.text and self._has_text(interaction_id):
            # The text was ticked before and is not offered now: that is no change.
            self._in.tally.row(record, UNCHANGED)
            self._in.tally.entity("interactions", UNCHANGED)
            return
        self._in.connection.execute(
            "UPDATE interaction SET kind = ?, direction = ?, at_utc = ?, at_text = ?, at_zone = ?, at_precision = ?, "
            "party = ?, counts = ?, minutes = ?, place = ?, text = ? WHERE id = ? AND changed_at = created_at",
            (
                thing.kind,
                thing.direction,
                at.utc,
                at.text,
                at.zone,
                at.precision,
                thing.party,
                int(is_contact(thing.kind, thing.party)),
                thing.minutes,
                thing.place,
                thing.text,
                interaction_id,
            ),
        )
        present = {
            row[0]
            for row in self._in.connection.execute(
                "SELECT person_id FROM participant WHERE interaction_id = ?", (interaction_id,)
            )
        }
        contact = contact_code(thing.kind, thing.party, thing.direction)
        self._in.connection.execute(
            "UPDATE participant SET at_utc = ?, contact = ? WHERE interaction_id = ? AND EXISTS ("
            "SELECT 1 FROM interaction i WHERE i.id = interaction_id AND i.changed_at = i.created_at)",
            (at.utc, contact, interaction_id),
        )
        for person_id in people:
            if person_id not in present:
                self._in.rows.add("participant", interaction_id, person_id, "", at.utc, contact)
        self._in.keep_source(record, "interaction", interaction_id, found=False)
        self._in.tally.row(record, UPDATED)
        self._in.tally.entity("interactions", UPDATED)
