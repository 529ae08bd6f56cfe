# SPDX-License-Identifier: GPL-3.0-or-later
"""People on paper: a plain table in the order of the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.spoken_dates import spoken_day
from coterie.domain.texts import _, counted
from coterie.services.paper import PrintedThing
from coterie.ui.parts.covers import bare
from coterie.ui.printing.manuscript import Column, Manuscript, Part, Remark, Table, Title, Wish

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from coterie.services.jobs import JobContext
    from coterie.services.paper import PaperPeople, PaperRow
    from coterie.services.ports.clock import Clock
    from coterie.services.printing import Printing

FIELDS = ("mail", "name", "next_step", "phone", "work")


class PeopleStory:
    """A list of people. below: what narrows it, in words, "" = nothing; ids: gives them, away from the window."""

    def __init__(self, printing: Printing, clock: Clock, below: str, ids: Callable[[], Sequence[int]]) -> None:
        """Be about people."""
        self._printing = printing
        self._clock = clock
        self._below = below
        self._ids = ids

    def title(self) -> str:
        """Say what is printed."""
        return _("Print these people")

    def sections(self) -> tuple[tuple[str, str], ...]:
        """Give the sections that can be left out: a table has none."""
        return ()

    def usual(self) -> Wish:
        """Want everything."""
        return Wish()

    def write(self, wish: Wish, ctx: JobContext) -> Manuscript:
        """Read the people and put them into words."""
        del wish
        found = bare(self._printing.people(list(self._ids()), ctx))
        today = self._clock.today()
        number = counted("{n} person", "{n} people", len(found.rows))
        below = f"{number} · {bare(self._below)}" if self._below else number
        columns = (
            Column(_("Name"), 0.16), Column(_("Organisation"), 0.15), Column(_("Role"), 0.155),
            Column(_("Phone"), 0.125), Column(_("Email"), 0.22), Column(_("Next step"), 0.19),
        )  # fmt: skip
        rows = tuple(_cells(row, today) for row in found.rows)
        body: Part = Table(columns, rows) if rows else Remark(_("Nobody is in this list."))
        return Manuscript(
            running=_("People, {number}").format(number=number),
            parts=(Title(_("People"), below), body),
            says=_("{number}.").format(number=number),
            stays=_stays(found),
            held=(),
            printed=PrintedThing("people", len(rows), len(rows), FIELDS, _withheld(found)),
            file_stem="people",
            is_wide=True,
        )


def _cells(row: PaperRow, today: date) -> tuple[str, ...]:
    return row.name, row.organisation, row.title, row.phone, row.mail, _next(row, today)


def _next(row: PaperRow, today: date) -> str:
    """Say when something is next due, and what."""
    if row.next_on is None:
        return ""
    day = spoken_day(row.next_on, today)
    return _("{date}: {what}").format(date=day, what=row.next_text) if row.next_text else day


def _withheld(found: PaperPeople) -> dict[str, int]:
    """Count what would have stood in the table."""
    return {name: number for name, number in found.stays.items() if name in {"people", *FIELDS}}


def _stays(found: PaperPeople) -> str:
    """Say who and what is marked private."""
    said = []
    if people := found.stays.get("people", 0):
        said.append(counted("{n} person is marked private and stays off.",
                            "{n} people are marked private and stay off.", people))  # fmt: skip
    if ways := found.stays.get("phone", 0) + found.stays.get("mail", 0) + found.stays.get("work", 0):
        said.append(counted("{n} private phone number, address or post stays off.",
                            "{n} private phone numbers, addresses or posts stay off.", ways))  # fmt: skip
    return " ".join(said)
