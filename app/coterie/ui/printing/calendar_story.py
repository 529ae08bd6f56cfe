# SPDX-License-Identifier: GPL-3.0-or-later
"""A calendar on paper: the agenda of the days that are in sight, however the window shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.spoken_dates import spoken_full_day
from coterie.domain.texts import _, counted
from coterie.services.paper import PrintedThing
from coterie.ui.pages.calendar.agenda_lines import AgendaWriter
from coterie.ui.pages.calendar.lines import DONE, MORE, NOTHING, PAST
from coterie.ui.parts.covers import bare
from coterie.ui.printing.manuscript import DayHead, Line, Manuscript, Part, Remark, Title, Wish

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, time

    from coterie.services.calendar import Calendar
    from coterie.services.jobs import JobContext
    from coterie.services.printing import Printing
    from coterie.ui.pages.calendar.lines import EntryLine

#: So much of one kind is told for a day; paper has room.
MOST = 200


class CalendarStory:
    """Days of the calendar. days: the first and the last; said: the same in words."""

    def __init__(
        self,
        printing: Printing,
        calendar: Calendar,
        days: tuple[date, date],
        said: str,
        say_time: Callable[[time], str],
    ) -> None:
        """Be about days."""
        self._printing = printing
        self._calendar = calendar
        self._days = days
        self._said = said
        self._say_time = say_time

    def title(self) -> str:
        """Say what is printed."""
        return _("Print these days")

    def sections(self) -> tuple[tuple[str, str], ...]:
        """Give the sections that can be left out: what the calendar hides stays off."""
        return ()

    def usual(self) -> Wish:
        """Want everything."""
        return Wish()

    def write(self, wish: Wish, ctx: JobContext) -> Manuscript:
        """Read the days and put them into words."""
        del wish
        first, last = self._days
        self._calendar.work_out(first, last, ctx)
        found = self._printing.span(self._calendar.look(first, last, MOST))
        lines = AgendaWriter(bare(found.span), self._say_time).lines()
        parts = tuple(_parts(lines))
        number = sum(1 for part in parts if isinstance(part, Line))
        people = {who.id for line in lines for who in line.people}
        stays = counted("{n} thing is marked private and stays off.",
                        "{n} things are marked private and stay off.", found.stays) if found.stays else ""  # fmt: skip
        return Manuscript(
            running=_("Calendar, {days}").format(days=self._said),
            parts=(Title(_("Calendar"), self._said), *(parts or (Remark(_("Nothing stands on these days.")),))),
            says=_("{days}: {number}.").format(days=self._said, number=counted("{n} thing", "{n} things", number)),
            stays=stays,
            held=(),
            printed=PrintedThing(
                "calendar", len(people), number, ("date", "name", "title"),
                {"things": found.stays} if found.stays else {},
            ),
            file_stem=f"calendar-{first.isoformat()}",
        )  # fmt: skip


def _parts(lines: Iterable[EntryLine]) -> Iterable[Part]:
    for line in lines:
        if line.head is not None:
            yield DayHead(spoken_full_day(line.day), _("Today") if line.head.is_today else "")
        if line.kind in {MORE, NOTHING}:
            yield Remark(line.title, inside=True)
        else:
            yield Line(
                line.title, lead=line.time, mark=line.kind, detail=line.detail, end=line.pill or _with(line),
                quiet=line.state in {DONE, PAST},
            )  # fmt: skip


def _with(line: EntryLine) -> str:
    """Say whom an event is with: by name one or two, of more how many."""
    names = [who.name for who in line.people if who.name != line.title]
    return ", ".join(names) if len(names) < 3 else counted("{n} you know", "{n} you know", len(names))
