# SPDX-License-Identifier: GPL-3.0-or-later
"""Which files of a bundle are answers of the Behance API 2: one payload beside `http_code`, or users alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.foreign_files import Bundle, Claim
from coterie.domain.records import Refused
from coterie.domain.texts import _
from coterie.importers.text.encodings import head_text
from coterie.importers.text.json_files import JsonItem, head_keys, json_items, json_object

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.domain.foreign_files import Member

#: Payloads in the order in which they are read: the owner first, a whole project before its short form in a list.
PAYLOADS = (
    "user", "work_experience", "stats", "following", "followers", "people", "project", "projects", "wips", "comments",
    "appreciations", "collections",
)  # fmt: skip
_SINGLE = ("user", "stats", "project")
_HOME = re.compile(r"https?:\\?/\\?/(?:www\.)?behance\.net\\?/")
_SURE = 88


class Reading(NamedTuple):
    """What a file is. payload: its key, or `people` for users alone. is_list: the payload is a list, not an object."""

    member: Member
    payload: str
    is_list: bool = True

    @property
    def kind(self) -> str:
        """What the records are: the payload, or what the name of a list of users alone says of it."""
        if self.payload != "people":
            return self.payload
        base = self.member.name.rpartition("/")[2].lower()
        return next((kind for kind in ("followers", "following") if kind in base), "people")


def recognise(bundle: Bundle) -> Claim | None:
    """Claim what is of this service."""
    readings = readings_of(bundle.members)
    return Claim(_SURE, tuple(each.member for each in readings)) if readings else None


def readings_of(members: tuple[Member, ...]) -> list[Reading]:
    """Say what each file is; files of others are left out."""
    return [reading for member in members if (reading := _reading(member)) is not None]


def items_of(reading: Reading) -> Iterator[JsonItem | Refused]:
    """Give the records of a file; a list may be written as an object whose keys are the numbers of its records."""
    if reading.payload == "people":
        yield from json_items(reading.member)
    elif reading.is_list:
        yield from json_items(reading.member, reading.payload)
    else:
        yield from _object_items(reading)


def _object_items(reading: Reading) -> Iterator[JsonItem | Refused]:
    """Give the payload that is an object, or the records in it."""
    whole = json_object(reading.member)
    if isinstance(whole, Refused):
        yield whole
        return
    value = whole.get(reading.payload)
    if reading.payload in _SINGLE:
        yield JsonItem("item 1", value)
    elif isinstance(value, dict):
        for number, each in enumerate(value.values(), 1):
            yield JsonItem(f"item {number}", each)
    elif value is None:
        yield Refused("file", _("The list that this kind of file has is not in it."), "")


def _reading(member: Member) -> Reading | None:
    """Say what a file is by its first bytes."""
    keys = head_keys(member)
    if not keys:
        return None
    is_home = _HOME.search(head_text(member.head())) is not None
    if {"[].username", "[].url"} <= keys and is_home:
        return Reading(member, "people")
    payload = next((name for name in PAYLOADS if name in keys), "")
    if not payload or not ("http_code" in keys or (is_home and _is_known(payload, keys))):
        return None
    is_list = not any(key.startswith(f"{payload}.") for key in keys) and payload not in _SINGLE
    return Reading(member, payload, is_list=is_list)


def _is_known(payload: str, keys: frozenset[str]) -> bool:
    """Say whether a payload has what tells it apart without the code behind it."""
    marks = ("username", "owners", "user.username", "timestamp", "project.owners", "organization")
    return any(f"{payload}{inner}.{mark}" in keys for inner in ("", "[]") for mark in marks)
