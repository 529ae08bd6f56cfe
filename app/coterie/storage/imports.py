# SPDX-License-Identifier: GPL-3.0-or-later
"""The import side of the vault: staging, applying, the list of imports, undoing one of them."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from coterie.domain.errors import NotFound
from coterie.domain.import_plans import LISTED
from coterie.domain.import_reports import (
    CareerChange,
    ExportChanges,
    FileCounts,
    ImportCounts,
    ImportProblem,
    ImportReport,
    JobChange,
    KeptValue,
    PastImport,
)
from coterie.domain.joined_words import joined
from coterie.domain.source_names import origin_name
from coterie.domain.texts import _, counted
from coterie.services.ports.importing import RevertedImport
from coterie.storage.importing import kept_reports
from coterie.storage.importing.applying import Applied, Request, apply
from coterie.storage.importing.changed_posts import moves_of
from coterie.storage.importing.listed_rows import count_rows, read_rows
from coterie.storage.importing.newer_exports import written_exports
from coterie.storage.importing.planned import details_of
from coterie.storage.importing.reverting import revert
from coterie.storage.importing.settling import settle
from coterie.storage.importing.staging import FileTally, Staging
from coterie.storage.importing.step_rows import StepRows
from coterie.storage.importing.told_changes import changes_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager
    from datetime import date, datetime

    from coterie.domain.import_plans import PlanDetails, Settlement
    from coterie.domain.import_rows import ImportRow, RowCounts, RowQuery
    from coterie.domain.reading import StagedItem
    from coterie.services.jobs import JobContext
    from coterie.services.ports.clock import Clock
    from coterie.storage.connections import Connection
    from coterie.storage.importing.staying import Stayed
    from coterie.storage.importing.tally import Tally
    from coterie.storage.writing import Step

_OWNER_KEYS = """
SELECT CASE c.kind WHEN 'mail' THEN 'mail:' || c.normalised WHEN 'phone' THEN 'tel:' || c.normalised
       ELSE c.normalised END
FROM contact_point c JOIN setting s ON s.name = 'owner_person_id' AND c.person_id = CAST(s.value AS INTEGER)
WHERE c.normalised <> ''
"""
_OWNER_NAME = """
SELECT p.display_name FROM person p JOIN setting s
ON s.name = 'owner_person_id' AND p.id = CAST(s.value AS INTEGER) WHERE p.display_name <> ''
"""
_PAST = """
SELECT b.id, b.at_utc, b.label, coalesce(b.report -> '$.totals', '{}'), b.undone_at,
       coalesce(b.report -> '$.paths', '[]'),
       b.undone_at IS NULL AND EXISTS (SELECT 1 FROM change c WHERE c.change_set_id = b.change_set_id)
FROM import_batch b
"""
_KEPT = "SELECT label, report, change_set_id FROM import_batch WHERE id = ?"
_NAMES = "SELECT id, display_name FROM person WHERE id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL"


class Lanes(Protocol):
    """The part of an open vault that imports need."""

    @property
    def clock(self) -> Clock:
        """Where "now" comes from."""

    @property
    def is_viewing(self) -> bool:
        """Whether nothing can be written."""

    def writing(self) -> AbstractContextManager[Connection]:
        """Take the one write lane."""

    def reading(self) -> AbstractContextManager[Connection]:
        """Take this thread's reading connection."""


@dataclass(frozen=True)
class StagedReading:
    """A reading for one vault, put aside or still to come."""

    vault: Lanes
    staging: Staging
    read: Callable[[], Iterable[StagedItem]]
    first: Callable[[], object] | None = None

    def apply(self, me: Sequence[str], today: date, ctx: JobContext, *, dry_run: bool) -> ImportCounts:
        """Bring it into the vault in one transaction and one undo step, or only count what that would do."""
        now = self.vault.clock.now()
        return self._apply(Request(label_of, _kept_report, now, today, me, dry_run, first=self.first), ctx)

    def plan(self, me: Sequence[str], today: date, ctx: JobContext) -> tuple[ImportCounts, PlanDetails]:
        """Say what it would do, with particulars, and change nothing."""
        found: list[PlanDetails] = []

        def look(writing: Step, _batch_id: int, _tally: Tally) -> None:
            known = writing.connection.execute(_OWNER_KEYS).fetchone() is not None
            found.append(details_of(writing.connection, writing.number, owner_known=known))

        request = Request(label_of, _kept_report, self.vault.clock.now(), today, me, dry_run=True, at_end=look)
        counts = self._apply(request, ctx)
        return counts, found[0]

    def carry_out(self, me: Sequence[str], today: date, settlement: Settlement, ctx: JobContext) -> ImportCounts:
        """Bring it into the vault as a person settled it, in one transaction and one undo step."""

        def end(writing: Step, batch_id: int, tally: Tally) -> None:
            settle(writing, batch_id, tally, settlement)

        now = self.vault.clock.now()
        request = Request(label_of, _kept_report, now, today, me, dry_run=False, at_end=end, first=self.first)
        return self._apply(request, ctx)

    def _apply(self, request: Request, ctx: JobContext) -> ImportCounts:
        with self.vault.writing() as connection:
            applied = apply(connection, self.staging, self.read, request, ctx)
        return _counts(applied, dry_run=request.dry_run)


