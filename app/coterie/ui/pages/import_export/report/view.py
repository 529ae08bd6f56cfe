# SPDX-License-Identifier: GPL-3.0-or-later
"""The report of an import, as it is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from coterie.domain.texts import _
from coterie.ui.design.theme import theme
from coterie.ui.pages.import_export.folding import Fold
from coterie.ui.pages.import_export.frame import Columns, TitleRow, page_around
from coterie.ui.pages.import_export.report.cards import (
    LEAST_WORDS,
    ChangesCard,
    JobsCard,
    LeftOutCard,
    NextSteps,
    Outcome,
    ProblemsCard,
    StayedCard,
)
from coterie.ui.pages.import_export.review.words import tiles_line
from coterie.ui.pages.import_export.tiles import TileRow
from coterie.ui.parts.buttons import Button, LinkButton
from coterie.ui.parts.labels import Label
from coterie.ui.parts.reading_order import stops_of

if TYPE_CHECKING:
    from coterie.ui.pages.import_export.report.words import ReportText

SIDE = 304
#: Which step this is, counted from 0.
REPORT = 3


class _LineAndLink(Fold):
    """A line of words, with a link at its end or below."""

    def least_main(self) -> int:
        """Give a width at which the words can be read."""
        return theme().px(LEAST_WORDS)


class ReportPane(QWidget):
    """A report. Each signal is something a person did."""

    undone = Signal()
    job_ticked = Signal(int)
    job_opened = Signal(int)
    jobs_planned = Signal()
    more_jobs = Signal()
    more_problems = Signal()
    problems_saved = Signal()
    change_opened = Signal(int)
    more_changes = Signal()
    rows_wanted = Signal(str)
    step_taken = Signal(str)
    finished = Signal()

    def __init__(self) -> None:
        """Build it once; `show_report` fills it."""
        super().__init__()
        self._is_expected = False
        self.outcome = Outcome()
        self.tiles = TileRow(filters=False, opens=True)
        self.tiles_line = Label("", "caption", "text2", wrap=True)
        self.every_row = LinkButton(_("Every row"))
        self.jobs, self.problems, self.changes = JobsCard(), ProblemsCard(), ChangesCard()
        self.left_out, self.stayed = LeftOutCard(), StayedCard()
        self.steps = NextSteps()
        columns = Columns(side=SIDE)
        counted_rows = _LineAndLink(self.tiles_line, self.every_row)
        cards = (self.stayed, self.jobs, self.changes, self.problems, self.left_out)
        for part in (self.outcome, self.tiles, counted_rows, *cards):
            columns.main.addWidget(part)
        columns.main.addStretch(1)
        columns.side.addWidget(self.steps)
        self.another = Button(_("Import another file"), kind="ghost", icon="folder-open")
        self.another.clicked.connect(self.finished)
        columns.side.addWidget(self.another, 0, Qt.AlignmentFlag.AlignLeft)
        columns.side.addStretch(1)
        self.setLayout(page_around(TitleRow(_("Import"), step=REPORT), columns))
        self._connect()

    def expect(self) -> None:
        """Take the focus to where work begins as soon as there is something to show."""
        self._is_expected = True

    def show_report(self, shown: ReportText) -> None:
        """Show it."""
        focused = QApplication.focusWidget()
        held = focused is not None and self.isAncestorOf(focused)
        self.outcome.show_report(shown)
        self.tiles.show_tiles(shown.tiles)
        self.tiles_line.setText(tiles_line(shown.tiles))
        self.stayed.show_stayed(shown.stayed)
        self.every_row.setVisible(shown.has_rows)
        self.jobs.show_jobs(shown.jobs)
        self.changes.show_changes(shown.changes)
        self.problems.show_problems(shown.problems)
        self.left_out.show_left_out(shown.left_out)
        self.steps.show_steps(shown.steps)
        now = QApplication.focusWidget()
        if held and (self._is_expected or now is None or not self.isAncestorOf(now)):
            self.first().setFocus(Qt.FocusReason.ActiveWindowFocusReason)
        self._is_expected = False

    def first(self) -> QWidget:
        """Give where work begins: who changed jobs, or what comes next."""
        if self.jobs.isVisible():
            return self.jobs.rows
        return next(iter(stops_of(self.steps)), self.another)

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
        self.changes.opened.connect(self.change_opened)
        self.changes.more.connect(self.more_changes)
        self.tiles.chosen.connect(self.rows_wanted)
        self.every_row.clicked.connect(lambda: self.rows_wanted.emit(""))
        self.problems.saved.connect(self.problems_saved)
        self.steps.gone.connect(self.step_taken)
