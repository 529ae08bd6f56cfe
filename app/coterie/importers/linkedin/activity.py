# SPDX-License-Identifier: GPL-3.0-or-later
"""What the owner posted, wrote, liked and saved (LinkedIn data archive, generations 2018 to 2026).

Links in these files do not name an author: nobody is guessed from them. Clocks without a zone are in UTC.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coterie.domain.records import FoundContribution, FoundLearning, Refused
from coterie.importers.linkedin.other_rows import OtherRows, RowRead, other_sheet
from coterie.importers.linkedin.sheets import needs
from coterie.importers.text.delimited import Row, Sheet
from coterie.importers.text.written_dates import read_moment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


#: How the newlines of a post come out of the table: each between two quotation marks.
_BREAK = '"\n"'


def _posts(sheet: Sheet) -> Iterator[Row | Refused]:
    """Give posts with plain newlines."""
    for row in sheet.rows():
        if isinstance(row, Row):
            row.cells[:] = [cell.replace(_BREAK, "\n") if _BREAK in cell else cell for cell in row.cells]
        yield row


def _comments(sheet: Sheet) -> Iterator[Row | Refused]:
    """Give comments; where a re-saved file lost its quotation marks, lines without a date belong to the one before."""
    date, message, delimiter = sheet.column("date"), sheet.column("message"), sheet.heading.delimiter
    held: Row | None = None
    for row in sheet.rows():
        if isinstance(row, Row) and held is not None and _continues(row, date):
            held.cells[message] += "\n" + delimiter.join(row.cells).rstrip(delimiter)
            continue
        if held is not None:
            yield held
        held = row if isinstance(row, Row) else None
        if isinstance(row, Refused):
            yield row
    if held is not None:
        yield held


def _continues(row: Row, date: int) -> bool:
    """Say whether a row has no date and not all of its cells, and so belongs to the one before."""
    return read_moment(row.cells[date]) is None and not all(row.cells[:-1])


def _given(kind: str, url: str, *texts: str) -> Callable[[RowRead], FoundContribution]:
    """Make what the owner gave, of a kind, from the columns of its address and its text."""

    def make(read: RowRead) -> FoundContribution:
        return FoundContribution(kind, read.at, read.title, read.of(url), read.of(*texts) if texts else "")

    return make


def _saved(read: RowRead) -> FoundLearning:
    """Make a saved post, of which the file has nothing but its address."""
    return FoundLearning(read.title, "post", "LinkedIn", read.of("saved item"), saved_on=read.date)


_SHARES = OtherRows(
    "contribution",
    title=("share commentary", "share title", "share description"),
    date=("date",),
    key=("date", "share link"),
    zone="UTC",
    mended=_posts,
    thing=_given("post", "share link", "share commentary", "share description"),
)
_REMARKS = OtherRows(
    "contribution",
    title=("message",),
    date=("date",),
    key=("date", "link", "message"),
    zone="UTC",
    mended=_comments,
    thing=_given("comment", "link", "message"),
)
_REPOSTS = OtherRows("contribution", date=("date",), zone="UTC", thing=_given("repost", "link"))
_REACTIONS = OtherRows(
    "contribution", title=("type",), date=("date",), key=("date", "link"), zone="UTC", optional="reactions",
    thing=_given("reaction", "link"),
)  # fmt: skip
_VOTES = OtherRows(
    "contribution", title=("option text",), date=("date",), zone="UTC", optional="votes", thing=_given("vote", "link")
)
_SAVED = OtherRows(
    "learning_resource", title=("saved item",), date=("created time",), key=("saved item",), zone="UTC",
    optional="saved-posts", thing=_saved,
)  # fmt: skip

SHEETS = (
    replace(
        other_sheet("linkedin.shares", ("shares",), "date, share link", _SHARES),
        alone=needs("date, share link, share commentary"),
    ),
    replace(
        other_sheet("linkedin.comments", ("comments",), "date, link, message", _REMARKS),
        alone=needs("date, link, message"),
        exact=True,
        escaped=True,
    ),
    other_sheet("linkedin.reposts", ("instant reposts",), "date, link", _REPOSTS),
    replace(
        other_sheet("linkedin.reactions", ("reactions",), "date, type, link", _REACTIONS),
        alone=needs("date, type, link"),
        exact=True,
    ),
    other_sheet("linkedin.votes", ("votes",), "date, link, option text", _VOTES),
    other_sheet("linkedin.saved-items", ("saved items",), "saved item, created time", _SAVED),
)
