# SPDX-License-Identifier: GPL-3.0-or-later
"""How people of the vault are related to each other, written down once and read from both sides."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coterie.domain.errors import BadValue, NotFound
from coterie.domain.query import parse
from coterie.domain.relations import INTRODUCER, TypedRelation, spoken_relation, typed_relation
from coterie.domain.texts import _
from coterie.services.finding import live_person

if TYPE_CHECKING:
    from coterie.domain.people import Person
    from coterie.domain.person_links import PersonLink
    from coterie.services.ports.clock import Clock
    from coterie.services.ports.vault import Read, Vault, Write

_MOST_NAMES = 6


class Relationships:
    """What a person can do with relations."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        """Work on an open vault."""
        self._vault = vault
        self._clock = clock

    def add(self, person: int, typed: str, other: int | None = None) -> None:
        """Write down a relation as it is typed on somebody's page: "mentor of Leila".

        other: who is meant by the name, where that was chosen. A name that nobody bears stays a name, except where the
        relation would have to stand on that person's own page. BadValue for what cannot be understood.
        """
        relation = typed_relation(typed)
        with self._vault.read() as view:
            one = live_person(view.people, person)
            two = live_person(view.people, other) if other is not None else self._named(view, relation.name, person)
        if two is not None and two.id == one.id:
            raise BadValue(_("Nobody is related to themselves this way."), _("Name somebody else."))
        name = two.name.display if two else relation.name
        label = _("{one}: {relation} {name}").format(
            one=one.name.display, relation=spoken_relation(relation.kind, inverse=relation.turned), name=name
        )
        if two is None:
            self._add_by_name(one, relation, label)
            return
        with self._vault.write(label) as tx:
            first, second = (two, one) if relation.turned else (one, two)
            _write(tx, relation.kind, first, second)

    def remove(self, relation: int, label: str) -> None:
        """Remove a relation. label: how it is said, for the history."""
        with self._vault.write(_("Remove: {0}").format(label)) as tx:
            tx.facts.remove_relation(relation)

    def not_introduced(self, person: int) -> None:
        """Forget who introduced somebody."""
        with self._vault.read() as view:
            found = live_person(view.people, person)
        with self._vault.write(_("How you know {0}").format(found.name.display)) as tx:
            tx.people.put(replace(found, met_through_id=None))

    def people_like(self, text: str) -> list[PersonLink]:
        """Suggest people for a name that is being typed."""
        if not text.strip():
            return []
        with self._vault.read() as view:
            found = view.search.find_people(parse(f"name:{text}"), self._clock.today(), _MOST_NAMES)
            if not found.ids:
                found = view.search.find_people(parse(text), self._clock.today(), _MOST_NAMES)
            return view.people.links(found.ids)

    def _named(self, view: Read, name: str, person: int) -> Person | None:
        """Find the one person who bears a name, or None where nobody does; BadValue where several do."""
        found = view.search.find_people(parse(f'"{name}"'), self._clock.today(), _MOST_NAMES)
        links = [link for link in view.people.links(found.ids) if link.id != person]
        exact = [link for link in links if link.name.casefold() == name.casefold()]
        fitting = exact or [link for link in links if _begins(link.name, name)]
        if len(fitting) > 1:
            raise BadValue(
                _("Several people are called {0}.").format(name), _("Choose one of them while you type the name.")
            )
        return view.people.person(fitting[0].id) if fitting else None

    def _add_by_name(self, one: Person, relation: TypedRelation, label: str) -> None:
        if relation.turned or relation.kind == INTRODUCER:
            raise NotFound(_("Nobody here is called {0}.").format(relation.name), _("Add them first."))
        with self._vault.write(label) as tx:
            tx.facts.add_relation_by_name(one.id, relation.name, relation.kind)


def _write(tx: Write, kind: str, first: Person, second: Person) -> None:
    """Write what the second is to the first."""
    if kind == INTRODUCER:
        tx.people.put(replace(first, met_through_id=second.id))
    else:
        tx.facts.add_relation(first.id, second.id, kind)


def _begins(name: str, words: str) -> bool:
    """Tell whether each typed word begins a word of a name."""
    have = name.casefold().split()
    return all(any(one.startswith(word) for one in have) for word in words.casefold().split())
