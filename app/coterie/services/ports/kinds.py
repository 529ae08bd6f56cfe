# SPDX-License-Identifier: GPL-3.0-or-later
"""What the overview of the vault asks for: how much there is of every kind."""

from __future__ import annotations

from typing import Protocol

PEOPLE, CONTACT, DATES, NOTES, CONVERSATIONS, PLANS, RELATIONS, CALENDAR = (
    "people", "contact", "dates", "notes", "conversations", "plans", "relations", "calendar",
)  # fmt: skip
COMMUNITIES, GIVEN, OPPORTUNITIES, LEARNING = "communities", "given", "opportunities", "learning"
ORGANISATIONS, READ_FILES, BINNED, HISTORY = "organisations", "read_files", "binned", "history"
#: No kind: the bytes of the vault.
SIZE = "size"


class KindsView(Protocol):
    """How much the vault holds, read in one query each."""

    def counts(self) -> dict[str, int]:
        """Count everything by kind, and the bytes under SIZE."""

    def left_since(self, at_utc: int) -> int:
        """Count the files that left the vault since a moment."""
