# SPDX-License-Identifier: GPL-3.0-or-later
"""What searching and listing ask of the vault."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence
    from datetime import date

    from coterie.domain.query import Query


class PageKey(NamedTuple):
    """Where a page of a list ends, and the next one begins: kept by who asks, and handed back as it is."""

    part: int
    value: str | int | None
    id: int


@dataclass(frozen=True)
class IdPage:
    """People of one page in order, and the key behind which the next page begins; None after the last one."""

    ids: tuple[int, ...]
    next: PageKey | None


@dataclass(frozen=True)
class PeopleFound:
    """The best hits in order, and how many there are; at_least: there may be more than were counted."""

    total: int
    at_least: bool
    ids: tuple[int, ...]


@dataclass(frozen=True)
class TextHit:
    """An entry in whose text something was found. kind: interaction, note, follow_up or event.

    day: ISO text of what is known. of: the name of the person or organisation it is about, several with commas.
    person: the first of those people.
    """

    kind: str
    id: int
    title: str
    text: str
    day: str
    of: str
    person: int | None = None


@dataclass(frozen=True)
class TextsFound:
    """Hits in texts, newest first, and how many there are; at_least: there may be more than were counted."""

    total: int
    at_least: bool
    hits: tuple[TextHit, ...]


class SearchView(Protocol):
    """Search rows and lists of people, read. The owner and what lies in the bin are in none of them."""

    def find_people(self, query: Query, today: date, limit: int) -> PeopleFound:
        """Give the people a query means, the best hits first; without words, in the order of their names."""

    def best_people(self, query: Query, today: date, limit: int) -> Sequence[int]:
        """Give the same without counting how many there are."""

    def find_texts(self, query: Query, limit: int, *, typing: bool = False) -> TextsFound:
        """Give the newest entries in whose text the words of a query stand."""

    def page(self, query: Query, today: date, sort: str, after: PageKey | None, limit: int) -> IdPage:
        """Give a page of the people a query means; sort: name, last, strength or due. BadValue for another."""

    def total(self, query: Query, today: date) -> int:
        """Count the people a query means."""

    def ids_in_order(self, query: Query, today: date, sort: str) -> array[int]:
        """Give the ids of all people a query means, in order."""
