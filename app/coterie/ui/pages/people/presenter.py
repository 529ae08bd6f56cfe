# SPDX-License-Identifier: GPL-3.0-or-later
"""What the page does: which list is shown, who is open beside it, and who is chosen."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from coterie.domain.written_numbers import whole
from coterie.ui.pages.people import wording
from coterie.ui.pages.people.choosing import Choosing
from coterie.ui.pages.people.choosing import View as ChoosingView
from coterie.ui.pages.people.list_words import chips_of, count_of, hint_of, nobody_words, said_count
from coterie.ui.pages.people.shown import (
    ALL,
    DUE,
    ORGANISATION,
    ORGANISATIONS,
    PERSON,
    SAVED,
    ListShown,
    Nobody,
    Scope,
    key_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coterie.domain.listed import SavedFilter
    from coterie.domain.person_links import PersonLink
    from coterie.services.jobs import JobContext
    from coterie.services.people_lists import BestPeople, ListCounts
    from coterie.ui.desk import Desk
    from coterie.ui.parts.rows import PersonLine

    Reader = Callable[[Sequence[int]], tuple[PersonLine, ...]]

#: So many rows are read with a list, and so many best hits come first where words are looked for.
FIRST = 64
#: So many of them are shown at each letter, more than a screen holds; the others follow when nothing more is typed.
WHILE_TYPING = 32
#: The page's word for a filter, before its text: other pages lead here with it.
FILTER = "filter:"


class View(ChoosingView, Protocol):
    """What the presenter tells the page."""

    def visible_ids(self) -> Sequence[int]:
        """Give the keys of the rows that can be seen."""

    def show_list(self, shown: ListShown) -> None:
        """Show the list, its chips and its count."""

    def show_best(self, ids: array[int], rows: tuple[PersonLine, ...], count: str) -> None:
        """Show the best hits while somebody types."""

    def show_rows(self, asked: Sequence[int], rows: tuple[PersonLine, ...]) -> None:
        """Show rows that were asked for."""

    def show_nobody(self, nobody: Nobody | None) -> None:
        """Say in the place of the list that nobody is found, or show the list again."""

    def set_filter(self, text: str) -> None:
        """Put a text into the filter field without telling of it."""

    def go_to(self, key: int) -> bool:
        """Make a row current; tells whether it is in the list."""

    def show_person(self, person: int) -> None:
        """Show a person beside the list."""

    def show_organisation(self, organisation: int) -> None:
        """Show an organisation beside the list."""

    def show_nothing(self) -> None:
        """Show nothing beside the list."""

    def tell_moved(self, selection: str) -> None:
        """Tell the window what is shown, by the page's own word."""

    def announce(self, text: str) -> None:
        """Have a screen reader say something."""


@dataclass(frozen=True)
class _Read:
    """A list as it was read."""

    ids: array[int]
    rows: tuple[PersonLine, ...]
    counts: ListCounts
    filters: tuple[SavedFilter, ...]


