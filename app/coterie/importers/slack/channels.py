# SPDX-License-Identifier: GPL-3.0-or-later
"""The conversations of a Slack export: channels by name, and who is in the ones of a few people."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.records import Refused
from coterie.importers.slack.recognition import CHANNELS
from coterie.importers.text.json_files import JsonItem, json_items
from coterie.importers.text.json_values import text_at, texts_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.domain.foreign_files import Member

_OF_FEW = frozenset(["dms.json", "mpims.json"])


class Channel(NamedTuple):
    """A conversation. members: ids; few: it is one of two or several people by themselves."""

    id: str
    name: str
    members: tuple[str, ...] = ()
    few: bool = False


class Listed(NamedTuple):
    """One entry of a list of conversations, at its place."""

    place: str
    channel: Channel


def listed_channels(member: Member, base: str) -> Iterator[Listed | Refused]:
    """Give the conversations in one of the lists."""
    for item in json_items(member):
        if isinstance(item, Refused):
            yield item
        else:
            yield Listed(item.place, _channel(item, base in _OF_FEW))


def channels_of(lists: dict[str, Member]) -> dict[str, Channel]:
    """Give all conversations by the names that their folders may have."""
    found: dict[str, Channel] = {}
    for base in CHANNELS:
        if base in lists:
            for each in listed_channels(lists[base], base):
                if isinstance(each, Listed):
                    found.setdefault(each.channel.name, each.channel)
                    found[each.channel.id] = each.channel
    return found


def _channel(item: JsonItem, few: bool) -> Channel:  # noqa: FBT001 (one of the lists or the other)
    own_id = text_at(item.value, "id")
    return Channel(own_id, text_at(item.value, "name") or own_id, tuple(texts_at(item.value, "members")), few)
