# SPDX-License-Identifier: GPL-3.0-or-later
"""Warm paths: through whom the owner comes to somebody at an organisation, by ties that are written down.

At most two steps: somebody there whom the owner knows, or somebody the owner knows who is related to somebody there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.domain.strength import band

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coterie.domain.person_links import PersonLink

#: A tie from this band on can be asked.
WARM = ("close", "steady", "light")
MOST_PATHS = 5


@dataclass(frozen=True)
class WarmPath:
    """A way to an organisation. steps: from the owner's acquaintance to the one there; strength: of the first step.

    relation: what ties the two on a path of two steps, as it is kept; inverse: it stands on the page of the second.
    title: of the last one, who is there.
    """

    steps: tuple[PersonLink, ...]
    strength: int
    relation: str = ""
    inverse: bool = False
    title: str = ""

    @property
    def band(self) -> str:
        """The word for the first tie."""
        return band(self.strength) or ""


def warmest(paths: Iterable[WarmPath], most: int = MOST_PATHS) -> tuple[WarmPath, ...]:
    """Give the warmest paths, one to each person: the stronger first step, and of equal ones the shorter."""
    chosen: dict[int, WarmPath] = {}
    for path in sorted(paths, key=lambda path: (-path.strength, len(path.steps), path.steps[-1].name)):
        if path.band in WARM:
            chosen.setdefault(path.steps[-1].id, path)
    return tuple(chosen.values())[:most]
