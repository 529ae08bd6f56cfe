# SPDX-License-Identifier: GPL-3.0-or-later
"""Invented people of whom some are written down again with mistakes, and which two are one.

The mistakes are those of people who write: a letter amiss, left out, doubled or swapped with its neighbour, given and
family name turned round, a field left empty, a birthday with day and month swapped, an address in another order, a
house moved out of. The same size and seed always make the same people.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coterie.domain.matching.traits import NameParts, Traits, Way, traits_of
from tests.performance import invented_words as words

if TYPE_CHECKING:
    from collections.abc import Sequence

_STREETS = ("Row", "Lane", "Hill", "Street", "Quay", "Road", "Close", "Park")
_FIELDS = ("given", "family", "birthday", "street", "district", "town", "number", "code", "member")


@dataclass(frozen=True)
class Written:
    """Somebody as they were written down once."""

    given: str
    family: str
    birthday: str = ""
    number: str = ""
    street: str = ""
    district: str = ""
    town: str = ""
    code: str = ""
    member: str = ""
    mail: str = ""
    phone: str = ""
    firm: str = ""

    @property
    def address(self) -> str:
        """The lines of the address."""
        lines = (f"{self.number} {self.street}".strip(), self.district, f"{self.town} {self.code}".strip())
        return "\n".join(line for line in lines if line)

    def traits(self, key: int, *, with_member: bool = True) -> Traits:
        """Give what they are compared by. with_member: with the number that they alone have."""
        ways = []
        if self.mail:
            ways.append(Way("mail", self.mail, self.mail))
        if self.phone:
            ways.append(Way("phone", self.phone, self.phone))
        if self.address:
            ways.append(Way("address", "", self.address))
        if with_member and self.member:
            ways.append(Way("handle", "", self.member, "member"))
        name = NameParts(f"{self.given} {self.family}".strip(), self.given, self.family)
        return traits_of(key, name, ways, (self.firm,) if self.firm else (), self.birthday)


@dataclass(frozen=True)
class Doubled:
    """People, of whom several may be one. who: for each place, the number of the person who it is."""

    people: Sequence[Written]
    who: Sequence[int]

    def half(self, second: int) -> Doubled:
        """Give the people with an even number (0), or those with an odd one (1)."""
        chosen = [(one, who) for one, who in zip(self.people, self.who, strict=True) if who % 2 == second]
        return Doubled([one for one, _who in chosen], [who for _one, who in chosen])

    def together(self, one: int, other: int) -> bool:
        """Say whether two places are one person."""
        return self.who[one] == self.who[other]

    @property
    def pairs(self) -> int:
        """Count the pairs who are one."""
        counted: dict[int, int] = {}
        for who in self.who:
            counted[who] = counted.get(who, 0) + 1
        return sum(number * (number - 1) // 2 for number in counted.values())


def much_doubled(originals: int, most: int = 5, seed: int = 1) -> Doubled:
    """Give people of an old register: up to `most` copies of each, with several mistakes in each copy."""
    chance = random.Random(seed)
    people, who = [], []
    for number in range(originals):
        original = _registered(chance)
        copies = min(int(chance.expovariate(0.6)), most)
        people += [original, *(_copied(chance, original, chance.randint(1, 4)) for _copy in range(copies))]
        who += [number] * (copies + 1)
    order = list(range(len(people)))
    chance.shuffle(order)
    return Doubled([people[place] for place in order], [who[place] for place in order])


def address_book(size: int, seed: int = 2) -> Doubled:
    """Give a long address book with one in twenty entered again, by another way of writing and with less."""
    chance = random.Random(seed)
    people = [_reachable(chance, number) for number in range(size)]
    again = chance.sample(range(size), size // 20)
    return Doubled([*people, *(_entered_again(chance, people[number]) for number in again)], [*range(size), *again])


def _registered(chance: random.Random) -> Written:
    return Written(
        words.given(chance),
        words.family(chance),
        _day(chance),
        str(chance.randrange(1, 300)),
        f"{words.place_word(chance)}{chance.choice(('ton', 'wick', 'ham', ''))} {chance.choice(_STREETS)}",
        words.place_word(chance) + " " + chance.choice(("Green", "Common", "End", "Mill"))
        if chance.random() < 0.6
        else "",
        words.family(chance).capitalize() + chance.choice(("ford", "mere", "bridge")),
        str(chance.randrange(1000, 9999)),
        str(chance.randrange(10**6, 10**7)),
    )


def _reachable(chance: random.Random, number: int) -> Written:
    base = _registered(chance)
    own = f"{base.given}.{base.family}{number if chance.random() < 0.5 else ''}".lower().replace(" ", "")
    domain = f"x{number}" if chance.random() < 0.5 else f"f{_crowded(chance)}"
    bare = replace(base, member="", birthday=base.birthday if chance.random() < 0.4 else "")
    if chance.random() < 0.6:
        bare = replace(bare, number="", street="", district="", town="", code="")
    return replace(
        bare,
        mail=f"{own}@{domain}.example.org" if chance.random() < 0.6 else "",
        phone=f"+4930{chance.randrange(10**7):07}" if chance.random() < 0.5 else "",
        firm=f"{chance.choice(words.TRADES)} {_crowded(chance)}" if chance.random() < 0.8 else "",
    )


def _crowded(chance: random.Random) -> int:
    """Draw one of some thousand places, a few of which are far larger than others."""
    return int(3_333 * chance.random() ** 2)


def _day(chance: random.Random) -> str:
    return f"{chance.randrange(1945, 2005)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"


def _copied(chance: random.Random, one: Written, mistakes: int) -> Written:
    for _mistake in range(mistakes):
        drawn = chance.random()
        if drawn < 0.06:
            one = replace(one, given=one.family, family=one.given)
        elif drawn < 0.10:
            one = replace(one, street=one.district or one.street, district=one.street)
        elif drawn < 0.13 and one.birthday:
            one = replace(one, birthday=f"{one.birthday[:5]}{one.birthday[8:]}-{one.birthday[5:7]}")
        elif drawn < 0.15:
            moved = _registered(chance)
            one = replace(one, number=moved.number, street=moved.street, district="", town=moved.town, code=moved.code)
        else:
            field = chance.choice(_FIELDS)
            told = getattr(one, field)
            one = replace(one, **{field: "" if chance.random() < 0.15 else _slip(chance, told)})
    return one


def _entered_again(chance: random.Random, one: Written) -> Written:
    drawn = chance.random()
    if drawn < 0.4:
        one = replace(one, given=_slip(chance, one.given))
    elif drawn < 0.6:
        one = replace(one, family=_slip(chance, one.family))
    elif drawn < 0.65:
        one = replace(one, given=one.family, family=one.given)
    lost = {field: "" for field in ("mail", "phone", "firm", "birthday") if chance.random() < 0.4}
    return replace(one, **lost)


def _slip(chance: random.Random, text: str) -> str:
    """Write a text with one letter or digit amiss."""
    if len(text) < 3:
        return text
    at = chance.randrange(len(text) - 1)
    letter = chance.choice("0123456789") if text[at].isdigit() else chance.choice("aeioustrnl")
    slips = (text[:at] + letter + text[at + 1 :], text[:at] + text[at + 1] + text[at] + text[at + 2 :])
    if text[at] == "-" or text[at + 1] == "-":
        return text
    is_date = text.count("-") == 2
    return chance.choice(slips if is_date else (*slips, text[:at] + text[at + 1 :], text[:at] + text[at] + text[at:]))
