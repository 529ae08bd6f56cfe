# SPDX-License-Identifier: GPL-3.0-or-later
"""Importing: read foreign files, say what they would change, bring them in, take an import back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from coterie.domain.backups import Reason
from coterie.domain.errors import BadValue, CannotBeDone, ForeignFileError
from coterie.domain.folding import fold
from coterie.domain.foreign_files import OPTIONAL_KINDS, Wishes
from coterie.domain.identity_keys import normalised_mail, profile_key
from coterie.domain.import_plans import FileStamp, ImportPlan, Settlement
from coterie.domain.texts import _
from coterie.services.backups import Backups
from coterie.services.import_row_tables import row_table
from coterie.services.out_files import write_out
from coterie.services.problem_rows import problem_table
from coterie.services.unticked_files import without_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from coterie.domain.column_maps.maps import ColumnMap
    from coterie.domain.import_reports import ImportCounts, ImportProblem, ImportReport, PastImport
    from coterie.domain.import_rows import ImportRow, RowCounts, RowQuery
    from coterie.domain.reading import StagedItem
    from coterie.services.jobs import JobContext
    from coterie.services.ports.backups import BackupStore
    from coterie.services.ports.clock import Clock
    from coterie.services.ports.column_maps import ColumnMapsTable
    from coterie.services.ports.exporting import Ledger
    from coterie.services.ports.importing import ForeignFiles, Imports, RevertedImport


#: Rows of an import read at a time where all of them are wanted.
_PAGE = 2_000


class ImportingVault(Protocol):
    """The part of a vault that importing needs."""

    @property
    def imports(self) -> Imports:
        """The import side of the vault."""

    @property
    def backups(self) -> BackupStore:
        """The backups of the vault."""

    @property
    def ledger(self) -> Ledger:
        """What left the vault."""

    @property
    def column_maps(self) -> ColumnMapsTable:
        """What columns of tables mean."""


@dataclass(frozen=True)
class Brief:
    """What a person wants brought in, and how.

    include: kinds out of OPTIONAL_KINDS; me: profile links or mail addresses of the owner; without: files left out,
    by the names a report gives them (path and member); settlement: what was decided about the plan.
    picked: names and mail addresses of people who are brought in from lists that are off otherwise.
    maps: what the columns of tables mean, before those that are kept.
    """

    paths: tuple[Path, ...]
    include: tuple[str, ...] = ()
    me: tuple[str, ...] = ()
    without: frozenset[tuple[str, str]] = frozenset()
    settlement: Settlement = field(default_factory=Settlement)
    picked: tuple[str, ...] = ()
    maps: tuple[ColumnMap, ...] = ()


@dataclass(frozen=True)
class Importing:
    """Imports foreign files into one vault."""

    vault: ImportingVault
    files: ForeignFiles
    clock: Clock

    def bring_in(
        self,
        paths: Sequence[Path],
        include: Sequence[str],
        me: Sequence[str],
        ctx: JobContext,
        *,
        dry_run: bool = False,
    ) -> ImportCounts:
        """Import files, or on a dry run say what that would do.

        include: kinds out of OPTIONAL_KINDS; me: profile links or mail addresses of the owner.
        Raises BadValue for what cannot be ticked, ForeignFileError for a path that is not there.
        """
        return self.bring(Brief(tuple(paths), tuple(include), tuple(me)), ctx, dry_run=dry_run)

    def bring(self, brief: Brief, ctx: JobContext, *, dry_run: bool = False) -> ImportCounts:
        """Import what a brief names, or on a dry run say what that would do; raises what `bring_in` raises."""
        mine, wishes = self._wishes(brief)
        with self.vault.imports.stage(lambda: self._read(brief, wishes, ctx), self._first(ctx)) as staged:
            return staged.apply(mine, self.clock.today(), ctx, dry_run=dry_run)

    def plan(self, brief: Brief, ctx: JobContext) -> ImportPlan:
        """Say with particulars what an import would do, and change nothing; raises what `bring_in` raises."""
        mine, wishes = self._wishes(brief)
        stamps = tuple(map(_stamp, brief.paths))
        with self.vault.imports.stage(lambda: self._read(brief, wishes, ctx)) as staged:
            counts, details = staged.plan(mine, self.clock.today(), ctx)
        return ImportPlan(counts, details, stamps)

    def carry_out(self, brief: Brief, stamps: Sequence[FileStamp], ctx: JobContext) -> ImportCounts:
        """Import as it was planned and settled; CannotBeDone where a file is another one than the plan was made of."""
        mine, wishes = self._wishes(brief)
        if tuple(map(_stamp, brief.paths)) != tuple(stamps):
            raise CannotBeDone(
                _("The file was changed after you looked at it. Nothing was imported."),
                _("Choose it again, so that you see what it says now."),
            )
        with self.vault.imports.stage(lambda: self._read(brief, wishes, ctx), self._first(ctx)) as staged:
            return staged.carry_out(mine, self.clock.today(), brief.settlement, ctx)

    def report(self, batch_id: int) -> ImportReport:
        """Give what is kept of an import; NotFound when there is none of that number."""
        return self.vault.imports.report(batch_id)

    @staticmethod
    def save_problems(problems: Sequence[ImportProblem], target: Path, *, replace: bool = False) -> None:
        """Write the rows that could not be read as a table, whole or not at all."""
        write_out(target, problem_table(problems), replace=replace)

    def row_counts(self, query: RowQuery) -> RowCounts:
        """Count the rows of an import, listed and in all; NotFound when there is none of that number."""
        return self.vault.imports.row_counts(query)

    def rows(self, query: RowQuery, start: int, limit: int) -> list[ImportRow]:
        """Give a page of the rows of an import. start: how many come before it."""
        return self.vault.imports.rows(query, start, limit)

    def save_rows(self, query: RowQuery, target: Path, ctx: JobContext, *, replace: bool = False) -> int:
        """Write the rows of an import as a table, whole or not at all, and count them."""
        total = self.row_counts(query).total
        write_out(target, row_table(self.each_row(query, total, ctx)), replace=replace)
        return total

    def each_row(self, query: RowQuery, total: int, ctx: JobContext) -> Iterator[ImportRow]:
        """Give row after row, read by pages."""
        for start in range(0, total, _PAGE):
            ctx.progress(start, total, "")
            yield from self.rows(query, start, _PAGE)

    def past(self) -> list[PastImport]:
        """List what was imported, newest first."""
        return self.vault.imports.past()

    def undo(self, batch_id: int) -> RevertedImport:
        """Undo one import, also out of order; what was changed or linked since stays and is listed."""
        return self.vault.imports.undo(batch_id)

    def _wishes(self, brief: Brief) -> tuple[list[str], Wishes]:
        """Give the owner's keys that were named, and what the reader is to know; raises what cannot be asked for."""
        for path in brief.paths:
            if not path.exists():
                raise ForeignFileError(_("There is no file {0}.").format(path), _("Check the path and try again."))
        mine = [identity_key(text) for text in brief.me]
        keys, names = self.vault.imports.owner_keys()
        include = frozenset(_ticked(brief.include))
        return mine, Wishes(
            today=self.clock.today(),
            include=include,
            me=keys | frozenset(mine),
            my_names=names,
            picked=frozenset(normalised_mail(text) or fold(text) for text in brief.picked),
            maps=(*brief.maps, *self.vault.column_maps.all()),
        )

    def _first(self, ctx: JobContext) -> Callable[[], object]:
        """Give what backs the vault up before an import is kept."""
        return lambda: Backups(self.vault, self.clock).before(Reason.IMPORT, ctx)

    def _read(self, brief: Brief, wishes: Wishes, ctx: JobContext) -> Iterator[StagedItem]:
        items = self.files.read(brief.paths, wishes, ctx)
        return without_files(items, brief.without) if brief.without else items


def identity_key(text: str) -> str:
    """Read a profile link or mail address of the owner as an identity key; BadValue for anything else."""
    key = profile_key(text)
    if key:
        return key
    mail = normalised_mail(text)
    if mail:
        return f"mail:{mail}"
    raise BadValue(
        _("“{0}” is neither a profile link that Coterie knows nor a mail address.").format(text),
        _("Give one such as https://www.linkedin.com/in/your-name or you@example.com."),
    )


def _stamp(path: Path) -> FileStamp:
    """Tell how a file stands now."""
    seen = path.stat()
    return FileStamp(str(path), 0 if path.is_dir() else seen.st_size, seen.st_mtime_ns)


def _ticked(include: Sequence[str]) -> list[str]:
    for name in include:
        if name not in OPTIONAL_KINDS:
            raise BadValue(
                _("“{0}” is nothing that can be ticked.").format(name),
                _("Known: {0}.").format(", ".join(OPTIONAL_KINDS)),
            )
    return list(include)
