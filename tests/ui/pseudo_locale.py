# SPDX-License-Identifier: GPL-3.0-or-later
"""A language nobody speaks: English with accents, and four tenths longer, as the longest real ones are."""

from __future__ import annotations

import gettext
import re
from math import ceil

GROWTH = 0.4
_ACCENTS = str.maketrans("aeioucnszyAEIOUCNSZY", "áëîöúçñšžÿÁËÎÖÚÇÑŠŽÝ")
#: What is filled in afterwards, and the sign before a letter that works as a key, stay as they are.
_KEPT = re.compile(r"(\{[^}]*\}|&)")
_WORD = re.compile(r"[^\W\d_]{2,}")


def widened(text: str) -> str:
    """Give a text with accents, every word of it four tenths longer."""
    return "".join(part if _KEPT.fullmatch(part) else _accented(part) for part in _KEPT.split(text))


def _accented(part: str) -> str:
    return _WORD.sub(lambda found: _longer(found.group()), part).translate(_ACCENTS)


def _longer(word: str) -> str:
    """Say the vowels of a word longer, or its last letter where it has none."""
    wanted = ceil(len(word) * GROWTH)
    vowels = [place for place, letter in enumerate(word) if letter in "aeiou"] or [len(word) - 1]
    extra = [wanted // len(vowels) + (number < wanted % len(vowels)) for number in range(len(vowels))]
    times = dict(zip(vowels, extra, strict=True))
    return "".join(letter * (1 + times.get(place, 0)) for place, letter in enumerate(word))


class Widened(gettext.NullTranslations):
    """The catalogue of that language."""

    def gettext(self, message: str) -> str:
        return widened(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return widened(msgid1 if n == 1 else msgid2)
