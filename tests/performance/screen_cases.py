# SPDX-License-Identifier: GPL-3.0-or-later
"""What is asked of a big vault: screens and keystrokes, each with values of its own every time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.domain.folding import fold
from coterie.services.ports.searching import PageKey
from coterie.services.searching import key_at_name
from tests.performance import invented_words as words
from tests.performance.big_session import BigSession

if TYPE_CHECKING:
    import random

Ask = Callable[[BigSession], object]

LETTERS = "abcdefghijklmnopqrstuvwxyz"
_PAGE = 100
_HITS = 50
#: What a field with everything in it has room for.
_ROOM = 20


@dataclass(frozen=True)
class Case:
    """A thing that is asked; `make` draws the values of one time. bound: CPU milliseconds at the 100k set."""

    what: str
    make: Callable[[random.Random], Ask]
    bound: float = 16


def cases(people: int) -> tuple[Case, ...]:
    """Give everything that is asked of a vault of so many people."""
    return (
        Case("due today", lambda _: lambda s: s.due.within(0), 5),
        Case("due within a week", lambda _: lambda s: s.due.within(7)),
        Case("the page of today", lambda _: lambda s: s.today.look(tell=frozenset()), 15),
        Case("person page", lambda c: _page_of(2 + int(people * c.random())), 5),
        Case("person page, much written with", lambda c: _page_of(2 + c.randrange(20))),
        Case("list by name, page 1", lambda _: lambda s: s.searching.people(limit=_PAGE)),
        Case("list by name, page anywhere", _anywhere),
        Case("list by last contact, page 1", lambda _: lambda s: s.searching.people(limit=_PAGE, sort="last")),
        Case("list by next follow-up, page 1", lambda _: lambda s: s.searching.people(limit=_PAGE, sort="due")),
        *(Case(f"keystroke, {n} letter{'s' * (n > 1)}", _letters(n)) for n in (1, 2, 3, 5)),
        Case("keystroke, two words", _two_words),
        Case("keystroke, part of a name", _part),
        Case("keystroke, typing mistake", _mistake),
        Case("keystroke, tag and 2 letters", _tagged),
        Case("texts, one word and people", lambda c: _find(words.sentence(c, 1))),
        Case("texts, two words", lambda c: _find(words.sentence(c, 2))),
        Case("texts, beginning of a word", lambda c: _find(words.sentence(c, 2)[:-2])),
        Case("list of a tag, page 1", lambda c: _filtered(f'tag:"circle {c.randrange(190)}"')),
        Case("list of two filters, page 1", lambda c: _filtered(f'tag:"circle {c.randrange(190)}" last:>6w'), 32),
        Case("list by strength, page 1", lambda _: lambda s: s.searching.people(limit=_PAGE, sort="strength"), 5),
        Case("list by strength, page anywhere", _anywhere_by_strength(people), 5),
        Case("list of a strength, page 1", lambda c: _filtered(f"strength:<{c.randrange(10, 90)}"), 60),
        Case("ids of all in the order of names", lambda _: lambda s: s.searching.ids_in_order(), 60),
    )


def _page_of(person: int) -> Ask:
    return lambda s: s.people.show(person)


def _anywhere(chance: random.Random) -> Ask:
    key = key_at_name("".join(chance.choice(LETTERS) for _ in range(3)))
    return lambda s: s.searching.people(limit=_PAGE, after=key)


def _anywhere_by_strength(people: int) -> Callable[[random.Random], Ask]:
    """Begin behind a number and a person, now and then among those without a number."""

    def make(chance: random.Random) -> Ask:
        number, person = chance.randrange(-5, 100), chance.randrange(people)
        key = PageKey(0, number, person) if number >= 0 else PageKey(1, None, person)
        return lambda s: s.searching.people(limit=_PAGE, sort="strength", after=key)

    return make


def _type(text: str) -> Ask:
    return lambda s: s.searching.best(text, _HITS)


def _find(text: str) -> Ask:
    return lambda s: s.searching.find(text, _ROOM, typing=True)


def _filtered(text: str) -> Ask:
    return lambda s: s.searching.people(text, limit=_PAGE)


def _name(chance: random.Random) -> str:
    """Draw a given or a family name the way people have them."""
    return fold(words.family(chance) if chance.random() < 0.5 else words.given(chance)).strip()


def _letters(count: int) -> Callable[[random.Random], Ask]:
    return lambda chance: _type(_name(chance)[:count])


def _two_words(chance: random.Random) -> Ask:
    return _type(f"{fold(words.given(chance)).strip()[:2]} {fold(words.family(chance)).strip()[:3]}")


def _long_name(chance: random.Random) -> str:
    while len(name := _name(chance)) < 6 or not name.isascii():
        pass
    return name


def _part(chance: random.Random) -> Ask:
    name = _long_name(chance)
    start = chance.randrange(1, len(name) - 3)
    return _type(name[start : start + chance.choice((3, 4, 5))])


def _mistake(chance: random.Random) -> Ask:
    name = _long_name(chance)
    at = chance.randrange(1, len(name) - 1)
    other = chance.choice(LETTERS)
    return _type(
        chance.choice(
            (
                name[:at] + name[at + 1 :],
                name[:at] + other + name[at:],
                name[:at] + other + name[at + 1 :],
                name[:at] + name[at + 1] + name[at] + name[at + 2 :],
            )
        )
    )


def _tagged(chance: random.Random) -> Ask:
    return _type(f'{_name(chance)[:2]} tag:"circle {chance.randrange(190)}"')
