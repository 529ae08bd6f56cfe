# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands on the days of the week and of the month: chips for what has no time, blocks for what has."""

from __future__ import annotations

from collections import defaultdict
from datetime import time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.calendar_days import BIRTHDAY, DEADLINE, EVENT, KINDS, days_between
from coterie.domain.spoken_dates import spoken_day_of_week
from coterie.domain.texts import _, counted
from coterie.ui.pages.calendar import wording
from coterie.ui.pages.calendar.keys import day_key, event_key, more_key, remembered_key, task_key
from coterie.ui.pages.calendar.lines import (
    AHEAD,
    DONE,
    LATE,
    MORE,
    PAST,
    Block,
    Cell,
    Chip,
    MonthShown,
    WeekShown,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
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
        chips, blocks = self._chips(timed=False), self._blocks()
        rows: list[Placed] = []
        for day in days_between(span.first, span.last):
            lane = _at_most(chips[day], LANE, day)
            rows.append(self._cell(day, len(chips[day]) + len(blocks[day]), inside=True))
            rows += [*lane, *sorted(blocks[day], key=lambda block: (block.begins, block.ends, block.title))]
        return WeekShown(
            tuple(rows), tuple(days_between(span.first, span.last)), span.today, minutes_of(span.now),
            self._zoned.say_time(span.now.time()), wording.moved(span.moved), self._zone(),
        )  # fmt: skip

    def month(self, month: date) -> MonthShown:
        """Give the weeks of a month: every day with everything on it, the hours behind what has none."""
        span = self._span
        chips = self._chips(timed=True)
        rows: list[Placed] = []
        for day in days_between(span.first, span.last):
            rows.append(self._cell(day, len(chips[day]), inside=day.month == month.month))
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

    def _chips(self, *, timed: bool) -> dict[date, list[Chip]]:
        """Give the chips of each day in order; timed: also of what has a time."""
        span = self._span
        found: dict[date, list[tuple[Order, Chip]]] = defaultdict(list)
        for order, chip in self._all_chips(timed=timed):
            if span.first <= chip.day <= span.last:
                found[chip.day].append((order, chip))
        for (day, kind), number in span.more.items():
            found[day].append(((_LEFT, 0, kind), _more(day, kind, number)))
        told = {day: [chip for _order, chip in sorted(chips, key=lambda one: one[0])] for day, chips in found.items()}
        return defaultdict(list, told)

    def _all_chips(self, *, timed: bool) -> Iterable[tuple[Order, Chip]]:
        for one in self._span.tasks:
            chip = self._task(one)
            open_group = _DEADLINE if one.kind == DEADLINE else _PLANNED
            group = {LATE: _LATE, DONE: _DONE}.get(chip.state, open_group)
            yield (group, KINDS.index(one.kind), chip.text), chip
        for remembered in self._span.remembered:
            chip = self._remembered(remembered)
            yield (_REMEMBERED, 0, chip.text), chip
        for event in self._span.events:
            if event.starts is None or timed:
                for day in days_between(event.day, event.last_day):
                    chip = self._event(event, day)
                    group = _TIMED if chip.time else _WHOLE_DAY
                    yield (group, minutes_of(event.starts) if chip.time else 0, chip.text), chip

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
        state = PAST if one.day < self._span.today else AHEAD
        return Chip(remembered_key(one), BIRTHDAY, one.day, state, one.person.name, spoken)

    def _event(self, event: CalendarEvent, day: date) -> Chip:
        timed = event.starts is not None and day == event.day
        shown = self._zoned.say_time(event.starts.time()) if event.starts and timed else ""
        state = wording.event_state(event, self._span.now)
        title = wording.event_title(event)
        return Chip(event_key(event, day), EVENT, day, state, title, self._spoken(event, day, shown), shown)

    def _blocks(self) -> dict[date, list[Block]]:
        found: dict[date, list[Block]] = defaultdict(list)
        for event in self._span.events:
            if event.starts is not None:
                for day in days_between(max(event.day, self._span.first), min(event.last_day, self._span.last)):
                    found[day].append(self._block(event, event.starts, day))
        return found

    def _block(self, event: CalendarEvent, starts: datetime, day: date) -> Block:
        ends = starts + timedelta(minutes=event.minutes or USUAL_MINUTES)
        begins = minutes_of(starts) if day == event.day else 0
        last = minutes_of(ends) if ends.date() == day else _DAY_MINUTES
        begins = min(begins, _DAY_MINUTES - LEAST_MINUTES)
        shown = self._zoned.say_time(starts.time())
        about = wording.with_whom(event) or event.place
        return Block(
            event_key(event, day), day, wording.event_state(event, self._span.now), wording.event_title(event),
            ", ".join(part for part in (shown, about) if part), begins, max(last, begins + LEAST_MINUTES),
            self._spoken(event, day, shown),
        )  # fmt: skip

    def _spoken(self, event: CalendarEvent, day: date, shown: str) -> str:
        names = ", ".join(person.name for person in event.people[:LANE])
        return wording.sentence(
            shown or _("All day"), wording.event_title(event), wording.event_detail(event, day), names,
            wording.state_of(wording.event_state(event, self._span.now)),
        )  # fmt: skip


def minutes_of(at: datetime | None) -> int:
    """Give the minutes since midnight."""
    return at.hour * 60 + at.minute if at else 0


def _more(day: date, kind: str, number: int) -> Chip:
    text = wording.more(kind, number)
    return Chip(more_key(day, kind), MORE, day, AHEAD, text, text, count=number)


def _at_most(chips: Sequence[Chip], most: int, day: date) -> list[Chip]:
    """Give so many chips of a day; the last one stands for those that are left over."""
    if len(chips) <= most:
        return list(chips)
    told, left = list(chips[: most - 1]), chips[most - 1 :]
    done = all(chip.state == DONE for chip in left)
    number = sum(chip.count for chip in left)
    text = counted("{n} more done", "{n} more done", number) if done else counted("{n} more", "{n} more", number)
    spoken = _("{text}. Press Enter to show the day.").format(text=text)
    return [*told, Chip(more_key(day, "any"), MORE, day, DONE if done else AHEAD, text, spoken)]
