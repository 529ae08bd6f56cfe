# SPDX-License-Identifier: GPL-3.0-or-later
"""Stack Overflow and its sister sites: answers of the API 2.x, data dumps since 2009, results of the Data Explorer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.importers.stack_exchange import recognition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.domain.foreign_files import Bundle, Claim, Importer, Wishes
    from coterie.domain.records import Found


@dataclass(frozen=True)
class StackExchange:
    """Reads what the sites of Stack Exchange give to everybody, for the owner alone."""

    id: str = "stack_exchange"
    title: str = "Stack Exchange"

    def recognise(self, bundle: Bundle) -> Claim | None:
        """Claim pages, tables and results by their first bytes."""
        return recognition.recognise(bundle)

    def read(self, bundle: Bundle, claim: Claim, wishes: Wishes) -> Iterator[Found]:
        """Give each file's announcement and then its records."""
        # Of all importers that are asked, one reads.
        from coterie.importers.stack_exchange import reading

        return reading.read(bundle, claim, wishes)


IMPORTER: Importer = StackExchange()
