# SPDX-License-Identifier: GPL-3.0-or-later
"""What a calendar asks of the vault."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from coterie.domain.calendar_days import DaysAsked, EventRow, Planned, UtcSpan
    from coterie.domain.calendar_events import CalendarFile, EventDetails, NewEvent, SaidAfterwards, WrittenNote
    from coterie.domain.calendar_series import KeptSeries
    from coterie.domain.moments import Moment
    from coterie.domain.people import ImportantDate
    from coterie.domain.person_links import PersonLink


class CalendarView(Protocol):
    """What stands on the days of a calendar, read."""

    def events(self, span: UtcSpan, hidden: Iterable[str]) -> list[EventRow]:
        """List the dates of events in a span of time, without calendars that are hidden."""

    def people_of(self, events: Iterable[int]) -> dict[int, tuple[PersonLink, ...]]:
        """Give whom the vault knows of those who take part in events, the strongest tie first."""

    def planned(self, asked: DaysAsked) -> Planned:
        """List open follow-ups, promises and cadences on their days; what is late stands on today."""

    def done(self, asked: DaysAsked) -> Planned:
        """List follow-ups and promises on the days they were done."""

    def late(self, today: date) -> int:
        """Count the follow-ups and promises that were due before a day."""

    def remembered(self, month_days: Sequence[str], most: int) -> list[tuple[str, int, PersonLink, ImportantDate]]:
        """List days to remember by `MM-DD`: the day, how many it has in all, the person and the date."""

    def kinds_on_days(self, asked: DaysAsked) -> set[tuple[date, str]]:
        """Give each day with each kind of thing that stands on it, events left out."""

    def event(self, event: int) -> EventDetails | None:
        """Give an event with everything known of it; None where it is gone."""

    def note_of(self, event: int, at_utc: int) -> WrittenNote | None:
        """Give the entry of the timeline that a date of an event became."""

    def noted(self, events: Iterable[int]) -> frozenset[tuple[int, int]]:
        """Give event and moment of every date of events that somebody wrote something down about."""

    def files(self) -> list[CalendarFile]:
        """List the calendars that were read from files, by name."""

    def hidden(self) -> frozenset[str]:
        """Give what is left out: `kind:` or `calendar:` and its name."""

    def is_empty(self) -> bool:
        """Tell whether no day, past or to come, has anything on it."""

    def series(self, hidden: Iterable[str]) -> list[KeptSeries]:
        """List the series whose rule was kept."""


class CalendarStore(CalendarView, Protocol):
    """Events of the user's own, and what is written down after events."""

    def add_event(self, new: NewEvent, at: Moment, ends_on: str) -> int:
        """Add an event and give its key."""

    def put_event(self, event: int, new: NewEvent, at: Moment, ends_on: str) -> None:
        """Write an event anew, with the people who take part."""

    def bin_event(self, event: int) -> None:
        """Put an event into the bin."""

    def put_note(self, event: int, note: WrittenNote | None, said: SaidAfterwards) -> int:
        """Write what was said at a date of an event, into the entry that is there or a new one, and give its key."""


class CalendarChoices(Protocol):
    """What a person does not want to see on the calendar; no step of the user's."""

    def set_hidden(self, what: str, *, hidden: bool) -> None:
        """Leave a kind or a calendar out, or show it again."""
