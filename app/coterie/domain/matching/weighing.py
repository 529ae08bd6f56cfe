# SPDX-License-Identifier: GPL-3.0-or-later
"""How much speaks for two people being one, in bits.

Each agreement adds what chance would hardly do, after Fellegi and Sunter (1969), a rare value more than a common one;
each contradiction takes away. A name alone is never enough, two different profiles are never one person.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.folding import fold
from coterie.domain.matching.crowd import SWITCHBOARD
from coterie.domain.matching.dates import compare_birthdays
from coterie.domain.matching.findings import Fact, Finding
from coterie.domain.matching.names import Likeness, Names, NamesAlike
from coterie.domain.matching.places import Places

if TYPE_CHECKING:
    from collections.abc import Callable

    from coterie.domain.matching.crowd import Crowd
    from coterie.domain.matching.traits import Traits

_PROFILE, _HANDLE, _NEAR_HANDLE, _OTHER_HANDLE = 26.0, 22.0, 9.0, -3.0
_MAIL, _MAIL_A_HOLDER = 17.0, 3.0
_MAIL_NAME, _DOMAIN = 6.0, 0.5
_PHONE, _PHONE_A_HOLDER = 13.0, 2.5
_ADDITIONAL, _OTHER_ADDITIONAL = 2.0, -3.0
_SHORTEST_HANDLE, _SHORTEST_MAIL_NAME = 6, 5
#: What speaks for two people beside their names must weigh so much, or they are namesakes.
_BESIDE_THE_NAME = 2.5
#: What a family or an office shares, and how much of it counts where given names are others.
_SHARED_AT_HOME = frozenset(
    {Fact.MAIL, Fact.MAIL_DOMAIN, Fact.PHONE, Fact.ORGANISATION, Fact.ADDRESS, Fact.NEAR_ADDRESS}
)
_FAMILY, _FAMILY_NAME = 9.0, -4.0


class Weighed(NamedTuple):
    """What two people's comparison came to. bits: for them being one, less the doubt of the crowd."""

    bits: float
    names: NamesAlike
    findings: list[Finding]


