# SPDX-License-Identifier: GPL-3.0-or-later
"""Mastodon: the tables of "Import and export", and the archive of an account (versions 2.x to 4.x)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.importers.mastodon import recognition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.domain.foreign_files import Bundle, Claim, Importer, Wishes
    from coterie.domain.records import Found


@dataclass(frozen=True)
class Mastodon:
    """Reads what a Mastodon server hands out to its members."""

    id: str = "mastodon"
    title: str = "Mastodon"

    def recognise(self, bundle: Bundle) -> Claim | None:
        """Claim the files of an archive, or single tables."""
        return recognition.recognise(bundle)

    def read(self, bundle: Bundle, claim: Claim, wishes: Wishes) -> Iterator[Found]:
        """Give each file's announcement and then its records."""
        # Of all importers that are asked, one reads.
        from coterie.importers.mastodon import reading

        return reading.read(bundle, claim, wishes)


IMPORTER: Importer = Mastodon()
