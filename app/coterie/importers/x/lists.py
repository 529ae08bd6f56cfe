# SPDX-License-Identifier: GPL-3.0-or-later
"""Whom the owner follows, who follows the owner, the uploaded phone book, and lists.

X and Twitter archives, 2018 to 2026. Accounts are numbers here: who is named nowhere in the archive makes nobody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from coterie.domain.identity_keys import is_role_address, normalised_mail, normalised_phone
from coterie.domain.records import (
    CommunityRef,
    FoundContactPoint,
    FoundMembership,
    FoundName,
    FoundPerson,
    Record,
    Refused,
    Skipped,
)
from coterie.domain.texts import _
from coterie.importers.text.json_files import json_items
from coterie.importers.text.json_values import excerpt_text, kept_text, object_at, text_at, texts_at
from coterie.importers.text.kept_rows import fingerprint
from coterie.importers.x.people import account_key, account_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from coterie.domain.foreign_files import Member
    from coterie.importers.x.archive import Archive

Item = Record | Refused | Skipped
_ROLES = {"lists_created": "created", "lists_member": "member", "lists_subscribed": "subscribed"}


def read_accounts(archive: Archive, member: Member, kind: str) -> Iterator[Item]:
    """Make a person of each account that is named anywhere; kind: following or follower."""
    return _each(member, lambda place, value: _account(archive, place, value, kind))


def read_phone_book(archive: Archive, member: Member) -> Iterator[Item]:
    """Make a person of each entry of the phone book, if it was ticked."""
    return _each(member, lambda place, value: _entry(archive, place, value))


def read_lists(member: Member, name: str) -> Iterator[Item]:
    """Make a membership of the owner's of each list."""
    return _each(member, lambda place, value: _list(place, value, _ROLES.get(name, "")))


def _each(member: Member, make: Callable[[str, object], Item]) -> Iterator[Item]:
    """Make an item of each item of a file."""
    for item in json_items(member):
        yield item if isinstance(item, Refused) else make(item.place, item.value)


def _account(archive: Archive, place: str, value: object, kind: str) -> Item:
    """Make a person of an account, or say why not."""
    number = account_number(object_at(value, kind), "accountId")
    if not number:
        return Refused(place, _("The account has no number."), excerpt_text(value))
    account = archive.directory.account(number)
    if kind == "follower" and not archive.wishes.wants_person("followers", account.called):
        return Skipped(place, _("not ticked"))
    if account_key(number) in archive.wishes.me or number == archive.owner:
        return Skipped(place, _("your own account"))
    if not account.called:
        return Skipped(place, _("a number that the archive has no name for"))
    person = FoundPerson(account.found_name(), (account.key,), account.points(), fields=(("X", kind),))
    return Record(f"x:{kind}:{number}", place, kept_text(value), person)


def _entry(archive: Archive, place: str, value: object) -> Item:
    """Make a person of an entry of the phone book, which has no names."""
    entry = object_at(value, "contact")
    mails, numbers = texts_at(entry, "emails"), texts_at(entry, "phoneNumbers")
    if not entry:
        return Refused(place, _("This is no entry of a phone book."), excerpt_text(value))
    if "phone-book" not in archive.wishes.include:
        return Skipped(place, _("not ticked"))
    if not mails and not numbers:
        return Skipped(place, _("no name and no address"))
    region = archive.wishes.region
    points = (
        *(FoundContactPoint("mail", mail, normalised_mail(mail)) for mail in mails),
        *(FoundContactPoint("phone", number, normalised_phone(number, region)) for number in numbers),
    )
    addresses = [point.normalised for point in points if point.kind == "mail" and point.normalised]
    keys = tuple(f"mail:{mail}" for mail in addresses if not is_role_address(mail))
    person = FoundPerson(FoundName((mails or numbers)[0]), keys, points)
    key = text_at(entry, "id") or fingerprint(*mails, *numbers)
    return Record(f"x:book:{key}", place, kept_text(value), person)


def _list(place: str, value: object, role: str) -> Item:
    """Make a membership of a list, which is known by its address alone."""
    url = text_at(value, "userListInfo", "url") or text_at(value, "userListInfo", "urls", 0)
    name = unquote(url.rstrip("/").rpartition("/")[2]).replace("-", " ")
    if not name or not url.startswith(("http://", "https://")):
        return Refused(place, _("This is no list."), excerpt_text(value))
    community = CommunityRef(name, f"x:list:{url.partition('://')[2].lower()}", "X", url)
    return Record(f"x:list:{role}:{url}", place, kept_text(value), FoundMembership(community, role=role))
