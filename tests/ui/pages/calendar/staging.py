# SPDX-License-Identifier: GPL-3.0-or-later
"""A desk over a real vault on Thursday, 12 March 2026, with ways to fill a calendar, and a view that remembers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from coterie.domain.calendar_events import NewEvent
from coterie.ui.pages.calendar.grid_lines import Zoned

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coterie.domain.errors import UserError
    from coterie.services.session import Session
    from coterie.ui.pages.calendar.lines import EntryLine, HeadShown, MonthShown, SmallMonth, WeekShown
    from tests.ui.desks import TestDesk

LISBON = ZoneInfo("Europe/Lisbon")
THURSDAY = date(2026, 3, 12)
TOMORROW = THURSDAY + timedelta(days=1)
ZONED = Zoned(lambda at: f"{at:%H:%M}", "Lisbon")


@dataclass
class Staged:
    """A desk with a clock that stands at 9:42."""

    made: TestDesk
    changed: Callable[[], None] = lambda: None

    def __post_init__(self) -> None:
        clock = self.made.opened.clock
        clock.zone, clock.day, clock.seconds = LISBON, THURSDAY, -18 * 60

    @property
    def session(self) -> Session:
        return self.made.desk.session

    def person(self, name: str = "Ana Lindqvist") -> int:
        return int(self.made.opened.add(name).id)

    def event(self, title: str, day: date = THURSDAY, hour: int | None = 14, *people: int, minutes: int = 45) -> int:
        """Add an event of one's own; hour None: a whole day."""
        at = time(hour) if hour is not None else None
        return self.session.calendar.add(NewEvent(title, day, at, minutes if at else 0, people=people))

    def follow_up(self, name: str, day: date = THURSDAY, reason: str = "Send the deck") -> int:
        """Add somebody with a follow-up, and give the person."""
        person = self.person(name)
        self.session.follow_ups.add(person, day, reason)
        return person

    def promise(self, name: str, day: date = THURSDAY, text: str = "Send the notes", direction: str = "i_owe") -> int:
        person = self.person(name)
        with self.made.opened.writing() as connection:
            connection.execute(
                "INSERT INTO commitment (person_id, text, direction, due_on, created_at, changed_at) "
                "VALUES (?, ?, ?, ?, 0, 0)",
                (person, text, direction, day.isoformat()),
            )
        return person

    def birthday(self, name: str, written: str, kind: str = "birthday", label: str = "") -> int:
        person = self.person(name)
        with self.made.opened.writing() as connection:
            connection.execute(
                "INSERT INTO important_date (person_id, kind, label, date, month_day) VALUES (?, ?, ?, ?, ?)",
                (person, kind, label, written, written[-5:]),
            )
        return person

    def imported(self, title: str, at: datetime, zone: str = "Europe/Lisbon", calendar: str = "work") -> int:
        """Write an event that came with a calendar file."""
        ends, read = (at + timedelta(minutes=30)).isoformat(), int(datetime(2026, 3, 9, tzinfo=UTC).timestamp())
        values = (title, int(at.timestamp()), at.isoformat(), zone, ends, calendar, read)
        with self.made.opened.writing() as connection:
            added = connection.execute(
                "INSERT INTO event (uuid, ics_uid, title, at_utc, at_text, at_zone, ends_on, calendar, created_at, "
                "changed_at) VALUES (hex(randomblob(8)), 'x', ?, ?, ?, ?, ?, ?, 0, ?)",
                values,
            )
            return int(added.lastrowid)


@dataclass
class SeenView:
    """Keeps what the page would show."""

    head: HeadShown | None = None
    lines: Sequence[EntryLine] = ()
    selected: str = ""
    top: str = ""
    week: WeekShown | None = None
    month: MonthShown | None = None
    small: SmallMonth | None = None
    hidden: frozenset[str] = frozenset()
    empty: bool = False
    problems: list[UserError] = field(default_factory=list)
    opened: list[tuple[int, int | None]] = field(default_factory=list)
    places: list[str] = field(default_factory=list)

    def show_head(self, head: HeadShown) -> None:
        self.head = head

    def show_agenda(self, lines: Sequence[EntryLine], select: str, top: str) -> None:
        self.lines, self.selected, self.top = lines, select, top
        self.empty = False

    def show_week(self, shown: WeekShown, select: str) -> None:
        self.week, self.selected = shown, select

    def show_month(self, shown: MonthShown, select: str) -> None:
        self.month, self.selected = shown, select

    def show_small_month(self, shown: SmallMonth) -> None:
        self.small = shown

    def show_kinds(self, hidden: frozenset[str]) -> None:
        self.hidden = hidden

    def show_empty(self) -> None:
        self.empty = True

    def show_problem(self, error: UserError) -> None:
        self.problems.append(error)

    def open_event(self, event: int, at_utc: int | None) -> None:
        self.opened.append((event, at_utc))

    def tell_place(self, selection: str) -> None:
        self.places.append(selection)

    def line(self, title: str) -> EntryLine:
        """Give the line of a title."""
        return next(line for line in self.lines if line.title == title)

    def titles(self) -> list[str]:
        return [line.title for line in self.lines]
