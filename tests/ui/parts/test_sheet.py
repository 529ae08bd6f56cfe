# SPDX-License-Identifier: GPL-3.0-or-later
"""Sheets: they keep the focus, close in every way that is expected, and give the focus back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from coterie.ui.design.appearance import Appearance
from coterie.ui.design.theme import theme
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.sheet import AskSheet, Sheet
from tests.ui.screen_reader import heard

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

MARKED_UP = '<img src="file:///x"><h1>Big</h1>'


@pytest.fixture
def host(show: Callable[..., QWidget]) -> QWidget:
    window = show(QLineEdit(), Button("Behind"))
    window.resize(900, 600)
    window.findChildren(QLineEdit)[0].setFocus()
    return window


@pytest.fixture
def sheet(host: QWidget) -> Sheet:
    made = Sheet(host, name="Find anything", width=500)
    for text in ("First", "Second", "Third"):
        made.body.addWidget(Button(text))
    return made


def focused(host: QWidget) -> str:
    widget = host.window().focusWidget()
    return widget.text() if isinstance(widget, Button) else type(widget).__name__


def test_it_is_a_dialog_with_a_name(sheet: Sheet) -> None:
    sheet.open()

    assert heard(sheet.panel)[:2] == (QAccessible.Role.Dialog, "Find anything")
    assert not sheet.panel.isWindow()


def test_it_lies_in_the_upper_third_over_the_whole_host(host: QWidget, sheet: Sheet) -> None:
    sheet.open()
    panel = sheet.panel.geometry()
    assert sheet.geometry() == host.rect()
    assert panel.width() == 500
    assert panel.top() == round(600 * 0.13)
    assert abs(panel.center().x() - host.rect().center().x()) <= 1

    host.resize(400, 500)
    assert sheet.geometry() == host.rect()
    assert sheet.panel.width() == 400 - 2 * 24


def test_it_follows_its_content(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.open()
    before = sheet.panel.height()
    sheet.body.addWidget(Button("Fourth"))

    qtbot.waitUntil(lambda: sheet.panel.height() > before)


def test_tab_stays_inside(host: QWidget, sheet: Sheet) -> None:
    sheet.open()
    walked = []
    for _stop in range(4):
        walked.append(focused(host))
        QTest.keyClick(host.window().focusWidget(), Qt.Key.Key_Tab)
    assert walked == ["First", "Second", "Third", "First"]

    QTest.keyClick(host.window().focusWidget(), Qt.Key.Key_Backtab)
    assert focused(host) == "First"
    QTest.keyClick(host.window().focusWidget(), Qt.Key.Key_Backtab)
    assert focused(host) == "Third"


def test_what_cannot_be_used_is_passed_over(host: QWidget, sheet: Sheet) -> None:
    _first, second, third = sheet.panel.findChildren(Button)
    second.setEnabled(False)
    sheet.open()
    QTest.keyClick(host.window().focusWidget(), Qt.Key.Key_Tab)

    assert host.window().focusWidget() is third


def test_focus_that_is_sent_behind_comes_back(host: QWidget, sheet: Sheet) -> None:
    sheet.open()
    host.findChildren(QLineEdit)[0].setFocus()

    assert focused(host) == "First"


def test_a_sheet_above_may_have_the_focus(host: QWidget, sheet: Sheet) -> None:
    sheet.open()
    question = AskSheet(host, title="Erase?", text="", keep="Keep", act="Erase")
    question.open()
    assert focused(host) == "Keep"

    QTest.keyClick(question.keep_button, Qt.Key.Key_Escape)
    assert focused(host) == "First"
    assert sheet.isVisible()


@pytest.mark.parametrize("way", ["escape", "beside", "called"])
def test_every_way_out_gives_the_focus_back(host: QWidget, sheet: Sheet, qtbot: QtBot, way: str) -> None:
    opener = host.findChildren(QLineEdit)[0]
    sheet.open()
    with qtbot.waitSignal(sheet.closed):
        if way == "escape":
            QTest.keyClick(host.window().focusWidget(), Qt.Key.Key_Escape)
        elif way == "beside":
            QTest.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
        else:
            sheet.close_sheet()

    assert not sheet.isVisible()
    assert opener.hasFocus()


def test_a_press_inside_does_not_close_it(sheet: Sheet) -> None:
    sheet.open()
    QTest.mouseClick(sheet.panel, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))

    assert sheet.isVisible()


def test_it_tells_of_one_end_once_and_opens_again(sheet: Sheet) -> None:
    told: list[int] = []
    sheet.closed.connect(lambda: told.append(1))
    sheet.close_sheet()
    assert told == []

    for _time in range(2):
        sheet.open()
        sheet.open()
        sheet.close_sheet()
        sheet.close_sheet()
    assert told == [1, 1]


def test_an_opener_that_is_gone_is_no_fault(host: QWidget, sheet: Sheet, qtbot: QtBot) -> None:
    opener = host.findChildren(QLineEdit)[0]
    sheet.open()
    with qtbot.waitSignal(opener.destroyed):
        opener.deleteLater()
    sheet.close_sheet()

    assert not sheet.isVisible()


def test_keys_of_the_page_below_do_not_act(host: QWidget, sheet: Sheet) -> None:
    acted: list[str] = []
    for key in ("E", "Esc", "Ctrl+Z"):
        QShortcut(key, host, lambda key=key: acted.append(key))
    sheet.open()
    inside = sheet.panel.findChildren(Button)[0]

    QTest.keyClick(inside, Qt.Key.Key_E)
    assert acted == []
    QTest.keyClick(inside, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert acted == ["Ctrl+Z"]
    QTest.keyClick(inside, Qt.Key.Key_Escape)
    assert acted == ["Ctrl+Z"]
    assert not sheet.isVisible()


def test_enter_in_a_field_presses_no_button(sheet: Sheet) -> None:
    field = QLineEdit()
    sheet.body.insertWidget(0, field)
    pressed: list[str] = []
    for button in sheet.panel.findChildren(Button):
        button.clicked.connect(lambda: pressed.append("some button"))
    sheet.open(field)
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert field.hasFocus()
    assert pressed == []
    assert sheet.isVisible()


def test_what_lies_below_is_dimmed_and_the_box_is_not(host: QWidget, sheet: Sheet) -> None:
    before = host.grab().toImage().pixelColor(4, 590)
    sheet.open()
    picture = host.grab().toImage()
    panel = sheet.panel.geometry()

    assert picture.pixelColor(4, 590).lightness() < before.lightness()
    assert picture.pixelColor(panel.left() + 250, panel.top() + 4) == theme().colour("raised")
    assert picture.pixelColor(450, panel.bottom() + 4).lightness() < picture.pixelColor(4, 590).lightness()


def test_a_question_begins_with_what_keeps_everything(host: QWidget, qtbot: QtBot) -> None:
    question = AskSheet(host, title="Erase Jonas Weber?", text=MARKED_UP, keep="Keep", act="Erase")
    acts: list[str] = []
    question.acted.connect(lambda: acts.append("erased"))
    question.open()

    assert focused(host) == "Keep"
    assert heard(question.panel)[:3] == (QAccessible.Role.Dialog, "Erase Jonas Weber?", MARKED_UP)
    assert {label.textFormat() for label in question.panel.findChildren(QLabel)} == {Qt.TextFormat.PlainText}
    assert question.act_button.kind == "danger"

    QTest.keyClick(question.keep_button, Qt.Key.Key_Space)
    assert acts == []
    assert not question.isVisible()

    question.open()
    with qtbot.waitSignal(question.closed):
        QTest.mouseClick(question.act_button, Qt.MouseButton.LeftButton)
    assert acts == ["erased"]


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_a_question_fits_the_smallest_window(host: QWidget, wear: Callable[..., None], percent: int) -> None:
    wear(Appearance(text_percent=percent))
    host.resize(960, 600)
    question = AskSheet(
        host,
        title="Erase Jonas Weber and 14 entries about this person?",
        text="This cannot be undone. Backups made until now, and what a restore set aside, still contain them.",
        keep="Keep",
        act="Erase",
    )
    question.open()

    assert host.rect().contains(question.panel.geometry())
    for label in question.panel.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width())
