# SPDX-License-Identifier: GPL-3.0-or-later
"""Organisations: their page, their names, where they are, and who was there when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.errors import BadValue, CannotBeDone, NotFound
from coterie.domain.identity import organisation_key
from coterie.domain.remembered_dates import typed_remembered
from coterie.domain.texts import _
from coterie.domain.together import first_day, last_day

if TYPE_CHECKING:
    from coterie.domain.organisation_pages import OrganisationPage
    from coterie.services.ports.clock import Clock
    from coterie.services.ports.organisations import OrganisationsStore
    from coterie.services.ports.vault import Vault


class Organisations:
    """What a person can do with organisations."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        """Work on an open vault."""
        self._vault = vault
        self._clock = clock

    def look(self, organisation: int) -> OrganisationPage:
        """Give the page of an organisation; NotFound where there is none of that key."""
        with self._vault.read() as view:
            found = view.pages.organisation(organisation, self._clock.today())
        if found is None:
            raise NotFound(
                _("This organisation is not here any more."), _("Undo what took it away, or choose another.")
            )
        return found

    def edit(self, organisation: int, name: str | None = None, place: str | None = None) -> None:
        """Give an organisation another name, or say where it is; the name before stays as another spelling."""
        page = self.look(organisation)
        wanted = page.name if name is None else " ".join(name.split())
        if not organisation_key(wanted):
            raise BadValue(_("An organisation needs a name."), _("Write the one people use."))
        renamed = wanted != page.name
        label = _("Where {0} is").format(page.name)
        if renamed:
            label = _("Rename {old} to {new}").format(old=page.name, new=wanted)
        with self._vault.write(label) as tx:
            if renamed:
                _rename(tx.organisations, page, wanted)
            if place is not None:
                tx.organisations.put_place(organisation, " ".join(place.split()))

    def add_spelling(self, organisation: int, name: str) -> None:
        """Add another way in which the name is written; what comes with a file under it is found to be the same."""
        page, wanted = self.look(organisation), " ".join(name.split())
        if not organisation_key(wanted):
            raise BadValue(_("There is nothing to keep yet."), _("Write it as it is written elsewhere."))
        with self._vault.write(_("Another spelling of {0}").format(page.name)) as tx:
            holder = tx.organisations.holder_of(wanted)
            if holder not in {None, organisation}:
                raise CannotBeDone(_("Another organisation is written {0}.").format(wanted))
            if holder is None:
                tx.organisations.add_alias(organisation, wanted)

    def remove_spelling(self, organisation: int, spelling: int) -> None:
        """Take another spelling away."""
        page = self.look(organisation)
        with self._vault.write(_("Remove a spelling of {0}").format(page.name)) as tx:
            tx.organisations.remove_alias(spelling)

    def put_stay(self, stay: int, from_: str, to: str) -> None:
        """Say from when to when somebody was there, as far as it is known; BadValue for what cannot be understood."""
        starts, ends = (typed_remembered(text) if text.strip() else "" for text in (from_, to))
        begin, end = first_day(starts), last_day(ends)
        if (starts and begin is None) or (ends and end is None):
            raise BadValue(_("This needs a year."), _("Write 2019, May 2019 or 3 May 2019."))
        if begin and end and end < begin:
            raise BadValue(_("It ends before it begins."), _("Look at the years again."))
        with self._vault.read() as view:
            found = view.pages.stay(stay)
        if found is None:
            raise NotFound(_("This is not there any more."), _("Undo what removed it."))
        label = _("When {person} was at {place}").format(person=found[0].name, place=found[1])
        with self._vault.write(label) as tx:
            tx.organisations.put_stay(stay, starts, ends)


def _rename(store: OrganisationsStore, page: OrganisationPage, name: str) -> None:
    """Give an organisation another name, unless another one has it."""
    if store.holder_of(name) not in {None, page.id}:
        raise CannotBeDone(
            _("There is another organisation called {0}.").format(name), _("Choose a name that tells them apart.")
        )
    old = organisation_key(page.name)
    kept = {organisation_key(spelling.name) for spelling in page.spellings}
    store.rename(page.id, name)
    if old not in kept and old != organisation_key(name):
        store.add_alias(page.id, page.name)
