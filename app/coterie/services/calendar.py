# SPDX-License-Identifier: GPL-3.0-or-later
"""The calendar: what stands on its days, events of the user's own, and what was said at events."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from coterie.domain import calendar_days as days
from coterie.domain.calendar_days import CalendarEvent, CalendarSpan, DaysAsked
from coterie.domain.calendar_events import LONGEST_MINUTES, EventPage, SaidAfterwards
from coterie.domain.calendar_series import KeptDatesOnly, beyond_kept
from coterie.domain.day_lists import CADENCE
from coterie.domain.errors import BadValue, CannotBeDone, NotFound
from coterie.domain.moments import Moment
from coterie.domain.texts import _
from coterie.services.calendar_spans import CALENDAR, KIND, remembered_in, tasks_in
from coterie.services.finding import live_people

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from coterie.domain.calendar_days import EventRow, UtcSpan
    from coterie.domain.calendar_events import CalendarFile, EventDetails, NewEvent
    from coterie.domain.calendar_series import KeptSeries, SeriesDates
    from coterie.services.jobs import JobContext
    from coterie.services.ports.clock import Clock
    from coterie.services.ports.vault import Read, Vault

#: So long after its end an event is asked about, and so long it is remembered that somebody does not want to be.
ASKED_FOR, WAVED_FOR = timedelta(days=3), timedelta(days=90)
#: How it is kept that an event is not to be asked about, beside what is left out.
WAVED = "asked:"


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
            tasks, more = tasks_in(view, asked, hidden)
            remembered: tuple[days.Remembered, ...] = ()
            if KIND + days.BIRTHDAY not in hidden:
                remembered, others = remembered_in(view, asked)
                more |= others
            people = [one.task.id for one in tasks if one.task.kind == CADENCE]
            return CalendarSpan(
                now, today, first, last, events, tuple(tasks), remembered, more,
                view.calendar.late(first) if first <= today <= last else 0,
                view.calendar.late(today - days.LATE_TOLD) if first <= today <= last else 0,
                view.days.acquaintances(people, today) if people else {},
            )  # fmt: skip

    def marks(self, first: date, last: date) -> dict[date, tuple[str, ...]]:
        """Say which kinds of things stand on each day that has any, in the order of the kinds."""
        asked = DaysAsked(first, last, self._clock.today())
        zone = self._clock.now().tzinfo
        with self._vault.read() as view:
            hidden = view.calendar.hidden()
            found = view.calendar.kinds_on_days(asked)
            if KIND + days.EVENT not in hidden:
                found |= {
                    (day, days.EVENT)
                    for row in self._rows(view, asked, hidden)
                    for day in days.days_of(days.event_on(row, zone), first, last)
                }
        kinds = [kind for kind in days.KINDS if KIND + kind not in hidden]
        there = {day: tuple(kind for kind in kinds if (day, kind) in found) for day in {day for day, _kind in found}}
        return {day: shown for day, shown in there.items() if shown}

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
            hidden = view.calendar.hidden()
            rows = view.calendar.events(days.span_of_days(today - ASKED_FOR, today), _calendars(hidden))
            over = [one for one in (days.event_on(row, now.tzinfo) for row in rows) if _is_just_over(one, now)]
            over = [one for one in over if _waved(one.event, one.at_utc) not in hidden]
            noted = view.calendar.noted(one.event for one in over)
            people = view.calendar.people_of(one.event for one in over)
            asked = [one for one in over if one.event in people and (one.event, one.at_utc) not in noted]
            last = max(asked, key=lambda one: (one.ends or now, one.at_utc), default=None)
            return last._replace(people=people[last.event]) if last else None

    def stop_asking(self, event: int, at_utc: int) -> None:
        """Ask no more how an event was; no step to undo."""
        choices = self._vault.calendar_choices
        long_ago = int((self._clock.now() - WAVED_FOR).timestamp())
        with self._vault.read() as view:
            old = [what for what in view.calendar.hidden() if what.startswith(WAVED) and _moment(what) < long_ago]
        for what in old:
            choices.set_hidden(what, hidden=False)
        choices.set_hidden(_waved(event, at_utc), hidden=True)

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
        rows = self._rows(view, asked, hidden)
        people = view.calendar.people_of({row.event for row in rows}) if rows else {}
        events = (days.event_on(row, now.tzinfo, people.get(row.event, ())) for row in rows)
        there = (one for one in events if one.day <= asked.last and one.last_day >= asked.first)
        return tuple(sorted(there, key=lambda one: (one.at_utc, one.event)))

    def _rows(self, view: Read, asked: DaysAsked, hidden: frozenset[str]) -> list[EventRow]:
        """Give the dates of events that may lie on days, those that were worked out with them."""
        names, span = _calendars(hidden), days.span_of_days(asked.first, asked.last)
        return [*view.calendar.events(span, names), *self._rows_by_rule(view, span, names)]

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


def _waved(event: int, at_utc: int) -> str:
    return f"{WAVED}{event}:{at_utc}"


def _moment(waved: str) -> int:
    return int(waved.rpartition(":")[2])


def _calendars(hidden: Iterable[str]) -> tuple[str, ...]:
    return tuple(what.removeprefix(CALENDAR) for what in hidden if what.startswith(CALENDAR))


def _hidden_calendars(view: Read) -> tuple[str, ...]:
    return _calendars(view.calendar.hidden())
