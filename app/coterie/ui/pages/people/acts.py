# SPDX-License-Identifier: GPL-3.0-or-later
"""What is done to people: to everybody who is chosen, else to the one who is open. Each act is one step to undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from coterie.domain.spoken_dates import spoken_every
from coterie.domain.texts import _, counted
from coterie.ui.pages.people.shown import PERSON, key_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coterie.domain.chosen_people import TagShare
    from coterie.domain.errors import UserError
    from coterie.services.jobs import JobContext
    from coterie.ui.desk import Desk
    from coterie.ui.jobs import Job, Progress
    from coterie.ui.pages.people.presenter import PeoplePresenter

    Work = Callable[[JobContext], int]

#: The cadences that are offered, in days.
CADENCES = (14, 30, 42, 90, 180, 365)
#: The days over which follow-ups may be spread.
SPREADS = (14, 30, 90)


class View(Protocol):
    """What acts ask and tell."""

    def ask_tags(self, title: str, known: Sequence[TagShare]) -> None:
        """Ask for tags. known: what is worn already."""

    def show_progress(self, done: Progress | None) -> None:
        """Show how far a long act is; None = it has ended."""


class PeopleActs:
    """Acts on people."""

    def __init__(self, desk: Desk, people: PeoplePresenter, view: View) -> None:
        """Belong to the list that says who is meant."""
        self._desk = desk
        self._people = people
        self._view = view
        self._running: Job | None = None

    def meant(self) -> list[int]:
        """Give whom an act is about: the chosen people in their order, else the one who is open."""
        people = self._people
        if people.chosen:
            return people.chosen.in_order()
        return [key_of(people.opened)] if people.opened.startswith(PERSON) else []

    def is_about_somebody(self) -> bool:
        """Tell whether an act would be about anybody."""
        return bool(self._people.chosen) or self._people.opened.startswith(PERSON)

    def is_about_several(self) -> bool:
        """Tell whether people are chosen together."""
        return bool(self._people.chosen)

    def ask_tags(self) -> None:
        """Ask which tags to give."""
        people = self.meant()
        if not people:
            return
        lists, profiles = self._desk.session.people_lists, self._desk.session.people

        def work(_ctx: JobContext) -> tuple[str, Sequence[TagShare]]:
            one = profiles.profile(people[0]).name.display if len(people) == 1 else ""
            return one, lists.tags()

        def done(found: tuple[str, Sequence[TagShare]]) -> None:
            name = found[0] or _people(len(people))
            self._view.ask_tags(_("Tag {name}").format(name=name), found[1])

        self._desk.jobs.read(work, done, key="people.tags")

    def tag(self, names: Sequence[str]) -> None:
        """Give tags."""
        people, bulk, said = self.meant(), self._desk.session.in_bulk, ", ".join(names)
        self._run(
            lambda ctx: bulk.tag(people, names, ctx),
            lambda number: (
                _("Tagged {name}: {tags}.").format(name=_people(len(people)), tags=said)
                if number
                else _("They wear {tags} already.").format(tags=said)
            ),
        )

    def set_cadence(self, every_days: int) -> None:
        """Be in touch every so many days."""
        people, bulk = self.meant(), self._desk.session.in_bulk
        every = spoken_every(every_days)
        self._run(
            lambda ctx: bulk.set_cadence(people, every_days, ctx),
            lambda number: (
                _("In touch with {name} {every}.").format(name=_people(number), every=every)
                if number
                else _("It is {every} for all of them already.").format(every=every)
            ),
        )

    def cadence_off(self) -> None:
        """Have no cadence."""
        people, bulk = self.meant(), self._desk.session.in_bulk
        self._run(
            lambda ctx: bulk.cadence_off(people, ctx),
            lambda number: _("No cadence for {name} any more.").format(name=_people(number)),
        )

    def spread(self, days: int) -> None:
        """Plan a follow-up with everybody who has none, spread over so many days."""
        people, bulk = self.meant(), self._desk.session.in_bulk
        self._run(
            lambda ctx: bulk.plan(people, ctx, days=days),
            lambda number: (
                counted("Planned {n} follow-up.", "Planned {n} follow-ups.", number)
                if number
                else _("Everybody has a follow-up already.")
            ),
        )

    def plan(self) -> None:
        """Open the sheet that plans a follow-up."""
        if people := self.meant():
            self._desk.ways.plan(people)

    def log(self) -> None:
        """Open the sheet that logs a contact with the person who is open."""
        if len(people := self.meant()) == 1:
            self._desk.ways.log(people[0])

    def export(self) -> None:
        """Begin an export."""
        if people := self.meant():
            self._desk.ways.take_out(people)

    def bin(self) -> None:
        """Move people to the bin."""
        people, session = self.meant(), self._desk.session
        names: list[str] = []

        def work(ctx: JobContext) -> int:
            if len(people) == 1:
                names.append(session.people.profile(people[0]).name.display)
            return session.in_bulk.bin(people, ctx)

        def said(number: int) -> str:
            self._people.chosen.clear()
            return _("Moved {name} to the bin.").format(name=names[0] if names else _people(number))

        self._run(work, said)

    def stop(self) -> None:
        """Stop a long act; nothing of it stays."""
        if self._running is not None:
            self._running.cancel()
            self._ended()

    def _run(self, work: Work, said: Callable[[int], str]) -> None:
        """Run an act and say what it did; undo is offered where it changed something."""
        if not self.is_about_somebody():
            return

        def done(number: int) -> None:
            self._ended()
            self._desk.notices.say(said(number), undo=bool(number))

        def failed(error: UserError) -> None:
            self._ended()
            self._desk.notices.problem(error)

        self._running = self._desk.jobs.write(work, done, failed=failed, progress=self._view.show_progress)

    def _ended(self) -> None:
        self._running = None
        self._view.show_progress(None)


def _people(number: int) -> str:
    return counted("{n} person", "{n} people", number)
