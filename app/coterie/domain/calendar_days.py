# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands on the days of a calendar: events, things planned, days to remember, promises with a day."""

from __future__ import annotations

from calendar import isleap
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.day_facts import ZONES_APART
from coterie.domain.moments import PartialDate, utc_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import tzinfo

    from coterie.domain.day_lists import Task
    from coterie.domain.due_reasons import Acquaintance
    from coterie.domain.people import ImportantDate
    from coterie.domain.person_links import PersonLink

EVENT, FOLLOW_UP, BIRTHDAY, DEADLINE = "event", "follow_up", "birthday", "deadline"
KINDS = (EVENT, FOLLOW_UP, BIRTHDAY, DEADLINE)

#: An event that began so long ago may still go on.
LONGEST_EVENT = timedelta(days=60)
#: What is late for longer is counted, not told one by one.
LATE_TOLD = timedelta(days=30)
#: So many of one kind are told for a day, the rest is counted.
MOST_A_DAY = 6
_DAY_MINUTES = 24 * 60


class EventRow(NamedTuple):
    """A date of an event as it is kept. first_text, end_text: of the whole event, whose length every date shares.

    own: typed here, not read from a calendar file; repeats: it has other dates besides.
    """

    event: int
    at_utc: int
    at_text: str
    title: str
    first_text: str
    end_text: str
    all_day: bool
    place: str
    repeats: bool
    calendar: str
    own: bool


class CalendarEvent(NamedTuple):
    """A date of an event, in the zone of the reader. starts: None for whole days; minutes: 0 = not known.

    people: whom the vault knows of those who take part, the strongest tie first.
    """

    event: int
    at_utc: int
    title: str
    day: date
    last_day: date
    starts: datetime | None
    minutes: int
    place: str
    people: tuple[PersonLink, ...] = ()
    repeats: bool = False
    calendar: str = ""
    own: bool = False
    at_text: str = ""

    @property
    def ends(self) -> datetime | None:
        """When it is over; None for whole days."""
        return self.starts + timedelta(minutes=self.minutes) if self.starts else None

    def is_past(self, now: datetime) -> bool:
        """Tell whether it is over."""
        return self.ends <= now if self.ends else self.last_day < now.date()


@dataclass(frozen=True)
class Dated:
    """A thing to do on the day it stands on: what is late stands on today, what is done on the day it was done."""

    day: date
    task: Task
    done: bool = False

    @property
    def kind(self) -> str:
        """Which of the kinds of a calendar it is."""
        return DEADLINE if self.task.kind in {"promise", "request"} else FOLLOW_UP


@dataclass(frozen=True)
class Remembered:
    """A day to remember as it comes round."""

    day: date
    person: PersonLink
    what: ImportantDate

    @property
    def years(self) -> int:
        """How many years it has been; 0 where the year is not known."""
        year = PartialDate.parse(self.what.date).year
        return self.day.year - year if year else 0


More = dict[tuple[date, str], int]


class Planned(NamedTuple):
    """Things to do on days, and by day and kind how many there are besides those."""

    tasks: list[Dated]
    more: More


@dataclass(frozen=True)
class CalendarSpan:
    """The days from first to last. more: by day and kind, how many there are besides those told here.

    moved: how many things stand on today that were due before the first day; older: how many are late for so long
    that they are not told. known: what reasons say of people, by their keys.
    """

    now: datetime
    today: date
    first: date
    last: date
    events: tuple[CalendarEvent, ...] = ()
    tasks: tuple[Dated, ...] = ()
    remembered: tuple[Remembered, ...] = ()
    more: Mapping[tuple[date, str], int] = field(default_factory=dict)
    moved: int = 0
    older: int = 0
    known: Mapping[int, Acquaintance] = field(default_factory=dict)


class DaysAsked(NamedTuple):
    """Which days are asked for, what day it is, and how much of one kind is told for a day."""

    first: date
    last: date
    today: date
    most: int = MOST_A_DAY


class UtcSpan(NamedTuple):
    """Where the dates of events are looked for, in seconds since 1970.

    begin: what began before it is looked for only if it may still go on, which is on `begin_day` or later.
    """

    first: int
    begin: int
    last: int
    begin_day: str


def span_of_days(first: date, last: date) -> UtcSpan:
    """Give the span in which every event lies that takes place on these days, in whatever zone."""
    apart = int(ZONES_APART.total_seconds())
    begin = utc_of(first) - apart
    return UtcSpan(
        begin - int(LONGEST_EVENT.total_seconds()),
        begin,
        utc_of(last + timedelta(days=1)) + apart,
        (first - timedelta(days=1)).isoformat(),
    )


def on_clock(at_utc: int, at_text: str, zone: tzinfo | None) -> datetime:
    """Give a moment on the clock of a zone; one written without a zone is meant as it stands."""
    written = datetime.fromisoformat(at_text)
    if written.tzinfo is None:
        return written.replace(tzinfo=zone)
    return datetime.fromtimestamp(at_utc, UTC).astimezone(zone)


def event_on(row: EventRow, zone: tzinfo | None, people: tuple[PersonLink, ...] = ()) -> CalendarEvent:
    """Give the event of a row: whole days stay the days they were written as, times are of the reader's clock."""
    minutes = _minutes(row.first_text, row.end_text)
    if row.all_day:
        starts = None
        day = date.fromisoformat(row.at_text[:10])
        last_day = day + timedelta(days=max(1, minutes // _DAY_MINUTES) - 1)
    else:
        starts = on_clock(row.at_utc, row.at_text, zone)
        day = starts.date()
        # What ends at midnight ends with the day before.
        last_day = max(day, (starts + timedelta(minutes=minutes, microseconds=-1)).date())
    return CalendarEvent(
        row.event, row.at_utc, row.title, day, last_day, starts, minutes, row.place, people, row.repeats,
        row.calendar, row.own, row.at_text,
    )  # fmt: skip


def days_of(event: CalendarEvent, first: date, last: date) -> list[date]:
    """List the days of an event that lie between two days."""
    return days_between(max(event.day, first), min(event.last_day, last))


def days_between(first: date, last: date) -> list[date]:
    """List the days from the first to the last."""
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def month_days(first: date, last: date) -> list[str]:
    """List the `MM-DD` of days; the 29th of February where a year without one has its 28th."""
    if (last - first).days >= 366:
        last = first + timedelta(days=365)
    found: dict[str, None] = {}
    for day in days_between(first, last):
        found[f"{day:%m-%d}"] = None
        if (day.month, day.day) == (2, 28) and not isleap(day.year):
            found["02-29"] = None
    return list(found)


def comes_round(remembered: str, first: date, last: date) -> Iterable[date]:
    """Give the days on which a remembered date falls; one of a known year not before it, the 29th on the 28th."""
    known = PartialDate.parse(remembered)
    if known.month is None or known.day is None:
        return
    for year in range(max(first.year, known.year or first.year), last.year + 1):
        leap_day = (known.month, known.day) == (2, 29) and not isleap(year)
        day = date(year, known.month, 28 if leap_day else known.day)
        if first <= day <= last:
            yield day


def _minutes(first_text: str, end_text: str) -> int:
    if not end_text:
        return 0
    try:
        length = datetime.fromisoformat(end_text) - datetime.fromisoformat(first_text)
    except (TypeError, ValueError):  # One end has a zone and the other has none, or it is no date and time.
        return 0
    return max(0, int(length.total_seconds()) // 60)
