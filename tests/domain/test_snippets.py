# SPDX-License-Identifier: GPL-3.0-or-later
"""Snippets: what was found stands in them, marked, and they are short."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coterie.domain.query import Words
from coterie.domain.snippets import WIDTH, Snippet, holds, snippet


def marked(found: Snippet) -> list[str]:
    """Give what is marked."""
    return [found.text[start:end] for start, end in found.marks]


@given(st.text(), st.lists(st.text(max_size=6), max_size=3))
def test_a_snippet_is_short_and_on_one_line_whatever_is_in_it(text: str, words: list[str]) -> None:
    found = snippet(text, tuple(Words(word) for word in words))
    assert len(found.text) <= WIDTH + 2
    assert "\n" not in found.text
    assert all(0 <= start < end <= len(found.text) for start, end in found.marks)


def test_the_first_hit_is_shown_with_what_stands_around_it() -> None:
    text = "We spoke about many things. " * 5 + "Then about the Øresund bridge.\nAnd more. " + "More talk. " * 20
    found = snippet(text, (Words("oresund"),))
    assert found.text.startswith("…")
    assert found.text.endswith("…")
    assert marked(found) == ["Øresund"]


def test_a_short_text_is_shown_whole() -> None:
    assert snippet("Coffee  at\nnoon", (Words("noon"),)) == Snippet("Coffee at noon", ((10, 14),))


def test_no_hit_shows_the_beginning() -> None:
    assert snippet("a " * 100, (Words("x"),)).marks == ()


@pytest.mark.parametrize(
    ("text", "word", "mark"),
    [
        ("Grüße aus der Straße", "strasse", "Straße"),
        ("山田太郎さんと", "太郎", "太郎"),
        ("meeting notes", "meet", "meet"),
        ("by phone: o'brien", "o'brien", "o'brien"),
        ("former  boss", "former boss", "former boss"),
    ],
)
def test_what_is_found_folded_is_marked_as_written(text: str, word: str, mark: str) -> None:
    assert marked(snippet(text, (Words(word),))) == [mark]


def test_overlapping_hits_are_marked_once() -> None:
    assert marked(snippet("meeting", (Words("meet"), Words("meeting")))) == ["meet"]


def test_a_text_holds_a_word_or_its_beginning() -> None:
    assert holds("Coffee in Åsa's kitchen", Words("asa"))
    assert holds("Coffee in Åsa's kitchen", Words("coff"))
    assert not holds("Coffee in the kitchen", Words("itchen"))
    assert not holds("Coffee", Words("!"))
