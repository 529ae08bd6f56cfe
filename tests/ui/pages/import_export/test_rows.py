# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows of an import one by one: found, narrowed, read by pages, saved."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coterie.ui.pages.import_export.report.rows_presenter import PAGE, RowsPresenter
from coterie.ui.pages.import_export.report.rows_sheet import RowsSheet
from tests.storage.importing.foreign import card, connection
from tests.ui.pages.import_export.staging import MOVED, Shown, Staged

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from coterie.ui.pages.import_export.report.row_words import RowsText


@pytest.fixture
def batch(staged: Staged) -> int:
    """Have Mira, and an import that changes her, adds Bob Ray, leaves a nameless row out and cannot read another."""
    staged.have_mira()
    nameless = ["", "", "", "", "", "", "14 Jan 2020"]
    counts = staged.files.bring(staged.archive(MOVED, connection("Bob Ray", "=SUM(1)"), nameless))
    assert counts.batch_id is not None
    return counts.batch_id


class Rows:
    """The rows of an import with what they showed."""

    def __init__(self, staged: Staged, batch: int, outcome: str = "") -> None:
        self.seen = Shown()
        self.presenter = RowsPresenter(staged.desk, self.seen, batch, outcome)
        self.presenter.open()

    @property
    def shown(self) -> RowsText:
        return self.seen.last("show_rows")  # type: ignore[no-any-return] # the view remembers anything

    def lines(self) -> list[tuple[str, str]]:
        """Give the outcome and the name of every row of the first page."""
        self.presenter.want(0)
        _start, lines = next(values for name, values in reversed(self.seen.calls) if name == "put_rows")
        return [(line.cells[0].text, line.cells[2].text) for line in lines]


def test_every_row_says_what_became_of_it(staged: Staged, batch: int) -> None:
    rows = Rows(staged, batch)
    assert rows.lines() == [("Left out", ""), ("Updated", "Mira Okafor"), ("Added", "Ada Quill"), ("Added", "Bob Ray")]
    assert rows.shown.said == "4 rows"
    assert rows.shown.note == ""


def test_rows_are_narrowed_by_outcome_and_text(staged: Staged, batch: int) -> None:
    rows = Rows(staged, batch, "updated")
    assert rows.lines() == [("Updated", "Mira Okafor")]
    rows.presenter.choose("")
    rows.presenter.find("bob")
    assert rows.lines() == [("Added", "Bob Ray")]
    rows.presenter.find("nothing like it")
    assert (rows.shown.total, rows.shown.empty) == (0, "No row has this in it.")


def test_rows_that_are_only_counted_are_said_plainly(staged: Staged, batch: int) -> None:
    again = staged.files.bring(staged.archive(MOVED, connection("Bob Ray", "=SUM(1)"), connection("Cleo Dahl")))
    rows = Rows(staged, again.batch_id or 0)
    assert rows.lines() == [("Added", "Cleo Dahl")]
    assert rows.shown.note == "3 rows were in your vault as they are, and are only counted."


def test_a_row_about_somebody_leads_to_them(staged: Staged, batch: int) -> None:
    rows = Rows(staged, batch)
    rows.lines()
    assert rows.presenter.open_person(1)
    assert not rows.presenter.open_person(0)


def test_the_table_of_rows_holds_all_of_them_and_no_formula(staged: Staged, batch: int, tmp_path: Path) -> None:
    target = tmp_path / "rows.csv"
    Rows(staged, batch).presenter.save(target)
    with target.open(encoding="utf-8-sig", newline="") as file:
        table = list(csv.reader(file))
    assert table[0] == ["Outcome", "File", "Where", "Why", "Became", "In the file"]
    assert [line[0] for line in table[1:]] == ["Left out", "Updated", "Added", "Added"]
    assert not any(cell.startswith("=") for line in table for cell in line)


def test_pages_are_read_once_and_only_where_somebody_looks(staged: Staged) -> None:
    many = "".join(card(f"Person N{at:03}") for at in range(PAGE + 20))
    counts = staged.files.bring(staged.files.file("many.vcf", many))
    rows = Rows(staged, counts.batch_id or 0)
    for row in (PAGE + 1, PAGE + 7, PAGE + 1):
        rows.presenter.want(row)
    (put,) = [values for name, values in rows.seen.calls if name == "put_rows"]
    assert (put[0], len(put[1])) == (PAGE, 20)


def test_the_sheet_lists_searches_and_closes(qtbot: QtBot, staged: Staged, batch: int, host: QWidget) -> None:
    sheet = RowsSheet(host, staged.desk, batch, "created")
    sheet.open()
    qtbot.waitUntil(lambda: "Bob Ray" in _spoken(sheet))
    assert sheet.model.rowCount() == 2
    assert sheet.rows.height() >= sheet.rows.minimumHeight() > 0
    assert sheet.panel.height() > sheet.rows.height()
    assert sheet.rows.visibleRegion().boundingRect().height() > 100
    sheet.query.setText("quill")
    sheet.query.returnPressed.emit()
    qtbot.waitUntil(lambda: sheet.model.rowCount() == 1 and "Ada Quill" in _spoken(sheet))
    sheet.outcome.set_key("unchanged")
    qtbot.waitUntil(lambda: sheet.model.rowCount() == 0)
    sheet.close_sheet()
    assert not sheet.isVisible()


def _spoken(sheet: RowsSheet) -> str:
    model = sheet.model
    return " ".join(
        str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(model.rowCount())
    )


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(1200, 900)
    qtbot.addWidget(made)
    made.show()
    return made
