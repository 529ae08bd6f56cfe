# SPDX-License-Identifier: GPL-3.0-or-later
"""The page itself: from a dropped file to a report and back, by mouse and by keys."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QLineEdit, QWidget

from coterie.domain.calendar_events import NewEvent
from coterie.domain.people import PersonEdit
from coterie.ui.pages.import_export.review.presenter import LOOKING, Trouble, WorkText
from coterie.ui.parts.list_view import ListView
from coterie.ui.sheets.file_guides import guides
from tests.storage.importing.foreign import card, connection
from tests.ui.pages.import_export.fronting import front, run, shown
from tests.ui.pages.import_export.staging import MIRA, MOVED, Staged

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from coterie.ui.pages.import_export.page import ImportExportPage

IMAGE = "<img src=file:///etc/hostname>"


@pytest.fixture
def page(staged: Staged, qtbot: QtBot) -> ImportExportPage:
    return shown(staged, qtbot)


def test_from_a_dropped_file_to_a_report_and_back(staged: Staged, page: ImportExportPage, qtbot: QtBot) -> None:
    staged.have_mira()
    before = staged.opened.snapshot()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(staged.archive(MOVED, connection("Bob Ray"))))])
    page.home.zone.dropEvent(
        QDropEvent(
            QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
    )
    assert front(page) is page.review
    assert page.review.button.text() == "Import 2 people"
    rows = page.review.table.rows
    assert rows.hasFocus()
    rows.setCurrentIndex(rows.model().index(0, 0))
    qtbot.keyClick(rows, Qt.Key.Key_Space)
    assert rows.model().index(0, 0).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    assert run(page, "run")
    assert front(page) is page.report
    assert {post[:2] for post in staged.files.posts(MIRA)} == {("Baker", "Fjord"), ("Baker", "Harbour")}
    page.report.outcome.button.click()
    assert staged.opened.snapshot() == before
    assert not page.report.outcome.button.isVisible()
    page.report.another.click()
    assert front(page) is page.home


def test_names_are_shown_letter_by_letter(staged: Staged, page: ImportExportPage) -> None:
    staged.opened.add(f"{IMAGE} Zoë", organisation=IMAGE)
    row = connection("Zoë", IMAGE, "<b>Lead</b>", slug="zoe")
    page.bring_in([staged.archive([IMAGE, *row[1:]], connection("", IMAGE, slug=""))])
    for tile in page.review.tiles._tiles.values():
        tile.click()
        page.grab()
    assert run(page, "run")
    page.grab()
    page.show_selection("export")
    page.grab()
    assert IMAGE in page.export.leaving.text.toPlainText()
    for label in page.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText or not label.text(), label.text()
        assert "<img" not in label.toolTip()
    for rows in page.findChildren(ListView):
        for number in range(rows.model().rowCount()):
            assert "<img" not in (rows.model().index(number, 0).data(Qt.ItemDataRole.ToolTipRole) or "")


def pair(staged: Staged) -> None:
    """Have two people who may be one."""
    staged.opened.add("Ana Lindqvist", organisation="Fjord", title="Designer")
    staged.files.bring(staged.archive(connection("Ana Lindqvist", "Fjord", "Lead")))


def test_duplicates_are_decided_by_keys(staged: Staged, page: ImportExportPage, qtbot: QtBot) -> None:
    pair(staged)
    assert not run(page, "merge")
    page.show_selection("duplicates")
    compare = page.duplicates.compare
    cells = {row[0]: row[2] for row in compare._rows}
    first = compare.first_cell()
    assert first.hasFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert cells["title"]["left"].hasFocus()
    qtbot.keyClick(cells["title"]["left"], Qt.Key.Key_Right)
    assert cells["title"]["right"].hasFocus()
    qtbot.keyClick(cells["title"]["right"], Qt.Key.Key_Space)
    assert cells["title"]["right"].isChecked()
    assert cells["title"]["right"].hasFocus()
    assert run(page, "merge")
    (row,) = staged.opened.rows("SELECT title FROM affiliation WHERE current = 1")
    assert row == ("Lead",)
    assert not run(page, "merge")
    assert page.duplicates._stack.currentIndex() == 1


def test_a_pair_is_kept_apart_or_left_for_later(staged: Staged, page: ImportExportPage) -> None:
    pair(staged)
    page.show_duplicates()
    assert run(page, "later")
    assert run(page, "apart")
    assert staged.session.duplicates.open_pairs() == 0
    page.duplicates.left.emit()
    assert not page.home.compare.isEnabled()


def test_right_to_left_the_arrow_keys_follow_what_is_seen(staged: Staged, page: ImportExportPage, qtbot: QtBot) -> None:
    pair(staged)
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    page.show_duplicates()
    first = page.duplicates.compare.first_cell()
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Left)
    assert page.duplicates.compare._rows[0][2]["right"].hasFocus()


def test_an_export_is_saved_where_somebody_chooses(
    staged: Staged, page: ImportExportPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = staged.opened.add("Ana Lindqvist", emails=("ana@example.org",))
    target = tmp_path / "out.vcf"
    asked: list[str] = []

    def choose(_parent: object, _title: str, name: str) -> tuple[str, str]:
        asked.append(name)
        return str(target), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    page.take_out([ana.id])
    assert front(page) is page.export
    assert page.export.whom.key() == "chosen"
    assert run(page, "run")
    assert [Path(name).name for name in asked] == ["contacts.vcf"]
    assert (
        target.read_text(encoding="utf-8").replace("\r\n", "\n").rstrip("\n") == page.export.leaving.text.toPlainText()
    )
    page.export.left.emit()
    assert page.home.exports.rows.model().rowCount() == 1


def test_notes_take_a_second_deliberate_click(staged: Staged, page: ImportExportPage) -> None:
    ana = staged.opened.add("Ana Lindqvist")
    staged.session.people.edit(ana.id, PersonEdit(note="Plays chess"))
    page.show_selection("export")
    row = page.export.fields._rows["notes"]
    row.button.click()
    assert "chess" not in page.export.leaving.text.toPlainText()
    assert row.button.text() == "Let notes leave"
    row.button.click()
    assert "chess" in page.export.leaving.text.toPlainText()
    assert page.export.leaving._notes.isVisible()
    row.check.click()
    assert "chess" not in page.export.leaving.text.toPlainText()
    assert row.button.text() == "Unlock"


def test_a_name_always_leaves(staged: Staged, page: ImportExportPage) -> None:
    staged.opened.add("Ana Lindqvist")
    page.show_selection("export")
    row = page.export.fields._rows["name"]
    row.check.click()
    assert row.check.isChecked()
    assert page._exports._wishes.without == frozenset()


def test_what_can_be_chosen_in_an_export_leads_somewhere(staged: Staged, page: ImportExportPage, qtbot: QtBot) -> None:
    ana = staged.opened.add("Ana Lindqvist", tags=("mentor",))
    staged.opened.follow_ups.add(ana.id, staged.opened.clock.today(), "Call")
    page.show_selection("export")
    export = page.export
    export.version.set_key("3.0")
    export.version._segments["4.0"].click()
    assert "VERSION:4.0" in export.leaving.text.toPlainText()
    export.formats._cards["reminders"].click()
    export.as_form._segments["task"].click()
    assert "VTODO" in export.leaving.text.toPlainText()
    export.neutral.click()
    assert "Ana" not in export.leaving.text.toPlainText()
    export.formats._cards["csv"].click()
    export.exact.click()
    assert export.leaving.text.toPlainText().startswith("Name")
    assert page.main_filter() is None
    export.whom.set_key("query")
    export.whom.activated.emit(export.whom.currentIndex())
    assert page.main_filter() is export.query
    qtbot.keyClicks(export.query, "tag:mentor")
    with qtbot.waitSignal(export.searched):
        pass
    assert export._count.text() == "1 person"


def test_files_are_chosen_in_the_dialog_of_the_system(
    staged: Staged, page: ImportExportPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    cards = staged.files.file("cards.vcf", card("Ana Lindqvist"))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_rest: ([str(cards)], ""))
    page.home.zone.button.click()
    assert front(page) is page.review
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_rest: ([], ""))
    run(page, "new")
    assert front(page) is page.review


def test_problem_rows_are_saved_where_somebody_chooses(
    staged: Staged, page: ImportExportPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.bring_in([staged.archive(connection("Bob Ray"), connection("", "Fjord", slug=""))])
    run(page, "run")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_rest: (str(tmp_path / "rows.csv"), ""))
    page.report.problems.button.click()
    assert "The row has no name." in (tmp_path / "rows.csv").read_text(encoding="utf-8-sig")


def test_a_past_import_is_opened_and_undone_from_the_list(staged: Staged, page: ImportExportPage) -> None:
    staged.have_mira()
    page.reload()
    words: list[str] = []
    page.moved.connect(words.append)
    page.home.past.opened.emit(0)
    assert front(page) is page.report
    assert words == ["report:1"]
    page.show_selection("")
    page.home.past.clicked.emit(0, "undo")
    assert staged.files.people() == []
    page.show_selection("report:1")
    assert page.report.outcome._title.text() == "This import was undone"


def test_the_words_of_the_page_lead_back(staged: Staged, page: ImportExportPage) -> None:
    staged.opened.add("Ana Lindqvist")
    page.bring_in([staged.files.file("cards.vcf", card("Bob Ray"))])
    for word, pane in (("export", page.export), ("duplicates", page.duplicates), ("import", page.review)):
        page.show_selection(word)
        assert front(page) is pane
    page.flow.leave()
    page.show_selection("import")
    assert front(page) is page.home
    page.show_selection("report:x")
    assert front(page) is page.home


def test_escape_leads_back_where_nothing_is_lost(staged: Staged, page: ImportExportPage, qtbot: QtBot) -> None:
    page.show_selection("duplicates")
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert front(page) is page.home
    page.bring_in([staged.files.file("cards.vcf", card("Bob Ray"))])
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert front(page) is page.review


def test_where_to_get_a_file_leads_to_what_can_be_brought_in(staged: Staged, page: ImportExportPage) -> None:
    for guide in guides():
        page.home.guide_opened.emit(guide.key)
    page.show_trouble(Trouble("book.xlsx", "This is an Excel workbook.", ""))
    page.home.what_can_come.click()
    assert staged.ways.went[-4:] == [("sources", key) for key in ("linkedin", "vcard", "icalendar", "")]


def test_everything_that_takes_the_focus_has_a_name(staged: Staged, page: ImportExportPage) -> None:
    staged.have_mira()
    pair(staged)
    page.bring_in([staged.archive(MOVED, connection("", slug=""), messages="x\n", Skills="Name\nBaking\n")])
    for word in ("import", "export", "duplicates", "report:1", ""):
        page.show_selection(word)
        QApplication.processEvents()
        for widget in page.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                name = widget.accessibleName()
                if isinstance(widget, QAbstractButton):
                    name = name or widget.text()
                if isinstance(widget, QLineEdit):
                    name = name or widget.placeholderText()
                assert name, (word, widget, widget.parent())


def test_nothing_is_shown_of_work_that_is_quick(staged: Staged, page: ImportExportPage) -> None:
    page.show_work(WorkText("Reading x", "", 0, 0, LOOKING))
    assert front(page) is page.working
    assert not page.working._box.isVisible()
    page.working._patience.timeout.emit()
    assert page.working._box.isVisible()
    page.show_work(WorkText("Reading x", "", 5, 10, LOOKING))
    assert (page.working.bar.maximum(), page.working.bar.value()) == (1000, 500)
    page.working.cancel.click()
    assert front(page) is page.home
    del staged


def test_panes_and_actions_are_there(staged: Staged, page: ImportExportPage) -> None:
    staged.have_mira()
    for word in ("", "export", "duplicates", "report:1"):
        page.show_selection(word)
        assert page.panes()
    ids = [action.id for action in page.actions_here()]
    assert len(ids) == len(set(ids))
    assert run(page, "export")
    assert front(page) is page.export
    assert run(page, "duplicates")
    assert front(page) is page.duplicates


def test_days_of_a_calendar_are_taken_out_and_changed_by_hand(staged: Staged, page: ImportExportPage) -> None:
    today = staged.opened.clock.today()
    staged.session.calendar.add(NewEvent("Fair", today + timedelta(days=9)))
    page.show_selection(f"export:calendar:{today}:{today + timedelta(days=3)}")
    assert front(page) is page.export
    days = page.export.days
    assert (days.first.day(), days.last.day()) == (today, today + timedelta(days=3))
    assert not page.export.save.isEnabled()
    days.last.setText((today + timedelta(days=10)).isoformat())
    days.last.editingFinished.emit()
    assert page.export.save.isEnabled()
    page.show_selection("export:calendar:nonsense")
    assert days.last.day() == today + timedelta(days=10)
