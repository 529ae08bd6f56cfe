# SPDX-License-Identifier: GPL-3.0-or-later
"""Applying a staged reading: one transaction, one step, kinds in the order in which they need each other."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.domain.records import FoundOwner
from coterie.storage.connections import taken_over_later
from coterie.storage.importing.as_read import PLURAL, Sieve, TakenAsRead, Taker
from coterie.storage.importing.calendars import CalendarsIn
from coterie.storage.importing.collector import collector_at_rest
from coterie.storage.importing.communities import Communities
from coterie.storage.importing.context import Import
from coterie.storage.importing.contributions import ContributionsIn
from coterie.storage.importing.credentials import CredentialsIn
from coterie.storage.importing.fresh import Fresh
from coterie.storage.importing.interactions import InteractionsIn
from coterie.storage.importing.known import KnownPeople, Names, UuidMaker
from coterie.storage.importing.late import match_late
from coterie.storage.importing.learning import LearningIn
from coterie.storage.importing.memberships import MembershipsIn
from coterie.storage.importing.newer_exports import compare_exports
from coterie.storage.importing.opportunities import OpportunitiesIn
from coterie.storage.importing.organisations import take_organisations, take_others
from coterie.storage.importing.owner import complete_owner, take_owner
from coterie.storage.importing.people import PeopleIn
from coterie.storage.importing.references import References
from coterie.storage.importing.row_outcomes import keep_rows
from coterie.storage.importing.rows import COLUMNS, BulkRows
from coterie.storage.importing.staging import Staging, Withdrawn
from coterie.storage.importing.tally import CREATED, UNCHANGED, UPDATED, Tally
from coterie.storage.importing.told_changes import changes_told
from coterie.storage.undoing.put_aside import without_triggers
from coterie.storage.writing import Step, step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date, datetime

    from coterie.domain.reading import StagedItem
    from coterie.services.jobs import JobContext
    from coterie.storage.connections import Connection

_BATCH = 2_000

#: Every staged record beside the one the vault has of it; `fresh` = new or different.
_COMPARED = """
CREATE TEMP TABLE compared AS
SELECT s.id AS staged_id, s.file_index, s.kind, r.id AS record_id, r.entity_kind,
       r.id IS NULL OR r.digest <> s.digest AS fresh
FROM staged.staged s LEFT JOIN main.source_record r ON r.source_key = s.key AND r.source = s.source
"""
_UNCHANGED = """
SELECT file_index, entity_kind, count(*) FROM temp.compared WHERE NOT fresh GROUP BY file_index, entity_kind
"""
_OF_KIND = """
SELECT f.staged_id, f.file_index, f.kind, s.payload, f.record_id, r.found, coalesce(f.entity_kind, ''), r.entity_id,
       coalesce(r.exported_on, '')
