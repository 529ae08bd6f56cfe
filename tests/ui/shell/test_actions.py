# SPDX-License-Identifier: GPL-3.0-or-later
"""The register of actions: keys of the page in front fire, no two want the same key, letters stay out of fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from coterie.ui.shell.actions import EVERYWHERE, Action, Actions, SameKeyError

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Stage:
    """A window with two pages of actions, and what they did."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        column = QVBoxLayout(self.window)
        self.field = QLineEdit()
        self.other = QWidget()
        self.other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column.addWidget(self.field)
        column.addWidget(self.other)
        self.did: list[str] = []
        self.may = True
        self.register = Actions(self.window)
        self.register.add(EVERYWHERE, [self.action("lock", "Ctrl+L"), self.action("go", "G, T")])
        self.register.add("people", [self.action("tag", "T"), self.action("bin", "Del")])
        self.register.add("today", [self.action("done", "E"), self.action("other tag", "T")])
        self.register.bring_to_front("people")
        with qtbot.waitActive(self.window):
            self.window.show()
        self.other.setFocus()

    def action(self, name: str, *keys: str) -> Action:
        return Action(name, name, lambda: self.did.append(name), keys=keys, enabled=lambda: self.may)


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    return Stage(qtbot)


def test_only_keys_of_the_page_in_front_and_of_the_window_fire(stage: Stage, qtbot: QtBot) -> None:
    qtbot.keyClick(stage.other, Qt.Key.Key_T)
    qtbot.keyClick(stage.other, Qt.Key.Key_E)
    qtbot.keyClick(stage.other, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert stage.did == ["tag", "lock"]
    stage.register.bring_to_front("today")
    qtbot.keyClick(stage.other, Qt.Key.Key_T)
    assert stage.did == ["tag", "lock", "other tag"]


def test_a_letter_typed_into_a_field_is_a_letter(stage: Stage, qtbot: QtBot) -> None:
    stage.field.setFocus()
    qtbot.keyClicks(stage.field, "tag")
    assert (stage.field.text(), stage.did) == ("tag", [])


def test_letters_can_be_switched_off_as_a_whole(stage: Stage, qtbot: QtBot) -> None:
    stage.register.use_letters(False)
    qtbot.keyClick(stage.other, Qt.Key.Key_T)
    qtbot.keyClick(stage.other, Qt.Key.Key_Delete)
    assert stage.did == ["bin"]
    stage.register.use_letters(True)
    qtbot.keyClick(stage.other, Qt.Key.Key_T)
    assert stage.did == ["bin", "tag"]


def test_nothing_fires_while_a_sheet_is_open(stage: Stage, qtbot: QtBot) -> None:
    stage.register.pause(True)
    qtbot.keyClick(stage.other, Qt.Key.Key_T)
    qtbot.keyClick(stage.other, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert stage.did == []


def test_what_cannot_be_done_now_is_not_offered_and_not_done(stage: Stage) -> None:
    assert [action.id for action in stage.register.available()] == ["tag", "bin", "lock", "go"]
    stage.may = False
    assert stage.register.available() == []
    stage.register.run("tag")
    assert stage.did == []


def test_two_actions_of_one_place_never_share_a_key(stage: Stage) -> None:
    with pytest.raises(SameKeyError):
        stage.register.add("people", [stage.action("archive", "Del")])
    with pytest.raises(SameKeyError):
        stage.register.add("today", [stage.action("leave", "Ctrl+L")])
    with pytest.raises(SameKeyError):
        stage.register.add("people", [stage.action("one", "Ctrl+1"), stage.action("other", "Ctrl+1")])


def test_a_page_that_goes_takes_its_keys_along(stage: Stage, qtbot: QtBot) -> None:
    stage.register.remove("people")
    qtbot.keyClick(stage.other, Qt.Key.Key_T)
    assert stage.did == []
