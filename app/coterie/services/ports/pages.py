# SPDX-License-Identifier: GPL-3.0-or-later
"""What the pages of people and of organisations ask of the vault."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import date

    from coterie.domain.organisation_pages import OrganisationPage
    from coterie.domain.person_links import PersonLink
    from coterie.domain.person_pages import Fact, FactKey, KeptNote, PersonPage
    from coterie.domain.person_records import PersonRecord
    from coterie.domain.timelines import Cursor, TimelineEntry


class PagesView(Protocol):
    """Whole pages, each read in a fixed number of queries."""

    def person(self, person: int, today: date) -> PersonPage | None:
        """Give the page of a person; also of people in the bin."""

    def timeline(self, person: int, after: Cursor, limit: int, kinds: str) -> list[TimelineEntry]:
        """List what is older than a cursor, newest first. kinds: what to narrow to, "" = everything."""

    def record(self, person: int) -> PersonRecord:
        """Give everything that is kept about a person, row by row; takes as long as looking through every text."""

    def fact(self, key: FactKey) -> tuple[PersonLink, Fact] | None:
        """Give a fact and whom it is about."""

    def note(self, note: int) -> tuple[str, KeptNote] | None:
        """Give a note and the name of whom or what it is about."""

    def tags_like(self, text: str, limit: int) -> list[str]:
        """List tags with a word that begins like a text, the most used first."""

    def organisation(self, organisation: int, today: date) -> OrganisationPage | None:
        """Give the page of an organisation."""

    def stay(self, affiliation: int) -> tuple[PersonLink, str] | None:
        """Give who was somewhere, and the name of the place."""
