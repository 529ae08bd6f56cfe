# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading answers of the Behance API 2: first who the owner is, then file by file, people before what they said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.records import FileFound, Record, Refused
from coterie.importers.behance.recognition import PAYLOADS, Reading, items_of, readings_of
from coterie.importers.behance.users import kept, keys_of, members_of, number_of, owner_of
from coterie.importers.behance.works import Works
from coterie.importers.text.encodings import encoding_of
from coterie.importers.text.json_files import JsonItem
from coterie.importers.text.json_values import value_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coterie.domain.foreign_files import Bundle, Claim, Wishes
    from coterie.domain.records import Found

User = dict[str, object]


def read(bundle: Bundle, claim: Claim, wishes: Wishes) -> Iterator[Found]:
    """Announce each file and give its records."""
    del bundle
    readings = sorted(readings_of(claim.members), key=lambda each: PAYLOADS.index(each.kind))
    me = frozenset(key for key in wishes.me if key.startswith("behance:"))
    owner = _owner(readings, me)
    works = Works(wishes, me | frozenset(keys_of(owner) if owner else ()))
    for each in readings:
        source = f"behance.{each.kind.replace('_', '-')}"
        yield FileFound(each.member.path, each.member.name, source, encoding=encoding_of(each.member))
        if owner is not None:
            yield Record(f"behance:owner:{number_of(owner)}", "file", kept({"id": number_of(owner)}), owner_of(owner))
            owner = None
        for item in items_of(each):
            if isinstance(item, Refused):
                yield item
            else:
                yield from works.items(each.kind, item.place, item.value)


def _owner(readings: Sequence[Reading], me: frozenset[str]) -> User | None:
    """Find the owner: by name, as the only user with an answer of their own, or as who owns all of some projects."""
    users = [user for each in readings if each.kind == "user" for user in _users(each)]
    mine = [user for user in users if not me.isdisjoint(keys_of(user))]
    if me or users:
        told = mine if me else users
        return told[0] if len({keys_of(user) for user in told}) == 1 else None
    for each in readings:
        if each.kind == "projects" and (alone := _owner_of_all(each)) is not None:
            return alone
    return None


def _users(reading: Reading) -> Iterator[User]:
    """Give the users of an answer about one user."""
    for item in items_of(reading):
        if isinstance(item, JsonItem) and isinstance(item.value, dict) and keys_of(item.value):
            yield item.value


def _owner_of_all(reading: Reading) -> User | None:
    """Give the one user who owns every one of several projects, None for several such users or a single project."""
    common: dict[tuple[str, ...], User] | None = None
    seen = 0
    for item in items_of(reading):
        if not isinstance(item, JsonItem):
            continue
        owners = {keys_of(user): user for user in members_of(value_at(item.value, "owners")) if keys_of(user)}
        common = owners if common is None else {key: user for key, user in common.items() if key in owners}
        seen += 1
    return next(iter(common.values())) if common is not None and len(common) == 1 and seen > 1 else None
