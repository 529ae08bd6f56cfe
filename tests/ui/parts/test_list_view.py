# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists: what opens a row, where the focus ring shows, what can be clicked inside a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QImage
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from coterie.ui.design.appearance import Appearance
from coterie.ui.design.theme import theme
from coterie.ui.parts.list_view import ListView
from coterie.ui.parts.person_row import PersonRowDelegate
from coterie.ui.parts.row_model import RowModel
from coterie.ui.parts.rows import PersonLine
from tests.ui.screen_reader import heard

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

LEFT = Qt.MouseButton.LeftButton


def person(number: int, checked: bool | None = None) -> PersonLine:
    name = f"Person {number}"
    return PersonLine(number, name, "Engineer", "2w", False, False, 50, checked, f"{name}, engineer, strength 50")


@pytest.fixture
def people(show: Callable[..., QWidget]) -> ListView:
    view = ListView("People")
    view.setItemDelegate(PersonRowDelegate(view))
    model = RowModel(view, hint="Press Enter to open")
    model.set_rows([person(number) for number in range(40)])
    view.setModel(model)
    window = show(QLineEdit(), view)
    window.resize(346, 500)
    return view


def model_of(view: ListView) -> RowModel:
    model = view.model()
    assert isinstance(model, RowModel)
    return model


def hot_in(view: ListView) -> tuple[int, str] | None:
    return (view.hot.row.row(), view.hot.name) if view.hot is not None else None


def place_in(view: ListView, row: int, x: float) -> QPoint:
    rect = view.visualRect(view.model().index(row, 0))
    return QPoint(round(rect.left() + x * rect.width()), rect.center().y())


def ring_is_on(view: ListView, row: int) -> bool:
    """Look for the ring in the middle of the lower edge of a row's ground."""
    rect = view.visualRect(view.model().index(row, 0))
    picture: QImage = view.viewport().grab().toImage()
    column = [picture.pixelColor(rect.center().x(), y) for y in range(rect.bottom() - 4, rect.bottom() + 1)]
    return theme().colour("accent") in column


def test_rows_are_read_out_as_sentences(people: ListView) -> None:
    assert heard(people)[:2] == (QAccessible.Role.List, "People")
    row = QAccessible.queryAccessibleInterface(people).child(3)

    assert row.role() == QAccessible.Role.ListItem
    assert row.text(QAccessible.Text.Name) == "Person 3, engineer, strength 50"
    assert row.text(QAccessible.Text.Description) == "Press Enter to open"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_opens_the_current_row(people: ListView, qtbot: QtBot, key: Qt.Key) -> None:
    people.setCurrentIndex(people.model().index(2, 0))
    with qtbot.waitSignal(people.opened) as opened:
        QTest.keyClick(people, key)

    assert opened.args[0].row() == 2


def test_a_double_click_opens_a_row_and_a_click_selects_it(people: ListView) -> None:
    opened: list[int] = []
    people.opened.connect(lambda index: opened.append(index.row()))
    QTest.mouseClick(people.viewport(), LEFT, pos=place_in(people, 1, 0.5))
    assert opened == []
    assert people.currentIndex().row() == 1

    QTest.mouseDClick(people.viewport(), LEFT, pos=place_in(people, 1, 0.5))
    assert opened == [1]


def test_the_menu_is_asked_for_by_pointer_and_by_keyboard(people: ListView) -> None:
    asked: list[tuple[int, QPoint]] = []
    people.context_wanted.connect(lambda index, place: asked.append((index.row(), place)))
    pointer = place_in(people, 4, 0.3)
    viewport = people.viewport()

    def ask(reason: QContextMenuEvent.Reason, place: QPoint) -> None:
        people.contextMenuEvent(QContextMenuEvent(reason, place, viewport.mapToGlobal(place)))

    ask(QContextMenuEvent.Reason.Mouse, pointer)
    people.setCurrentIndex(people.model().index(2, 0))
    ask(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0))
    ask(QContextMenuEvent.Reason.Mouse, QPoint(10, 5_000))

    middle = people.visualRect(people.model().index(2, 0)).center()
    assert asked == [(4, viewport.mapToGlobal(pointer)), (2, viewport.mapToGlobal(middle))]


def test_the_ring_shows_for_the_keyboard_only(people: ListView) -> None:
    QTest.mouseClick(people.viewport(), LEFT, pos=place_in(people, 1, 0.5))
    assert people.hasFocus()
    assert not ring_is_on(people, 1)

    QTest.keyClick(people, Qt.Key.Key_Down)
    assert ring_is_on(people, 2)
    assert not ring_is_on(people, 1)

    people.window().findChildren(QLineEdit)[0].setFocus()
    assert not ring_is_on(people, 2)

    people.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring_is_on(people, 2)


