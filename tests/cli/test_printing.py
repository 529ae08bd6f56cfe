# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines, tables, JSON and the progress bar."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coterie.cli import output, progress, tables
from coterie.cli.progress import TerminalProgress

ANY_TEXT = st.text(st.characters(codec=None))


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


class Hands:
    """A clock that a test turns."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@given(ANY_TEXT)
def test_no_line_can_move_the_cursor(text: str) -> None:
    shown = output.plain(text)
    shown.encode()
    assert not any((ord(letter) < 32 and letter not in "\t\n") or 127 <= ord(letter) < 160 for letter in shown)
    assert "\n" not in output.one_line(text)


@given(ANY_TEXT)
def test_json_says_the_same_whatever_the_text(text: str) -> None:
    for ascii_only in (False, True):
        written = output.json_text({"a": text}, ascii_only=ascii_only)
        assert json.loads(written)["a"].encode("utf-16", "surrogatepass") == text.encode("utf-16", "surrogatepass")
        written.encode()
    assert output.json_text(text, ascii_only=True).isascii()


@given(st.lists(st.lists(ANY_TEXT, min_size=3, max_size=3), max_size=5))
def test_columns_begin_where_they_should(rows: list[list[str]]) -> None:
    lines = list(tables.table(rows, ("one", "two", "three")))
    assert len(lines) == (len(rows) + 1 if rows else 0)
    if rows:
        starts = {tables.width(line[: line.index("three")]) for line in lines[:1]}
        assert len(starts) == 1


@pytest.mark.parametrize(("text", "columns"), [("abc", 3), ("山田", 4), ("e\u0301", 1), ("", 0), ("a\u200b", 1)])
def test_width_is_what_a_terminal_shows(text: str, columns: int) -> None:
    assert tables.width(text) == columns


def test_numbers_stand_to_the_right() -> None:
    assert list(tables.table([("a", "5"), ("b", "1,204")])) == ["a      5", "b  1,204"]
    assert list(tables.table([])) == []


def test_a_line_is_cut_at_the_edge_of_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    assert tables.fitted("x" * 500) == "x" * 500
    monkeypatch.setattr("sys.stdout", Screen())
    monkeypatch.setenv("COLUMNS", "20")
    assert tables.fitted("x" * 500) == "x" * 19 + "…"
    assert list(tables.table([("山" * 40, "b")])) == ["山" * 8 + "…b".replace("b", "  b")]
    monkeypatch.setenv("COLUMNS", "4")
    assert all(tables.width(line) <= 4 for line in tables.table([("a" * 40, "b" * 40, "c")]))


def test_indented_keeps_lines_apart() -> None:
    assert list(tables.indented("a\n\nb", "  ")) == ["  a", "", "  b"]


def test_a_stream_that_cannot_show_a_letter_shows_its_code() -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii")
    output.prepare(stream)
    print("Łukasz", file=stream, flush=True)
    assert raw.getvalue() == b"\\u0141ukasz\n"


def screen_for(monkeypatch: pytest.MonkeyPatch) -> Screen:
    """Put a terminal in the place of standard error."""
    made = Screen()
    monkeypatch.setattr("sys.stderr", made)
    monkeypatch.setenv("COLUMNS", "80")
    return made


def test_short_work_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = screen_for(monkeypatch)
    clock = Hands()
    bar = TerminalProgress(clock)
    clock.now = progress.PATIENCE_SECONDS - 0.1
    bar.progress(1, 2, "cards.vcf")
    bar.close()
    assert screen.getvalue() == ""


def test_long_work_shows_a_bar_and_takes_it_away(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = screen_for(monkeypatch)
    clock = Hands()
    bar = TerminalProgress(clock)
    clock.now = progress.PATIENCE_SECONDS + 1
    bar.progress(1, 2, "cards\x1b[2J.vcf")
    shown = screen.getvalue()
    assert "50%" in shown
    assert "\x1b" not in shown
    bar.progress(2, 2, "at once again")
    assert screen.getvalue() == shown
    clock.now += 1
    bar.progress(1_234, 0, "")
    assert "1,234 done" in screen.getvalue()
    bar.on_cancel(lambda: None)
    bar.close()
    assert screen.getvalue().rpartition("\r")[2].strip() == ""


def test_a_bar_of_plain_signs_where_no_others_can_be_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Screen, "encoding", "ascii", raising=False)
    screen = screen_for(monkeypatch)
    clock = Hands()
    bar = TerminalProgress(clock)
    clock.now = 10
    bar.progress(1, 2, "")
    assert "####" in screen.getvalue()


def test_nothing_is_shown_where_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    made = io.StringIO()
    monkeypatch.setattr("sys.stderr", made)
    clock = Hands()
    bar = TerminalProgress(clock)
    clock.now = 10
    bar.progress(1, 2, "")
    bar.close()
    assert made.getvalue() == ""
