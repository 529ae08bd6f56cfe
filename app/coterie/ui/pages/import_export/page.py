# SPDX-License-Identifier: GPL-3.0-or-later
"""The page: one pane in front, led by the presenters; it decides nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.file_places import incoming, outgoing
from coterie.ui.pages.import_export import wiring
from coterie.ui.pages.import_export.duplicates.presenter import DuplicatesPresenter
from coterie.ui.pages.import_export.duplicates.view import DuplicatesPane
from coterie.ui.pages.import_export.export.presenter import ExportPresenter
from coterie.ui.pages.import_export.export.view import ExportPane
from coterie.ui.pages.import_export.home_presenter import HomePresenter
from coterie.ui.pages.import_export.home_view import HomePane
from coterie.ui.pages.import_export.mapping.presenter import MappingPresenter
from coterie.ui.pages.import_export.mapping.view import MappingPane
from coterie.ui.pages.import_export.report.presenter import ReportPresenter
from coterie.ui.pages.import_export.report.rows_sheet import RowsSheet
from coterie.ui.pages.import_export.report.view import ReportPane
from coterie.ui.pages.import_export.review.pick_sheet import PickSheet
from coterie.ui.pages.import_export.review.presenter import LOOKING, ReviewPresenter, WorkText
from coterie.ui.pages.import_export.review.view import ReviewPane
from coterie.ui.pages.import_export.working_view import WorkingPane
from coterie.ui.pages.page import PageView
from coterie.ui.shell.actions import Action

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from coterie.domain.import_reports import ImportCounts
    from coterie.ui.desk import Desk
    from coterie.ui.pages.import_export.review.picking import PickText
    from coterie.ui.pages.import_export.review.presenter import Trouble
    from coterie.ui.pages.import_export.review.words import ReviewText

IMPORT, EXPORT, DUPLICATES, REPORT = "import", "export", "duplicates", "report:"
#: Before the first and the last day of a calendar.
EXPORT_DAYS = "export:calendar:"
#: What files that can be read are usually called; what is in them decides.
_USUAL_NAMES = "*.zip *.tar *.gz *.tgz *.csv *.tsv *.xls *.vcf *.ics *.json *.js *.xml *.sql *.png *.svg *.jwt"


class ImportExportPage(PageView):
    """Import and export. `bring_in` and `take_out` are how other pages begin here."""

    def __init__(self, desk: Desk) -> None:
        """Build the panes; what they show is read when they come to the front."""
        super().__init__()
        self._desk = desk
        self.home, self.working, self.mapping, self.review = HomePane(), WorkingPane(), MappingPane(), ReviewPane()
        self.report, self.duplicates, self.export = ReportPane(), DuplicatesPane(), ExportPane()
        self._pick_sheet: PickSheet | None = None
        self._stack = QStackedWidget()
        for pane in (self.home, self.working, self.mapping, self.review, self.report, self.duplicates, self.export):
            self._stack.addWidget(pane)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._reports = ReportPresenter(desk, wiring.ReportSide(self))
        self.flow = ReviewPresenter(desk, self, self._brought_in)
        self._columns = MappingPresenter(desk, wiring.MappingSide(self))
        self._homes = HomePresenter(desk, wiring.HomeSide(self))
        self._pairs = DuplicatesPresenter(desk, wiring.DuplicatesSide(self))
        self._exports = ExportPresenter(desk, wiring.ExportSide(self))
        wiring.connect_home(self, self._homes)
        self.working.cancelled.connect(self._stop)
        wiring.connect_mapping(self, self._columns)
        wiring.connect_review(self, self.flow)
        wiring.connect_report(self, self._reports)
        wiring.connect_duplicates(self, self._pairs)
        wiring.connect_export(self, self._exports)

    def bring_in(self, files: Sequence[Path]) -> None:
        """Begin an import of files."""
        self.home.show_trouble(None)
        self._columns.close()
        self.flow.begin(files)

    def take_out(self, people: Sequence[int]) -> None:
        """Begin an export of people; none = everybody."""
        self._exports.open(people)
        self.come(self.export, EXPORT)

    def _take_days_out(self, days: str) -> None:
        """Begin an export of the calendar from one day to another."""
        try:
            first, last = (date.fromisoformat(day) for day in days.split(":"))
        except ValueError:
            return
        self._exports.open_calendar(first, last)
        self.come(self.export, EXPORT)

    def actions_here(self) -> Sequence[Action]:
        """List what can be done on this page."""
        pairs = self._is(self.duplicates)
        return (
            Action("import_export.new", _("Choose a file to import…"), self.choose_files, "folder-open", menu="item"),
            Action(
                "import_export.run", _("Import, or save the export"), self._run, "check", ("Ctrl+Return",), "item",
                self._can_run,
            ),
            Action(
                "import_export.export", _("Export people…"), lambda: self.take_out(()), "download", ("Ctrl+E",), "item",
                words=_("vcard csv calendar save"),
            ),
            Action(
                "import_export.duplicates", _("Compare possible duplicates"), self.show_duplicates, "git-merge",
                menu="item", words=_("merge same person"),
            ),
            Action(
                "import_export.look", _("Look for duplicates"), self._look_for_pairs, "search", menu="item",
                words=_("merge same person compare"),
            ),
            Action(
                "import_export.merge", _("Merge"), self._pairs.merge, "git-merge", ("M",), "item",
                lambda: pairs() and self._pairs.has_pair,
            ),
            Action(
                "import_export.apart", _("Keep apart"), self._pairs.keep_apart, "users", ("A",), "item",
                lambda: pairs() and self._pairs.has_pair,
            ),
            Action(
                "import_export.later", _("Decide later"), self._pairs.later, "arrow-right", ("L",), "item",
                lambda: pairs() and self._pairs.has_pair,
            ),
        )  # fmt: skip

    def reload(self) -> None:
        """Read anew what is in front."""
        front = self._stack.currentWidget()
        if front is self.home:
            self._homes.reload()
        elif front is self.review:
            self.flow.again()
        elif front is self.report:
            self._reports.reload()
        elif front is self.duplicates:
            self._pairs.reload()
        elif front is self.export:
            self._exports.reload()

    def show_selection(self, selection: str) -> None:
        """Show a part of the page by its word."""
        if selection == EXPORT:
            self.take_out(())
        elif selection.startswith(EXPORT_DAYS):
            self._take_days_out(selection.removeprefix(EXPORT_DAYS))
        elif selection == DUPLICATES:
            self.show_duplicates()
        elif selection.startswith(REPORT) and selection.removeprefix(REPORT).isdecimal():
            self._reports.open(int(selection.removeprefix(REPORT)))
            self._stack.setCurrentWidget(self.report)
        elif self._columns.is_open:
            self._columns.show()
        elif self.flow.has_plan:
            self.flow.show()
        elif not self.flow.is_busy:
            self.show_choosing()

    def focus_main(self) -> None:
        """Put the focus where work begins."""
        for pane, first in (
            (self.home, self.home.zone.button),
            (self.working, self.working.cancel),
            (self.mapping, self.mapping.first()),
            (self.review, self.review.table.rows),
            (self.report, self.report.first()),
            (self.duplicates, self.duplicates.compare.first_cell()),
            (self.export, self.export.formats.chosen_card()),
        ):
            if self._stack.currentWidget() is pane:
                first.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    def is_busy(self) -> bool:
        """Tell whether files are looked at or brought in."""
        return self.flow.is_busy or self.flow.has_plan or self._columns.is_open

    def save_drafts(self) -> None:
        """Keep which files are looked at."""
        self.flow.save_drafts()

    def panes(self) -> Sequence[QWidget]:
        """List what F6 steps through."""
        steps: dict[QWidget, tuple[QWidget, ...]] = {
            self.home: (self.home.zone.button, self.home.past.rows, self.home.compare),
            self.mapping: (self.mapping.first(), self.mapping.remember.row.switch, self.mapping.button),
            self.review: (self.review.table.rows, self.review.files.table.rows, self.review.button),
            self.duplicates: (self.duplicates.queue, self.duplicates.compare.first_cell()),
            self.export: (self.export.whom, self.export.leaving.text, self.export.save),
        }
        front = self._stack.currentWidget() or self
        return steps.get(front, (front,))

    def main_filter(self) -> QWidget | None:
        """Give the filter of who leaves, where it is shown."""
        return self.export.query if self._is(self.export)() and self.export.query.isVisible() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Escape, where nothing is lost by it."""
        front = self._stack.currentWidget()
        if event.key() != Qt.Key.Key_Escape or front in {self.home, self.mapping, self.review}:
            super().keyPressEvent(event)
            return
        if front is self.working:
            self._stop()
        else:
            self.show_choosing()
        event.accept()

    def come(self, pane: QWidget, word: str) -> None:
        """Bring a pane to the front and say so."""
        if self._stack.currentWidget() is not self.working:
            self.working.end()
        self._stack.setCurrentWidget(pane)
        self.moved.emit(word)
        if self.isVisible():
            self.focus_main()

    def show_work(self, work: WorkText) -> None:
        """Show that something goes on."""
        if self._stack.currentWidget() is not self.working:
            self.working.begin()
            self._stack.setCurrentWidget(self.working)
        self.working.show_work(work)

    def show_review(self, shown: ReviewText) -> None:
        """Show the plan."""
        came = self._stack.currentWidget() is not self.review
        self.review.show_review(shown)
        if came:
            self.working.end()
            self.come(self.review, IMPORT)

    def show_trouble(self, trouble: Trouble) -> None:
        """Show where files are chosen, and what is wrong with these."""
        self.show_choosing()
        self.home.show_trouble(trouble)
        if trouble.has_unknown and self.isVisible():
            self.home.choose_columns.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_picking(self, shown: PickText) -> None:
        """Show who is on a list, to be ticked one by one."""
        if self._pick_sheet is None:
            sheet = self._pick_sheet = PickSheet(self)
            sheet.searched.connect(self.flow.lists.search)
            sheet.ticked.connect(self.flow.lists.tick)
            sheet.accepted.connect(self.flow.take_people)
            sheet.closed.connect(self._forget_sheet)
            sheet.show_list(shown)
            sheet.open(sheet.query)
        else:
            self._pick_sheet.show_list(shown)

    def _forget_sheet(self) -> None:
        sheet, self._pick_sheet = self._pick_sheet, None
        if sheet is not None:
            sheet.deleteLater()

    def show_columns(self, paths: Sequence[Path], unread: frozenset[tuple[str, str]]) -> None:
        """Let somebody choose what the columns of tables mean."""
        self._columns.begin(paths, unread)

    def show_looking(self, title: str) -> None:
        """Show that files are being looked at."""
        self.show_work(WorkText(title, _("Nothing is saved while you look."), 0, 0, LOOKING - 1))

    def is_in_front(self, pane: QWidget) -> bool:
        """Tell whether a pane is the one that is seen."""
        return self._stack.currentWidget() is pane

    def show_refusal(self, text: str) -> None:
        """Say in the review why the import was not done."""
        self.review.show_refusal(text)

    def show_owner_problem(self, text: str) -> None:
        """Say at the field what is wrong with what was typed about the owner."""
        self.review.show_owner_problem(text)

    def show_choosing(self) -> None:
        """Show where files are chosen."""
        self.working.end()
        self.home.show_trouble(None)
        self._homes.reload()
        self.come(self.home, "")

    def show_duplicates(self) -> None:
        """Show the pairs that wait for a decision."""
        self._pairs.reload()
        self.come(self.duplicates, DUPLICATES)

    def open_report(self, batch: int) -> None:
        """Show the report of an import."""
        self._reports.open(batch)

    def _look_for_pairs(self) -> None:
        """Show the pairs that wait, and compare everybody with everybody."""
        self.show_duplicates()
        self._pairs.search.start()

    def _brought_in(self, counts: ImportCounts, tag: str) -> None:
        """Show what an import did, and compare whom it brought with everybody."""
        self._reports.finished(counts, tag)
        if counts.batch_id is not None:
            self._pairs.search.after_import(counts.batch_id)

    def choose_files(self) -> None:
        """Choose files to bring in."""
        kinds = _("Files to bring in ({0});;All files (*)").format(_USUAL_NAMES)
        files, _kind = QFileDialog.getOpenFileNames(self, _("Import files"), incoming(), kinds)
        if files:
            self.bring_in([Path(file) for file in files])

    def choose_export_place(self) -> None:
        """Choose where an export is written; the dialog asks before anything is replaced."""
        name, _kind = QFileDialog.getSaveFileName(self, _("Save the export"), outgoing(self._exports.file_name))
        if name:
            self._exports.save(Path(name))

    def choose_problems_place(self) -> None:
        """Choose where problem rows are written."""
        name, _kind = QFileDialog.getSaveFileName(self, _("Save problem rows"), outgoing("problem-rows.csv"))
        if name:
            self._reports.save_problems(Path(name))

    def open_rows(self, batch: int, outcome: str) -> None:
        """Show the rows of an import one by one, all or those of an outcome."""
        sheet = RowsSheet(self, self._desk, batch, outcome)
        sheet.closed.connect(sheet.deleteLater)
        sheet.open()

    def open_guide(self, key: str) -> None:
        """Show what can be brought in, at the source of a guide; "" = from the beginning."""
        self._desk.ways.show_sources(key)

    def _stop(self) -> None:
        """Stop what goes on: looking at columns, reading, or importing."""
        if self._columns.is_looking:
            self._columns.close()
            self.flow.leave_columns()
        else:
            self.flow.cancel()

    def _can_run(self) -> bool:
        if self._is(self.mapping)():
            return self._columns.can_review
        if self._is(self.review)():
            return self.flow.can_import
        return self._is(self.export)() and self._exports.can_save

    def _run(self) -> None:
        if self._is(self.mapping)():
            self._columns.review()
        elif self._is(self.review)():
            self.flow.import_now()
        else:
            self.choose_export_place()

    def _is(self, pane: QWidget) -> wiring.Question:
        return lambda: self._stack.currentWidget() is pane
