# SPDX-License-Identifier: GPL-3.0-or-later
"""Which files of a bundle belong to a Discord data package: known by the numbered folders of channels and servers.

The case of folders differs between generations, and their names may be translated, so only what lies in them counts:
`c123/channel.json` with `messages.json` or `messages.csv`, `123/guild.json`, an `index.json` beside such folders, and
`user.json` with the marks of an account.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.foreign_files import Bundle, Claim, Member
from coterie.importers.text.json_files import head_keys

if TYPE_CHECKING:
    from collections.abc import Iterable

SURE_OF_PACKAGE = 95
SURE_BY_CONTENT = 85

_CHANNEL_FILE = re.compile(r"(?P<folder>(?:.*/)?)c?(?P<id>\d{1,20})/(?P<file>channel\.json|messages\.(?:json|csv))")
_SERVER_FILE = re.compile(r"(?P<folder>(?:.*/)?)\d{1,20}/(?P<file>guild|audit-log|channels|bans|webhooks|emoji)\.json")
_INDEX = "index.json"
_ACCOUNT = "user.json"
_DATA = (".json", ".csv", ".txt")


class ChannelFiles(NamedTuple):
    """The two files of one channel."""

    about: Member | None = None
    messages: Member | None = None


class Package(NamedTuple):
    """The files of a package. channels: by their ids; servers: an index of names, guilds: a file for each.

    not_read: settings, payments, activities and whatever else stands beside them; not even opened.
    """

    account: Member | None
    names: Member | None
    channels: dict[str, ChannelFiles]
    servers: Member | None
    guilds: tuple[Member, ...]
    not_read: tuple[Member, ...] = ()

    def members(self) -> tuple[Member, ...]:
        """Give all of them."""
        single = [each for each in (self.account, self.names, self.servers) if each is not None]
        files = (each for pair in self.channels.values() for each in pair if each is not None)
        return (*single, *files, *self.guilds, *self.not_read)


def recognise(bundle: Bundle) -> Claim | None:
    """Claim a package with messages and an index of them or of servers, or an account by its content."""
    package = package_of(bundle.members)
    marks = (package.account, package.names, package.servers)
    if package.channels and any(mark is not None for mark in marks):
        return Claim(SURE_OF_PACKAGE, package.members())
    if package.names is not None and package.servers is not None:
        return Claim(SURE_OF_PACKAGE, package.members())
    accounts = tuple(member for member in bundle.members if _is_account(member))
    return Claim(SURE_BY_CONTENT, accounts) if accounts else None


def packages_of(claim: Claim) -> list[Package]:
    """Sort claimed files: one package, or accounts by themselves."""
    package = package_of(claim.members)
    if package.members():
        return [package]
    return [Package(member, None, {}, None, ()) for member in claim.members if _is_account(member)]


def package_of(members: Iterable[Member]) -> Package:
    """Take what belongs to a package."""
    members = tuple(members)
    channels: dict[str, ChannelFiles] = {}
    guilds: list[Member] = []
    message_folders, server_folders = set[str](), set[str]()
    for member in members:
        name = member.name.lower()
        if match := _CHANNEL_FILE.fullmatch(name):
            files = channels.get(match["id"], ChannelFiles())
            about = match["file"] == "channel.json"
            channels[match["id"]] = files._replace(about=member) if about else files._replace(messages=member)
            message_folders.add(match["folder"])
        elif match := _SERVER_FILE.fullmatch(name):
            server_folders.add(match["folder"])
            if match["file"] == "guild":
                guilds.append(member)
    indexes = {_folder(member): member for member in members if member.name.lower().endswith(_INDEX)}
    account = next((member for member in members if _is_account_file(member)), None)
    names = _index(indexes, message_folders, "messages/")
    servers = _index(indexes, server_folders, "servers/")
    package = Package(account, names, channels, servers, tuple(guilds))
    folders = {_parent(folder) for folder in (*message_folders, *server_folders)}
    return package._replace(not_read=_rest(members, package, min(folders, key=len))) if folders else package


def _rest(members: tuple[Member, ...], package: Package, root: str) -> tuple[Member, ...]:
    """Give the files with data in the folder of a package that are not looked at."""
    known = {member.name for member in package.members()}
    return tuple(
        member
        for member in members
        if member.name not in known and member.name.lower().startswith(root) and member.name.lower().endswith(_DATA)
    )


def _parent(folder: str) -> str:
    """Give the folder around a folder, both with their slashes."""
    above, slash, _name = folder.rstrip("/").rpartition("/")
    return above + slash


def _index(indexes: dict[str, Member], folders: set[str], usual: str) -> Member | None:
    """Give the index beside some folders, or in the folder of the usual name."""
    beside = next((member for folder, member in indexes.items() if folder in folders), None)
    return beside or next((member for folder, member in indexes.items() if folder.endswith(usual)), None)


def _folder(member: Member) -> str:
    folder, slash, _name = member.name.lower().rpartition("/")
    return folder + slash


def _is_account_file(member: Member) -> bool:
    """Say whether a file is the account by name and content."""
    return member.name.rpartition("/")[2].lower() == _ACCOUNT and _is_account(member)


def _is_account(member: Member) -> bool:
    """Say whether a file is an account."""
    keys = head_keys(member)
    return {"id", "username"} <= keys and bool(keys & {"discriminator", "global_name"})
