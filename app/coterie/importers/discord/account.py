# SPDX-License-Identifier: GPL-3.0-or-later
"""The account of a Discord package (`Account/user.json`): who the owner is, and friends.

The file may be larger than 100 MB. Sessions, payments, addresses of devices and the like in it are never looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.identity_keys import normalised_mail
from coterie.domain.records import (
    FoundContactPoint,
    FoundName,
    FoundOwner,
    FoundPerson,
    Record,
    Refused,
    Skipped,
)
from coterie.domain.texts import _
from coterie.importers.text.json_files import JsonItem, json_items, json_object
from coterie.importers.text.json_values import excerpt_text, kept_text, object_at, text_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.domain.foreign_files import Member, Wishes

Item = Record | Refused | Skipped

CHANNEL = "discord"
_FRIENDS = "relationships"
#: Parts of an account that may be long and are never looked at.
_UNSEEN = (
    _FRIENDS, "settings", "connections", "external_friends_lists", "friend_suggestions", "mfa_sessions", "payments",
    "payment_sources", "guild_settings", "library_applications", "entitlements", "user_activity_application_statistics",
    "notes", "user_profile_metadata", "current_orbs_balance", "ip", "sessions", "note",
)  # fmt: skip
_A_FRIEND = frozenset(["1", "friend"])


class Account(NamedTuple):
    """What is looked at of an account: who the owner is, and the list of friends as it stands in the file."""

    found: dict[str, object] | Refused
    friends: tuple[JsonItem | Refused, ...] = ()

    def owner_id(self) -> str:
        """Give the owner's id, "" where the account cannot be read."""
        return "" if isinstance(self.found, Refused) else text_at(self.found, "id")

    def names(self) -> dict[str, str]:
        """Give the names of everybody in the list by their ids."""
        users = [object_at(item.value, "user") for item in self.friends if isinstance(item, JsonItem)]
        return {text_at(user, "id"): _name(user) for user in users if text_at(user, "id") and _name(user)}


def open_account(member: Member | None) -> Account:
    """Look through the file once for each of the two; an empty account where there is none."""
    if member is None:
        return Account({})
    return Account(json_object(member, *_UNSEEN), tuple(json_items(member, _FRIENDS)))


def read_account(account: Account, wishes: Wishes) -> Iterator[Item]:
    """Give the owner, then friends who were ticked."""
    if isinstance(account.found, Refused):
        yield account.found._replace(excerpt="")
        return
    if account.owner_id():
        yield _owner(account.found)
    else:
        yield Refused("file", _("The account has no number. Download the package once more."), "")
    for item in account.friends:
        if not isinstance(item, Refused):
            yield _friend(item, wishes)
        elif item.place != "file":  # a package without a list of friends is no broken one
            yield item if "friends" in wishes.include else item._replace(excerpt="")


def _owner(found: dict[str, object]) -> Record:
    """Tell who the owner is: name, handle and address."""
    own_id, username = text_at(found, "id"), text_at(found, "username")
    points = [FoundContactPoint("handle", username or own_id, f"discord:{own_id}", "Discord")]
    if mail := normalised_mail(text_at(found, "email")):
        points.append(FoundContactPoint("mail", text_at(found, "email"), mail))
    name = text_at(found, "global_name")
    kept = {key: found[key] for key in ("id", "username", "global_name", "email") if found.get(key)}
    thing = FoundOwner(FoundName(name) if name else None, (f"discord:{own_id}",), tuple(points))
    return Record(f"discord:{own_id}:owner", "file", kept_text(kept), thing)


def _friend(item: JsonItem, wishes: Wishes) -> Item:
    """Make a person of a friend, or say why not."""
    if text_at(item.value, "type").lower() not in _A_FRIEND:
        return Skipped(item.place, _("not a friend"))
    user = object_at(item.value, "user")
    own_id, name = text_at(user, "id") or text_at(item.value, "id"), _name(user)
    if not wishes.wants_person("friends", name):
        return Skipped(item.place, _("not ticked"))
    if not own_id or not name:
        return Refused(item.place, _("The record has no name."), excerpt_text(item.value))
    key = f"discord:{own_id}"
    handle = FoundContactPoint("handle", text_at(user, "username") or own_id, key, "Discord")
    nickname = text_at(item.value, "nickname")
    kept = {"id": own_id, "username": text_at(user, "username"), "global_name": text_at(user, "global_name"),
            "nickname": nickname}  # fmt: skip
    person = FoundPerson(FoundName(name, nickname=nickname), (key,), (handle,))
    return Record(key, item.place, kept_text({name: value for name, value in kept.items() if value}), person)


def _name(user: dict[str, object]) -> str:
    return " ".join((text_at(user, "global_name") or text_at(user, "username")).split())
