# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading Mastodon's files one after the other: the profile first, because it tells whose they are."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from coterie.domain.records import FileFound, Found
from coterie.importers.mastodon import accounts, profile
from coterie.importers.mastodon.posts import Posts, read_links
from coterie.importers.mastodon.recognition import Reading, readings_of
from coterie.importers.text.encodings import encoding_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.domain.foreign_files import Bundle, Claim, Wishes

#: The day in names such as `archive-20260214093000-0a1b2c.zip`.
_EXPORT_DAY = re.compile(r"archive-(20\d{2})(\d{2})(\d{2})\d{6}")
_ORDER = (
    "mastodon.profile",
    "mastodon.following",
    "mastodon.followers",
    "mastodon.lists",
    "mastodon.posts",
    "mastodon.likes",
    "mastodon.bookmarks",
    "",
)


def read(bundle: Bundle, claim: Claim, wishes: Wishes) -> Iterator[Found]:
    """Announce each claimed file and give its records."""
    claimed = {(member.path, member.name) for member in claim.members}
    readings = [each for each in readings_of(bundle) if (each.member.path, each.member.name) in claimed]
    exported, address = _export_day(bundle), ""
    for reading in sorted(readings, key=lambda each: _ORDER.index(each.source)):
        member, source, why, _by_name = reading
        if not source:
            yield FileFound(member.path, member.name, "", not_read=True, why=why, exported=exported)
            continue
        yield FileFound(member.path, member.name, source, exported=exported, encoding=encoding_of(member))
        if source == "mastodon.profile":
            address, items = profile.read(member)
            yield from items
        else:
            yield from _records(reading, wishes, address)


def _records(reading: Reading, wishes: Wishes, address: str) -> Iterator[Found]:
    """Give the records of a file that is no profile."""
    kind = reading.source.rpartition(".")[2]
    if kind == "posts":
        return Posts(wishes, address).read(reading.member)
    if kind in ("likes", "bookmarks"):
        return read_links(reading.member, kind, wishes)
    return accounts.read(reading.member, reading.source, wishes)


def _export_day(bundle: Bundle) -> str:
    """Read the day in the name of an archive, "" for none."""
    match = _EXPORT_DAY.search(bundle.name) or _EXPORT_DAY.search(bundle.path)
    if match is None:
        return ""
    try:
        return date(int(match[1]), int(match[2]), int(match[3])).isoformat()
    except ValueError:
        return ""
