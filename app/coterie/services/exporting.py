# SPDX-License-Identifier: GPL-3.0-or-later
"""Exporting: people as cards or as a table, reminders, the calendar; checked, counted, and written whole."""

from __future__ import annotations

import hashlib
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING, cast

from coterie.domain.errors import BadValue, CannotBeDone
from coterie.domain.export_ledger import LedgerEntry
from coterie.domain.export_previews import FieldCount, LeavingSheet, LeavingSurvey
from coterie.domain.texts import _
from coterie.services.calendar import Calendar
from coterie.services.export_account import Account
from coterie.services.export_calendar import counted_fields, leaving_entries
from coterie.services.export_cards import CHECKED_VERSION, cards_of
from coterie.services.export_fields import as_row, fields_of, held_back
from coterie.services.export_survey import survey_of
from coterie.services.out_files import check_place, write_out
from coterie.services.ports.exporting import (
    CalendarExporter,
    CardsExporter,
    Exporter,
    Leaving,
    RemindersExporter,
    TableExporter,
    Wanted,
)
from coterie.services.searching import Searching

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from coterie.domain.export_reminders import ExportReminder
    from coterie.domain.export_values import ExportPerson
    from coterie.services.jobs import JobContext
    from coterie.services.ports.clock import Clock
    from coterie.services.ports.exporting import LeavingEntries
    from coterie.services.ports.vault import Read, Vault

CARDS, REMINDERS, CALENDAR, TABLE = "vcard", "reminders", "calendar", "csv"
#: Forms of dates, in which nobody is a sheet by themselves.
DATED = frozenset((REMINDERS, CALENDAR))
#: Where no days are named, a calendar leaves from so long ago to so far ahead; and never cut by how full a day is.
AROUND, WHOLE = timedelta(days=365), 1_000_000
#: How many lines of the ledger are shown at first, and how much text of one person.
LEDGER_LINES = 50
LONGEST_SHEET = 65_536


@dataclass(frozen=True)
class Choice:
    """What leaves, and how: whom a query finds ("" = everybody), the version of cards, the form of reminders.

    exact: a table without guards against formulas. neutral: dates that name nobody. ids: these people instead of a
    query. without: fields that stay. days: of a calendar from the first to the last, None = a year on either side.
    """

    people: str = ""
    wanted: Wanted = field(default_factory=Wanted)
    version: str = CHECKED_VERSION
    as_form: str = "event"
    exact: bool = False
    neutral: bool = False
    ids: tuple[int, ...] | None = None
    without: frozenset[str] = frozenset()
    days: tuple[date, date] | None = None


@dataclass(frozen=True)
class Exported:
    """What left, or on a preview would leave: how many people and items, which fields, and what stayed by field."""

    path: Path | None
    format: str
    people: int
    items: int
    fields: tuple[str, ...]
    withheld: dict[str, int]
    sha256: str


def _exported(account: Account, path: Path | None, form: str, digest: str) -> Exported:
    """Give the account of a finished export."""
    stayed = {name: number for name, number in sorted(account.withheld.items()) if number}
    return Exported(path, form, account.people, account.items, tuple(sorted(account.fields)), stayed, digest)


