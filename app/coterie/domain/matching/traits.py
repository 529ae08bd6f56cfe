# SPDX-License-Identifier: GPL-3.0-or-later
"""What two people are compared by, in the spelling that compares."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.folding import fold, words
from coterie.domain.identity import organisation_key
from coterie.domain.identity_keys import is_role_address

if TYPE_CHECKING:
    from collections.abc import Iterable

#: The last so many digits of a number: written with and without its country they are the same.
_PHONE_TAIL = 8
#: So much of a name or an address, and so many ways of one kind, tell enough; a foreign file may hold any amount.
_LONGEST, _MOST = 200, 20
_DIGITS = re.compile(r"\d+")
#: What says in which legal form a firm was founded, and nothing of who it is.
_LEGAL_FORMS = frozenset(
    re.findall(
        r"\S+",
        """
        ab ag aps as asa bv co company corp corporation e.v ev gmbh inc incorporated kg lda limited llc llp ltd ltda mbh
        nv oy oyj plc pty s.a s.l s.r.l sa sarl sas se sl slu spa srl ug
        """,
    )
)


class Traits(NamedTuple):
    """What is known of one person, folded. given and family: words, with blanks between.

    words: of the whole name. mails, phones, profiles and handles: as identity keys without what many share.
    organisations: keys of names. birthday: ISO text of what is known. addresses: words, with blanks between.
    """

    person_id: int
    given: str = ""
    family: str = ""
    additional: str = ""
    nickname: str = ""
    words: tuple[str, ...] = ()
    mails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    birthday: str = ""
    addresses: tuple[str, ...] = ()


class Way(NamedTuple):
    """A way to reach somebody, as it is kept. shared: somebody marked it as a number of several people."""

    kind: str
    normalised: str
    value: str
    label: str = ""
    shared: bool = False


class NameParts(NamedTuple):
    """A name as it is kept."""

    display: str
    given: str = ""
    family: str = ""
    additional: str = ""
    nickname: str = ""


class _Ways(NamedTuple):
    mails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()


_NO_WAYS = _Ways()


def traits_of(
    person_id: int, name: NameParts, ways: Iterable[Way] = (), organisations: Iterable[str] = (), birthday: str = ""
) -> Traits:
    """Take down what somebody is compared by. organisations: names as written; birthday: ISO text of what is known."""
    given, family = _joined(name.given), _joined(name.family)
    if not (given or family):
        spoken = words(name.display[:_LONGEST])
        given, family = " ".join(spoken[:-1]), " ".join(spoken[-1:])
    told = _sorted_out(ways) if ways else _NO_WAYS
    return Traits(
        person_id,
        given,
        family,
        _joined(name.additional),
        _joined(name.nickname),
        tuple(dict.fromkeys(f"{given} {family}".split())),
        told.mails,
        told.phones,
        told.profiles,
        told.handles,
        tuple({firm_key(one): None for one in organisations if one})[:_MOST] if organisations else (),
        birthday,
        told.addresses,
    )


def phone_tail(number: str) -> str:
    """Give the end of a number, by which it is known with and without its country."""
    return number[-_PHONE_TAIL:]


@lru_cache(maxsize=16_384)
def firm_key(name: str) -> str:
    """Give the key of an organisation's name without its legal form ("Fjord AS" and "Fjord" are one)."""
    key = organisation_key(name)
    parts = key.replace(",", " ").split()
    while len(parts) > 1 and parts[-1].strip(".") in _LEGAL_FORMS:
        parts.pop()
    return " ".join(parts)


@lru_cache(maxsize=65_536)
def _joined(text: str) -> str:
    return " ".join(words(text[:_LONGEST])) if text else ""


def _sorted_out(ways: Iterable[Way]) -> _Ways:
    """Put ways to reach somebody in the drawers that compare; what a function or several people have says nothing."""
    mails: list[str] = []
    phones: list[str] = []
    others: list[Way] = []
    for way in ways:
        kind, normalised = way[0], way[1]
        if way.shared or len(normalised) > _LONGEST:
            continue
        if kind == "mail":
            if normalised and normalised not in mails and not is_role_address(normalised):
                mails.append(normalised)
        elif kind == "phone":
            if len(normalised) >= _PHONE_TAIL and normalised[-_PHONE_TAIL:] not in phones:
                phones.append(normalised[-_PHONE_TAIL:])
        else:
            others.append(way)
    mails, phones, others = mails[:_MOST], phones[:_MOST], others[:_MOST]
    if not others:
        return _Ways(tuple(mails), tuple(phones))
    addresses = {" ".join(words(way.value[:_LONGEST])): None for way in others if way.kind == "address"}
    profiles = {way.normalised: None for way in others if way.normalised.startswith("li:")}
    handles = {_handle_key(way): None for way in others if _is_handle(way)}
    return _Ways(tuple(mails), tuple(phones), tuple(profiles), tuple(handles), tuple(addresses))


def _is_handle(way: Way) -> bool:
    """Say whether a way is an account somewhere, other than a profile."""
    if way.kind == "address" or way.normalised.startswith("li:"):
        return False
    return way.kind in {"handle", "messenger"} or ":" in way.normalised


def _handle_key(way: Way) -> str:
    """Give the key of a handle, always with the name of what it is a handle of in front."""
    if ":" in way.normalised:
        return way.normalised
    return f"{fold(way.label) or way.kind}:{fold(way.normalised or way.value[:_LONGEST]).strip().lstrip('@')}"


def numbers_in(text: str) -> list[str]:
    """List the numbers in an address: of the house, of the place."""
    return _DIGITS.findall(text)
