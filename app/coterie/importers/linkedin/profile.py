# SPDX-License-Identifier: GPL-3.0-or-later
"""The owner's own profile (LinkedIn data archive, generations 2018 to 2026): facts about the owner, never a person.

The profile has no link to itself; where the archive tells the owner's slug by other files, it is given here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coterie.domain.identity_keys import normalised_mail, normalised_phone
from coterie.domain.records import (
    FoundAffiliation,
    FoundContactPoint,
    FoundDate,
    FoundOwner,
    Record,
    Refused,
)
from coterie.domain.texts import _
from coterie.importers.linkedin.owner import folded_name
from coterie.importers.linkedin.sheets import Item, SheetKind, needs, read_rows, refused
from coterie.importers.text.delimited import Row, Sheet, place_of
from coterie.importers.text.kept_rows import cells_text, fingerprint
from coterie.importers.text.names import written_name
from coterie.importers.text.written_dates import iso_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from coterie.importers.linkedin.archive import Archive

#: `TYPE:value, TYPE:value` (2018), and the same within brackets.
_TYPED = re.compile(r"(?:^|,)\s*([A-Z_]+):")


def owner_names(sheets: Iterable[Sheet]) -> frozenset[str]:
    """Give the names on the profile, in the spelling that compares."""
    found = (
        written_name(row.cells[sheet.column("first name")], row.cells[sheet.column("last name")])
        for sheet in sheets
        for row in sheet.rows()
        if not isinstance(row, Refused)
    )
    return frozenset(folded_name(name.display) for name in found if name is not None)


def _profile(archive: Archive, sheet: Sheet, row: Row) -> Item:
    """Make the owner's name, birthday, place and links of the profile row."""
    cells = row.cells
    birthday = iso_date(cells[sheet.column("birth date")])
    points = [FoundContactPoint("address", text) for text in [cells[sheet.column("address")].strip()] if text]
    handles = listed(cells[sheet.column("twitter handles")])
    points.extend(FoundContactPoint("handle", handle, label="twitter") for handle in handles)
    for kind, title in (("url", "websites"), ("messenger", "instant messengers")):
        points.extend(FoundContactPoint(kind, value, label=label) for label, value in typed(cells[sheet.column(title)]))
    name = written_name(cells[sheet.column("first name")], cells[sheet.column("last name")])
    dates = (FoundDate("birthday", birthday),) if birthday else ()
    owner = FoundOwner(name, archive.owner.keys, tuple(points), dates=dates)
    return Record("li:profile", place_of(row.line), cells_text(cells[:-1]), owner)


def _position(_archive: Archive, sheet: Sheet, row: Row) -> Item:
    """Make a post of the owner."""
    cells = row.cells
    post = _post(sheet, row, ("company name", "title", "started on", "finished on"))
    if not (post.organisation or post.title):
        return refused(sheet, row, _("The row has no name."))
    key = f"li:position:{fingerprint(post.organisation, post.title, cells[sheet.column('started on')].strip())}"
    return Record(key, place_of(row.line), cells_text(cells[:-1]), FoundOwner(affiliations=(post,)))


def _education(_archive: Archive, sheet: Sheet, row: Row) -> Item:
    """Make a school of the owner; the degree stands for the post."""
    cells = row.cells
    post = _post(sheet, row, ("school name", "degree name", "start date", "end date"))
    if not (post.organisation or post.title):
        return refused(sheet, row, _("The row has no name."))
    key = f"li:education:{fingerprint(post.organisation, post.title, cells[sheet.column('start date')].strip())}"
    return Record(key, place_of(row.line), cells_text(cells[:-1]), FoundOwner(affiliations=(post,)))


def _post(sheet: Sheet, row: Row, titles: tuple[str, str, str, str]) -> FoundAffiliation:
    """Make a post of organisation, title, start and end; without an end it goes on."""
    organisation, title, start, end = (row.cells[sheet.column(name)].strip() for name in titles)
    return FoundAffiliation(organisation, title, start=iso_date(start), end=iso_date(end), current=not end)


def _skill(_archive: Archive, sheet: Sheet, row: Row) -> Item:
    """Make a skill of the owner."""
    name = row.cells[sheet.column("name")].strip()
    key = f"li:skill:{fingerprint(name.casefold())}"
    return Record(key, place_of(row.line), cells_text(row.cells[:-1]), FoundOwner(skills=(name,)))


def _mail(_archive: Archive, sheet: Sheet, row: Row) -> Item:
    """Make an address of the owner, known again in other files."""
    written = row.cells[sheet.column("email address", "e mail address")].strip()
    mail = normalised_mail(written)
    if not mail:
        return refused(sheet, row, _("This is no mail address."))
    preferred = row.cells[sheet.column("primary")].strip().lower() == "yes"
    owner = FoundOwner(
        keys=(f"mail:{mail}",), contact_points=(FoundContactPoint("mail", written, mail, preferred=preferred),)
    )
    return Record(f"li:mail:{fingerprint(mail)}", place_of(row.line), cells_text(row.cells[:-1]), owner)


def _phone(archive: Archive, sheet: Sheet, row: Row) -> Item:
    """Make a number of the owner."""
    cells = row.cells
    written = cells[sheet.column("number")].strip()
    if not written:
        return refused(sheet, row, _("The row has no number."))
    number = normalised_phone(written, archive.wishes.region)
    label = cells[sheet.column("type")].strip().lower()
    owner = FoundOwner(
        keys=(f"tel:{number}",) if number.startswith("+") else (),
        contact_points=(FoundContactPoint("phone", written, number, label),),
    )
    return Record(f"li:phone:{fingerprint(number or written)}", place_of(row.line), cells_text(cells[:-1]), owner)


def listed(text: str) -> list[str]:
    """Read a list as it is written today: `[a,b]`."""
    return [part for each in text.strip().strip("[]").split(",") if (part := each.strip())]


def typed(text: str) -> list[tuple[str, str]]:
    """Read `TYPE:value, TYPE:value` as labels and values; what has no type has an empty label."""
    bare = text.strip().strip("[]")
    marks = list(_TYPED.finditer(bare))
    if not marks:
        return [("", part) for part in listed(bare)]
    ends = [*(mark.start() for mark in marks[1:]), len(bare)]
    pairs = ((mark[1].lower(), bare[mark.end() : end].strip(" ,")) for mark, end in zip(marks, ends, strict=True))
    return [(label, value) for label, value in pairs if value]


def _kind(source: str, names: tuple[str, ...], columns: str, make: Callable[[Archive, Sheet, Row], Item]) -> SheetKind:
    """Make the kind of a table of the owner's, whose rows are made one by one."""

    def read(archive: Archive, sheet: Sheet) -> Iterator[Item]:
        return read_rows(sheet, lambda row: make(archive, sheet, row))

    return SheetKind(f"linkedin.{source}", names, needs(columns), read)


SHEETS = (
    _kind("profile", ("profile",), "first name, last name, headline", _profile),
    _kind("email-addresses", ("email addresses",), "email address", _mail),
    _kind("phone-numbers", ("phone numbers",), "number, type", _phone),
    _kind("positions", ("positions",), "company name, title, started on", _position),
    _kind("education", ("education",), "school name", _education),
    _kind("skills", ("skills",), "name", _skill),
)
