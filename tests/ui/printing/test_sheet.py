# SPDX-License-Identifier: GPL-3.0-or-later
"""The sheet that prints, over the real window: opened by a key, with real pages made beside the window's thread."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QWidget

from coterie.services.jobs import QuietJob
from coterie.services.paper import PrintedThing
from coterie.ui.parts.checks import Check
from coterie.ui.printing import printers
from coterie.ui.printing.manuscript import Line, Manuscript, Title
from coterie.ui.printing.press import Press
from coterie.ui.printing.sheet import PrintSheet
from tests.ui.printing.reading import FOOT

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from tests.ui.window import DrivenWindow

BOOK = Manuscript(
    "Ana", (Title("Ana"), *(Line(f"Line {number}") for number in range(200))), "", "", (),
    PrintedThing("person", 1, 1, ()), "person",
)  # fmt: skip


def opened(driven: DrivenWindow) -> PrintSheet:
    driven.press("Ctrl+P")
    driven.settle()
    assert isinstance(driven.sheet, PrintSheet)
    return driven.sheet


def test_a_key_opens_it_on_every_page_that_can_be_printed(ready: DrivenWindow) -> None:
    titles = {
        "today": "Print this day", "people": "Print this person", "calendar": "Print these days",
    }  # fmt: skip
    for page, title in titles.items():
        ready.go(page)
        sheet = opened(ready)
        assert sheet.title.text() == title
        assert sheet.place_label.text().startswith("Page 1 of ")
        assert sheet.print_button.isEnabled()
        ready.press("Esc")
        ready.settle()


def test_people_who_are_selected_are_printed_as_a_list(ready: DrivenWindow) -> None:
    ready.go("people")
    ready.press("X")
    ready.press("J")
    ready.press("X")
    ready.settle()
    assert "2 people" in opened(ready).choices.says.text()


def test_the_list_is_printed_as_it_is_filtered(ready: DrivenWindow) -> None:
    ready.go("people", "filter:company:fjordbank")
    ready.window.register.run("people.print_list")
    ready.settle()
    assert isinstance(ready.sheet, PrintSheet)
    manuscript = ready.sheet.presenter.manuscript
    assert manuscript is not None
    assert isinstance(manuscript.parts[0], Title)
    assert manuscript.parts[0].below.endswith("· company:fjordbank")


def test_pages_are_saved_where_somebody_chose(
    ready: DrivenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "day.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    ready.go("today")
    sheet = opened(ready)
    sheet.save.click()
    ready.settle()
    assert target.read_bytes().startswith(b"%PDF-")
    assert not ready.is_covered()
    assert ready.session.exporting.ledger()[0].format == "pdf-today"


def test_a_tick_leaves_a_section_out_and_keeps_the_focus(ready: DrivenWindow) -> None:
    ready.go("people")
    sheet = opened(ready)
    tick = sheet.choices.sections["timeline"]
    tick.setFocus()
    ready.press("Space")
    ready.settle()
    assert isinstance(tick, Check)
    assert not tick.isChecked()
    assert tick.hasFocus()
    assert sheet.place_label.text() == "Page 1 of 1"


def test_without_a_printer_it_says_what_to_do_instead(ready: DrivenWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    ready.go("today")
    sheet = opened(ready)
    sheet.print_button.click()
    assert "No printer is set up on this computer." in sheet.problem.text()
    assert ready.session.exporting.ledger() == []


def test_a_chosen_printer_gets_the_pages(ready: DrivenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "spool.pdf"))
    printer.setFullPage(True)
    monkeypatch.setattr(printers, "chosen_printer", lambda *_args: printer)
    ready.go("people")
    sheet = opened(ready)
    sheet.print_button.click()
    ready.settle()
    assert (tmp_path / "spool.pdf").read_bytes().startswith(b"%PDF-")
    assert not ready.is_covered()
    assert ready.session.exporting.ledger()[0].format == "print-person"


def test_a_printer_prints_the_pages_that_are_wanted(qapp: object, tmp_path: Path) -> None:
    sizes = []
    for number, pages in enumerate(((0, 0), (2, 2))):
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / f"{number}.pdf"))
        printer.setFullPage(True)
        Press(FOOT).onto(printer, BOOK, pages, QuietJob())
        sizes.append((tmp_path / f"{number}.pdf").read_bytes().count(b"/Type /Page\n"))
    assert sizes == [Press(FOOT).count(BOOK, QuietJob()), 1]


def test_what_prints_is_not_loaded_before_somebody_prints() -> None:
    code = (
        "import sys, coterie.ui.shell.shell, coterie.ui.pages as p; [page.build for page in p.PAGES]; "
        "import coterie.ui.pages.today.page, coterie.ui.pages.people.page, coterie.ui.pages.calendar.page; "
        "print([name for name in sys.modules if 'PrintSupport' in name or name.startswith('coterie.ui.printing.')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['coterie.ui.printing.offering']"


def test_the_calendar_prints_the_days_its_head_speaks_of(ready: DrivenWindow) -> None:
    ready.go("calendar", "month:2026-03-12")
    manuscript = opened(ready).presenter.manuscript
    assert manuscript is not None
    assert manuscript.running == "Calendar, March 2026"
    assert manuscript.file_stem == "calendar-2026-03-01"
    ready.press("Esc")
    ready.go("calendar", "week:2026-03-12")
    manuscript = opened(ready).presenter.manuscript
    assert manuscript is not None
    assert manuscript.file_stem == "calendar-2026-03-09"


def test_the_dialog_of_printers_writes_no_file_and_names_nobody(
    qapp: object, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    asked: list[QPrintDialog] = []

    def answer(dialog: QPrintDialog) -> int:
        asked.append(dialog)
        return 1

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Office"])
    monkeypatch.setattr(QPrintDialog, "exec", answer)
    printer = printers.chosen_printer(parent, replace(BOOK, is_wide=True), Press(FOOT).size)
    assert printer is not None
    assert not asked[0].testOption(QPrintDialog.PrintDialogOption.PrintToFile)
    assert (printer.docName(), printer.fullPage()) == ("Coterie", True)
    assert printer.pageLayout().orientation() == QPageLayout.Orientation.Landscape
    assert printers.pages_of(printer) == (0, 0)
