# SPDX-License-Identifier: GPL-3.0-or-later
"""What leads where on this page: intents of the panes to the presenters, and their answers back to the panes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from coterie.ui.pages.import_export.duplicates.clear_pairs import ClearText
    from coterie.ui.pages.import_export.duplicates.presenter import DuplicatesPresenter
    from coterie.ui.pages.import_export.duplicates.search import SearchText
    from coterie.ui.pages.import_export.duplicates.texts import PairText, QueueText
    from coterie.ui.pages.import_export.duplicates.view import DuplicatesPane
    from coterie.ui.pages.import_export.export.presenter import ExportPresenter, Wishes
    from coterie.ui.pages.import_export.export.view import ExportPane
    from coterie.ui.pages.import_export.export.words import ExportText, SheetText
    from coterie.ui.pages.import_export.home_presenter import HomePresenter, HomeText
    from coterie.ui.pages.import_export.home_view import HomePane
    from coterie.ui.pages.import_export.mapping.presenter import Mapped, MappingPresenter
    from coterie.ui.pages.import_export.mapping.view import MappingPane
    from coterie.ui.pages.import_export.mapping.words import MappingText
    from coterie.ui.pages.import_export.report.presenter import ReportPresenter
    from coterie.ui.pages.import_export.report.view import ReportPane
    from coterie.ui.pages.import_export.report.words import ReportText
    from coterie.ui.pages.import_export.review.presenter import ReviewPresenter
    from coterie.ui.pages.import_export.review.view import ReviewPane
    from coterie.ui.pages.import_export.working_view import WorkingPane

Question = Callable[[], bool]


class Front(Protocol):
    """The page, as far as what leads where needs it."""

    home: HomePane
    working: WorkingPane
    mapping: MappingPane
    review: ReviewPane
    report: ReportPane
    duplicates: DuplicatesPane
    export: ExportPane
    flow: ReviewPresenter

    def bring_in(self, files: Sequence[Path]) -> None:
        """Begin an import of files."""

    def take_out(self, people: Sequence[int]) -> None:
        """Begin an export of people."""

    def come(self, pane: QWidget, word: str) -> None:
        """Bring a pane to the front and say so."""

    def is_in_front(self, pane: QWidget) -> bool:
        """Tell whether a pane is the one that is seen."""

    def show_choosing(self) -> None:
        """Show where files are chosen."""

    def show_duplicates(self) -> None:
        """Show the pairs that wait for a decision."""

    def show_looking(self, title: str) -> None:
        """Show that files are being looked at."""

    def open_report(self, batch: int) -> None:
        """Show the report of an import."""

    def open_rows(self, batch: int, outcome: str) -> None:
        """Show the rows of an import one by one."""

    def open_guide(self, key: str) -> None:
        """Show how to get a file."""

    def choose_files(self) -> None:
        """Choose files to bring in."""

    def choose_export_place(self) -> None:
        """Choose where an export is written."""

    def choose_problems_place(self) -> None:
        """Choose where problem rows are written."""


class HomeSide:
    """Where the first pane is told what to show."""

    def __init__(self, page: Front) -> None:
        """Belong to a page."""
        self._page = page

    def show_home(self, shown: HomeText) -> None:
        """Show the past and what waits."""
        self._page.home.show_home(shown)

    def open_report(self, batch: int) -> None:
        """Show the report of an import."""
        self._page.open_report(batch)


class MappingSide:
    """Where the mapping of columns is told what to show, and leads on."""

    def __init__(self, page: Front) -> None:
        """Belong to a page."""
        self._page = page

    def show_looking(self, title: str) -> None:
        """Show that tables are looked at."""
        self._page.show_looking(title)

    def show_mapping(self, shown: MappingText) -> None:
        """Show what columns mean so far, in front if it was elsewhere."""
        came = not self._page.is_in_front(self._page.mapping)
        self._page.mapping.show_mapping(shown)
        if came:
            self._page.working.end()
            self._page.come(self._page.mapping, "import")

    def show_mapping_problem(self, text: str) -> None:
        """Say why a table cannot be looked at."""
        self._page.mapping.show_problem(text)

    def mapped(self, maps: Sequence[Mapped]) -> None:
        """Go on with the import."""
        self._page.flow.use_maps(maps)

    def mapping_left(self) -> None:
        """Go back to where columns were wished to be chosen."""
        self._page.flow.leave_columns()


class ReportSide:
    """Where the report is told what to show."""

    def __init__(self, page: Front) -> None:
        """Belong to a page."""
        self._page = page

    def show_report(self, shown: ReportText) -> None:
        """Show the report, in front if it was fresh."""
        self._page.report.show_report(shown)

    def show_undoing(self) -> None:
        """Show that an import is being undone."""
        self._page.report.show_undoing()

    def open_duplicates(self) -> None:
        """Show the pairs that wait for a decision."""
        self._page.show_duplicates()

    def open_rows(self, batch: int, outcome: str) -> None:
        """Show the rows of an import one by one."""
        self._page.open_rows(batch, outcome)

    def report_moved(self, batch: int | None) -> None:
        """Bring the report to the front and remember which one it is."""
        self._page.working.end()
        self._page.report.expect()
        self._page.come(self._page.report, "" if batch is None else f"report:{batch}")


class DuplicatesSide:
    """Where the queue of pairs is told what to show."""

    def __init__(self, page: Front) -> None:
        """Belong to a page."""
        self._page = page

    def show_queue(self, queue: QueueText) -> None:
        """Show the queue."""
        self._page.duplicates.show_queue(queue)

    def show_pair(self, pair: PairText) -> None:
        """Show two people side by side."""
        self._page.duplicates.show_pair(pair)

    def show_no_pairs(self, text: str) -> None:
        """Say that nobody waits for a decision."""
        self._page.duplicates.show_no_pairs(text)

    def show_search(self, shown: SearchText) -> None:
        """Show how far the search for pairs is."""
        self._page.duplicates.show_search(shown)

    def show_clear(self, shown: ClearText) -> None:
        """List the clear pairs and ask whether they are merged."""
        self._page.duplicates.show_clear(shown)


class ExportSide:
    """Where the export is told what to show."""

    def __init__(self, page: Front) -> None:
        """Belong to a page."""
        self._page = page

    def show_wishes(self, wishes: Wishes, whom: Sequence[tuple[str, str]]) -> None:
        """Show what is wanted."""
        self._page.export.show_wishes(wishes, whom)

    def show_export(self, shown: ExportText) -> None:
        """Show the fields, what leaves and what stays."""
        self._page.export.show_export(shown)

    def show_sheet(self, sheet: SheetText) -> None:
        """Show the text of one person as it would leave."""
        self._page.export.leaving.show_sheet(sheet)

    def show_writing(self, share: int) -> None:
        """Show that the file is being written."""
        self._page.export.show_writing(share)

    def show_export_problem(self, text: str) -> None:
        """Say in place why the file was not written."""
        self._page.export.show_problem(text)


def connect_home(page: Front, presenter: HomePresenter) -> None:
    """Lead what a person does on the first pane."""
    home = page.home
    home.dropped.connect(page.bring_in)
    home.choosing.connect(page.choose_files)
    home.exporting.connect(lambda: page.take_out(()))
    home.comparing.connect(page.show_duplicates)
    home.import_opened.connect(presenter.open)
    home.import_undone.connect(presenter.undo)
    home.guide_opened.connect(page.open_guide)
    home.columns_wished.connect(page.flow.choose_columns)
    home.mapping_forgotten.connect(presenter.forget)


def connect_mapping(page: Front, presenter: MappingPresenter) -> None:
    """Lead what a person does with the columns of a table."""
    pane = page.mapping

    def cancel() -> None:
        presenter.close()
        page.flow.leave()

    pane.kind_chosen.connect(presenter.choose_kind)
    pane.field_chosen.connect(presenter.choose_field)
    pane.dates_ordered.connect(presenter.order_dates)
    pane.encoding_chosen.connect(presenter.choose_encoding)
    pane.rows_added.connect(presenter.add_to_rows)
    pane.remembered.connect(presenter.remember)
    pane.renamed.connect(presenter.rename)
    pane.other_file.connect(page.choose_files)
    pane.cancelled.connect(cancel)
    pane.went_back.connect(presenter.back)
    pane.accepted.connect(presenter.review)


def connect_review(page: Front, presenter: ReviewPresenter) -> None:
    """Lead what a person does in a review."""
    review = page.review
    review.tile_chosen.connect(presenter.choose)
    review.field_ticked.connect(presenter.tick)
    review.field_turned.connect(presenter.turn_over)
    review.all_ticked.connect(presenter.tick_all)
    review.fill_only_switched.connect(presenter.fill_only)
    review.tags_switched.connect(presenter.wear_tag)
    review.file_ticked.connect(presenter.tick_file)
    review.owner_named.connect(presenter.name_owner)
    review.owner_skipped.connect(presenter.skip_owner)
    review.columns_wished.connect(presenter.choose_columns)
    review.picking.connect(presenter.pick_people)
    review.other_file.connect(page.choose_files)
    review.cancelled.connect(presenter.leave)
    review.accepted.connect(presenter.import_now)


def connect_report(page: Front, presenter: ReportPresenter) -> None:
    """Lead what a person does on a report."""
    report = page.report
    report.undone.connect(presenter.undo)
    report.job_ticked.connect(presenter.tick)
    report.job_opened.connect(presenter.open_person)
    report.jobs_planned.connect(presenter.plan)
    report.more_jobs.connect(presenter.show_more_jobs)
    report.more_problems.connect(presenter.show_more_problems)
    report.problems_saved.connect(page.choose_problems_place)
    report.change_opened.connect(presenter.open_changed)
    report.more_changes.connect(presenter.show_more_changes)
    report.rows_wanted.connect(presenter.open_rows)
    report.step_taken.connect(presenter.go)
    report.finished.connect(page.show_choosing)


def connect_duplicates(page: Front, presenter: DuplicatesPresenter) -> None:
    """Lead what a person does with pairs."""
    pane = page.duplicates
    pane.selected.connect(presenter.select)
    pane.picked.connect(presenter.pick)
    pane.merged.connect(presenter.merge)
    pane.kept_apart.connect(presenter.keep_apart)
    pane.put_later.connect(presenter.later)
    pane.left.connect(page.show_choosing)
    pane.opened.connect(presenter.open_person)
    pane.searched.connect(presenter.search.start)
    pane.search_stopped.connect(presenter.search.stop)
    pane.clear_wished.connect(presenter.ask_clear)
    pane.clear_merged.connect(presenter.merge_clear)
    pane.all_merged.connect(presenter.merge_all)
    pane.member_chosen.connect(presenter.show_member)


def connect_export(page: Front, presenter: ExportPresenter) -> None:
    """Lead what a person does in an export."""
    pane = page.export
    pane.form_chosen.connect(presenter.choose_form)
    pane.whom_chosen.connect(presenter.choose_who)
    pane.searched.connect(presenter.search)
    pane.version_chosen.connect(presenter.choose_version)
    pane.as_chosen.connect(presenter.choose_as)
    pane.neutral_ticked.connect(presenter.name_nobody)
    pane.days_chosen.connect(presenter.choose_days)
    pane.exact_ticked.connect(presenter.be_exact)
    pane.field_ticked.connect(presenter.tick)
    pane.notes_unlocked.connect(presenter.unlock_notes)
    pane.stepped.connect(presenter.go_to)
    pane.saving.connect(page.choose_export_place)
    pane.left.connect(page.show_choosing)
