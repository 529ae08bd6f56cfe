# SPDX-License-Identifier: GPL-3.0-or-later
"""The phone book the owner once uploaded (LinkedIn data archive, generations 2018 to 2026); off until ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.identity_keys import is_role_address, normalised_mail, normalised_phone
from coterie.domain.records import (
    FoundAffiliation,
    FoundContactPoint,
    FoundDate,
    FoundName,
    FoundPerson,
    Record,
    Skipped,
)
from coterie.domain.texts import _
from coterie.importers.linkedin.owner import slug_of
from coterie.importers.linkedin.sheets import Item, SheetKind, needs, read_rows
from coterie.importers.text.delimited import Row, Sheet, place_of
from coterie.importers.text.kept_rows import cells_text, fingerprint
from coterie.importers.text.names import plain_name, written_name
from coterie.importers.text.written_dates import iso_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.importers.linkedin.archive import Archive


def read(archive: Archive, sheet: Sheet) -> Iterator[Item]:
    """Make a person of each entry, if the phone book was ticked."""
    return read_rows(sheet, lambda row: _item(archive, sheet, row))


def _item(archive: Archive, sheet: Sheet, row: Row) -> Item:
    """Make a person of a row, or say why not."""
    if not archive.wants("phone-book"):
        return Skipped(place_of(row.line), _("not ticked"))
    points = _points(archive, sheet, row)
    name = _name(sheet, row) or next((FoundName(point.value) for point in points), None)
    if name is None:
        return Skipped(place_of(row.line), _("no name and no address"))
    mails = tuple(point.normalised for point in points if point.kind == "mail" and point.normalised)
    slugs = tuple(point.normalised for point in points if point.normalised.startswith("li:"))
    keys = (*slugs, *(f"mail:{mail}" for mail in mails if not is_role_address(mail)))
    birthday = iso_date(_cell(sheet, row, "birthday"))
    company, title = _cell(sheet, row, "companies"), _cell(sheet, row, "title")
    person = FoundPerson(
        name,
        keys,
        points,
        (FoundAffiliation(company, title),) if company or title else (),
        (FoundDate("birthday", birthday),) if birthday else (),
    )
    identity = mails or tuple(point.normalised or point.value for point in points)
    key = f"li:book:{fingerprint(name.display, *identity)}"
    return Record(key, place_of(row.line), cells_text(row.cells[:-1]), person)


def _cell(sheet: Sheet, row: Row, *names: str) -> str:
    """Give the trimmed cell of a column."""
    return row.cells[sheet.column(*names)].strip()


def _parts(text: str) -> list[str]:
    """Split a list: commas with a space behind them."""
    return [part for each in text.split(", ") if (part := each.strip())]


def _name(sheet: Sheet, row: Row) -> FoundName | None:
    """Make a name of its parts, or of the whole one."""
    whole = plain_name(_cell(sheet, row, "full name"))
    parts = written_name(_cell(sheet, row, "first name"), _cell(sheet, row, "last name"))
    return parts or (FoundName(whole) if whole else None)


def _points(archive: Archive, sheet: Sheet, row: Row) -> tuple[FoundContactPoint, ...]:
    """Read addresses, numbers and links."""
    region = archive.wishes.region
    points = [FoundContactPoint("mail", mail, normalised_mail(mail)) for mail in _parts(_cell(sheet, row, "emails"))]
    numbers = _parts(_cell(sheet, row, "phone numbers"))
    points.extend(FoundContactPoint("phone", number, normalised_phone(number, region)) for number in numbers)
    if address := _cell(sheet, row, "addresses"):
        points.append(FoundContactPoint("address", address))
    urls = (*_parts(_cell(sheet, row, "sites")), *_parts(_cell(sheet, row, "profiles")))
    points.extend(FoundContactPoint("url", url, f"li:{slug}" if (slug := slug_of(url)) else "") for url in urls)
    handles = _parts(_cell(sheet, row, "instant message handles"))
    points.extend(FoundContactPoint("messenger", handle) for handle in handles)
    return tuple(points)


SHEETS = (
    SheetKind(
        source="linkedin.phone-book",
        names=("contacts", "imported contacts"),
        needs=needs("first name, last name, emails, phone numbers", "full name, emails, phone numbers"),
        read=read,
    ),
)
