# SPDX-License-Identifier: GPL-3.0-or-later
"""A passphrase is judged by what it costs to guess, and the sentence follows the measured cost."""

from __future__ import annotations

import secrets
import subprocess
import sys
from pathlib import Path

import pytest

from coterie.domain.passphrase_strength import (
    bits_of_suggestion,
    guessing_sentence,
    level_name,
    strength_of,
    suggestion,
)
from coterie.shipped import passphrase_words


@pytest.mark.parametrize(
    ("passphrase", "level"),
    [("", 0), ("password12", 0), ("aaaaaaaaaaaaaaaaaaaa", 0), ("copper meadow", 0), ("copper meadow whistle", 1)],
)
def test_levels(passphrase: str, level: int) -> None:
    assert strength_of(passphrase).level == level


def test_a_suggestion_is_excellent_and_differs_each_time() -> None:
    words = passphrase_words()
    first, second = (suggestion(words, secrets.choice) for _number in range(2))
    assert len(first) == 5
    assert first != second
    assert set(first) <= set(words)
    assert bits_of_suggestion(words) == pytest.approx(64.6, abs=0.1)
    assert level_name(strength_of(" ".join(first)).level) in {"Good", "Excellent"}


def test_more_than_is_judged_is_no_fault() -> None:
    assert strength_of("lantern orbit velvet " * 50).bits > 0


def test_a_dearer_guess_takes_longer() -> None:
    assert guessing_sentence(10, 0.1).startswith("Seconds of guessing on 1,000 computers")
    assert guessing_sentence(30, 0.01).startswith("About 1 hour ")
    assert guessing_sentence(30, 0.1).startswith("About 15 hours ")
    assert guessing_sentence(36, 0.1).startswith("About 40 days ")
    assert guessing_sentence(45, 0.1).startswith("About 56 years ")
    assert guessing_sentence(50, 0.3).startswith("Centuries of guessing")
    assert guessing_sentence(80, 0.3).startswith("Millions of years")


def test_the_list_of_words() -> None:
    words = passphrase_words()
    assert len(words) == len(set(words)) == 7_776
    assert all(word.isascii() and word.isalpha() and word.islower() and 4 <= len(word) <= 8 for word in words)


@pytest.mark.parametrize(
    "unlucky", ["opium", "pradesh", "guam", "africans", "nostrils", "gypsies", "murder", "prisons", "cyanide"]
)
def test_no_word_is_unlucky(unlucky: str) -> None:
    assert unlucky not in passphrase_words()


def test_words_that_run_together_come_apart_in_one_way() -> None:
    words = set(passphrase_words())
    assert not [word for word in words for length in range(4, len(word)) if word[:length] in words]


def test_the_list_is_the_one_that_is_made() -> None:
    packaging = Path(__file__).resolve().parents[2] / "packaging" / "make_word_list.py"
    made = subprocess.run([sys.executable, packaging], capture_output=True, text=True, check=True).stdout
    assert tuple(made.split()) == passphrase_words(), "run: python packaging/make_word_list.py"
