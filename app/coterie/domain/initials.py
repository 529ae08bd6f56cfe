# SPDX-License-Identifier: GPL-3.0-or-later
"""Initials: what stands for a name where there is no room for it, in any script."""

from __future__ import annotations

import unicodedata

_JOINER = "\u200d"
#: Signs that belong to the letter before them: combining marks, and what picks a form of an emoji.
_ATTACHED = {"Mn", "Mc", "Me"}
_SKIN_TONES = range(0x1F3FB, 0x1F400)


def initials(name: str) -> str:
    """Give the first letters of the first and the last word, or one sign for one word and for scripts without case."""
    words = [begun for word in name.split() if (begun := _from_first_letter(word))]
    if not words:
        return first_sign(name.strip())
    first, last = first_sign(words[0]), first_sign(words[-1])
    if len(words) == 1 or not (_has_case(first) and _has_case(last)):
        return _capital(first)
    return _capital(first) + _capital(last)


def first_sign(text: str) -> str:
    """Give the first sign as a person sees it: a letter with its accents, or a whole emoji."""
    text = unicodedata.normalize("NFC", text)
    end = 1
    while end < len(text) and (_belongs_to_the_last(text[end]) or text[end - 1] == _JOINER):
        end += 1
    return text[:end]


def _belongs_to_the_last(sign: str) -> bool:
    return sign == _JOINER or unicodedata.category(sign) in _ATTACHED or ord(sign) in _SKIN_TONES


def _from_first_letter(word: str) -> str:
    """Leave out what stands before the first letter or digit, such as a bracket or a quotation mark."""
    for place, sign in enumerate(word):
        if sign.isalnum():
            return word[place:]
    return ""


def _has_case(sign: str) -> bool:
    return sign.lower() != sign.upper()


def _capital(sign: str) -> str:
    """Give the capital, except where one letter becomes two."""
    capital = sign.upper()
    return capital if len(capital) == len(sign) else sign
