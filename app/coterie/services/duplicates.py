# SPDX-License-Identifier: GPL-3.0-or-later
"""Duplicates: who may be the same person, merging them, and keeping them apart."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from coterie.domain.backups import Reason
from coterie.domain.comparisons import ComparedPerson, MergeChoice
from coterie.domain.errors import BadValue
from coterie.domain.texts import _, counted
from coterie.services.backups import Backups
from coterie.services.finding import Who, live_people, live_person
from coterie.services.people import ENTRIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.domain.people import DuplicateCluster, PersonCard
    from coterie.services.jobs import JobContext
    from coterie.services.ports.clock import Clock
    from coterie.services.ports.people import PeopleStore
    from coterie.services.ports.vault import Vault


@dataclass(frozen=True)
class Merged:
    """The person that was kept, and the keys of those that went into them."""

    person: PersonCard
    merged: tuple[int, ...]


class Duplicates:
    """What a person can decide about duplicates."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        """Work on an open vault."""
        self._vault = vault
        self._clock = clock

    def clusters(self, limit: int = 50) -> list[DuplicateCluster]:
        """List people who may be one, the surest clusters first."""
        with self._vault.read() as view:
            return view.people.duplicates.clusters(limit, self._clock.today())

    def open_pairs(self) -> int:
        """Count the pairs that wait for a decision."""
        with self._vault.read() as view:
            return view.people.duplicates.open_pairs()

    def compare(self, whom: Sequence[Who]) -> list[ComparedPerson]:
        """Give people side by side, in the order they are named."""
        with self._vault.read() as view:
            found = live_people(view.people, whom)
            entries = view.people.duplicates.entry_counts([person.id for person in found])
            cards = [view.people.card(person.id, self._clock.today(), 1) for person in found]
        return [
            ComparedPerson(card, person, entries.get(person.id, 0))
            for card, person in zip(cards, found, strict=True)
            if card is not None
        ]

    def merge(
        self, keep: Who, others: Sequence[Who], choice: MergeChoice | None = None, job: JobContext | None = None
    ) -> Merged:
        """Join people into one: everything about them moves, nothing is doubled. One step to undo.

        The vault is backed up first, once for a sitting; CannotBeDone where it cannot be. job: watches that.
        """
        with self._vault.read() as view:
            kept = live_person(view.people, keep)
            absorbed = [person.id for person in live_people(view.people, others) if person.id != kept.id]
        if not absorbed:
            raise BadValue(_("There is nobody to merge."), _("Name the person to keep, then another one."))
        Backups(self._vault, self._clock).before(Reason.MERGE, job)
        with self._vault.write(_("Merge {0}").format(kept.name.display)) as tx:
            for other in absorbed:
                tx.people.duplicates.merge(kept.id, other)
            if choice is not None:
                _choose(tx.people, kept.id, choice)
        with self._vault.read() as view:
            card = view.people.card(kept.id, self._clock.today(), ENTRIES)
        assert card is not None  # noqa: S101 (it was just kept)
        return Merged(card, tuple(absorbed))

    def keep_apart(self, whom: Sequence[Who]) -> int:
        """Remember that these people are not the same, and count the pairs."""
        with self._vault.read() as view:
            found = live_people(view.people, whom)
        pairs = list(combinations([person.id for person in found], 2))
        if not pairs:
            raise BadValue(_("There is nobody to keep apart."), _("Name two people or more."))
        label = counted("Keep {n} pair of people apart", "Keep {n} pairs of people apart", len(pairs))
        with self._vault.write(label) as tx:
            for one, other in pairs:
                tx.people.duplicates.keep_apart(one, other)
        return len(pairs)


def _choose(store: PeopleStore, key: int, choice: MergeChoice) -> None:
    """Let what somebody chose win in a person who was just made of two."""
    person = store.person(key)
    if person is not None and choice.name is not None:
        store.put(person.renamed(choice.name))
    if choice.organisation is not None or choice.title is not None:
        store.put_post(key, choice.organisation, choice.title)
    if choice.birthday is not None:
        store.put_date(key, "birthday", choice.birthday)
    for kind in sorted({kind for kind, _value in choice.without}):
        points = [point for point in store.contact_points(key) if point.kind == kind]
        kept = [point for point in points if (kind, point.value) not in choice.without]
        store.put_contact_points(key, kind, kept)
    if choice.without_tags:
        store.remove_tags(key, sorted(choice.without_tags))
