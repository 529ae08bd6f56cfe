# SPDX-License-Identifier: GPL-3.0-or-later
"""Addresses of accounts as Mastodon writes them: in tables, in links and in mentions."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from coterie.domain.records import FoundContactPoint

CHANNEL = "mastodon"

_ADDRESS = re.compile(r"@?([^@\s/:,;\"]+)@([^@\s/:,;\"]+\.[^@\s/:,;\".]+)\Z")
_LONGEST = 500


def account_address(text: str) -> str:
    """Give an address as `user@domain` in lower case, "" for what is none; the @ in front may be there or not."""
    text = text.strip()
    match = _ADDRESS.match(text) if len(text) <= _LONGEST else None
    return f"{match[1]}@{match[2]}".lower() if match else ""


def address_of_link(link: str) -> str:
    """Give the address of the account a link leads to: `https://domain/@user` or `https://domain/users/user`."""
    if len(link) > _LONGEST:
        return ""
    try:
        parts = urlsplit(link.strip())
    except ValueError:
        return ""
    steps = [unquote(step) for step in parts.path.split("/") if step]
    if steps[:1] == ["users"]:
        steps = [f"@{step}" for step in steps[1:2]]
    if parts.scheme not in ("http", "https") or not steps or not steps[0].startswith("@"):
        return ""
    name = steps[0][1:]
    return account_address(name if "@" in name else f"{name}@{parts.hostname or ''}")


def address_of_mention(name: str, link: str) -> str:
    """Give the address behind `@user@domain`, or behind `@user` and its link."""
    whole = account_address(name)
    if whole:
        return whole
    if found := address_of_link(link):
        return found
    try:
        host = urlsplit(link).hostname or ""
    except ValueError:
        return ""
    return account_address(f"{name.removeprefix('@')}@{host}")


def account_key(address: str) -> str:
    """Give the identity key of an account."""
    return f"{CHANNEL}:{address}"


def handle_of(address: str) -> FoundContactPoint:
    """Give the way to reach an account."""
    return FoundContactPoint("handle", f"@{address}", account_key(address), "Mastodon")
