# SPDX-License-Identifier: GPL-3.0-or-later
"""What the page has read: the days in sight, and what the keys on them stand for."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from coterie.domain.calendar_days import MOST_A_DAY
from coterie.ui.pages.calendar import periods
from coterie.ui.pages.calendar.agenda_lines import AgendaWriter
from coterie.ui.pages.calendar.keys import event_of, remembered_key, task_key
from coterie.ui.pages.calendar.periods import Stretch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date, datetime, time

    from coterie.domain.calendar_days import CalendarSpan, Dated, Remembered
    from coterie.services.calendar import Calendar
    from coterie.ui.pages.calendar.lines import EntryLine

#: Where a day is unfolded, so much of one kind is told.
UNFOLDED = 200
#: In week and month a day has room for so many of one kind.
IN_GRID = 4
#: The agenda holds no more than so many things at once.
MOST_HELD = 1_500


@dataclass(frozen=True)
class Wanted:
    """What is to be read. small: the six weeks of the month at the side, None = it is not shown.

    most: how much of one kind is told for a day; unfolded: days of which everything is told.
    """

    days: Stretch
    small: Stretch | None
    most: int = MOST_A_DAY
    unfolded: tuple[date, ...] = ()


@dataclass(frozen=True)
class Seen:
    """What was read. spans: days one after the other; marks: which kinds stand on days of the month at the side.

    empty: no day at all has anything on it.
    """

    spans: tuple[CalendarSpan, ...]
    unfolded: tuple[CalendarSpan, ...]
    marks: Mapping[date, tuple[str, ...]]
    hidden: frozenset[str]
    empty: bool
    tasks: dict[str, Dated] = field(default_factory=dict)
    remembered: dict[str, Remembered] = field(default_factory=dict)
    #: Spans with their lines, by their first day.
    written: dict[date, tuple[CalendarSpan, Sequence[EntryLine]]] = field(default_factory=dict, compare=False)

    @property
    def days(self) -> Stretch:
        """The days that were read."""
        return Stretch(self.spans[0].first, self.spans[-1].last)

    def lines(self, say_time: Callable[[time], str]) -> tuple[EntryLine, ...]:
        """Give the lines of the agenda; unfolded days in whole."""
        opened = [line for span in self.unfolded for line in AgendaWriter(span, say_time).lines()]
        whole = {line.day for line in opened}
        folded = (line for span in self.spans for line in self._written(span, say_time))
        return tuple(sorted([*(line for line in folded if line.day not in whole), *opened], key=lambda line: line.day))

    def _written(self, span: CalendarSpan, say_time: Callable[[time], str]) -> Sequence[EntryLine]:
        """Give the lines of a span, written once: where more days are read, those that are there stay as they are."""
        known = self.written.get(span.first)
        if known is None or known[0] is not span:
            known = self.written[span.first] = (span, AgendaWriter(span, say_time).lines())
        return known[1]

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

    def with_marks(self, marks: Mapping[date, tuple[str, ...]]) -> Seen:
        """Give the same with another month at the side."""
        return replace(self, marks=marks)

    def ends_by(self, now: datetime) -> bool:
        """Tell whether an event that went on when this was read is over at a later time of the same day."""
        return any(
            not event.is_past(span.now) and event.is_past(now)
            for span in (*self.spans, *self.unfolded)
            for event in span.events
        )

    def at(self, now: datetime) -> Seen:
        """Give the same as it stands a little later on the same day."""
        spans, unfolded = (tuple(replace(span, now=now) for span in some) for some in (self.spans, self.unfolded))
        return replace(self, spans=spans, unfolded=unfolded)

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
            (calendar.look(*wanted.days, wanted.most),),
            tuple(calendar.look(day, day, UNFOLDED) for day in wanted.unfolded),
            calendar.marks(*wanted.small) if wanted.small else {},
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
