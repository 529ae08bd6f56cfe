# SPDX-License-Identifier: GPL-3.0-or-later
"""Badges, bookmarks and likes of a Discourse archive (`badges.csv`, `bookmarks.csv`, `likes.csv`, 2020 to 2025)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.records import (
    FoundContribution,
    FoundFollowUp,
    FoundLearning,
    FoundMembership,
    FoundOther,
    Record,
    Refused,
    Skipped,
)
from coterie.domain.texts import _
from coterie.importers.discourse.forum import host_of
from coterie.importers.text.delimited import Row, Sheet, excerpt_of, place_of
from coterie.importers.text.kept_rows import fingerprint, titled_text
from coterie.importers.text.written_dates import read_moment

if TYPE_CHECKING:
    from coterie.domain.foreign_files import Wishes
    from coterie.importers.discourse.forum import Forum
    from coterie.importers.discourse.posts import Item


def badge(sheet: Sheet, forum: Forum, row: Row) -> Item:
    """Make a badge a fact of the owner's membership, with its day; where nothing tells the forum it is only kept."""
    name, granted = _cell(sheet, row, "badge name"), _cell(sheet, row, "granted at")
    if not name:
        return Refused(place_of(row.line), _("The row has no name."), excerpt_of(row.cells))
    at = read_moment(granted, "UTC") if granted else None
    repairs = (_("The date cannot be read."),) if granted and at is None else ()
    thing: FoundMembership | FoundOther = FoundOther("badge", name, at.text if at else "")
    if forum.host:
        # The same badge may be given again; `seq` counts from 0.
        again = _cell(sheet, row, "seq")
        numbered = (
            f"badge {name} ({int(again) + 1})" if again.strip("0").isdecimal() and len(again) < 6 else f"badge {name}"
        )
        thing = FoundMembership(forum.community, facts=((numbered, at.day() if at else "yes"),))
    key = f"discourse:badge:{fingerprint(forum.host, _cell(sheet, row, 'badge id'), name, granted)}"
    return Record(key, place_of(row.line), _raw(sheet, row), thing, repairs)


def bookmark(sheet: Sheet, forum: Forum, row: Row, wishes: Wishes) -> Item:
    """Make a task of a bookmark with a reminder, something to read of any other if those were ticked."""
    link, name = _cell(sheet, row, "link", "url"), _cell(sheet, row, "name")
    written, reminder = _cell(sheet, row, "created at"), _cell(sheet, row, "reminder at")
    if not reminder and "saved-posts" not in wishes.include:
        return Skipped(place_of(row.line), _("not ticked"))
    title = name or _topic_of(link)
    if not title:
        return Refused(place_of(row.line), _("The bookmark has neither name nor link."), excerpt_of(row.cells))
    kind, number = _cell(sheet, row, "bookmarkable type"), _cell(sheet, row, "bookmarkable id")
    key = f"discourse:bookmark:{fingerprint(forum.host, kind, number, link)}"
    saved, due = (read_moment(each, "UTC") if each else None for each in (written, reminder))
    if reminder:
        repairs = () if due else (_("The date cannot be read."),)
        thing = FoundFollowUp(key, title, due.day() if due else "", text=link)
        return Record(key, place_of(row.line), _raw(sheet, row), thing, repairs)
    provider = next(iter(host_of(link)), forum.host)
    saved_on = saved.text if saved else ""
    repairs = (_("The date cannot be read."),) if written and saved is None else ()
    learning = FoundLearning(title, "post", provider, link, saved_on)
    return Record(key, place_of(row.line), _raw(sheet, row), learning, repairs)


def like(sheet: Sheet, forum: Forum, row: Row, wishes: Wishes) -> Item:
    """Keep what the owner liked, if likes were ticked; the file has nothing of the post but its number."""
    if "reactions" not in wishes.include:
        return Skipped(place_of(row.line), _("not ticked"))
    number, written = _cell(sheet, row, "post id"), _cell(sheet, row, "created at")
    at = read_moment(written, "UTC") if written else None
    if not number or at is None:
        reason = _("The date cannot be read.") if number else _("The row names no post.")
        return Refused(place_of(row.line), reason, excerpt_of(row.cells))
    url = f"https://{forum.host}/p/{number}" if forum.host and number.isalnum() else ""
    community = forum.community if forum.host else None
    key = f"discourse:like:{fingerprint(forum.host, number)}"
    thing = FoundContribution("reaction", at, url=url, community=community)
    return Record(key, place_of(row.line), _raw(sheet, row), thing)


def _cell(sheet: Sheet, row: Row, *names: str) -> str:
    return row.cells[sheet.column(*names)].strip()


def _raw(sheet: Sheet, row: Row) -> str:
    return titled_text(sheet.heading.titles, row.cells)


def _topic_of(link: str) -> str:
    """Name a topic by its address (`/t/what-it-is/123`), or by the whole link."""
    parts = link.split("/")
    slug = parts[parts.index("t") + 1] if "t" in parts[:-1] else ""
    return slug.replace("-", " ").strip() if slug and not slug.isdigit() else link