FROM temp.compared f CROSS JOIN staged.staged s ON s.id = f.staged_id
LEFT JOIN main.source_record r ON r.id = f.record_id
WHERE f.kind = ? AND f.fresh ORDER BY f.rowid
"""
_CHANGED = "SELECT 1 FROM change WHERE change_set_id = ? LIMIT 1"


class _OnlyTried(Exception):
    """Ends a dry run: everything goes back."""


@dataclass(frozen=True)
class Applied:
    """What an import did. batch_id: None for a dry run, and when nothing changed."""

    batch_id: int | None
    tally: Tally


@dataclass(frozen=True)
class Request:
    """What an import is asked to do. label: makes the step's label of the counts; me: the owner's identity keys.

    report: writes what is kept of the account. at_end: looks at what was done, or settles it, before the step ends.
    first: called before anything that changed is kept for good; what it raises takes everything back.
    """

    label: Callable[[Tally], str]
    report: Callable[[Tally], str]
    now: datetime
    today: date
    me: Sequence[str]
    dry_run: bool
    at_end: Callable[[Step, int, Tally], None] | None = None
    first: Callable[[], object] | None = None


def apply(
    connection: Connection,
    staging: Staging,
    read: Callable[[], Iterable[StagedItem]],
    request: Request,
    ctx: JobContext,
) -> Applied:
    """Bring a reading into the vault, or only try.

    What was not read yet is read now: on a dry run all of it is put aside; else people are taken in as they come,
    which halves the wait, and only if that goes wrong everything is put aside first.
    """
    if not request.dry_run and not staging.is_filled:
        try:
            return _apply(connection, staging, read(), request, ctx)
        except Withdrawn:
            staging.start_over()
    if not staging.is_filled:
        staging.fill(read())
    return _apply(connection, staging, (), request, ctx)


def _apply(
    connection: Connection, staging: Staging, items: Iterable[StagedItem], request: Request, ctx: JobContext
) -> Applied:
    # A reading that was put aside may be applied twice: tried, then done.
    tally = Tally(staging.counted() if staging.is_filled else staging.files)
    batch_id: int | None = None
    with (
        collector_at_rest(),
        staging.detached_after(connection),
        taken_over_later(connection),
        suppress(_OnlyTried),
        step(connection, "", request.now) as writing,
    ):
        ctx.on_cancel(connection.interrupt)
        batch_id = _make_batch(writing)
        with without_triggers(connection, COLUMNS, "i"):
            _take_everything(_import(writing, tally, batch_id, request.today), staging, items, request.me, ctx)
        tally.problems = list(staging.problems)
        if request.at_end is not None:
            request.at_end(writing, batch_id, tally)
        if tally.exports or tally.totals.get("people", {}).get(UPDATED):
            tally.changes = changes_told(connection, writing.number, tally)
        writing.label = request.label(tally)
        connection.execute(
            "UPDATE import_batch SET label = ?, report = ?, change_set_id = ? WHERE id = ?",
            (writing.label, request.report(tally), writing.number, batch_id),
        )
        connection.execute("DROP TABLE IF EXISTS temp.compared")
        if request.dry_run:
            raise _OnlyTried
        if connection.execute(_CHANGED, (writing.number,)).fetchone() is None:
            connection.execute("DELETE FROM import_batch WHERE id = ?", (batch_id,))
            batch_id = None
        else:
            keep_rows(connection, batch_id, tally, staging)
            if request.first is not None:
                request.first()
    return Applied(None if request.dry_run else batch_id, tally)


def _make_batch(writing: Step) -> int:
    return int(
        writing.connection.execute(
            "INSERT INTO import_batch (at_utc, label, report) VALUES (?, '', '')", (writing.now_utc,)
        ).lastrowid
    )


def _take_everything(
    importing: Import, staging: Staging, items: Iterable[StagedItem], me: Sequence[str], ctx: JobContext
) -> None:
    people = PeopleIn(importing)
    references = References(importing, people)
    calendars = CalendarsIn(importing, references)
    communities = Communities(importing)
    memberships = MembershipsIn(importing, references, communities)
    contributions = ContributionsIn(importing, references, communities)
    opportunities = OpportunitiesIn(importing, references)
    if me:
        complete_owner(importing, importing.known.owner_id, FoundOwner(keys=tuple(me)))
    first: dict[str, Taker] = {
        "owner": lambda batch: take_owner(importing, batch),
        "person": people.take,
        "organisation": lambda batch: take_organisations(importing, batch),
    }
    then: dict[str, Taker] = {
        "interaction": InteractionsIn(importing, references).take,
        "event": calendars.take_events,
        "follow_up": calendars.take_follow_ups,
        "membership": memberships.take,
        "contribution": contributions.take,
        "opportunity": opportunities.take,
        "learning_resource": LearningIn(importing, references).take,
        "credential": CredentialsIn(importing, references).take,
        "other": lambda batch: take_others(importing, batch),
    }
    if not staging.is_filled:
        as_read = TakenAsRead(importing, first)
        staging.fill(items, as_read.take, Sieve(importing))
        as_read.finish()
    staging.attach(importing.connection)
    _take_staged(importing, {**first, **then}, ctx)
    importing.rows.make_sources(importing.batch_id)
    match_late(importing, (memberships.match_late, contributions.match_late, opportunities.match_late))
    importing.rows.close()
    compare_exports(importing, staging)
    for table, plural in (("organisation", "organisations"), ("community", "communities")):
        made = importing.rows.made(table)
        if made:
            importing.tally.entity(plural, CREATED, made)


def _take_staged(importing: Import, takers: Mapping[str, Taker], ctx: JobContext) -> None:
    """Take what was put aside, kind by kind in the order in which they need each other."""
    connection, tally = importing.connection, importing.tally
    connection.execute("DROP TABLE IF EXISTS temp.compared")
    connection.execute(_COMPARED)
    for file_index, entity_kind, number in connection.execute(_UNCHANGED).fetchall():
        tally.record(file_index, UNCHANGED, number)
        tally.entity(PLURAL.get(entity_kind, entity_kind), UNCHANGED, number)
    total = connection.execute("SELECT count(*) FROM temp.compared WHERE fresh").fetchone()[0]
    done = 0
    for kind, take in takers.items():
        for batch in _batches(connection, kind):
            ctx.progress(done, total, "")
            take(batch)
            done += len(batch)


def _import(writing: Step, tally: Tally, batch_id: int, today: date) -> Import:
    connection = writing.connection
    settings = dict(connection.execute("SELECT name, value FROM setting").fetchall())
    erased = connection.execute("SELECT 1 FROM erased_fingerprint LIMIT 1").fetchone()
    rows = BulkRows(writing)
    new_uuid = UuidMaker()
    return Import(
        connection=connection,
        rows=rows,
        known=KnownPeople(connection, int(settings.get("owner_person_id", 0))),
        names=Names(connection, rows, writing.now_utc, new_uuid),
        new_uuid=new_uuid,
        tally=tally,
        batch_id=batch_id,
        now_utc=writing.now_utc,
        today=today,
        fingerprint_key=bytes.fromhex(settings["erase_key"]) if erased else None,
    )


def _batches(connection: Connection, kind: str) -> Iterator[list[Fresh]]:
    """Read the records of a kind, a batch at a time, while other statements write."""
    rows = connection.execute(_OF_KIND, (kind,))
    while some := rows.fetchmany(_BATCH):
        yield [Fresh(*row) for row in some]
