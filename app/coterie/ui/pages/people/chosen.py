# SPDX-License-Identifier: GPL-3.0-or-later
"""Which people are chosen together: by their keys, so that another order or filter changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Chosen:
    """The chosen people, and where a stretch of them began."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self._ids: set[int] = set()
        self._before: frozenset[int] = frozenset()
        self._anchor: int | None = None

    def __len__(self) -> int:
        """Count them."""
        return len(self._ids)

    def __contains__(self, person: object) -> bool:
        """Tell whether somebody is chosen."""
        return person in self._ids

    @property
    def ids(self) -> frozenset[int]:
        """The keys of all of them."""
        return frozenset(self._ids)

    @property
    def anchor(self) -> int | None:
        """Who a stretch would begin with."""
        return self._anchor

    def turn(self, person: int) -> None:
        """Choose somebody, or no longer; a stretch would begin here."""
        self._ids ^= {person}
        self._start_at(person)

    def begin(self, person: int) -> None:
        """Let a stretch begin with somebody, where none has begun."""
        if self._anchor is None:
            self._start_at(person)

    def let_go(self) -> None:
        """Let the next stretch begin anew: somebody went to another row."""
        self._anchor = None

    def reach(self, stretch: Iterable[int]) -> None:
        """Choose a stretch beside what was chosen before it began."""
        self._ids = set(self._before).union(stretch)

    def take(self, people: Iterable[int]) -> None:
        """Choose these and nobody else."""
        self._ids = set(people)
        self._before, self._anchor = frozenset(), None

    def clear(self) -> None:
        """Choose nobody."""
        self.take(())

    def _start_at(self, person: int) -> None:
        self._anchor = person
        self._before = frozenset(self._ids)


def in_order(chosen: frozenset[int], listed: Sequence[int]) -> list[int]:
    """Give people in the order of a list; whoever it does not show comes at the end."""
    shown = [person for person in listed if person in chosen]
    return shown if len(shown) == len(chosen) else [*shown, *sorted(chosen.difference(shown))]
