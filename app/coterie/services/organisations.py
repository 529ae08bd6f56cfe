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

    def rename(self, organisation: int, name: str) -> None:
        """Give an organisation another name; the one before stays as another spelling."""
        wanted = " ".join(name.split())
        page = self.look(organisation)
        if not organisation_key(wanted):
            raise BadValue(_("An organisation needs a name."), _("Write the one people use."))
        if wanted == page.name:
            return
        with self._vault.write(_("Rename {old} to {new}").format(old=page.name, new=wanted)) as tx:
            if tx.organisations.holder_of(wanted) not in {None, organisation}:
                raise CannotBeDone(
                    _("There is another organisation called {0}.").format(wanted),
                    _("Choose a name that tells them apart."),
                )
            kept = {organisation_key(spelling.name) for spelling in page.spellings}
            old = organisation_key(page.name)
            tx.organisations.rename(organisation, wanted)
            if old not in kept and old != organisation_key(wanted):
                tx.organisations.add_alias(organisation, page.name)

    def put_place(self, organisation: int, place: str) -> None:
        """Say where an organisation is."""
        page = self.look(organisation)
        with self._vault.write(_("Where {0} is").format(page.name)) as tx:
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
