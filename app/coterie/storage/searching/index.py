# SPDX-License-Identifier: GPL-3.0-or-later
"""Searching and listing: a query tree becomes full-text expressions and SQL with bound values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.services.ports.searching import IdPage, PageKey, PeopleFound, TextsFound
from coterie.storage.people.filter import Conditions, conditions_of, people_found
from coterie.storage.people.lists import PeopleList
from coterie.storage.searching.names import seek
from coterie.storage.searching.texts import find_texts

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence
    from datetime import date

    from coterie.domain.query import Query
    from coterie.storage.connections import Connection

#: So many hits are counted; beyond it stands "at least".
MOST_COUNTED = 10_000

_COUNT = "SELECT count(*) FROM (SELECT 1 FROM person_words w WHERE w.person_words MATCH :match{more} LIMIT :limit)"


class SearchIndex:
    """Search rows and lists of people, read over one connection."""

    def __init__(self, connection: Connection) -> None:
        """Read over a connection inside a transaction."""
        self._connection = connection

    def find_people(self, query: Query, today: date, limit: int) -> PeopleFound:
        """Give the people a query means, the best hits first; without words, in the order of their names."""
        conditions = conditions_of(self._connection, query.filters, today)
        sought = seek(self._connection, query.words)
        if not sought.match:
            people = PeopleList(self._connection, conditions, "name")
            return PeopleFound(people.total(), at_least=False, ids=people.page(None, limit).ids)
        # With a plain rowid the engine would look the words up for each person of a filter anew.
        more = conditions.of("+w.rowid")
        ids = sought.ranked(self._connection, more, conditions.values, limit)
        # Fewer than were asked for are all there are.
        counted = len(ids) if len(ids) < limit else self._count(sought.match, more, conditions)
        return PeopleFound(min(counted, MOST_COUNTED), counted > MOST_COUNTED, tuple(ids))

    def best_people(self, query: Query, today: date, limit: int) -> Sequence[int]:
        """Give the same without counting how many there are."""
        conditions = conditions_of(self._connection, query.filters, today)
        sought = seek(self._connection, query.words)
        if not sought.match:
            return PeopleList(self._connection, conditions, "name").page(None, limit).ids
        return sought.ranked(self._connection, conditions.of("+w.rowid"), conditions.values, limit)

    def find_texts(self, query: Query, limit: int, *, typing: bool = False) -> TextsFound:
        """Give the newest entries in whose text the words of a query stand; filters on people leave texts out."""
        if query.filters:
            return TextsFound(0, at_least=False, hits=())
        return find_texts(self._connection, query.words, limit, typing=typing)

    def page(self, query: Query, today: date, sort: str, after: PageKey | None, limit: int) -> IdPage:
        """Give a page of the people a query means; sort: name, last, strength or due. BadValue for another."""
        return self._list(query, today, sort).page(after, limit)

    def total(self, query: Query, today: date) -> int:
        """Count the people a query means."""
        return self._list(query, today, "name").total()

    def ids_in_order(self, query: Query, today: date, sort: str) -> array[int]:
        """Give the ids of all people a query means, in order."""
        return self._list(query, today, sort).ids()

    def _list(self, query: Query, today: date, sort: str) -> PeopleList:
        """Make the list of a query."""
        conditions = conditions_of(self._connection, query.filters, today)
        sought = seek(self._connection, query.words)
        if sought.match:
            people_found(conditions, sought.match)
        return PeopleList(self._connection, conditions, sort)

    def _count(self, match: str, more: str, conditions: Conditions) -> int:
        """Count hits, but hardly more than are worth counting."""
        values = {**conditions.values, "match": match, "limit": MOST_COUNTED + 1}
        return int(self._connection.execute(_COUNT.format(more=more), values).fetchone()[0])
