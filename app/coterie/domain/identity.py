# SPDX-License-Identifier: GPL-3.0-or-later
"""When are two records the same person: what acts alone, what is only proposed, and why.

Alone act: the same record of the same source, the same profile or account of a service, and the same mail address where
it is no role address, belongs to one person on each side, and the names do not conflict. A phone, a name with the same
organisation, a shared address with other names are proposals. Two different profiles are never one person; where one
account agrees and another of the same service differs, it is a proposal.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from coterie.domain.folding import fold, words
from coterie.domain.identity_keys import is_role_address
from coterie.domain.texts import _

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Services whose keys name one person each; a contact point holds such a key whole.
_SERVICES = frozenset({
    "li", "github", "se", "behance", "mastodon", "x", "slack", "discord", "instagram", "threads", "meetup", "luma",
    "monica", "dex", "bluesky",
})  # fmt: skip
#: How sure a proposal is, 0 to 100.
SAME_NAME_AND_ORGANISATION = 80
SAME_PHONE = 65
SAME_MAIL_OTHER_NAME = 50
OTHER_ACCOUNT = 50


@dataclass(frozen=True)
class Proposal:
    """Maybe the same person: which one, how sure (0 to 100), and the reason in words."""

    person_id: int
    score: int
    reason: str


def acts_alone(key: str) -> bool:
    """Say whether an identity key can join two records by itself."""
    if is_account(key):
        return True
    return key.startswith("mail:") and not is_role_address(key[5:])


def is_account(key: str) -> bool:
    """Say whether an identity key is an account of a service, such as `github:LOGIN` or `slack:TEAM:USER`."""
    service, _colon, name = key.partition(":")
    return service in _SERVICES and bool(name)


def differing_accounts(some: Iterable[str], others: Iterable[str]) -> bool:
    """Say whether two different accounts of one service, site or workspace are among the keys of two people.

    LinkedIn profiles are compared before anything else and count for nothing here.
    """
    by_place: dict[str, set[str]] = defaultdict(set)
    for key in others:
        by_place[key.rpartition(":")[0]].add(key)
    places = ((key, by_place.get(key.rpartition(":")[0])) for key in some if is_account(key) and key[:3] != "li:")
    return any(theirs and key not in theirs for key, theirs in places)


def names_conflict(one: str, other: str) -> bool:
    """Say whether two display names cannot well belong to one person.

    They agree when one has all words of the other, or when they share a word and every other word of the
    shorter one begins like a word of the longer one ("J. Smith", "Jo Smith", "Joanna Smith").
    """
    first, second = set(words(one)), set(words(other))
    if not first or not second:
        return False
    short, long = sorted((first, second), key=len)
    rest = short - long
    if not rest:
        return False
    if len(rest) == len(short):
        return True
    free = long - short
    return not all(any(a.startswith(b) or b.startswith(a) for b in free) for a in rest)


@lru_cache(maxsize=4_096)
def organisation_key(name: str) -> str:
    """Give the key under which an organisation's name compares: folded, blanks and outer punctuation gone."""
    return " ".join(fold(name).split()).strip(" .,;:")


def same_phone(person_id: int) -> Proposal:
    """Propose by a phone number: families and switchboards share them, so it never acts alone."""
    return Proposal(person_id, SAME_PHONE, _("the same phone number"))


def same_name(person_id: int) -> Proposal:
    """Propose by a name together with an organisation."""
    return Proposal(person_id, SAME_NAME_AND_ORGANISATION, _("the same name and organisation"))


def other_account(person_id: int) -> Proposal:
    """Propose by an account or address in common where another account differs."""
    return Proposal(person_id, OTHER_ACCOUNT, _("something in common, but another account of one service"))


def shared_account(person_id: int) -> Proposal:
    """Propose by an account that several people go by."""
    return Proposal(person_id, OTHER_ACCOUNT, _("the same account"))


def shared_mail(person_id: int) -> Proposal:
    """Propose by a mail address that did not act alone."""
    return Proposal(person_id, SAME_MAIL_OTHER_NAME, _("the same mail address under another name"))
