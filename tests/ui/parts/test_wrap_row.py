# SPDX-License-Identifier: GPL-3.0-or-later
"""Small things stand beside each other, and go on in the next line where room is short."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from coterie.ui.parts.buttons import Button
from coterie.ui.parts.fields import DateField
from coterie.ui.parts.wrap_row import WrapRow

if TYPE_CHECKING:
    from collections.abc import Callable

GAP = 8


@pytest.fixture
def row(show: Callable[..., QWidget]) -> WrapRow:
    made = WrapRow(gap=GAP)
    for text in ("Tomorrow", "Next week", "In a month"):
        made.add(Button(text))
    show(made)
    return made


def buttons_of(row: WrapRow) -> list[Button]:
    return row.findChildren(Button)


def squeeze(row: WrapRow, width: int) -> None:
    row.setFixedWidth(width)
    row.setFixedHeight(row.heightForWidth(width))
    QApplication.processEvents()


def test_one_line_while_there_is_room(row: WrapRow) -> None:
    squeeze(row, row.sizeHint().width())
    first, second, third = buttons_of(row)
    assert first.y() == second.y() == third.y()
    assert second.x() == first.x() + first.width() + GAP
    assert third.geometry().right() < row.width()


def test_the_last_goes_below_when_a_pixel_is_missing(row: WrapRow) -> None:
    squeeze(row, row.sizeHint().width() - 1)
    first, _second, third = buttons_of(row)
    assert third.x() == first.x()
    assert third.y() == first.height() + GAP
    assert row.heightForWidth(row.width()) == 2 * first.height() + GAP


def test_nothing_is_wider_than_the_row(row: WrapRow) -> None:
    squeeze(row, 40)
    assert all(button.width() <= 40 for button in buttons_of(row))
    assert row.minimumSizeHint().width() == max(button.minimumSizeHint().width() for button in buttons_of(row))


def test_reading_begins_on_the_other_side(row: WrapRow) -> None:
    squeeze(row, 600)
    row.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    first, second, _third = buttons_of(row)
    assert first.geometry().right() == row.width() - 1
    assert second.geometry().right() < first.x()


def test_what_belongs_to_the_end_stands_there_beside_others_and_begins_a_line_alone(row: WrapRow) -> None:
    last = Button("Close")
    row.add(last, at_end=True)
    squeeze(row, 600)
    assert last.geometry().right() == row.width() - 1
    squeeze(row, row.sizeHint().width() - 1)
    assert last.x() == 0


def test_a_field_is_narrower_before_it_goes_to_the_next_line(row: WrapRow) -> None:
    day = DateField("Day")
    row.add(day)
    squeeze(row, row.sizeHint().width())
    wanted = day.width()
    squeeze(row, row.sizeHint().width() - wanted + day.minimumSizeHint().width())
    assert day.y() == buttons_of(row)[0].y()
    assert day.minimumSizeHint().width() <= day.width() < wanted


def test_what_is_hidden_takes_no_room_and_comes_back(row: WrapRow) -> None:
    squeeze(row, 600)
    first, second, _third = buttons_of(row)
    place = second.x()
    first.hide()
    QApplication.processEvents()
    assert second.x() == 0
    first.show()
    QApplication.processEvents()
    assert second.x() == place


def test_others_take_the_place_of_all(row: WrapRow) -> None:
    old = buttons_of(row)
    row.show_widgets([Button("Only one")])
    assert all(button.isHidden() for button in old)
    assert row.sizeHint().height() == Button("Only one").sizeHint().height()
    assert row.sizeHint().width() < 200
