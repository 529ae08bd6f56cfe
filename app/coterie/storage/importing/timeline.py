# SPDX-License-Identifier: GPL-3.0-or-later
"""Entries of the timeline, as rows: what passed between the owner and people, meetings, dates that are no contact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.interactions import contact_code, is_contact
from coterie.domain.records import FoundInteraction
from coterie.storage.importing.tally import CREATED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coterie.domain.moments import Moment
    from coterie.domain.records import FoundEvent, FoundMoment
    from coterie.storage.importing.context import Import


def put_interaction(
    importing: Import, found: FoundInteraction, people: Mapping[int, str], event_id: int | None = None
) -> int:
    """Write an interaction with its people (and their roles), count it, and give its key."""
    at, now = found.at, importing.now_utc
    counts = int(is_contact(found.kind, found.party))
    interaction_id = importing.rows.add(
        "interaction", found.kind, found.channel, found.direction, at.utc, at.text, at.zone, at.precision,
        found.minutes, found.group or found.thread, found.party, counts, found.title or found.skill, found.place,
        found.text, event_id, now, now,
    )  # fmt: skip
    put_participants(importing, interaction_id, found, people)
    importing.tally.entity("interactions", CREATED)
    return interaction_id


def put_participants(
    importing: Import, interaction_id: int, found: FoundInteraction, people: Mapping[int, str]
) -> None:
    """Write who took part in an interaction, with their roles."""
    contact = contact_code(found.kind, found.party, found.direction)
    for person_id, role in people.items():
        importing.rows.add("participant", interaction_id, person_id, role, found.at.utc, contact)


def meeting_of(event: FoundEvent, at: Moment) -> FoundInteraction:
    """Give one past occurrence of an event as the meeting it was."""
    return FoundInteraction(
        "meeting", "calendar", "both", at, (), party=event.party, title=event.title, place=event.place,
        minutes=event.minutes,
    )  # fmt: skip


def put_moments(importing: Import, person_id: int, moments: Iterable[FoundMoment]) -> None:
    """Write dates that come with a person: a connection date stands in the timeline and is no contact."""
    for moment in moments:
        found = FoundInteraction(moment.kind, moment.channel, "both", moment.at, (), moment.text, party=1)
        put_interaction(importing, found, {person_id: ""})
