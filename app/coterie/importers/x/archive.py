# SPDX-License-Identifier: GPL-3.0-or-later
"""What is known of an archive of X before its items are read: the owner, names by number, the wishes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coterie.domain.foreign_files import Wishes
    from coterie.importers.x.people import Account, Directory


@dataclass(frozen=True)
class Archive:
    """One archive, folder or file on its way in.

    mine: the owner's account, without a number where nobody knows. exported: ISO date, "" = unknown.
    followed: numbers of the accounts the owner follows.
    """

    wishes: Wishes
    directory: Directory
    mine: Account
    exported: str = ""
    followed: frozenset[str] = frozenset()

    @property
    def owner(self) -> str:
        """The number of the owner's account, "" where nobody knows."""
        return self.mine.number

    @property
    def with_text(self) -> bool:
        """Say whether the text of messages was ticked."""
        return "message-text" in self.wishes.include
