# SPDX-License-Identifier: GPL-3.0-or-later
"""Which files of a bundle belong to a Slack export: lists at one level, and a folder of days for each channel."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.foreign_files import Bundle, Claim, Member
from coterie.importers.text.json_files import head_keys

if TYPE_CHECKING:
    from collections.abc import Iterable

SURE_OF_EXPORT = 95
SURE_BY_CONTENT = 85

USERS = "users.json"
#: Lists of conversations: public channels, private ones, conversations of two, and of several.
CHANNELS = ("channels.json", "groups.json", "dms.json", "mpims.json")
_DATA = (".json", ".jsonl", ".csv")
_DAY_FILE = re.compile(r"\d{4}-\d{2}-\d{2}\.json")


class Export(NamedTuple):
    """The files of one export. channels: by base name; days: by folder, in the order of their days.

    not_read: apps, documents and whatever else stands beside them.
    """

    users: Member | None
    channels: dict[str, Member]
    not_read: tuple[Member, ...]
    days: dict[str, tuple[Member, ...]]

    def members(self) -> tuple[Member, ...]:
        """Give all of them."""
        first = (self.users,) if self.users is not None else ()
        return (*first, *self.channels.values(), *self.not_read, *(day for days in self.days.values() for day in days))


def recognise(bundle: Bundle) -> Claim | None:
    """Claim a list of members with lists of channels beside it, or by its content alone."""
    roots = {_folder(member) for member in bundle.members if _base(member) == USERS and _is_users(member)}
    roots &= {_folder(member) for member in bundle.members if _base(member) == CHANNELS[0]}
    if roots:
        export = export_of(bundle.members, min(roots, key=len))
        return Claim(SURE_OF_EXPORT, export.members())
    users = tuple(member for member in bundle.members if _is_users(member))
    return Claim(SURE_BY_CONTENT, users) if users else None


def exports_of(claim: Claim) -> list[Export]:
    """Sort claimed files: one export, of which a file may be missing, or lists of members by themselves."""
    lists = [member for member in claim.members if _base(member) in CHANNELS]
    if lists or any(_DAY_FILE.fullmatch(_base(member)) for member in claim.members):
        users = [member for member in claim.members if _base(member) == USERS]
        return [export_of(claim.members, min(map(_folder, lists or users or claim.members), key=len))]
    return [Export(member, {}, (), {}) for member in claim.members if _is_users(member)]


def export_of(members: Iterable[Member], root: str) -> Export:
    """Take what belongs to the export in a folder."""
    users, channels, not_read = None, dict[str, Member](), list[Member]()
    days: dict[str, list[Member]] = {}
    for member in members:
        folder, base = _folder(member), _base(member)
        if folder == root and base == USERS:
            users = member
        elif folder == root and base in CHANNELS:
            channels[base] = member
        elif folder.startswith(root) and folder != root and _DAY_FILE.fullmatch(base):
            days.setdefault(folder[len(root) :].strip("/"), []).append(member)
        elif folder.startswith(root) and base.endswith(_DATA):
            not_read.append(member)
    ordered = {name: tuple(sorted(files, key=_base)) for name, files in days.items()}
    return Export(users, channels, tuple(not_read), ordered)


def _is_users(member: Member) -> bool:
    """Say whether a file is a list of members of a workspace."""
    keys = head_keys(member)
    return {"[].id", "[].profile"} <= keys and bool(keys & {"[].team_id", "[].is_bot", "[].deleted"})


def _folder(member: Member) -> str:
    folder, slash, _name = member.name.rpartition("/")
    return folder + slash


def _base(member: Member) -> str:
    return member.name.rpartition("/")[2].lower()
