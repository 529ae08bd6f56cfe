# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands on the days of the week and of the month: chips for what has no time, blocks for what has."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.calendar_days import BIRTHDAY, DEADLINE, EVENT, KINDS, days_between, days_of
from coterie.domain.spoken_dates import spoken_day_of_week
from coterie.domain.texts import _, counted
from coterie.ui.pages.calendar import wording
from coterie.ui.pages.calendar.keys import day_key, event_key, more_key, remembered_key, task_key
from coterie.ui.pages.calendar.lanes import stacked
from coterie.ui.pages.calendar.lines import (
    AHEAD,
    DONE,
    LATE,
    MORE,
    Block,
    Cell,
    Chip,
    MonthShown,
    WeekShown,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date, datetime

    from coterie.domain.calendar_days import CalendarEvent, CalendarSpan, Dated, Remembered
    from coterie.ui.pages.calendar.lines import Placed

#: So many chips has a day of the week at most; what is left over is one of them.
LANE = 3
#: An event of unknown length takes as much room as a short one, and none is too thin to be read.
USUAL_MINUTES, LEAST_MINUTES = 30, 20
_DAY_MINUTES = 24 * 60
#: What is late comes first, then what lasts all day, what has no time, days to remember, and what is done last.
Order = tuple[int, int, str]
_LATE, _WHOLE_DAY, _DEADLINE, _PLANNED, _REMEMBERED, _TIMED, _LEFT, _DONE = range(8)


class Zoned(NamedTuple):
    """How times are written, and whose clock they are of."""

    say_time: Callable[[time], str]
    zone: str


class GridWriter:
    """Writes what stands on the days of a span."""

    def __init__(self, span: CalendarSpan, zoned: Zoned) -> None:
        """Write about a span."""
        self._span = span
        self._zoned = zoned

    def week(self) -> WeekShown:
        """Give a week: every day with its chips, then its blocks."""
        span = self._span
        chips, blocks = self._chips(in_month=False), self._blocks()
        lanes = stacked((chip for some in chips.values() for chip in some), LANE)
        counts = _counts(chips)
        rows: list[Placed] = []
        for day in days_between(span.first, span.last):
            lane = [replace(chip, row=lanes.rows[chip.key]) for chip in chips[day] if chip.key in lanes.rows]
            lane += _left_over(lanes.left.get(day, ()), day)
            rows.append(self._cell(day, counts[day] + len(blocks[day]), inside=True))
            lane.sort(key=lambda chip: chip.row)
            blocks[day].sort(key=lambda block: (block.begins, block.ends, block.title))
            rows += [*lane, *blocks[day]]
        return WeekShown(
            tuple(rows), tuple(days_between(span.first, span.last)), span.today, minutes_of(span.now),
            self._zoned.say_time(span.now.time()), wording.moved(span.moved), self._zone(),
        )  # fmt: skip

    def month(self, month: date) -> MonthShown:
        """Give the weeks of a month: every day with everything on it, the hours behind what has none."""
        span = self._span
        chips = self._chips(in_month=True)
        counts = _counts(chips)
        rows: list[Placed] = []
        for day in days_between(span.first, span.last):
            rows.append(self._cell(day, counts[day], inside=day.month == month.month))
            rows += chips[day]
        return MonthShown(tuple(rows), ((span.last - span.first).days + 1) // 7, span.first)

    def _zone(self) -> str:
        return _("Times in {place}").format(place=self._zoned.zone) if self._zoned.zone else ""

    def _cell(self, day: date, number: int, *, inside: bool) -> Cell:
        is_today = day == self._span.today
        spoken = spoken_day_of_week(day, self._span.today)
        count = counted("{n} entry", "{n} entries", number) if number else _("Nothing")
        said = wording.sentence(_("Today, {day}").format(day=spoken) if is_today else spoken, count)
        return Cell(day_key(day), day, is_today, inside, said)

    def _chips(self, *, in_month: bool) -> dict[date, list[Chip]]:
        """Give the chips of each day in order; in_month: also of what has a time."""
        span = self._span
        found: dict[date, list[tuple[Order, Chip]]] = defaultdict(list)
        for order, chip in self._all_chips(in_month=in_month):
            if span.first <= chip.day <= span.last:
                found[chip.day].append((order, chip))
        for (day, kind), number in span.more.items():
            found[day].append(((_LEFT, 0, kind), _more(day, kind, number)))
        told = {day: [chip for _order, chip in sorted(chips, key=lambda one: one[0])] for day, chips in found.items()}
        return defaultdict(list, told)

    def _all_chips(self, *, in_month: bool) -> Iterable[tuple[Order, Chip]]:
        for one in self._span.tasks:
            chip = self._task(one)
            open_group = _DEADLINE if one.kind == DEADLINE else _PLANNED
            group = {LATE: _LATE, DONE: _DONE}.get(chip.state, open_group)
            yield (group, KINDS.index(one.kind), chip.text), chip
        for remembered in self._span.remembered:
            chip = self._remembered(remembered)
            yield (_REMEMBERED, 0, chip.text), chip
        for event in self._span.events:
            if fills_days(event):
                for first, last in self._weeks_of(event):
                    chip = self._bar(event, first, last)
                    yield (_WHOLE_DAY, 0, chip.text), chip
            elif in_month:
                chip = self._timed(event)
                yield (_TIMED, minutes_of(event.starts), chip.text), chip

    def _task(self, one: Dated) -> Chip:
        today, state = self._span.today, wording.task_state(one, self._span.today)
        title, pill = wording.task_title(one), wording.task_pill(one, today)[0]
        late = pill if state == LATE else ""
        spoken = wording.sentence(
            wording.kind_of(one.kind), title, wording.task_detail(one, self._span.known, today), pill,
            "" if late else wording.state_of(state),
        )  # fmt: skip
        text = wording.who_or_what(one) if late else title
        return Chip(task_key(one), one.kind, one.day, state, text, spoken, late=late)

    def _remembered(self, one: Remembered) -> Chip:
        spoken = wording.sentence(one.person.name, wording.remembered_detail(one))
        # What comes round every year is never over: only events turn neutral.
        return Chip(remembered_key(one), BIRTHDAY, one.day, AHEAD, one.person.name, spoken)

    def _timed(self, event: CalendarEvent) -> Chip:
        """Give a thing with a time, which stands on the day it begins even if it ends after midnight."""
        shown = self._zoned.say_time(event.starts.time()) if event.starts else ""
        state, title = wording.event_state(event, self._span.now), wording.event_title(event)
        spoken = self._spoken(event, event.day, shown)
        return Chip(event_key(event, event.day), EVENT, event.day, state, title, spoken, shown)

    def _bar(self, event: CalendarEvent, first: date, last: date) -> Chip:
        """Give what a thing of whole days is in one week."""
        state, title = wording.event_state(event, self._span.now), wording.event_title(event)
        begins = first == event.day
        shown = self._zoned.say_time(event.starts.time()) if event.starts and begins else ""
        return Chip(
            event_key(event, first), EVENT, first, state, title, self._spoken_span(event, shown), shown,
            length=(last - first).days + 1, begins=begins, ends=last == event.last_day,
        )  # fmt: skip

    def _weeks_of(self, event: CalendarEvent) -> Iterable[tuple[date, date]]:
        """Give the days of an event in each week that is shown: weeks begin as the span does."""
        first, end = max(event.day, self._span.first), min(event.last_day, self._span.last)
        while first <= end:
            last = min(end, first + timedelta(days=6 - (first - self._span.first).days % 7))
            yield first, last
            first = last + timedelta(days=1)

    def _blocks(self) -> dict[date, list[Block]]:
        found: dict[date, list[Block]] = defaultdict(list)
        for event in self._span.events:
            if event.starts is not None and not fills_days(event):
                for day in days_of(event, self._span.first, self._span.last):
                    found[day].append(self._block(event, event.starts, day))
        return found

    def _block(self, event: CalendarEvent, starts: datetime, day: date) -> Block:
        ends = starts + timedelta(minutes=event.minutes or USUAL_MINUTES)
        begins = minutes_of(starts) if day == event.day else 0
        last = minutes_of(ends) if ends.date() == day else _DAY_MINUTES
        begins = min(begins, _DAY_MINUTES - LEAST_MINUTES)
        goes_on = day != event.day
        shown = wording.time_on(event, day, self._zoned.say_time)
        about = wording.with_whom(event) or event.place
        return Block(
            event_key(event, day), day, wording.event_state(event, self._span.now), wording.event_title(event),
            ", ".join(part for part in (shown, about) if part), begins, max(last, begins + LEAST_MINUTES),
            self._spoken(event, day, shown), goes_on=goes_on,
        )  # fmt: skip

    def _spoken_span(self, event: CalendarEvent, shown: str) -> str:
        """Say what is painted over several days once: from when to when."""
        if event.day == event.last_day:
            return self._spoken(event, event.day, shown)
        names = ", ".join(person.name for person in event.people[:LANE])
        return wording.sentence(
            shown or _("All day"), wording.event_title(event), wording.span_of(event.day, event.last_day), event.place,
            names, wording.state_of(wording.event_state(event, self._span.now)),
        )  # fmt: skip

    def _spoken(self, event: CalendarEvent, day: date, shown: str) -> str:
        names = ", ".join(person.name for person in event.people[:LANE])
        return wording.sentence(
            shown or _("All day"), wording.event_title(event), wording.event_detail(event, day), names,
            wording.state_of(wording.event_state(event, self._span.now)),
        )  # fmt: skip


def fills_days(event: CalendarEvent) -> bool:
    """Tell whether an event is shown over its days, not among the hours: it has no time, or takes a day and more."""
    return event.starts is None or event.minutes >= _DAY_MINUTES


def minutes_of(at: datetime | None) -> int:
    """Give the minutes since midnight."""
    return at.hour * 60 + at.minute if at else 0


def _more(day: date, kind: str, number: int) -> Chip:
    text = wording.more(kind, number)
    return Chip(more_key(day, kind), MORE, day, AHEAD, text, text, count=number)


def _counts(chips: Mapping[date, Sequence[Chip]]) -> Counter[date]:
    """Count what stands on each day, also what began before it."""
    return Counter(day for some in chips.values() for chip in some for day in chip.days for _one in range(chip.count))


def _left_over(left: Sequence[Chip], day: date) -> list[Chip]:
    """Give the chip that stands for those there is no room for, if there are any."""
    if not left:
        return []
    done = all(chip.state == DONE for chip in left)
    number = sum(chip.count for chip in left)
    text = counted("{n} more done", "{n} more done", number) if done else counted("{n} more", "{n} more", number)
    spoken = _("{text}. Press Enter to show the day.").format(text=text)
    return [Chip(more_key(day, "any"), MORE, day, DONE if done else AHEAD, text, spoken, count=number, row=LANE - 1)]
