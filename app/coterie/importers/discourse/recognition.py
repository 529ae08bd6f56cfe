# SPDX-License-Identifier: GPL-3.0-or-later
"""Which files of a bundle are of a Discourse archive, told by names and headers (2014 to 2025).

Sign-ins and their addresses (`auth_tokens.csv`) are told by their names and not even opened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.column_titles import normalised_title
from coterie.domain.foreign_files import Bundle, Claim, Member
from coterie.domain.texts import _
from coterie.importers.discourse.unpacking import unpacked
from coterie.importers.text.encodings import head_text
from coterie.importers.text.first_bytes import why_no_table
from coterie.importers.text.headings import find_heading

if TYPE_CHECKING:
    from collections.abc import Iterable

SURE_OF_ARCHIVE = 95
SURE_BY_HEADER = 90

POSTS, BADGES, BOOKMARKS, LIKES = ("discourse.posts", "discourse.badges", "discourse.bookmarks", "discourse.likes")

#: Files left alone beside the posts, by base name: never read, and of no use.
_PRIVATE = frozenset(["auth_tokens", "auth_token_logs", "visits", "flags"])
_OF_NO_USE = frozenset(
    ["queued_posts", "category_preferences", "tag_preferences", "preferences", "user_archive_profile"]
)
_NEVER_OPENED = ("auth_token",)


class Reading(NamedTuple):
    """What a member is: a table of a kind, or left alone for a reason."""

    member: Member
    source: str
    why: str = ""


def _titles(*titles: str) -> frozenset[str]:
    return frozenset(map(normalised_title, titles))


#: Titles that tell a table by themselves; likes are known by their name as well.
_HEADERS = {
    POSTS: (_titles("topic_title", "post_raw"), _titles("topic_title", "post", "categories")),
    BADGES: (_titles("badge_id", "badge_name", "granted_at"),),
    BOOKMARKS: (_titles("bookmarkable_id", "bookmarkable_type", "link"), _titles("bookmarkable_type", "reminder_at")),
}
_LIKES_HEADER = _titles("post_id", "created_at")


def knows(source: str, names: frozenset[str]) -> bool:
    """Say whether normalised titles are those of a kind of table."""
    return any(one <= names for one in _HEADERS.get(source, (_LIKES_HEADER,)))


def recognise(bundle: Bundle) -> Claim | None:
    """Claim an archive with posts or preferences in it, or tables that their header tells."""
    readings = readings_of(bundle.members)
    if not readings:
        return None
    whole = len(readings) > 1 and any(reading.source == POSTS for reading in readings)
    return Claim(SURE_OF_ARCHIVE if whole else SURE_BY_HEADER, tuple(reading.member for reading in readings))


def readings_of(members: Iterable[Member]) -> list[Reading]:
    """Say what each member is; what is not the forum's is left out."""
    members = tuple(members)
    told = {number: source for number, member in enumerate(members) if (source := _told(member))}
    folders = {_folder(members[number]) for number in told}
    found = []
    for number, member in enumerate(members):
        if number in told:
            found.append(Reading(member, told[number]))
        elif _folder(member) in folders and POSTS in told.values() and (why := _why_left_alone(_stem(member))):
            found.append(Reading(member, "", why))
        elif _folder(member) in folders and _is_likes(member):
            found.append(Reading(member, LIKES))
    return found


def _told(member: Member) -> str:
    """Name the kind of a table by its header, "" for none."""
    if _stem(member).startswith(_NEVER_OPENED):
        return ""
    member = unpacked(member)
    head = member.head()
    if not head or why_no_table(head):
        return ""
    text = head_text(head)
    return next((source for source in _HEADERS if find_heading(text, lambda names: knows(source, names))), "")  # noqa: B023


def _why_left_alone(stem: str) -> str:
    """Say why a file is not read, "" where it may be."""
    if stem in _PRIVATE:
        return _("never read: it says nothing about the people you know")
    return _("not read: settings and counts of the forum, without people") if stem in _OF_NO_USE else ""


def _is_likes(member: Member) -> bool:
    if _stem(member) != "likes":
        return False
    return find_heading(head_text(member.head()), lambda names: knows(LIKES, names)) is not None


def _folder(member: Member) -> str:
    return member.name.rpartition("/")[0]


def _stem(member: Member) -> str:
    return member.name.rpartition("/")[2].lower().removesuffix(".gz").rpartition(".")[0]
