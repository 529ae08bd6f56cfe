# SPDX-License-Identifier: GPL-3.0-or-later
"""Exporting: people as cards or as a table, what is due as reminders; checked, counted, and written whole."""

from __future__ import annotations

import hashlib
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from coterie.domain.card_versions import names_in, without_media
from coterie.domain.content_lines import fold
from coterie.domain.errors import BadValue, CannotBeDone
from coterie.domain.texts import _
from coterie.services.out_files import check_place, write_out
from coterie.services.ports.exporting import (
    UNREADABLE,
    CardsExporter,
    Exporter,
    RemindersExporter,
    TableExporter,
    Wanted,
)
from coterie.services.searching import Searching

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from coterie.domain.export_reminders import ExportReminder
    from coterie.domain.export_values import ExportPerson
    from coterie.services.jobs import JobContext
    from coterie.services.ports.clock import Clock
    from coterie.services.ports.vault import Read, Vault

CARDS, REMINDERS, TABLE = "vcard", "reminders", "csv"
#: The version whose cards another library can read back.
CHECKED_VERSION = "3.0"


@dataclass(frozen=True)
class Choice:
    """What leaves, and how: whom a query finds ("" = everybody), the version of cards, the form of reminders.

    exact: a table without guards against formulas. neutral: reminders that name nobody.
    """

    people: str = ""
    wanted: Wanted = field(default_factory=Wanted)
    version: str = CHECKED_VERSION
    as_form: str = "event"
    exact: bool = False
    neutral: bool = False


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


@dataclass
class _Account:
    """Counts what passes by on its way out."""

    people: int = 0
    items: int = 0
    fields: set[str] = field(default_factory=set)
    withheld: Counter[str] = field(default_factory=Counter)

    def as_exported(self, path: Path | None, form: str, digest: str) -> Exported:
        """Give the account of a finished export."""
        stayed = {name: number for name, number in sorted(self.withheld.items()) if number}
        return Exported(path, form, self.people, self.items, tuple(sorted(self.fields)), stayed, digest)


class Exporting:
    """What a person can take out of the vault."""

    def __init__(self, vault: Vault, exporters: Sequence[Exporter], clock: Clock) -> None:
        """Work on an open vault with the formats there are."""
        self._vault = vault
        self._exporters = {exporter.id: exporter for exporter in exporters}
        self._searching = Searching(vault, clock)

    def formats(self) -> list[Exporter]:
        """List the formats there are."""
        return list(self._exporters.values())

    def write(self, form: str, target: Path, choice: Choice, ctx: JobContext, *, replace: bool = False) -> Exported:
        """Write a file, checked and whole or not at all; `replace` lets it take the place of another one."""
        check_place(target, replace=replace)
        with self._pieces(form, choice, ctx) as (pieces, account):
            digest = write_out(target, pieces, replace=replace)
        return account.as_exported(target, form, digest)

    def preview(self, form: str, choice: Choice, ctx: JobContext) -> tuple[Exported, bytes]:
        """Give the exact bytes of the file and the account of it, without writing anything."""
        with self._pieces(form, choice, ctx) as (pieces, account):
            data = b"".join(pieces)
        return account.as_exported(None, form, hashlib.sha256(data).hexdigest()), data

    @contextmanager
    def _pieces(self, form: str, choice: Choice, ctx: JobContext) -> Iterator[tuple[Iterator[bytes], _Account]]:
        """Open a view and give the pieces of the file, which fill the account as they pass."""
        exporter = self._exporters.get(form)
        if exporter is None:
            raise BadValue(
                _("“{0}” is no format that can be written.").format(form),
                _("Known: {0}.").format(", ".join(self._exporters)),
            )
        found = self._searching.ids_in_order(choice.people) if choice.people.strip() else None
        account = _Account()
        with self._vault.read() as view:
            if form == REMINDERS:
                yield _reminders(cast("RemindersExporter", exporter), view, found, choice, account), account
                return
            people = _people(view, found, choice.wanted, account, ctx)
            if form == CARDS:
                yield _cards(cast("CardsExporter", exporter), people, choice.version, account), account
            else:
                yield _table(cast("TableExporter", exporter), people, choice, account), account


