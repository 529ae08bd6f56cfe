# SPDX-License-Identifier: GPL-3.0-or-later
"""Address books in Outlook's CSV (desktop, Outlook.com, Google's "Outlook CSV", LinkedIn exports up to about 2017)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.importers.outlook import recognition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.domain.foreign_files import Bundle, Claim, Importer, Wishes
    from coterie.domain.records import Found


@dataclass(frozen=True)
class Outlook:
    """Reads what Outlook exports, and what others export for it."""

    id: str = "outlook"
    title: str = "Outlook"

    def recognise(self, bundle: Bundle) -> Claim | None:
        """Claim the tables whose titles are Outlook's, in any of the languages known here."""
        return recognition.recognise(bundle)

    def read(self, bundle: Bundle, claim: Claim, wishes: Wishes) -> Iterator[Found]:
        """Give each file's announcement and then its rows."""
        # Of all importers that are asked, one reads.
        from coterie.importers.outlook import reading

        del bundle
        return reading.read(claim, wishes)


IMPORTER: Importer = Outlook()
