# SPDX-License-Identifier: GPL-3.0-or-later
"""The bin shows who lies in it, puts them back, and asks before it erases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from coterie.ui.pages.bin.page import BinPage
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.rows import ROW_ROLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.ui.desks import TestDesk


class Bin:
    """A bin page over a vault in which two of three people were deleted."""

    def __init__(self, desk: TestDesk, qtbot: QtBot) -> None:
        self.desk = desk
        self.bot = qtbot
        self.ids = {name: desk.opened.add(name).id for name in ("Ana Lindqvist", "Jonas Weber", "Leila Farahani")}
        desk.opened.people.bin([self.ids["Ana Lindqvist"], self.ids["Jonas Weber"]])
        self.page = BinPage(desk.desk)
        self.page.resize(1_200, 800)
        qtbot.addWidget(self.page)
        self.page.show()
        self.page.reload()

    def names(self) -> list[str]:
        model = self.page._model
        return sorted(model.index(row).data(ROW_ROLE).name for row in range(model.rowCount()))

    def live(self) -> list[str]:
        return [row.name for row in self.desk.desk.session.searching.people().rows]


@pytest.fixture
def full(desks: Callable[..., TestDesk], qtbot: QtBot) -> Bin:
    return Bin(desks(), qtbot)


def test_who_lies_in_it_and_since_when(full: Bin) -> None:
    assert full.names() == ["Ana Lindqvist", "Jonas Weber"]
    spoken = full.page._model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "0 entries, Deleted on 2 March 2026, today" in spoken


def test_putting_back_by_keyboard_is_one_step(full: Bin) -> None:
    full.page._list.setFocus()
    full.page._list.selectAll()
    full.page._put_back()
    full.page.reload()
    assert full.names() == []
    assert full.live() == ["Leila Farahani", "Ana Lindqvist", "Jonas Weber"]
    assert full.desk.notices.undoable == ["Put 2 people back."]


def test_the_filter_narrows_the_list(full: Bin) -> None:
    full.page._filter.setText("jon")
    assert full.names() == ["Jonas Weber"]


def test_erasing_asks_first_and_says_how_much(full: Bin) -> None:
    full.page._list.selectAll()
    full.page._erase()
    asked = full.page._ask
    assert asked is not None
    assert asked.isVisible()
    asked.keep_button.click()
    full.page.reload()
    assert len(full.names()) == 2
    full.page._list.selectAll()
    full.page._erase()
    assert full.page._ask is not None
    full.page._ask.act_button.click()
    full.page.reload()
    assert full.names() == []
    assert full.desk.notices.said == ["Erased 2 people."]
    QApplication.processEvents()


def test_messages_can_be_read_again_and_undone(full: Bin) -> None:
    full.desk.notices.say("Moved Jonas Weber to the bin", undo=True)
    full.page.reload()
    pressed: list[int] = []
    full.page._messages.pressed.connect(pressed.append)
    next(button for button in full.page._messages.findChildren(Button) if button.text() == "Undo").click()
    assert pressed == [0]
    assert full.desk.notices.undoable == []
