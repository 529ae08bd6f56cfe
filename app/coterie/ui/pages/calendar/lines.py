# SPDX-License-Identifier: GPL-3.0-or-later
"""What the calendar shows: frozen lines, cells and blocks of finished words; none of them knows a widget."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

#: Beside the four kinds: a day itself, and what stands for several things.
DAY, MORE, NOTHING = "day", "more", "nothing"
#: How a thing stands: ahead, late, done, or past.
AHEAD, LATE, DONE, PAST = "ahead", "late", "done", "past"
AGENDA, WEEK, MONTH = "agenda", "week", "month"


@dataclass(frozen=True)
class DayHead:
    """What stands beside the first line of a day. below: the month, or "Today"."""

    number: str
    weekday: str
    below: str
    is_today: bool


@dataclass(frozen=True)
class Who:
    """Somebody whose picture stands on a line. id: of the person, and the seed of the colours."""

    id: int
    name: str


@dataclass(frozen=True)
class EntryLine:
    """A thing in the agenda. kind: one of the four, or what stands for several; state: how it stands.

    offer: what its button says, "" = none; offer_key: the key that does the same; offers_always: not only while
    selected; spoken: the whole line as one plain sentence.
    """

    key: str
    kind: str
    day: date
    state: str
    head: DayHead | None
    time: str
    title: str
    detail: str
    spoken: str
    pill: str = ""
    tone: str = ""
    people: tuple[Who, ...] = ()
    repeats: bool = False
    offer: str = ""
    offer_key: str = ""
    offers_always: bool = False


@dataclass(frozen=True)
class Cell:
    """A day in the week or the month."""

    key: str
    day: date
    is_today: bool
    is_inside: bool
    spoken: str
    kind: str = DAY


@dataclass(frozen=True)
class Chip:
    """A thing without a time, or any thing in a month. time: as it is shown, "" = none; count: how many it means.

    late: how late it is, which is never cut off, "" where it is not. length: how many days of its week it goes over;
    begins, ends: it does so there, not in the week before or after; row: from the top of its lane.
    """

    key: str
    kind: str
    day: date
    state: str
    text: str
    spoken: str
    time: str = ""
    count: int = 1
    late: str = ""
    length: int = 1
    begins: bool = True
    ends: bool = True
    row: int = 0

    @property
    def days(self) -> tuple[date, ...]:
        """The days it goes over."""
        return tuple(self.day + timedelta(days=number) for number in range(self.length))


@dataclass(frozen=True)
class Block:
    """A thing with a time in the week. begins, ends: minutes since midnight of its day.

    goes_on: it began on a day before.
    """

    key: str
    day: date
    state: str
    title: str
    detail: str
    begins: int
    ends: int
    spoken: str
    kind: str = "event"
    goes_on: bool = False


Placed = Cell | Chip | Block


@dataclass(frozen=True)
class WeekShown:
    """Seven days. rows: every day with what stands on it, in reading order; now: minutes since midnight of today.

    now_text: the present time; moved: how many late things stand on today, in words; zone: whose clock this is.
    """

    rows: tuple[Placed, ...]
    days: tuple[date, ...]
    today: date
    now: int
    now_text: str
    moved: str
    zone: str


@dataclass(frozen=True)
class MonthShown:
    """The weeks of a month. rows: every day with what stands on it, in reading order."""

    rows: tuple[Placed, ...]
    weeks: int
    first: date


@dataclass(frozen=True)
class SmallMonth:
    """The month at the side. marks: which kinds each day has; chosen: the day that is meant."""

    month: date
    today: date
    chosen: date
    marks: Mapping[date, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class ReviewCard:
    """Asks how the last event was. when: in a word; what: its title and day."""

    key: str
    what: str
    when: str
    people: tuple[Who, ...]


@dataclass(frozen=True)
class FileLine:
    """A calendar that was read from a file."""

    name: str
    detail: str
    shown: bool


@dataclass(frozen=True)
class HeadShown:
    """What the head says: the days in sight, which view it is, and what its arrows do."""

    days: str
    view: str
    before: str
    after: str
