# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line in the language of the person: what the parser says, what things are called, what is typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from coterie.__main__ import country
from coterie.cli.kind_words import entry_word, field_word, thing_words
from coterie.domain.texts import speak
from coterie.shipped import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cli.terminal import Terminal

#: What the parser of Python says in English.
ENGLISH = re.compile(r"\b(usage|options|required|unrecognized|invalid|choose|expected|show this)\b")
OTHERS = pytest.mark.parametrize("language", ["de", "es", "fr", "pt"])


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    speak(catalogue("en"))


@OTHERS
@pytest.mark.parametrize("words", [["--help"], ["show"], ["shwo"], ["people", "--bogus"], ["log", "--help"]])
def test_the_parser_speaks_it(bare: Terminal, language: str, words: list[str]) -> None:
    speak(catalogue(language))
    answer = bare.bare(*words)
    assert not (language != "fr" and ENGLISH.search(answer.out + answer.err)), answer
    assert not re.search(r"\b(usage|required|unrecognized|invalid|show this)\b", answer.out + answer.err)


@OTHERS
def test_kinds_have_words(language: str) -> None:
    speak(catalogue(language))
    assert [thing_words("contact_points"), entry_word("call"), field_word("birthday")] != [
        "contact points", "call", "birthday",
    ]  # fmt: skip
    assert (thing_words("some_thing"), entry_word("odd"), field_word("x_y")) == ("some thing", "odd", "x y")


@pytest.mark.parametrize(
    ("environment", "found"),
    [
        ({"LC_ALL": "de_AT.UTF-8", "LANG": "en_US.UTF-8"}, "AT"), ({"LC_TIME": "en_GB", "LANG": "en_US"}, "GB"),
        ({"LANG": "C.UTF-8"}, ""), ({}, ""),
    ],
)  # fmt: skip
def test_the_country_comes_from_the_environment(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], found: str
) -> None:
    for name in ("LC_ALL", "LC_TIME", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert country() == found
