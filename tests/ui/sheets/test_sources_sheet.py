# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be brought in, as it is found and read in the window, by keys alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QLabel

from coterie.domain.foreign_files import OPTIONAL_KINDS
from coterie.ui.sheets.sources_sheet import SourcesSheet

if TYPE_CHECKING:
    from coterie.ui.sheets.source_row import SourceRow
    from tests.ui.window import DrivenWindow


@pytest.fixture
def sheet(ready: DrivenWindow) -> SourcesSheet:
    ready.window.register.run("window.sources")
    ready.settle()
    assert isinstance(ready.sheet, SourcesSheet)
    return ready.sheet


def shown(sheet: SourcesSheet) -> list[SourceRow]:
    return [row for row in sheet.rows.values() if row.isVisible()]


def words(row: SourceRow) -> list[str]:
    return [label.text() for label in row.findChildren(QLabel) if label.isVisible() and label.text()]


def test_it_opens_whole_with_the_field_ready_and_closes_with_escape(ready: DrivenWindow, sheet: SourcesSheet) -> None:
    assert sheet.field.hasFocus()
    assert len(shown(sheet)) == len(sheet.rows) > len(OPTIONAL_KINDS)
    assert not any(row.head.isChecked() for row in shown(sheet))
    ready.press("Esc")
    assert not ready.is_covered()


def test_a_word_finds_a_source_which_is_unfolded_where_it_is_the_only_one(sheet: SourcesSheet) -> None:
    sheet.field.setText("huntr")
    (row,) = shown(sheet)
    assert row.head.isChecked()
    assert {"How to get the file", "What is read", "What is left alone, and why"} <= set(words(row))
    sheet.field.setText("zeppelin")
    assert not shown(sheet)
    assert sheet.nothing.isVisible()
    sheet.field.setText("")
    assert len(shown(sheet)) == len(sheet.rows)
    assert not sheet.nothing.isVisible()


def test_the_arrow_keys_lead_through_the_list_and_enter_unfolds(ready: DrivenWindow, sheet: SourcesSheet) -> None:
    first, second = shown(sheet)[:2]
    ready.press("Down")
    assert first.head.hasFocus()
    ready.press("Down")
    assert second.head.hasFocus()
    ready.press("Return")
    assert len(words(second)) > 3
    ready.press("Return")
    assert not words(second)
    ready.press("Up")
    ready.press("Up")
    assert sheet.field.hasFocus()


def test_a_guide_leads_to_its_source_in_sight(ready: DrivenWindow, sheet: SourcesSheet) -> None:
    sheet.close_sheet()
    ready.shell.show_sources("icalendar")
    ready.settle()
    (row,) = [row for row in shown(sheet) if row.head.isChecked()]
    assert row.source.importer == "icalendar"
    assert row.head.hasFocus()
    top = row.head.mapTo(sheet.area.viewport(), row.head.rect().topLeft()).y()
    assert 0 <= top < sheet.area.viewport().height() / 2
    ready.press("Esc")
    ready.shell.show_sources()
    ready.settle()
    assert not any(one.head.isChecked() for one in shown(sheet))


def test_everything_is_plain_text_and_said_to_be_english(sheet: SourcesSheet) -> None:
    for row in shown(sheet):
        row.unfold()
    QApplication.processEvents()
    labels = [label for row in shown(sheet) for label in row.findChildren(QLabel)]
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels if label.text())
    assert not [label.text() for label in labels if "`" in label.text() or "<" in label.text()]
    assert {row.locale().language() for row in shown(sheet)} == {QLocale.Language.English}
