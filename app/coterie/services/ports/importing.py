# SPDX-License-Identifier: GPL-3.0-or-later
"""What importing asks of the vault and of the reader of foreign files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager
    from datetime import date
    from pathlib import Path

    from coterie.domain.changes import Changes
    from coterie.domain.foreign_files import Wishes
    from coterie.domain.import_plans import PlanDetails, Settlement
    from coterie.domain.import_reports import ImportCounts, ImportReport, PastImport
    from coterie.domain.import_rows import ImportRow, RowCounts, RowQuery
    from coterie.domain.reading import StagedItem
    from coterie.services.jobs import JobContext


class ForeignFiles(Protocol):
    """Reads foreign files in a process of their own, under limits."""

    def read(self, paths: Sequence[Path], wishes: Wishes, ctx: JobContext) -> Iterator[StagedItem]:
        """Yield what the files hold; what cannot be read is a problem named for what it is."""


class Staged(Protocol):
    """A reading that touches nothing until it is applied."""

    def apply(self, me: Sequence[str], today: date, ctx: JobContext, *, dry_run: bool) -> ImportCounts:
        """Bring it into the vault in one transaction and one undo step, or only count what that would do."""

    def plan(self, me: Sequence[str], today: date, ctx: JobContext) -> tuple[ImportCounts, PlanDetails]:
        """Say what it would do, with particulars, and change nothing."""

    def carry_out(self, me: Sequence[str], today: date, settlement: Settlement, ctx: JobContext) -> ImportCounts:
        """Bring it into the vault as a person settled it, in one transaction and one undo step."""


@dataclass(frozen=True)
class RevertedImport:
    """What undoing an import out of order did; kept: what stayed, in words."""

    changes: Changes
    kept: tuple[str, ...]


class Imports(Protocol):
    """The import side of the vault."""

    def stage(
        self, read: Callable[[], Iterable[StagedItem]], first: Callable[[], object] | None = None
    ) -> AbstractContextManager[Staged]:
        """Have a place, encrypted, to put a reading aside until the block ends.

        `read` begins the reading, once or, when something read was withdrawn, twice. `first` is called before an import
        that changes something is kept: a reading view still shows what was there, and what it raises takes all back.
        """

    def owner_keys(self) -> tuple[frozenset[str], frozenset[str]]:
        """Give the owner's identity keys and names, by which files know them."""

    def past(self) -> list[PastImport]:
        """List what was imported, newest first."""

    def report(self, batch_id: int) -> ImportReport:
        """Give what is kept of an import; NotFound when there is none of that number."""

    def row_counts(self, query: RowQuery) -> RowCounts:
        """Count the rows of an import; NotFound when there is none of that number."""

    def rows(self, query: RowQuery, start: int, limit: int) -> list[ImportRow]:
        """Give a page of the rows of an import; NotFound when there is none of that number."""

    def undo(self, batch_id: int) -> RevertedImport:
        """Undo one import, also out of order; what was changed or linked since stays."""
