# SPDX-License-Identifier: GPL-3.0-or-later
"""Any table that no other importer knows: read by a column map, or named with its columns where there is none yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.foreign_files import Bundle, Claim, Wishes
from coterie.domain.texts import _
from coterie.importers.table.reading import read
from coterie.importers.table.recognition import tables_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.domain.records import Found


class _Tables:
    """Reads tables; see `coterie.domain.foreign_files.Importer`."""

    id = "table"

    @property
    def title(self) -> str:
        """The name a user knows it by."""
        return _("Table (CSV, TSV)")

    def recognise(self, bundle: Bundle) -> Claim | None:
        """Claim what is a table and nothing else; any importer that knows it is surer."""
        members = tables_in(bundle)
        return Claim(1, members) if members else None

    def read(self, bundle: Bundle, claim: Claim, wishes: Wishes) -> Iterator[Found]:
        """Read each table by the map that fits it, or say what columns it has."""
        del bundle
        return read(claim.members, wishes)


IMPORTER = _Tables()
