# SPDX-License-Identifier: GPL-3.0-or-later
"""Adding a person by hand: from what is typed to the person's page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from coterie.domain.errors import BadValue, UserError
from coterie.domain.people import NewPerson, PersonName
from coterie.domain.texts import _

if TYPE_CHECKING:
    from coterie.domain.people import PersonCard
    from coterie.ui.desk import Desk
    from coterie.ui.pages.people.presenter import PeoplePresenter


@dataclass(frozen=True)
class TypedPerson:
    """A new person as typed; several mails, phones or tags stand behind each other with commas."""

    name: str
    organisation: str = ""
    title: str = ""
    mail: str = ""
    phone: str = ""
    tags: str = ""


class View(Protocol):
    """The sheet in which a person is typed."""

    def close_sheet(self) -> None:
        """Close it."""

    def show_problem(self, error: UserError) -> None:
        """Say what is wrong; nothing of what was typed is lost."""


class Adding:
    """Adds people."""

    def __init__(self, desk: Desk, people: PeoplePresenter, view: View) -> None:
        """Belong to the list, which shows who was added."""
        self._desk = desk
        self._people = people
        self._view = view

    def add(self, typed: TypedPerson) -> None:
        """Add a person and open them; says what is wrong where that cannot be."""
        try:
            new = new_person(typed)
        except BadValue as error:
            self._view.show_problem(error)
            return
        people = self._desk.session.people
        self._desk.jobs.write(lambda _ctx: people.add(new), self._added, failed=self._view.show_problem)

    def _added(self, card: PersonCard) -> None:
        self._view.close_sheet()
        self._desk.notices.say(_("Added {name}.").format(name=card.name), undo=True)
        self._people.show(f"person:{card.id}")


def new_person(typed: TypedPerson) -> NewPerson:
    """Read what was typed; BadValue where no name is."""
    try:
        name = PersonName.typed(typed.name)
    except ValueError as error:
        raise BadValue(_("A person needs a name."), _("Write it as you would say it: Ana Lindqvist.")) from error
    return NewPerson(
        name,
        emails=_several(typed.mail),
        phones=_several(typed.phone),
        organisation=typed.organisation.strip(),
        title=typed.title.strip(),
        tags=_several(typed.tags),
    )


def _several(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())
