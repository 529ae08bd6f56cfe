# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything about one person, on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.texts import _, counted
from coterie.services.paper import PrintedThing
from coterie.ui.pages.privacy.report_words import report_text
from coterie.ui.parts.covers import bare
from coterie.ui.printing.manuscript import Heading, Manuscript, Part, Remark, Title, Wish

if TYPE_CHECKING:
    from coterie.services.jobs import JobContext
    from coterie.services.person_reports import PersonReports
    from coterie.services.ports.clock import Clock


class ReportStory:
    """The report of one person, whole: nothing of it can be left out."""

    def __init__(self, reports: PersonReports, clock: Clock, person: int) -> None:
        """Be about a person."""
        self._reports, self._clock, self._person = reports, clock, person

    def title(self) -> str:
        """Say what is printed."""
        return _("Print everything about this person")

    def sections(self) -> tuple[tuple[str, str], ...]:
        """Nothing can be left out: it would not be everything."""
        return ()

    def usual(self) -> Wish:
        """Want everything."""
        return Wish()

    def write(self, wish: Wish, ctx: JobContext) -> Manuscript:
        """Read everything and put it into words."""
        del wish
        found = bare(report_text(bare(self._reports.look(self._person, ctx)), self._clock))
        parts: list[Part] = [Title(found.title, found.written)]
        for section in found.sections:
            parts.append(Heading(section.title))
            parts += [Remark(line) for line in section.lines]
        return Manuscript(
            running=found.title,
            parts=tuple(parts),
            says=counted("{n} row of the vault", "{n} rows of the vault", found.rows),
            stays="",
            held=(),
            printed=PrintedThing("everything", 1, found.rows, ("everything",)),
            file_stem="person",
        )
