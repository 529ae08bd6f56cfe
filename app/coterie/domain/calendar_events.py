# SPDX-License-Identifier: GPL-3.0-or-later
"""Events by themselves: one of the user's own, everything known of one, what was written down after it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from coterie.domain.moments import Moment, PartialDate, moment_from_date, moment_from_datetime

if TYPE_CHECKING:
    from datetime import tzinfo

    from coterie.domain.calendar_days import CalendarEvent, EventRow
    from coterie.domain.day_facts import Brief
    from coterie.domain.person_links import PersonLink

#: Longer than this an event is a mistake of the keyboard.
LONGEST_MINUTES = 60 * 24 * 60


@dataclass(frozen=True)
class NewEvent:
    """An event of the user's own. starts: None for whole days; minutes: of a timed one, 0 = not known.

    days: how many days one without a time takes; people: keys of those who take part.
    """

    title: str
    day: date
    starts: time | None = None
    minutes: int = 0
    days: int = 1
    place: str = ""
    people: tuple[int, ...] = ()
    text: str = ""

    def moment(self, zone: tzinfo | None) -> Moment:
        """Give when it begins, on the clock of a zone; a day stays a day."""
        if self.starts is None:
            return moment_from_date(PartialDate(self.day.year, self.day.month, self.day.day))
        return moment_from_datetime(datetime.combine(self.day, self.starts, zone))

    def ends_on(self, zone: tzinfo | None) -> str:
        """Give when it ends as ISO text: of whole days the day after the last; "" where it is not known."""
        if self.starts is None:
            return (self.day + timedelta(days=max(1, self.days))).isoformat()
        if not self.minutes:
            return ""
        # Minutes pass as they pass, also in a night in which the clocks are changed.
        ends = datetime.fromtimestamp(self.moment(zone).utc + self.minutes * 60, zone)
        return moment_from_datetime(ends).text


@dataclass(frozen=True)
class EventDetails:
    """An event as it is kept. zone: as a moment names it; rule: its recurrence lines; others: named, not in the vault.

    status: confirmed, tentative or "".
    """

    row: EventRow
    zone: str
    text: str
    status: str
    rule: str
    people: tuple[PersonLink, ...]
    others: tuple[str, ...]


@dataclass(frozen=True)
class WrittenNote:
    """The entry of the timeline that a date of an event became. id: 0 = none yet; by_hand: somebody wrote in it."""

    id: int
    at_utc: int
    text: str
    people: tuple[int, ...]
    by_hand: bool


@dataclass(frozen=True)
class SaidAfterwards:
    """What is written down after a date of an event, with those who were there."""

    at: Moment
    minutes: int
    people: tuple[int, ...]
    text: str


@dataclass(frozen=True)
class EventPage:
    """One date of an event with everything around it. note: what was written down after it, None = nothing yet.

    brief: for a coming event, about the strongest tie of those who take part.
    """

    event: CalendarEvent
    details: EventDetails
    now: datetime
    note: WrittenNote | None
    brief: Brief | None


@dataclass(frozen=True)
class CalendarFile:
    """A calendar that was read from a file. rules: how many of its events repeat; read_at: seconds since 1970."""

    name: str
    events: int
    rules: int
    read_at: int
    hidden: bool = False
