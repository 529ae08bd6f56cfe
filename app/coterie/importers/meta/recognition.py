# SPDX-License-Identifier: GPL-3.0-or-later
"""Which files are Facebook's, Instagram's or Threads' (JSON choice, 2018 to 2026), and what each is.

Lists are told by the keys in them, because the folders around them have other names every year. The choice of web pages
in place of JSON is told by its folders, and refused in one sentence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.foreign_files import Bundle, Claim
from coterie.domain.texts import _
from coterie.importers.text.json_files import head_keys

if TYPE_CHECKING:
    from coterie.domain.foreign_files import Member

SURE = 90
MESSAGES = "meta.messages"
PAGES = "pages"

#: What is read, by the key of its list.
LISTS = {
    "relationships_following": "meta.instagram-following",
    "relationships_followers": "meta.instagram-followers",
    "relationships_close_friends": "meta.instagram-close-friends",
    "relationships_following_hashtags": "meta.instagram-hashtags",
    "text_post_app_text_post_app_following": "meta.threads-following",
    "text_post_app_text_post_app_followers": "meta.threads-followers",
    "friends_v2": "meta.facebook-friends",
    "followers_v2": "meta.facebook-followers",
    "following_v2": "meta.facebook-following",
}
#: The bare lists of Instagram, and the friends of older Facebook exports, by keys in their entries.
_BARE = frozenset(("[].string_list_data",))
_OLD_FRIENDS = frozenset(("friends[].name", "friends[].timestamp"))
_TALK = frozenset(("participants", "messages[].sender_name", "messages[].timestamp_ms"))
#: Beginnings of the keys of lists that are left alone.
_OTHER_LISTS = ("relationships_", "text_post_app_text_post_app_")
_OTHER_FRIENDS = ("received_requests_v2", "sent_requests_v2", "rejected_requests_v2", "deleted_friends_v2")
_HEAD_WORDS = ("relationships_", "text_post_app_", "string_list_data", "friends", "_v2", "sender_name")

_NEVER = re.compile(
    r"(?:\A|/)(?:ads_information|ad_center|security_and_login_information|login_and_profile_creation|logged_information"
    r"|apps_and_websites\w*|information_used_for_advertising|location|your_problem_reports|payment_history"
    r"|facebook_payments|other_logged_information|device_information|shops_and_transactions)/",
    re.IGNORECASE,
)
_THEIRS = re.compile(
    r"(?:\A|/)(?:your_(?:instagram|facebook|threads|topics)\w*|your_activity_across_\w+|personal_information"
    r"|profile_information|connections|followers_and_following|friends(?:_and_followers)?|messages|preferences"
    r"|comments_and_reactions|likes_and_reactions|posts|stories|media|saved_items_and_collections|threads)/",
    re.IGNORECASE,
)
_PAGES = re.compile(
    r"(?:\A|/)(?:followers_and_following/(?:followers(?:_\d+)?|following)|messages/inbox/[^/]+/message_\d+"
    r"|(?:friends|friends_and_followers)/(?:your_)?friends)\.html\Z",
    re.IGNORECASE,
)


class Reading(NamedTuple):
    """What a member is. source: of its records, "" = left alone; key: of its list, "" = it is one."""

    member: Member
    source: str
    key: str = ""
    why: str = ""


def recognise(bundle: Bundle) -> Claim | None:
    """Claim the files of an archive, or single lists by what is in them."""
    readings = readings_of(bundle)
    return Claim(SURE, tuple(reading.member for reading in readings)) if readings else None


def readings_of(bundle: Bundle) -> list[Reading]:
    """Say what each member is; members that are not of these services are left out."""
    told = [_never(member) or _told(member) for member in bundle.members]
    known = [reading for reading in told if reading is not None]
    if not any(reading.source for reading in known):
        lists = [reading for reading in known if reading.key]
        return lists or _pages(bundle)
    if len(bundle.members) == 1:
        return known
    pairs = zip(bundle.members, told, strict=True)
    found = (reading if reading is not None else _beside(member) for member, reading in pairs)
    return [reading for reading in found if reading is not None]


def _never(member: Member) -> Reading | None:
    """Name what is never looked into."""
    if not _NEVER.search(member.name) or not member.name.lower().endswith(".json"):
        return None
    return Reading(member, "", why=_("Advertising, devices, sign-ins, payments and the like are never read."))


def _told(member: Member) -> Reading | None:
    """Say which list a file is by its keys, None for none."""
    keys = head_keys(member, *_HEAD_WORDS)
    if not keys:
        return None
    if keys >= _TALK:
        return Reading(member, MESSAGES, "messages")
    if keys >= _BARE:
        return Reading(member, "meta.instagram-followers")
    for key, source in LISTS.items():
        if key in keys:
            return Reading(member, source, key)
    if keys >= _OLD_FRIENDS:
        return Reading(member, "meta.facebook-friends", "friends")
    return _other_list(member, keys)


def _other_list(member: Member, keys: frozenset[str]) -> Reading | None:
    """Name the lists that are left alone."""
    for key in sorted(keys):
        if key.startswith(_OTHER_LISTS) and f"{key}[].string_list_data" in keys:
            return Reading(member, "", key, why_other_lists())
        if key in _OTHER_FRIENDS:
            return Reading(member, "", key, why_other_lists())
    return None


def why_other_lists() -> str:
    """Say why lists of requests and refusals are left alone."""
    return _("Requests, people you blocked and people you no longer follow are not read.")


def _beside(member: Member) -> Reading | None:
    """Name what else lies in such an archive."""
    name = member.name.lower()
    if name.endswith("no-data.txt"):
        return Reading(member, "", why=_("There was nothing of this kind."))
    if name.endswith(".json") and _THEIRS.search(member.name):
        return Reading(member, "", why=_("There is nothing in it that Coterie has a place for."))
    return None


def _pages(bundle: Bundle) -> list[Reading]:
    """Find the choice of web pages in place of JSON."""
    return [Reading(member, PAGES) for member in bundle.members if _PAGES.search(member.name)]
