# SPDX-License-Identifier: GPL-3.0-or-later
"""Back and forward: the places somebody was at, a page and what was selected on it."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST = 100


@dataclass(frozen=True)
class Place:
    """A page and what is shown on it; selection is the page's own word for that, "" = nothing."""

    page: str
    selection: str = ""


class History:
    """Remembers places for as long as the window is open."""

    def __init__(self) -> None:
        """Begin nowhere."""
        self._places: list[Place] = []
        self._at = -1

    @property
    def here(self) -> Place | None:
        """The place shown now."""
        return self._places[self._at] if self._places else None

    def visit(self, place: Place) -> None:
        """Come to a place; what lay ahead is forgotten. Another selection on a page without one takes its place."""
        here = self.here
        if here == place:
            return
        if here is not None and here.page == place.page and not here.selection:
            self._places[self._at] = place
            return
        del self._places[self._at + 1 :]
        self._places.append(place)
        del self._places[:-LONGEST]
        self._at = len(self._places) - 1

    def back(self) -> Place | None:
        """Step back, or None at the beginning."""
        if self._at <= 0:
            return None
        self._at -= 1
        return self._places[self._at]

    def forward(self) -> Place | None:
        """Step forward, or None at the end."""
        if self._at + 1 >= len(self._places):
            return None
        self._at += 1
        return self._places[self._at]

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place before this one."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a place after this one."""
        return self._at + 1 < len(self._places)
