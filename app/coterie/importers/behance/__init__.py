# SPDX-License-Identifier: GPL-3.0-or-later
"""Behance: answers of its API 2 saved to files; the service itself hands out no list of people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.importers.behance import recognition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.domain.foreign_files import Bundle, Claim, Importer, Wishes
    from coterie.domain.records import Found


@dataclass(frozen=True)
class Behance:
    """Reads people, projects and posts of a portfolio."""

    id: str = "behance"
    title: str = "Behance"

    def recognise(self, bundle: Bundle) -> Claim | None:
        """Claim answers by their first bytes."""
        return recognition.recognise(bundle)

    def read(self, bundle: Bundle, claim: Claim, wishes: Wishes) -> Iterator[Found]:
        """Give each file's announcement and then its records."""
        # Of all importers that are asked, one reads.
        from coterie.importers.behance import reading

        return reading.read(bundle, claim, wishes)


IMPORTER: Importer = Behance()
