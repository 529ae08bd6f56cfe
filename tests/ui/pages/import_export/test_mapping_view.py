# SPDX-License-Identifier: GPL-3.0-or-later
"""The mapping of columns as it is seen: what a hand does leads to the presenter, and comes back into its places."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from coterie.services.column_maps import ColumnMaps
from coterie.ui.pages.import_export.mapping.column_rows import FIRST
from tests.storage.importing.foreign import ReadHere
from tests.ui.pages.import_export.fronting import front, run, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from coterie.ui.pages.import_export.page import ImportExportPage
    from tests.ui.pages.import_export.staging import Staged

LIST = "Wer;Mail;Zuletzt\nHana Kovač;hana@example.org;03/04/2025\nŁukasz;;25/12/2025\n"


@pytest.fixture
def opened(staged: Staged, qtbot: QtBot) -> Callable[[str], ImportExportPage]:
    """Open the mapping of a table."""

    def open_table(text: str = LIST) -> ImportExportPage:
        reader = ReadHere()
        maps = ColumnMaps(staged.opened.vault, reader, staged.opened.clock)
        staged.desk = replace(staged.desk, session=replace(staged.session, column_maps=maps))
        page = shown(staged, qtbot)
        file = staged.files.folder / "club.csv"
        file.write_bytes(text.encode("cp1250"))
        page.bring_in([file])
        assert page.home.choose_columns.isVisible()
        page.home.choose_columns.click()
        assert front(page) is page.mapping
        return page

    return open_table


def test_every_hand_movement_ends_in_people(opened: Callable[..., ImportExportPage], staged: Staged) -> None:
    page = opened()
    pane = page.mapping
    assert not pane.question.isVisible()
    pane.columns.rows[0].chooser.set_key("name")
    pane.columns.rows[2].chooser.set_key("birthday")
    assert pane.question.isVisible()
    assert pane.question.day.isChecked()
    pane.question.month.click()
    assert (pane.question.day.isChecked(), pane.question.month.isChecked()) == (False, True)
    assert pane.letters.more.isVisible()
    pane.letters.more.click()
    assert not pane.letters.more.isVisible()
    next(choice for choice in pane.letters.choices if choice.key == "cp1250").click()
    assert pane.columns.rows[0]._cells[0].text() == "Hana Kovač"
    pane.every_row.add.click()
    line = pane.every_row.lines[0]
    line.field.set_key("organisation")
    line.text.setText("Rowing club")
    line.text.written.emit("Rowing club")
    pane.remember.row.switch.click()
    assert not pane.remember.name.isVisible()
    assert run(page, "run")
    assert front(page) is page.review
    assert run(page, "run")
    assert sorted(staged.files.people()) == ["Hana Kovač", "Łukasz"]
    assert {post[1] for post in staged.files.posts("Łukasz")} == {"Rowing club"}
    assert staged.session.column_maps.all() == []


def test_a_line_for_every_row_can_go_again(opened: Callable[..., ImportExportPage]) -> None:
    pane = opened().mapping
    pane.every_row.add.click()
    pane.every_row.add.click()
    assert [line.field.key() for line in pane.every_row.lines] == ["tags", "organisation"]
    pane.every_row.lines[0].gone.emit()
    assert [line.field.key() for line in pane.every_row.lines] == ["organisation"]


def test_another_kind_offers_its_own_fields(opened: Callable[..., ImportExportPage]) -> None:
    pane = opened().mapping
    pane.kind.set_key("communities")
    chooser = pane.columns.rows[0].chooser
    assert [chooser.itemData(row) for row in range(3)] == ["name", "platform", "url"]
    assert not pane.button.isEnabled()
    chooser.set_key("name")
    assert pane.button.isEnabled()


def test_a_wide_table_shows_its_first_columns_and_then_more(opened: Callable[..., ImportExportPage]) -> None:
    titles = [f"Merkmal {number}" for number in range(FIRST + 5)]
    pane = opened(";".join(titles) + "\n" + ";".join(titles) + "\n").mapping
    assert len(pane.columns.rows) == FIRST
    assert pane.columns.more.text() == "5 more columns"
    pane.columns.more.click()
    assert len(pane.columns.rows) == FIRST + 5
    assert not pane.columns.more.isVisible()


def test_leaving_forgets_the_table(opened: Callable[..., ImportExportPage]) -> None:
    page = opened()
    assert page.is_busy()
    page.mapping.went_back.emit()
    assert front(page) is page.home
    assert page.home.choose_columns.isVisible()
    page.home.choose_columns.click()
    page.mapping.cancelled.emit()
    assert front(page) is page.home
    assert not page.home.choose_columns.isVisible()
    assert not page.is_busy()
