# SPDX-License-Identifier: GPL-3.0-or-later
"""Tool tips show their text letter by letter."""

from __future__ import annotations

import pytest
from PySide6.QtGui import Qt, QTextDocument

from coterie.ui.parts.tooltips import plain_tooltip


def as_qt_shows(tooltip: str) -> str:
    document = QTextDocument()
    if Qt.mightBeRichText(tooltip):
        document.setHtml(tooltip)
    else:
        document.setPlainText(tooltip)
    return document.toPlainText()


@pytest.mark.parametrize(
    "text",
    [
        "<img src='file:///etc/hostname'>",
        "<b>Amara</b>",
        "&lt;b&gt; & co",
        "a < b",
        "two\nlines",
        "Amara Okafor",
        "word " * 30,
    ],
)
def test_a_text_is_shown_as_it_stands(text: str) -> None:
    assert as_qt_shows(plain_tooltip(text)) == text
    assert "<img" not in plain_tooltip(text)


def test_the_key_comes_behind_the_text() -> None:
    assert plain_tooltip("Lock now", "Ctrl+L") == "Lock now  (Ctrl+L)"
    assert as_qt_shows(plain_tooltip("<Lock>", "Ctrl+L")) == "<Lock>  (Ctrl+L)"


def test_an_endless_text_is_cut() -> None:
    assert len(as_qt_shows(plain_tooltip("x" * 2_000_000))) <= 1_001


def test_nothing_turns_the_line_round() -> None:
    assert plain_tooltip("invoice\u202efdp.exe") == "invoicefdp.exe"


def test_no_text_is_no_tool_tip() -> None:
    assert plain_tooltip("") == ""
