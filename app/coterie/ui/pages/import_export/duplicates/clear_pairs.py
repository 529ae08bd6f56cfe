# SPDX-License-Identifier: GPL-3.0-or-later
"""Pairs so clear that one look at their list is enough to merge them together. It knows no widget."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.domain.joined_words import joined
from coterie.domain.matching.verdicts import CLEAR
from coterie.domain.texts import _, counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.domain.people import DuplicateCluster

#: One look takes in no more than this.
MOST = 50
_FEWEST = 2


@dataclass(frozen=True)
class ClearText:
    """The question about clear pairs. lines: one for each pair."""

    title: str
    lines: tuple[str, ...]
    act: str


def clear_of(clusters: Sequence[DuplicateCluster]) -> list[DuplicateCluster]:
    """Give the clusters of two that nothing speaks against; none where there is only one: that is decided by itself."""
    clear = [one for one in clusters if one.score >= CLEAR and len(one.people) == 2][:MOST]
    return clear if len(clear) >= _FEWEST else []


def offer_words(number: int) -> str:
    """Say on the button how many would be merged."""
    return counted("Merge {n} clear pair", "Merge {n} clear pairs", number)


def clear_text(clear: Sequence[DuplicateCluster]) -> ClearText:
    """Ask about clear pairs."""
    lines = [
        _("{names}: {reason}").format(names=joined([row.name for row in one.people]), reason=one.reasons[0])
        for one in clear
        if one.reasons
    ]
    title = counted("Merge this {n} pair?", "Merge these {n} pairs?", len(clear))
    return ClearText(title, tuple(lines), offer_words(len(clear)))
