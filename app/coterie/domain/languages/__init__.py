# SPDX-License-Identifier: GPL-3.0-or-later
"""The languages the program understands: one small file for each, and its line in the tuple below."""

from __future__ import annotations

from coterie.domain.languages.english import ENGLISH
from coterie.domain.languages.french import FRENCH
from coterie.domain.languages.german import GERMAN
from coterie.domain.languages.language import Language, Speech
from coterie.domain.languages.portuguese import PORTUGUESE
from coterie.domain.languages.spanish import SPANISH

LANGUAGES: tuple[Language, ...] = (ENGLISH, GERMAN, SPANISH, FRENCH, PORTUGUESE)


def language_of(code: str) -> Language | None:
    """Give a language by its two letters (a country may follow), None where it is not one of them."""
    return next((one for one in LANGUAGES if one.code == code.lower()[:2]), None)


def speech_of(code: str, region: str = "") -> Speech:
    """Give a language as it is used in a country, named apart or behind the language: pt_BR."""
    return Speech(language_of(code), region or code[3:5])
