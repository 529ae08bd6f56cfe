# SPDX-License-Identifier: GPL-3.0-or-later
"""How hard a passphrase is to guess: bits, a level with a name, and how long guessing takes, in words.

Bits are the binary logarithm of the guesses that zxcvbn expects. It takes 72 characters at most: the rest of a longer
passphrase is not judged, and it is never weaker for that.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.domain.texts import _, counted
from coterie.domain.written_numbers import whole

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

JUDGED = 72
FAIR, GOOD, EXCELLENT = 35, 50, 64
WORDS = 5
#: Whom the sentence has in mind: somebody with this many computers as fast as the one that made the vault.
ATTACKING_COMPUTERS = 1_000
_YEAR = 365.25 * 86_400


@dataclass(frozen=True)
class PassphraseStrength:
    """bits: of guessing; level: 0 (too easy) to 3 (excellent)."""

    bits: float
    level: int


def strength_of(passphrase: str) -> PassphraseStrength:
    """Judge a passphrase; an empty one has no bits."""
    if not passphrase:
        return PassphraseStrength(0.0, 0)
    from zxcvbn import zxcvbn

    bits = math.log2(float(zxcvbn(passphrase[:JUDGED])["guesses"]))
    return PassphraseStrength(bits, sum(bits >= step for step in (FAIR, GOOD, EXCELLENT)))


def level_name(level: int) -> str:
    """Name a level."""
    return (_("Too easy"), _("Fair"), _("Good"), _("Excellent"))[level]


def guessing_sentence(bits: float, guess_seconds: float) -> str:
    """Say how long guessing takes on a thousand computers like this one. guess_seconds: what one guess costs here."""
    seconds = 2.0 ** max(0.0, bits - 1) * guess_seconds / ATTACKING_COMPUTERS
    return _("{time} of guessing on {n} computers like this one.").format(
        time=_duration(seconds), n=whole(ATTACKING_COMPUTERS)
    )


def _duration(seconds: float) -> str:
    """Write a length of time as a person would say it."""
    if seconds < 60:
        return _("Seconds")
    if seconds < 3_600:
        return counted("About {n} minute", "About {n} minutes", round(seconds / 60))
    if seconds < 86_400:
        return counted("About {n} hour", "About {n} hours", round(seconds / 3_600))
    if seconds < _YEAR:
        return counted("About {n} day", "About {n} days", round(seconds / 86_400))
    if seconds < 100 * _YEAR:
        return counted("About {n} year", "About {n} years", round(seconds / _YEAR))
    return _("Centuries") if seconds < 1e6 * _YEAR else _("Millions of years")


def suggestion(words: Sequence[str], choose: Callable[[Sequence[str]], str]) -> tuple[str, ...]:
    """Pick words for a passphrase; choose: a safe choice by chance."""
    return tuple(choose(words) for _number in range(WORDS))


def bits_of_suggestion(words: Sequence[str]) -> float:
    """Give the bits of a suggestion when the list itself is known."""
    return WORDS * math.log2(len(words))
