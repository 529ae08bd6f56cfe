# SPDX-License-Identifier: GPL-3.0-or-later
"""Records that came before the people they name: matched when these people arrive, so that order does not matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.identity import acts_alone
from coterie.domain.records import FoundEvent, FoundFollowUp, FoundInteraction
from coterie.domain.things import thing_of
from coterie.storage.importing.tally import CREATED
from coterie.storage.importing.timeline import meeting_of, put_interaction, put_participants

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from coterie.storage.importing.context import Import

_ATTENDEES = """
SELECT a.event_id, a.id, min(c.person_id), a.role, a.mail FROM attendee a
JOIN contact_point c ON c.normalised = a.mail AND c.kind = 'mail' AND c.normalised <> '' AND c.person_id IS NOT NULL
JOIN person p ON p.id = c.person_id AND p.deleted_at IS NULL
WHERE a.person_id IS NULL AND a.mail <> '' AND c.person_id <> ?
GROUP BY a.id HAVING count(DISTINCT c.person_id) = 1
ORDER BY a.event_id
"""
_WAITING = """
SELECT id, found, batch_id FROM source_record
WHERE kind = 'interaction' AND entity_id IS NULL AND found IS NOT NULL
"""
_TASKS = """
SELECT f.id, r.found FROM follow_up f JOIN source_record r ON r.entity_kind = 'follow_up' AND r.entity_id = f.id
WHERE f.person_id IS NULL AND r.found IS NOT NULL
"""
#: Records of what stayed when its import was taken back, and what this one brings again.
_CAME_BACK = """
SELECT 1 FROM source_record WHERE changed_batch_id = ?
AND batch_id IN (SELECT id FROM import_batch WHERE undone_at IS NOT NULL) LIMIT 1
"""
_MANY = 2_000


def match_late(importing: Import, others: Iterable[Callable[[], None]] = ()) -> None:
    """Match what was kept for people who were not known then; only an import that names people anew can change that."""
    if importing.rows.made("contact_point") or _some_came_back(importing):
        _match_attendees(importing)
        _match_interactions(importing)
        _match_follow_ups(importing)
        for match in others:
            match()


def _some_came_back(importing: Import) -> bool:
    """Say whether somebody is named who stayed of an import that was taken back, while their entries went."""
    return importing.connection.execute(_CAME_BACK, (importing.batch_id,)).fetchone() is not None


def _match_attendees(importing: Import) -> None:
    by_event: dict[int, dict[int, str]] = {}
    for event_id, attendee_id, person_id, role, mail in importing.connection.execute(
        _ATTENDEES, (importing.known.owner_id,)
    ).fetchall():
        if not acts_alone(f"mail:{mail}"):
            continue
        importing.connection.execute("UPDATE attendee SET person_id = ? WHERE id = ?", (person_id, attendee_id))
        by_event.setdefault(event_id, {})[person_id] = role
    for event_id, people in by_event.items():
        row = importing.connection.execute(
            "SELECT found FROM source_record WHERE entity_kind = 'event' AND entity_id = ? AND found IS NOT NULL",
            (event_id,),
        ).fetchone()
        event = thing_of("event", row[0]) if row else None
        if isinstance(event, FoundEvent):
            _add_meetings(importing, event_id, event, people)


def _add_meetings(importing: Import, event_id: int, event: FoundEvent, people: dict[int, str]) -> None:
    there = dict(
        importing.connection.execute("SELECT at_utc, id FROM interaction WHERE event_id = ?", (event_id,)).fetchall()
    )
    for at in event.meetings:
        meeting = meeting_of(event, at)
        interaction_id = there.get(at.utc)
        if interaction_id is None:
            put_interaction(importing, meeting, people, event_id)
            continue
        present = {
            row[0]
            for row in importing.connection.execute(
                "SELECT person_id FROM participant WHERE interaction_id = ?", (interaction_id,)
            )
        }
        # Somebody may have been invited under two addresses.
        missing = {person_id: role for person_id, role in people.items() if person_id not in present}
        put_participants(importing, interaction_id, meeting, missing)


def _match_interactions(importing: Import) -> None:
    """Interactions whose people came only now, by their keys; a bare name is not enough this late."""
    waiting = importing.connection.execute(_WAITING).fetchall()
    for start in range(0, len(waiting), _MANY):
        things = [
            (key, thing_of("interaction", payload), batch) for key, payload, batch in waiting[start : start + _MANY]
        ]
        found = [(key, thing, batch) for key, thing, batch in things if isinstance(thing, FoundInteraction)]
        importing.known.look_up({key for _key, thing, _batch in found for ref in thing.people for key in ref.keys})
        for record_id, thing, batch_id in found:
            _match_interaction(importing, record_id, thing, is_new=batch_id == importing.batch_id)


def _match_interaction(importing: Import, record_id: int, found: FoundInteraction, *, is_new: bool) -> None:
    """Write an interaction that waited, where the vault knows somebody of it now."""
    holders = [importing.known.only_holder(key) for ref in found.people for key in ref.keys if acts_alone(key)]
    people = {one.person_id for one in holders if one and one.person_id != importing.known.owner_id}
    if not people or found.group:
        return
    interaction_id = put_interaction(importing, found, dict.fromkeys(sorted(people), ""))
    importing.connection.execute(
        "UPDATE source_record SET entity_kind = 'interaction', entity_id = ?, found = NULL WHERE id = ?",
        (interaction_id, record_id),
    )
    if is_new:
        importing.tally.entity("kept_for_later", CREATED, -1)


def _match_follow_ups(importing: Import) -> None:
    """Tasks that name somebody who came only now."""
    waiting = importing.connection.execute(_TASKS).fetchall()
    tasks = [(key, thing_of("follow_up", payload)) for key, payload in waiting]
    found = [(key, task) for key, task in tasks if isinstance(task, FoundFollowUp) and task.people]
    importing.known.look_up({key for _key, task in found for ref in task.people for key in ref.keys})
    for follow_up_id, task in found:
        holders = [importing.known.only_holder(key) for ref in task.people for key in ref.keys if acts_alone(key)]
        person_id = next((one.person_id for one in holders if one and one.person_id != importing.known.owner_id), None)
        if person_id is not None:
            importing.connection.execute("UPDATE follow_up SET person_id = ? WHERE id = ?", (person_id, follow_up_id))