class PeoplePresenter:
    """Holds the state of the page."""

    def __init__(self, desk: Desk, view: View) -> None:
        """Begin with nothing read."""
        self._desk = desk
        self._view = view
        self.scope = Scope()
        self.ids = array("q")
        self.chosen = Choosing(desk, view, lambda: self.ids, self._open_again)
        self.filters: tuple[SavedFilter, ...] = ()
        #: What is shown beside the list, by the page's own word, and what is to be shown once the list is read.
        self.opened = ""
        self._pending = ""
        self._people = 0
        self._shown: Scope | None = None

    def reload(self) -> None:
        """Read the list anew; it stays where it is."""
        self._read(anew=False)
        self.chosen.look()

    def type(self, text: str) -> None:
        """Narrow the list while somebody types: the best hits at once."""
        self.scope = scope = replace(self.scope, text=text)
        if scope.organisations or not text.strip():
            return
        lists, today = self._desk.session.people_lists, self._desk.clock.today()

        def work(_ctx: JobContext) -> tuple[BestPeople, tuple[PersonLine, ...]]:
            best = lists.best(scope.asked, WHILE_TYPING)
            return best, tuple(wording.person_line(row, today) for row in best.rows)

        def done(found: tuple[BestPeople, tuple[PersonLine, ...]]) -> None:
            best, rows = found
            # Where nobody is found the list waits for the whole answer, which says who may be meant.
            if scope == self.scope != self._shown and rows:
                self.ids, self._shown = array("q", (row.id for row in rows)), None
                self._view.show_nobody(None)
                self._view.show_best(self.ids, rows, count_of(best))

        self._desk.jobs.read(work, done, key="people.best")

    def rest(self) -> None:
        """Read the whole list that was typed, and say how many there are."""
        self._read(anew=True, aloud=True)

    def choose_chip(self, key: str) -> None:
        """Narrow the list by a chip; order and typed text stay, unless other things than people are shown."""
        query = "is:due" if key == DUE else ""
        if key.startswith(SAVED):
            query = next((one.query for one in self.filters if f"{SAVED}{one.id}" == key), "")
            key = key if query else ALL
        if (key == ORGANISATIONS) != self.scope.organisations:
            self.widen(key)
            self.chosen.clear()
            self.opened = ""
            self._view.show_nothing()
        self.scope = replace(self.scope, chip=key, query=query)
        self._read(anew=True, aloud=True)

    def sort_by(self, sort: str) -> None:
        """Put the list into another order."""
        self.scope = replace(self.scope, sort=sort)
        self._read(anew=True)

    def fetch(self, ids: Sequence[int]) -> None:
        """Read rows that somebody looks at."""
        rows, kind = self._reader(), self.scope.organisations

        def done(found: tuple[PersonLine, ...]) -> None:
            if kind == self.scope.organisations:
                self._view.show_rows(ids, found)

        self._desk.jobs.read(lambda _ctx: rows(ids), done, key="people.rows")

    def move(self, key: int) -> None:
        """Go to another row: it is opened unless people are chosen together."""
        self.chosen.let_go()
        if not self.chosen:
            self._open(self._word(key))

    def show(self, selection: str) -> None:
        """Show something by the page's own word; where the list does not hold it, everybody is shown."""
        if selection in {ALL, DUE, ORGANISATIONS}:
            self.choose_chip(selection)
            return
        if selection.startswith(FILTER):
            self._narrow(selection.removeprefix(FILTER))
            return
        key, organisations = key_of(selection), selection.startswith(ORGANISATION)
        if not key:
            return
        self.chosen.clear()
        if organisations == self.scope.organisations and self._view.go_to(key):
            self._open(selection)
            return
        self._pending = selection
        if organisations != self.scope.organisations or not self.scope.is_plain:
            self.widen(ORGANISATIONS if organisations else ALL)
        self._read(anew=True)

    def turn(self, person: int) -> None:
        """Choose somebody, or no longer."""
        if not self.scope.organisations:
            self.chosen.turn(person)

    def reach(self, start: int, end: int) -> None:
        """Let the choice reach from one row to another."""
        if not self.scope.organisations:
            self.chosen.reach(start, end)

    def choose_all(self) -> None:
        """Choose everybody in the list."""
        if not self.scope.organisations:
            self.chosen.take_all()

    def escape(self) -> None:
        """Give up the choice; where there is none, what is typed."""
        if self.chosen:
            self.chosen.clear()
        elif self.scope.text:
            self.clear_filter()

    def clear_filter(self) -> None:
        """Show everybody again, in the same order."""
        self.widen(ORGANISATIONS if self.scope.organisations else ALL)
        self._read(anew=True, aloud=True)

    def widen(self, chip: str = ALL) -> None:
        """Let the list be about everybody, with nothing typed; it is read by whoever asks for this."""
        self.scope = replace(self.scope, chip=chip, query="", text="")
        self._view.set_filter("")

    def _narrow(self, text: str) -> None:
        """Show whom a filter finds, as if it had been typed."""
        self.widen()
        self.scope = replace(self.scope, text=text)
        self._view.set_filter(text)
        self._read(anew=True, aloud=True)

    def _read(self, *, anew: bool, aloud: bool = False) -> None:
        scope, session, rows = self.scope, self._desk.session, self._reader()
        anew = anew or scope != self._shown
        seen = () if anew else self._view.visible_ids()

        def work(_ctx: JobContext) -> _Read:
            lists = session.people_lists
            if scope.organisations:
                ids = lists.organisation_ids(scope.text)
            else:
                # The usual order gives way to the best hits; one that somebody chose does not.
                ids = lists.ids(scope.asked, scope.sort, FIRST if scope.sort == "name" else 0)
            return _Read(ids, rows(seen or ids[:FIRST]), lists.counts(), tuple(session.filters.all()))

        def done(read: _Read) -> None:
            if scope == self.scope:
                self._show(read, anew=anew, aloud=aloud)

        self._desk.jobs.read(work, done, key="people.list")

    def _show(self, read: _Read, *, anew: bool, aloud: bool) -> None:
        self.ids, self.filters, self._people = read.ids, read.filters, read.counts.people
        self._shown = scope = self.scope
        if scope.chip.startswith(SAVED) and all(f"{SAVED}{one.id}" != scope.chip for one in self.filters):
            # Its filter is gone, by undo perhaps.
            self.widen()
            self._read(anew=True)
            return
        self._view.show_list(
            ListShown(
                ids=read.ids,
                rows=read.rows,
                chips=chips_of(scope, self.filters, read.counts),
                count="" if scope.organisations else whole(len(read.ids)),
                anew=anew,
                organisations=scope.organisations,
                sort=scope.sort,
                can_save=bool(scope.text.strip()) and not scope.organisations,
                hint=hint_of(scope),
                is_empty=not (read.counts.people or scope.organisations),
            )
        )
        self._show_nobody()
        if aloud:
            self._view.announce(said_count(scope, len(read.ids)))
        self.chosen.show_again()
        self._open_pending()

    def _show_nobody(self) -> None:
        """Say that nobody is found, and a moment later who may be meant."""
        if len(self.ids) or not (self._people or self.scope.organisations):
            self._view.show_nobody(None)
            return
        scope, lists = self.scope, self._desk.session.people_lists
        nobody = Nobody(nobody_words(scope, self.filters), can_clear=not scope.is_plain)
        self._view.show_nobody(nobody)
        if scope.organisations or not scope.words:
            return

        def done(meant: PersonLink | None) -> None:
            if meant is not None and scope == self.scope and not len(self.ids):
                self._view.show_nobody(replace(nobody, meant=meant.name, person=meant.id))

        self._desk.jobs.read(lambda _ctx: lists.meant(scope.asked), done, key="people.meant")

    def _open_pending(self) -> None:
        """Open what was asked for before the list was there, or whoever comes first."""
        pending, self._pending = self._pending, ""
        if not (pending or self.opened or self.chosen) and len(self.ids):
            pending = self._word(self.ids[0])
        if pending:
            self._view.go_to(key_of(pending))
            self._open(pending)

    def _open_again(self) -> None:
        """Show beside the list who was open before people were chosen."""
        if self.opened:
            self._open(self.opened)

    def _open(self, selection: str) -> None:
        self.opened = selection
        if selection.startswith(ORGANISATION):
            self._view.show_organisation(key_of(selection))
        else:
            self._view.show_person(key_of(selection))
        self._view.tell_moved(selection)

    def _word(self, key: int) -> str:
        return f"{ORGANISATION if self.scope.organisations else PERSON}{key}"

    def _reader(self) -> Reader:
        """Give the way rows of this list are read, for a job."""
        lists, today = self._desk.session.people_lists, self._desk.clock.today()
        if self.scope.organisations:
            return lambda ids: tuple(wording.organisation_line(row) for row in lists.organisation_rows(ids))
        return lambda ids: tuple(wording.person_line(row, today) for row in lists.rows(ids))
