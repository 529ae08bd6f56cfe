# SPDX-License-Identifier: GPL-3.0-or-later
"""A note as it is read: nothing in it loads, leads away by itself, or takes long."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFont, QTextDocument
from PySide6.QtWidgets import QTextBrowser

from coterie.ui.design.appearance import Appearance
from coterie.ui.parts.note_text import SHOWN, NoteText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtGui import QTextCharFormat
    from PySide6.QtWidgets import QWidget

NOTE = """# The guild
Ask **early**, *not* late.
- [ ] send `the list`
- [x] book the room
1. first
See [the minutes](https://example.org/a) or <https://example.org/b>.
"""


@pytest.fixture
def note(show: Callable[..., QWidget]) -> NoteText:
    made = NoteText("Note")
    show(made).resize(500, 400)
    return made


def pieces(note: NoteText) -> Iterator[tuple[str, QTextCharFormat]]:
    block = note.document().begin()
    while block.isValid():
        place = block.begin()
        while not place.atEnd():
            yield place.fragment().text(), place.fragment().charFormat()
            place += 1
        block = block.next()


def test_it_has_the_look_of_what_was_typed(note: NoteText) -> None:
    note.show_note(NOTE)
    assert note.toPlainText().split("\n") == [
        "The guild", "Ask early, not late.", "☐\u2002send the list", "☑\u2002book the room", "1.\u2002first",
        "See the minutes or <https://example.org/b>.",
    ]  # fmt: skip
    looks = dict(pieces(note))
    assert looks["early"].font().weight() >= QFont.Weight.DemiBold
    assert looks["not"].font().italic()
    assert looks["The guild"].font().pointSizeF() > looks["Ask "].font().pointSizeF()
    assert looks["the list"].background().style().value
    assert looks["the minutes"].isAnchor()
    assert looks["the minutes"].anchorHref() == "#0"


@pytest.mark.parametrize(
    "text",
    [
        "![](file:///etc/passwd)", '<img src="file:///x"><h1>loud</h1>', "<a href='x'>y</a>", "&lt;b&gt;",
        "[x](javascript:alert(1))", "[x](file:///x)",
    ],
)  # fmt: skip
def test_what_is_no_mark_of_ours_stays_as_it_is_typed(note: NoteText, text: str) -> None:
    note.show_note(text)
    assert note.toPlainText() == text
    assert not any(look.isAnchor() or look.isImageFormat() for _text, look in pieces(note))


def test_nothing_is_ever_loaded(note: NoteText, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("what a file says")
    address = QUrl.fromLocalFile(str(tmp_path / "x.txt"))
    plain = QTextBrowser()
    for kind in (QTextDocument.ResourceType.ImageResource, QTextDocument.ResourceType.StyleSheetResource):
        assert plain.document().resource(kind, address)
        assert not note.document().resource(kind, address)


def test_a_link_is_only_told(note: NoteText) -> None:
    told: list[str] = []
    note.link_wanted.connect(told.append)
    note.show_note(NOTE)
    note.anchorClicked.emit(QUrl("#1"))
    for other in ("#9", "#-1", "#x", "#²", "file:///etc/passwd", "https://example.org/"):
        note.anchorClicked.emit(QUrl(other))
    assert told == ["https://example.org/b"]
    assert note.toPlainText().startswith("The guild")


def test_millions_of_letters_without_a_gap_show_their_beginning(note: NoteText) -> None:
    note.show_note("x" * 2_000_000)
    assert note.is_cut
    assert 1 < len(note.toPlainText()) <= SHOWN + 10
    note.show_note("short")
    assert not note.is_cut


def test_it_is_as_high_as_its_text(note: NoteText) -> None:
    note.show_note("one")
    low = note.height()
    note.show_note("word " * 400)
    high = note.height()
    assert high > 3 * low
    note.setFixedWidth(200)
    assert note.height() > high


def test_it_follows_the_look(note: NoteText, wear: Callable[..., None]) -> None:
    note.show_note(NOTE)
    before = note.height()
    wear(Appearance(text_percent=200), dark=True)
    assert note.height() > before
    assert note.toPlainText().startswith("The guild")
