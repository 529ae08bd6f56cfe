# SPDX-License-Identifier: GPL-3.0-or-later
"""The field of several lines: it takes what is pasted whole, and shows no endless run of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from coterie.ui.design.appearance import Appearance
from coterie.ui.parts.fields import Field, TextArea
from coterie.ui.parts.runs import pieces
from tests.ui.screen_reader import heard

if TYPE_CHECKING:
    from collections.abc import Callable


MILLIONS = "x" * 2_000_000


@pytest.fixture
def area(show: Callable[..., QWidget]) -> TextArea:
    made = TextArea("What did you talk about?", name="Note")
    show(made, Field(name="Next")).resize(400, 500)
    made.setFocus()
    return made


def paste(area: TextArea, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    area.insertFromMimeData(data)


def shown_in(area: TextArea) -> str:
    return QPlainTextEdit.toPlainText(area)


def test_role_name_and_problem(area: TextArea) -> None:
    area.set_problem("Write something")

    assert heard(area)[:3] == (QAccessible.Role.EditableText, "Note", "Write something")


def test_two_million_letters_are_kept_and_not_shown(area: TextArea) -> None:
    paste(area, "before " + MILLIONS + " after\nand more")

    assert area.toPlainText() == "before " + MILLIONS + " after\nand more"
    assert len(shown_in(area)) < 5_000
    assert not area.grab().isNull()


def test_many_long_runs_are_cut_shorter(area: TextArea) -> None:
    text = ("y" * 4_000 + " ") * 500
    paste(area, text)

    assert area.toPlainText() == text
    assert len(shown_in(area)) < 150_000


def test_what_is_typed_behind_hidden_text_stays_where_it_is(area: TextArea) -> None:
    paste(area, MILLIONS)
    QTest.keyClicks(area, " end")

    assert area.toPlainText() == MILLIONS + " end"


def test_hidden_text_goes_along_when_copied_undone_and_deleted(area: TextArea) -> None:
    paste(area, "a\n" + MILLIONS)
    area.selectAll()
    assert area.createMimeDataFromSelection().text() == "a\n" + MILLIONS
    QTest.keyClick(area, Qt.Key.Key_Delete)
    assert area.toPlainText() == ""
    area.undo()
    assert area.toPlainText() == "a\n" + MILLIONS


def test_a_part_of_the_text_is_copied_as_it_is(area: TextArea) -> None:
    area.setPlainText("one two\nthree four")
    cursor = area.textCursor()
    cursor.setPosition(4)
    cursor.setPosition(13, cursor.MoveMode.KeepAnchor)
    area.setTextCursor(cursor)

    assert area.createMimeDataFromSelection().text() == "two\nthree"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain",
        "two\nlines\n",
        "an ellipsis… of its own",
        "10\u00a0km",
        "\U0001f469\u200d\U0001f467 and Kovač\n" * 3,
    ],
)
def test_a_text_comes_back_as_it_went_in(area: TextArea, text: str) -> None:
    area.setPlainText(text)

    assert area.toPlainText() == text
    assert not area.document().isUndoAvailable()


def test_rich_text_is_not_taken(area: TextArea) -> None:
    data = QMimeData()
    data.setHtml("<img src='file:///etc/hostname'><b>Amara</b>")
    data.setText("Amara")
    area.insertFromMimeData(data)

    assert area.toPlainText() == "Amara"


def test_tab_leaves_the_field(area: TextArea) -> None:
    QTest.keyClick(area, Qt.Key.Key_Tab)

    assert not area.hasFocus()
    assert area.toPlainText() == ""


def test_it_grows_between_two_numbers_of_lines(area: TextArea) -> None:
    area.set_lines(2, 4)
    least = area.height()
    area.setPlainText("one\ntwo\nthree")
    three = area.height()
    area.setPlainText("word " * 400)
    most = area.height()

    line = area.fontMetrics().lineSpacing()
    assert three == least + line
    assert most == least + 2 * line


def test_larger_text_makes_it_higher(area: TextArea, wear: Callable[..., None]) -> None:
    before = area.height()
    wear(Appearance(text_percent=200))

    assert area.height() >= 1.8 * before


@given(st.lists(st.tuples(st.sampled_from("xé"), st.integers(0, 9_000), st.sampled_from(["", " ", "\n"]))))
def test_pieces_joined_are_the_text(parts: list[tuple[str, int, str]]) -> None:
    text = "".join(letter * count + gap for letter, count, gap in parts)

    assert "".join(shown + hidden for shown, hidden in pieces(text)) == text
    assert all(len(run) <= 4_096 for shown, _ in pieces(text) for run in shown.split())
