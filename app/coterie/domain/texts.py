# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts for people: every sentence a person reads passes here on its way through gettext.

The bootstrap installs the catalogue of the chosen language with `speak`; until then texts stand as written (English).
"""

from __future__ import annotations

import gettext
from typing import TYPE_CHECKING

from coterie.domain.languages import speech_of

if TYPE_CHECKING:
    from coterie.domain.languages.language import Speech

#: One slot each, filled once at start: the catalogue in force, and how its language writes and reads.
_catalogue: list[gettext.NullTranslations] = [gettext.NullTranslations()]
_speech: list[Speech] = [speech_of("en")]


def speak(catalogue: gettext.NullTranslations, region: str = "") -> None:
    """Take a catalogue for all texts from now on. region: the country whose habits hold, by its two letters."""
    _catalogue[0] = catalogue
    _speech[0] = speech_of(catalogue.info().get("language", "en"), region)


def speech() -> Speech:
    """Give the language in force, with the habits of its country: what is read is read in this one only."""
    return _speech[0]


def _(text: str) -> str:
    """Give a text in the user's language."""
    return _catalogue[0].gettext(text)


def inside(noun: str) -> str:
    """Give a word that stands by itself as it is written inside a sentence; some languages write nouns large there."""
    language = _speech[0].language
    return noun if language is not None and language.large_nouns else noun[:1].lower() + noun[1:]


def opening(text: str) -> str:
    """Give a text as it is written at the head of a line: some languages write days and months small elsewhere."""
    return text[:1].upper() + text[1:]


def counted(one: str, many: str, number: int) -> str:
    """Give the form that fits a number, with `{n}` filled in."""
    return _catalogue[0].ngettext(one, many, number).format(n=_speech[0].numbers.whole(number))
