# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages: what is set on them, as a picture, as a file, and how they can be stopped."""

from __future__ import annotations

import re
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, QSizeF
from PySide6.QtGui import QPageSize

from coterie.domain.errors import Cancelled
from coterie.domain.note_markup import blocks_of
from coterie.services.jobs import QuietJob
from coterie.services.paper import PrintedThing
from coterie.ui.printing.manuscript import (
    BIRTHDAY,
    BOX,
    DEADLINE,
    EVENT,
    FOLLOW_UP,
    TICKED,
    Callout,
    Column,
    DayHead,
    Heading,
    Line,
    Manuscript,
    NoteHead,
    NotePart,
    Pair,
    Remark,
    Table,
    Title,
)
from coterie.ui.printing.paper import paper_of, usual_size
from coterie.ui.printing.press import Press
from tests.ui.printing.reading import FOOT, inked, words_of

if TYPE_CHECKING:
    from coterie.ui.printing.manuscript import Part

HOSTILE = '<img src="file:///x"><h1>Ana'


def written(*parts: Part, is_wide: bool = False) -> Manuscript:
    return Manuscript("Ana", parts, "", "", (), PrintedThing("person", 1, 1, ("name",)), "person", is_wide)


def note(text: str) -> list[NotePart]:
    return [NotePart(block) for block in blocks_of(text)]


EVERYTHING = written(
    Title("Ana Lindqvist", "Engineer, Fjordbank", "#mentor"),
    Callout("Send the notes", "due Monday"),
    Callout("long " * 900, "as long"),
    Heading("Facts", "2 facts"),
    Pair("Email", "ana@example.org\nhome@example.org"),
    NoteHead("2 March 2026"),
    *note("# One\n## Two\n### Three\n\ntext **bold** *soft* `code` [link](https://example.org/x)\n\n- one\n- two\n\n"
          "1. first\n\n- [ ] open\n- [x] done\n\n> said\n\n```\ncode\n```\n\n---"),
    DayHead("Monday", "Today"),
    *(Line("Title", "10:00", mark, "detail", "text " * 200, "end") for mark in (EVENT, FOLLOW_UP, BIRTHDAY, DEADLINE)),
    Line("Over", "10:00", FOLLOW_UP, quiet=True),
    Line("Box", mark=BOX), Line("Ticked", mark=TICKED), Line("Dated", lead="16 February 2026", dated=True),
    Remark("Quiet"), Remark("Inside", inside=True),
    Table((Column("Name", 0.5), Column("Role", 0.5)), (("Ana", "x " * 400), ("", ""))),
)  # fmt: skip


