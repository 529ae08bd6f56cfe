# SPDX-License-Identifier: GPL-3.0-or-later
"""Notes: kept when the focus leaves them, marked, and deleted; also at the last moment before the page goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from coterie.domain.people import NORMAL, PRIVATE
from coterie.domain.person_pages import NOTE, FactKey
from coterie.domain.texts import _

if TYPE_CHECKING:
    from coterie.services.notes import Notes
    from coterie.ui.desk import Desk


class About(Protocol):
    """What notes are about."""

    def add(self, notes: Notes, text: str) -> object:
        """Write a new note."""


class AboutPerson:
    """Notes on a person."""

    def __init__(self, person: int) -> None:
        """Say on whom."""
        self.person = person

    def add(self, notes: Notes, text: str) -> object:
        """Write a new note."""
        return notes.add(self.person, text)


class AboutOrganisation:
    """Notes on an organisation."""

    def __init__(self, organisation: int, name: str) -> None:
        """Say on which."""
        self.organisation = organisation
        self.name = name

    def add(self, notes: Notes, text: str) -> object:
        """Write a new note."""
        return notes.add_on_organisation(self.organisation, self.name, text)


class NotesPresenter:
    """Writes notes. A note of key 0 is a new one."""

    def __init__(self, desk: Desk) -> None:
        """Write into the open vault."""
        self._desk = desk

    def save(self, about: About, note: int, text: str) -> None:
        """Keep a note; one without a word is not begun, and one that lost its words is removed."""
        if not note and not text.strip():
            return
        notes = self._desk.session.notes
        said = _("Saved the note.") if text.strip() else _("Deleted the note.")
        self._desk.jobs.write(
            lambda _ctx: notes.change(note, text) if note else about.add(notes, text),
            lambda _none: self._desk.notices.say(said, undo=True),
        )

    def remove(self, note: int) -> None:
        """Delete a note."""
        notes = self._desk.session.notes
        self._desk.jobs.write(
            lambda _ctx: notes.remove(note), lambda _none: self._desk.notices.say(_("Deleted the note."), undo=True)
        )

    def turn_mark(self, note: int, mark: int) -> None:
        """Make a note private, or take the mark away."""
        coming = PRIVATE if mark == NORMAL else NORMAL
        facts = self._desk.session.facts
        said = _("Private: it leaves only when you choose it by name.") if coming else _("Not private any more.")
        self._desk.jobs.write(
            lambda _ctx: facts.mark(FactKey(NOTE, note), coming),
            lambda _none: self._desk.notices.say(said, undo=True),
        )
