# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything about one person: to look at, to answer a request, to take along as a file in clear."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.domain.errors import NotFound
from coterie.domain.export_ledger import LedgerEntry
from coterie.domain.texts import _
from coterie.domain.timelines import EVERYTHING, NEWEST
from coterie.services.out_files import write_out

if TYPE_CHECKING:
    from pathlib import Path

    from coterie.domain.person_pages import PersonPage
    from coterie.domain.person_records import PersonRecord
    from coterie.domain.timelines import TimelineEntry
    from coterie.services.jobs import JobContext
    from coterie.services.ports.clock import Clock
    from coterie.services.ports.vault import Vault

#: How such a file stands in the ledger.
REPORT = "txt-everything"
AT_ONCE = 500


@dataclass(frozen=True)
class PersonReport:
    """What there is about somebody: the page, the whole timeline, and every row behind them."""

    page: PersonPage
    entries: tuple[TimelineEntry, ...]
    record: PersonRecord


class PersonReports:
    """Reads reports and writes them into files."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        """Work on an open vault."""
        self._vault = vault
        self._clock = clock

    def look(self, person: int, ctx: JobContext) -> PersonReport:
        """Read everything about a person, marked private or not; NotFound where there is nobody of that key."""
        entries: list[TimelineEntry] = []
        with self._vault.read() as view:
            page = view.pages.person(person, self._clock.today())
            if page is None:
                raise NotFound(
                    _("This person is not here any more."), _("Undo what took them away, or choose another.")
                )
            after = NEWEST
            while found := view.pages.timeline(person, after, AT_ONCE, EVERYTHING):
                entries += found
                after = found[-1].cursor
                ctx.progress(len(entries), 0, "")
            return PersonReport(page, tuple(entries), view.pages.record(person))

    def save(self, target: Path, text: str, rows: int, *, replace: bool = False) -> None:
        """Write a report into a file, whole or not at all, and note it in the ledger. rows: how many it tells of."""
        digest = write_out(target, (text.encode(),), replace=replace)
        now = int(self._clock.now().timestamp())
        self._vault.ledger.add(LedgerEntry(now, REPORT, 1, rows, ("everything",), target.name, digest))
