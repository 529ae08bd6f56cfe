# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of a data dump of Stack Exchange (since 2009) as entries; only rows that may be asked for are taken apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coterie.domain.records import Refused
from coterie.domain.texts import _
from coterie.importers.stack_exchange.dump_rows import RowParser, rows_of
from coterie.importers.stack_exchange.entries import SOMEBODY_ELSES, Entry, Who
from coterie.importers.text.html_text import plain_text
from coterie.importers.text.written_dates import read_moment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from coterie.domain.foreign_files import Member

#: Tables that are read; of the others nothing is the owner's own.
READ = ("users", "posts", "comments", "badges")
_KINDS = {"1": "question", "2": "answer"}
_CLASSES = {"1": "gold", "2": "silver", "3": "bronze"}
_PICTURES = frozenset(("ProfileImageUrl", "EmailHash"))
_TAG = re.compile(r"[^<>|\s]+")
_WORDS = ("Body", "Title", "Text")


def left_alone(table: str) -> str:
    """Say why a table is left alone."""
    if table == "tags":
        return _("the topics of the whole site, nothing of your own")
    return _("says nothing about you or people you know")


def entries_of(member: Member, table: str, site: str, wanted: Callable[[str], bool]) -> Iterator[Entry | Refused]:
    """Give an entry for each row; one whose text is not wanted is not taken apart: it is somebody else's."""
    parser = RowParser()
    make = _MAKERS[table]
    for row in rows_of(member):
        if isinstance(row, Refused):
            yield row
        elif not wanted(row.text):
            yield Entry(SOMEBODY_ELSES, row.place, site)
        else:
            cells = parser.attributes(row)
            yield cells if isinstance(cells, Refused) else _entry(make, row.place, site, cells)


def topics_of(written: str) -> tuple[str, ...]:
    """Read tags in either spelling: `<python><csv>` or `|python|csv|`."""
    return tuple(_TAG.findall(written))


def _entry(
    make: Callable[[Entry, dict[str, str]], Entry], place: str, site: str, cells: dict[str, str]
) -> Entry | Refused:
    """Make an entry of a row that has a number."""
    number = cells.get("Id", "").strip()
    if not number.removeprefix("-").isdecimal():  # -1 is the site itself
        return Refused(place, _("The record has no number."), str(cells)[:500])
    written = cells.get("CreationDate") or cells.get("Date", "")
    at = read_moment(written, "UTC") if written else None
    raw: dict[str, object] = {name: value for name, value in cells.items() if name not in _PICTURES}
    repairs = (_("The date cannot be read."),) if written and at is None else ()
    return make(Entry("", place, site, number, at=at, raw=raw, words=_WORDS, repairs=repairs), cells)


def _user(entry: Entry, cells: dict[str, str]) -> Entry:
    facts = [(name.lower(), cells[name]) for name in ("Reputation", "Views", "UpVotes", "DownVotes") if cells.get(name)]
    return entry._replace(
        kind="user",
        who=Who(entry.number, cells.get("AccountId", "").strip(), cells.get("DisplayName", "").strip()),
        facts=tuple((name.replace("votes", " votes"), value) for name, value in facts),
        website=cells.get("WebsiteUrl", "").strip(),
        location=cells.get("Location", "").strip(),
        text=plain_text(cells.get("AboutMe", "")),
    )


def _post(entry: Entry, cells: dict[str, str]) -> Entry:
    return entry._replace(
        kind=_KINDS.get(cells.get("PostTypeId", "").strip(), "post"),
        who=Who(cells.get("OwnerUserId", "").strip(), name=cells.get("OwnerDisplayName", "").strip()),
        title=cells.get("Title", "").strip(),
        text=plain_text(cells.get("Body", "")),
        score=cells.get("Score", "").strip(),
        topics=topics_of(cells.get("Tags", "")),
        parent=cells.get("ParentId", "").strip(),
    )


def _comment(entry: Entry, cells: dict[str, str]) -> Entry:
    return entry._replace(
        kind="comment",
        who=Who(cells.get("UserId", "").strip(), name=cells.get("UserDisplayName", "").strip()),
        text=plain_text(cells.get("Text", "")),
        score=cells.get("Score", "").strip(),
        parent=cells.get("PostId", "").strip(),
    )


def _badge(entry: Entry, cells: dict[str, str]) -> Entry:
    name = cells.get("Name", "").strip()
    day = entry.at.day() if entry.at is not None else ""
    rank = _CLASSES.get(cells.get("Class", "").strip(), "")
    value = ", ".join(part for part in (rank, day) if part)
    return entry._replace(
        kind="badge",
        who=Who(cells.get("UserId", "").strip()),
        title=name,
        facts=((f"badge {name}", value),) if name else (),
    )


_MAKERS = {"users": _user, "posts": _post, "comments": _comment, "badges": _badge}
