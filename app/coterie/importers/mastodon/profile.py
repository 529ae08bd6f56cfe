# SPDX-License-Identifier: GPL-3.0-or-later
"""The owner's profile: `actor.json` of an archive (Mastodon 2.x to 4.x, an ActivityPub Person)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from coterie.domain.identity_keys import profile_key
from coterie.domain.records import FoundContactPoint, FoundName, FoundOwner, Record, Refused
from coterie.domain.texts import _
from coterie.importers.mastodon.addresses import account_address, account_key, address_of_link, handle_of
from coterie.importers.text.html_text import plain_text
from coterie.importers.text.json_files import load_json
from coterie.importers.text.json_values import excerpt_text, kept_text, objects_at, text_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.domain.foreign_files import Member

_LINK = re.compile(r'href="(https?://[^"\s<>]{1,2000})"')
_BARE_LINK = re.compile(r"https?://\S{1,2000}\Z")
#: What is kept of a profile: keys for signing and addresses of machines are nobody's business.
_KEPT = ("id", "type", "preferredUsername", "name", "summary", "url", "published", "attachment")


class Profile(NamedTuple):
    """Whose archive it is; address "" = unknown. items: what the file comes to."""

    address: str
    items: tuple[Record | Refused, ...]


def read(member: Member) -> Profile:
    """Read the profile as facts about the owner."""
    actor = load_json(member)
    if isinstance(actor, Refused):
        return Profile("", (actor,))
    links = [text_at(actor, key) for key in ("url", "id")]
    host = next((host for link in links if (host := _host(link))), "")
    address = account_address(f"{text_at(actor, 'preferredUsername')}@{host}")
    address = address or next((found for link in links if (found := address_of_link(link))), "")
    if not address:
        return Profile("", (Refused("file", _("The profile names no account."), excerpt_text(actor)),))
    name = text_at(actor, "name")
    points = (handle_of(address), *_points(actor))
    owner = FoundOwner(FoundName(name) if name else None, (account_key(address),), points)
    kept = {key: actor[key] for key in _KEPT if key in actor} if isinstance(actor, dict) else {}
    return Profile(address, (Record(f"mastodon:profile:{address}", "item 1", kept_text(kept), owner),))


def _points(actor: object) -> Iterator[FoundContactPoint]:
    """Give the links of the profile."""
    if url := text_at(actor, "url"):
        yield FoundContactPoint("url", url)
    for field in objects_at(actor, "attachment"):
        value = text_at(field, "value")
        match = _LINK.search(value)
        link = match[1] if match else value if _BARE_LINK.match(value) else ""
        if link:
            yield FoundContactPoint("url", link, profile_key(link), plain_text(text_at(field, "name")))


def _host(link: str) -> str:
    """Give the server in a link, "" for what is none."""
    try:
        return urlsplit(link).hostname or ""
    except ValueError:
        return ""
