# SPDX-License-Identifier: GPL-3.0-or-later
"""Which files belong to an archive of X, and what each is (X and Twitter archives, 2018 to 2026).

Each file is a script that says by itself what it holds: `window.YTD.NAME.partN = [ ... ]`. So parts and renamed files
are told by their content; names serve only to leave files alone without looking into them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.foreign_files import Bundle, Claim
from coterie.domain.texts import _
from coterie.importers.text.encodings import head_text

if TYPE_CHECKING:
    from coterie.domain.foreign_files import Member

SURE = 95

#: What is read, by the name in the script.
SOURCES = {
    "account": "x.account",
    "following": "x.following",
    "follower": "x.followers",
    "tweets": "x.posts",
    "tweet": "x.posts",
    "direct_messages": "x.messages",
    "direct_message": "x.messages",
    "direct_messages_group": "x.group-messages",
    "direct_message_group": "x.group-messages",
    "direct_message_headers": "x.message-headers",
    "direct_message_group_headers": "x.group-message-headers",
    "like": "x.likes",
    "contact": "x.phone-book",
    "lists_created": "x.lists",
    "lists_member": "x.lists",
    "lists_subscribed": "x.lists",
}
#: Never looked into, by the beginning of their name.
_NEVER = (
    "ad_", "age_info", "ageinfo", "block", "connected_application", "device_token", "email_address_change",
    "ip_audit", "key_registry", "mute", "ni_devices", "personalization", "phone_number", "protected_history",
    "screen_name_change", "smartblock", "sso", "twitter_shop", "verified", "x_payments",
)  # fmt: skip
_FIRST_BYTES = 2_000
_SCRIPT = re.compile(r"\s*window\s*\.\s*(?:YTD\s*\.\s*(\w+)\s*\.\s*part\d+|(__THAR_CONFIG))\s*=")
_PART = re.compile(r"[ _-]part\d+\Z|[ _]?\(\d+\)\Z")
#: The pages and scripts that show an archive in a browser.
_VIEWER = re.compile(r"(?:\A|/)assets/[^\0]*\Z|(?:\A|/)your archive\.html\Z", re.IGNORECASE)


class Reading(NamedTuple):
    """What a member is. source "" = left alone for a reason; no reason = part of the pages that show the archive."""

    member: Member
    name: str
    source: str = ""
    why: str = ""


def recognise(bundle: Bundle) -> Claim | None:
    """Claim the scripts of an archive, and with them what stands beside them in it."""
    readings = readings_of(bundle)
    return Claim(SURE, tuple(reading.member for reading in readings)) if readings else None


def readings_of(bundle: Bundle) -> list[Reading]:
    """Say what each member is; members that are not of X are left out."""
    readings: list[Reading] = []
    is_there = False
    for member in bundle.members:
        reading = _left_alone(member)
        if reading is None:
            reading = _told(member)
            is_there = is_there or reading is not None
        if reading is not None:
            readings.append(reading)
    return readings if is_there else []


def _left_alone(member: Member) -> Reading | None:
    """Name what is never looked into, and the pages that show the archive."""
    if _VIEWER.search(member.name):
        return Reading(member, "")
    folder, _slash, base = member.name.rpartition("/")
    if not base.lower().endswith(".js") or folder.rpartition("/")[2] != "data":
        return None
    name = _PART.sub("", base.lower()[:-3]).replace("-", "_")
    return Reading(member, name, why=_why_never()) if name.startswith(_NEVER) else None


def _told(member: Member) -> Reading | None:
    """Say what a script holds, None for what is none."""
    head = member.head(_FIRST_BYTES)
    if not head or head[:200].replace(b"\0", b"").find(b"window") < 0:
        return None
    match = _SCRIPT.match(head_text(head))
    if match is None:
        return None
    if match[2]:
        return Reading(member, "manifest", "x.manifest")
    name = match[1].lower()
    if source := SOURCES.get(name):
        return Reading(member, name, source)
    if name.startswith(_NEVER):
        return Reading(member, name, why=_why_never())
    return Reading(member, name, why=_("There is nothing in it that Coterie has a place for."))


def _why_never() -> str:
    """Say why a file is never looked into."""
    return _("Advertising, devices, sign-ins, blocks and the like are never read.")
