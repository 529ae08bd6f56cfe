# SPDX-License-Identifier: GPL-3.0-or-later
"""GitHub: the account archive (schema 1, 2024 to 2026), and answers of its REST interface saved to files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.importers.github import recognition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.domain.foreign_files import Bundle, Claim, Importer, Wishes
    from coterie.domain.records import Found


@dataclass(frozen=True)
class GitHub:
    """Reads what GitHub hands out to its users, and what it tells of people to everybody."""

    id: str = "github"
    title: str = "GitHub"

    def recognise(self, bundle: Bundle) -> Claim | None:
        """Claim the files of an archive, or single answers by their first bytes."""
        return recognition.recognise(bundle)

    def read(self, bundle: Bundle, claim: Claim, wishes: Wishes) -> Iterator[Found]:
        """Give each file's announcement and then its records."""
        # Of all importers that are asked, one reads.
        from coterie.importers.github import reading

        return reading.read(bundle, claim, wishes)


IMPORTER: Importer = GitHub()