class Scales:
    """Weighs pairs out of one crowd."""

    def __init__(self, crowd: Crowd) -> None:
        """Weigh within a crowd."""
        from rapidfuzz.distance import OSA

        self._crowd = crowd
        self._names = Names(crowd)
        self._places = Places()
        self._distance: Callable[..., int] = OSA.distance

    def weigh(self, one: Traits, other: Traits) -> Weighed | None:
        """Weigh a pair; None where nothing but a name speaks for it, or two profiles against it."""
        if one.profiles and other.profiles and not set(one.profiles) & set(other.profiles):
            return None
        findings = self._beside_the_names(one, other)
        if evidence_of(findings) < _BESIDE_THE_NAME:
            return None
        if one.additional and other.additional:
            findings.append(_additional(one.additional, other.additional))
        names = self._names.compare(one, other)
        bits = names.bits + sum([finding.bits for finding in findings]) - self._crowd.doubt
        if names.given is Likeness.OTHER:
            bits -= _of_one_household(names, findings)
        return Weighed(bits, names, findings)

    def _beside_the_names(self, one: Traits, other: Traits) -> list[Finding]:
        findings = [Finding(Fact.PROFILE, _PROFILE)] if one.profiles and other.profiles else []
        if one.handles and other.handles:
            self._weigh_handles(one.handles, other.handles, findings)
        if one.mails and other.mails:
            self._weigh_mails(one, other, findings)
        if one.phones and other.phones:
            self._weigh_phones(one.phones, other.phones, findings)
        if one.organisations and other.organisations:
            self._weigh_organisations(one, other, findings)
        if one.birthday and other.birthday and (found := compare_birthdays(one.birthday, other.birthday)):
            findings.append(found)
        if one.addresses and other.addresses:
            findings.append(self._places.compare(one.addresses, other.addresses))
        return findings

    def _weigh_handles(self, one: tuple[str, ...], other: tuple[str, ...], findings: list[Finding]) -> None:
        if shared := set(one) & set(other):
            findings.append(Finding(Fact.HANDLE, _HANDLE, min(shared).partition(":")[0]))
            return
        for mine in one:
            service = mine.partition(":")[0]
            for theirs in other:
                if theirs.partition(":")[0] != service:
                    continue
                edits = self._distance(mine, theirs, score_cutoff=2) if len(mine) > _SHORTEST_HANDLE else 3
                weight = {1: _NEAR_HANDLE, 2: _NEAR_HANDLE / 3}.get(edits, _OTHER_HANDLE)
                fact = Fact.NEAR_HANDLE if weight > 0 else Fact.OTHER_HANDLE
                findings.append(Finding(fact, weight, service))
                return

    def _weigh_mails(self, one: Traits, other: Traits, findings: list[Finding]) -> None:
        for mail in one.mails:
            holders = self._crowd.mails[mail]
            if mail in other.mails and holders < SWITCHBOARD:
                findings.append(Finding(Fact.MAIL, _MAIL - _MAIL_A_HOLDER * max(holders - 2, 0)))
                return
        for mail in one.mails:
            name, _at, domain = mail.rpartition("@")
            for theirs in other.mails:
                their_name, _at, their_domain = theirs.rpartition("@")
                if name == their_name and len(name) >= _SHORTEST_MAIL_NAME and _is_own(name, one, other):
                    findings.append(Finding(Fact.MAIL_NAME, _MAIL_NAME))
                    return
                if domain == their_domain and self._is_an_employer(domain, one, other):
                    findings.append(Finding(Fact.MAIL_DOMAIN, self._crowd.domain_bits(domain) * _DOMAIN, domain))
                    return

    def _is_an_employer(self, domain: str, one: Traits, other: Traits) -> bool:
        """Say whether a domain stands for an organisation that is not known of both already."""
        return not (one.organisations and other.organisations) and not self._crowd.is_provider(domain)

    def _weigh_phones(self, one: tuple[str, ...], other: tuple[str, ...], findings: list[Finding]) -> None:
        for phone in one:
            holders = self._crowd.phones[phone]
            if phone in other and holders < SWITCHBOARD:
                findings.append(Finding(Fact.PHONE, _PHONE - _PHONE_A_HOLDER * max(holders - 2, 0)))
                return

    def _weigh_organisations(self, one: Traits, other: Traits, findings: list[Finding]) -> None:
        shared = [key for key in one.organisations if key in other.organisations]
        if shared:
            bits, key = max((self._crowd.organisation_bits(key), key) for key in shared)
            findings.append(Finding(Fact.ORGANISATION, bits, key))


def evidence_of(findings: list[Finding]) -> float:
    """Say in bits how much speaks for two people beside their names."""
    return sum([finding.bits for finding in findings if finding.bits > 0])


def _additional(one: str, other: str) -> Finding:
    """Compare middle names or initials."""
    alike = one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])
    if alike:
        return Finding(Fact.ADDITIONAL, _ADDITIONAL)
    return Finding(Fact.OTHER_ADDITIONAL, _OTHER_ADDITIONAL)


def _is_own(mail_name: str, one: Traits, other: Traits) -> bool:
    """Say whether what stands before the @ is more than their names, which namesakes would have, too."""
    left = fold(mail_name)
    for word in sorted({*one.words, *other.words}, key=len, reverse=True):
        left = left.replace(word, "", 1)
    letters = [letter for letter in left if letter.isalnum()]
    initials = {word[0] for word in (*one.words, *other.words)}
    return not set(letters) <= initials


def _of_one_household(names: NamesAlike, findings: list[Finding]) -> float:
    """Say in bits how much of what two people of other given names share, they would share as a family, too."""
    shared = sum([finding.bits for finding in findings if finding.bits > 0 and finding.fact in _SHARED_AT_HOME])
    return max(shared - _FAMILY, 0.0) + max(names.bits - _FAMILY_NAME, 0.0)
