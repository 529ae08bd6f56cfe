# SPDX-License-Identifier: GPL-3.0-or-later
"""What a day holds besides things to do: events, what was done, the load of the week, a brief for a meeting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.moments import utc_of

if TYPE_CHECKING:
    from coterie.domain.interactions import Interaction
    from coterie.domain.person_links import PersonLink

#: So long before a meeting it is prepared for.
PREPARE = timedelta(hours=24)
#: An event of several days that began so long ago may still go on.
LONGEST_EVENT = timedelta(days=14)
#: A timed event that began so long before a day may still go on.
NIGHT = timedelta(hours=24)
#: How far the clocks of two places are apart at most.
ZONES_APART = timedelta(hours=14)


class Span(NamedTuple):
    """Where events are looked for, in seconds since 1970: those of whole days from `first` on, others from `begin`."""

    first: int
    begin: int
    last: int


@dataclass(frozen=True)
class CalendarRow:
    """A date of an event as it is kept. first_text, end_text: of the whole event, whose length every date shares."""

    event: int
    title: str
    at_utc: int
    at_text: str
    first_text: str
    end_text: str
    all_day: bool
    place: str
    people: tuple[PersonLink, ...] = ()


@dataclass(frozen=True)
class DayEvent:
    """An event of a day. starts: in the zone of the reader, None for a day as such; minutes: 0 = not known.

    people: whom the vault knows of those who take part, the strongest tie first.
    """

    event: int
    title: str
    starts: datetime | None
    minutes: int
    place: str
    people: tuple[PersonLink, ...]

    @property
    def ends(self) -> datetime | None:
        """When it is over, as far as that is known."""
        return self.starts and self.starts + timedelta(minutes=self.minutes)


@dataclass(frozen=True)
class DoneThing:
    """Something that was done on a day. kind: follow_up, commitment, or that of an entry; text: its words."""

    kind: str
    id: int
    person: PersonLink | None
    text: str


@dataclass(frozen=True)
class DayLoad:
    """How much of a day is done, and how much waits."""

    day: date
    done: int
    waiting: int


@dataclass(frozen=True)
class Brief:
    """What to know before meeting somebody. met_on: ISO text of what is known; given: their given name, or all of it.

    met_through: by the given name. asked, promised, wanted: what they asked for, what they were promised, what the
    user wanted to ask.
    """

    person: PersonLink
    given: str
    title: str
    organisation: str
    strength: int | None
    met_on: str
    met_where: str
    met_through: PersonLink | None
    last: Interaction | None = None
    asked: tuple[str, ...] = ()
    promised: tuple[str, ...] = ()
    wanted: tuple[str, ...] = ()


def span_of(today: date, now: datetime) -> Span:
    """Give the span in which an event lies that a day shows or prepares for."""
    begin = utc_of(today) - int((ZONES_APART + NIGHT).total_seconds())
    first = begin - int(LONGEST_EVENT.total_seconds())
    return Span(first, begin, int((now + PREPARE + ZONES_APART).timestamp()))


def event_of(row: CalendarRow, now: datetime) -> DayEvent:
    """Give the event of a row, in the zone of the reader."""
    starts = None if row.all_day else _local(row.at_utc, row.at_text, now)
    return DayEvent(row.event, row.title, starts, _minutes(row), row.place, row.people)


def is_on(row: CalendarRow, day: date, now: datetime) -> bool:
    """Tell whether an event takes place on a day: one through the night on both, one of whole days not on its end."""
    if not row.all_day:
        starts = _local(row.at_utc, row.at_text, now)
        ends = starts + timedelta(minutes=_minutes(row))
        midnight = starts.replace(
            year=day.year, month=day.month, day=day.day, hour=0, minute=0, second=0, microsecond=0
        )
        return starts.date() == day or (starts < midnight < ends)
    first = date.fromisoformat(row.at_text[:10])
    days = max(1, _minutes(row) // (24 * 60))
    return first <= day < first + timedelta(days=days)


def to_prepare(events: tuple[DayEvent, ...], now: datetime) -> DayEvent | None:
    """Give the next event with people the vault knows, from a day before it begins until it is over."""
    coming = [
        event
        for event in events
        if event.people and event.starts and event.ends and event.starts <= now + PREPARE and event.ends >= now
    ]
    return min(coming, key=lambda event: (event.starts, event.event), default=None)


def week_of(day: date, first_weekday: int) -> tuple[date, ...]:
    """Give the seven days of a week. first_weekday: 0 for Monday to 6 for Sunday."""
    first = day - timedelta(days=(day.weekday() - first_weekday) % 7)
    return tuple(first + timedelta(days=number) for number in range(7))


def _local(utc: int, text: str, now: datetime) -> datetime:
    """Give a moment on the clock of the reader; one written without a zone is meant as it stands."""
    written = datetime.fromisoformat(text)
    if written.tzinfo is None:
        return written.replace(tzinfo=now.tzinfo)
    return datetime.fromtimestamp(utc, UTC).astimezone(now.tzinfo)


def _minutes(row: CalendarRow) -> int:
    if not row.end_text:
        return 0
    try:
        length = datetime.fromisoformat(row.end_text) - datetime.fromisoformat(row.first_text)
    except (TypeError, ValueError):  # One end has a zone and the other has none, or it is no date and time.
        return 0
    return max(0, int(length.total_seconds()) // 60)
