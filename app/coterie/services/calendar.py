# SPDX-License-Identifier: GPL-3.0-or-later
"""The calendar: what stands on its days, events of the user's own, and what was said at events."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from coterie.domain import calendar_days as days
from coterie.domain.calendar_days import CalendarEvent, CalendarSpan, DaysAsked, Remembered
from coterie.domain.calendar_events import LONGEST_MINUTES, EventPage, SaidAfterwards
from coterie.domain.calendar_series import KeptDatesOnly, beyond_kept
from coterie.domain.day_lists import CADENCE
from coterie.domain.errors import BadValue, CannotBeDone, NotFound
from coterie.domain.moments import Moment
from coterie.domain.texts import _
from coterie.services.finding import live_people

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from coterie.domain.calendar_days import Dated, EventRow, More, UtcSpan
    from coterie.domain.calendar_events import CalendarFile, EventDetails, NewEvent
    from coterie.domain.calendar_series import KeptSeries, SeriesDates
    from coterie.services.jobs import JobContext
    from coterie.services.ports.clock import Clock
    from coterie.services.ports.vault import Read, Vault

#: So long after its end an event is asked about.
ASKED_FOR = timedelta(days=3)
KIND, CALENDAR = "kind:", "calendar:"


class Calendar:
    """What a person can see and do on the calendar."""

    def __init__(self, vault: Vault, clock: Clock, series: SeriesDates | None = None) -> None:
        """Work on an open vault. series: works out dates of series that were not kept."""
        self._vault = vault
        self._clock = clock
        self._series = series or KeptDatesOnly()
        #: What was worked out, by series and day; it costs a thousand times what reading it does.
        self._worked_out: dict[tuple[int, int, date], tuple[Moment, ...]] = {}

    def look(self, first: date, last: date, most: int = days.MOST_A_DAY) -> CalendarSpan:
        """Read the days from first to last. most: how much of one kind is told for a day."""
        today, now = self._clock.today(), self._clock.now()
        asked = DaysAsked(first, last, today, most)
        with self._vault.read() as view:
            hidden = view.calendar.hidden()
            events = () if KIND + days.EVENT in hidden else self._events(view, asked, now, hidden)
            tasks, more = _tasks(view, asked, hidden)
            remembered: tuple[Remembered, ...] = ()
            if KIND + days.BIRTHDAY not in hidden:
                remembered, others = _remembered(view, asked)
                more |= others
            people = [one.task.id for one in tasks if one.task.kind == CADENCE]
            return CalendarSpan(
                now, today, first, last, events, tuple(tasks), remembered, more,
                view.calendar.late(first) if first <= today <= last else 0,
                view.calendar.late(today - days.LATE_TOLD) if first <= today <= last else 0,
                view.days.acquaintances(people, today) if people else {},
            )  # fmt: skip

    def work_out(self, first: date, last: date, ctx: JobContext) -> bool:
        """Work out the dates of series that were not kept between two days; tells whether `look` now has more."""
        today = self._clock.today()
        with self._vault.read() as view:
            series = [one for one in view.calendar.series(_hidden_calendars(view)) if not one.is_whole(first, last)]
        news = False
        for number, one in enumerate(series):
            key = (one.row.event, one.read_at, today)
            if key not in self._worked_out:
                ctx.progress(number, len(series), _("Looking for dates of series"))
                found = beyond_kept(one, self._series.dates_of(one, today))
                self._worked_out[key] = found
                news = news or bool(found)
        return news

    def is_empty(self) -> bool:
        """Tell whether no day, past or to come, has anything on it."""
        with self._vault.read() as view:
            return view.calendar.is_empty()

    def event(self, event: int, at_utc: int | None = None) -> EventPage:
        """Give one date of an event with everything around it. at_utc: None for its first date, or a near one."""
        now = self._clock.now()
        with self._vault.read() as view:
            details = _details(view, event)
            row = details.row
            if at_utc is not None and at_utc != row.at_utc:
                row = self._row_at(view, row, at_utc)
            one = days.event_on(row, now.tzinfo, details.people)
            ahead = not one.is_past(now) and bool(details.people)
            return EventPage(
                one, details, now, view.calendar.note_of(event, row.at_utc),
                view.days.brief(details.people[0].id, int(now.timestamp()), self._clock.today()) if ahead else None,
            )  # fmt: skip

    def to_review(self) -> CalendarEvent | None:
        """Give the event that was over last, with people the vault knows, and that nothing is written about."""
        today, now = self._clock.today(), self._clock.now()
        with self._vault.read() as view:
            rows = view.calendar.events(days.span_of_days(today - ASKED_FOR, today), _hidden_calendars(view))
            over = [one for one in (days.event_on(row, now.tzinfo) for row in rows) if _is_just_over(one, now)]
            noted = view.calendar.noted(one.event for one in over)
            people = view.calendar.people_of(one.event for one in over)
            asked = [one for one in over if one.event in people and (one.event, one.at_utc) not in noted]
            last = max(asked, key=lambda one: (one.ends or now, one.at_utc), default=None)
            return last._replace(people=people[last.event]) if last else None

    def files(self) -> list[CalendarFile]:
        """List the calendars that were read from files."""
        with self._vault.read() as view:
            return view.calendar.files()

    def hidden_kinds(self) -> frozenset[str]:
        """Give the kinds that are left out."""
        with self._vault.read() as view:
            return frozenset(what.removeprefix(KIND) for what in view.calendar.hidden() if what.startswith(KIND))

    def show_kind(self, kind: str, *, shown: bool) -> None:
        """Show a kind of thing or leave it out; no step to undo."""
        self._vault.calendar_choices.set_hidden(KIND + kind, hidden=not shown)

    def show_file(self, name: str, *, shown: bool) -> None:
        """Show a calendar or leave it out; no step to undo."""
        self._vault.calendar_choices.set_hidden(CALENDAR + name, hidden=not shown)

    def add(self, new: NewEvent) -> int:
        """Add an event of the user's own and give its key; one step to undo."""
        checked = self._checked(new)
        zone = self._clock.now().tzinfo
        with self._vault.write(_("Add the event “{0}”").format(checked.title)) as tx:
            return tx.calendar.add_event(checked, checked.moment(zone), checked.ends_on(zone))

    def change(self, event: int, new: NewEvent) -> None:
        """Write an event of the user's own anew; one step to undo."""
        checked = self._checked(new)
        zone = self._clock.now().tzinfo
        with self._vault.write(_("Change the event “{0}”").format(checked.title)) as tx:
            _own(tx.calendar.event(event))
            tx.calendar.put_event(event, checked, checked.moment(zone), checked.ends_on(zone))

    def remove(self, event: int) -> None:
        """Put an event of the user's own into the bin; one step to undo."""
        with self._vault.read() as view:
            title = _own(view.calendar.event(event)).row.title
        with self._vault.write(_("Remove the event “{0}”").format(title)) as tx:
            tx.calendar.bin_event(event)

    def note(self, event: int, at_utc: int, people: Iterable[int], text: str) -> None:
        """Write down what was said at an event, with those who were there; one step to undo."""
        page = self.event(event, at_utc)
        if not page.event.is_past(self._clock.now()):
            raise CannotBeDone(_("This event is not over yet."), _("Write it down afterwards."))
        with self._vault.read() as view:
            there = tuple(person.id for person in live_people(view.people, people))
        if not there:
            raise BadValue(_("Nobody is ticked."), _("Tick who was there."))
        said = SaidAfterwards(_moment_of(page), page.event.minutes, there, text.strip())
        with self._vault.write(_("Write down how “{0}” was").format(page.event.title)) as tx:
            tx.calendar.put_note(event, page.note, said)

    def _events(self, view: Read, asked: DaysAsked, now: datetime, hidden: frozenset[str]) -> tuple[CalendarEvent, ...]:
        names = _calendars(hidden)
        span = days.span_of_days(asked.first, asked.last)
        rows = [*view.calendar.events(span, names), *self._rows_by_rule(view, span, names)]
        people = view.calendar.people_of({row.event for row in rows}) if rows else {}
        events = (days.event_on(row, now.tzinfo, people.get(row.event, ())) for row in rows)
        there = (one for one in events if one.day <= asked.last and one.last_day >= asked.first)
        return tuple(sorted(there, key=lambda one: (one.at_utc, one.event)))

    def _rows_by_rule(self, view: Read, span: UtcSpan, names: Iterable[str]) -> list[EventRow]:
        """Give the dates that were worked out; those of the past not where meetings tell them."""
        if not any(self._worked_out.values()):
            return []
        today = self._clock.today()
        found: list[tuple[KeptSeries, Moment]] = [
            (one, at)
            for one in view.calendar.series(names)
            for at in self._worked_out.get((one.row.event, one.read_at, today), ())
            if span.first <= at.utc <= span.last
        ]
        met = view.calendar.people_of({one.row.event for one, _at in found}) if found else {}
        return [
            one.row._replace(at_utc=at.utc, at_text=at.text)
            for one, at in found
            if at.utc > one.read_at or one.row.event not in met
        ]

    def _row_at(self, view: Read, row: EventRow, at_utc: int) -> EventRow:
        """Give the row of another date of a series; the first one where that date is gone."""
        day = days.UtcSpan(at_utc, at_utc, at_utc, "")
        rows = [*view.calendar.events(day, ()), *self._rows_by_rule(view, day, ())]
        return next((one for one in rows if one.event == row.event and one.at_utc == at_utc), row)

    def _checked(self, new: NewEvent) -> NewEvent:
        """Give an event as it is kept; BadValue where something is missing or cannot be."""
        title = " ".join(new.title.split())
        if not title:
            raise BadValue(_("An event needs a title."), _("Write a few words."))
        if not 0 <= new.minutes <= LONGEST_MINUTES or not 1 <= new.days <= LONGEST_MINUTES // (24 * 60):
            raise BadValue(_("An event cannot be that long."), _("Make several of it."))
        with self._vault.read() as view:
            people = tuple(person.id for person in live_people(view.people, new.people))
        return replace(new, title=title, place=new.place.strip(), text=new.text.strip(), people=people)


