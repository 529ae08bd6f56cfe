# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding the person or the follow-up that an id text names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.errors import BadValue, CannotBeDone, NotFound
from coterie.domain.people import Person, PersonId
from coterie.domain.texts import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coterie.domain.follow_ups import FollowUp
    from coterie.services.ports.people import PeopleQueries
    from coterie.services.ports.time import TimeView

#: A key, or a text: a key, a UUID (its first 8 characters at least), or `me`.
Who = int | str


def person_id(view: PeopleQueries, who: Who) -> PersonId:
    """Give the key of the person that an id names; NotFound, or BadValue when it names two."""
    found = view.matching(str(who))
    if len(found) > 1:
        raise BadValue(_("More than one person has an id that begins with “{0}”.").format(who), _("Write more of it."))
    if not found:
        raise NotFound(_("Nobody has the id “{0}”.").format(who), _("“coterie people NAME” shows the ids."))
    return PersonId(found[0])


def live_person(view: PeopleQueries, who: Who, *, owner_too: bool = False) -> Person:
    """Give the person that an id names; refuses people in the bin and, unless told otherwise, the owner."""
    person = view.person(person_id(view, who))
    if person is None:  # pragma: no cover (the key was just looked up in the same view)
        raise NotFound(_("Nobody has the id “{0}”.").format(who))
    if person.deleted_at is not None:
        raise CannotBeDone(
            _("{0} is in the bin.").format(person.name.display), _("“coterie bin ID --restore” takes them out of it.")
        )
    if not owner_too:
        refuse_owner(view, person.id)
    return person


def live_people(view: PeopleQueries, whom: Iterable[Who]) -> list[Person]:
    """Give the people that ids name, each once, in their order; refuses the owner and people in the bin."""
    found = {person.id: person for person in (live_person(view, who) for who in whom)}
    return list(found.values())


def refuse_owner(view: PeopleQueries, person: int) -> None:
    """Refuse what makes no sense for the owner of the vault."""
    if person == view.owner_id():
        raise CannotBeDone(
            _("That is you: the owner of this vault is in no list, and no contact of their own."),
            _("Name somebody else. “coterie edit me” changes your own entry."),
        )


def follow_up(view: TimeView, text: int | str) -> FollowUp:
    """Give the follow-up that an id names; NotFound otherwise."""
    found = view.follow_up_matching(str(text))
    if found is None:
        raise NotFound(_("There is no follow-up “{0}”.").format(text), _("“coterie due” shows their ids."))
    return found
