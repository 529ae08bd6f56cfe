# SPDX-License-Identifier: GPL-3.0-or-later
"""What the page does: reads a person, says it in words, and acts on the next step."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Protocol, TypeVar

from coterie.domain.day_lists import CADENCE, FOLLOW_UP
from coterie.domain.due import CadenceDue
from coterie.domain.people import SENSITIVE
from coterie.domain.spoken_dates import spoken_day, spoken_day_of_week
from coterie.domain.texts import _, counted
from coterie.services.interactions import NewLog
from coterie.ui.pages.people.contact.fact_words import facts_of, relations_of
from coterie.ui.pages.people.contact.next_steps import shown_step, steps_of
from coterie.ui.pages.people.contact.shown import Shown
from coterie.ui.pages.people.contact.wording import clock_of, header_of, known_of, notes_of, sources_of, strength_of
from coterie.ui.parts.covers import bare, is_marked

if TYPE_CHECKING:
    from collections.abc import Callable

    from coterie.domain.errors import UserError
    from coterie.domain.person_links import PersonLink
    from coterie.domain.person_pages import PersonPage
    from coterie.services.jobs import JobContext
    from coterie.ui.desk import Desk
    from coterie.ui.pages.people.contact.next_steps import Step

Answer = TypeVar("Answer")


class View(Protocol):
    """What the presenter tells the page."""

    def show(self, shown: Shown) -> None:
        """Show the whole page."""

    def show_clock(self, clock: str) -> None:
        """Show another time where the person is."""

    def show_problem(self, error: UserError) -> None:
        """Say that the page could not be read."""

    def ask_snooze(self, choices: tuple[tuple[str, date], ...]) -> None:
        """Ask until when the next step is put off; another day than these may be picked."""

    def ask_day(self, name: str, tomorrow: date) -> None:
        """Ask for a day to put the next step off to. name: what it is about."""

    def ask_erase(self, title: str, text: str) -> None:
        """Ask whether somebody is really to be erased."""

    def leave(self) -> None:
        """The person is not here any more."""


class ContactPresenter:
    """Holds which person is shown, and which of what is open comes next."""

    def __init__(self, desk: Desk, view: View) -> None:
        """Begin with nobody."""
        self._desk = desk
        self._view = view
        self._page: PersonPage | None = None
        self._steps: tuple[Step, ...] = ()
        self._at = 0
        self._is_uncovered = False
        self.person = 0

    @property
    def page(self) -> PersonPage | None:
        """What was read last."""
        return self._page

    def show_person(self, person: int) -> None:
        """Show a person."""
        if person != self.person:
            self._page, self._at, self._is_uncovered = None, 0, False
        self.person = person
        self.reload()

    def clear(self) -> None:
        """Show nobody."""
        self.person, self._page, self._steps = 0, None, ()

    def reload(self) -> None:
        """Read the person anew."""
        person = self.person
        if not person:
            return
        self._desk.jobs.read(
            lambda _ctx: self._desk.session.pages.look(person),
            self._read,
            failed=self._view.show_problem,
            key="contact.look",
        )

    def tick(self) -> None:
        """Tell what time it is where the person is; called once a minute."""
        if self._page is not None:
            self._view.show_clock(clock_of(self._page, self._desk.clock.now()))

    # Blur.

    @property
    def is_covered(self) -> bool:
        """Whether blur covers who this is."""
        return self._page is not None and is_marked(self._page.row.name) and not self._is_uncovered

    @property
    def is_uncovered(self) -> bool:
        """Whether somebody asked to see who this is while blur is on."""
        return self._page is not None and is_marked(self._page.row.name) and self._is_uncovered

    def uncover(self, uncovered: bool) -> None:
        """Show who this is while blur is on, or cover them again; what is marked as sensitive stays covered."""
        if uncovered != self._is_uncovered:
            self._is_uncovered = uncovered
            self._show()

    # The next step.

    def has_step(self) -> bool:
        """Tell whether something is open."""
        return bool(self._steps)

    def is_acting(self) -> bool:
        """Tell whether somebody is shown with whom things can be done."""
        page = self._page
        return page is not None and not page.is_owner and page.person.deleted_at is None

    def turn_step(self) -> None:
        """Show another of the things that are open."""
        self._at += 1
        self._show()

    def done(self) -> None:
        """Finish the next step; where it asks to be in touch, that is logged, and the cadence starts again."""
        step, person, today = self._step(), self.person, self._desk.clock.today()
        if step is None:
            return
        self.write(
            lambda _ctx: self._finish(step, person),
            lambda coming: _("Done. Next: {date}.").format(date=spoken_day(coming, today)) if coming else _("Done."),
        )

    def snooze(self) -> None:
        """Ask until when the next step is put off."""
        if self._step() is not None:
            today = self._desk.clock.today()
            self._view.ask_snooze((
                (_("Tomorrow"), today + timedelta(days=1)),
                (_("Next week"), today + timedelta(days=7 - today.weekday())),
                (_("In a month"), _a_month_after(today)),
            ))  # fmt: skip

    def pick_day(self) -> None:
        """Ask for another day to put the next step off to."""
        page, today = self._page, self._desk.clock.today()
        if page is not None and self._step() is not None:
            name = shown_step(page, self._steps, self._at, today).title
            self._view.ask_day(name, today + timedelta(days=1))

    def put_off(self, until: date) -> None:
        """Put the next step off until a day; a cadence that came with it rests as long."""
        step, session, today = self._step(), self._desk.session, self._desk.clock.today()
        if step is None:
            return
        task = step.task

        def work(_ctx: JobContext) -> None:
            if task.kind == CADENCE:
                session.cadence.pause(task.id, until)
            elif task.kind == FOLLOW_UP:
                session.follow_ups.snooze(task.id, until, cadence_too=task.in_touch)
            else:
                session.commitments.snooze(task.id, until, cadence_too=task.in_touch)

        said = _("Put off until {date}.").format(date=spoken_day_of_week(until, today))
        self.write(work, lambda _none: said)

    def let_go(self) -> None:
        """Let the next step go: a follow-up or a promise for good, a cadence this time."""
        step, session = self._step(), self._desk.session
        if step is None:
            return
        task, today = step.task, self._desk.clock.today()

        def work(_ctx: JobContext) -> None:
            if isinstance(task.thing, CadenceDue):
                session.cadence.pause(task.id, today + timedelta(days=task.thing.every_days))
            elif task.kind == FOLLOW_UP:
                session.follow_ups.drop(task.id)
            else:
                session.commitments.drop(task.id)

        self.write(work, lambda _none: _("Let go."))

    # Ways out.

    def log(self) -> None:
        """Open the sheet that logs a contact."""
        if self.is_acting():
            self._desk.ways.log(self.person)

    def plan(self) -> None:
        """Open the sheet that plans a follow-up."""
        if self.is_acting():
            self._desk.ways.plan((self.person,))

    def export(self) -> None:
        """Begin an export of this person."""
        self._desk.ways.take_out((self.person,))

    def open_person(self, person: int) -> None:
        """Show somebody else."""
        self._desk.ways.open_person(person)

    def open_organisation(self) -> None:
        """Show the organisation they are at."""
        present = next((post for post in self._page.posts if post.current), None) if self._page else None
        if present is not None and present.organisation_id:
            self._desk.ways.open_organisation(present.organisation_id)

    def bin(self) -> None:
        """Move the person to the bin."""
        person, name = self.person, self._name()

        def gone(_count: int) -> None:
            self._desk.notices.say(_("Moved {name} to the bin.").format(name=name), undo=True)
            self._view.leave()

        self._desk.jobs.write(lambda _ctx: self._desk.session.people.bin([person]), gone)

    def restore(self) -> None:
        """Take the person out of the bin again."""
        person, name = self.person, self._name()
        self.write(
            lambda _ctx: self._desk.session.people.restore([person]),
            lambda _count: _("Put {name} back.").format(name=name),
        )

    def ask_erase(self) -> None:
        """Count what would be erased, and ask."""
        person = self.person

        def counts(found: tuple[PersonLink, int]) -> None:
            link, entries = found
            about = counted("{n} entry", "{n} entries", entries)
            title = _("Erase {name} and {entries} about this person?").format(name=link.name, entries=about)
            self._view.ask_erase(
                title,
                _("This cannot be undone. Backups made until now, and what a restore set aside, still contain them."),
            )

        self._desk.jobs.read(
            lambda _ctx: self._desk.session.people.entries_about(person), counts, key="contact.entries"
        )

    def erase(self) -> None:
        """Erase the person for good."""
        person, name = self.person, self._name()

        def gone(_erased: object) -> None:
            self._desk.notices.say(_("Erased {name}.").format(name=name))
            self._view.leave()

        self._desk.jobs.write(lambda _ctx: self._desk.session.people.erase(person), gone)

    def write(
        self,
        work: Callable[[JobContext], Answer],
        said: Callable[[Answer], str],
        failed: Callable[[UserError], None] | None = None,
    ) -> None:
        """Write, and say what was done, with a way back. failed: shows beside a field what is wrong."""

        def told(answer: Answer) -> None:
            if text := said(answer):
                self._desk.notices.say(text, undo=True)

        self._desk.jobs.write(work, told, failed=failed)

    def _finish(self, step: Step, person: int) -> date | None:
        """Write that something is done, and give when something is next due with the person."""
        session, task = self._desk.session, step.task
        if task.kind == CADENCE:
            return session.interactions.log(person, NewLog(kind="message")).next_follow_up
        if task.kind == FOLLOW_UP:
            return session.follow_ups.done(task.id, in_touch=task.in_touch).next_follow_up
        return session.commitments.done(task.id, in_touch=task.in_touch).next_follow_up

    def _read(self, page: PersonPage) -> None:
        if page.person.id == self.person:
            self._page = page
            self._show()

    def _show(self) -> None:
        page, today = self._page, self._desk.clock.today()
        if page is None:
            return
        if self._is_uncovered:
            page = _uncovered(page)
        acting = self.is_acting()
        self._steps = steps_of(page, today) if acting else ()
        self._view.show(
            Shown(
                header_of(page, self._desk.clock.now()),
                shown_step(page, self._steps, self._at, today) if acting else None,
                strength_of(page, today) if acting else None,
                None if page.is_owner else known_of(page),
                facts_of(page),
                relations_of(page),
                sources_of(page.sources, today),
                notes_of(page, today),
            )
        )

    def _step(self) -> Step | None:
        return self._steps[self._at % len(self._steps)] if self._steps else None

    def _name(self) -> str:
        return self._page.person.name.display if self._page else ""


def _a_month_after(day: date) -> date:
    """Give the same day of the next month, or its last day."""
    year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _uncovered(page: PersonPage) -> PersonPage:
    """Give a page with its true words; facts that are marked as sensitive stay covered until they are clicked."""
    facts = tuple(fact if fact.mark == SENSITIVE else bare(fact) for fact in page.facts)
    return replace(bare(page), facts=facts)
