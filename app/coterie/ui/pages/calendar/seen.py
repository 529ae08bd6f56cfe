# SPDX-License-Identifier: GPL-3.0-or-later
"""What the page has read: the days in sight, and what the keys on them stand for."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from coterie.domain.calendar_days import BIRTHDAY, EVENT, KINDS, days_between
from coterie.ui.pages.calendar import periods
from coterie.ui.pages.calendar.agenda_lines import AgendaWriter
from coterie.ui.pages.calendar.keys import event_of, remembered_key, task_key
from coterie.ui.pages.calendar.periods import Stretch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date, time

    from coterie.domain.calendar_days import CalendarSpan, Dated, Remembered
    from coterie.services.calendar import Calendar
    from coterie.ui.pages.calendar.lines import EntryLine

#: Where a day is unfolded, so much of one kind is told.
UNFOLDED = 200
#: The agenda holds no more than so many things at once.
MOST_HELD = 1_500


@dataclass(frozen=True)
class Wanted:
    """What is to be read. small: the six weeks of the month at the side; unfolded: days of which everything is told."""

    days: Stretch
    small: Stretch
    unfolded: tuple[date, ...] = ()


@dataclass(frozen=True)
class Seen:
    """What was read. spans: days one after the other; empty: no day at all has anything on it."""

    spans: tuple[CalendarSpan, ...]
    unfolded: tuple[CalendarSpan, ...]
    small: CalendarSpan
    hidden: frozenset[str]
    empty: bool
    tasks: dict[str, Dated] = field(default_factory=dict)
    remembered: dict[str, Remembered] = field(default_factory=dict)

    @property
    def days(self) -> Stretch:
        """The days that were read."""
        return Stretch(self.spans[0].first, self.spans[-1].last)

    def lines(self, say_time: Callable[[time], str]) -> tuple[EntryLine, ...]:
        """Give the lines of the agenda; unfolded days in whole."""
        opened = [line for span in self.unfolded for line in AgendaWriter(span, say_time).lines()]
        whole = {line.day for line in opened}
        folded = (line for span in self.spans for line in AgendaWriter(span, say_time).lines())
        return tuple(sorted([*(line for line in folded if line.day not in whole), *opened], key=lambda line: line.day))

    def marks(self) -> dict[date, tuple[str, ...]]:
        """Give which kinds stand on each day of the month at the side."""
        found: dict[date, set[str]] = {}
        span = self.small
        for event in span.events:
            for day in days_between(max(event.day, span.first), min(event.last_day, span.last)):
                found.setdefault(day, set()).add(EVENT)
        for one in span.tasks:
            found.setdefault(one.day, set()).add(one.kind)
        for remembered in span.remembered:
            found.setdefault(remembered.day, set()).add(BIRTHDAY)
        return {day: tuple(kind for kind in KINDS if kind in kinds) for day, kinds in found.items()}

    def person_of(self, key: str) -> int:
        """Give whom a thing is about, of several the strongest tie; 0 = nobody."""
        one, remembered, event = self.tasks.get(key), self.remembered.get(key), event_of(key)
        if one is not None:
            return one.task.person.id if one.task.person else 0
        if remembered is not None:
            return remembered.person.id
        if event is None:
            return 0
        people = (found.people for span in self.spans for found in span.events if (found.event, found.at_utc) == event)
        return next((links[0].id for links in people if links), 0)

    def with_small(self, small: CalendarSpan) -> Seen:
        """Give the same with another month at the side."""
        return replace(self, small=small)

    def grown(self, spans: Sequence[CalendarSpan], *, forward: bool) -> Seen:
        """Give the same with more days; where they become too many, the far end is let go."""
        held = (*self.spans, *spans) if forward else (*reversed(spans), *self.spans)
        while len(held) > 2 and sum(_things(span) for span in held) > MOST_HELD:
            held = held[1:] if forward else held[:-1]
        return _gathered(replace(self, spans=held))


def read(calendar: Calendar, wanted: Wanted) -> Seen:
    """Read what is wanted."""
    return _gathered(
        Seen(
            (calendar.look(*wanted.days),),
            tuple(calendar.look(day, day, UNFOLDED) for day in wanted.unfolded),
            calendar.look(*wanted.small),
            calendar.hidden_kinds(),
            calendar.is_empty(),
        )
    )


def read_further(calendar: Calendar, held: Stretch, today: date, *, forward: bool) -> list[CalendarSpan]:
    """Read on until something is found, or the end of what is looked at."""
    spans: list[CalendarSpan] = []
    while (stretch := periods.grown(held, today, forward=forward)) is not None:
        span = calendar.look(*stretch)
        spans.append(span)
        if _things(span):
            break
        held = Stretch(min(held.first, stretch.first), max(held.last, stretch.last))
    return spans


def _things(span: CalendarSpan) -> int:
    return len(span.events) + len(span.tasks) + len(span.remembered)


def _gathered(seen: Seen) -> Seen:
    spans: Iterable[CalendarSpan] = (*seen.spans, *seen.unfolded)
    tasks: dict[str, Dated] = {}
    remembered: dict[str, Remembered] = {}
    for span in spans:
        tasks.update((task_key(one), one) for one in span.tasks)
        remembered.update((remembered_key(one), one) for one in span.remembered)
    return replace(seen, tasks=tasks, remembered=remembered)
