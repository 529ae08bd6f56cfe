# SPDX-License-Identifier: GPL-3.0-or-later
"""LinkedIn's "Get a copy of your data": archive, folder or single file (LinkedIn data archive, 2018 to 2026)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.importers.linkedin import recognition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.domain.foreign_files import Bundle, Claim, Importer, Wishes
    from coterie.domain.records import Found


@dataclass(frozen=True)
class LinkedIn:
    """Reads what LinkedIn hands out to its members."""

    id: str = "linkedin"
    title: str = "LinkedIn"

    def recognise(self, bundle: Bundle) -> Claim | None:
        """Claim the files of an archive, or single tables by their header."""
        return recognition.recognise(bundle)

    def read(self, bundle: Bundle, claim: Claim, wishes: Wishes) -> Iterator[Found]:
        """Give each file's announcement and then its records."""
        # Of all importers that are asked, one reads.
        from coterie.importers.linkedin import reading

        return reading.read(bundle, claim, wishes)


IMPORTER: Importer = LinkedIn()
