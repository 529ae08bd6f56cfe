# SPDX-License-Identifier: GPL-3.0-or-later
"""What the page does: reads the day, remembers which row is meant, and acts on it."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple, Protocol

from coterie.domain.day_lists import DayList, Task
from coterie.domain.due_reasons import Estimates
from coterie.domain.spoken_dates import spoken_day_of_week
from coterie.domain.texts import _, counted, opening
from coterie.services.today import Rest
from coterie.ui.pages.calendar.reviewing import Reviewing
from coterie.ui.pages.today import task_acts, wording
from coterie.ui.pages.today.cards import nudge_card, prepare_card, week_card
from coterie.ui.pages.today.lines import EventLine, FoldLine, HeadingLine, Shown
from coterie.ui.pages.today.rehearsal import invented_day
from coterie.ui.pages.today.replanning import Replanning, ReplanView
from coterie.ui.pages.today.rows_of_day import FOLDED, LEFT_OUT, OLDER, key_of, lines_of
from coterie.ui.parts.rows import TaskLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from coterie.domain.calendar_days import CalendarEvent
    from coterie.domain.errors import UserError
    from coterie.services.jobs import JobContext
    from coterie.services.today import TodayView
    from coterie.ui.desk import Desk
    from coterie.ui.pages.calendar.lines import ReviewCard
    from coterie.ui.pages.today.lines import Line

#: So often the card for the next meeting is looked at anew where nothing else happens.
FRESH = timedelta(minutes=30)
_QUIET = "quiet:"
#: Sections that are read when they are unfolded.
_REST = {OLDER: Rest.OLDER, LEFT_OUT: Rest.LEFT_OUT}


class Wishes(NamedTuple):
    """What the settings say about the page. rows: how many things it asks for."""

    rows: int
    estimates: Estimates


class View(ReplanView, Protocol):
    """What the presenter tells the page."""

    def show_day(self, shown: Shown, select: str) -> None:
        """Show the whole page, with a row selected."""

    def show_problem(self, error: UserError) -> None:
        """Say that the day could not be read."""

    def show_review(self, card: ReviewCard | None) -> None:
        """Ask how an event was that is over, or nothing."""

    def show_count(self, number: int) -> None:
        """Show beside the page's name how much is open."""

    def ask_snooze(self, choices: tuple[tuple[str, date], ...]) -> None:
        """Ask until when the selected row is put off; another day than these may be picked."""

    def ask_day(self, name: str, tomorrow: date) -> None:
        """Ask for a day to put the selected row off to. name: what it is about."""

    def show_preview(self, person: int) -> None:
        """Show somebody at a glance."""


