# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables that no importer knows: a look at their first rows, what their columns may mean, and maps that are kept."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from coterie.domain.column_maps.guessing import guess
from coterie.domain.column_titles import normalised_title
from coterie.domain.errors import ForeignFileError
from coterie.domain.foreign_files import Wishes
from coterie.domain.reading import StagedFile, StagedRecord
from coterie.domain.records import FoundOther
from coterie.domain.texts import _
from coterie.domain.things import thing_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from coterie.domain.column_maps.maps import ColumnMap
    from coterie.domain.records import FileFound
    from coterie.services.jobs import JobContext
    from coterie.services.ports.clock import Clock
    from coterie.services.ports.column_maps import ColumnMapsTable
    from coterie.services.ports.importing import ForeignFiles

#: So many rows are looked at.
_ROWS = 1_000
_SAMPLE = "table.sample"


class ColumnMapVault(Protocol):
    """The part of a vault that column maps need."""

    @property
    def column_maps(self) -> ColumnMapsTable:
        """The maps that are kept."""


@dataclass(frozen=True)
class TableSeen:
    """A table as it begins: path and member say where it is, titles as written, rows of the same width.

    column_map: the one that is kept for these titles (`is_kept`), else a guess. encoding: the one it was read in.
    rows: the first ones, `total`: how many there are in all. separator: what stands between two cells.
    letters: pairs of an encoding and what a few words of the table are in it; none where all are plain letters.
    """

    path: str
    member: str
    encoding: str
    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    column_map: ColumnMap
    is_kept: bool
    separator: str = ","
    total: int = 0
    letters: tuple[tuple[str, str], ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Give the titles in the spelling in which a map names them."""
        return tuple(title for title, _target in self.column_map.columns)


class ColumnMaps:
    """Looks at tables and keeps what their columns mean."""

    def __init__(self, vault: ColumnMapVault, files: ForeignFiles, clock: Clock) -> None:
        """Work on an open vault."""
        self._vault = vault
        self._files = files
        self._clock = clock

    def look(self, paths: Sequence[Path], ctx: JobContext, encoding: str = "") -> list[TableSeen]:
        """Give the tables among files that no importer knows; encoding: the one to read them in, "" = found out.

        Raises ForeignFileError for a path that is not there.
        """
        for path in paths:
            if not path.exists():
                raise ForeignFileError(_("There is no file {0}.").format(path), _("Check the path and try again."))
        wishes = Wishes(self._clock.today(), sample=_ROWS, encoding=encoding)
        seen: dict[int, _Look] = {}
        for item in self._files.read(paths, wishes, ctx):
            if isinstance(item, StagedFile) and item.found.source == _SAMPLE:
                seen[item.file_index] = _Look(item.found)
            elif isinstance(item, StagedRecord) and item.file_index in seen:
                seen[item.file_index].take(item)
        return [self._seen(look) for look in seen.values() if look.rows]

    def all(self) -> list[ColumnMap]:
        """Give the maps that are kept, the newest first."""
        return self._vault.column_maps.all()

    def keep(self, column_map: ColumnMap) -> None:
        """Keep a map, so that the next table with these titles is read by it; BadValue where nothing could be."""
        self._vault.column_maps.put(column_map.checked())

    def forget(self, column_map: ColumnMap) -> None:
        """Forget a map; what was brought in by it stays."""
        self._vault.column_maps.remove(column_map.fingerprint)

    def _seen(self, look: _Look) -> TableSeen:
        """Make the table of what came of it: the first row holds the titles."""
        found = look.found
        width = max(int(at) for row in look.rows for at in row) + 1
        cells = [tuple(_padded(row, width)) for row in look.rows]
        titles = cells[0]
        while titles and not titles[-1]:
            titles = titles[:-1]
        names = _different(titles)
        kept = next((each for each in self.all() if each.fits(names)), None)
        shown = tuple(row[: len(titles)] for row in cells[1:])
        return TableSeen(
            found.path, found.member, found.encoding, titles, shown, kept or guess(names, shown), kept is not None,
            look.separator, look.total, tuple(look.letters.items()),
        )  # fmt: skip


@dataclass
class _Look:
    """What came of one table so far: rows hold their filled cells by the number of the column."""

    found: FileFound
    rows: list[dict[str, str]] = field(default_factory=list)
    separator: str = ","
    total: int = 0
    letters: dict[str, str] = field(default_factory=dict)

    def take(self, record: StagedRecord) -> None:
        """Take the next record: titles, a row, words in encodings, or the number of all rows."""
        values = json.loads(record.raw)
        if record.key == "letters":
            self.letters = values
        elif record.key == "total":
            self.total = int(values["rows"])
        else:
            self.rows.append(values)
        if record.key == "titles":
            thing = thing_of(record.kind, record.payload)
            self.separator = thing.title if isinstance(thing, FoundOther) else self.separator


def _padded(row: dict[str, str], width: int) -> Iterator[str]:
    """Give the cells of a row that left the empty ones out."""
    return (row.get(str(at), "") for at in range(width))


def _different(titles: Sequence[str]) -> list[str]:
    """Normalise titles; one that comes again gets a number."""
    seen: dict[str, int] = {}
    names = []
    for title in titles:
        name = normalised_title(title)
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name} {seen[name]}")
    return names
