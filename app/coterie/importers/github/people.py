# SPDX-License-Identifier: GPL-3.0-or-later
"""Accounts on GitHub as people, organisations and programs, as both the archive and the REST interface write them.

Archive: `website`, `emails`, `social_accounts`. REST: `blog`, `email`, `twitter_username`; both: `login`, `name`,
`company` (often with an @), `location`. Addresses that GitHub makes up so that nobody can write to them are not kept.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coterie.domain.identity_keys import is_role_address, normalised_mail, profile_key
from coterie.domain.records import (
    FoundAffiliation,
    FoundContactPoint,
    FoundName,
    FoundOrganisation,
    FoundOwner,
    FoundPerson,
)
from coterie.importers.text.json_values import kept_text, list_at, text_at, value_at

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Addresses nobody reads; also within a longer text of its own such as `Ada <1+ada@users.noreply.github.com>`.
_WORD, _HOST = r"[^\s<>\"@]{0,64}", r"[^\s<>\"@]{1,255}"
_NOBODY = re.compile(
    rf"(?<![^\s<>\"])(?:{_WORD}(?:no-?reply|do-?not-?reply){_WORD}@{_HOST}|{_WORD}@{_WORD}noreply{_WORD})",
    re.IGNORECASE,
)
_LOGIN = re.compile(r"(?:https?://)?(?:www\.)?github\.com/([A-Za-z0-9][A-Za-z0-9-]{0,60}(?:\[bot\])?)/?\Z")
_PICTURES = frozenset(("avatar_url", "gravatar_id"))


def login_of(address: object) -> str:
    """Give the login that an address such as `https://github.com/ada` stands for, in small letters, "" for none."""
    match = _LOGIN.match(text_at(address))
    return match[1].lower() if match else ""


def login_in(account: Mapping[str, object]) -> str:
    """Give the login of an account, in small letters."""
    return text_at(account, "login").lower() or login_of(account.get("url")) or login_of(account.get("html_url"))


def is_program(account: Mapping[str, object]) -> bool:
    """Say whether an account is a program's."""
    login = login_in(account)
    return login.endswith("[bot]") or text_at(account, "type").lower() in ("bot", "mannequin") or login == "ghost"


def is_organisation(account: Mapping[str, object]) -> bool:
    """Say whether an account is an organisation's."""
    return text_at(account, "type").lower() == "organization"


def mails_of(account: Mapping[str, object]) -> list[str]:
    """Give the addresses of an account that somebody reads, the main one first."""
    written = [text_at(each, "address") or text_at(each) for each in list_at(account, "emails")]
    main = [text_at(each, "address") for each in list_at(account, "emails") if value_at(each, "primary") is True]
    found = dict.fromkeys([*main, *written, text_at(account, "email")])
    return [mail for mail in found if normalised_mail(mail) and not _NOBODY.search(mail)]


def person_of(account: Mapping[str, object], fields: tuple[tuple[str, str], ...] = ()) -> FoundPerson:
    """Make a person of an account."""
    place = text_at(account, "location")
    more = (("Location", place),) if place else ()
    return FoundPerson(_name(account), _keys(account), _points(account), _post(account), fields=(*fields, *more))


def organisation_of(account: Mapping[str, object], *, watching: bool) -> FoundOrganisation:
    """Make an organisation of an account."""
    return FoundOrganisation(_name(account).display, _keys(account)[:1], _points(account), watching=watching)


def owner_of(account: Mapping[str, object]) -> FoundOwner:
    """Make the owner of an account."""
    name = _name(account) if text_at(account, "name") else None
    mails = tuple(f"mail:{normalised_mail(mail)}" for mail in mails_of(account))
    return FoundOwner(name, (*_keys(account)[:1], *mails), _points(account), _post(account))


def kept(value: object) -> str:
    """Write a record as it is kept: without pictures that lie on a server and addresses that nobody reads."""
    return kept_text(_kept(value))


def _kept(value: object) -> object:
    """Leave out what is not kept, at any depth."""
    if isinstance(value, dict):
        return {key: _kept(each) for key, each in value.items() if key not in _PICTURES}
    if isinstance(value, list):
        return [_kept(each) for each in value]
    return _NOBODY.sub("", value) if isinstance(value, str) and "reply" in value.lower() else value


def _name(account: Mapping[str, object]) -> FoundName:
    """Give the name, or the login where there is none."""
    return FoundName(" ".join(text_at(account, "name").split()) or text_at(account, "login") or login_in(account))


def _keys(account: Mapping[str, object]) -> tuple[str, ...]:
    """Give the identity keys: the login, then addresses that are a person's own."""
    mails = (normalised_mail(mail) for mail in mails_of(account))
    return (f"github:{login_in(account)}", *(f"mail:{mail}" for mail in mails if not is_role_address(mail)))


def _points(account: Mapping[str, object]) -> tuple[FoundContactPoint, ...]:
    """Give profile, addresses, website and profiles elsewhere."""
    login = text_at(account, "login") or login_in(account)
    points = [FoundContactPoint("url", f"https://github.com/{login}", f"github:{login.lower()}")]
    points += [FoundContactPoint("mail", mail, normalised_mail(mail)) for mail in mails_of(account)]
    links = [text_at(account, "website") or text_at(account, "blog")]
    links += [text_at(each, "url") or text_at(each) for each in list_at(account, "social_accounts")]
    points += [FoundContactPoint("url", link, profile_key(link)) for link in dict.fromkeys(links) if link]
    if handle := text_at(account, "twitter_username"):
        points.append(FoundContactPoint("handle", handle, label="twitter"))
    return tuple(points)


def _post(account: Mapping[str, object]) -> tuple[FoundAffiliation, ...]:
    """Give the company as a post without a title."""
    company = text_at(account, "company").lstrip("@").strip()
    return (FoundAffiliation(company),) if company else ()
