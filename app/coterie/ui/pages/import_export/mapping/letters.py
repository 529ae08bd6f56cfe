# SPDX-License-Identifier: GPL-3.0-or-later
"""Encodings as people know them, and the same few words in each, so that the right one can be seen."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.domain.texts import _, counted
from coterie.ui.parts.covers import uncovered

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Stands where bytes are no letter.
_UNREADABLE = "\ufffd"


@dataclass(frozen=True)
class LettersLine:
    """One encoding: what it is called, a word about it, and words of the table in it. fits: every byte is a letter."""

    key: str
    name: str
    note: str
    sample: str
    fits: bool


def encoding_name(encoding: str) -> str:
    """Name an encoding as programs do."""
    plain = encoding.removesuffix("-sig")
    if plain.startswith("cp12"):
        return f"Windows-{plain[2:]}"
    return {
        "shift_jis": "Shift-JIS",
        "euc_kr": "EUC-KR",
        "big5": "Big5",
        "utf-16-le": "UTF-16",
        "utf-16-be": "UTF-16 BE",
    }.get(plain, plain.upper())


def letters_lines(letters: Sequence[tuple[str, str]], chosen: str) -> tuple[LettersLine, ...]:
    """Give the encodings with what can be read in them, likely ones first: the one in which it was found leads."""
    named = {encoding_name(encoding): encoding for encoding, _sample in reversed(list(letters))}
    lines = [_line(encoding, sample, chosen) for encoding, sample in letters if encoding in named.values()]
    return (*lines[:1], *sorted(lines[1:], key=_strangeness))


def _strangeness(line: LettersLine) -> int:
    """Count what no name has: signs, and words of two scripts; equals stay in the order in which they are met."""
    sample = uncovered(line.sample)
    signs = sum(not (letter.isascii() or letter.isalpha()) for letter in sample)
    mixed = sum(len(set(map(_is_latin, filter(str.isalpha, word)))) > 1 for word in sample.split())
    return signs + 2 * mixed + 10 * sample.count(_UNREADABLE)


def _is_latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("LATIN")


def _line(encoding: str, sample: str, chosen: str) -> LettersLine:
    lost = sample.count(_UNREADABLE)
    region = _region(encoding)
    if lost:
        note = counted("{n} unreadable letter", "{n} unreadable letters", lost)
    elif encoding == chosen:
        note = _("Fits, {0}").format(region)
    else:
        note = region
    return LettersLine(encoding, encoding_name(encoding), note, " ".join(sample.split()), not lost)


def _region(encoding: str) -> str:
    return {
        "cp1252": _("Western Europe"),
        "cp1250": _("Central Europe"),
        "cp1251": _("Cyrillic"),
        "cp1253": _("Greek"),
        "cp1254": _("Turkish"),
        "cp1257": _("Baltic"),
        "shift_jis": _("Japanese"),
        "gbk": _("Chinese, simplified"),
        "big5": _("Chinese, traditional"),
        "euc_kr": _("Korean"),
    }.get(encoding, _("all languages"))
