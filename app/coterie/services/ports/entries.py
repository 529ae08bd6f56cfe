# SPDX-License-Identifier: GPL-3.0-or-later
"""How entries of timelines that were written before are changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from coterie.domain.interactions import ChangedInteraction


class EntriesStore(Protocol):
    """Entries of timelines, changed."""

    def put(self, key: int, changed: ChangedInteraction) -> None:
        """Write an entry anew, with what follows from its kind and its day; the same again leaves no trace."""

    def remove(self, key: int) -> None:
        """Take an entry out of every timeline; nothing of its text stays, and no file brings it back."""
