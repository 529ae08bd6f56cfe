# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading a Discord package: the account first, then the servers, then all messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.records import FileFound, Found, FoundMembership, Record, Refused, Skipped
from coterie.domain.texts import _
from coterie.importers.discord.account import open_account, read_account
from coterie.importers.discord.channels import Names, channel_of, community_of, titles_of
from coterie.importers.discord.messages import Activity, read_messages
from coterie.importers.discord.recognition import packages_of
from coterie.importers.text.json_files import load_json
from coterie.importers.text.json_values import kept_text, object_at, text_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.domain.foreign_files import Bundle, Claim, Member, Wishes
    from coterie.importers.discord.account import Item
    from coterie.importers.discord.recognition import Package

_SMALL = 8 << 20


def read(bundle: Bundle, claim: Claim, wishes: Wishes) -> Iterator[Found]:
    """Read every claimed package."""
    del bundle
    for package in packages_of(claim):
        yield from _package(package, wishes)


def _package(package: Package, wishes: Wishes) -> Iterator[Found]:
    """Announce each file, and the messages by their index, and give the records."""
    account = open_account(package.account)
    if package.account is not None:
        yield FileFound(package.account.path, package.account.name, "discord.account")
        yield from read_account(account, wishes)
    if package.servers is not None:
        yield FileFound(package.servers.path, package.servers.name, "discord.servers")
        yield from _servers(package.servers)
    else:
        for guild in package.guilds:
            yield FileFound(guild.path, guild.name, "discord.servers")
            yield _guild(guild)
    first = package.names or next((one.messages for one in package.channels.values() if one.messages), None)
    if first is not None:
        yield FileFound(first.path, first.name, "discord.messages")
        people = {key: name for key, name in account.names().items() if wishes.wants_person("friends", name)}
        names = Names(titles_of(package.names), people, account.owner_id(), "friends" in wishes.include)
        yield from _messages(package, names, wishes)
    for member in package.not_read:
        why = _("never read: it says nothing about the people you know")
        yield FileFound(member.path, member.name, "", not_read=True, why=why)


def _servers(index: Member) -> Iterator[Item]:
    """Give the owner's membership in each server of the index."""
    value = load_json(index, _SMALL)
    if isinstance(value, Refused):
        yield value
        return
    for number, (server_id, name) in enumerate(object_at(value).items(), 1):
        yield _membership(server_id, text_at(name), f"item {number}")


def _guild(guild: Member) -> Item:
    """Give the owner's membership in the server of one file."""
    value = load_json(guild, _SMALL)
    if isinstance(value, Refused):
        return value
    return _membership(text_at(value, "id"), text_at(value, "name"), "file")


def _membership(server_id: str, name: str, place: str) -> Item:
    if not name:
        return Skipped(place, _("a server without a name"))
    kept = kept_text({"id": server_id, "name": name})
    return Record(f"discord:{server_id or name}:own", place, kept, FoundMembership(community_of(server_id, name)))


def _messages(package: Package, names: Names, wishes: Wishes) -> Iterator[Item]:
    """Give messages channel by channel, then the counts."""
    activity = Activity()
    with_text = "message-text" in wishes.include
    for channel_id, files in package.channels.items():
        if files.messages is not None:
            channel = channel_of(channel_id, files.about, names)
            yield from read_messages(channel, files.messages, activity, with_text=with_text)
    yield from activity.records()
