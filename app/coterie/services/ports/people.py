# SPDX-License-Identifier: GPL-3.0-or-later
"""What the services ask of the vault about people, organisations and tags."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from coterie.domain.binned import BinnedPerson
    from coterie.domain.clusters import CandidatePair
    from coterie.domain.matching.searching import Compared
    from coterie.domain.people import Affiliation, ContactPoint, DuplicateCluster, Person, PersonCard, PersonRow
    from coterie.domain.person_links import PersonLink


class DuplicatesView(Protocol):
    """Pairs of people who may be one, read."""

    def clusters(self, limit: int, today: date) -> list[DuplicateCluster]:
        """Give the surest clusters of undecided pairs, the surest first."""

    def open_pairs(self) -> int:
        """Count the pairs that wait for a decision."""

    def entry_counts(self, people: Sequence[int]) -> dict[int, int]:
        """Count the entries of the timelines of people who have any."""

    def everybody(self, look: Callable[[int, int], None]) -> Compared:
        """Give everybody as they compare. look: is told how much of how much is done, and may raise to stop."""

    def asked(self, one: int, other: int) -> CandidatePair | None:
        """Give what was found about two people, None where nothing was."""

    def as_compared(self, people: Sequence[int]) -> Compared:
        """Give some people as they compare."""

    def people_of_import(self, batch_id: int) -> frozenset[int]:
        """Give the keys of the people whom an import made or changed."""


class PeopleQueries(Protocol):
    """People, organisations and tags, as reading and writing both ask for them.

    The owner is found by id and `me`, and is in no list.
    """

    def owner_id(self) -> int:
        """Give the key of the owner."""

    def matching(self, text: str) -> list[int]:
        """Give the people an id text names: a key, a UUID or the first 8 or more characters of one, or `me`.

        At most two: more than one means that a beginning is ambiguous. People in the bin are found, too.
        """

    def person(self, person: int) -> Person | None:
        """Give what is said of a person as such."""

    def card(self, person: int, today: date, entries: int) -> PersonCard | None:
        """Give everything a person's page shows, with that many of the newest interactions."""

    def person_rows(self, ids: Sequence[int], today: date) -> list[PersonRow]:
        """Give list rows for up to some hundred keys, in the order of the keys; unknown keys are left out."""

    def links(self, ids: Iterable[int]) -> list[PersonLink]:
        """Give the names for keys, in their order."""

    def contact_points(self, person: int) -> tuple[ContactPoint, ...]:
        """Give how a person is reached, in the order of their page."""

    def affiliations(self, person: int) -> tuple[Affiliation, ...]:
        """Give a person's posts, the present one first."""

    def tag_id(self, name: str) -> int | None:
        """Find a tag by its name, however it is capitalised."""

    def in_bin(self) -> list[PersonLink]:
        """List who lies in the bin, newest first."""

    def binned(self) -> list[BinnedPerson]:
        """List who lies in the bin since when and with how much, newest first."""

    def entries_about(self, person: int) -> int:
        """Count the rows that erasing a person would take."""


class PeopleView(PeopleQueries, Protocol):
    """People, organisations and tags, read."""

    @property
    def duplicates(self) -> DuplicatesView:
        """Pairs of people who may be one."""


class DuplicatesStore(DuplicatesView, Protocol):
    """Decisions about pairs, and merging."""

    def merge(self, keep: int, other: int) -> None:
        """Join the second person into the first: every row moves, nothing is doubled, the strictest mark wins."""

    def keep_apart(self, one: int, other: int) -> None:
        """Remember that two people are not the same."""

    def propose(self, pairs: Sequence[CandidatePair], batch_id: int | None = None) -> int:
        """Ask about pairs that nobody decided yet, and count those that are new.

        batch_id: the import they were found after: they go back with it, if it is the newest step.
        """


class PeopleStore(PeopleQueries, Protocol):
    """People, organisations and tags, written."""

    def add(self, person: Person) -> int:
        """Add a person (key, UUID and moments are given by the vault) and give the key."""

    def put(self, person: Person) -> None:
        """Write what is said of a person as such; the same values again leave no trace."""

    def put_in_bin(self, ids: Sequence[int]) -> int:
        """Put people into the bin and count who was not there yet."""

    def take_from_bin(self, ids: Sequence[int]) -> int:
        """Take people out of the bin and count who was there."""

    def put_contact_points(self, person: int, kind: str, points: Sequence[ContactPoint]) -> None:
        """Let a person have exactly these ways of one kind; those there already stay as they are."""

    def put_post(self, person: int, organisation: str | None, title: str | None) -> None:
        """Change the present post: another organisation ends the old one, "" ends it, None leaves a part as it is."""

    def put_date(self, person: int, kind: str, remembered: str) -> None:
        """Let a person have one date of a kind, or none for ""."""

    def add_note(self, person: int, text: str, *, private: bool = False) -> None:
        """Add a note."""

    def add_tags(self, person: int, names: Sequence[str]) -> None:
        """Give a person tags, making those that are new."""

    def remove_tags(self, person: int, names: Sequence[str]) -> int:
        """Take tags off a person and count how many there were."""

    @property
    def duplicates(self) -> DuplicatesStore:
        """Pairs of people who may be one."""
