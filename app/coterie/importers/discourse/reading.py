# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading a Discourse archive table by table, once the forum is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.records import FileFound, Found, Refused
from coterie.domain.texts import _
from coterie.importers.discourse import recognition
from coterie.importers.discourse.forum import Forum, survey
from coterie.importers.discourse.other_tables import badge, bookmark, like
from coterie.importers.discourse.posts import read_posts
from coterie.importers.discourse.unpacking import Unpacked, unpacked
from coterie.importers.text.delimited import Sheet, open_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.domain.foreign_files import Bundle, Claim, Member, Wishes
    from coterie.importers.discourse.posts import Item
    from coterie.importers.discourse.recognition import Reading


class _Opened(NamedTuple):
    """A member, unpacked if it is gzipped, with its table if it is one that is read."""

    member: Member
    reading: Reading
    sheet: Sheet | None


def read(bundle: Bundle, claim: Claim, wishes: Wishes) -> Iterator[Found]:
    """Announce each claimed file and give its records; what is left alone is announced with the reason."""
    claimed = {(member.path, member.name) for member in claim.members}
    members = [member for member in bundle.members if (member.path, member.name) in claimed]
    opened = [_opened(reading) for reading in recognition.readings_of(members)]
    tables = [(each.reading.source, each.sheet) for each in opened if each.sheet is not None]
    posts = [sheet for source, sheet in tables if source == recognition.POSTS]
    forum = survey(posts, [sheet for source, sheet in tables if source == recognition.BOOKMARKS])
    for each in opened:
        yield from _file(each, forum, wishes)


def _opened(reading: Reading) -> _Opened:
    """Find the table in a file; what is left alone is not even opened."""
    if not reading.source:
        return _Opened(reading.member, reading, None)
    member = unpacked(reading.member)
    return _Opened(member, reading, open_sheet(member, lambda names: recognition.knows(reading.source, names)))


def _file(opened: _Opened, forum: Forum, wishes: Wishes) -> Iterator[Found]:
    """Give the announcement and the records of one file."""
    member, reading, sheet = opened
    if sheet is None:
        yield FileFound(member.path, member.name, "", not_read=True, why=reading.why)
        return
    yield FileFound(member.path, member.name, reading.source, encoding=sheet.encoding)
    yield from _records(reading.source, sheet, forum, wishes)
    if isinstance(member, Unpacked) and member.damage.found:
        yield Refused("end of file", _("The file is damaged or cut off here. Download it once more."), "")


def _records(source: str, sheet: Sheet, forum: Forum, wishes: Wishes) -> Iterator[Item]:
    """Give the records of one table."""
    if source == recognition.POSTS:
        yield from read_posts(sheet, forum)
        return
    for row in sheet.rows():
        if isinstance(row, Refused):
            yield row
        elif source == recognition.BADGES:
            yield badge(sheet, forum, row)
        elif source == recognition.BOOKMARKS:
            yield bookmark(sheet, forum, row, wishes)
        else:
            yield like(sheet, forum, row, wishes)