def _tasks(view: Read, asked: DaysAsked, hidden: frozenset[str]) -> tuple[list[Dated], More]:
    """List what is to do and what was done; a cadence goes with another thing that stands on the same day."""
    planned, done = view.calendar.planned(asked), view.calendar.done(asked)
    tasks = [one for one in (*planned.tasks, *done.tasks) if KIND + one.kind not in hidden]
    more: More = defaultdict(int)
    for heap in (planned.more, done.more):
        for key, number in heap.items():
            if KIND + key[1] not in hidden:
                more[key] += number
    kept = _with_cadences(tasks)
    return kept, dict(more)


def _with_cadences(tasks: list[Dated]) -> list[Dated]:
    """Let a cadence go with the first other thing that stands on the same day with the same person."""
    cadences = {(one.day, one.task.id) for one in tasks if one.task.kind == CADENCE}
    kept: list[Dated] = []
    taken: set[tuple[date, int]] = set()
    for one in tasks:
        key = (one.day, one.task.person.id) if one.task.person else None
        if one.task.kind != CADENCE and not one.done and key in cadences and key not in taken:
            taken.add(key)
            kept.append(replace(one, task=replace(one.task, in_touch=True)))
        else:
            kept.append(one)
    return [one for one in kept if one.task.kind != CADENCE or (one.day, one.task.id) not in taken]


