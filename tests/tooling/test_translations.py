# SPDX-License-Identifier: GPL-3.0-or-later
"""The translations are in step with the texts in the code, whole, compiled, and keep every placeholder."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from coterie.domain.languages import language_of
from coterie.domain.texts import _, counted, speak
from coterie.shipped import catalogue
from coterie.ui.settings.topics.text_and_language import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "translations.py"
KNOWN = [code for code, _name in LANGUAGES if code != "en"]
PLACEHOLDER = re.compile(r"\{[a-z0-9_]*\}")


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("translations", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


translations = _load()
EVERY_LANGUAGE = pytest.mark.parametrize("language", KNOWN)


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    speak(catalogue("en"))


def test_the_settings_offer_the_languages_there_are() -> None:
    assert sorted(translations.LANGUAGES) == sorted(KNOWN)
    assert all(language_of(code) for code in KNOWN)


@EVERY_LANGUAGE
def test_every_text_is_in_it_and_no_old_one(language: str) -> None:
    have = {message.id for message in translations.catalogue_of(language) if message.id}
    want = {message.id for message in translations.texts() if message.id}
    assert have == want, "run: python packaging/translations.py update"


@EVERY_LANGUAGE
def test_every_text_has_words(language: str) -> None:
    assert translations.missing(language) == []


@EVERY_LANGUAGE
def test_what_the_program_reads_is_what_was_written(language: str) -> None:
    file = translations.po_file(language).with_suffix(".mo")
    assert file.read_bytes() == translations.compiled(language), "run: python packaging/translations.py compile"


@EVERY_LANGUAGE
def test_placeholders_stay(language: str) -> None:
    for message in translations.catalogue_of(language):
        if not message.id:
            continue
        texts = [message.id] if isinstance(message.id, str) else list(message.id)
        words = [message.string] if isinstance(message.string, str) else list(message.string)
        allowed = {name for text in texts for name in PLACEHOLDER.findall(text)}
        for one in words:
            assert set(PLACEHOLDER.findall(one)) <= allowed, (message.id, one)
        assert set(PLACEHOLDER.findall(words[-1])) == set(PLACEHOLDER.findall(texts[-1])), (message.id, words)


@EVERY_LANGUAGE
def test_the_language_is_spoken(language: str) -> None:
    speak(catalogue(language))
    assert _("Today") != "Today"
    assert counted("{n} person", "{n} people", 3).startswith("3 ")
    assert "people" not in counted("{n} person", "{n} people", 3)


def test_an_unknown_language_stays_english() -> None:
    speak(catalogue("xx"))
    assert _("Today") == "Today"
