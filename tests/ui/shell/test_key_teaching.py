# SPDX-License-Identifier: GPL-3.0-or-later
"""The third time something is done by mouse that has a key, the toast tells the key, once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coterie.ui.design.key_names import key_name
from coterie.ui.parts.buttons import Button

if TYPE_CHECKING:
    from tests.ui.window import DrivenWindow


def plan_by_mouse(driven: DrivenWindow) -> str:
    """Plan a follow-up with the last press by mouse, and give what is said."""
    driven.shell.plan([driven.person()])
    sheet = driven.sheet
    assert sheet is not None
    button = next(one for one in sheet.findChildren(Button) if one.text() == "Plan")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    driven.settle()
    return driven.shell.notices.messages[-1].text


def test_the_third_time_and_never_again(ready: DrivenWindow) -> None:
    key = key_name("Ctrl+Return")
    assert [key in plan_by_mouse(ready) for _time in range(5)] == [False, False, True, False, False]
    kept = json.loads(ready.app.preferences.read_text(encoding="utf-8"))
    assert kept["by_mouse"] == {key: 3}


def test_whoever_uses_keys_is_told_nothing(ready: DrivenWindow) -> None:
    for _time in range(4):
        ready.shell.plan([ready.person()])
        ready.press("Ctrl+Return")
        ready.settle()
        assert "Key for" not in ready.shell.notices.messages[-1].text


def test_a_press_that_is_taken_back_is_none(ready: DrivenWindow) -> None:
    ready.shell.plan([ready.person()])
    sheet = ready.sheet
    assert sheet is not None
    button = next(one for one in sheet.findChildren(Button) if one.text() == "Plan")
    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton, pos=button.rect().bottomRight() * 3)
    assert ready.window._preferences.now.by_mouse == {}
