# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody at a glance, as finished words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coterie.ui.parts.rows import TimelineLine


@dataclass(frozen=True)
class NextStep:
    """What comes next with somebody. tone: of the strip it stands on; detail: in whose words and by when."""

    tone: str
    icon: str
    title: str
    detail: str


@dataclass(frozen=True)
class PersonGlance:
    """Who somebody is, what comes next, how they were met, and what was last. step: None of oneself.

    known_title, known: "How you know her" and the sentence below it, "" = nothing is written down.
    """

    person: int
    name: str
    role: str
    strength: int | None
    step: NextStep | None
    known_title: str
    known: str
    entries: tuple[TimelineLine, ...]

    @property
    def spoken(self) -> str:
        """All of it as plain sentences, for a screen reader."""
        step = (self.step.title, self.step.detail) if self.step else ()
        known = (self.known_title, self.known) if self.known else ()
        parts = (self.name, self.role, *step, *known, *(entry.spoken for entry in self.entries))
        return ". ".join(part.rstrip(".") for part in parts if part)
