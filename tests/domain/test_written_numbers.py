# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers, shares, sizes and times as a language and a country write them."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

import pytest

from coterie.domain.languages import speech_of
from coterie.domain.texts import counted, inside, opening, speak, speech
from coterie.domain.written_numbers import file_size, parted, percent, whole, written_time
from coterie.shipped import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    speak(catalogue("en"))


@pytest.mark.parametrize(
    ("language", "number", "share", "size", "people"),
    [
        ("en", "12,345", "80%", "2.4 MB", "1,234 people"),
        ("de", "12.345", "80\u00a0%", "2,4 MB", "1.234 Personen"),
        ("es", "12.345", "80\u00a0%", "2,4 MB", "1234 personas"),
        ("fr", "12\u202f345", "80\u202f%", "2,4 Mo", "1\u202f234 personnes"),
        ("pt", "12\u00a0345", "80%", "2,4 MB", "1234 pessoas"),
    ],
)
def test_what_a_language_writes(language: str, number: str, share: str, size: str, people: str) -> None:
    speak(catalogue(language))
    assert (whole(12_345), percent(80), file_size(2_500_000)) == (number, share, size)
    assert counted("{n} person", "{n} people", 1_234) == people


def test_sizes_are_rounded_to_what_one_reads() -> None:
    assert [file_size(size) for size in (1, 999, 61_500, 1_048_576)] == ["1 byte", "999 bytes", "60 KB", "1.0 MB"]
    assert parted(-0.5) == "-0.5"


@pytest.mark.parametrize(
    ("region", "at", "written"),
    [
        ("GB", time(14, 5), "14:05"), ("US", time(14, 5), "2:05\u202fPM"), ("US", time(0, 30), "12:30\u202fAM"),
        ("US", time(12), "12:00\u202fPM"), ("AU", time(9, 5), "9:05\u202fam"),
    ],
)  # fmt: skip
def test_the_hours_of_a_country(region: str, at: time, written: str) -> None:
    speak(catalogue("en"), region)
    assert written_time(at) == written


def test_a_noun_inside_a_sentence_is_small_where_the_language_writes_it_so() -> None:
    assert inside("Phone") == "phone"
    speak(catalogue("de"))
    assert (inside("Telefon"), opening("donnerstag")) == ("Telefon", "Donnerstag")


def test_a_language_without_words_here_is_english() -> None:
    speak(catalogue("xx"))
    assert speech().words is speech_of("en").words