def _remembered(view: Read, asked: DaysAsked) -> tuple[tuple[Remembered, ...], More]:
    """List the days to remember as they come round, and count those that are not told."""
    found: list[Remembered] = []
    totals: dict[str, int] = {}
    told: dict[str, int] = defaultdict(int)
    rows = view.calendar.remembered(days.month_days(asked.first, asked.last), asked.most)
    for month_day, total, person, what in rows:
        totals[month_day] = total
        told[month_day] += 1
        found += [Remembered(day, person, what) for day in days.comes_round(what.date, asked.first, asked.last)]
    more: More = {}
    for month_day, total in totals.items():
        if total > told[month_day]:
            for day in days.comes_round(f"--{month_day}", asked.first, asked.last):
                key = (day, days.BIRTHDAY)
                more[key] = more.get(key, 0) + total - told[month_day]
    return tuple(sorted(found, key=lambda one: one.day)), more


def _details(view: Read, event: int) -> EventDetails:
    found = view.calendar.event(event)
    if found is None:
        raise NotFound(_("This event is gone."), _("It may lie in the bin."))
    return found


def _own(details: EventDetails | None) -> EventDetails:
    """Refuse what is not the user's own: the next calendar file would bring it back."""
    if details is None:
        raise NotFound(_("This event is gone."), _("It may lie in the bin."))
    if not details.row.own:
        raise CannotBeDone(
            _("This event came with a calendar file."), _("Change it where it was made, and read the file again.")
        )
    return details


def _moment_of(page: EventPage) -> Moment:
    """Give the moment of a date as it is kept, so that the same date of a newer file is known again."""
    event = page.event
    if event.starts is None:
        return Moment(event.at_utc, event.at_text, "", "day")
    return Moment(event.at_utc, event.at_text, page.details.zone)


def _is_just_over(event: CalendarEvent, now: datetime) -> bool:
    ended = event.ends or now
    return event.is_past(now) and ended >= now - ASKED_FOR


def _calendars(hidden: Iterable[str]) -> tuple[str, ...]:
    return tuple(what.removeprefix(CALENDAR) for what in hidden if what.startswith(CALENDAR))


def _hidden_calendars(view: Read) -> tuple[str, ...]:
    return _calendars(view.calendar.hidden())
