# SPDX-License-Identifier: GPL-3.0-or-later
"""X, once Twitter: "Download an archive of your data", whole or in single files (2018 to 2026)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.importers.x import recognition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.domain.foreign_files import Bundle, Claim, Importer, Wishes
    from coterie.domain.records import Found


@dataclass(frozen=True)
class X:
    """Reads what X hands out to its members."""

    id: str = "x"
    title: str = "X"

    def recognise(self, bundle: Bundle) -> Claim | None:
        """Claim the scripts of an archive, or single ones."""
        return recognition.recognise(bundle)

    def read(self, bundle: Bundle, claim: Claim, wishes: Wishes) -> Iterator[Found]:
        """Give each file's announcement and then its records."""
        # Of all importers that are asked, one reads.
        from coterie.importers.x import reading

        return reading.read(bundle, claim, wishes)


IMPORTER: Importer = X()
