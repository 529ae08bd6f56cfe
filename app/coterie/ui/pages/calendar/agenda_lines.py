# SPDX-License-Identifier: GPL-3.0-or-later
"""The lines of the agenda: days with what stands on them, in the order in which a day goes by."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING

from coterie.domain.calendar_days import BIRTHDAY, DEADLINE, EVENT, days_between
from coterie.domain.spoken_dates import spoken_day_of_week, spoken_month, spoken_weekday
from coterie.domain.texts import _, counted, opening
from coterie.ui.pages.calendar import wording
from coterie.ui.pages.calendar.keys import event_key, more_key, remembered_key, task_key
from coterie.ui.pages.calendar.lines import AHEAD, LATE, MORE, NOTHING, PAST, DayHead, EntryLine, Who

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, time

    from coterie.domain.calendar_days import CalendarEvent, CalendarSpan, Dated, Remembered

SayTime = "Callable[[time], str]"
#: A day begins with what is late, what lasts all day and what has no time; then come the hours, and what is done.
_LATE, _WHOLE_DAY, _PLANNED, _FOLDED, _TIMED, _DONE = range(6)
Order = tuple[int, int, str]
_PEOPLE = 3


class AgendaWriter:
    """Writes the lines of a span of days. say_time: a time as the reader's language writes it."""

    def __init__(self, span: CalendarSpan, say_time: Callable[[time], str]) -> None:
        """Write about a span."""
        self._span = span
        self._say_time = say_time

    def lines(self) -> list[EntryLine]:
        """Give the lines of every day that has some; today has one always."""
        by_day: dict[date, list[tuple[Order, EntryLine]]] = defaultdict(list)
        for order, line in self._all():
            by_day[line.day].append((order, line))
        found: list[EntryLine] = []
        for day in sorted(by_day):
            there = [line for _order, line in sorted(by_day[day], key=lambda pair: pair[0])]
            head = self._head(day)
            first = replace(there[0], head=head, spoken=wording.sentence(self._spoken_day(day), there[0].spoken))
            found += [first, *there[1:]]
        return found

    def _all(self) -> Iterable[tuple[Order, EntryLine]]:
        span = self._span
        for event in span.events:
            for day in days_between(max(event.day, span.first), min(event.last_day, span.last)):
                yield self._event(event, day)
        for one in span.tasks:
            yield self._task(one)
        for remembered in span.remembered:
            yield self._remembered(remembered)
        for (day, kind), number in span.more.items():
            yield self._more(day, kind, number)
        if span.first <= span.today <= span.last:
            yield from self._about_today()

    def _event(self, event: CalendarEvent, day: date) -> tuple[Order, EntryLine]:
        title, detail = wording.event_title(event), wording.event_detail(event, day)
        shown = wording.time_on(event, day, self._say_time)
        timed = event.starts is not None and day in {event.day, event.last_day}
        minutes = event.starts.hour * 60 + event.starts.minute if event.starts and day == event.day else 0
        state = wording.event_state(event, self._span.now)
        people = tuple(Who(person.id, person.name) for person in event.people)
        names = ", ".join(person.name for person in event.people[:_PEOPLE])
        spoken = wording.sentence(
            shown, wording.kind_of(EVENT), title, detail, names, _("Repeats") if event.repeats else "",
            wording.state_of(state),
        )  # fmt: skip
        offer = _("Open brief") if people and state == AHEAD else _("Open")
        line = EntryLine(
            event_key(event, day), EVENT, day, state, None, shown, title, detail, spoken, people=people,
            repeats=event.repeats, offer=offer, offer_key="Return",
        )  # fmt: skip
        return (_TIMED if timed else _WHOLE_DAY, minutes, title), line

    def _task(self, one: Dated) -> tuple[Order, EntryLine]:
        today = self._span.today
        title, detail = wording.task_title(one), wording.task_detail(one, self._span.known, today)
        state = wording.task_state(one, today)
        pill, tone = wording.task_pill(one, today)
        shown = _("All day") if one.kind == DEADLINE else _("Any time")
        spoken = wording.sentence(
            shown, wording.kind_of(one.kind), title, detail, pill, "" if state == LATE else wording.state_of(state)
        )
        person = one.task.person
        line = EntryLine(
            task_key(one), one.kind, one.day, state, None, shown, title, detail, spoken, pill, tone,
            (Who(person.id, person.name),) if person else (), offer="" if one.done else _("Done"), offer_key="E",
        )  # fmt: skip
        group = _DONE if one.done else _LATE if state == LATE else _WHOLE_DAY if one.kind == DEADLINE else _PLANNED
        return (group, one.task.due.toordinal(), title), line

    def _remembered(self, one: Remembered) -> tuple[Order, EntryLine]:
        detail = wording.remembered_detail(one)
        past = one.day < self._span.today
        spoken = wording.sentence(_("All day"), one.person.name, detail, wording.state_of(PAST) if past else "")
        line = EntryLine(
            remembered_key(one), BIRTHDAY, one.day, AHEAD, None, _("All day"), one.person.name,
            detail, spoken, people=(Who(one.person.id, one.person.name),), offer="" if past else _("Plan a note"),
            offer_key="F", offers_always=True,
        )  # fmt: skip
        return (_WHOLE_DAY, 0, one.person.name), line

    def _more(self, day: date, kind: str, number: int) -> tuple[Order, EntryLine]:
        text = wording.more(kind, number)
        state = PAST if day < self._span.today else AHEAD
        spoken = _("{text}. Press Enter to show them.").format(text=text)
        line = EntryLine(
            more_key(day, kind), MORE, day, state, None, "", text, "", spoken, offer=_("Show"), offer_key="Return"
        )
        return (_FOLDED, 0, kind), line

    def _about_today(self) -> Iterable[tuple[Order, EntryLine]]:
        """Say that nothing is planned today, and how much is late for so long that it is not told."""
        span, today = self._span, self._span.today
        if span.older:
            text = counted("{n} older follow-up", "{n} older follow-ups", span.older)
            spoken = _("{text}. Press Enter to review them on the page of the day.").format(text=text)
            line = EntryLine(
                "older", MORE, today, LATE, None, "", text, "", spoken, offer=_("Review"), offer_key="Return"
            )
            yield (_FOLDED, 1, ""), line
        days = {*(one.day for one in span.tasks), *(one.day for one in span.remembered)}
        if not span.older and today not in days and not any(one.day <= today <= one.last_day for one in span.events):
            text = _("Nothing planned")
            yield (_DONE, 0, ""), EntryLine("nothing", NOTHING, today, PAST, None, "", text, "", text)

    def _head(self, day: date) -> DayHead:
        is_today = day == self._span.today
        below = _("Today") if is_today else spoken_month(day.month)
        if day.year != self._span.today.year:
            below = wording.month_of(day)
        return DayHead(str(day.day), opening(spoken_weekday(day)), below, is_today)

    def _spoken_day(self, day: date) -> str:
        spoken = spoken_day_of_week(day, self._span.today)
        return _("Today, {day}").format(day=spoken) if day == self._span.today else spoken
