# SPDX-License-Identifier: GPL-3.0-or-later
"""Notes on people and organisations: the user's own text, kept letter by letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.errors import BadValue, NotFound
from coterie.domain.people import NORMAL
from coterie.domain.person_pages import NOTE, FactKey
from coterie.domain.texts import _
from coterie.services.finding import live_person

if TYPE_CHECKING:
    from coterie.domain.person_pages import KeptNote
    from coterie.services.ports.vault import Vault


class Notes:
    """What a person can do with notes."""

    def __init__(self, vault: Vault) -> None:
        """Work on an open vault."""
        self._vault = vault

    def add(self, person: int, text: str, mark: int = NORMAL) -> int:
        """Add a note on a person and give its key."""
        _check(text)
        with self._vault.read() as view:
            name = live_person(view.people, person, owner_too=True).name.display
        with self._vault.write(_("Add a note on {0}").format(name)) as tx:
            return tx.facts.add_note(person, text, mark)

    def add_on_organisation(self, organisation: int, name: str, text: str, mark: int = NORMAL) -> int:
        """Add a note on an organisation and give its key. name: of the organisation, for the history."""
        _check(text)
        with self._vault.write(_("Add a note on {0}").format(name)) as tx:
            return tx.facts.add_organisation_note(organisation, text, mark)

    def change(self, note: int, text: str) -> None:
        """Write a note anew; one without a word is removed, and the same text leaves no trace."""
        about, kept = self._find(note)
        if text == kept.text:
            return
        if not text.strip():
            self.remove(note)
            return
        with self._vault.write(_("Change a note on {0}").format(about)) as tx:
            tx.facts.put_note(note, text)

    def remove(self, note: int) -> None:
        """Remove a note."""
        about, _kept = self._find(note)
        with self._vault.write(_("Delete a note on {0}").format(about)) as tx:
            tx.facts.remove(FactKey(NOTE, note))

    def _find(self, note: int) -> tuple[str, KeptNote]:
        with self._vault.read() as view:
            found = view.pages.note(note)
        if found is None:
            raise NotFound(_("This note is not there any more."), _("Undo what removed it."))
        return found


def _check(text: str) -> None:
    if not text.strip():
        raise BadValue(_("There is nothing to note yet."), _("Write a few words."))
