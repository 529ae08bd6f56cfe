# SPDX-License-Identifier: GPL-3.0-or-later
"""Which pairs are worth comparing: those who share a key. Comparing everybody with everybody would take minutes.

A name alone makes no pair, so each key joins something of the name with something beside it, or is something that
hardly two people share. Names come in as beginnings of words in any order, so that a slip of the pen further on, or
given and family name turned round, hides nobody.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from coterie.domain.matching.traits import numbers_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from coterie.domain.matching.crowd import Crowd
    from coterie.domain.matching.traits import Traits

    Keys = Callable[[Traits, Sequence[str], Crowd], Iterator[str]]

#: More people than this under one key are no hint.
_MOST = 25
_BEGINNING, _BEGINNING_OF_PLACE, _LONGEST_NAME = 3, 5, 4


def _mails(one: Traits, _starts: Sequence[str], _crowd: Crowd) -> Iterator[str]:
    yield from one.mails


def _mail_names(one: Traits, _starts: Sequence[str], _crowd: Crowd) -> Iterator[str]:
    for mail in one.mails:
        yield mail.rpartition("@")[0]


def _phones(one: Traits, _starts: Sequence[str], _crowd: Crowd) -> Iterator[str]:
    yield from one.phones


def _accounts(one: Traits, _starts: Sequence[str], _crowd: Crowd) -> Iterator[str]:
    yield from one.profiles
    yield from one.handles


def _organisations(one: Traits, starts: Sequence[str], _crowd: Crowd) -> Iterator[str]:
    for firm in one.organisations:
        for start in starts:
            yield f"{firm}|{start}"


def _domains(one: Traits, starts: Sequence[str], crowd: Crowd) -> Iterator[str]:
    for mail in one.mails:
        domain = mail.rpartition("@")[2]
        if not crowd.is_provider(domain):
            for start in starts:
                yield f"{domain}|{start}"


def _birthdays(one: Traits, starts: Sequence[str], _crowd: Crowd) -> Iterator[str]:
    day = one.birthday
    if len(day) >= 7:
        initials = "".join(sorted([start[0] for start in starts]))
        yield f"{day[-5:]}|{initials}"
        if len(day) == 10:
            yield f"{day[:7]}|{initials}"
            yield f"{day[:4]}{day[7:]}|{initials}"


def _birthdays_alone(one: Traits, _starts: Sequence[str], _crowd: Crowd) -> Iterator[str]:
    if len(one.birthday) == 10:
        for address in one.addresses:
            for number in numbers_in(address):
                yield f"{one.birthday}|{number}"
        for word in one.words:
            yield f"{one.birthday}|{word[0]}"


def _places(one: Traits, starts: Sequence[str], _crowd: Crowd) -> Iterator[str]:
    for address in one.addresses:
        code = max(reversed(numbers_in(address)), key=len, default="")  # of the place: a house has few digits
        if len(code) > 2:
            for start in starts:
                yield f"{code}|{start}"


def _streets(one: Traits, _starts: Sequence[str], crowd: Crowd) -> Iterator[str]:
    for address in one.addresses:
        telling = {word for word in address.split() if len(word) > 3 and word not in crowd.place_words}
        names = sorted((word for word in telling if not word.isdigit()), key=_longest)[:3]
        for first, second in combinations(sorted([word[:_BEGINNING_OF_PLACE] for word in names]), 2):
            yield f"{first}|{second}"


def _longest(word: str) -> tuple[int, str]:
    return -len(word), word


def _houses(one: Traits, _starts: Sequence[str], _crowd: Crowd) -> Iterator[str]:
    for address in one.addresses:
        numbers = numbers_in(address)
        if len(numbers) > 1:
            yield f"{numbers[0]}|{numbers[-1]}"


#: The keys, one kind after the other: so many dictionaries need not stand side by side.
KINDS: tuple[Keys, ...] = (
    _mails, _mail_names, _phones, _accounts, _organisations, _domains, _birthdays, _birthdays_alone,
    _places, _streets, _houses,
)  # fmt: skip


def starts_of(one: Traits) -> tuple[str, ...]:
    """Give the beginnings of the words of a name that are more than an initial."""
    return tuple({word[:_BEGINNING]: None for word in one.words[:_LONGEST_NAME] if len(word) > 1 or word > "\u2e7f"})


def pairs_of(
    people: Sequence[Traits], crowd: Crowd, fresh: frozenset[int] | None, look: Callable[[int, int], None]
) -> list[tuple[int, int]]:
    """Give the pairs worth comparing, as places in `people`, the lower first.

    fresh: only pairs with one of these places; None = all. look: is told how many kinds of keys of how many are done.
    """
    starts = [starts_of(one) for one in people]
    size = len(people)
    found: set[int] = set()
    for done, keys in enumerate(KINDS):
        look(done, len(KINDS))
        told = ((place, keys(one, starts[place], crowd)) for place, one in enumerate(people))
        for block in _blocks(told):
            _pair_up(block, size, fresh, found)
    return [divmod(pair, size) for pair in sorted(found)]


def _blocks(told: Iterator[tuple[int, Iterator[str]]]) -> Iterator[list[int]]:
    """Give the places of people who share a key; a key that one alone has costs no list."""
    first: dict[str, int] = {}
    blocks: dict[str, list[int]] = {}
    for place, keys in told:
        for key in keys:
            before = first.setdefault(key, place)
            if before != place:
                block = blocks.get(key)
                if block is None:
                    blocks[key] = [before, place]
                elif block[-1] != place:
                    block.append(place)
    return (block for block in blocks.values() if len(block) <= _MOST)


def _pair_up(block: list[int], size: int, fresh: frozenset[int] | None, found: set[int]) -> None:
    for at, place in enumerate(block):
        if fresh is None or place in fresh:
            found.update([place * size + other for other in block[at + 1 :]])
        else:
            found.update([place * size + other for other in block[at + 1 :] if other in fresh])
