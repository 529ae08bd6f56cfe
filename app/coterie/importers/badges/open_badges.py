# SPDX-License-Identifier: GPL-3.0-or-later
"""One badge of Open Badges 1, 2 or 3 as a credential: whatever may be a text, an object or a list of either."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.records import FoundCredential
from coterie.domain.texts import _
from coterie.importers.text.html_text import plain_text
from coterie.importers.text.json_values import object_at, text_at, value_at
from coterie.importers.text.written_dates import epoch_moment, read_moment

if TYPE_CHECKING:
    from collections.abc import Iterable

_HASHES = ("sha256", "md5")


class BadgeRead(NamedTuple):
    """A badge: its credential, its key, and sentences on what could not be understood or does not fit."""

    credential: FoundCredential
    key: str
    repairs: tuple[str, ...]


def read_badge(value: object, me: Iterable[str]) -> BadgeRead | str:
    """Make a credential of a badge, or say in a sentence why not; me: identity keys of the owner."""
    if isinstance(value, str):
        return _only_an_address(value)
    badge = object_at(value, "vc") or object_at(value)
    if object_at(badge, "credentialSubject") or value_at(badge, "credentialSubject"):
        return _third(badge)
    return _second(badge, me)


def _only_an_address(text: str) -> BadgeRead | str:
    """Keep the address of a badge that is not in the file itself."""
    if not text.startswith(("https://", "http://")):
        return _("There is no badge in it.")
    words = _("This badge is only an address. Give it its name yourself.")
    return BadgeRead(FoundCredential(text, url=text), text, (words,))


def _second(badge: dict[str, object], me: Iterable[str]) -> BadgeRead | str:
    """Read an assertion of Open Badges 1 or 2."""
    kind = _first(value_at(badge, "badge"))
    skills: tuple[str, ...] = ()
    repairs: tuple[str, ...] = ()
    where = text_at(badge, "id") or text_at(badge, "verify", "url")
    if isinstance(kind, str):
        name, description, issuer = kind, "", ""
        repairs = (_("What the badge is stands behind an address. Give it its name yourself."),)
    else:
        name, description = text_at(kind, "name"), plain_text(text_at(kind, "description"))
        issuer, skills = _name_of(value_at(kind, "issuer")), _texts(value_at(kind, "tags"))
    if not name:
        return _("The badge has no name.")
    if not _is_mine(value_at(badge, "recipient"), me):
        repairs += (_("This badge was issued to another address than those you told Coterie."),)
    issued, expires = _day(badge, "issuedOn"), _day(badge, "expires")
    credential = FoundCredential(
        name, issuer, issued, expires, where if where.startswith("http") else "", text_at(badge, "uid"), description,
        skills,
    )  # fmt: skip
    return BadgeRead(credential, where or text_at(badge, "uid") or f"{name}:{issuer}:{issued}", repairs)


def _third(badge: dict[str, object]) -> BadgeRead | str:
    """Read a credential of Open Badges 3."""
    subject = _first(value_at(badge, "credentialSubject"))
    achievement = _first(value_at(subject, "achievement"))
    name = _text(value_at(achievement, "name")) or _text(value_at(badge, "name"))
    if not name:
        return _("The badge has no name.")
    issuer = _name_of(value_at(badge, "issuer")) or _name_of(value_at(achievement, "creator"))
    where = text_at(badge, "id")
    issued = _day(badge, "validFrom") or _day(badge, "issuanceDate")
    credential = FoundCredential(
        name,
        issuer,
        issued,
        _day(badge, "validUntil") or _day(badge, "expirationDate"),
        where if where.startswith("http") else "",
        "",
        plain_text(_text(value_at(achievement, "description"))),
        _texts(value_at(achievement, "tag")),
    )
    return BadgeRead(credential, where or f"{name}:{issuer}:{issued}", ())


def _is_mine(recipient: object, me: Iterable[str]) -> bool:
    """Say whether a badge may be the owner's: nothing speaks against it where nobody knows the owner's addresses."""
    mails = [key.removeprefix("mail:") for key in me if key.startswith("mail:")]
    identity, salt = text_at(recipient, "identity"), text_at(recipient, "salt")
    if not mails or not identity or text_at(recipient, "type") not in ("email", ""):
        return True
    method, mark, digest = identity.partition("$")
    if not mark:
        return identity.lower() in mails
    if method not in _HASHES:
        return True
    return any(hashlib.new(method, f"{mail}{salt}".encode(), usedforsecurity=False).hexdigest() == digest.lower()
               for mail in mails)  # fmt: skip


def _day(badge: dict[str, object], key: str) -> str:
    """Give the day of a moment written as text or in seconds, "" for none."""
    written = text_at(badge, key)
    moment = epoch_moment(written) or read_moment(written) if written else None
    return moment.day() if moment is not None else ""


def _first(value: object) -> object:
    """Give the first of several, or the one there is."""
    return value[0] if isinstance(value, list) and value else value


def _text(value: object) -> str:
    """Give a text, also one that is written in several languages: English, or the first."""
    value = _first(value)
    if isinstance(value, dict):
        value = value.get("en") or value.get("@value") or next(iter(value.values()), "")
    return text_at(value)


def _name_of(value: object) -> str:
    """Give the name of an issuer; an address alone is none."""
    value = _first(value)
    if isinstance(value, str):
        return "" if "://" in value or value.startswith("did:") else value.strip()
    return _text(value_at(value, "name"))


def _texts(value: object) -> tuple[str, ...]:
    """Give several texts, or the one there is."""
    values = value if isinstance(value, list) else [value]
    return tuple(dict.fromkeys(text for each in values if (text := text_at(each))))
