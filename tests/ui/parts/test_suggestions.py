# SPDX-License-Identifier: GPL-3.0-or-later
"""What may be meant below a field: offered while somebody types, chosen by keys, and never as markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coterie.ui.parts.fields import Field
from coterie.ui.parts.suggestions import Suggestions

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

CHOICES = (("1", "Ana Lindqvist"), ("2", "Ana\nBerg"), ("3", "<b>Bo</b>"))


@pytest.fixture
def field(show: Callable[..., QWidget]) -> Field:
    made = Field("", name="Name")
    show(made)
    made.setFocus()
    return made


def test_what_is_typed_is_told_and_what_is_set_is_not(field: Field) -> None:
    suggestions = Suggestions(field)
    wanted: list[str] = []
    suggestions.wanted.connect(wanted.append)
    QTest.keyClicks(field, "an")
    field.setText("Ana Lindqvist")
    assert wanted == ["a", "an"]


def test_a_choice_is_made_by_keys(field: Field) -> None:
    suggestions = Suggestions(field)
    picked: list[tuple[str, str]] = []
    suggestions.picked.connect(lambda key, text: picked.append((key, text)))
    suggestions.offer(CHOICES)
    assert suggestions.texts() == ["Ana Lindqvist", "Ana Berg", "<b>Bo</b>"]
    sheet = QApplication.activePopupWidget()
    assert sheet is not None
    sheet.grab()
    QTest.keyClick(sheet, Qt.Key.Key_Down)
    QTest.keyClick(sheet, Qt.Key.Key_Down)
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    assert picked == [("2", "Ana Berg")]
    assert QApplication.activePopupWidget() is None


def test_none_closes_the_sheet_and_so_does_escape(field: Field) -> None:
    suggestions = Suggestions(field)
    suggestions.offer(CHOICES)
    suggestions.offer(())
    assert QApplication.activePopupWidget() is None
    suggestions.offer(CHOICES)
    sheet = QApplication.activePopupWidget()
    assert sheet is not None
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None


def test_nothing_is_offered_once_the_field_is_left(field: Field) -> None:
    suggestions = Suggestions(field)
    field.clearFocus()
    suggestions.offer(CHOICES)
    assert QApplication.activePopupWidget() is None
