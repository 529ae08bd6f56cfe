# SPDX-License-Identifier: GPL-3.0-or-later
"""How alike two addresses are, whatever the order of their lines; people move, so another one says little."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.matching.findings import Fact, Finding

if TYPE_CHECKING:
    from collections.abc import Callable

#: From so alike on (0 to 1), so many bits.
_LEVELS = ((0.96, 14.0), (0.88, 12.0), (0.80, 9.5), (0.72, 6.5), (0.64, 3.0), (0.56, 0.5))
_SAME_FROM, _NEAR_FROM = 0.88, 0.64
_OTHER = -2.0
_LEAST = 56


class Places:
    """Compares addresses."""

    def __init__(self) -> None:
        """Load what compares them."""
        from rapidfuzz import fuzz

        self._ratio: Callable[..., float] = fuzz.ratio
        self._in_order: dict[str, str] = {}

    def compare(self, one: tuple[str, ...], other: tuple[str, ...]) -> Finding:
        """Compare the addresses of two people by the two most alike."""
        alike = max([self._alike(mine, theirs) for mine in one for theirs in other])
        bits = next((bits for least, bits in _LEVELS if alike >= least), _OTHER)
        fact = Fact.ADDRESS if alike >= _SAME_FROM else Fact.NEAR_ADDRESS if alike >= _NEAR_FROM else Fact.OTHER_ADDRESS
        return Finding(fact, bits)

    def _alike(self, one: str, other: str) -> float:
        if one == other:
            return 1.0
        straight = self._ratio(one, other, score_cutoff=_LEAST) / 100
        if straight >= _SAME_FROM:
            return straight
        return max(straight, self._ratio(self._ordered(one), self._ordered(other), score_cutoff=_LEAST) / 100)

    def _ordered(self, address: str) -> str:
        """Give the words of an address in alphabetical order."""
        known = self._in_order.get(address)
        if known is None:
            known = self._in_order[address] = " ".join(sorted(address.split()))
        return known
