# SPDX-License-Identifier: GPL-3.0-or-later
"""Words that can be pressed: by pointer and keys, on as many lines as they need, and never as markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coterie.ui.design.appearance import Appearance
from coterie.ui.parts.text_button import LONGEST, TextButton

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


def test_it_is_pressed_by_pointer_and_keys(show: Callable[..., QWidget]) -> None:
    button, pressed = TextButton("Ana Lindqvist"), []
    button.clicked.connect(lambda: pressed.append(True))
    show(button)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    button.setFocus()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        QTest.keyClick(button, key)
    assert len(pressed) == 4


def test_a_plain_one_is_passed_by(show: Callable[..., QWidget]) -> None:
    plain, other = TextButton("You"), TextButton("Ana")
    plain.set_plain(True)
    show(plain, other)
    assert plain.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert plain.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    other.setFocus()
    QTest.keyClick(other, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not plain
    plain.set_plain(False)
    assert plain.focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_narrow_means_higher_and_every_line_is_counted() -> None:
    button = TextButton("one two three four five six seven eight nine ten")
    wide = button.heightForWidth(2_000)
    assert button.heightForWidth(80) >= 4 * wide
    button.setText("one\ntwo")
    assert button.heightForWidth(2_000) > 1.5 * wide
    assert button.minimumSizeHint().width() <= button.sizeHint().width()


def test_a_caption_stands_above_and_a_name_is_said(show: Callable[..., QWidget]) -> None:
    button = TextButton("ana@example.org")
    alone = button.heightForWidth(2_000)
    button.show_words("ana@example.org", "Work", "Work: ana@example.org")
    show(button)
    assert button.heightForWidth(2_000) > alone
    assert button.accessibleName() == "Work: ana@example.org"
    button.grab()


def test_an_endless_text_is_shortened_and_is_never_markup() -> None:
    button = TextButton("<b>" + "x" * 5_000)
    assert len(button.text()) == LONGEST + 1
    assert "<b>" not in button.toolTip()
    button.setText("short")
    assert button.toolTip() == ""


def test_it_grows_with_the_text_size(show: Callable[..., QWidget], wear: Callable[..., None]) -> None:
    button = TextButton("Ana")
    show(button)
    before = button.sizeHint()
    wear(Appearance(text_percent=200))
    assert button.sizeHint().width() > 1.5 * before.width()
    assert button.sizeHint().height() > 1.5 * before.height()