class Exporting:
    """What a person can take out of the vault."""

    def __init__(
        self, vault: Vault, exporters: Sequence[Exporter], clock: Clock, calendar: Calendar | None = None
    ) -> None:
        """Work on an open vault with the formats there are. calendar: what is shown, None = one of its own."""
        self._vault = vault
        self._calendar = calendar or Calendar(vault, clock)
        self._clock = clock
        self._exporters = {exporter.id: exporter for exporter in exporters}
        self._searching = Searching(vault, clock)

    def formats(self) -> list[Exporter]:
        """List the formats there are."""
        return list(self._exporters.values())

    def write(self, form: str, target: Path, choice: Choice, ctx: JobContext, *, replace: bool = False) -> Exported:
        """Write a file, checked and whole or not at all, and note it in the ledger.

        `replace` lets it take the place of another one.
        """
        check_place(target, replace=replace)
        with self._pieces(form, choice, ctx) as (pieces, account):
            digest = write_out(target, pieces, replace=replace)
        done = _exported(account, target, form, digest)
        self._vault.ledger.add(
            LedgerEntry(
                int(self._clock.now().timestamp()), form, done.people, done.items, done.fields, target.name, digest,
                done.withheld,
            )
        )  # fmt: skip
        return done

    def ledger(self, limit: int = LEDGER_LINES) -> list[LedgerEntry]:
        """List what left, newest first."""
        return self._vault.ledger.entries(limit)

    def preview(self, form: str, choice: Choice, ctx: JobContext) -> tuple[Exported, bytes]:
        """Give the exact bytes of the file and the account of it, without writing anything."""
        with self._pieces(form, choice, ctx) as (pieces, account):
            data = b"".join(pieces)
        return _exported(account, None, form, hashlib.sha256(data).hexdigest()), data

    def survey(self, form: str, choice: Choice, ctx: JobContext) -> LeavingSurvey:
        """Say who would leave and count every field, whether it is held back or not; nothing is written."""
        found = self._found(choice)
        if form == CALENDAR:
            entries = self._entries(found, choice, ctx)
            leave = [FieldCount(name, 0, 0, number, 0) for name, number in counted_fields(entries.items).items()]
            stay = [FieldCount(name, 0, 0, 0, number) for name, number in entries.withheld.items()]
            return LeavingSurvey((), entries.people, len(entries.items), (*leave, *stay), 0)
        with self._vault.read() as view:
            if form == REMINDERS:
                leaving = view.exports.reminders(None if found is None else frozenset(found), choice.wanted)
                fields = tuple(FieldCount(name, 0, 0, number, 0) for name, number in _counted(leaving.items).items())
                return LeavingSurvey((), leaving.people, len(leaving.items), fields, leaving.withheld.get("people", 0))
            ids = view.exports.everybody() if found is None else found
            people = view.exports.leaving(ids, choice.wanted)
            if form == TABLE:
                people = (_leaving_row(one, choice.wanted) for one in people)
            return survey_of(people, len(ids), ctx)

    def sheet(self, form: str, choice: Choice, person: int, ctx: JobContext) -> LeavingSheet:
        """Give the exact text in which one person would leave; of dates the beginning of the file."""
        one = choice if form in DATED else replace(choice, ids=(person,))
        with self._pieces(form, one, ctx) as (pieces, account):
            data = b"".join(pieces)
        text = data.decode("utf-8-sig", "replace")
        held = {name: number for name, number in account.withheld.items() if number}
        return LeavingSheet(account.name, text[:LONGEST_SHEET], held, len(text) > LONGEST_SHEET)

    def _found(self, choice: Choice) -> Sequence[int] | None:
        """Give the people a choice names, None = everybody."""
        if choice.ids is not None:
            return choice.ids
        return self._searching.ids_in_order(choice.people) if choice.people.strip() else None

    def _entries(self, found: Sequence[int] | None, choice: Choice, ctx: JobContext) -> LeavingEntries:
        """Give what leaves of a calendar: what it shows, without the kinds and files that are left out there."""
        today = self._clock.today()
        first, last = choice.days or (today - AROUND, today + AROUND)
        if last < first:
            raise BadValue(_("The last day is before the first."), _("Name the earlier day first."))
        self._calendar.work_out(first, last, ctx)
        span = self._calendar.look(first, last, WHOLE)
        with self._vault.read() as view:
            people = None if found is None else frozenset(found)
            return leaving_entries(view, span, people, choice.wanted, neutral=choice.neutral)

    @contextmanager
    def _pieces(self, form: str, choice: Choice, ctx: JobContext) -> Iterator[tuple[Iterator[bytes], Account]]:
        """Open a view and give the pieces of the file, which fill the account as they pass."""
        exporter = self._exporters.get(form)
        if exporter is None:
            raise BadValue(
                _("“{0}” is no format that can be written.").format(form),
                _("Known: {0}.").format(", ".join(self._exporters)),
            )
        found = self._found(choice)
        account = Account()
        if form == CALENDAR:
            entries = self._entries(found, choice, ctx)
            yield _calendar(cast("CalendarExporter", exporter), entries, account), account
            return
        with self._vault.read() as view:
            if form == REMINDERS:
                yield _reminders(cast("RemindersExporter", exporter), view, found, choice, account), account
                return
            people = _people(view, found, choice, account, ctx)
            if form == CARDS:
                pieces = cards_of(cast("CardsExporter", exporter), people, choice.version, account)
                yield pieces, account
            else:
                yield _table(cast("TableExporter", exporter), people, choice, account), account