class TodayPresenter:
    """Holds the state of the page; every act is on the selected row."""

    def __init__(self, desk: Desk, view: View, first_weekday: int = 0) -> None:
        """Begin with nothing read. first_weekday: 0 for Monday to 6 for Sunday."""
        self._desk = desk
        self._view = view
        self._first_weekday = first_weekday
        #: What asks how an event was, and for another plan.
        self.reviews = Reviewing(desk, view.show_review)
        self.replans = Replanning(desk, view)
        self._wishes = self._wished()
        self._day: TodayView | None = None
        self._lines: tuple[Line, ...] = ()
        self._tasks: dict[str, Task] = {}
        self._unfolded: frozenset[str] = frozenset()
        self._selected = ""
        #: Rows that are acted on and leave before the vault has written it.
        self._gone: set[str] = set()

    def reload(self) -> None:
        """Read the day anew."""
        session = self._desk.session
        tell = frozenset(rest for section, rest in _REST.items() if section in self._unfolded)
        wishes = self._wishes = self._wished()
        self._desk.jobs.read(
            lambda _ctx: (session.today.look(self._first_weekday, tell, wishes.rows), session.calendar.to_review()),
            lambda read: self._read(*read),
            failed=self._view.show_problem,
            key="today.look",
        )

    @property
    def estimates(self) -> Estimates:
        """How long things take, as the settings say."""
        return self._wishes.estimates

    def whole_day(self) -> TodayView:
        """Read the day with all that it folds; away from the window's thread."""
        return self._desk.session.today.look(self._first_weekday, most=self._wishes.rows)

    def rehearse(self, draw: Callable[[], None]) -> None:
        """Show a day that never was, have it drawn, and know nothing of it any more."""
        self._day = invented_day(self._desk.clock.now())
        self._show()
        draw()
        self._day, self._lines, self._tasks = None, (), {}
        self._view.show_count(0)

    def tick(self) -> None:
        """Look whether the day or the next meeting is another one by now; called once a minute."""
        day, now = self._day, self._desk.clock.now()
        if day is None:
            return
        ends = day.next_event.ends if day.next_event else None
        if (
            self._wished() != self._wishes
            or self._desk.clock.today() != day.today
            or now >= day.now + FRESH
            or (ends is not None and now > ends)
        ):
            self.reload()

    def select(self, key: str) -> None:
        """Take a row as the one that is meant."""
        self._selected = key

    def activate(self) -> None:
        """Open what the row is about, or unfold a section."""
        line = self._line()
        if isinstance(line, HeadingLine | FoldLine) and line.key in FOLDED:
            self._unfolded ^= {line.key}
            if self._day and self._unread(self._day):
                self.reload()
            else:
                self._show()
        elif self._person():
            self._desk.ways.open_person(self._person())

    def done(self) -> None:
        """Finish what the row asks for; where it asks to be in touch, that is logged, and the cadence starts again."""
        if self.can_finish():
            task, person, today = self._task(), self._person(), self._desk.clock.today()
            session = self._desk.session
            self._act(
                lambda _ctx: task_acts.finish(session, task, person), lambda coming: wording.done_said(coming, today)
            )

    def snooze(self) -> None:
        """Ask until when the row is put off."""
        if self.can_snooze():
            today = self._desk.clock.today()
            self._view.ask_snooze((
                (_("Tomorrow"), today + timedelta(days=1)),
                (_("Next week"), today + timedelta(days=7 - today.weekday())),
                (_("In a month"), _a_month_after(today)),
            ))  # fmt: skip

    def pick_day(self) -> None:
        """Ask for another day to put the row off to."""
        line = self._line()
        if self.can_snooze() and isinstance(line, TaskLine):
            self._view.ask_day(line.name, self._desk.clock.today() + timedelta(days=1))

    def put_off(self, until: date) -> None:
        """Put the row off until a day; a cadence that came with it rests as long."""
        task, today, session = self._task(), self._desk.clock.today(), self._desk.session
        if task is not None and self.can_snooze():
            self._act(
                lambda _ctx: task_acts.put_off(session, task, until), lambda _none: wording.put_off_said(until, today)
            )

    def let_go(self) -> None:
        """Let the row go: a follow-up or a promise for good, a cadence this time."""
        task, today, session = self._task(), self._desk.clock.today(), self._desk.session
        if isinstance(self._line(), FoldLine):
            self.let_older_go()
        elif task is not None and self.can_let_go():
            self._act(lambda _ctx: task_acts.let_go(session, task, today), lambda _none: _("Let go."))

    def let_older_go(self) -> None:
        """Let everything go that has been due for more than 30 days, in one step."""
        if self._day is None or not self._day.older:
            return
        self._selected = self._after(OLDER)
        self._desk.jobs.write(
            lambda _ctx: self._desk.session.today.let_older_go(),
            lambda number: self._desk.notices.say(
                counted("Let {n} older follow-up go.", "Let {n} older follow-ups go.", number), undo=True
            ),
        )

    def log(self) -> None:
        """Open the sheet that logs a contact with whom the row is about."""
        if self._person():
            self._desk.ways.log(self._person())

    def plan(self) -> None:
        """Plan anew what the row asks for; where that has no plan, plan a follow-up with whom it is about."""
        if not self.replans.ask(self._task()) and self._person():
            self._desk.ways.plan((self._person(),))

    def preview(self) -> None:
        """Show whom the row is about at a glance."""
        if self._person():
            self._view.show_preview(self._person())

    def person(self) -> int:
        """Give whom the row is about, 0 = nobody."""
        return self._person()

    def dismiss_nudge(self) -> None:
        """Take the day's suggestion away."""
        self._desk.jobs.write(lambda _ctx: self._desk.session.today.dismiss_suggestion(), lambda _none: None)

    def can_finish(self) -> bool:
        """Tell whether the row can be finished."""
        line = self._line()
        return isinstance(line, TaskLine) and not line.done

    def can_snooze(self) -> bool:
        """Tell whether the row can be put off."""
        line = self._line()
        return isinstance(line, TaskLine) and "snooze" in line.offers

    def can_let_go(self) -> bool:
        """Tell whether the row can be let go."""
        return self.can_snooze() or isinstance(self._line(), FoldLine)

    def can_plan(self) -> bool:
        """Tell whether the row can be planned anew, or a follow-up with whom it is about."""
        return self._task() is not None or self.is_about_somebody()

    def is_about_somebody(self) -> bool:
        """Tell whether the row names a person."""
        return self._person() > 0

    def _read(self, day: TodayView, over: CalendarEvent | None) -> None:
        self._day = day
        self.reviews.take(over)
        self._show()
        if not day.nudge_is_chosen:
            self._desk.jobs.write(lambda _ctx: self._desk.session.today.suggest(), lambda _none: None)

    def _show(self) -> None:
        day = self._day and _without(self._day, self._gone)
        if day is None:
            return
        tasks = (*day.plan.tasks, *(left.task for left in day.plan.left_out), *day.plan.older)
        self._tasks = {key_of(task): task for task in tasks}
        self._lines = lines_of(day, self._unfolded - self._unread(day))
        self._view.show_count(len(day.plan.tasks))
        self._view.show_day(self._shown(day), self._selected)

    def _wished(self) -> Wishes:
        """Give the choices in force; a file that was written by hand may hold anything."""
        now = self._desk.preferences.now
        return Wishes(max(1, now.rows_today), Estimates(max(0, now.message_minutes), max(0, now.call_minutes)))

    def _unread(self, day: TodayView) -> frozenset[str]:
        """Give the sections that are unfolded and of which only the number was read."""
        return frozenset(key for key, rest in _REST.items() if key in self._unfolded and rest not in day.told)

    def _shown(self, day: TodayView) -> Shown:
        ahead = sum(not wording.is_over(event, day.now) for event in day.events)
        empty = (
            _("Nothing planned today."),
            _("Enjoy it, or pick someone you have not spoken to in a while.") if day.quiet else _("Enjoy it."),
        )  # fmt: skip
        return Shown(
            opening(spoken_day_of_week(day.today, day.today)),
            wording.sentence(day.plan.tasks, ahead, self._wishes.estimates),
            self._lines, None if day.plan.tasks or day.events else empty, prepare_card(day), week_card(day),
            nudge_card(day),
        )  # fmt: skip

    def _act(self, work: Callable[[JobContext], date | None], said: Callable[[date | None], str]) -> None:
        """Take the selected row away at once, go to the next one, write, and say what was done."""
        key = self._selected

        def written(answer: date | None) -> None:
            self._gone.discard(key)
            self._desk.notices.say(said(answer), undo=True)

        def failed(error: UserError) -> None:
            self._gone.discard(key)
            self._selected = key
            self._show()
            self._desk.notices.problem(error)

        self._selected = self._after(key)
        self._gone.add(key)
        self._show()
        self._desk.jobs.write(work, written, failed=failed)

    def _after(self, key: str) -> str:
        """Give the row to go to when one leaves: the next thing to do, else the one before it."""
        keys = [line.key for line in self._lines]
        at = keys.index(key) if key in keys else 0
        open_rows = [
            (number, line.key)
            for number, line in enumerate(self._lines)
            if line.key != key and isinstance(line, TaskLine | EventLine) and not getattr(line, "done", False)
        ]
        behind = [found for number, found in open_rows if number > at]
        before = [found for number, found in open_rows if number < at]
        return behind[0] if behind else before[-1] if before else ""

    def _line(self) -> Line | None:
        return next((line for line in self._lines if line.key == self._selected), None)

    def _task(self) -> Task | None:
        return self._tasks.get(self._selected)

    def _person(self) -> int:
        """Give whom the row is about, 0 = nobody."""
        line = self._line()
        if isinstance(line, EventLine):
            return line.person
        return line.seed if isinstance(line, TaskLine) else 0


def _without(day: TodayView, gone: set[str]) -> TodayView:
    """Give the day without some rows."""
    if not gone:
        return day
    plan = DayList(
        tuple(task for task in day.plan.tasks if key_of(task) not in gone),
        tuple(left for left in day.plan.left_out if key_of(left.task) not in gone),
        tuple(task for task in day.plan.older if key_of(task) not in gone),
    )
    return replace(
        day,
        plan=plan,
        left_out=day.left_out - len(day.plan.left_out) + len(plan.left_out),
        older=day.older - len(day.plan.older) + len(plan.older),
        quiet=tuple(tie for tie in day.quiet if f"{_QUIET}{tie.person.id}" not in gone),
    )


def _a_month_after(day: date) -> date:
    """Give the same day of the next month, or its last day."""
    year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    return date(year, month, min(day.day, monthrange(year, month)[1]))
