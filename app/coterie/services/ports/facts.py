# SPDX-License-Identifier: GPL-3.0-or-later
"""How single facts, notes and relations are written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from coterie.domain.people import ContactPoint
    from coterie.domain.person_pages import FactKey


class FactsStore(Protocol):
    """Single facts, notes, relations and what the user set by hand, written."""

    def add_point(self, person: int, point: ContactPoint) -> None:
        """Add a way to reach a person, behind those of its kind."""

    def put_point(self, key: int, point: ContactPoint) -> None:
        """Write value, label and what it compares by anew; everything else stays."""

    def add_day(self, person: int, kind: str, label: str, remembered: str) -> None:
        """Add a day to remember."""

    def put_day(self, key: int, label: str, remembered: str) -> None:
        """Write a day to remember anew."""

    def put_field(self, key: int, value: str) -> None:
        """Write a value under a name of the user's own anew."""

    def remove(self, key: FactKey) -> None:
        """Remove a fact or a note."""

    def mark(self, key: FactKey, mark: int) -> None:
        """Mark a fact or a note: 0 none, 1 private, 2 sensitive."""

    def add_note(self, person: int, text: str, mark: int) -> int:
        """Add a note on a person and give its key."""

    def add_organisation_note(self, organisation: int, text: str, mark: int) -> int:
        """Add a note on an organisation and give its key."""

    def put_note(self, note: int, text: str) -> None:
        """Write the text of a note anew."""

    def add_relation(self, person: int, other: int, kind: str) -> None:
        """Write down what somebody is to a person, once."""

    def add_relation_by_name(self, person: int, name: str, kind: str) -> None:
        """Write down what somebody who is not in the vault is to a person."""

    def remove_relation(self, relation: int) -> None:
        """Remove a relation."""

    def put_band(self, person: int, band: str) -> None:
        """Let the band of a tie be the one the user says, or "" for what is worked out."""
