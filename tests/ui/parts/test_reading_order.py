# SPDX-License-Identifier: GPL-3.0-or-later
"""Tab stops in the order in which a page is read, however late a part of it was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from coterie.ui.parts.buttons import Button
from coterie.ui.parts.fields import PassphraseField
from coterie.ui.parts.reading_order import next_stop, stops_of
from coterie.ui.parts.scrolling import ScrollArea
from tests.ui.screen_reader import heard

if TYPE_CHECKING:
    from collections.abc import Callable


def named(*names: str) -> list[Button]:
    return [Button(name) for name in names]


def heard_in(top: QWidget) -> list[str]:
    return [heard(stop).name for stop in stops_of(top)]


def test_as_the_layout_has_it_not_as_it_was_made(show: Callable[..., QWidget]) -> None:
    holder = QWidget()
    column = QVBoxLayout(holder)
    last, first = named("last", "first")
    column.addWidget(last)
    column.insertWidget(0, first)
    window = show(holder)
    assert heard_in(window) == ["first", "last"]


def test_columns_one_after_the_other_and_grids_by_rows(show: Callable[..., QWidget]) -> None:
    holder = QWidget()
    row = QHBoxLayout(holder)
    left, grid = QVBoxLayout(), QGridLayout()
    row.addLayout(left)
    row.addLayout(grid)
    a, b, c, d, e = named("a", "b", "c", "d", "e")
    left.addWidget(a)
    left.addWidget(b)
    grid.addWidget(e, 1, 0)
    grid.addWidget(d, 0, 1)
    grid.addWidget(c, 0, 0)
    assert heard_in(show(holder)) == ["a", "b", "c", "d", "e"]


def test_what_cannot_be_seen_or_used_is_left_out(show: Callable[..., QWidget]) -> None:
    shown, hidden, off, below = named("shown", "hidden", "off", "below")
    pages = QStackedWidget()
    pages.addWidget(shown)
    pages.addWidget(below)
    window = show(pages, hidden, off)
    hidden.hide()
    off.setEnabled(False)
    assert heard_in(window) == ["shown"]


def test_into_what_scrolls_and_what_stands_inside_a_field(show: Callable[..., QWidget]) -> None:
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.addWidget(PassphraseField(name="Passphrase"))
    column.addWidget(Button("Unlock"))
    assert heard_in(show(ScrollArea(inside))) == ["Passphrase", "Show the passphrase", "Unlock"]


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_what_was_placed_by_hand_line_by_line(show: Callable[..., QWidget], direction: Qt.LayoutDirection) -> None:
    holder = QWidget()
    holder.setFixedSize(400, 120)
    holder.setLayoutDirection(direction)
    window = show(holder)
    for name, place in {"low": (0, 60, 90, 30), "high": (100, 0, 90, 40), "small": (0, 6, 90, 28)}.items():
        button = Button(name, parent=holder)
        button.setGeometry(*place)
        button.show()
    begins = ["small", "high"] if direction == Qt.LayoutDirection.LeftToRight else ["high", "small"]
    assert heard_in(window) == [*begins, "low"]


def test_on_and_back_round_the_ends(show: Callable[..., QWidget]) -> None:
    one, two, three = named("one", "two", "three")
    window = show(one, two, three)
    assert next_stop(window, one, forward=True) is two
    assert next_stop(window, three, forward=True) is one
    assert next_stop(window, one, forward=False) is three
    assert next_stop(window, window, forward=True) is one
    assert next_stop(window, None, forward=False) is three


def test_from_what_takes_no_focus_by_tab_to_what_comes_after_it(show: Callable[..., QWidget]) -> None:
    one, two, three = named("one", "two", "three")
    window = show(one, two, three)
    two.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    QApplication.processEvents()
    assert next_stop(window, two, forward=True) is three
    assert next_stop(window, two, forward=False) is one


def test_nothing_to_stop_at(show: Callable[..., QWidget]) -> None:
    assert next_stop(show(QWidget()), None, forward=True) is None