def _people(
    view: Read, found: Sequence[int] | None, choice: Choice, account: Account, ctx: JobContext
) -> Iterator[ExportPerson]:
    """Give the people who leave, counted."""
    ids = view.exports.everybody() if found is None else found
    for number, leaving in enumerate(view.exports.leaving(ids, choice.wanted)):
        ctx.progress(number, len(ids), "")
        account.withheld.update(leaving.withheld)
        if leaving.person is not None:
            person, stays = held_back(leaving.person, choice.without)
            account.withheld.update(stays)
            account.people += 1
            account.items += 1
            account.name = person.name.display
            yield person


def _leaving_row(one: Leaving, wanted: Wanted) -> Leaving:
    """Give somebody as the row they would leave as."""
    if one.person is None:
        return one
    row, stays = as_row(one.person, notes=wanted.notes)
    return replace(one, person=row, withheld=dict(Counter(one.withheld) + stays))


def _table(
    exporter: TableExporter, people: Iterable[ExportPerson], choice: Choice, account: Account
) -> Iterator[bytes]:
    """Give the table: what has no column in it stays behind, and the notes of imported cards count as notes."""

    def rows() -> Iterator[ExportPerson]:
        for person in people:
            row, stays = as_row(person, notes=choice.wanted.notes)
            account.withheld.update(stays)
            account.fields.update(fields_of(row))
            yield row

    yield from exporter.write(rows(), exact=choice.exact)


def _reminders(
    exporter: RemindersExporter, view: Read, found: Sequence[int] | None, choice: Choice, account: Account
) -> Iterator[bytes]:
    """Give the one file of all reminders, read back before it leaves."""
    leaving = view.exports.reminders(None if found is None else frozenset(found), choice.wanted)
    items = [neutral(item) for item in leaving.items] if choice.neutral else list(leaving.items)
    account.people, account.items = leaving.people, len(items)
    account.withheld.update(leaving.withheld)
    account.fields.update(_counted(items))
    data = exporter.write(items, choice.as_form)
    problems = exporter.verify(data, items)
    if problems:
        raise CannotBeDone(problems[0], _("Nothing was written."))
    yield data


def _calendar(exporter: CalendarExporter, leaving: LeavingEntries, account: Account) -> Iterator[bytes]:
    """Give the one file of a calendar, read back before it leaves."""
    account.people, account.items = leaving.people, len(leaving.items)
    account.withheld.update(leaving.withheld)
    account.fields.update(counted_fields(leaving.items))
    data = exporter.write(leaving.items)
    problems = exporter.verify(data, leaving.items)
    if problems:
        raise CannotBeDone(problems[0], _("Nothing was written."))
    yield data


def neutral(item: ExportReminder) -> ExportReminder:
    """Give a reminder that names nobody."""
    return item._replace(summary=_("Birthday") if item.yearly else _("Follow up"), description="")


def _counted(items: Iterable[ExportReminder]) -> Counter[str]:
    """Count the fields of reminders."""
    found: Counter[str] = Counter()
    for item in items:
        found.update(("date", "title"))
        found["description"] += bool(item.description)
    return +found
