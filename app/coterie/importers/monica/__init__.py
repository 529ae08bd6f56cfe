# SPDX-License-Identifier: GPL-3.0-or-later
"""Monica 4 (export as JSON, version 1.0-preview.1, and as SQL, which is read and never run)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.domain.foreign_files import Bundle, Claim, Importer, Wishes
from coterie.importers.monica.recognition import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.domain.records import Found


@dataclass(frozen=True)
class Monica:
    """Reads what Monica hands out; see `coterie.domain.foreign_files.Importer`."""

    id: str = "monica"
    title: str = "Monica"

    def recognise(self, bundle: Bundle) -> Claim | None:
        """Claim exports in either form."""
        members = tuple(member for member in bundle.members if kind_of(member))
        return Claim(90, members) if members else None

    def read(self, bundle: Bundle, claim: Claim, wishes: Wishes) -> Iterator[Found]:
        """Give people first, then what passed between them and the owner."""
        # Of all importers that are asked, one reads.
        from coterie.importers.monica import reading

        del bundle
        return reading.read(claim.members, wishes)


IMPORTER: Importer = Monica()
