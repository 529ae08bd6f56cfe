# SPDX-License-Identifier: GPL-3.0-or-later
"""The report of an import, fresh or past: looking, undoing, congratulating, going on. It knows no widget."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from coterie.domain.texts import _, counted
from coterie.ui.pages.import_export.report import words as report_words
from coterie.ui.pages.import_export.report.change_words import changes_text
from coterie.ui.pages.import_export.report.words import COMPARE, GLANCE, TAG, Congratulations
from coterie.ui.pages.import_export.when_words import begun

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from coterie.domain.errors import UserError
    from coterie.domain.import_reports import ImportCounts, ImportReport
    from coterie.services.jobs import JobContext
    from coterie.services.ports.importing import RevertedImport
    from coterie.ui.desk import Desk
    from coterie.ui.pages.import_export.report.words import ReportText

#: Congratulations are spread over so many days at most.
_DAYS = 14
_MOST_STAYED = 20
#: A filter of the people there is a tie with.
TIES = "strength:>24"


class ReportView(Protocol):
    """What a report needs of the window."""

    def show_report(self, shown: ReportText) -> None:
        """Show the report."""

    def show_undoing(self) -> None:
        """Show that an import is being undone."""

    def open_duplicates(self) -> None:
        """Show the pairs that wait for a decision."""

    def open_rows(self, batch: int, outcome: str) -> None:
        """Show the rows of an import one by one. outcome: which of them first, "" = all."""

    def report_moved(self, batch: int | None) -> None:
        """Bring the report to the front. batch: of the import, None = it changed nothing and has no number."""


@dataclass(frozen=True)
class _Found:
    report: ImportReport
    pairs: int
    ties: int


class ReportPresenter:
    """Holds one report and what somebody ticked on it."""

    def __init__(self, desk: Desk, view: ReportView) -> None:
        """Begin without a report."""
        self._desk, self._view = desk, view
        self._batch: int | None = None
        self._found: _Found | None = None
        self._counts: ImportCounts | None = None
        self._tags: dict[int, str] = {}
        self._unticked: set[int] = set()
        self._planned: set[int] = set()
        self._days: dict[int, date] = {}
        self._all_jobs = self._all_problems = self._all_changes = False
        self._changed: tuple[int, ...] = ()
        self._stayed: tuple[str, ...] = ()

    def finished(self, counts: ImportCounts, tag: str) -> None:
        """Show what an import did. tag: what everybody new wears, "" = nothing."""
        if counts.batch_id is None:
            self._begin()
            self._batch, self._found, self._counts = None, None, counts
            self._view.report_moved(None)
            self._view.show_report(report_words.nothing_new(counts))
            return
        self._tags[counts.batch_id] = tag
        self.open(counts.batch_id)

    def open(self, batch: int) -> None:
        """Show the report of an import."""
        if batch != self._batch:
            self._begin()
        self._batch, self._counts = batch, None
        self._view.report_moved(batch)
        self.reload()

    def reload(self) -> None:
        """Read the report anew: the vault was written to."""
        batch, session = self._batch, self._desk.session
        if batch is None:
            return
        self._desk.jobs.read(
            lambda _ctx: _Found(
                session.importing.report(batch), session.duplicates.open_pairs(), len(session.people_lists.ids(TIES))
            ),
            self._take,
            failed=self._desk.notices.problem,
            key="import.report",
        )

    def tick(self, row: int) -> None:
        """Congratulate somebody, or not."""
        if self._found is None:
            return
        person = self._found.report.job_changes[row].person_id
        self._unticked ^= {person}
        self._days.pop(person, None)
        self._show()
        self._look_at_days()

    def show_more_jobs(self) -> None:
        """Show everybody who changed jobs."""
        self._all_jobs = True
        self._show()

    def show_more_changes(self) -> None:
        """Show everything else that changed."""
        self._all_changes = True
        self._show()

    def show_more_problems(self) -> None:
        """Show every problem row."""
        self._all_problems = True
        self._show()

    def plan(self) -> None:
        """Plan follow-ups with everybody who is ticked, spread over the coming days."""
        people = self._to_plan()
        if not self._days:
            return
        session, days = self._desk.session, _days_for(people)

        def work(ctx: JobContext) -> int:
            return session.in_bulk.plan(people, ctx, days=days, reason=_("Congratulate on the new post"))

        def done(number: int) -> None:
            self._planned |= set(self._days)
            self._days = {}
            self._show()
            self._desk.notices.say(
                counted("Planned {n} follow-up.", "Planned {n} follow-ups.", number), undo=number > 0
            )

        self._desk.jobs.write(work, done)

    def undo(self) -> None:
        """Undo this import; what was changed or linked since stays and is listed."""
        batch, session = self._batch, self._desk.session
        if batch is None or self._found is None or not self._found.report.past.can_undo:
            return
        self._view.show_undoing()

        def done(reverted: RevertedImport) -> None:
            self._stayed = reverted.kept
            said = _("The import was undone.")
            if reverted.kept:
                stays = counted("{n} thing stays.", "{n} things stay.", len(reverted.kept))
                said = _("{undone} {stays}").format(undone=said, stays=stays)
            self._desk.notices.say(said, undo=True)

        self._desk.jobs.write(lambda _ctx: session.importing.undo(batch), done, failed=self._failed_undo)

    def save_problems(self, target: Path) -> None:
        """Save the problem rows as a table; whoever chose the place agreed to replace what is there."""
        counts = self._account()
        if counts is None:
            return
        problems, importing = counts.problems, self._desk.session.importing
        rows = counted("{n} row", "{n} rows", len(problems))
        self._desk.jobs.read(
            lambda _ctx: importing.save_problems(problems, target, replace=True),
            lambda _done: self._desk.notices.say(_("Saved {rows} to {file}.").format(rows=rows, file=target.name)),
        )

    def go(self, step: str) -> None:
        """Do what comes next."""
        if step == COMPARE:
            self._view.open_duplicates()
        elif step == TAG:
            tag = self._tags.get(self._batch or 0, "")
            self._desk.ways.go("people", f"filter:tag:{tag}" if tag else "")
        else:
            ties = self._found.ties if self._found else 0
            self._desk.ways.go("people", f"filter:{TIES}" if ties else "")
            self._desk.notices.say(_("Select people with X, then choose a cadence for them."))

    def open_person(self, row: int) -> None:
        """Show somebody who changed jobs."""
        if self._found is not None:
            self._desk.ways.open_person(self._found.report.job_changes[row].person_id)

    def open_changed(self, row: int) -> None:
        """Show somebody of whom something else changed."""
        if row < len(self._changed) and self._changed[row]:
            self._desk.ways.open_person(self._changed[row])

    def open_rows(self, outcome: str) -> None:
        """Show the rows of this import, all or those of an outcome."""
        if self._batch is not None:
            self._view.open_rows(self._batch, outcome)
        else:
            self._desk.notices.say(_("Nothing was changed, so no rows are listed."))

    def _begin(self) -> None:
        self._unticked, self._planned, self._stayed = set(), set(), ()
        self._days = {}
        self._all_jobs = self._all_problems = self._all_changes = False

    def _take(self, found: _Found) -> None:
        self._found = found
        self._look_at_days()
        self._show()

    def _look_at_days(self) -> None:
        """Ask on which days those who are ticked would be congratulated; whoever has a follow-up gets no other."""
        people, bulk = self._to_plan(), self._desk.session.in_bulk

        def done(days: dict[int, date]) -> None:
            if people == self._to_plan() and days != self._days:
                self._days = days
                self._show()

        self._desk.jobs.read(lambda _ctx: bulk.days_of_plan(people, _days_for(people)), done, key="import.report.days")

    def _failed_undo(self, error: UserError) -> None:
        self._show()
        self._desk.notices.problem(error)

    def _account(self) -> ImportCounts | None:
        return self._found.report.counts if self._found else self._counts

    def _to_plan(self) -> list[int]:
        """Give those who are ticked and not planned for yet, in the order of the list."""
        changes = self._found.report.job_changes if self._found else ()
        wanted = self._ticked() - self._planned
        return [change.person_id for change in changes if change.person_id in wanted]

    def _ticked(self) -> set[int]:
        changes = self._found.report.job_changes if self._found else ()
        return {change.person_id for change in changes} - self._unticked

    def _show(self) -> None:
        if self._found is None:
            return
        report = self._found.report
        shown = report_words.report_text(report, self._desk.clock)
        standing = report.past.undone_at is None
        if report.job_changes and standing:
            changes = report.job_changes if self._all_jobs else report.job_changes[:GLANCE]
            total = len(changes) if self._all_jobs else report.job_changes_total
            wishes = Congratulations(self._ticked(), self._planned, self._days, self._desk.clock.today())
            shown = replace(shown, jobs=report_words.jobs_text(changes, total, wishes))
        if self._all_changes and standing:
            shown = replace(shown, changes=changes_text(report.counts, None))
        self._changed = shown.changes.people if shown.changes else ()
        if self._all_problems:
            problems = report_words.problems_text(report.counts, len(report.counts.problems))
            shown = replace(shown, problems=problems)
        if standing:
            tag = self._tags.get(report.past.batch_id, "")
            shown = replace(shown, steps=report_words.steps_of(report.counts, self._found.pairs, tag, self._found.ties))
        else:
            shown = replace(shown, stayed=tuple(map(begun, self._stayed[:_MOST_STAYED])))
        self._view.show_report(shown)


def _days_for(people: Sequence[int]) -> int:
    """Give over how many days so many people are spread: one a day, two weeks at most."""
    return max(1, min(_DAYS, len(people)))
