# SPDX-License-Identifier: GPL-3.0-or-later
"""The report of an import, as it is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from coterie.domain.texts import _
from coterie.ui.pages.import_export.frame import Columns, TitleRow, page_around
from coterie.ui.pages.import_export.report.cards import (
    JobsCard,
    LeftOutCard,
    NextSteps,
    Outcome,
    ProblemsCard,
    StayedCard,
)
from coterie.ui.pages.import_export.tiles import TileRow
from coterie.ui.parts.buttons import Button

if TYPE_CHECKING:
    from coterie.ui.pages.import_export.report.words import ReportText

SIDE = 304
#: Which step this is, counted from 0.
REPORT = 3


class ReportPane(QWidget):
    """A report. Each signal is something a person did."""

    undone = Signal()
    job_ticked = Signal(int)
    job_opened = Signal(int)
    jobs_planned = Signal()
    more_jobs = Signal()
    more_problems = Signal()
    problems_saved = Signal()
    step_taken = Signal(str)
    finished = Signal()

    def __init__(self) -> None:
        """Build it once; `show_report` fills it."""
        super().__init__()
        self.outcome = Outcome()
        self.tiles = TileRow(filters=False)
        self.jobs, self.problems = JobsCard(), ProblemsCard()
        self.left_out, self.stayed = LeftOutCard(), StayedCard()
        self.steps = NextSteps()
        columns = Columns(side=SIDE)
        for part in (self.outcome, self.tiles, self.stayed, self.jobs, self.problems, self.left_out):
            columns.main.addWidget(part)
        columns.main.addStretch(1)
        columns.side.addWidget(self.steps)
        self.another = Button(_("Import another file"), kind="ghost", icon="folder-open")
        self.another.clicked.connect(self.finished)
        columns.side.addWidget(self.another, 0, Qt.AlignmentFlag.AlignLeft)
        columns.side.addStretch(1)
        self.setLayout(page_around(TitleRow(_("Import"), step=REPORT), columns))
        self._connect()

    def show_report(self, shown: ReportText) -> None:
        """Show it."""
        self.outcome.show_report(shown)
        self.tiles.show_tiles(shown.tiles)
        self.stayed.show_stayed(shown.stayed)
        self.jobs.show_jobs(shown.jobs)
        self.problems.show_problems(shown.problems)
        self.left_out.show_left_out(shown.left_out)
        self.steps.show_steps(shown.steps)

    def first(self) -> QWidget:
        """Give where work begins: who changed jobs, or what comes next."""
        return self.jobs.rows if self.jobs.isVisible() else self.another

    def show_undoing(self) -> None:
        """Keep the button from being pressed twice."""
        self.outcome.button.setEnabled(False)

    def _connect(self) -> None:
        self.outcome.undone.connect(self.undone)
        self.jobs.ticked.connect(self.job_ticked)
        self.jobs.opened.connect(self.job_opened)
        self.jobs.planned.connect(self.jobs_planned)
        self.jobs.more.connect(self.more_jobs)
        self.problems.more.connect(self.more_problems)
        self.problems.saved.connect(self.problems_saved)
        self.steps.gone.connect(self.step_taken)
