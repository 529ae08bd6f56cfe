# SPDX-License-Identifier: GPL-3.0-or-later
"""Buttons: what they say, where the focus ring shows, how large they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from coterie.ui.design.appearance import Appearance
from coterie.ui.design.theme import theme
from coterie.ui.parts.buttons import Button, IconButton, LinkButton
from coterie.ui.parts.menus import Menu
from tests.ui.screen_reader import heard

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QAbstractButton, QWidget
    from pytestqt.qtbot import QtBot

KINDS = ["primary", "secondary", "ghost", "danger", "tint"]


def test_roles_and_names(show: Callable[..., QWidget]) -> None:
    button, icon, link = Button("Log", key="L"), IconButton("x", "Close", key="Esc"), LinkButton("Undo")
    show(button, icon, link)

    assert heard(button)[:2] == (QAccessible.Role.Button, "Log")
    assert heard(icon)[:2] == (QAccessible.Role.Button, "Close")
    assert heard(link)[:2] == (QAccessible.Role.Button, "Undo")
    assert icon.toolTip() == "Close  (Esc)"


def test_an_ampersand_is_an_ampersand(qtbot: QtBot) -> None:
    button = Button("Smith & Sons")
    qtbot.addWidget(button)

    assert button.text() == "Smith & Sons"
    assert heard(button).name == "Smith & Sons"
    assert button.shortcut().isEmpty()


@pytest.mark.parametrize("percent", [85, 100, 150, 200])
@pytest.mark.parametrize("kind", KINDS)
def test_words_and_key_fit(qtbot: QtBot, wear: Callable[..., None], kind: str, percent: int) -> None:
    wear(Appearance(text_percent=percent))
    button = Button("Import 461 people", kind=kind, icon="check", key="Ctrl ↵")
    qtbot.addWidget(button)
    words = theme().metrics("label_medium").horizontalAdvance("Import 461 people")
    key = theme().metrics("micro").horizontalAdvance("Ctrl ↵")

    assert button.sizeHint().width() >= words + key + 2 * 12
    assert button.sizeHint().height() >= max(28, theme().metrics("label_medium").height())
    assert button.minimumSizeHint() == button.sizeHint()


def test_nothing_is_smaller_than_a_pointer_needs(qtbot: QtBot) -> None:
    for button in (Button("A", height=20), IconButton("x", "Close", size=16), LinkButton("Undo")):
        qtbot.addWidget(button)
        assert button.sizeHint().height() >= 28
        assert button.sizeHint().width() >= 28


@pytest.mark.parametrize("kind", KINDS)
def test_every_state_looks_different(show: Callable[..., QWidget], kind: str) -> None:
    button = Button("Log", kind=kind)
    show(button)
    pictures = [button.grab().toImage()]
    button.setDown(True)
    pictures.append(button.grab().toImage())
    button.setDown(False)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    pictures.append(button.grab().toImage())
    button.setEnabled(False)
    pictures.append(button.grab().toImage())

    for number, picture in enumerate(pictures):
        assert picture not in pictures[number + 1 :]


@pytest.mark.parametrize(
    "make",
    [lambda: Button("Log"), lambda: IconButton("x", "Close"), lambda: LinkButton("Undo")],
    ids=["words", "icon", "link"],
)
def test_the_ring_shows_for_the_keyboard_only(
    show: Callable[..., QWidget], make: Callable[[], QAbstractButton]
) -> None:
    button, other = make(), Button("Other")
    show(other, button)

    other.setFocus(Qt.FocusReason.TabFocusReason)
    assert other.ringed
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.hasFocus()
    assert not button.ringed  # type: ignore[attr-defined]  # every one of them has it
    other.setFocus(Qt.FocusReason.BacktabFocusReason)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert button.ringed  # type: ignore[attr-defined]


def test_a_ring_survives_a_look_at_another_window(show: Callable[..., QWidget]) -> None:
    button = Button("Log")
    show(button)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    button.clearFocus()
    button.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    assert button.ringed


def test_a_checked_icon_button_is_tinted_and_says_so(show: Callable[..., QWidget]) -> None:
    button = IconButton("x", "Favourite")
    button.setCheckable(True)
    show(button)
    before = button.grab().toImage()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseMove(button.window(), button.window().rect().bottomRight())

    assert heard(button).checked
    assert button.grab().toImage() != before


def test_a_menu_brings_its_arrow(qtbot: QtBot) -> None:
    button = Button("Set for all")
    qtbot.addWidget(button)
    narrow = button.sizeHint().width()
    button.setMenu(Menu(button))

    assert button.sizeHint().width() > narrow
    assert heard(button).role == QAccessible.Role.ButtonMenu


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_space_and_enter_press(qtbot: QtBot, show: Callable[..., QWidget], key: Qt.Key) -> None:
    button = Button("Log")
    show(button)
    button.setFocus()
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)


def test_a_link_is_measured_anew_with_other_words_and_with_larger_text(qtbot: QtBot, wear: Callable[..., None]) -> None:
    link = LinkButton("Undo")
    qtbot.addWidget(link)
    usual = link.sizeHint()

    link.setText("Undo everything")
    assert link.sizeHint().width() > usual.width()

    link.setText("Undo")
    wear(Appearance(text_percent=200))
    assert link.sizeHint().width() > usual.width()
    assert link.sizeHint().height() > usual.height()
