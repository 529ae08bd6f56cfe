# SPDX-License-Identifier: GPL-3.0-or-later
"""What the services ask of the vault about interactions, follow-ups and cadences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from coterie.domain.cadence import Cadence, CadenceRule, TagCadence
    from coterie.domain.due import CadenceDue
    from coterie.domain.follow_ups import Commitment, FollowUp
    from coterie.domain.interactions import Interaction, NewInteraction
    from coterie.domain.people import ImportantDate
    from coterie.domain.person_links import PersonLink


class TimeView(Protocol):
    """Interactions, follow-ups, cadences and what is due, read."""

    def interaction(self, interaction: int) -> Interaction | None:
        """Give one entry of the timeline."""

    def timeline(self, person: int, limit: int, before: int | None = None) -> list[Interaction]:
        """List a person's entries, newest first; `before`: only those older than this entry."""

    def follow_up_matching(self, text: str) -> FollowUp | None:
        """Find a follow-up by its key or UUID."""

    def commitment(self, commitment: int) -> Commitment | None:
        """Give a promise or a request by its key; None where the person lies in the bin."""

    def next_follow_up(self, person: int) -> date | None:
        """Give the day on which something is next due with a person."""

    def cadence(self, person: PersonLink) -> Cadence:
        """Give the cadence in force for a person, from their own rule or a tag's."""

    def person_rule(self, person: int) -> CadenceRule | None:
        """Give a person's own rule."""

    def tag_cadence_of(self, person: int) -> CadenceRule | None:
        """Give the rule that a person's tags bring, the shortest."""

    def tag_cadences(self) -> list[TagCadence]:
        """List the cadences of tags."""

    def due_follow_ups(self, until: date, limit: int | None = None) -> list[FollowUp]:
        """List the open follow-ups due up to a day, oldest first."""

    def due_commitments(self, until: date) -> list[Commitment]:
        """List the open promises and requests due up to a day."""

    def due_cadences(self, until: date, limit: int | None = None) -> list[CadenceDue]:
        """List whose cadence is due up to a day, the longest overdue first."""

    def count_due(self, until: date) -> int:
        """Count the follow-ups, promises and cadences due up to a day."""

    def days_to_remember(self, ranges: Sequence[tuple[str, str]]) -> list[tuple[PersonLink, ImportantDate]]:
        """List the days to remember in ranges of `MM-DD`."""


class TimeStore(TimeView, Protocol):
    """Interactions, follow-ups and cadences, written."""

    def add_interaction(self, new: NewInteraction) -> int:
        """Log an interaction with people and give its key."""

    def add_follow_up(self, person: int | None, due: date | None, reason: str) -> int:
        """Add a follow-up about a person, or about nobody, and give its key."""

    def close_follow_up(self, follow_up: int, state: str, day: date) -> None:
        """Mark a follow-up as done or dropped on a day."""

    def put_follow_up(self, follow_up: int, due: date, reason: str) -> None:
        """Give a follow-up another day and another reason."""

    def put_off(self, follow_up: int, until: date) -> None:
        """Put a follow-up off until a day, open again if it was not."""

    def add_promise(self, person: int, text: str, due: date | None, interaction: int) -> int:
        """Add something the owner promised a person in an interaction and give its key."""

    def close_commitment(self, commitment: int, state: str, day: date) -> None:
        """Mark a promise or a request as done or dropped on a day."""

    def put_commitment(self, commitment: int, due: date, text: str) -> None:
        """Give a promise or a request another day and other words."""

    def put_off_commitment(self, commitment: int, until: date) -> None:
        """Put a promise or a request off until a day."""

    def put_person_rule(self, person: int, rule: CadenceRule | None) -> None:
        """Let a person have this rule, or none of their own."""

    def put_tag_rule(self, tag: int, rule: CadenceRule | None) -> None:
        """Let a tag have this rule, or none."""
