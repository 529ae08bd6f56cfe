# SPDX-License-Identifier: GPL-3.0-or-later
"""Printing: what goes onto paper, and the ledger of it.

What is marked private or sensitive stays off paper unless somebody names it. Nothing is written but the ledger and,
where somebody wants a file of pages, that file.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from coterie.domain.errors import NotFound
from coterie.domain.export_ledger import LedgerEntry
from coterie.domain.texts import _
from coterie.domain.timelines import EVERYTHING, NEWEST
from coterie.services.out_files import write_out
from coterie.services.paper import (
    PaperDay,
    PaperPeople,
    PaperPerson,
    PaperRow,
    PaperSpan,
    PrintedThing,
    day_on_paper,
    person_on_paper,
    row_of,
    span_on_paper,
)
from coterie.services.ports.exporting import Wanted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from coterie.domain.calendar_days import CalendarSpan
    from coterie.domain.person_pages import FactKey
    from coterie.domain.timelines import TimelineEntry
    from coterie.services.jobs import JobContext
    from coterie.services.ports.clock import Clock
    from coterie.services.ports.vault import Read, Vault
    from coterie.services.today import TodayView

#: How many people and how many entries are read at once.
AT_ONCE = 500
#: How what was printed stands in the ledger, before what it was: on paper, or as a file of pages.
PAPER, PAGES = "print", "pdf"


class Printing:
    """What a person can put onto paper."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        """Work on an open vault."""
        self._vault = vault
        self._clock = clock

    def person(self, person: int, named: frozenset[FactKey], ctx: JobContext) -> PaperPerson:
        """Give a person for paper. named: marked facts and notes that are wanted all the same."""
        with self._vault.read() as view:
            page = view.pages.person(person, self._clock.today())
            if page is None:
                raise NotFound(
                    _("This person is not here any more."), _("Undo what took them away, or choose another.")
                )
            return person_on_paper(view, page, tuple(_timeline(view, person, ctx)), named)

    def people(self, ids: Sequence[int], ctx: JobContext) -> PaperPeople:
        """Give people for paper, in their order; whoever is marked private stays off it altogether."""
        rows: list[PaperRow] = []
        stays: Counter[str] = Counter()
        with self._vault.read() as view:
            for start in range(0, len(ids), AT_ONCE):
                ctx.progress(start, len(ids), "")
                some = ids[start : start + AT_ONCE]
                coming = view.prints.next_steps(some)
                for one in view.exports.leaving(some, Wanted()):
                    stays.update(one.withheld)
                    if one.person is not None:
                        rows.append(row_of(one.id, one.person, coming.get(one.id)))
        return PaperPeople(tuple(rows), dict(+stays))

    def day(self, day: TodayView) -> PaperDay:
        """Give a day for paper."""
        with self._vault.read() as view:
            return day_on_paper(view, day)

    def span(self, span: CalendarSpan) -> PaperSpan:
        """Give days of a calendar for paper."""
        with self._vault.read() as view:
            return span_on_paper(view, span)

    def save(self, target: Path, pages: bytes, printed: PrintedThing, *, replace: bool = False) -> None:
        """Write pages into a file, whole or not at all, and note it in the ledger.

        `replace` lets it take the place of another one.
        """
        self._note(PAGES, printed, write_out(target, (pages,), replace=replace))

    def printed(self, printed: PrintedThing) -> None:
        """Note in the ledger that something went onto paper."""
        self._note(PAPER, printed, "")

    def _note(self, form: str, printed: PrintedThing, digest: str) -> None:
        """Note what left, never where it went."""
        self._vault.ledger.add(
            LedgerEntry(
                int(self._clock.now().timestamp()), f"{form}-{printed.what}", printed.people, printed.items,
                printed.fields, "", digest, dict(printed.withheld),
            )
        )  # fmt: skip


def _timeline(view: Read, person: int, ctx: JobContext) -> Iterator[TimelineEntry]:
    """Give a whole timeline, the newest entry first."""
    after, number = NEWEST, 0
    while True:
        found = view.pages.timeline(person, after, AT_ONCE, EVERYTHING)
        yield from found
        number += len(found)
        ctx.progress(number, 0, "")
        if len(found) < AT_ONCE:
            return
        after = found[-1].cursor