def test_all_rows_are_as_high_as_the_density_or_the_text_asks(people: ListView, wear: Callable[..., None]) -> None:
    index = people.model().index(0, 0)
    assert people.visualRect(index).height() == 59

    wear(Appearance(density="compact"))
    people.grab()
    assert people.visualRect(index).height() == 44

    wear(Appearance(text_percent=200))
    people.grab()
    lines = theme().metrics("strong").height() + theme().metrics("label").height()
    assert people.visualRect(index).height() >= lines


def test_a_list_can_be_as_high_as_its_rows(people: ListView) -> None:
    people.grow_with_rows()
    model = model_of(people)
    model.set_rows([person(number) for number in range(3)])
    assert people.height() == 3 * 59

    model.remove_row(0)
    assert people.height() == 2 * 59
    assert not people.verticalScrollBar().isVisible()


def test_boxes_are_ticked_by_themselves(people: ListView) -> None:
    model = model_of(people)
    model.set_rows([person(number, checked=number == 1) for number in range(5)])
    delegate = people.itemDelegate()
    assert isinstance(delegate, PersonRowDelegate)
    clicked: list[int] = []
    opened: list[int] = []
    delegate.check_clicked.connect(lambda index: clicked.append(index.row()))
    people.opened.connect(lambda index: opened.append(index.row()))
    people.setCurrentIndex(QModelIndex())

    QTest.mouseClick(people.viewport(), LEFT, pos=place_in(people, 2, 0.09))
    assert clicked == [2]
    assert not people.currentIndex().isValid()

    QTest.mouseDClick(people.viewport(), LEFT, pos=place_in(people, 2, 0.09))
    assert opened == []

    QTest.mouseClick(people.viewport(), LEFT, pos=place_in(people, 3, 0.6))
    assert people.currentIndex().row() == 3


def test_a_press_that_is_let_go_elsewhere_does_nothing(people: ListView) -> None:
    model = model_of(people)
    model.set_rows([person(number, checked=False) for number in range(5)])
    delegate = people.itemDelegate()
    assert isinstance(delegate, PersonRowDelegate)
    clicked: list[int] = []
    delegate.check_clicked.connect(lambda index: clicked.append(index.row()))

    QTest.mousePress(people.viewport(), LEFT, pos=place_in(people, 2, 0.09))
    QTest.mouseRelease(people.viewport(), LEFT, pos=place_in(people, 3, 0.09))
    assert clicked == []


def test_boxes_are_where_reading_begins(people: ListView) -> None:
    people.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    model = model_of(people)
    model.set_rows([person(number, checked=False) for number in range(5)])
    delegate = people.itemDelegate()
    assert isinstance(delegate, PersonRowDelegate)
    clicked: list[int] = []
    delegate.check_clicked.connect(lambda index: clicked.append(index.row()))

    QTest.mouseClick(people.viewport(), LEFT, pos=place_in(people, 2, 0.09))
    assert clicked == []
    QTest.mouseClick(people.viewport(), LEFT, pos=place_in(people, 2, 0.91))
    assert clicked == [2]


def test_the_pointer_says_what_can_be_clicked(people: ListView) -> None:
    model = model_of(people)
    model.set_rows([person(number, checked=False) for number in range(5)])
    QTest.mouseMove(people.viewport(), place_in(people, 2, 0.6))
    assert hot_in(people) is None

    QTest.mouseMove(people.viewport(), place_in(people, 2, 0.09))
    assert hot_in(people) == (2, "check")
    assert people.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor


def test_the_list_has_no_ground_of_its_own(people: ListView) -> None:
    model_of(people).set_rows([])
    palette = people.window().palette()
    palette.setColor(people.window().backgroundRole(), theme().colour("sunken"))
    people.window().setPalette(palette)

    picture = people.window().grab().toImage()
    middle = people.mapTo(people.window(), people.rect().center())
    assert picture.pixelColor(middle) == theme().colour("sunken")


def test_the_model_keeps_the_rules_of_models(people: ListView) -> None:
    model = RowModel(people)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, people)
    model.set_rows([person(number) for number in range(4)])
    model.replace_row(1, person(9))
    model.remove_row(0)

    assert model.rowCount() == 3
    assert model.line(0) == person(9)
    assert model.data(model.index(0, 0)) == "Person 9"
    assert model.data(QModelIndex()) is None
