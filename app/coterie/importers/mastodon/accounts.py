# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of accounts: whom the owner follows, who follows the owner, and lists (Mastodon 2.x to 4.x, CSV).

`following_accounts.csv` has a header since 2.x; before, and in `lists.csv`, there is none.
"""

from __future__ import annotations

import csv
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.records import FoundName, FoundPerson, Record, Refused, Skipped
from coterie.domain.texts import _
from coterie.importers.mastodon.addresses import account_address, account_key, handle_of
from coterie.importers.mastodon.recognition import list_delimiter
from coterie.importers.text.delimited import excerpt_of, open_sheet, place_of
from coterie.importers.text.encodings import encoding_of, open_lines
from coterie.importers.text.kept_rows import cells_text, fingerprint, titled_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.domain.foreign_files import Member, Wishes

Item = Record | Refused | Skipped
_FIRST_ROWS = 20


class _Line(NamedTuple):
    """One row: where it stands, the account as written, the list it is in ("" = none), and what is kept of it."""

    place: str
    written: str
    title: str
    raw: str
    excerpt: str


def read(member: Member, source: str, wishes: Wishes) -> Iterator[Item]:
    """Make a person of each row; followers are somebody else's choice and have to be ticked."""
    kind = source.rpartition(".")[2]
    for line in _list_rows(member) if kind == "lists" else _rows(member):
        yield line if isinstance(line, Refused) else _item(line, kind, wishes)


def _item(line: _Line, kind: str, wishes: Wishes) -> Item:
    """Make a person of a row, or say why not."""
    address = account_address(line.written)
    if not address:
        return Refused(line.place, _("This is no address of an account, such as ada@example.org."), line.excerpt)
    if kind == "followers" and not wishes.wants_person("followers", f"@{address}"):
        return Skipped(line.place, _("not ticked"))
    if account_key(address) in wishes.me:
        return Skipped(line.place, _("your own account"))
    tags = (line.title,) if line.title else ()
    fields = () if kind == "lists" else (("Mastodon", "follower" if kind == "followers" else "following"),)
    person = FoundPerson(
        FoundName(f"@{address}"), (account_key(address),), (handle_of(address),), tags=tags, fields=fields
    )
    key = f"{fingerprint(line.title)}:{address}" if kind == "lists" else address
    return Record(f"mastodon:{kind}:{key}", line.place, line.raw, person)


def _rows(member: Member) -> Iterator[_Line | Refused]:
    """Give the rows of a table of accounts, with a header or without."""
    sheet = open_sheet(member, lambda titles: "account address" in titles)
    if sheet is None:
        for place, text in _lines(member):
            cells = _cells(text, ",")
            yield _Line(place, cells[0], "", cells_text(cells), excerpt_of(cells))
        return
    at = sheet.column("account address")
    for row in sheet.rows():
        if isinstance(row, Refused):
            yield row
            continue
        raw = titled_text(sheet.heading.titles, row.cells)
        yield _Line(place_of(row.line), row.cells[at], "", raw, excerpt_of(row.cells))


def _list_rows(member: Member) -> Iterator[_Line]:
    """Give the rows of the table of lists: a title and an address each."""
    delimiter = list_delimiter([text for _place, text in islice(_lines(member), _FIRST_ROWS)]) or ","
    for place, text in _lines(member):
        cells = _cells(text, delimiter)
        title = " ".join(delimiter.join(cells[:-1]).split()) if len(cells) > 1 else ""
        yield _Line(place, cells[-1], title, cells_text(cells), excerpt_of(cells))


def _lines(member: Member) -> Iterator[tuple[str, str]]:
    """Give the lines that hold anything, with their places."""
    for number, line in enumerate(open_lines(member, encoding_of(member)), 1):
        if text := line.strip():
            yield place_of(number), text


def _cells(text: str, delimiter: str) -> list[str]:
    """Take one line apart; one that no table would have stays whole."""
    try:
        cells = [cell.strip() for cell in next(csv.reader([text], delimiter=delimiter), [])]
    except csv.Error:
        cells = [text]
    while len(cells) > 1 and not cells[-1]:
        cells.pop()
    return cells or [text]
