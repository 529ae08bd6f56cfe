# SPDX-License-Identifier: GPL-3.0-or-later
"""Long lists of people and organisations, as a window scrolls through them: ids in order, and rows where it looks."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.domain.query import Hint, parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.domain.chosen_people import TagShare
    from coterie.domain.listed import ListedOrganisation, ListedPerson
    from coterie.domain.person_links import PersonLink
    from coterie.services.ports.clock import Clock
    from coterie.services.ports.vault import Vault


@dataclass(frozen=True)
class BestPeople:
    """The best hits with their rows, and how many there are in all; at_least: there may be more."""

    total: int
    at_least: bool
    rows: tuple[ListedPerson, ...]


@dataclass(frozen=True)
class ListCounts:
    """How many people and organisations lists have without a filter."""

    people: int
    organisations: int


class PeopleLists:
    """Lists that are scrolled through, however long."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        """List what an open vault holds."""
        self._vault = vault
        self._clock = clock

    def counts(self) -> ListCounts:
        """Count what there is without a filter."""
        with self._vault.read() as view:
            people = view.search.total(parse(""), self._clock.today())
            return ListCounts(people, view.lists.count_organisations())

    def ids(self, text: str = "", sort: str = "name", best: int = 0) -> array[int]:
        """Give the people a query means, in order: name, last, strength or due.

        best: where words are looked for, so many of the best hits come first, the others behind them in order.
        """
        query, today = parse(text), self._clock.today()
        with self._vault.read() as view:
            ids = view.search.ids_in_order(query, today, sort)
            if not (best and query.words and ids):
                return ids
            first = view.search.best_people(query, today, best)
        known = frozenset(first)
        return array("q", [*first, *(person for person in ids if person not in known)])

    def best(self, text: str, limit: int) -> BestPeople:
        """Give the people a query means, the best hits first, as while somebody types."""
        today = self._clock.today()
        with self._vault.read() as view:
            found = view.search.find_people(parse(text), today, limit)
            return BestPeople(found.total, found.at_least, tuple(view.lists.people(found.ids, today)))

    def rows(self, ids: Sequence[int]) -> tuple[ListedPerson, ...]:
        """Give the rows of a stretch of people; whoever is gone is left out."""
        with self._vault.read() as view:
            return tuple(view.lists.people(ids, self._clock.today()))

    def organisation_ids(self, text: str = "") -> array[int]:
        """Give the organisations whose name has a word that begins like a text, in order."""
        with self._vault.read() as view:
            return view.lists.organisation_ids(text)

    def organisation_rows(self, ids: Sequence[int]) -> tuple[ListedOrganisation, ...]:
        """Give the rows of a stretch of organisations."""
        with self._vault.read() as view:
            return tuple(view.lists.organisations(ids))

    def tags(self) -> list[TagShare]:
        """List the tags that people wear, the most worn first."""
        with self._vault.read() as view:
            return view.lists.tags()

    def meant(self, text: str) -> PersonLink | None:
        """Say who may be meant by a query that finds nobody, None where nobody is near."""
        query = parse(text)
        words = " ".join(word.text for word in query.words)
        if not words:
            return None
        with self._vault.read() as view:
            if query.filters:
                found = view.search.find_people(parse(words), self._clock.today(), 1)
                if found.ids:
                    return view.people.links(found.ids)[0]
            return view.lists.nearest_name(words)


def sought_words(text: str) -> str:
    """Give the words of a query that are looked for, without its filters."""
    return " ".join(word.text for word in parse(text).words)


def hints_of(text: str) -> tuple[Hint, ...]:
    """Say what of a query is searched as text although it looks like a filter."""
    return parse(text).hints
