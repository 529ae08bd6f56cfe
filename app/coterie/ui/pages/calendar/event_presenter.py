# SPDX-License-Identifier: GPL-3.0-or-later
"""One event by itself: when, where, with whom, what to know before, and what was said after."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from coterie.domain.calendar_events import NewEvent
from coterie.domain.day_facts import DayEvent
from coterie.domain.spoken_dates import spoken_day_of_week
from coterie.domain.texts import _
from coterie.ui.pages.calendar import wording
from coterie.ui.pages.calendar.lines import PAST, Who
from coterie.ui.pages.calendar.rule_words import spoken_rule
from coterie.ui.pages.today import wording as today_wording
from coterie.ui.pages.today.lines import PrepareCard

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from coterie.domain.calendar_events import EventPage
    from coterie.domain.errors import UserError
    from coterie.services.jobs import JobContext
    from coterie.ui.desk import Desk
    from coterie.ui.pages.calendar.grid_lines import Zoned


@dataclass(frozen=True)
class EventShown:
    """An event in finished words. key: of this date of it; facts: icon, what it is, and its value.

    people: known in the vault; roles: what they do and where, by their keys; others: who else takes part, in one line.
    text: what it is about; lacks: what it would be good to add, "" = nothing.
    is_past: it can be written about; there: who is ticked; note: what was written down; is_own: it can be changed.
    """

    key: str
    title: str
    when: str
    facts: tuple[tuple[str, str, str], ...]
    people: tuple[Who, ...]
    others: str
    text: str
    is_past: bool
    is_own: bool
    there: frozenset[int]
    note: str
    prepare: PrepareCard | None
    roles: Mapping[int, str] = field(default_factory=dict)
    lacks: str = ""


@dataclass(frozen=True)
class EventDraft:
    """What the sheet begins with. event: 0 for a new one."""

    event: int
    new: NewEvent
    people: tuple[Who, ...] = ()


class EventView(Protocol):
    """What the presenter tells the page."""

    def show_event(self, shown: EventShown) -> None:
        """Show an event in place of the calendar."""

    def close_event(self) -> None:
        """Show the calendar again."""

    def ask_event(self, draft: EventDraft) -> None:
        """Open the sheet for an event."""

    def event_written(self) -> None:
        """Close the sheet: the event is written."""

    def show_sheet_problem(self, error: UserError) -> None:
        """Say in the sheet what is wrong."""

    def tell_place(self, selection: str) -> None:
        """Tell the window where the person is now."""


class EventPresenter:
    """Shows one event, and writes those of the user's own."""

    def __init__(self, desk: Desk, view: EventView, zoned: Zoned) -> None:
        """Begin without an event."""
        self._desk = desk
        self._view = view
        self._zoned = zoned
        self._page: EventPage | None = None
        self._wanted: tuple[int, int | None] | None = None

    @property
    def is_open(self) -> bool:
        """Whether an event is shown."""
        return self._wanted is not None

    def open(self, event: int, at_utc: int | None) -> None:
        """Show a date of an event."""
        self._wanted = (event, at_utc)
        self._read(tell=True)

    def reload(self) -> None:
        """Read the event anew that is shown."""
        if self._wanted is not None:
            self._read(tell=False)

    def close(self) -> None:
        """Go back to the calendar."""
        self._wanted = self._page = None
        self._view.close_event()

    def begin(self, day: date) -> None:
        """Open the sheet for a new event on a day, at the next full hour."""
        now = self._desk.clock.now()
        at = (now + timedelta(hours=1)).replace(minute=0, second=0, microsecond=0)
        self._view.ask_event(EventDraft(0, NewEvent("", day, at.time(), 60)))

    def edit(self) -> None:
        """Open the sheet for the event that is shown."""
        page = self._page
        if page is None or not page.event.own:
            return
        event = page.event
        new = NewEvent(
            event.title, event.day, event.starts.time() if event.starts else None, event.minutes if event.starts else 0,
            (event.last_day - event.day).days + 1, event.place, tuple(person.id for person in event.people),
            page.details.text,
        )  # fmt: skip
        people = tuple(Who(person.id, person.name) for person in event.people)
        self._view.ask_event(EventDraft(event.event, new, people))

    def save(self, event: int, new: NewEvent) -> None:
        """Write what the sheet says."""
        calendar = self._desk.session.calendar
        if event:
            self._desk.jobs.write(
                lambda _ctx: calendar.change(event, new), lambda _none: self._changed(event, new),
                failed=self._view.show_sheet_problem,
            )  # fmt: skip
        else:
            self._desk.jobs.write(
                lambda _ctx: calendar.add(new), lambda _key: self._saved(new), failed=self._view.show_sheet_problem
            )

    def remove(self) -> None:
        """Put the event that is shown into the bin, and go back to the calendar."""
        page = self._page
        if page is None or not page.event.own:
            return
        calendar, title = self._desk.session.calendar, wording.event_title(page.event)
        self.close()
        self._desk.jobs.write(
            lambda _ctx: calendar.remove(page.event.event),
            lambda _none: self._desk.notices.say(_("Moved “{0}” to the bin.").format(title), undo=True),
            failed=self._desk.notices.problem,
        )

    def write_down(self, people: Sequence[int], text: str) -> None:
        """Write down how the event was."""
        page = self._page
        if page is None:
            return
        event, calendar = page.event, self._desk.session.calendar
        self._desk.jobs.write(
            lambda _ctx: calendar.note(event.event, event.at_utc, people, text),
            lambda _none: self._desk.notices.say(_("Written down."), undo=True),
            failed=self._desk.notices.problem,
        )

    def is_own(self) -> bool:
        """Tell whether the event that is shown can be changed here."""
        return self._page is not None and self._page.event.own

    def _read(self, *, tell: bool) -> None:
        event, at_utc = self._wanted or (0, None)
        calendar = self._desk.session.calendar
        searching = self._desk.session.searching

        def read(_ctx: JobContext) -> tuple[EventPage, Mapping[int, str]]:
            page = calendar.event(event, at_utc)
            rows = searching.rows([person.id for person in page.event.people])
            return page, {row.id: today_wording.role_of(row.title or "", row.organisation or "") for row in rows}

        self._desk.jobs.read(read, lambda found: self._show(*found, tell=tell), failed=self._gone, key="calendar.event")

    def _gone(self, error: UserError) -> None:
        self.close()
        self._desk.notices.problem(error)

    def _show(self, page: EventPage, roles: Mapping[int, str], *, tell: bool) -> None:
        if self._wanted is None or page.event.event != self._wanted[0]:
            return
        self._page = page
        self._wanted = (page.event.event, page.event.at_utc)
        shown = self._shown(page, roles)
        self._view.show_event(shown)
        if tell:
            self._view.tell_place(shown.key)

    def _changed(self, event: int, new: NewEvent) -> None:
        """Follow an event to the moment it has now."""
        if self._wanted is not None:
            self._wanted = (event, None)
        self._saved(new)

    def _saved(self, new: NewEvent) -> None:
        self._view.event_written()
        day = spoken_day_of_week(new.day, self._desk.clock.today())
        self._desk.notices.say(_("Saved “{title}”, {day}.").format(title=new.title.strip(), day=day), undo=True)

    def _shown(self, page: EventPage, roles: Mapping[int, str]) -> EventShown:
        event, details = page.event, page.details
        lacks = _("Nobody is named yet. With people it brings a brief before and a note after.")
        ids = frozenset(person.id for person in event.people)
        return EventShown(
            f"event:{event.event}:{event.at_utc}", wording.event_title(event), self._when(page), self._facts(page),
            tuple(Who(person.id, person.name) for person in event.people), ", ".join(details.others), details.text,
            wording.event_state(event, page.now) == PAST, event.own,
            ids & frozenset(page.note.people) if page.note else ids, page.note.text if page.note else "",
            _prepare(page, self._desk.clock.today()), roles,
            lacks if event.own and not event.people and not details.others else "",
        )  # fmt: skip

    def _when(self, page: EventPage) -> str:
        """Say when an event is, on the reader's clock; whole days as days."""
        event, today = page.event, self._desk.clock.today()
        if event.starts is None or event.ends is None:
            if event.last_day == event.day:
                return _("{day}. All day").format(day=spoken_day_of_week(event.day, today))
            return _("{days}. All day").format(days=wording.span_of(event.day, event.last_day))
        say = self._zoned.say_time
        begins = say(event.starts.time())
        if not event.minutes:
            return _("{day}, {time}").format(day=spoken_day_of_week(event.day, today), time=begins)
        ends = say(event.ends.time())
        if event.ends.date() != event.day:
            ends = _("{day}, {time}").format(day=spoken_day_of_week(event.ends.date(), today), time=ends)
        return _("{day}, {begins} to {ends}").format(day=spoken_day_of_week(event.day, today), begins=begins, ends=ends)

    def _facts(self, page: EventPage) -> tuple[tuple[str, str, str], ...]:
        event, details = page.event, page.details
        facts = [
            ("globe", _("Time zone"), self._zone(page)),
            ("map-pin", _("Place"), event.place),
            ("repeat", _("Repeats"), spoken_rule(details.rule)),
            ("calendar-days", _("Calendar"), event.calendar),
        ]
        if details.status == "tentative":
            facts.append(("info", _("State"), _("Not settled yet")))
        return tuple(fact for fact in facts if fact[2])

    def _zone(self, page: EventPage) -> str:
        """Say whose clock the time is of, and what was written where that is another one."""
        event, zone = page.event, page.details.zone
        if event.starts is None:
            return ""
        written = datetime.fromisoformat(event.at_text)
        if written.tzinfo is None:
            return _("As it was written: its zone is not known") if not zone else ""
        if written.utcoffset() == event.starts.utcoffset():
            return ""
        if not zone:
            return _("Shown on your clock. {time} elsewhere").format(time=self._zoned.say_time(written.time()))
        place = zone.rpartition("/")[2].replace("_", " ")
        return _("Shown on your clock. {time} in {place}").format(
            time=self._zoned.say_time(written.time()), place=place
        )


def _prepare(page: EventPage, today: date) -> PrepareCard | None:
    """Give what to know before a coming event of whom the tie is strongest with."""
    brief = page.brief
    if brief is None:
        return None
    return PrepareCard(
        _("Prepare for {name}").format(name=brief.given), brief.person.id, brief.person.name, brief.strength,
        today_wording.role_of(brief.title, brief.organisation), today_wording.met(brief),
        _facts_of(page, today),
    )  # fmt: skip


def _facts_of(page: EventPage, today: date) -> tuple[tuple[str, str], ...]:
    event, brief = page.event, page.brief
    if brief is None:
        return ()
    alone = DayEvent(event.event, event.title, event.starts, event.minutes, event.place, event.people[:1])
    return today_wording.facts_of(brief, alone, today)