class SqlImports:
    """Imports of one vault."""

    def __init__(self, vault: Lanes, folder: Path) -> None:
        """Belong to a vault and stage in its folder."""
        self._vault = vault
        self._folder = folder

    @contextmanager
    def stage(
        self, read: Callable[[], Iterable[StagedItem]], first: Callable[[], object] | None = None
    ) -> Iterator[StagedReading]:
        """Have a place, encrypted, to put a reading aside until the block ends.

        first: called before an import that changes something is kept; what it raises takes the import back.
        """
        with self._vault.writing():
            pass  # A vault that cannot be written says so before a long file is read.
        staging = Staging(self._folder)
        try:
            yield StagedReading(self._vault, staging, read, first)
        finally:
            staging.remove()

    def owner_keys(self) -> tuple[frozenset[str], frozenset[str]]:
        """Give the owner's identity keys and names, by which files know them."""
        with self._vault.reading() as connection:
            keys = frozenset(row[0] for row in connection.execute(_OWNER_KEYS))
            return keys, frozenset(row[0] for row in connection.execute(_OWNER_NAME))

    def past(self) -> list[PastImport]:
        """List what was imported, newest first."""
        with self._vault.reading() as connection:
            return [_past(row) for row in connection.execute(f"{_PAST} ORDER BY b.id DESC")]

    def report(self, batch_id: int) -> ImportReport:
        """Give what is kept of an import; NotFound when there is none of that number."""
        with self._vault.reading() as connection:
            row = connection.execute(f"{_PAST} WHERE b.id = ?", (batch_id,)).fetchone()
            if row is None:
                raise _not_there(batch_id)
            label, report, step = connection.execute(_KEPT, (batch_id,)).fetchone()
            moves = list(moves_of(StepRows(connection, step))) if step else []
            changes = tuple(_job_changes(connection, moves[:LISTED]))
            counts = kept_reports.read(batch_id, label, report)
            changed = _with_particulars(connection, step, counts.changes)
            counts = replace(counts, changes=changed, kept=tuple(_kept_of(connection, counts.kept)))
        return ImportReport(_past(row), counts, changes, len(moves))

    def row_counts(self, query: RowQuery) -> RowCounts:
        """Count the rows of an import; NotFound when there is none of that number."""
        with self._vault.reading() as connection:
            _see(connection, query.batch_id)
            return count_rows(connection, query)

    def rows(self, query: RowQuery, start: int, limit: int) -> list[ImportRow]:
        """Give a page of the rows of an import; NotFound when there is none of that number."""
        with self._vault.reading() as connection:
            _see(connection, query.batch_id)
            return read_rows(connection, query, start, limit)

    def undo(self, batch_id: int) -> RevertedImport:
        """Undo one import, also out of order; what was changed or linked since stays."""
        with self._vault.writing() as connection:
            now: datetime = self._vault.clock.now()
            done = revert(connection, batch_id, now)
        return RevertedImport(done.changes, tuple(_stayed(one) for one in done.stayed))


def _see(connection: Connection, batch_id: int) -> None:
    """Raise NotFound where there is no import of a number."""
    if connection.execute(_KEPT, (batch_id,)).fetchone() is None:
        raise _not_there(batch_id)


def _not_there(batch_id: int) -> NotFound:
    return NotFound(_("There is no import {0}.").format(batch_id), _("Choose one from the list."))


#: Sources that have no name of a service or a kind of file.
_UNNAMED = {"", "table"}
#: A label names so many sources at most.
_MOST_NAMES = 3


