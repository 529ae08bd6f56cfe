# SPDX-License-Identifier: GPL-3.0-or-later
"""How alike two names are: the same, a letter apart, shortened, turned round, or other names."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from coterie.domain.matching.crowd import Crowd
    from coterie.domain.matching.traits import Traits


class Likeness(IntEnum):
    """How one part of a name stands to the other, the most alike first."""

    SAME = 0
    TYPO = 1
    TWO_TYPOS = 2
    SHORT = 3
    INITIAL = 4
    SIMILAR = 5
    UNKNOWN = 6
    OTHER = 7


class NamesAlike(NamedTuple):
    """How alike two names are, in bits of evidence and part by part.

    turned: the family name of one is the given name of the other.
    """

    bits: float
    given: Likeness
    family: Likeness
    turned: bool = False


#: What a likeness takes off the weight of the same part.
_LOSS = {Likeness.TYPO: 2.0, Likeness.TWO_TYPOS: 4.0, Likeness.SHORT: 3.0}
_INITIAL_BITS, _SIMILAR_BITS = 2.0, 2.0
_OTHER_GIVEN, _OTHER_FAMILY = -6.0, -4.5
_TURNED = -2.5
_TWO_TYPOS_FROM, _TYPO_FROM, _SHORT_FROM = 6, 3, 3
_SIMILAR = 0.82


class Names:
    """Compares names, a rare one saying more than a common one."""

    def __init__(self, crowd: Crowd) -> None:
        """Compare within a crowd."""
        from rapidfuzz.distance import OSA, JaroWinkler

        self._crowd = crowd
        self._distance: Callable[..., int] = OSA.distance
        self._similarity: Callable[..., float] = JaroWinkler.similarity

    def compare(self, one: Traits, other: Traits) -> NamesAlike:
        """Compare two names as they stand and turned round, and give what is more alike."""
        straight = self._alike(one.given, one.family, other.given, other.family)
        if straight.given < Likeness.INITIAL and straight.family < Likeness.INITIAL:
            return straight
        if one.given != other.family and len(one.words) > 1 and set(one.words) == set(other.words):
            return self._parted_otherwise(one)
        if one.nickname or other.nickname:
            straight = self._by_nickname(one, other, straight)
        if not (one.given and one.family and other.given and other.family):
            return self._partly_turned(one, other, straight)
        turned = self._alike(one.given, one.family, other.family, other.given)
        if turned.bits + _TURNED > straight.bits:
            return turned._replace(bits=turned.bits + _TURNED, turned=True)
        return straight

    def _parted_otherwise(self, one: Traits) -> NamesAlike:
        """The same words, of which it is not known alike which are the family name."""
        bits = self._crowd.rarity(one.given) + self._crowd.rarity(one.family) if one.given and one.family else 0.0
        return NamesAlike(bits, Likeness.SAME, Likeness.SAME)

    def _partly_turned(self, one: Traits, other: Traits, straight: NamesAlike) -> NamesAlike:
        """Look whether the one part that is known is another part there."""
        turned = self._alike(one.given, one.family, other.family, other.given)
        if turned.bits + _TURNED > max(straight.bits, 0.0):
            return turned._replace(bits=turned.bits + _TURNED, turned=True)
        return straight

    def _by_nickname(self, one: Traits, other: Traits, straight: NamesAlike) -> NamesAlike:
        if straight.given is not Likeness.OTHER:
            return straight
        for given, called in ((one.given, other.nickname), (one.nickname, other.given)):
            if called and self._part(given, called)[0] is Likeness.SAME:
                bits = straight.bits - _OTHER_GIVEN + self._crowd.rarity(called) + 1.0
                return straight._replace(bits=bits, given=Likeness.SHORT)
        return straight

    def _alike(self, given: str, family: str, other_given: str, other_family: str) -> NamesAlike:
        first, first_bits = self._part(given, other_given)
        last, last_bits = self._part(family, other_family)
        if first is Likeness.OTHER:
            first_bits = _OTHER_GIVEN
        if last is Likeness.OTHER:
            last_bits = _OTHER_FAMILY
        return NamesAlike(first_bits + last_bits, first, last)

    def _part(self, one: str, other: str) -> tuple[Likeness, float]:
        """Compare one part of two names."""
        if one == other:
            return (Likeness.SAME, self._crowd.rarity(one)) if one else (Likeness.UNKNOWN, 0.0)
        if not (one and other):
            return Likeness.UNKNOWN, 0.0
        how = self._likeness(one, other)
        if how in _LOSS:
            return how, max(1.0, min(self._crowd.rarity(one), self._crowd.rarity(other), 9.0) - _LOSS[how])
        return how, {Likeness.INITIAL: _INITIAL_BITS, Likeness.SIMILAR: _SIMILAR_BITS}.get(how, 0.0)

    def _likeness(self, one: str, other: str) -> Likeness:
        short, long = (one, other) if len(one) <= len(other) else (other, one)
        if len(short) == 1 or short[1:2] == " ":
            return Likeness.INITIAL if short[0] == long[0] else Likeness.OTHER
        edits = self._distance(one, other, score_cutoff=2)
        if edits == 1 and len(short) >= _TYPO_FROM:
            return Likeness.TYPO
        if len(short) >= _SHORT_FROM and (long.startswith(short) or f" {short} " in f" {long} "):
            return Likeness.SHORT
        if edits == 2 and len(short) >= _TWO_TYPOS_FROM - 1:
            return Likeness.TWO_TYPOS
        return Likeness.SIMILAR if self._similarity(one, other) >= _SIMILAR else Likeness.OTHER
