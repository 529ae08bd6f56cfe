# SPDX-License-Identifier: GPL-3.0-or-later
"""Which files hold badges: JSON by its keys, tokens by their payload, pictures by the chunk a badge is baked into."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coterie.importers.badges.carriers import PNG, baked_in_png, payload_of_token
from coterie.importers.text.json_files import head_keys

if TYPE_CHECKING:
    from coterie.domain.foreign_files import Member

_TOKEN = re.compile(rb"(?:\xef\xbb\xbf)?\s*[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]*\s*\Z")
_NEEDED = ("badge", "credential", "Credential")
_MOST_PICTURE = 16 << 20


def kind_of(member: Member) -> str:
    """Say what carries the badges of a file: json, credly, accredible, token, png or svg; "" = there are none."""
    head = member.head()
    if head.startswith(PNG):
        return "png" if member.size <= _MOST_PICTURE and baked_in_png(member) else ""
    if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith((b"<svg", b"<?xml")):
        return "svg" if b"openbadges" in head else ""
    if _TOKEN.match(head):
        return "token" if _is_badge(payload_of_token(head)) else ""
    return _kind_of_json(head_keys(member, *_NEEDED), head)


def _kind_of_json(keys: frozenset[str], head: bytes) -> str:
    """Tell lists and single badges by their keys."""
    if "data[].badge_template" in keys:
        return "credly"
    if "data.credentials[].name" in keys or "data.credentials[].issued_on" in keys:
        return "accredible"
    for prefix in ("", "[]."):
        has_subject = f"{prefix}credentialSubject" in keys
        if has_subject and (b"OpenBadgeCredential" in head or b"AchievementCredential" in head):
            return "json"
        if f"{prefix}badge" in keys and keys & {f"{prefix}recipient", f"{prefix}issuedOn", f"{prefix}verify"}:
            return "json"
    return ""


def _is_badge(payload: object) -> bool:
    """Say whether the payload of a token is a badge."""
    if not isinstance(payload, dict):
        return False
    inner = payload.get("vc", payload)
    return isinstance(inner, dict) and bool(inner.keys() & {"credentialSubject", "badge"})
