# SPDX-License-Identifier: GPL-3.0-or-later
"""Searching: people by anything that is known of them, and the words of notes and conversations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.domain.folding import fold
from coterie.domain.query import Hint, Query, parse
from coterie.domain.snippets import snippet
from coterie.domain.texts import _
from coterie.services.ports.searching import PageKey, TextHit

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

    from coterie.domain.listed import ListedPerson
    from coterie.domain.people import PersonRow
    from coterie.services.ports.clock import Clock
    from coterie.services.ports.vault import Read, Vault

SORTS = ("name", "last", "strength", "due")


@dataclass(frozen=True)
class SearchHit:
    """One thing that was found. kind: person, interaction, note, follow_up or event.

    marks: from and to, of what was found in the snippet. day: ISO text of when it was, None for a person.
    person: the person found, or the first one an entry is about.
    """

    kind: str
    id: int
    title: str
    snippet: str
    marks: tuple[tuple[int, int], ...] = ()
    day: str | None = None
    person: int | None = None


@dataclass(frozen=True)
class SearchResult:
    """What was found: people first, then texts from the newest on. at_least: there may be more than `total`."""

    total: int
    hits: tuple[SearchHit, ...]
    at_least: bool = False
    hints: tuple[Hint, ...] = ()


@dataclass(frozen=True)
class PeoplePage:
    """A page of a list; `next` is what to ask the next page with, None after the last one."""

    total: int
    rows: tuple[PersonRow, ...]
    next: PageKey | None
    hints: tuple[Hint, ...] = ()


@dataclass(frozen=True)
class Typed:
    """What a text that is being typed may mean: the best people, and texts from the newest on."""

    people: tuple[ListedPerson, ...]
    texts: tuple[SearchHit, ...]


class Searching:
    """Finds people and texts, and lists people."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        """Search an open vault."""
        self._vault = vault
        self._clock = clock

    def begin_day(self) -> None:
        """Get the order by strength ready for today: for a vault that stays open, once opened and after each midnight.

        It waits for a write that goes on. Without it the order is the same, and costs the work anew with every page.
        """
        self._vault.begin_day(self._clock.today())

    def find(self, text: str, limit: int = 50, *, typing: bool = False) -> SearchResult:
        """Find people and texts; where both are many, each gets half of the room.

        typing: an answer for each keystroke, which counts no more texts than it shows.
        """
        query = parse(text)
        if not query.terms:
            return SearchResult(0, (), hints=query.hints)
        with self._vault.read() as view:
            people = view.search.find_people(query, self._clock.today(), limit)
            texts = view.search.find_texts(query, limit, typing=typing)
            room = max(limit - len(texts.hits), (limit + 1) // 2)
            rows = view.people.person_rows(people.ids[:room], self._clock.today())
        hits = [_person_hit(row, query) for row in rows]
        hits += [_text_hit(hit, query) for hit in texts.hits[: limit - len(hits)]]
        at_least = people.at_least or texts.at_least
        return SearchResult(people.total + texts.total, tuple(hits), at_least, query.hints)

    def people(self, text: str = "", limit: int = 100, sort: str = "name", after: PageKey | None = None) -> PeoplePage:
        """List the people a query means, in an order: name, last, strength or due."""
        query, today = parse(text), self._clock.today()
        with self._vault.read() as view:
            page = view.search.page(query, today, sort, after, limit)
            total = view.search.total(query, today)
            return PeoplePage(total, self._rows(view, page.ids), page.next, query.hints)

    def best(self, text: str, limit: int) -> PeoplePage:
        """List the people a query means, the best hits first, as while somebody types."""
        query = parse(text)
        with self._vault.read() as view:
            found = view.search.find_people(query, self._clock.today(), limit)
            return PeoplePage(found.total, self._rows(view, found.ids), None, query.hints)

    def as_typed(self, text: str, people: int, texts: int = 0) -> Typed:
        """Find so many people and texts after each keystroke, in one reading."""
        query, today = parse(text), self._clock.today()
        with self._vault.read() as view:
            best = view.search.best_people(query, today, people) if query.terms else ()
            rows = view.lists.people(best, today)
            found = view.search.find_texts(query, texts, typing=True).hits if texts and query.terms else ()
        return Typed(tuple(rows), tuple(_text_hit(hit, query) for hit in found))

    def ids_in_order(self, text: str = "", sort: str = "name") -> array[int]:
        """Give the ids of all people a query means, in order: what a window scrolls through."""
        with self._vault.read() as view:
            return view.search.ids_in_order(parse(text), self._clock.today(), sort)

    def rows(self, ids: Sequence[int]) -> tuple[PersonRow, ...]:
        """Give the rows for a stretch of such ids."""
        with self._vault.read() as view:
            return self._rows(view, ids)

    def _rows(self, view: Read, ids: Sequence[int]) -> tuple[PersonRow, ...]:
        return tuple(view.people.person_rows(ids, self._clock.today()))


def key_at_name(name: str) -> PageKey:
    """Give the key behind which a page in the order of names begins with a name, or the next one there is."""
    return PageKey(0, " ".join(fold(name).split()), 0)


def _person_hit(row: PersonRow, query: Query) -> SearchHit:
    """Show a person as a hit: what they do and how they are reached."""
    parts = (row.title, row.organisation, *row.emails, *row.phones, *row.tags)
    shown = snippet(" · ".join(part for part in parts if part), query.words)
    return SearchHit("person", row.id, row.name, shown.text, shown.marks, person=row.id)


def _text_hit(hit: TextHit, query: Query) -> SearchHit:
    """Show an entry as a hit: whom it is about, and its words."""
    shown = snippet(hit.text, query.words)
    title = hit.of or hit.title or _KINDS[hit.kind]()
    return SearchHit(hit.kind, hit.id, title, shown.text, shown.marks, hit.day, hit.person)


_KINDS = {
    "interaction": lambda: _("Conversation"),
    "note": lambda: _("Note"),
    "follow_up": lambda: _("Follow-up"),
    "event": lambda: _("Event"),
}
