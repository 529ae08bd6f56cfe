# SPDX-License-Identifier: GPL-3.0-or-later
"""Planning anew what a row asks for: another day, other words, in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from coterie.domain.errors import BadValue
from coterie.domain.follow_ups import Commitment, FollowUp
from coterie.domain.spoken_dates import spoken_day_of_week
from coterie.domain.texts import _

if TYPE_CHECKING:
    from datetime import date

    from coterie.domain.day_lists import Task
    from coterie.domain.errors import UserError
    from coterie.services.jobs import JobContext
    from coterie.ui.desk import Desk


class Planned(NamedTuple):
    """What is planned: with whom, in which words, for which day."""

    name: str
    words: str
    day: date


class ReplanView(Protocol):
    """What asks for the day and the words."""

    def ask_plan(self, planned: Planned) -> None:
        """Show what is planned, to be changed."""

    def show_plan_problem(self, error: UserError) -> None:
        """Say what is wrong with it."""

    def close_plan(self) -> None:
        """Ask no more."""


class Replanning:
    """Asks for another plan and writes it. A cadence and a day that comes round are planned by their rules."""

    def __init__(self, desk: Desk, view: ReplanView) -> None:
        """Begin with nothing asked."""
        self._desk = desk
        self._view = view
        self._task: Task | None = None

    def ask(self, task: Task | None) -> bool:
        """Ask for another plan for a task; tells whether it has one of its own."""
        if task is None or not isinstance(task.thing, FollowUp | Commitment):
            return False
        self._task = task
        words = task.thing.reason if isinstance(task.thing, FollowUp) else task.thing.text
        name = task.person.name if task.person else words or _("Follow-up")
        self._view.ask_plan(Planned(name, words, task.due))
        return True

    def save(self, day: date | None, words: str) -> None:
        """Write the plan that was asked for."""
        task, session = self._task, self._desk.session
        if task is None:
            return
        if day is None:
            self._view.show_plan_problem(BadValue(_("A follow-up needs a day."), _("Choose one from the calendar.")))
            return
        planned_for = day

        def work(_ctx: JobContext) -> None:
            if isinstance(task.thing, FollowUp):
                session.follow_ups.replan(task.id, planned_for, words)
            else:
                session.commitments.replan(task.id, planned_for, words)

        def written(_none: None) -> None:
            self._view.close_plan()
            when = spoken_day_of_week(planned_for, self._desk.clock.today())
            self._desk.notices.say(_("Planned for {0}.").format(when), undo=True)

        self._desk.jobs.write(work, written, failed=self._view.show_plan_problem)
