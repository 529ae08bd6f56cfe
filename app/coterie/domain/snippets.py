# SPDX-License-Identifier: GPL-3.0-or-later
"""Snippets: the words that were found, with a little of what stands around them, and where they stand in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.domain.folding import fold

if TYPE_CHECKING:
    from coterie.domain.query import Words

WIDTH = 80
#: So much of a snippet stands before the first word that was found.
_BEFORE = 24
#: A word is not cut where it ends so near.
_WORD = 12
_MORE = "…"


@dataclass(frozen=True)
class Snippet:
    """A piece of a text on one line; marks: from and to, of the words that were found."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


def snippet(text: str, words: tuple[Words, ...]) -> Snippet:
    """Cut the piece of a text in which the first of the words stands; the beginning where none does."""
    line = " ".join(text.split())
    found = _found(line, words)
    start, end = _window(line, found[0][0] if found else 0)
    front, back = _MORE * (start > 0), _MORE * (end < len(line))
    shift = len(front) - start
    marks = tuple((max(one, start) + shift, min(other, end) + shift) for one, other in found if start <= one < end)
    return Snippet(f"{front}{line[start:end]}{back}", marks)


def holds(text: str, word: Words) -> bool:
    """Say whether a word stands in a text, or begins a word in it."""
    parts = re.findall(r"[^\W_]+", fold(word.text))
    return bool(parts) and re.search(_pattern(parts), fold(text)) is not None


def _pattern(parts: list[str]) -> str:
    """Write words as a pattern that looks for them side by side in a folded text, the last one as a beginning."""
    return r"(?<![^\W_])" + r"[\W_]+".join(map(re.escape, parts))


def _window(line: str, first: int) -> tuple[int, int]:
    """Say what piece of a line is shown, without cutting a word where that can be helped."""
    if len(line) <= WIDTH:
        return 0, len(line)
    start = max(0, min(first - _BEFORE, len(line) - WIDTH))
    if start > 0:
        gap = line.find(" ", start, min(start + _WORD, first + 1))
        start = gap + 1 if gap >= 0 else start
    end = min(len(line), start + WIDTH)
    gap = line.rfind(" ", max(end - _WORD, first), end) if end < len(line) else -1
    return start, gap if gap > start else end


def _found(line: str, words: tuple[Words, ...]) -> list[tuple[int, int]]:
    """Give where words stand in a line, in order and without overlaps."""
    folded, places = _folded(line)
    marks: list[tuple[int, int]] = []
    for word in words:
        parts = re.findall(r"[^\W_]+", fold(word.text))
        if not parts:
            continue
        hits = re.finditer(_pattern(parts), folded)
        marks += [(places[hit.start()], places[hit.end() - 1] + 1) for hit in hits]
    marks.sort()
    kept: list[tuple[int, int]] = []
    for mark in marks:
        if not kept or mark[0] >= kept[-1][1]:
            kept.append(mark)
    return kept


def _folded(line: str) -> tuple[str, range | list[int]]:
    """Fold a line, and say for each letter of the folded text which letter of the line it comes from."""
    if line.isascii():
        return line.lower(), range(len(line))
    folded = [letter.lower() if letter < "\x80" else fold(letter) for letter in line]
    places = [at for at, letters in enumerate(folded) for _letter in letters]
    return "".join(folded), places
