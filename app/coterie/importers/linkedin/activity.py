# SPDX-License-Identifier: GPL-3.0-or-later
"""What the owner posted, wrote, liked and saved (LinkedIn data archive, generations 2018 to 2026).

Links in these files do not name an author: nobody is guessed from them. Clocks without a zone are in UTC.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from coterie.importers.linkedin.other_rows import OtherRows, other_sheet
from coterie.importers.linkedin.sheets import Item, needs
from coterie.importers.text.delimited import Row, Sheet
from coterie.importers.text.written_dates import read_moment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from coterie.domain.records import Refused
    from coterie.importers.linkedin.archive import Archive

#: How the newlines of a post come out of the table: each between two quotation marks.
_BREAK = '"\n"'


def _read_mended(rows: OtherRows, mend: Callable[[Sheet], Sheet], archive: Archive, sheet: Sheet) -> Iterator[Item]:
    """Read rows of a sheet that is mended on the way."""
    return rows.read(archive, mend(sheet))


class _Posts(Sheet):
    """Posts, with their line breaks repaired."""

    def rows(self) -> Iterator[Row | Refused]:
        """Give the rows with plain newlines."""
        for row in super().rows():
            if isinstance(row, Row):
                row.cells[:] = [cell.replace(_BREAK, "\n") if _BREAK in cell else cell for cell in row.cells]
            yield row


class _Comments(Sheet):
    """Comments; where a re-saved file lost its quotation marks, the following lines belong to the comment before."""

    def rows(self) -> Iterator[Row | Refused]:
        """Give the rows, each with its continuation."""
        date, message = self.column("date"), self.column("message")
        held: Row | None = None
        for row in super().rows():
            if isinstance(row, Row) and held is not None and _continues(row, date):
                held.cells[message] += "\n" + self.heading.delimiter.join(row.cells).rstrip(self.heading.delimiter)
                continue
            if held is not None:
                yield held
            held = row if isinstance(row, Row) else None
            if not isinstance(row, Row):
                yield row
        if held is not None:
            yield held


def _continues(row: Row, date: int) -> bool:
    """Say whether a row has no date and not all of its cells, and so belongs to the one before."""
    return read_moment(row.cells[date]) is None and not all(row.cells[:-1])


def _posts(sheet: Sheet) -> Sheet:
    """Take a sheet for one of posts."""
    return _Posts(**vars(sheet))


def _comments(sheet: Sheet) -> Sheet:
    """Take a sheet for one of comments."""
    return _Comments(**vars(sheet))


_SHARES = OtherRows(
    "contribution",
    title=("share commentary", "share title", "share description", "shared url", "share link"),
    date=("date",),
    key=("date", "share link"),
    zone="UTC",
)
_REMARKS = OtherRows("contribution", title=("message",), date=("date",), key=("date", "link", "message"), zone="UTC")
_REPOSTS = OtherRows("contribution", title=("link",), date=("date",), zone="UTC")
_REACTIONS = OtherRows(
    "contribution", title=("type",), date=("date",), key=("date", "link"), zone="UTC", optional="reactions"
)
_VOTES = OtherRows("contribution", title=("option text",), date=("date",), zone="UTC", optional="votes")
_SAVED = OtherRows(
    "learning_resource", title=("saved item",), date=("created time",), key=("saved item",), zone="UTC",
    optional="saved-posts",
)  # fmt: skip

SHEETS = (
    replace(
        other_sheet("linkedin.shares", ("shares",), "date, share link", _SHARES),
        read=partial(_read_mended, _SHARES, _posts),
        alone=needs("date, share link, share commentary"),
    ),
    replace(
        other_sheet("linkedin.comments", ("comments",), "date, link, message", _REMARKS),
        read=partial(_read_mended, _REMARKS, _comments),
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
