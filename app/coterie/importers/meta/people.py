# SPDX-License-Identifier: GPL-3.0-or-later
"""Friends, followers and whom the owner follows (Facebook, Instagram and Threads, JSON choice, 2018 to 2026).

Instagram and Threads name accounts, Facebook names people and nothing else: those are suggestions at most.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from coterie.domain.records import (
    FoundContactPoint,
    FoundMoment,
    FoundName,
    FoundOther,
    FoundPerson,
    Record,
    Refused,
    Skipped,
)
from coterie.domain.texts import _
from coterie.importers.meta.mended_text import mended
from coterie.importers.text.json_files import json_items
from coterie.importers.text.json_values import excerpt_text, kept_text, text_at
from coterie.importers.text.kept_rows import fingerprint
from coterie.importers.text.names import plain_name
from coterie.importers.text.written_dates import epoch_moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.domain.foreign_files import Wishes
    from coterie.domain.moments import Moment
    from coterie.importers.meta.recognition import Reading

Item = Record | Refused | Skipped
_ENTRY = ("string_list_data", 0)
_LONGEST_USER = 100


class _Kind(NamedTuple):
    """What a list means. service: prefix of keys; brand: its name; role: what people are in it; tick: what it needs."""

    service: str
    brand: str
    role: str
    tick: str


_KINDS = {
    "meta.instagram-following": _Kind("instagram", "Instagram", "following", "friends"),
    "meta.instagram-followers": _Kind("instagram", "Instagram", "follower", "followers"),
    "meta.instagram-close-friends": _Kind("instagram", "Instagram", "close friend", "friends"),
    "meta.threads-following": _Kind("threads", "Threads", "following", "friends"),
    "meta.threads-followers": _Kind("threads", "Threads", "follower", "followers"),
    "meta.facebook-friends": _Kind("facebook", "Facebook", "friend", "friends"),
    "meta.facebook-followers": _Kind("facebook", "Facebook", "follower", "followers"),
    "meta.facebook-following": _Kind("facebook", "Facebook", "following", "friends"),
}


def read(reading: Reading, wishes: Wishes) -> Iterator[Item]:
    """Make a person of each entry, if the list was ticked or they were picked; hashtags are topics."""
    kind = _KINDS.get(reading.source)
    for item in json_items(reading.member, *filter(None, (reading.key,))):
        if isinstance(item, Refused):
            yield item
            continue
        entry = mended(item.value)
        if kind is None:
            yield _topic(item.place, entry)
        elif kind.service == "facebook":
            yield _named(item.place, entry, kind, wishes)
        else:
            yield _account(item.place, entry, kind, wishes)


def _account(place: str, entry: object, kind: _Kind, wishes: Wishes) -> Item:
    """Make a person of an account."""
    user = _user(entry)
    if not user:
        return Refused(place, _("The entry names no account."), excerpt_text(entry))
    key = f"{kind.service}:{user}"
    if not wishes.wants_person(kind.tick, f"@{user}"):
        return Skipped(place, _("not ticked"))
    if key in wishes.me:
        return Skipped(place, _("your own account"))
    at = epoch_moment(text_at(entry, *_ENTRY, "timestamp"))
    person = FoundPerson(
        FoundName(f"@{user}"),
        (key,),
        (FoundContactPoint("handle", f"@{user}", key, kind.brand),),
        moments=_moments(kind, at),
        fields=((kind.brand, kind.role),),
    )
    return Record(f"{key}:{kind.role}", place, kept_text(entry), person)


def _named(place: str, entry: object, kind: _Kind, wishes: Wishes) -> Item:
    """Make a person of a name, which is all that Facebook gives."""
    name = plain_name(text_at(entry, "name"))
    if not name:
        return Refused(place, _("The entry has no name."), excerpt_text(entry))
    if not wishes.wants_person(kind.tick, name):
        return Skipped(place, _("not ticked"))
    written = text_at(entry, "timestamp")
    person = FoundPerson(
        FoundName(name), moments=_moments(kind, epoch_moment(written)), fields=((kind.brand, kind.role),)
    )
    return Record(f"facebook:{kind.role}:{fingerprint(name, written)}", place, kept_text(entry), person)


def _topic(place: str, entry: object) -> Item:
    """Make a topic of a hashtag the owner follows."""
    tag = _user(entry).lstrip("#")
    if not tag:
        return Refused(place, _("The entry names no hashtag."), excerpt_text(entry))
    at = epoch_moment(text_at(entry, *_ENTRY, "timestamp"))
    return Record(f"instagram:hashtag:{tag}", place, kept_text(entry), FoundOther("topic", tag, at.text if at else ""))


def _user(entry: object) -> str:
    """Give the name of an account: newer exports move it from the value to the title, and leave it in the link."""
    link = text_at(entry, *_ENTRY, "href")
    try:
        path = unquote(urlsplit(link).path)
    except ValueError:
        path = ""
    written = (text_at(entry, *_ENTRY, "value"), text_at(entry, "title"), path.rstrip("/").rpartition("/")[2])
    names = (each.removeprefix("@").lower() for each in written)
    return next((name for name in names if name and len(name) <= _LONGEST_USER and not set(name) & set(" /")), "")


def _moments(kind: _Kind, at: Moment | None) -> tuple[FoundMoment, ...]:
    """Give the day on which they came together."""
    return (FoundMoment("connection", kind.service, at),) if at else ()
