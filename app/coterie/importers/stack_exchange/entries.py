# SPDX-License-Identifier: GPL-3.0-or-later
"""What one record of Stack Exchange says, in one shape whether a page, a dump or a query said it.

Stack Exchange API 2.x, data dumps since 2009, Data Explorer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.records import CommunityRef

if TYPE_CHECKING:
    from coterie.domain.moments import Moment

PLATFORM = "Stack Exchange"
#: Kinds of entries that somebody wrote.
WRITTEN = ("question", "answer", "post", "comment")
#: The kind of a record that was not taken apart, because the owner is not in it.
SOMEBODY_ELSES = "other"

_NAMES = {
    "stackoverflow.com": "Stack Overflow",
    "meta.stackoverflow.com": "Meta Stack Overflow",
    "meta.stackexchange.com": "Meta Stack Exchange",
    "superuser.com": "Super User",
    "serverfault.com": "Server Fault",
    "askubuntu.com": "Ask Ubuntu",
    "stackapps.com": "Stack Apps",
    "mathoverflow.net": "MathOverflow",
}


class Who(NamedTuple):
    """A user as a record names them: the number on the site, the account of the whole network, name and profile."""

    number: str = ""
    account: str = ""
    name: str = ""
    link: str = ""


class Entry(NamedTuple):
    """One record.

    kind: user, account (of the whole network), question, answer, post, comment, badge, topic, other, or "" = not read.
    site: host, "" = unknown. number: on that site. who: whose it is. parent: question of an answer, post of a comment.
    site_name: as an account gives it. website, location: of a user. raw: the record without pictures.
    words: the keys in `raw` that hold text by whoever wrote it.
    """

    kind: str
    place: str
    site: str = ""
    number: str = ""
    who: Who = Who()
    at: Moment | None = None
    title: str = ""
    text: str = ""
    url: str = ""
    score: str = ""
    topics: tuple[str, ...] = ()
    parent: str = ""
    reply_to: Who = Who()
    facts: tuple[tuple[str, str], ...] = ()
    site_name: str = ""
    website: str = ""
    location: str = ""
    raw: dict[str, object] = {}  # noqa: RUF012 (a tuple's default, never written to)
    words: tuple[str, ...] = ()
    repairs: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The key of the record, the same in a page, a dump and a query."""
        return f"se:{self.site or 'unknown'}:{self.kind}:{self.number}"


def community(site: str, name: str = "") -> CommunityRef:
    """Name a site as a community; one that is not known is the network."""
    if not site:
        return CommunityRef(name or PLATFORM, "", PLATFORM)
    return CommunityRef(name or _NAMES.get(site, site), f"se:{site}", PLATFORM, f"https://{site}")


def keys_of(site: str, who: Who) -> tuple[str, ...]:
    """Give the identity keys of a user, those of the site first."""
    keys = [f"se:{site}:{who.number}"] if site and who.number else []
    if who.account:
        keys.append(f"se:account:{who.account}")
    return tuple(keys)


def profile_of(key: str) -> str:
    """Write the profile address that an identity key stands for."""
    _prefix, site, number = key.split(":")
    return f"https://{'stackexchange.com' if site == 'account' else site}/users/{number}"
