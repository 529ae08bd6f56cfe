# SPDX-License-Identifier: GPL-3.0-or-later
"""Badges and certificates: Open Badges 1 to 3 in any carrier, lists of Credly and Accredible; none is verified."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.domain.foreign_files import Bundle, Claim, Importer, Wishes
from coterie.importers.badges.recognition import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.domain.records import Found


@dataclass(frozen=True)
class Badges:
    """Reads badges; see `coterie.domain.foreign_files.Importer`."""

    id: str = "badges"
    title: str = "Open Badges, Credly, Accredible"

    def recognise(self, bundle: Bundle) -> Claim | None:
        """Claim what holds badges, whatever carries them."""
        members = tuple(member for member in bundle.members if kind_of(member))
        return Claim(85, members) if members else None

    def read(self, bundle: Bundle, claim: Claim, wishes: Wishes) -> Iterator[Found]:
        """Make a credential of each badge."""
        # Of all importers that are asked, one reads.
        from coterie.importers.badges import reading

        del bundle
        return reading.read(claim.members, wishes)


IMPORTER: Importer = Badges()
