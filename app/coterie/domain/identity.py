# SPDX-License-Identifier: GPL-3.0-or-later
"""When are two records the same person: what acts alone, what is only proposed, and why.

Alone act: the same record of the same source, the same profile, and the same mail address where it is no role
address, belongs to one person on each side, and the names do not conflict. A phone, a name with the same
organisation, a shared address with other names are proposals. Two different profiles are never one person.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from coterie.domain.folding import fold, words
from coterie.domain.identity_keys import is_role_address
from coterie.domain.texts import _

#: How sure a proposal is, 0 to 100.
SAME_NAME_AND_ORGANISATION = 80
SAME_PHONE = 65
SAME_MAIL_OTHER_NAME = 50


@dataclass(frozen=True)
class Proposal:
    """Maybe the same person: which one, how sure (0 to 100), and the reason in words."""

    person_id: int
    score: int
    reason: str


def acts_alone(key: str) -> bool:
    """Say whether an identity key can join two records by itself."""
    if key.startswith("li:"):
        return True
    return key.startswith("mail:") and not is_role_address(key[5:])


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


def shared_mail(person_id: int) -> Proposal:
    """Propose by a mail address that did not act alone."""
    return Proposal(person_id, SAME_MAIL_OTHER_NAME, _("the same mail address under another name"))
