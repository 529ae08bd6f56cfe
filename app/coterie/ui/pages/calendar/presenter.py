# SPDX-License-Identifier: GPL-3.0-or-later
"""What the calendar does: reads the days in sight, remembers which day and thing is meant, and acts on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from coterie.domain.calendar_days import EVENT
from coterie.ui.pages.calendar import periods, seen, wording
from coterie.ui.pages.calendar.finishing import finish
from coterie.ui.pages.calendar.grid_lines import GridWriter
from coterie.ui.pages.calendar.in_sight import days_in_sight
from coterie.ui.pages.calendar.keys import day_key, day_of, event_of
from coterie.ui.pages.calendar.lines import AGENDA, DAY, LATE, MONTH, MORE, WEEK, SmallMonth
from coterie.ui.pages.calendar.periods import Stretch
from coterie.ui.pages.today.wording import done_said

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from coterie.domain.calendar_days import CalendarSpan, Dated
    from coterie.domain.errors import UserError
    from coterie.ui.desk import Desk
    from coterie.ui.pages.calendar.grid_lines import Zoned
    from coterie.ui.pages.calendar.lines import EntryLine, HeadShown, MonthShown, WeekShown
    from coterie.ui.pages.calendar.seen import Seen, Wanted

VIEWS = (AGENDA, WEEK, MONTH)
OLDER = "older"


class View(Protocol):
    """What the presenter tells the page."""

    def show_head(self, head: HeadShown) -> None:
        """Show which days are in sight, in which view."""

    def show_agenda(self, lines: Sequence[EntryLine], select: str, top: str) -> None:
        """Show the agenda with a line selected. top: the line to bring to the top, "" = stay where it is."""

    def show_week(self, shown: WeekShown, select: str) -> None:
        """Show a week with a day or a thing selected."""

    def show_month(self, shown: MonthShown, select: str) -> None:
        """Show a month with a day or a thing selected."""

    def show_small_month(self, shown: SmallMonth) -> None:
        """Show the month at the side."""

    def show_kinds(self, hidden: frozenset[str]) -> None:
        """Show which kinds are left out."""

    def show_empty(self) -> None:
        """Say that nothing stands on any day, and how to begin."""

    def show_problem(self, error: UserError) -> None:
        """Say that the calendar could not be read."""

    def open_event(self, event: int, at_utc: int | None) -> None:
        """Show an event by itself."""

    def tell_place(self, selection: str) -> None:
        """Tell the window where the person is now."""


class CalendarPresenter:
    """Holds the state of the page; every act is on the selected thing."""

    def __init__(self, desk: Desk, view: View, zoned: Zoned, first_weekday: int = 0) -> None:
        """Begin with nothing read. zoned: how times are written; first_weekday: 0 for Monday to 6 for Sunday."""
        self._desk = desk
        self._view = view
        self._zoned = zoned
        self._first_weekday = first_weekday
        self.view = AGENDA
        self.day = self._month = self.headed = desk.clock.today()
        self._held = periods.around(self.day)
        self._seen: Seen | None = None
        self._lines: tuple[EntryLine, ...] = ()
        self._selected = ""
        #: What is still to be done when the days are read: bring the day to the top, select what is late.
        self._arriving, self._seeking_late = True, False
        self._back_from: date | None = None
        self._unfolded: set[date] = set()
        self._growing = False
        self._worked_out: set[Stretch] = set()

    @property
    def selected(self) -> str:
        """The key of the thing that is meant."""
        return self._selected

    def reload(self) -> None:
        """Read everything in sight anew."""
        calendar, wanted = self._desk.session.calendar, self._wanted()
        self._desk.jobs.read(
            lambda _ctx: seen.read(calendar, wanted), self._take, failed=self._view.show_problem, key="calendar"
        )

    def tick(self) -> None:
        """Follow the clock: what is over turns past, the present time moves on, a new day begins."""
        now = self._desk.clock.now()
        if self._seen is None or self._seen.empty:
            return
        if self._seen.spans[0].today != self._desk.clock.today():
            self.reload()
        elif self.view == WEEK or self._seen.ends_by(now):
            self._seen = self._seen.at(now)
            if self.view == AGENDA:
                self._take_lines(self._seen)
            self._show(arriving=False)

    def choose_view(self, view: str) -> None:
        """Show the agenda, the week or the month."""
        if view in VIEWS and view != self.view:
            self.view = view
            self._arrive(self.day)

    def today(self) -> None:
        """Go to today."""
        self._arrive(self._desk.clock.today())

    def step(self, by: int) -> None:
        """Go to the period before (-1) or after (1)."""
        self._back_from = self.day if by < 0 else None
        self._arrive(periods.stepped(self.view, self.day, by))

    def go(self, day: date) -> None:
        """Go to a day."""
        self._arrive(day)

    def walk_to(self, day: date) -> None:
        """Go to a day beyond what is in sight, as arrows do: no place to come back to."""
        self._arrive(day, tell=False)

    def turn_month(self, by: int) -> None:
        """Turn the month at the side, whatever the view shows."""
        self._month = periods.stepped(MONTH, self._month.replace(day=1), by)
        self._read_month()

    def show_place(self, selection: str) -> None:
        """Show a thing by the page's own word for it."""
        event, day = event_of(selection), day_of(selection)
        if event is not None:
            self._view.open_event(event.event, event.at_utc)
        elif day is not None:
            word = selection.partition(":")[0]
            self.view = word if word in VIEWS else self.view
            self._arrive(day, tell=False)

    def select(self, key: str) -> None:
        """Take a thing as the one that is meant, and its day with it."""
        self._selected = key
        task = self._task()
        day = task.day if task else day_of(key)
        if day is not None and day != self.day:
            self.day = day
            if (self._month.year, self._month.month) == (day.year, day.month):
                self._show_small_month()
            else:
                self._month = day
                self._read_month()

    def see_top(self, day: date) -> None:
        """Take the day at the top of the agenda as the one the head speaks of."""
        if self.view == AGENDA:
            self._show_head(day)

    def come_near_end(self, *, forward: bool) -> None:
        """Read more days of the agenda before its end comes into sight."""
        today, calendar, held = self._desk.clock.today(), self._desk.session.calendar, self._held
        if self.view != AGENDA or self._growing or periods.grown(held, today, forward=forward) is None:
            return
        self._growing = True
        self._desk.jobs.read(
            lambda _ctx: seen.read_further(calendar, held, today, forward=forward),
            lambda spans: self._grow(held, spans, forward=forward),
            failed=self._stop_growing,
            key="calendar.more",
        )

    def open(self) -> None:
        """Open what is selected: an event or a person, a day, or what a fold stands for."""
        word, day, event = self._selected.partition(":")[0], day_of(self._selected), event_of(self._selected)
        if event is not None:
            self._view.open_event(event.event, event.at_utc)
        elif word == DAY and day is not None:
            self.view = AGENDA
            self._arrive(day)
        elif word == MORE and day is not None:
            self._unfold(day)
        elif word == OLDER:
            self._desk.ways.go("today")
        elif self._person():
            self._desk.ways.open_person(self._person())

    def offer(self) -> None:
        """Do what the button of the selected line says."""
        if self.can_finish():
            self.done()
        elif self._seen is not None and self._selected in self._seen.remembered:
            self.plan()
        else:
            self.open()

    def done(self) -> None:
        """Finish what is selected; where it asks to be in touch, that is logged, and the cadence starts again."""
        one, today = self._task(), self._desk.clock.today()
        if one is not None and not one.done:
            self._desk.jobs.write(
                lambda _ctx: finish(self._desk.session, one),
                lambda coming: self._desk.notices.say(done_said(coming, today), undo=True),
                failed=self._desk.notices.problem,
            )

    def log(self) -> None:
        """Open the sheet that logs a contact with whom the thing is about."""
        if self._person():
            self._desk.ways.log(self._person())

    def plan(self) -> None:
        """Open the sheet that plans a follow-up with whom the thing is about."""
        if self._person():
            self._desk.ways.plan((self._person(),))

    def see_late(self) -> None:
        """Show what stands on today because it is late."""
        self.view = AGENDA
        self._seeking_late = True
        self._arrive(self._desk.clock.today())

    def show_kind(self, kind: str, *, shown: bool) -> None:
        """Show a kind of thing or leave it out."""
        calendar = self._desk.session.calendar
        self._desk.jobs.write(
            lambda _ctx: calendar.show_kind(kind, shown=shown), lambda _none: None, failed=self._desk.notices.problem
        )

    def take_out(self) -> None:
        """Begin an export of the days in sight: those that the head names."""
        (first, last), _said = self.in_sight()
        self._desk.ways.go("import_export", f"export:calendar:{first.isoformat()}:{last.isoformat()}")

    def can_finish(self) -> bool:
        """Tell whether what is selected can be done."""
        one = self._task()
        return one is not None and not one.done

    def can_open(self) -> bool:
        """Tell whether what is selected leads anywhere."""
        return self._selected.partition(":")[0] in {EVENT, DAY, MORE, OLDER} or self.is_about_somebody()

    def is_about_somebody(self) -> bool:
        """Tell whether what is selected names a person."""
        return self._person() > 0

    def _arrive(self, day: date, *, tell: bool = True) -> None:
        """Go to a day in the view that is shown, reading what is not there."""
        self.day = self._month = periods.clamped(day)
        self._selected = ""
        self._arriving = True
        if tell:
            self._view.tell_place(f"{self.view}:{self.day.isoformat()}")
        if self.view == AGENDA and not self._held.holds(self.day):
            self._held = periods.around(self.day)
        self.reload()

    def _wanted(self) -> Wanted:
        if self.view != AGENDA:
            # No month stands beside these.
            return seen.Wanted(periods.shown(self.view, self.day, self._first_weekday), None, seen.IN_GRID)
        unfolded = tuple(day for day in sorted(self._unfolded) if self._held.holds(day))
        return seen.Wanted(self._held, periods.six_weeks(self._month, self._first_weekday), unfolded=unfolded)

    def _take(self, found: Seen) -> None:
        self._seen = found
        self._view.show_kinds(found.hidden)
        arriving, self._arriving = self._arriving, False
        if not arriving:
            self._back_from = None
        if found.empty:
            self._show_head(self.day)
            self._view.show_empty()
            return
        if self.view == AGENDA:
            self._take_lines(found)
        self._show(arriving=arriving)
        self._work_out(found.days)

    def _take_lines(self, found: Seen) -> None:
        """Take new lines, and another one as selected where the selected one is gone: the one in its place."""
        before = [line.key for line in self._lines]
        self._lines = found.lines(self._zoned.say_time)
        late = next((line.key for line in self._lines if line.state == LATE), "") if self._seeking_late else ""
        self._seeking_late = False
        keys = [line.key for line in self._lines]
        if late:
            self._selected = late
        elif self._selected not in keys:
            at = before.index(self._selected) if self._selected in before else -1
            self._selected = keys[min(at, len(keys) - 1)] if at >= 0 and keys else self._key_at_day()

    def _show(self, *, arriving: bool) -> None:
        found = self._seen
        if found is None:
            return
        if self.view == AGENDA:
            if arriving:
                self._show_head(self.day)
            self._view.show_agenda(self._lines, self._selected, self._key_at_day() if arriving else "")
        else:
            self._show_head(self.day)
            self._selected = self._selected or day_key(self.day)
            writer = GridWriter(found.spans[0], self._zoned)
            if self.view == WEEK:
                self._view.show_week(writer.week(), self._selected)
            else:
                self._view.show_month(writer.month(self.day), self._selected)
        self._show_small_month()

    def in_sight(self) -> tuple[Stretch, str]:
        """Give the days that the head speaks of, and how it says them."""
        return days_in_sight(self.view, self.headed, self._first_weekday)

    def _show_head(self, day: date) -> None:
        self.headed = day
        days = Stretch(day, day) if self.view == MONTH else periods.shown(self.view, day, self._first_weekday)
        self._view.show_head(wording.head_of(self.view, *days))

    def _show_small_month(self) -> None:
        if self._seen is not None:
            month, today = self._month.replace(day=1), self._desk.clock.today()
            self._view.show_small_month(SmallMonth(month, today, self.day, self._seen.marks))

    def _read_month(self) -> None:
        if self.view != AGENDA:
            return
        calendar, days = self._desk.session.calendar, periods.six_weeks(self._month, self._first_weekday)
        self._desk.jobs.read(lambda _ctx: calendar.marks(*days), self._take_month, key="calendar.month")

    def _take_month(self, marks: Mapping[date, tuple[str, ...]]) -> None:
        if self._seen is not None:
            self._seen = self._seen.with_marks(marks)
            self._show_small_month()

    def _key_at_day(self) -> str:
        """Give the first line of the day that is meant, or of the next one with anything on it.

        Going back, a gap may lead to where one came from: then it is the last day before the gap.
        """
        ahead = next((line for line in self._lines if line.day >= self.day), None)
        if ahead is not None and (self._back_from is None or ahead.day < self._back_from):
            return ahead.key
        before = [line for line in self._lines if line.day < self.day and line.head is not None]
        last = before[-1] if before else ahead
        return last.key if last else ""

    def _grow(self, held: Stretch, spans: Sequence[CalendarSpan], *, forward: bool) -> None:
        """Put days to those that are held, unless others were read meanwhile."""
        self._growing = False
        if self._seen is None or self.view != AGENDA or self._seen.days != held:
            return
        self._seen = self._seen.grown(spans, forward=forward)
        self._held = self._seen.days
        self._take_lines(self._seen)
        self._view.show_agenda(self._lines, self._selected, "")
        self._work_out(self._held)

    def _stop_growing(self, error: UserError) -> None:
        self._growing = False
        self._desk.notices.problem(error)

    def _unfold(self, day: date) -> None:
        """Show everything that stands on a day; in the other views by going there."""
        self._unfolded.add(day)
        if self.view == AGENDA:
            self.reload()
        else:
            self.view = AGENDA
            self._arrive(day)

    def _work_out(self, days: Stretch) -> None:
        """Have dates of series worked out that were not kept, once for each stretch of days."""
        if days in self._worked_out:
            return
        self._worked_out.add(days)
        calendar = self._desk.session.calendar
        self._desk.jobs.read(
            lambda ctx: calendar.work_out(*days, ctx),
            lambda news: self.reload() if news else None,
            failed=self._desk.notices.problem,
            key="calendar.series",
        )

    def _task(self) -> Dated | None:
        return self._seen.tasks.get(self._selected) if self._seen else None

    def _person(self) -> int:
        return self._seen.person_of(self._selected) if self._seen else 0
