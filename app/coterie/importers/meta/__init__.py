# SPDX-License-Identifier: GPL-3.0-or-later
"""Facebook, Instagram and Threads: "Download your information" with the choice JSON (2018 to 2026)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.importers.meta import recognition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.domain.foreign_files import Bundle, Claim, Importer, Wishes
    from coterie.domain.records import Found


@dataclass(frozen=True)
class Meta:
    """Reads what Facebook, Instagram and Threads hand out to their members."""

    id: str = "meta"
    title: str = "Facebook, Instagram and Threads"

    def recognise(self, bundle: Bundle) -> Claim | None:
        """Claim the files of an archive, or single lists."""
        return recognition.recognise(bundle)

    def read(self, bundle: Bundle, claim: Claim, wishes: Wishes) -> Iterator[Found]:
        """Give each file's announcement and then its records."""
        # Of all importers that are asked, one reads.
        from coterie.importers.meta import reading

        return reading.read(bundle, claim, wishes)


IMPORTER: Importer = Meta()
