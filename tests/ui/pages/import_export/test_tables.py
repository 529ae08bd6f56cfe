# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables: rows that keep their place, boxes for mouse and keyboard, and words that are never mark-up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from coterie.ui.pages.import_export.tables.lines import Cell, Column, TableLine, TableText
from coterie.ui.pages.import_export.tables.model import TableModel
from coterie.ui.pages.import_export.tables.view import TableView

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

IMAGE = "<img src='file:///etc/hostname'>"


def line(number: int, *, checked: bool | None = True, name: str = "Ana") -> TableLine:
    cells = (Cell(name, below="was here"), Cell("File", pill="accent", icon="bell", name="use"))
    return TableLine(f"row:{number}", cells, f"{name}, row {number}", number, name, checked)


def table(*lines: TableLine, note: str = "") -> TableText:
    columns = (Column("Person", 0.6), Column("Use", 0.4, at_end=True))
    return TableText(columns, lines, note, "Nothing here.", pictures=True, checks=True, two_lines=True, name="Fields")


@pytest.fixture
def view(qtbot: QtBot, show: Callable[..., object]) -> TableView:
    made = TableView("Fields")
    made.setFixedSize(500, 300)
    made.show_table(table(*map(line, range(3)), note="3 of 3"))
    show(made)
    return made


def place_of(view: TableView, row: int, across: int) -> QPoint:
    """Give a place on a row, so far from where reading begins."""
    rect = view.rows.visualRect(view.rows.model().index(row, 0))
    turned = view.layoutDirection() == Qt.LayoutDirection.RightToLeft
    return QPoint(rect.right() - across if turned else rect.left() + across, rect.center().y())


def test_the_model_keeps_the_rules_of_models(qtmodeltester: ModelTester) -> None:
    model = TableModel()
    model.set_lines([line(0), line(1, checked=None)])
    qtmodeltester.check(model)
    model.set_lines([line(0, checked=False), line(1)])
    model.set_lines([])
    assert model.rowCount() == 0
    assert model.row_of("row:1") == -1


def test_only_rows_that_changed_are_painted_anew(qtbot: QtBot) -> None:
    model = TableModel()
    model.set_lines([line(0), line(1), line(2)])
    changed: list[int] = []
    model.dataChanged.connect(lambda first, _last: changed.append(first.row()))
    with qtbot.assertNotEmitted(model.modelReset):
        model.set_lines([line(0), line(1, checked=False), line(2)])
    assert changed == [1]


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_box_and_a_cell_are_clicked_by_themselves(
    qtbot: QtBot, view: TableView, direction: Qt.LayoutDirection
) -> None:
    view.setLayoutDirection(direction)
    QApplication.processEvents()
    with qtbot.waitSignal(view.ticked) as ticked:
        qtbot.mouseClick(view.rows.viewport(), Qt.MouseButton.LeftButton, pos=place_of(view, 1, 20))
    assert ticked.args == [1]
    with qtbot.waitSignal(view.clicked) as clicked:
        qtbot.mouseClick(view.rows.viewport(), Qt.MouseButton.LeftButton, pos=place_of(view, 2, 470))
    assert clicked.args == [2, "use"]
    assert view.rows.currentIndex().row() == 2


def test_space_ticks_and_enter_opens(qtbot: QtBot, view: TableView) -> None:
    view.rows.setFocus()
    view.rows.setCurrentIndex(view.rows.model().index(1, 0))
    with qtbot.waitSignal(view.ticked) as ticked:
        qtbot.keyClick(view.rows, Qt.Key.Key_Space)
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.keyClick(view.rows, Qt.Key.Key_Return)
    assert (ticked.args, opened.args) == ([1], [1])


def test_what_is_selected_stays_when_rows_come_anew(view: TableView) -> None:
    view.rows.setCurrentIndex(view.rows.model().index(1, 0))
    view.show_table(table(line(9), line(0), line(1)))
    assert view.rows.currentIndex().row() == 2


def test_the_box_above_tells_and_ticks_all(qtbot: QtBot, view: TableView) -> None:
    assert view.head.check.checkState() == Qt.CheckState.Checked
    view.show_table(table(line(0), line(1, checked=False)))
    assert view.head.check.checkState() == Qt.CheckState.PartiallyChecked
    asked: list[bool] = []
    view.all_ticked.connect(asked.append)
    for state in (Qt.CheckState.PartiallyChecked, Qt.CheckState.Unchecked, Qt.CheckState.Checked):
        view.head.show_state(state)
        view.head.check.click()
    assert asked == [True, True, False]


def test_an_empty_table_says_so(view: TableView) -> None:
    view.show_table(table())
    assert not view.rows.isVisible()
    assert not view.head.isVisible()
    assert view._empty.isVisible()
    assert view._empty.text() == "Nothing here."


def test_a_screen_reader_hears_each_row_with_its_state(view: TableView) -> None:
    spoken = QAccessible.queryAccessibleInterface(view.rows)
    assert spoken.text(QAccessible.Text.Name) == "Fields"
    row = spoken.child(0)
    assert row.text(QAccessible.Text.Name) == "Ana, row 0"
    assert row.state().checked


def test_words_are_never_mark_up(view: TableView) -> None:
    view.show_table(table(line(0, name=IMAGE)))
    index = view.rows.model().index(0, 0)
    tip = index.data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;img" in tip
    assert index.data(Qt.ItemDataRole.DisplayRole) == IMAGE
    assert not view.grab().isNull()


def test_a_table_that_grows_is_as_high_as_its_rows(qtbot: QtBot, show: Callable[..., object]) -> None:
    grown = TableView("Rows", grows=True)
    grown.show_table(replace(table(line(0), line(1)), headed=False))
    show(grown)
    assert grown.rows.height() == 2 * grown._delegate.height_of()
    grown.show_table(replace(table(line(0)), headed=False))
    assert grown.rows.height() == grown._delegate.height_of()
