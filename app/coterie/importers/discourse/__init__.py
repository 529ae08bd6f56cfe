# SPDX-License-Identifier: GPL-3.0-or-later
"""Discourse's export of one's own activity on a forum (zip of CSV files; before 2021 a single gzipped one)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.importers.discourse import recognition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.domain.foreign_files import Bundle, Claim, Importer, Wishes
    from coterie.domain.records import Found


@dataclass(frozen=True)
class Discourse:
    """Reads what a forum hands out to its members."""

    id: str = "discourse"
    title: str = "Discourse"

    def recognise(self, bundle: Bundle) -> Claim | None:
        """Claim the files of an archive, or single tables by their header."""
        return recognition.recognise(bundle)

    def read(self, bundle: Bundle, claim: Claim, wishes: Wishes) -> Iterator[Found]:
        """Give posts, badges, bookmarks and likes."""
        # Of all importers that are asked, one reads.
        from coterie.importers.discourse import reading

        return reading.read(bundle, claim, wishes)


IMPORTER: Importer = Discourse()
