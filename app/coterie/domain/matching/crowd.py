# SPDX-License-Identifier: GPL-3.0-or-later
"""How often everything occurs among all people: what many share says little, what two share says much."""

from __future__ import annotations

from collections import Counter
from math import log2
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.domain.matching.traits import Traits

#: A number or address that this many go by (a switchboard) tells nothing of anybody.
SWITCHBOARD = 8
#: A vault of few people is taken for part of a world of so many: there are namesakes outside it.
_WORLD = 5_000
#: Domains with so many addresses are mail providers.
_PROVIDER = 150
#: And these are, however few of their addresses are here: what stands before the first dot.
_KNOWN_PROVIDERS = frozenset(
    {
        "aol", "arcor", "bluewin", "bol", "cox", "comcast", "fastmail", "free", "freenet", "gmail", "gmx", "googlemail",
        "hey", "hotmail", "icloud", "iinet", "laposte", "libero", "live", "mac", "mail", "mailbox", "me", "msn",
        "naver", "online", "orange", "outlook", "pm", "posteo", "proton", "protonmail", "qq", "rambler", "rediffmail",
        "rocketmail", "sapo", "seznam", "sfr", "t-online", "telenet", "terra", "tuta", "tutanota", "uol", "verizon",
        "wanadoo", "web", "wp", "yahoo", "yandex", "ymail", "zoho", "126", "163",
    }
)  # fmt: skip
#: A word of addresses is usual when it stands in more of them than this number and this share.
_USUAL, _USUAL_SHARE = 50, 0.01
_LEAST_BITS, _MOST_NAME_BITS, _MOST_ORGANISATION_BITS = 1.0, 11.0, 9.0


class Crowd:
    """Everybody who is compared, counted."""

    def __init__(self, people: Sequence[Traits]) -> None:
        """Count them."""
        self.size = max(len(people), _WORLD)
        self._parts = Counter([one.given for one in people if one.given])
        self._parts.update([one.family for one in people if one.family])
        self._organisations = Counter([firm for one in people for firm in one.organisations])
        self._domains = Counter([mail.rpartition("@")[2] for one in people for mail in one.mails])
        self.mails = Counter([mail for one in people for mail in one.mails])
        self.phones = Counter([phone for one in people for phone in one.phones])
        #: Words of addresses that many have: "street", the name of a large town.
        self.place_words = _usual([set(address.split()) for one in people for address in one.addresses])
        self._rarities: dict[str, float] = {}

    @property
    def doubt(self) -> float:
        """Say in bits how unlikely it is, before anything is compared, that two of the crowd are one."""
        return log2(self.size)

    def rarity(self, name: str) -> float:
        """Say in bits how much the same part of a name tells."""
        known = self._rarities.get(name)
        if known is None:
            # Two at least bear it where it is compared; one more stands for those who are not in the vault.
            borne = max(self._parts[name], 2) - 1
            bits = log2(self.size / borne)
            known = self._rarities[name] = min(max(bits, _LEAST_BITS), _MOST_NAME_BITS)
        return known

    def organisation_bits(self, key: str) -> float:
        """Say in bits how much the same organisation tells."""
        return _bits(self.size, self._organisations[key])

    def domain_bits(self, domain: str) -> float:
        """Say in bits how much addresses at the same domain tell: at a mail provider nothing."""
        return _bits(self.size, self._domains[domain])

    def is_provider(self, domain: str) -> bool:
        """Say whether a domain is a mail provider's: by its name, or because so many have addresses there."""
        return self._domains[domain] >= _PROVIDER or domain.partition(".")[0] in _KNOWN_PROVIDERS


def _usual(texts: Sequence[set[str]]) -> frozenset[str]:
    """Give the words that stand in many of the texts."""
    counted = Counter([word for text in texts for word in text])
    return frozenset(word for word, number in counted.items() if number > max(_USUAL, len(texts) * _USUAL_SHARE))


def _bits(size: int, holders: int) -> float:
    return min(max(log2(size / max(holders, 2)), 0.0), _MOST_ORGANISATION_BITS)