def _people(
    view: Read, found: Sequence[int] | None, wanted: Wanted, account: _Account, ctx: JobContext
) -> Iterator[ExportPerson]:
    """Give the people who leave, counted."""
    ids = view.exports.everybody() if found is None else found
    for number, leaving in enumerate(view.exports.leaving(ids, wanted)):
        ctx.progress(number, len(ids), "")
        account.withheld.update(leaving.withheld)
        if leaving.person is not None:
            account.people += 1
            account.items += 1
            yield leaving.person


def _table(
    exporter: TableExporter, people: Iterable[ExportPerson], choice: Choice, account: _Account
) -> Iterator[bytes]:
    """Give the table; what an imported card says besides has no place in it, and its notes count as notes."""

    def rows() -> Iterator[ExportPerson]:
        for person in people:
            bare = person._replace(raw_card=None, relations=())
            if not choice.wanted.notes:
                account.withheld["notes"] += len(person.notes)
                bare = bare._replace(notes=())
            account.fields.update(fields_of(bare))
            yield bare

    yield from exporter.write(rows(), exact=choice.exact)


def fields_of(person: ExportPerson) -> Iterator[str]:
    """Name the fields a person leaves with."""
    yield "name"
    yield from (point.kind for point in person.contact_points)
    yield from (day.kind for day in person.dates)
    parts: dict[str, Sequence[object]] = {
        "work": person.affiliations,
        "tags": person.tags,
        "notes": person.notes,
        "relations": person.relations,
        "pronouns": person.pronouns,
        "imported card": person.raw_card or (),
    }
    yield from (name for name, values in parts.items() if values)


def _cards(exporter: CardsExporter, people: Iterable[ExportPerson], version: str, account: _Account) -> Iterator[bytes]:
    """Give the card of each person.

    A card that another program could not read leaves without its pictures, or else is made anew from what the vault
    knows; how many lines stayed behind for that is counted.
    """
    for person in people:
        card = _card(exporter, person, version)
        leaving = person
        if version == CHECKED_VERSION and card != as_it_came(person) and exporter.verify(card, person):
            leaving = _readable(exporter, person, version)
            readable = _card(exporter, leaving, version)
            account.withheld[UNREADABLE] += (names_in(card) - names_in(readable)).total()
            card = readable
        account.fields.update(fields_of(leaving))
        yield card


def _readable(exporter: CardsExporter, person: ExportPerson, version: str) -> ExportPerson:
    """Give what of a person can be read back; CannotBeDone where nothing can."""
    for leaving in _reduced(person):
        if not exporter.verify(_card(exporter, leaving, version), leaving):
            return leaving
    raise CannotBeDone(
        _("The card of {0} cannot be read back as it should.").format(person.name.display),
        _("Nothing was written. Leave this person out, or choose version 4.0."),
    )


def _reduced(person: ExportPerson) -> Iterator[ExportPerson]:
    if person.raw_card is not None:
        yield person._replace(raw_card=without_media(person.raw_card))
    yield person._replace(raw_card=None, imported=None)


def _card(exporter: CardsExporter, person: ExportPerson, version: str) -> bytes:
    return b"".join(exporter.write([person], version))


def as_it_came(person: ExportPerson) -> bytes | None:
    """Give the imported card line for line, None without one."""
    if person.raw_card is None:
        return None
    lines = person.raw_card.decode("utf-8", "surrogateescape").split("\n")
    return b"".join(fold(line) for line in lines if line)


def _reminders(
    exporter: RemindersExporter, view: Read, found: Sequence[int] | None, choice: Choice, account: _Account
) -> Iterator[bytes]:
    """Give the one file of all reminders, read back before it leaves."""
    leaving = view.exports.reminders(None if found is None else frozenset(found), choice.wanted)
    items = [neutral(item) for item in leaving.items] if choice.neutral else list(leaving.items)
    account.people, account.items = leaving.people, len(items)
    account.withheld.update(leaving.withheld)
    account.fields.update(_reminder_fields(items))
    data = exporter.write(items, choice.as_form)
    problems = exporter.verify(data, items)
    if problems:
        raise CannotBeDone(problems[0], _("Nothing was written."))
    yield data


def neutral(item: ExportReminder) -> ExportReminder:
    """Give a reminder that names nobody."""
    return item._replace(summary=_("Birthday") if item.yearly else _("Follow up"), description="")


def _reminder_fields(items: Iterable[ExportReminder]) -> Iterator[str]:
    for item in items:
        yield from ("date", "title")
        if item.description:
            yield "description"
