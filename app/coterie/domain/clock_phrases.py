# SPDX-License-Identifier: GPL-3.0-or-later
"""Times of the day as they are typed in a sentence: at 10, um 14 Uhr, à 14h30, a las 4 de la tarde, 14:30."""

from __future__ import annotations

import re
from datetime import time
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coterie.domain.day_words import Word
    from coterie.domain.languages.language import DateWords

_LONGEST = 7


class TimeRead(NamedTuple):
    """A time, how many words said it, and whether they said the half of the day: "in the morning"."""

    at: time
    words: int
    half_said: bool = False


def time_at(found: Sequence[Word], place: int, words: DateWords) -> TimeRead | None:
    """Read the time that begins at a place of a line; a number alone is none."""
    piece = found[place : place + _LONGEST]
    match = _form(words).match(" ".join(word.folded for word in piece) + " ")
    if match is None or not _sure(match, piece, words):
        return None
    half = _half(match)
    # "14 Uhr nachmittags" is said where hours count to 24, "14 pm" nowhere.
    most = 12 if half is not None and not words.hour_signs else 23
    at = _time(int(match["hour"]), int(match["minute"] or 0), evening=half) if int(match["hour"]) <= most else None
    return None if at is None else TimeRead(at, match[0].count(" "), half is not None)


def _sure(match: re.Match[str], piece: Sequence[Word], words: DateWords) -> bool:
    """Tell a time from a number: by its sign, its minutes, or the word before it, spelt with its accents."""
    if any(match[name] for name in ("sign", "between", "colon", "morning", "evening")):
        return True
    before = match["at"]
    return bool(before) and " ".join(word.typed for word in piece[: before.count(" ") + 1]) in words.at


def _half(match: re.Match[str]) -> bool | None:
    """Tell the half of the day that was said: evening or not, None for neither."""
    return True if match["evening"] else False if match["morning"] else None


def _time(hour: int, minute: int, *, evening: bool | None) -> time | None:
    if evening is not None and hour <= 12:
        hour = hour % 12 + (12 if evening else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


@lru_cache(maxsize=8)
def _form(words: DateWords) -> re.Pattern[str]:
    signs = _any(words.hour_signs)
    return re.compile(
        rf"(?:(?P<at>{_any(words.at)}) )?(?P<hour>\d{{1,2}})"
        rf"(?:(?:(?P<colon>:)|\.|(?P<between> ?(?:{signs}) ?))(?P<minute>\d{{2}}))?"
        rf"(?P<sign> ?(?:{signs}))?(?: ?(?:(?P<morning>{_any(words.morning)})|(?P<evening>{_any(words.evening)})))? ",
        re.ASCII,
    )


def _any(phrases: Iterable[str]) -> str:
    """Give a pattern of any of these phrases; of nothing at all where there are none."""
    return "|".join(re.escape(fold(phrase)) for phrase in sorted(phrases, key=len, reverse=True)) or "(?!)"