def label_of(tally: Tally) -> str:
    """Write the label of an import's step: what it brings, from where."""
    from_where = _source_name({file.found.source.partition(".")[0] for file in tally.files.values() if file.records})
    people = tally.totals.get("people", {})
    number = sum(people.get(name, 0) for name in ("created", "held"))
    if number:
        return counted("Import {n} person", "Import {n} people", number) + " " + from_where
    left = sum(1 for one in tally.left if not one.again)
    other = sum(
        sum(number for name, number in totals.items() if name != "unchanged") for totals in tally.totals.values()
    )
    if left and not other:
        return counted("Note {n} person who left", "Note {n} people who left", left) + " " + from_where
    return counted("Import {n} record", "Import {n} records", other) + " " + from_where


def _source_name(sources: set[str]) -> str:
    names = {"linkedin": "LinkedIn", "vcard": _("cards"), "icalendar": _("a calendar")}
    known = [name for source, name in names.items() if source in sources]
    known += sorted({origin_name(source) for source in sources - names.keys() - _UNNAMED})
    if not known or len(known) > _MOST_NAMES:
        return _("from files")
    return _("from {0}").format(joined(known))


def _counts(applied: Applied, *, dry_run: bool) -> ImportCounts:
    tally = applied.tally
    files = tuple(_file(file) for file in tally.files.values())
    problems = tuple(
        ImportProblem(*_named(tally.files.get(one.file_index)), one.place, one.reason, one.excerpt, one.refused)
        for one in tally.problems
    )
    return ImportCounts(
        applied.batch_id,
        label_of(tally),
        dry_run,
        files,
        {kind: dict(counts) for kind, counts in tally.totals.items()},
        problems,
        tuple(KeptValue(one.entity, one.entity_id, one.field, one.mine, one.theirs) for one in tally.kept),
        tuple(CareerChange(*one) for one in tally.moved),
        tally.changes,
    )


def _kept_report(tally: Tally) -> str:
    return kept_reports.written(_counts(Applied(None, tally), dry_run=False), written_exports(tally))


def _past(row: Sequence[Any]) -> PastImport:
    return PastImport(row[0], row[1], row[2], json.loads(row[3]), row[4], tuple(json.loads(row[5])), bool(row[6]))


def _job_changes(connection: Connection, moves: Sequence[tuple[int, str, str]]) -> Iterator[JobChange]:
    """Name who changed jobs."""
    names = dict(connection.execute(_NAMES, (json.dumps([move[0] for move in moves]),)).fetchall())
    yield from (JobChange(person, names[person], before, after) for person, before, after in moves if person in names)


def _with_particulars(connection: Connection, step: int | None, kept: ExportChanges) -> ExportChanges:
    """Name who left, and add what the log of the step still knows of addresses and names."""
    names = dict(connection.execute(_NAMES, (json.dumps([one.person_id for one in kept.left]),)).fetchall())
    left = tuple(replace(one, name=names[one.person_id]) for one in kept.left if one.person_id in names)
    if not step or not (kept.appeared_total or kept.renamed_total):
        return replace(kept, left=left)
    told = changes_in(connection, step)
    return replace(kept, left=left, appeared=told.appeared, renamed=told.renamed)


def _kept_of(connection: Connection, kept: Sequence[KeptValue]) -> Iterator[KeptValue]:
    """Name whose values stayed."""
    people = json.dumps([one.id for one in kept if one.kind == "person"])
    names = dict(connection.execute(_NAMES, (people,)).fetchall())
    yield from (replace(one, name=names.get(one.id, "")) if one.kind == "person" else one for one in kept)


def _named(file: FileTally | None) -> tuple[str, str]:
    return (Path(file.found.path).name, file.found.member) if file else ("", "")


def _file(file: FileTally) -> FileCounts:
    found = file.found
    path = Path(found.path).name
    if found.not_read or not found.source:
        return FileCounts(
            path, found.member, found.source, None, not_read=found.not_read, why=found.why, exported=found.exported
        )
    return FileCounts(
        path,
        found.member,
        found.source,
        file.records,
        file.created,
        file.updated,
        file.unchanged,
        file.held,
        sum(file.skipped.values()),
        file.refused,
        dict(file.skipped),
        exported=found.exported,
    )


def _stayed(one: Stayed) -> str:
    if one.table == "person" and not one.field:
        why = _("changed since") if one.is_changed else _("to whom something was added since")
        return _("{0} (person {1}), {2}, with addresses and profile").format(one.name, one.row_id, why)
    return f"{one.table.replace('_', ' ')} {one.row_id}" + (f" ({one.field})" if one.field else "")
