# SPDX-License-Identifier: GPL-3.0-or-later
"""The timeline: read a stretch at a time, narrowed to a kind, and each entry edited or deleted where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from coterie.domain.texts import _
from coterie.domain.timelines import EVERYTHING, NEWEST, TimelinePage
from coterie.services.person_pages import STRETCH
from coterie.ui.pages.people.contact.timeline_words import key_of, line_of
from coterie.ui.parts.covers import bare, uncovered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.domain.errors import UserError
    from coterie.domain.interactions import Interaction
    from coterie.domain.timelines import Cursor, TimelineEntry
    from coterie.services.interactions import EntryEdit
    from coterie.ui.desk import Desk
    from coterie.ui.parts.rows import TimelineLine


@dataclass(frozen=True)
class EntryForm:
    """An entry as it is edited. kind: "" = it came with a file, and its kind stays; title: None = it has none."""

    key: str
    kind: str
    on: str
    title: str | None
    text: str


@dataclass(frozen=True)
class Told:
    """A stretch of a timeline in words. given: what the person was called in it."""

    page: TimelinePage
    given: str
    lines: tuple[TimelineLine, ...]


class View(Protocol):
    """What the presenter tells the list."""

    def show_lines(self, lines: Sequence[TimelineLine]) -> None:
        """Show these entries in the place of all."""

    def add_lines(self, lines: Sequence[TimelineLine]) -> None:
        """Show more entries below."""

    def show_nothing(self, text: str, can_log: bool) -> None:
        """Say that there is nothing."""

    def edit_entry(self, form: EntryForm) -> None:
        """Open an entry to be edited where it stands."""

    def show_edit_problem(self, error: UserError) -> None:
        """Say what is wrong with what was typed."""

    def end_edit(self) -> None:
        """Close the entry that is edited."""


class TimelinePresenter:
    """Holds the stretch of a timeline that was read."""

    def __init__(self, desk: Desk, view: View) -> None:
        """Begin with nobody."""
        self._desk = desk
        self._view = view
        self._person = 0
        self._given = ""
        self._kinds = EVERYTHING
        self._entries: list[TimelineEntry] = []
        self._after: Cursor | None = None
        self._reading = False
        self._is_uncovered = False

    @property
    def kinds(self) -> str:
        """What the timeline is narrowed to."""
        return self._kinds

    @property
    def has_more(self) -> bool:
        """Whether there is more below what was read."""
        return self._after is not None

    def show_person(self, person: int) -> None:
        """Read the timeline of a person from its newest entry on."""
        if person != self._person:
            self._entries, self._after, self._kinds, self._is_uncovered = [], None, EVERYTHING, False
        self._person = person
        self.reload()

    def name_person(self, given: str) -> None:
        """Take what the person is called."""
        if given != self._given:
            self._given = given
            if self._entries:
                self._show_again()

    def uncover(self, uncovered: bool) -> None:
        """Show the true words of entries while blur is on, or cover them again."""
        if uncovered != self._is_uncovered:
            self._is_uncovered = uncovered
            if self._entries:
                self._show_again()

    def _show_again(self) -> None:
        self._view.show_lines(self._lines(self._told(TimelinePage(tuple(self._entries), None), self._given)))

    def reload(self) -> None:
        """Read as much as there was anew."""
        person, kinds = self._person, self._kinds
        limit, given = max(STRETCH, len(self._entries)), self._given
        if person:
            self._reading = True
            self._desk.jobs.read(
                lambda _ctx: self._told(self._desk.session.pages.timeline(person, NEWEST, kinds, limit), given),
                lambda found: self._read(person, found),
                key="contact.timeline",
            )

    def more(self) -> None:
        """Read the next stretch, unless it is being read."""
        person, after, kinds, given = self._person, self._after, self._kinds, self._given
        if after is None or self._reading:
            return
        self._reading = True
        self._desk.jobs.read(
            lambda _ctx: self._told(self._desk.session.pages.timeline(person, after, kinds), given),
            lambda found: self._read_more(person, found),
            key="contact.timeline",
        )

    def narrow(self, kinds: str) -> None:
        """Show one kind of entries, or everything."""
        if kinds != self._kinds:
            self._kinds, self._entries, self._after = kinds, [], None
            self.reload()

    def can_edit(self, key: str) -> bool:
        """Tell whether an entry can be edited and deleted."""
        entry = self._entry(key)
        return entry is not None and entry.is_interaction

    def open(self, key: str) -> None:
        """Edit an entry, or show whom it is about where it is none of one's own."""
        entry = self._entry(key)
        if entry is None:
            return
        if not entry.is_interaction:
            if entry.people:
                self._desk.ways.open_person(entry.people[0].id)
            return
        self._desk.jobs.read(
            lambda _ctx: self._desk.session.interactions.get(entry.id),
            lambda whole: self._view.edit_entry(_form(key, bare(whole))),
            key="contact.entry",
        )

    def save(self, key: str, edit: EntryEdit) -> None:
        """Write an entry anew."""
        entry = self._entry(key)
        if entry is None:
            return

        def saved(_entry: object) -> None:
            self._view.end_edit()
            self._desk.notices.say(_("Saved."), undo=True)

        self._desk.jobs.write(
            lambda _ctx: self._desk.session.interactions.edit(entry.id, edit),
            saved,
            failed=self._view.show_edit_problem,
        )

    def remove(self, key: str) -> None:
        """Take an entry out of the timeline, of everybody who was in it."""
        entry = self._entry(key)
        if entry is None or not entry.is_interaction:
            return
        self._desk.jobs.write(
            lambda _ctx: self._desk.session.interactions.remove(entry.id),
            lambda _gone: self._desk.notices.say(_("Deleted the entry."), undo=True),
        )

    def _told(self, page: TimelinePage, given: str) -> Told:
        """Say a stretch in words; on a worker's thread, because a long one takes a while."""
        today = self._desk.clock.today()
        return Told(page, given, tuple(line_of(entry, given, today) for entry in page.entries))

    def _read(self, person: int, found: Told) -> None:
        self._reading = False
        if person != self._person:
            return
        self._entries, self._after = list(found.page.entries), found.page.after
        if self._entries:
            self._view.show_lines(self._lines(found))
        elif self._kinds == EVERYTHING:
            self._view.show_nothing(_("Nothing here yet. Log what you talk about: one line is enough."), True)
        else:
            self._view.show_nothing(_("Nothing of this kind."), False)

    def _read_more(self, person: int, found: Told) -> None:
        self._reading = False
        if person == self._person:
            self._entries += found.page.entries
            self._after = found.page.after
            self._view.add_lines(self._lines(found))

    def _lines(self, found: Told) -> Sequence[TimelineLine]:
        """Give the lines of a stretch, anew where the person was named while it was read."""
        if self._is_uncovered:
            return self._told(bare(found.page), uncovered(self._given)).lines
        return found.lines if found.given == self._given else self._told(found.page, self._given).lines

    def _entry(self, key: str) -> TimelineEntry | None:
        return next((entry for entry in self._entries if key_of(entry) == key), None)


def _form(key: str, entry: Interaction) -> EntryForm:
    from_file = bool(entry.channel)
    title = entry.title if entry.title or from_file else None
    return EntryForm(key, "" if from_file else entry.kind, entry.when, title, entry.text)
