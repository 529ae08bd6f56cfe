# SPDX-License-Identifier: GPL-3.0-or-later
"""What lies in the bin, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

from coterie.domain.folding import fold
from coterie.domain.spoken_dates import spoken_date, spoken_distance
from coterie.domain.texts import _, counted
from coterie.domain.written_numbers import written_time

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.domain.binned import BinnedPerson
    from coterie.services.jobs import JobContext
    from coterie.ui.desk import Desk


@dataclass(frozen=True)
class BinLine:
    """A row of the bin."""

    id: int
    name: str
    detail: str
    why: str

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        return f"{self.name}, {self.detail}, {self.why}"


@dataclass(frozen=True)
class MessageLine:
    """Something that was said. place: among all messages; button: "" where nothing can be done about it."""

    place: int
    text: str
    at: str
    button: str


class BinView(Protocol):
    """What the presenter needs of the page."""

    def show_bin(self, lines: Sequence[BinLine], total: int) -> None:
        """Show these rows of so many."""

    def show_messages(self, lines: Sequence[MessageLine]) -> None:
        """Show what was said, newest first."""

    def ask_to_erase(self, title: str, text: str, names: Sequence[int]) -> None:
        """Ask before something cannot be undone."""


class BinPresenter:
    """Reads the bin anew after every change."""

    def __init__(self, desk: Desk, view: BinView) -> None:
        """Work with the services of a desk."""
        self._desk = desk
        self._view = view
        self._people: tuple[BinnedPerson, ...] = ()
        self._filter = ""

    def reload(self) -> None:
        """Read the bin and the messages."""
        people = self._desk.session.people
        self._desk.jobs.read(lambda _ctx: tuple(people.binned()), self._show, key="bin")

    def filter(self, text: str) -> None:
        """Show only names that have these words."""
        self._filter = text
        self._show(self._people)

    def put_back(self, ids: Sequence[int]) -> None:
        """Take people out of the bin."""
        if not ids:
            return
        names = [person.name for person in self._people if person.id in set(ids)]
        session = self._desk.session
        text = (
            _("Put {0} back.").format(names[0])
            if len(ids) == 1 and names
            else counted("Put {n} person back.", "Put {n} people back.", len(ids))
        )
        self._desk.jobs.write(
            lambda _ctx: session.people.restore(ids), lambda _count: self._desk.notices.say(text, undo=True)
        )

    def ask_to_erase(self, ids: Sequence[int]) -> None:
        """Say what would be gone, and ask."""
        chosen = [person for person in self._people if person.id in set(ids)]
        if not chosen:
            return
        entries = sum(person.entries + person.notes for person in chosen)
        about = counted("{n} entry", "{n} entries", entries)
        if len(chosen) == 1:
            title = _("Erase {name} and {entries} about this person?").format(name=chosen[0].name, entries=about)
        else:
            people = counted("{n} person", "{n} people", len(chosen))
            title = _("Erase {people} and {entries} about them?").format(people=people, entries=about)
        text = _("This cannot be undone. Backups made until now, and what a restore set aside, still contain them.")
        self._view.ask_to_erase(title, text, [person.id for person in chosen])

    def everybody(self) -> list[int]:
        """Give the keys of all who lie in the bin."""
        return [person.id for person in self._people]

    def erase(self, ids: Sequence[int]) -> None:
        """Erase people for good."""
        session = self._desk.session

        def work(ctx: JobContext) -> int:
            for done, person in enumerate(ids):
                ctx.progress(done, len(ids), _("Erasing"))
                session.people.erase(person)
            return len(ids)

        self._desk.jobs.write(
            work, lambda count: self._desk.notices.say(counted("Erased {n} person.", "Erased {n} people.", count))
        )

    def press(self, place: int) -> None:
        """Press the button of a message."""
        self._desk.notices.run(place)

    def show_messages(self) -> None:
        """Show what was said in this session."""
        notices = self._desk.notices
        lines = [
            MessageLine(
                place,
                message.text,
                written_time(message.at.astimezone()),
                message.action_text if notices.can_run(place) else "",
            )
            for place, message in enumerate(notices.messages)
        ]
        self._view.show_messages(lines[::-1])

    def _show(self, people: tuple[BinnedPerson, ...]) -> None:
        self._people = people
        wanted = fold(self._filter).split()
        fitting = [
            person for person in people if all(any(w.startswith(x) for w in fold(person.name).split()) for x in wanted)
        ]
        self._view.show_bin([self._line(person) for person in fitting], len(people))
        self.show_messages()

    def _line(self, person: BinnedPerson) -> BinLine:
        day = datetime.fromtimestamp(person.deleted_at, tz=UTC).astimezone().date()
        detail = counted("{n} entry", "{n} entries", person.entries)
        if person.notes:
            detail += ", " + counted("{n} note", "{n} notes", person.notes)
        today = self._desk.clock.today()
        why = _("Deleted on {date}, {distance}").format(date=spoken_date(day), distance=spoken_distance(day, today))
        return BinLine(person.id, person.name, detail, why)
