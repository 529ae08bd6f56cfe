# SPDX-License-Identifier: GPL-3.0-or-later
"""Results of queries in the Data Explorer of Stack Exchange as CSV: columns are named as the query named them.

The columns of the public schema are known under its own names; dates are `yyyy-MM-dd HH:mm:ss` in UTC.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coterie.domain.records import Refused
from coterie.domain.texts import _
from coterie.importers.stack_exchange.dump_tables import topics_of
from coterie.importers.stack_exchange.entries import Entry, Who
from coterie.importers.text.delimited import Row, Sheet, excerpt_of, open_sheet, place_of
from coterie.importers.text.first_bytes import why_no_table
from coterie.importers.text.html_text import plain_text
from coterie.importers.text.kept_rows import titled_cells
from coterie.importers.text.written_dates import read_moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.domain.foreign_files import Member

#: Without one of these no table is one of this service's: a look that costs nothing for the files of others.
_TITLES = re.compile(
    rb"(?:user|post|type|account|parent|answer)[\s_-]?id|post[\s_-]?link|display[\s_-]?name|view[\s_-]?count",
    re.IGNORECASE,
)
_FIRST = 16_384
_NUMBER = re.compile(r"\d{1,12}")
_KINDS = {"1": "question", "2": "answer", "question": "question", "answer": "answer"}
_CLASSES = {"1": "gold", "2": "silver", "3": "bronze"}
_ID = {
    "user": ("id", "user id", "user link"),
    "post": ("id", "post id", "question id", "answer id", "post link"),
    "comment": ("id", "comment id"),
    "badge": ("id", "badge id"),
}
_OWNER = ("owner user id", "user id", "user link")
_NAME = ("display name", "owner display name", "user display name")
_POST_MARKS = frozenset(
    ("post type id", "owner user id", "accepted answer id", "parent id", "post link", "owner display name")
)
_POST_PARTS = frozenset(("title", "score", "tags", "creation date", "body", "view count"))
_FACTS = ("reputation", "views", "up votes", "down votes")


def open_result(member: Member) -> Sheet | None:
    """Find the table in a file, None where its columns are not those of this service."""
    head = member.head()
    if why_no_table(head) or not _TITLES.search(head[:_FIRST].replace(b"\0", b"")):
        return None
    return open_sheet(member, lambda titles: bool(table_of(titles)))


def table_of(titles: frozenset[str]) -> str:
    """Say what the rows under these normalised titles are: user, post, comment or badge, "" for another table."""
    if {"post id", "user id"} <= titles and titles & {"text", "comment"}:
        return "comment"
    if {"user id", "name", "date"} <= titles and titles & {"class", "tag based"}:
        return "badge"
    if (
        "display name" in titles
        and titles & {"reputation", "account id"}
        and not titles & _POST_PARTS - {"creation date"}
    ):
        return "user"
    marks, parts = titles & _POST_MARKS, titles & _POST_PARTS
    if (marks and len(parts) >= 2) or {"title", "score", "tags", "view count"} <= titles:
        return "post"
    return ""


def entries_of(sheet: Sheet, site: str) -> Iterator[Entry | Refused]:
    """Give an entry for each row."""
    table = table_of(frozenset(sheet.heading.names))
    for row in sheet.rows():
        yield row if isinstance(row, Refused) else _entry(sheet, row, table, site)


def _entry(sheet: Sheet, row: Row, table: str, site: str) -> Entry | Refused:
    """Make an entry of a row that has a number."""

    def cell(*names: str) -> str:
        return row.cells[sheet.column(*names)].strip()

    number = _number(cell(*_ID[table]))
    if not number:
        return Refused(place_of(row.line), _("The record has no number."), excerpt_of(row.cells))
    written = cell("creation date", "date")
    at = read_moment(written, "UTC") if written else None
    repairs = (_("The date cannot be read."),) if written and at is None else ()
    owner = number if table == "user" else _number(cell(*_OWNER))
    entry = Entry(
        table, place_of(row.line), site, number, Who(owner, cell("account id"), cell(*_NAME)), at,
        title=cell("title"), text=plain_text(cell("body", "text", "comment", "about me")), score=cell("score"),
        topics=topics_of(cell("tags")), parent=_number(cell("parent id", "post id")), website=cell("website url"),
        location=cell("location"), repairs=repairs, words=("Body", "Title", "Text", "Comment"),
        raw={**titled_cells(sheet.heading.titles, row.cells)},
    )  # fmt: skip
    if table == "post":
        return entry._replace(kind=_post_kind(cell("post type id"), entry))
    if table == "badge":
        name, rank = cell("name"), _CLASSES.get(cell("class"), cell("class"))
        value = ", ".join(part for part in (rank, at.day() if at else "") if part)
        return entry._replace(title=name, facts=((f"badge {name}", value),) if name else ())
    return entry._replace(facts=tuple((name, found) for name in _FACTS if (found := cell(name))))


def _post_kind(written: str, entry: Entry) -> str:
    """Say what a post is by its type, else by what it has: an answer a parent, a question a title."""
    if kind := _KINDS.get(written.lower()):
        return kind
    if written:
        return "post"
    return "answer" if entry.parent else "question" if entry.title else "post"


def _number(written: str) -> str:
    """Give the number in a cell, that may stand in a link, "" for none."""
    match = _NUMBER.search(written)
    return match[0] if match else ""
