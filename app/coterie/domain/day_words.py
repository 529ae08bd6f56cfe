# SPDX-License-Identifier: GPL-3.0-or-later
"""The pieces that typed dates are made of: the words of a line, and what a language makes of each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from coterie.domain.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coterie.domain.languages.language import DateWords, Named, Phrases

#: What may stand around a word without being part of it.
_BEFORE, _BEHIND = "([{\"'„“\u201a\u2018«»¿¡", ")]},;:!?\"'”“\u2019»«"

#: A space that sets thousands apart parts no words.
_WORD = re.compile(r"(?:\d[\u00a0\u202f](?=\d{3}(?!\d))|\S)+")
_GROUPED = re.compile(r"\d{1,3}[., ']\d{3}", re.ASCII)


@dataclass(frozen=True)
class Word:
    """A word of a line: folded for comparison, as it was typed, and where it stands."""

    folded: str
    typed: str
    start: int
    end: int
    capital: bool = False

    @property
    def number(self) -> int | None:
        """Give a short number that stands alone, None for anything else."""
        plain = "".join(re.split("[., ']", self.folded)) if _GROUPED.fullmatch(self.folded) else self.folded
        return int(plain) if plain.isascii() and plain.isdigit() and len(plain) <= 4 else None


def words_of_line(line: str) -> list[Word]:
    """Take a line apart, without the signs around its words; a full stop belongs to the word before it."""
    found = []
    for match in _WORD.finditer(line):
        whole = match[0]
        start = match.start() + len(whole) - len(whole.lstrip(_BEFORE))
        typed = whole.strip(_BEFORE + _BEHIND) or whole
        found.append(Word(fold(typed).rstrip("."), typed.casefold(), start, start + len(typed), typed[:1].isupper()))
    return found


class FoldedWords:
    """The words of a language, folded and put where they are found at once."""

    def __init__(self, words: DateWords) -> None:
        """Fold them."""
        near = ((tuple(fold(phrase).split()), days) for phrase, days in words.near.items())
        self.near = sorted(near, key=lambda one: len(one[0]), reverse=True)
        self.numbers = {fold(word): number for word, number in words.numbers.items()}
        self.weekdays = _numbered(words.weekdays)
        self.any_weekdays = {**_numbered(words.short_weekdays), **self.weekdays}
        self.months = _numbered(words.months)
        self.any_months = {**_numbered(words.short_months), **self.months}
        self.units = {
            fold(word): unit
            for unit, named in (
                ("day", words.days), ("week", words.weeks), ("month", words.month_units), ("year", words.years)
            )
            for word in named
        }  # fmt: skip
        self.written_months = frozenset(name for names in words.months for name in names)
        self.ahead, self.ago, self.ago_after = _split(words.ahead), _split(words.ago), _split(words.ago_after)
        self.next, self.last, self.this = _split(words.next), _split(words.last), _split(words.this)
        self.every, self.of, self.on, self.into = (_split(one) for one in (words.every, words.of, words.on, words.into))
        self.with_ = frozenset(fold(word) for word in words.with_)
        ordinals = "|".join(re.escape(sign) for sign in {*words.ordinals, *map(fold, words.ordinals)})
        self.day_number = re.compile(rf"(\d{{1,2}})(?:{ordinals})?" if ordinals else r"(\d{1,2})", re.ASCII)
        self.month_first, self.months_alone, self.dots = words.month_first, words.months_alone, words.dots


@lru_cache(maxsize=8)
def folded_words(words: DateWords) -> FoldedWords:
    """Give the words of a language, folded once."""
    return FoldedWords(words)


def phrase_lengths(found: Sequence[Word], place: int, phrases: Sequence[tuple[str, ...]]) -> Iterator[int]:
    """Give how many words each phrase takes that stands at a place."""
    for parts in phrases:
        if tuple(word.folded for word in found[place : place + len(parts)]) == parts:
            yield len(parts)


def _split(phrases: Phrases) -> tuple[tuple[str, ...], ...]:
    """Take phrases apart, the longest first."""
    return tuple(sorted((tuple(fold(phrase).rstrip(".").split()) for phrase in phrases), key=len, reverse=True))


def _numbered(names: Named) -> dict[tuple[str, ...], int]:
    return {tuple(fold(name).split()): number for number, several in enumerate(names) for name in several}
