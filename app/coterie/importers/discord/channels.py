# SPDX-License-Identifier: GPL-3.0-or-later
"""The channels of a Discord package: of which server, or with whom (`c123/channel.json`, `Messages/index.json`).

Types are numbers until 2024 (1 = two people, 3 = a group) and words since (`DM`, `GROUP_DM`). Ids are larger than the
numbers JSON is safe for, and stay texts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.records import CommunityRef, PersonRef, Refused
from coterie.importers.text.json_files import load_json
from coterie.importers.text.json_values import object_at, objects_at, text_at, texts_at

if TYPE_CHECKING:
    from coterie.domain.foreign_files import Member

_OF_FEW = frozenset(["1", "DM", "3", "GROUP_DM"])
_SMALL = 8 << 20
_DIRECT = re.compile(r"Direct Message with (.+?)(?:#\d{1,4})?\Z")
_IN_SERVER = re.compile(r".* in (.+)\Z", re.DOTALL)


class Channel(NamedTuple):
    """Where messages went: to people by themselves, or to a server (None where it is not known which).

    few: it is one of two or a group of people.
    """

    id: str
    few: bool = False
    people: tuple[PersonRef, ...] = ()
    server: CommunityRef | None = None


class Names(NamedTuple):
    """What is known beforehand. channels: titles by id, as in the index; people: names by id; owner: their id.

    told: whether others may be named; where they were not ticked, their numbers have to do.
    """

    channels: dict[str, str]
    people: dict[str, str]
    owner: str
    told: bool = True


def titles_of(index: Member | None) -> dict[str, str]:
    """Give names by ids out of an index, none where it cannot be read."""
    value = load_json(index, _SMALL) if index is not None else {}
    return {} if isinstance(value, Refused) else {key: text_at(name) for key, name in object_at(value).items()}


def community_of(server_id: str, name: str) -> CommunityRef:
    """Name a server."""
    return CommunityRef(name or f"Discord {server_id}", f"discord:{server_id}" if server_id else "", "Discord")


def channel_of(channel_id: str, about: Member | None, names: Names) -> Channel:
    """Say what a channel is, by its own file and by its title in the index."""
    value = load_json(about, _SMALL) if about is not None else {}
    title = names.channels.get(channel_id, "")
    direct = _DIRECT.match(title)
    written = text_at(value, "type").upper()
    if written in _OF_FEW or (not written and direct is not None):
        return Channel(channel_id, few=True, people=_people(value, direct[1] if direct else "", names))
    server_id, name = text_at(value, "guild", "id"), text_at(value, "guild", "name")
    if server_id or name:
        return Channel(channel_id, server=community_of(server_id, name))
    match = _IN_SERVER.match(title)
    return Channel(channel_id, server=community_of("", match[1]) if match else None)


def _people(value: object, title: str, names: Names) -> tuple[PersonRef, ...]:
    """Name the others of a conversation; recipients are ids, or objects in some packages."""
    ids = texts_at(value, "recipients") or [text_at(each, "id") for each in objects_at(value, "recipients")]
    others = [each for each in dict.fromkeys(ids) if each and each != names.owner]
    # The title names the other side of two, and only one can be meant.
    told = title if len(others) <= 1 and names.told else ""
    if not others:
        return (PersonRef(told),) if told else ()
    return tuple(PersonRef(names.people.get(each) or told or each, (f"discord:{each}",)) for each in others)
