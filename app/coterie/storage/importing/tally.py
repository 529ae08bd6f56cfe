# SPDX-License-Identifier: GPL-3.0-or-later
"""Counting what an import did: per file by record, and in all by what the records became."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coterie.storage.importing.staging import FileTally, Problem

CREATED, UPDATED, UNCHANGED, HELD = "created", "updated", "unchanged", "held"


@dataclass(frozen=True)
class Kept:
    """A value that stayed as the user had it, although the file says otherwise."""

    entity: str
    entity_id: int
    field: str
    mine: str
    theirs: str


@dataclass
class Tally:
    """The counts of one import while it runs."""

    files: dict[int, FileTally]
    totals: dict[str, dict[str, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    moved: list[tuple[int, str, str]] = field(default_factory=list)

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
