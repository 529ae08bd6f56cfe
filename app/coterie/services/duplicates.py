# SPDX-License-Identifier: GPL-3.0-or-later
"""Duplicates: who may be the same person, merging them, and keeping them apart."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from coterie.domain.backups import Reason
from coterie.domain.comparisons import ComparedPerson, MergeChoice
from coterie.domain.errors import BadValue
from coterie.domain.matching.searching import differences, look_for_pairs
from coterie.domain.texts import _, counted
from coterie.services.backups import Backups
from coterie.services.finding import Who, live_people, live_person
from coterie.services.jobs import QuietJob
from coterie.services.people import ENTRIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.domain.clusters import CandidatePair
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


@dataclass(frozen=True)
class Searched:
    """What a search came to. people: so many were compared; batch_id: the import whose people they were, None = all."""

    people: int
    pairs: tuple[CandidatePair, ...]
    batch_id: int | None = None


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

    def look(self, job: JobContext | None = None, batch_id: int | None = None) -> Searched:
        """Compare everybody with everybody, or the people of one import with all others; changes nothing.

        What it finds is offered by `offer`. job: watches, and stops it.
        """
        watching = job or QuietJob()

        def look(done: int, total: int) -> None:
            watching.progress(done, total, _("Comparing people"))

        with self._vault.read() as view:
            duplicates = view.people.duplicates
            only = None if batch_id is None else duplicates.people_of_import(batch_id)
            if only is not None and not only:
                return Searched(0, (), batch_id)
            everybody = duplicates.everybody(look)
        pairs = look_for_pairs(everybody, look, only)
        return Searched(len(everybody.people) if only is None else len(only), tuple(pairs), batch_id)

    def offer(self, searched: Searched) -> int:
        """Keep what a search found, and count the pairs nobody was asked about before; decided ones stay decided."""
        if not searched.pairs:
            return 0
        with self._vault.write(_("Look for duplicates")) as tx:
            return tx.people.duplicates.propose(searched.pairs, searched.batch_id)

    def search(self, job: JobContext | None = None, batch_id: int | None = None) -> int:
        """Look, keep what is found, and count the new pairs."""
        return self.offer(self.look(job, batch_id))

    def asked(self, one: int, other: int) -> CandidatePair | None:
        """Give the score and the reasons of two people, None where they are together only through others."""
        with self._vault.read() as view:
            return view.people.duplicates.asked(one, other)

    def against(self, one: int, other: int) -> tuple[str, ...]:
        """Say what speaks against two people being one, as they are now, the strongest first."""
        with self._vault.read() as view:
            return differences(view.people.duplicates.as_compared((one, other)))

    def merge_all(self, pairs: Sequence[tuple[int, int]], job: JobContext | None = None) -> int:
        """Merge pairs, the second of each into the first, as one step to undo; counts them. Backed up as by `merge`."""
        with self._vault.read() as view:
            for pair in pairs:
                live_people(view.people, pair)
        if not pairs:
            return 0
        Backups(self._vault, self._clock).before(Reason.MERGE, job)
        with self._vault.write(counted("Merge {n} pair", "Merge {n} pairs", len(pairs))) as tx:
            for keep, other in pairs:
                tx.people.duplicates.merge(keep, other)
        return len(pairs)

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
