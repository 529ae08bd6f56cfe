# SPDX-License-Identifier: GPL-3.0-or-later
"""Whose archive it is: `account.js`, the manifest, or the one number in all conversations.

X and Twitter archives, 2018 to 2026.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.identity_keys import normalised_mail
from coterie.domain.records import FoundContactPoint, FoundName, FoundOwner, Record, Refused
from coterie.domain.texts import _
from coterie.importers.text.json_files import JsonItem, json_items, load_json
from coterie.importers.text.json_values import excerpt_text, kept_text, object_at, objects_at, text_at
from coterie.importers.text.written_dates import read_date
from coterie.importers.x.people import Account, account_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coterie.domain.foreign_files import Member

#: What is kept of an account.
_KEPT = ("accountId", "username", "accountDisplayName", "email", "createdAt")


class Manifest(NamedTuple):
    """The table of contents of an archive. account: the owner's; exported: ISO date; files: what it lists."""

    account: Account | None = None
    exported: str = ""
    files: tuple[str, ...] = ()
    items: tuple[Record | Refused, ...] = ()


def read_manifest(member: Member) -> Manifest:
    """Read the table of contents."""
    value = load_json(member)
    if isinstance(value, Refused):
        return Manifest(items=(value,))
    user = object_at(value, "userInfo")
    number = account_number(user, "accountId")
    account = Account(number, text_at(user, "userName"), text_at(user, "displayName"))
    day = read_date(text_at(value, "archiveInfo", "generationDate")[:10])
    item: Record | Refused = Refused("item 1", _("The archive does not say whose it is."), excerpt_text(user))
    if number:
        kept = {key: user[key] for key in ("accountId", "userName", "displayName") if key in user}
        item = Record(f"x:manifest:{number}", "item 1", kept_text(kept), _owner(account))
    return Manifest(account if number else None, str(day) if day else "", tuple(_listed(value)), (item,))


def read_account(member: Member) -> Iterator[Record | Refused]:
    """Read the account as facts about the owner."""
    for item in json_items(member):
        if isinstance(item, Refused):
            yield item
            continue
        value, account = object_at(item.value, "account"), _account(item.value)
        if account is None:
            yield Refused(item.place, _("The account has no number."), excerpt_text(item.value))
            continue
        kept = {key: value[key] for key in _KEPT if key in value}
        owner = _owner(account, text_at(value, "email"))
        yield Record(f"x:account:{account.number}", item.place, kept_text(kept), owner)


def account_in(member: Member) -> Account | None:
    """Give the account that a file of accounts is about, None for none."""
    accounts = (_account(item.value) for item in json_items(member) if isinstance(item, JsonItem))
    return next((account for account in accounts if account is not None), None)


def _account(value: object) -> Account | None:
    """Read an account, None for one without a number."""
    account = object_at(value, "account")
    number = account_number(account, "accountId")
    return Account(number, text_at(account, "username"), text_at(account, "accountDisplayName")) if number else None


def likely_owner(members: Iterable[Member]) -> Account:
    """Give the number that stands in every conversation of two; none where more than one does, or nobody."""
    seen: Counter[str] = Counter()
    conversations = 0
    for member in members:
        for item in json_items(member):
            if isinstance(item, JsonItem):
                numbers = set(text_at(item.value, "dmConversation", "conversationId").split("-"))
                seen.update(numbers - {""})
                conversations += len(numbers) == 2
    everywhere = [number for number, times in seen.items() if times == conversations]
    return Account(everywhere[0] if conversations and len(everywhere) == 1 else "")


def _owner(account: Account, mail: str = "") -> FoundOwner:
    """Make the owner of an account."""
    address = normalised_mail(mail)
    points = (*account.points(), *((FoundContactPoint("mail", mail, address),) if address else ()))
    name = FoundName(account.name) if account.name else None
    return FoundOwner(name, (account.key, *((f"mail:{address}",) if address else ())), points)


def _listed(value: object) -> Iterator[str]:
    """Give the names of the files a table of contents lists that hold anything."""
    for kind in object_at(value, "dataTypes").values():
        for file in objects_at(kind, "files"):
            if (name := text_at(file, "fileName")) and text_at(file, "count") != "0":
                yield name
