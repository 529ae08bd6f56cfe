# SPDX-License-Identifier: GPL-3.0-or-later
"""Which files are Mastodon's: its tables of accounts, and the archive of an account (Mastodon 2.x to 4.x).

Tables without a header hold nothing but addresses, as a list of mail addresses does: only their name tells them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.foreign_files import Bundle, Claim
from coterie.domain.texts import _
from coterie.importers.mastodon.addresses import account_address
from coterie.importers.text.encodings import head_text
from coterie.importers.text.headings import DELIMITERS, find_heading
from coterie.importers.text.json_files import head_keys, looks_like_json

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coterie.domain.foreign_files import Member

SURE_OF_ARCHIVE = 95
SURE_BY_CONTENT = 90
SURE_BY_NAME = 60

_FIRST_ROWS = 20
_FIRST_BYTES = 32
#: Pictures and recordings have some of these in their first bytes.
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r")
_ID = re.compile(r'"id"\s*:\s*"(?:[^"]*/)?(outbox|likes|bookmarks)(?:\.json)?"')
_POST_LINK = re.compile(r"https?://[^/\s]+/(?:users/[^/\s]+/statuses/\d+|@[^/\s]+/\d+|notes/\w+|objects/[\w-]+)/?\Z")
#: What the tables without titles are called.
_NAMES = {
    "following_accounts": "mastodon.following",
    "followers": "mastodon.followers",
    "lists": "mastodon.lists",
    "bookmarks": "mastodon.bookmarks",
    "blocked_accounts": "",
    "muted_accounts": "",
    "domain_blocks": "",
}


class Reading(NamedTuple):
    """What a member is: the source of its records, or "" where it is left alone. by_name: its name alone tells it."""

    member: Member
    source: str
    why: str = ""
    by_name: bool = False


def recognise(bundle: Bundle) -> Claim | None:
    """Claim the files of an archive, and tables that a header, their rows or a known name tells."""
    readings = readings_of(bundle)
    if not readings:
        return None
    sources = {reading.source for reading in readings}
    sure = SURE_OF_ARCHIVE if {"mastodon.profile", "mastodon.posts"} <= sources else SURE_BY_CONTENT
    if all(reading.by_name for reading in readings):
        sure = SURE_BY_NAME
    return Claim(sure, tuple(reading.member for reading in readings))


def readings_of(bundle: Bundle) -> list[Reading]:
    """Say what each member is; members that are not Mastodon's are left out."""
    found = (_told(member) for member in bundle.members)
    return [reading for reading in found if reading is not None]


def _told(member: Member) -> Reading | None:
    """Say what a member is, None for what is somebody else's."""
    head = member.head()
    if looks_like_json(head):
        source = _json_source(member)
        return Reading(member, source) if source else None
    return _table(member, head_text(head)) if _is_text(head[:_FIRST_BYTES]) else None


def _is_text(first: bytes) -> bool:
    """Say whether first bytes may be those of a table; in wide letters every other byte is a zero."""
    narrow = first.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    if narrow.count(0) * 3 > len(narrow):
        narrow = narrow.replace(b"\0", b"")
    return bool(narrow.strip()) and narrow.translate(None, _CONTROLS) == narrow and narrow.lstrip()[:1] != b"<"


def _json_source(member: Member) -> str:
    """Say which file of an archive it is, "" for none."""
    keys = head_keys(member, "preferredUsername", "orderedItems")
    if {"preferredUsername", "outbox"} <= keys:
        return "mastodon.profile"
    if "orderedItems" not in keys or "@context" not in keys:
        return ""
    if "orderedItems[].type" in keys:
        return "mastodon.posts"
    match = _ID.search(head_text(member.head())) or re.match(r"(outbox|likes|bookmarks)", _base_name(member))
    return {"outbox": "mastodon.posts", "likes": "mastodon.likes", "bookmarks": "mastodon.bookmarks"}.get(
        match[1] if match else "", ""
    )


def _table(member: Member, text: str) -> Reading | None:
    """Say which table it is: by its header, by its rows, or by its name where the rows agree."""
    if "account" in text[:2_000].casefold():
        heading = find_heading(text, lambda titles: "account address" in titles)
        if heading is not None:
            return _by_header(member, frozenset(heading.names))
    name = _base_name(member)
    lines = [line.strip() for line in text.splitlines()[:_FIRST_ROWS] if line.strip()]
    if len(member.head()) < member.size and len(lines) < _FIRST_ROWS:
        lines = lines[:-1]
    if not lines:
        return None
    if all(_POST_LINK.match(line.strip('"')) for line in lines):
        return Reading(member, "mastodon.bookmarks")
    return _by_name(member, name, lines)


def _by_header(member: Member, titles: frozenset[str]) -> Reading:
    """Tell the tables with titles apart."""
    if "hide notifications" in titles:
        return Reading(member, "", why_muted())
    name = _base_name(member)
    if "show boosts" not in titles:
        if name.startswith("follower"):
            return Reading(member, "mastodon.followers")
        if name.startswith(("muted", "blocked")):
            return Reading(member, "", why_muted())
    return Reading(member, "mastodon.following")


def _by_name(member: Member, name: str, lines: list[str]) -> Reading | None:
    """Tell the tables without titles, where name and rows agree."""
    source = next((source for start, source in _NAMES.items() if name.startswith(start)), None)
    if source is None:
        return None
    if source == "mastodon.lists":
        agrees = bool(list_delimiter(lines))
    elif source == "mastodon.bookmarks":
        agrees = _mostly(line.strip('"').startswith(("https://", "http://")) for line in lines)
    else:
        agrees = name.startswith("domain") or _mostly(account_address(line.strip('",; ')) != "" for line in lines)
    return Reading(member, source, "" if source else why_muted(), by_name=True) if agrees else None


def list_delimiter(lines: list[str]) -> str:
    """Give the mark between the title of a list and an address, "" where most rows are none of that kind."""
    for delimiter in DELIMITERS:
        if _mostly(account_address(line.rpartition(delimiter)[2].strip('"')) != "" for line in lines if line.strip()):
            ends = [line for line in lines if delimiter in line]
            if len(ends) * 2 > len(lines):
                return delimiter
    return ""


def why_muted() -> str:
    """Say why tables of muted and blocked accounts are left alone."""
    return _("People and servers you muted or blocked are never read.")


def _mostly(answers: Iterable[bool]) -> bool:
    """Say whether more than half of some answers are yes."""
    several = list(answers)
    return sum(several) * 2 > len(several)


def _base_name(member: Member) -> str:
    """Give the name without folders, in lower case, with one kind of gap."""
    return member.name.rpartition("/")[2].lower().replace("-", "_").replace(" ", "_")
