# SPDX-License-Identifier: GPL-3.0-or-later
"""Folding text for search and comparison: what should be found alike becomes alike."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import filterfalse

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i", "þ": "th", "’": "'"}
)
#: Han, kana and their extensions: written without spaces, so that each character is a word of its own.
_UNSPACED = re.compile("([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])")


def fold(text: str) -> str:
    """Fold a text: NFKD without marks, case folded, letters without a decomposition spelt out, Han and kana apart."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text)
    marks_off = "".join(filterfalse(unicodedata.combining, plain))
    folded = marks_off.casefold().translate(_LETTERS)
    return folded if folded.isascii() else _UNSPACED.sub(r" \1 ", folded)


def sort_key(given: str, family: str, display: str) -> str:
    """Give the key that lists sort a person by: family name first where it is known, folded."""
    name = f"{family} {given}" if family else display
    return " ".join(fold(name).split()) or "\uffff"


_WORD = re.compile(r"\w+")


def words(text: str) -> list[str]:
    """Split a text into folded words of letters and digits."""
    return _WORD.findall(fold(text))


@lru_cache(maxsize=4_096)
def name_key(display: str) -> str:
    """Give the key under which the same name is found in any order of its parts."""
    return " ".join(sorted(words(display)))
