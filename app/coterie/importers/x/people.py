# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is behind the numbers of accounts: lists and messages have numbers only, mentions in posts have names too.

X and Twitter archives, 2018 to 2026.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.records import FoundContactPoint, FoundName, PersonRef
from coterie.importers.text.json_files import JsonItem, json_items
from coterie.importers.text.json_values import object_at, objects_at, text_at
from coterie.importers.text.names import plain_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coterie.domain.foreign_files import Member

CHANNEL = "x"
_LONGEST_ID = 30


class Account(NamedTuple):
    """What is known of an account. handle: without its mark; name: as the person writes it; both may be ""."""

    number: str
    handle: str = ""
    name: str = ""

    @property
    def key(self) -> str:
        """The identity key."""
        return account_key(self.number)

    @property
    def called(self) -> str:
        """The best there is to call them by, "" when nothing but the number is known."""
        return self.name or (f"@{self.handle}" if self.handle else "")

    def found_name(self) -> FoundName:
        """Make the name of a person."""
        return FoundName(self.called)

    def points(self) -> tuple[FoundContactPoint, ...]:
        """Give the way to reach them."""
        return (FoundContactPoint("handle", f"@{self.handle}", self.key, "X"),) if self.handle else ()

    def ref(self) -> PersonRef:
        """Make a reference for a message or a post."""
        return PersonRef(self.called or self.number, (self.key,))


class Directory:
    """The accounts an archive names anywhere."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self._accounts: dict[str, Account] = {}

    def account(self, number: str) -> Account:
        """Give what is known of an account."""
        return self._accounts.get(number) or Account(number)

    def learn(self, posts: Iterable[Member]) -> None:
        """Look through posts for mentions; newer posts stand first, so the first name seen is the newest."""
        for member in posts:
            for item in json_items(member):
                if isinstance(item, JsonItem):
                    self._learn_from(post_of(item.value))

    def _learn_from(self, post: dict[str, object]) -> None:
        """Take the names out of one post."""
        for each in mentions_of(post):
            known = self._accounts.get(each.number)
            if known is None or not known.name:
                self._accounts[each.number] = each
        number, handle = account_number(post, "in_reply_to_user_id_str", "in_reply_to_user_id"), replied_handle(post)
        if number and handle:
            self._accounts.setdefault(number, Account(number, handle))


def post_of(value: object) -> dict[str, object]:
    """Give the post in an item of a list; archives before 2019 have no wrapping around it."""
    return object_at(value, "tweet") or object_at(value)


def mentions_of(post: dict[str, object]) -> Iterator[Account]:
    """Give the accounts a post mentions."""
    for each in objects_at(post, "entities", "user_mentions"):
        number, handle = account_number(each, "id_str", "id"), text_at(each, "screen_name")
        if number and handle:
            yield Account(number, handle, plain_name(text_at(each, "name")))


def replied_handle(post: dict[str, object]) -> str:
    """Give the handle a post answers to."""
    return text_at(post, "in_reply_to_screen_name")


def account_number(value: object, *keys: str) -> str:
    """Give the number of an account under the first of some keys that has one, "" for none."""
    for key in keys:
        number = text_at(value, key)
        if number.isascii() and number.isdigit() and len(number) <= _LONGEST_ID and number.strip("0"):
            return number
    return ""


def account_key(number: str) -> str:
    """Give the identity key of an account."""
    return f"{CHANNEL}:{number}"
