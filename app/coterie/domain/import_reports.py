# SPDX-License-Identifier: GPL-3.0-or-later
"""The account of an import: every record of every file in exactly one of six counts."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class FileCounts:
    """One file: records = created + updated + unchanged + held + skipped + refused; all None when it was not read.

    exported: the ISO date of the export it came in, "" = unknown.
    """

    path: str
    member: str
    source: str
    records: int | None
    created: int | None = None
    updated: int | None = None
    unchanged: int | None = None
    held: int | None = None
    skipped: int | None = None
    refused: int | None = None
    skipped_because: dict[str, int] = field(default_factory=dict)
    not_read: bool = False
    why: str = ""
    exported: str = ""


@dataclass(frozen=True)
class ImportProblem:
    """A record refused or mended, or a file that stood in the way: where, why, and what stood there.

    refused: the record did not come in.
    """

    file: str
    member: str
    where: str
    reason: str
    excerpt: str
    refused: bool = False


@dataclass(frozen=True)
class KeptValue:
    """A value the user had edited, which stayed although the file says otherwise. name: of whom, "" = not looked up."""

    kind: str
    id: int
    field: str
    mine: str
    theirs: str
    name: str = ""


@dataclass(frozen=True)
class CareerChange:
    """Somebody whose post differs from the export before."""

    person_id: int
    before: str
    after: str


@dataclass(frozen=True)
class ComparedExport:
    """A newer export of a source beside what the vault had of it. earlier, later: ISO days of both, "" = unknown.

    known: people it told of before; new: people it tells of first; left: those of the known it tells of no more;
    back: those who were missing and are in it again.
    """

    source: str
    earlier: str
    later: str
    known: int
    new: int
    left: int
    back: int = 0


@dataclass(frozen=True)
class LeftPerson:
    """Somebody whom a newer export of a source tells of no more. last_seen, missing_from: ISO days of the exports."""

    person_id: int
    name: str
    source: str
    last_seen: str
    missing_from: str


@dataclass(frozen=True)
class PersonChange:
    """A value of somebody who was there: which one, as in changed fields, what stood there, what stands there now."""

    person_id: int
    name: str
    field: str
    old: str
    new: str


@dataclass(frozen=True)
class ExportChanges:
    """What newer exports say of people who were there, but for posts: some of each, and how many there are in all.

    appeared: ways to reach people; renamed: names, and profiles in place of others.
    """

    exports: tuple[ComparedExport, ...] = ()
    left: tuple[LeftPerson, ...] = ()
    appeared: tuple[PersonChange, ...] = ()
    renamed: tuple[PersonChange, ...] = ()
    appeared_total: int = 0
    renamed_total: int = 0

    @property
    def left_total(self) -> int:
        """How many people left."""
        return sum(export.left for export in self.exports)

    @property
    def new_total(self) -> int:
        """How many people newer exports tell of first."""
        return sum(export.new for export in self.exports)


@dataclass(frozen=True)
class ImportCounts:
    """What an import did, or on a dry run would do. batch_id: None on a dry run or when nothing changed."""

    batch_id: int | None
    label: str
    dry_run: bool
    files: tuple[FileCounts, ...]
    totals: dict[str, dict[str, int]]
    problems: tuple[ImportProblem, ...]
    kept: tuple[KeptValue, ...] = ()
    moved: tuple[CareerChange, ...] = ()
    changes: ExportChanges = field(default_factory=ExportChanges)

    @property
    def read_anything(self) -> bool:
        """Say whether at least one file could be read."""
        return any(file.records is not None for file in self.files)


@dataclass(frozen=True)
class PastImport:
    """One line of the list of imports; times are seconds since 1970, UTC.

    files: names of the files and archives it came from. can_undo: it still stands, and its history is there.
    """

    batch_id: int
    at_utc: int
    label: str
    totals: dict[str, dict[str, int]]
    undone_at: int | None
    files: tuple[str, ...] = ()
    can_undo: bool = True


@dataclass(frozen=True)
class JobChange:
    """Somebody whose post an import changed, by name, with both posts in words."""

    person_id: int
    name: str
    before: str
    after: str


@dataclass(frozen=True)
class ImportReport:
    """What is kept of an import: its line of the list, its account, and who changed jobs: some, and how many in all."""

    past: PastImport
    counts: ImportCounts
    job_changes: tuple[JobChange, ...]
    job_changes_total: int
