# SPDX-License-Identifier: GPL-3.0-or-later
"""Check boxes, radio buttons and switches: roles, states, targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from coterie.ui.design.appearance import Appearance
from coterie.ui.design.theme import theme
from coterie.ui.parts.checks import Check, Radio, RoundCheck, Switch
from tests.ui.screen_reader import heard

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot


def test_roles_names_and_states(show: Callable[..., QWidget]) -> None:
    check, task, radio, switch = Check("Birthday"), RoundCheck("Call Amara"), Radio("Light"), Switch("Reduce motion")
    show(check, task, radio, switch)

    assert heard(check)[:2] == (QAccessible.Role.CheckBox, "Birthday")
    assert heard(task)[:2] == (QAccessible.Role.CheckBox, "Call Amara")
    assert heard(radio)[:2] == (QAccessible.Role.RadioButton, "Light")
    assert heard(switch)[:2] == (QAccessible.Role.CheckBox, "Reduce motion")
    for button in (check, task, radio, switch):
        assert not heard(button).checked
        button.click()
        assert heard(button).checked


def test_a_check_without_words_has_a_name(qtbot: QtBot) -> None:
    check = Check(name="Select Amara Okafor")
    qtbot.addWidget(check)

    assert heard(check).name == "Select Amara Okafor"


def test_three_states_look_different(show: Callable[..., QWidget]) -> None:
    check = Check(name="Select all")
    check.setTristate(True)
    show(check)
    pictures = []
    for state in Qt.CheckState:
        check.setCheckState(state)
        pictures.append(check.grab().toImage())

    assert pictures[0] != pictures[1]
    assert pictures[1] != pictures[2]
    assert pictures[0] != pictures[2]


def test_marks_are_large_enough_to_hit(qtbot: QtBot) -> None:
    for button in (Check(name="x"), RoundCheck("x"), Switch("x"), Check("Words"), Radio("Words")):
        qtbot.addWidget(button)
        assert button.sizeHint().width() >= 28
        assert button.sizeHint().height() >= 28


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_click_on_the_words_counts(show: Callable[..., QWidget], direction: Qt.LayoutDirection) -> None:
    check = Check("Tell me when somebody has a birthday")
    check.setLayoutDirection(direction)
    show(check)
    QTest.mouseClick(check, Qt.MouseButton.LeftButton, pos=QPoint(check.width() // 2, check.height() // 2))

    assert check.isChecked()


@pytest.mark.parametrize("percent", [85, 100, 200])
def test_words_fit_or_wrap(qtbot: QtBot, wear: Callable[..., None], percent: int) -> None:
    wear(Appearance(text_percent=percent))
    check = Check("I know that nobody can reset the passphrase for me")
    qtbot.addWidget(check)
    one_line = check.sizeHint()

    assert one_line.width() >= theme().metrics("body").horizontalAdvance(check.text()) + theme().px(18)
    assert check.heightForWidth(one_line.width()) == one_line.height()
    assert check.heightForWidth(one_line.width() // 2) >= 2 * theme().metrics("body").height()


def test_the_switch_turns_round_with_the_reading_direction(show: Callable[..., QWidget]) -> None:
    switch = Switch("Reduce motion")
    show(switch)
    switch.setChecked(True)
    knob, track = theme().colour("on_accent"), theme().colour("accent")
    middle = switch.height() // 2

    for direction, left, right in (
        (Qt.LayoutDirection.LeftToRight, track, knob),
        (Qt.LayoutDirection.RightToLeft, knob, track),
    ):
        switch.setLayoutDirection(direction)
        picture = switch.grab().toImage()
        assert picture.pixelColor(10, middle) == left
        assert picture.pixelColor(picture.width() - 10, middle) == right


def test_only_the_keyboard_brings_the_ring(show: Callable[..., QWidget]) -> None:
    switch, other = Switch("Reduce motion"), Switch("Other")
    show(other, switch)
    ringed = []
    QTest.mouseClick(switch, Qt.MouseButton.LeftButton)
    ringed.append(switch.ringed)
    QTest.keyClick(switch, Qt.Key.Key_Space)
    ringed.append(switch.ringed)

    assert ringed == [False, True]
    assert not switch.isChecked()
