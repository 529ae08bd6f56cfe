# SPDX-License-Identifier: GPL-3.0-or-later
"""Tabs and segments: one of several."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from coterie.ui.design.appearance import Appearance
from coterie.ui.design.theme import theme
from coterie.ui.parts.tabs import Segment, Segmented, Tabs
from tests.ui.screen_reader import heard

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

DENSITY = [("comfortable", "Comfortable"), ("compact", "Compact"), ("tight", "R & D")]


@pytest.mark.parametrize("percent", [85, 100, 200])
def test_no_tab_is_cut(show: Callable[..., QWidget], wear: Callable[..., None], percent: int) -> None:
    wear(Appearance(text_percent=percent))
    tabs = Tabs("Views")
    for text in ("Timeline", "Notes & files"):
        tabs.add(text)
    show(tabs)

    for place, text in enumerate(("Timeline", "Notes & files")):
        assert tabs.tabRect(place).width() >= theme().metrics("label_strong").horizontalAdvance(text)
    assert not tabs.grab().isNull()


def test_arrow_keys_move_between_tabs(show: Callable[..., QWidget]) -> None:
    tabs = Tabs("Views")
    for text in ("Timeline", "Notes", "Files"):
        tabs.add(text)
    show(tabs)
    tabs.setFocus(Qt.FocusReason.TabFocusReason)
    before = tabs.grab().toImage()
    QTest.keyClick(tabs, Qt.Key.Key_Right)

    assert tabs.currentIndex() == 1
    assert tabs.grab().toImage() != before
    assert heard(tabs)[:2] == (QAccessible.Role.PageTabList, "Notes")
    assert tabs.accessibleName() == "Views"


def test_segments_are_radio_buttons_with_names(show: Callable[..., QWidget]) -> None:
    box = Segmented(DENSITY, "Density")
    show(box)
    segments = box.findChildren(Segment)

    assert box.accessibleName() == "Density"
    assert [heard(segment).name for segment in segments] == ["Comfortable", "Compact", "R & D"]
    assert {heard(segment).role for segment in segments} == {QAccessible.Role.RadioButton}
    assert [heard(segment).checked for segment in segments] == [True, False, False]


def test_arrow_keys_choose_and_tell(show: Callable[..., QWidget]) -> None:
    box = Segmented(DENSITY, "Density")
    show(box)
    told: list[str] = []
    box.chosen.connect(told.append)
    box.findChildren(Segment)[0].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(box.findChildren(Segment)[0], Qt.Key.Key_Right)

    assert box.key() == "compact"
    assert told == ["compact"]


def test_a_choice_by_the_program_is_not_told(show: Callable[..., QWidget]) -> None:
    box = Segmented(DENSITY, "Density")
    show(box)
    told: list[str] = []
    box.chosen.connect(told.append)
    box.set_key("tight")
    assert box.key() == "tight"
    assert told == []

    QTest.mouseClick(box.findChildren(Segment)[0], Qt.MouseButton.LeftButton)
    QTest.mouseClick(box.findChildren(Segment)[0], Qt.MouseButton.LeftButton)
    assert told == ["comfortable"]


@pytest.mark.parametrize("percent", [100, 200])
def test_no_segment_is_cut(show: Callable[..., QWidget], wear: Callable[..., None], percent: int) -> None:
    wear(Appearance(text_percent=percent))
    box = Segmented(DENSITY, "Density")
    show(box)

    for segment in box.findChildren(Segment):
        assert segment.width() >= theme().metrics("label_medium").horizontalAdvance(segment.text())
        assert segment.height() >= 28
