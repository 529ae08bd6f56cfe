# SPDX-License-Identifier: GPL-3.0-or-later
"""Records in a test's own words, brought in as if a file had held them, whatever importer may come to read it."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from coterie.domain.reading import StagedFile, StagedItem, StagedRecord
from coterie.domain.records import FileFound
from coterie.domain.things import KIND_OF, payload_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coterie.domain.import_reports import ImportCounts
    from coterie.domain.records import Thing
    from tests.storage.importing.foreign import Bringing

Told = dict[str, dict[str, "Thing"]]


@dataclass
class TellsThings:
    """Reads nothing and tells things by source and key; exported: the day of the export."""

    told: Mapping[str, Mapping[str, Thing]]
    exported: str = ""

    def read(self, *_read: object) -> Iterator[StagedItem]:
        """Yield the things as staged records."""
        for index, (source, things) in enumerate(self.told.items()):
            yield StagedFile(index, FileFound("told.json", source, source, exported=self.exported))
            for row, (key, thing) in enumerate(things.items()):
                payload, kind = payload_of(thing), KIND_OF[type(thing)]
                raw = payload.encode()
                digest = blake2b(raw, digest_size=16).hexdigest()
                yield StagedRecord(index, key, f"row {row}", raw, digest, kind, payload, ())


def tell(into: Bringing, exported: str = "", /, **told: Mapping[str, Thing]) -> ImportCounts:
    """Bring things in, by source and key."""
    into.reader = TellsThings(told, exported)
    return into.bring(into.file("told.json", "{}"))


def totals(counts: ImportCounts) -> dict[str, dict[str, int]]:
    """What records became, without kinds that nothing came of."""
    return {kind: dict(numbers) for kind, numbers in counts.totals.items() if any(numbers.values())}


def rows(into: Bringing, query: str, *values: object) -> list[tuple[Any, ...]]:
    """Read rows."""
    return into.opened.rows(query, *values)
