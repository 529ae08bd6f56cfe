# SPDX-License-Identifier: GPL-3.0-or-later
"""Counting what an import did: per file by record, and in all by what the records became."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.import_reports import ExportChanges

if TYPE_CHECKING:
    from coterie.domain.import_reports import ComparedExport
    from coterie.storage.importing.fresh import Fresh
    from coterie.storage.importing.staging import FileTally, Problem

CREATED, UPDATED, UNCHANGED, HELD = "created", "updated", "unchanged", "held"
#: Outcomes that nothing else tells of a record.
NOTED = frozenset({UPDATED, HELD})


class RowOutcome(NamedTuple):
    """What became of one row. key: of its record, staged_id: where it was put aside; "" and 0 = has none."""

    outcome: str
    file_index: int
    place: str
    reason: str = ""
    key: str = ""
    staged_id: int = 0


@dataclass(frozen=True)
class Kept:
    """A value that stayed as the user had it, although the file says otherwise."""

    entity: str
    entity_id: int
    field: str
    mine: str
    theirs: str


@dataclass(frozen=True)
class Left:
    """Somebody whom a newer export tells of no more. earlier, later: days of the exports.

    record: the one they were known by; again: whom the newer export tells of under another profile, 0 = nobody.
    """

    person: int
    name: str
    source: str
    earlier: str
    later: str
    record: int
    again: int = 0


@dataclass(frozen=True)
class Followed:
    """A newer export beside the ones before. day: when it was made; follows: the parts it follows; part: its own."""

    compared: ComparedExport
    day: str
    follows: tuple[str, ...]
    part: str


@dataclass
class Tally:
    """The counts of one import while it runs. as_is: people of whom nothing changed, as somebody decided."""

    files: dict[int, FileTally]
    totals: dict[str, dict[str, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    moved: list[tuple[int, str, str]] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    exports: list[Followed] = field(default_factory=list)
    rows: list[RowOutcome] = field(default_factory=list)
    as_is: set[int] = field(default_factory=set)
    changes: ExportChanges = field(default_factory=ExportChanges)

    def row(self, record: Fresh, outcome: str) -> None:
        """Count a record, and note it where it is updated or held; a new one is known by its source record."""
        self.record(record.file_index, outcome)
        if outcome in NOTED:
            read = record.as_read
            place, key = (read.place, read.key) if read is not None else ("", "")
            self.rows.append(RowOutcome(outcome, record.file_index, place, "", key, record.staged_id))

    def record(self, file_index: int, outcome: str, number: int = 1) -> None:
        """Count records of a file; outcome: created, updated, unchanged or held."""
        tally = self.files[file_index]
        setattr(tally, outcome, getattr(tally, outcome) + number)

    def skip(self, file_index: int, reason: str) -> None:
        """Count a record that is left out after all."""
        self.files[file_index].skipped[reason] += 1

    def entity(self, kind: str, outcome: str, number: int = 1) -> None:
        """Count what records became; kind in the plural, as the report names it."""
        counts = self.totals.setdefault(kind, defaultdict(int))
        counts[outcome] += number
