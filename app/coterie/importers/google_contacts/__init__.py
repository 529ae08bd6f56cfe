# SPDX-License-Identifier: GPL-3.0-or-later
"""Google Contacts as CSV (generations until and since mid 2024)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.importers.google_contacts import columns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.domain.foreign_files import Bundle, Claim, Importer, Wishes
    from coterie.domain.records import Found


@dataclass(frozen=True)
class GoogleContacts:
    """Reads the address book that Google hands out as "Google CSV"."""

    id: str = "google"
    title: str = "Google Contacts"

    def recognise(self, bundle: Bundle) -> Claim | None:
        """Claim the tables whose titles are those of Google Contacts."""
        return columns.recognise(bundle)

    def read(self, bundle: Bundle, claim: Claim, wishes: Wishes) -> Iterator[Found]:
        """Give each file's announcement and then its rows."""
        # Of all importers that are asked, one reads.
        from coterie.importers.google_contacts import reading

        del bundle
        return reading.read(claim, wishes)


IMPORTER: Importer = GoogleContacts()
