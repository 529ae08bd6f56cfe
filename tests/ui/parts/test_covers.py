# SPDX-License-Identifier: GPL-3.0-or-later
"""Marked words: covered wherever a text is cut or joined, true again where they are changed or written back."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coterie.domain.people import PersonName
from coterie.ui.parts.covers import (
    DASH,
    LENGTHS,
    SHORTEST,
    bare,
    covered,
    is_bar,
    is_marked,
    marked_like,
    name_marked,
    pieces_of,
    said,
    text_marked,
    uncovered,
)

LETTERS = st.characters(categories=["L", "N", "P", "Zs"])


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Amara Okafor", "A. O."),
        ("Maria Freifrau von Wartenberg", "M. W."),
        ("Björk", "B."),
        ("李小龙", "李"),
        ("élan vital", "É. V."),
    ],
)
def test_initials_stand_for_a_name(name: str, shown: str) -> None:
    assert covered(name_marked(name)) == said(name_marked(name)) == shown


def test_a_bar_stands_for_any_other_text_and_is_said_as_hidden() -> None:
    text = text_marked("Staff engineer, Northlight\nof old")
    assert is_bar(covered(text))
    assert said(text) == "hidden"


def test_a_sentence_that_was_put_together_is_covered_in_part() -> None:
    sentence = f"Promise to {name_marked('Amara Okafor')}: {text_marked('send the notes')}, due Monday."
    assert said(sentence) == "Promise to A. O.: hidden, due Monday."
    assert pieces_of(covered(sentence))[0] == "Promise to A. O.: "


def test_initials_at_the_end_of_a_sentence_take_its_point() -> None:
    assert said(f"With {name_marked('Priya Raman')}.") == "With P. R."
    assert said(f"With {name_marked('李')}.") == "With 李."


def test_names_beside_each_other_stay_apart() -> None:
    assert said(f"{name_marked('Ana Lind')}, {name_marked('Bo Ek')}") == "A. L., B. E."


def test_a_list_of_hidden_things_is_one_bar() -> None:
    assert said(f"{text_marked('Engineer')}, {text_marked('Solace Energy')}") == "hidden"


def test_the_length_of_a_bar_tells_nothing_of_the_length_of_the_words() -> None:
    short = {len(covered(text_marked(word))) for word in "abcdefghijklmnopqrstuvwxyz"}
    long = {len(covered(text_marked(f"{word}{f' {word}' * 400}"))) for word in "abcdefghijklmnopqrstuvwxyz"}
    assert short == long == set(range(SHORTEST, SHORTEST + LENGTHS))


@given(st.text(LETTERS, max_size=60), st.integers(0, 120), st.integers(0, 120))
def test_no_cut_shows_a_word(text: str, start: int, end: int) -> None:
    words = [f"word{number}" for number in range(len(text.split()))]
    cut = text_marked(" ".join(words))[start:end]
    assert "word" not in covered(cut)
    assert not any(word in said(cut) for word in words)
    assert not is_marked(covered(cut))


@given(st.text(max_size=80))
def test_the_true_words_are_still_there(text: str) -> None:
    plain = uncovered(text)
    assert uncovered(text_marked(plain)) == uncovered(name_marked(plain)) == plain


def test_marks_are_never_put_twice() -> None:
    once = name_marked("Bo Ek")
    assert name_marked(once) == once
    assert text_marked(once) == text_marked("Bo Ek")


def test_a_text_without_marks_is_left_alone() -> None:
    text = f"Amara {DASH * 3} Okafor"
    assert covered(text) is text
    assert not is_bar(covered(text))


def test_a_text_is_marked_like_another_one() -> None:
    assert is_marked(marked_like("2 November", name_marked("Bo Ek")))
    assert marked_like("2 November", "Bo Ek") == "2 November"


@dataclass(frozen=True)
class Row:
    """A row as lists have them."""

    name: str
    people: tuple[PersonName, ...]
    counts: dict[str, int]
    number: int


def test_a_record_is_uncovered_as_deep_as_it_goes() -> None:
    true = Row("Bo Ek", (PersonName.typed("Ana Lind"),), {"a": 1}, 3)
    hidden = Row(name_marked("Bo Ek"), (PersonName(name_marked("Ana Lind"), given="Ana", family="Lind"),), {"a": 1}, 3)
    assert bare(hidden).name == "Bo Ek"
    assert bare(hidden).people[0].display == "Ana Lind"
    assert bare(true) is true
