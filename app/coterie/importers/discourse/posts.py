# SPDX-License-Identifier: GPL-3.0-or-later
"""What the owner wrote on a Discourse forum (`user_archive.csv`, 2014 to 2025); private messages are left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coterie.domain.records import FoundContribution, FoundMembership, Record, Refused, Skipped
from coterie.domain.texts import _
from coterie.importers.text.delimited import Row, Sheet, excerpt_of, place_of
from coterie.importers.text.json_values import kept_text
from coterie.importers.text.kept_rows import fingerprint, titled_text
from coterie.importers.text.written_dates import read_moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.importers.discourse.forum import Forum

Item = Record | Refused | Skipped

_COOKED = ("post cooked",)
_NOT_FIRST = re.compile(r"/t/(?:[^/]+/)?\d+/(\d+)/?\Z")


def read_posts(sheet: Sheet, forum: Forum) -> Iterator[Item]:
    """Give the owner's membership, then a contribution for each public post."""
    if forum.host:
        kept = kept_text({"forum": forum.host})
        yield Record(f"discourse:{forum.host}:own", "file", kept, FoundMembership(forum.community))
    for row in sheet.rows():
        yield row if isinstance(row, Refused) else _post(sheet, forum, row)


def _post(sheet: Sheet, forum: Forum, row: Row) -> Item:
    """Make a contribution of a post, or say why not."""

    def cell(*names: str) -> str:
        return row.cells[sheet.column(*names)].strip()

    if cell("is pm").casefold() in forum.private:
        return Skipped(place_of(row.line), _("a private message, without a name of the other side"))
    title, url, text, written = cell("topic title"), cell("url"), cell("post raw", "post"), cell("created at")
    at = read_moment(written, "UTC") if written else None
    if not (title or text):
        return Refused(place_of(row.line), _("The post is empty."), excerpt_of(row.cells))
    if written and at is None:
        return Refused(place_of(row.line), _("The date cannot be read."), excerpt_of(row.cells))
    categories = cell("categories")
    topics = tuple(part for each in categories.split("|") if (part := each.strip()) and part != "-")
    kind = "comment" if (match := _NOT_FIRST.search(url)) and match[1] != "1" else "post"
    community = forum.community if forum.host else None
    thing = FoundContribution(kind, at, title, url, text, community, topics=topics, score=cell("like count"))
    key = f"discourse:post:{fingerprint(url, written) if url else fingerprint(title, written, text)}"
    hidden = [sheet.column(name) for name in _COOKED]
    return Record(key, place_of(row.line), titled_text(sheet.heading.titles, row.cells, hidden), thing)
