# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything about one person: chosen by name, read on the screen, printed, or saved as a file in clear."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from coterie.domain.texts import _, counted
from coterie.ui.file_places import outgoing
from coterie.ui.pages.privacy.person_sheet import PersonSheet
from coterie.ui.pages.privacy.report_story import ReportStory
from coterie.ui.pages.privacy.report_words import ReportText, report_text
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.covers import bare
from coterie.ui.parts.labels import Label
from coterie.ui.parts.text_area import TextArea
from coterie.ui.printing.sheet import PrintSheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coterie.domain.errors import UserError
    from coterie.services.person_reports import PersonReport
    from coterie.ui.desk import Desk

WIDTH, LINES, SUFFIX, FILE_NAME = 660, 14, ".txt", "person.txt"


class ReportSheet(PersonSheet):
    """Shows the report of a person who is chosen by name."""

    def __init__(self, host: QWidget, desk: Desk) -> None:
        """Make it, closed."""
        super().__init__(
            host,
            desk,
            name=_("Show everything about one person"),
            text=_(
                "All that this vault holds about somebody: facts, notes, timeline, where it came from, what can still "
                "be undone, and every row behind it. For yourself, or to answer somebody who asks."
            ),
            width=WIDTH,
        )
        self._person = 0
        self._report: ReportText | None = None
        self._host_page = host
        self.area = TextArea(name=_("The report"))
        self.area.setReadOnly(True)
        self.area.set_lines(LINES, LINES)
        self._said = Label("", "label", "text2", wrap=True)
        self.print_button = Button(_("Print…"), icon="printer")
        self.save_button = Button(_("Save as text…"), icon="download")
        self.result.addWidget(self.area)
        self.result.addWidget(self._said)
        self.buttons.add(self.print_button)
        self.buttons.add(self.save_button)
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self.choose_place)

    def begin(self) -> None:
        """Be about nobody."""
        self._person, self._report = 0, None
        self._show_parts(shown=False)

    def close_sheet(self) -> None:
        """Close it, with nothing of anybody left in it."""
        super().close_sheet()
        self.begin()
        self.area.clear()

    def about(self, person: int) -> None:
        """Read everything about somebody."""
        reports = self.desk.session.person_reports
        self.begin()
        self._person = person
        # In a very large vault this takes some seconds: every text is looked through.
        self._said.setText(_("Looking through everything…"))
        self._said.show()
        self.place()
        self.desk.jobs.read(
            lambda ctx: reports.look(person, ctx), self._show, failed=self._failed, key="privacy.report"
        )

    def choose_place(self) -> None:
        """Choose where the report is written; the dialog asks before anything is replaced."""
        name, _kind = QFileDialog.getSaveFileName(
            self.window(), _("Save as text"), outgoing(FILE_NAME), _("Text files (*.txt)")
        )
        if name:
            self.save(Path(name))

    def save(self, target: Path) -> None:
        """Write the report into a file."""
        report, reports = self._report, self.desk.session.person_reports
        if report is None:
            return
        chosen = target if target.suffix else target.with_suffix(SUFFIX)
        said = _("Saved everything about 1 person to {file}. It is not encrypted. Written to your ledger.")
        self.desk.jobs.write(
            lambda _ctx: reports.save(chosen, report.text, report.rows, replace=chosen == target),
            lambda _none: self._saved(said.format(file=chosen.name)),
            failed=self._failed,
        )

    def _saved(self, said: str) -> None:
        self.close_sheet()
        self.desk.notices.say(said)

    def _print(self) -> None:
        person = self._person
        if not person:
            return
        self.close_sheet()
        story = ReportStory(self.desk.session.person_reports, self.desk.clock, person)
        sheet = PrintSheet(self._host_page, self.desk, story)
        sheet.closed.connect(sheet.deleteLater)
        sheet.ask()

    def _show(self, report: PersonReport) -> None:
        if not self.isVisible() or report.page.person.id != self._person:
            return
        self._report = bare(report_text(bare(report), self.desk.clock))
        blurred = self.desk.preferences.now.blur
        covered = _("Blur is on: the report is not shown here. In a file and on paper every word is whole.")
        self.area.setPlainText(covered if blurred else self._report.text)
        self._said.setText(
            counted(
                "{n} row of the vault. A file of it is not encrypted, and is written to your ledger.",
                "{n} rows of the vault. A file of it is not encrypted, and is written to your ledger.",
                self._report.rows,
            )
        )
        self._show_parts(shown=True)
        self.area.setFocus()

    def _show_parts(self, *, shown: bool) -> None:
        for part in (self.area, self._said, self.print_button, self.save_button):
            part.setVisible(shown)
        self.place()

    def _failed(self, error: UserError) -> None:
        self._said.setVisible(self._report is not None)
        self.show_problem(str(error))
