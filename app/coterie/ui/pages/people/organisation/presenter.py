# SPDX-License-Identifier: GPL-3.0-or-later
"""What the page of an organisation does: reads it, says it in words, and changes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from coterie.domain.errors import BadValue
from coterie.domain.people import NewPerson, PersonName
from coterie.domain.texts import _
from coterie.ui.pages.people.organisation.shown import Shown
from coterie.ui.pages.people.organisation.wording import header_of, notes_of, path_of, stays_of, together_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from coterie.domain.errors import UserError
    from coterie.domain.organisation_pages import OrganisationPage
    from coterie.services.jobs import JobContext
    from coterie.ui.desk import Desk
    from coterie.ui.pages.people.contact.edits import Ends


class View(Protocol):
    """What the presenter tells the page."""

    def show_page(self, shown: Shown) -> None:
        """Show the whole page."""

    def show_problem(self, error: UserError) -> None:
        """Say that the page could not be read."""


class OrganisationPresenter:
    """Holds which organisation is shown."""

    def __init__(self, desk: Desk, view: View) -> None:
        """Begin with none."""
        self._desk = desk
        self._view = view
        self._page: OrganisationPage | None = None
        self._path = 0
        self.organisation = 0

    @property
    def name(self) -> str:
        """The name of the organisation."""
        return self._page.name if self._page else ""

    def show(self, organisation: int) -> None:
        """Show an organisation."""
        if organisation != self.organisation:
            self._page, self._path = None, 0
        self.organisation = organisation
        self.reload()

    def clear(self) -> None:
        """Show none."""
        self.organisation, self._page = 0, None

    def reload(self) -> None:
        """Read it anew."""
        organisation = self.organisation
        if organisation:
            self._desk.jobs.read(
                lambda _ctx: self._desk.session.organisations.look(organisation),
                self._read,
                failed=self._view.show_problem,
                key="organisation.look",
            )

    def turn_path(self) -> None:
        """Show another way."""
        self._path += 1
        self._show()

    def plan(self, person: int) -> None:
        """Open the sheet that plans an ask."""
        self._desk.ways.plan((person,))

    def open_person(self, person: int) -> None:
        """Show somebody."""
        self._desk.ways.open_person(person)

    def put_header(self, name: str | None, place: str | None, ends: Ends) -> None:
        """Change the name, or where it is; None leaves it."""
        organisation, organisations = self.organisation, self._desk.session.organisations

        self._edit(lambda _ctx: organisations.edit(organisation, name, place), _("Saved."), ends)

    def add_spelling(self, name: str, ends: Ends) -> None:
        """Add another spelling."""
        organisation, organisations = self.organisation, self._desk.session.organisations
        self._edit(lambda _ctx: organisations.add_spelling(organisation, name), _("Added."), ends)

    def remove_spelling(self, spelling: int, ends: Ends) -> None:
        """Take another spelling away."""
        organisation, organisations = self.organisation, self._desk.session.organisations
        self._edit(lambda _ctx: organisations.remove_spelling(organisation, spelling), _("Removed."), ends)

    def put_stay(self, stay: int, from_: str, to: str, ends: Ends) -> None:
        """Say from when to when somebody was there."""
        organisations = self._desk.session.organisations
        self._edit(lambda _ctx: organisations.put_stay(stay, from_, to), _("Saved."), ends)

    def add_person(self, name: str, title: str, ends: Ends) -> None:
        """Add somebody who is there."""
        organisation, people = self.name, self._desk.session.people
        try:
            new = NewPerson(PersonName.typed(name), organisation=organisation, title=title)
        except ValueError:
            ends.failed(BadValue(_("A person needs a name."), _("Write at least one word.")))
            return
        said = _("{name} is here.").format(name=new.name.display)
        self._edit(lambda _ctx: people.add(new), said, ends)

    def _edit(self, work: Callable[[JobContext], object], said: str, ends: Ends) -> None:
        def told(_answer: object) -> None:
            ends.done()
            self._desk.notices.say(said, undo=True)

        self._desk.jobs.write(work, told, failed=ends.failed)

    def _read(self, page: OrganisationPage) -> None:
        if page.id == self.organisation:
            self._page = page
            self._show()

    def _show(self) -> None:
        page, today = self._page, self._desk.clock.today()
        if page is None:
            return
        self._view.show_page(
            Shown(
                header_of(page),
                stays_of(page, today, current=True),
                page.now,
                stays_of(page, today, current=False),
                page.before,
                together_of(page, today),
                path_of(page, self._path, today),
                notes_of(page, today),
            )
        )