def test_every_kind_of_part_is_set_and_stands_on_the_page(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    words = words_of(monkeypatch, EVERYTHING)
    for text in ("Ana Lindqvist", "#mentor", "Send the notes", "home@example.org", "(https://example.org/x)", "first",
                 "Inside", "Ticked", "16 February 2026"):  # fmt: skip
        assert text in words
    press = Press(FOOT)
    total = press.count(EVERYTHING, QuietJob())
    assert total > 2
    for page in range(1, total + 1):
        assert inked(press.picture(EVERYTHING, page, total, 300)) > 100


def test_markup_in_data_is_letters(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    parts: tuple[Part, ...] = (
        Title(HOSTILE),
        Callout(HOSTILE),
        Pair("Name", HOSTILE),
        Line(HOSTILE, text=HOSTILE),
        *note(HOSTILE),
    )
    assert words_of(monkeypatch, written(*parts)).count(HOSTILE) == 6


def test_signs_that_turn_lines_round_and_marks_of_blur_are_not_set(
    qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "onetwo" in words_of(monkeypatch, written(Remark("one\u202etwo"), Remark("\ufdd0Ana\ufdd2")))
    assert "Ana" in words_of(monkeypatch, written(Remark("\ufdd0Ana\ufdd2")))


def test_letters_beyond_the_first_plane_do_not_shift_what_is_bold(qapp: object) -> None:
    press = Press(FOOT)
    plain = press.picture(written(Line("🙂🙂🙂🙂", detail="x" * 30)), 1, 1, 400)
    assert inked(plain) > 20


def test_all_words_of_a_very_long_run_are_printed(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    words = words_of(monkeypatch, written(*note("x" * 20_000)))
    assert words.count("x") == 20_000


def test_a_note_of_two_million_letters_is_set_a_stretch_at_a_time(qapp: object) -> None:
    press, seen = Press(FOOT), []

    class Watched(QuietJob):
        def progress(self, done: int, total: int, note: str) -> None:
            seen.append(done)

    text = "Words that go on and on. " * 80_000
    assert len(text) == 2_000_000
    assert press.count(written(*note(text)), Watched()) == seen[-1] > 300


def test_it_stops_within_a_page_when_somebody_wants_it_to(qapp: object) -> None:
    class Stopped(QuietJob):
        def progress(self, done: int, total: int, note: str) -> None:
            if done == 3:
                raise Cancelled

    with pytest.raises(Cancelled):
        Press(FOOT).pdf(written(*note("Words. " * 200_000)), Stopped())


def test_a_file_holds_every_page_and_no_word_about_whose_it_is(qapp: object) -> None:
    press = Press(FOOT)
    data = press.pdf(EVERYTHING, QuietJob())
    assert data.startswith(b"%PDF-")
    assert data.rstrip().endswith(b"%%EOF")
    assert len(re.findall(rb"/Type\s*/Page\b", data)) == press.count(EVERYTHING, QuietJob())
    assert b"Ana" not in data
    assert b"Coterie" in data.replace(b"\x00", b"")


def test_words_of_a_file_are_letters_not_pictures(qapp: object) -> None:
    data = Press(FOOT).pdf(written(Title("Ana")), QuietJob())
    streams = [_unpacked(found) for found in re.findall(rb"stream\r?\n(.*?)endstream", data, re.DOTALL)]
    assert any(b"Tj" in stream or b"TJ" in stream for stream in streams)
    assert b"/ToUnicode" in data


def test_the_head_of_a_table_stands_on_the_second_page_too(qapp: object) -> None:
    rows = tuple((f"Person {number}", "Role") for number in range(80))
    table = written(Table((Column("Name", 0.5), Column("Role", 0.5)), rows))
    press = Press(FOOT)
    assert press.count(table, QuietJob()) == 3


def test_five_hundred_people_take_a_dozen_wide_pages(qapp: object) -> None:
    columns = tuple(Column(name, 1 / 6) for name in "abcdef")
    rows = tuple((f"Person {number}", "Org", "Role", "+44 20 7946 0000", "a@example.org", "") for number in range(500))
    manuscript = written(Title("People", "500 people"), Table(columns, rows), is_wide=True)
    press = Press(FOOT)
    paper = press.paper_for(manuscript)
    assert paper.width > paper.height
    assert 15 < press.count(manuscript, QuietJob()) < 40


def test_pages_read_from_the_right_begin_at_the_right(qapp: object) -> None:
    press = Press(FOOT)
    left = press.picture(written(Remark("אב")), 1, 0, 300)
    press.paper = replace(press.paper, rtl=True)
    right = press.picture(written(Remark("אב")), 1, 0, 300)
    top = 60
    assert inked(left.copy(0, 0, 150, top)) > 0 == inked(left.copy(150, 0, 150, top))
    assert inked(right.copy(150, 0, 150, top)) > 0 == inked(right.copy(0, 0, 150, top))


@pytest.mark.parametrize(
    ("locale", "size"), [("en_US", "Letter"), ("en_GB", "A4"), ("de_DE", "A4"), ("es_MX", "Letter")]
)
def test_paper_is_what_is_usual_where_somebody_lives(qapp: object, locale: str, size: str) -> None:
    assert usual_size(QLocale(locale)).id() == getattr(QPageSize.PageSizeId, size)


def test_a_sheet_of_paper_turns(qapp: object) -> None:
    paper = paper_of(QPageSize(QSizeF(300, 500), QPageSize.Unit.Point), "Inter")
    assert (paper.turned().width, paper.turned().height) == (paper.height, paper.width)


def _unpacked(data: bytes) -> bytes:
    try:
        return zlib.decompress(data)
    except zlib.error:
        return b""


def test_a_long_date_before_a_line_is_not_cut(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    date = "23 de septiembre de 2026"
    words = words_of(monkeypatch, written(Line("Talk", lead=date, dated=True), Line("Then", lead="Any time")))
    assert date in words
    assert "…" not in words
