# SPDX-License-Identifier: GPL-3.0-or-later
"""Discord's data package (zip, generations until and since 2024: messages as CSV with numbers for types, then JSON).

Only the owner's own messages are in it: counted per server and month, and as sent where they went to people directly.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.importers.discord import recognition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.domain.foreign_files import Bundle, Claim, Importer, Wishes
    from coterie.domain.records import Found


@dataclass(frozen=True)
class Discord:
    """Reads what Discord hands out to its members."""

    id: str = "discord"
    title: str = "Discord"

    def recognise(self, bundle: Bundle) -> Claim | None:
        """Claim the files of a package, or the account by its content."""
        return recognition.recognise(bundle)

    def read(self, bundle: Bundle, claim: Claim, wishes: Wishes) -> Iterator[Found]:
        """Give the account, the servers, then the messages."""
        # Of all importers that are asked, one reads.
        from coterie.importers.discord import reading

        return reading.read(bundle, claim, wishes)


IMPORTER: Importer = Discord()
