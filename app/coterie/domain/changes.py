# SPDX-License-Identifier: GPL-3.0-or-later
"""What a step changed: which kinds of things, and how many rows of each."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Changes:
    """The answer of a write: the label the user reads beside Undo, and rows changed by kind (table name)."""

    label: str
    counts: dict[str, int] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Tell whether anything changed."""
        return bool(self.counts)
