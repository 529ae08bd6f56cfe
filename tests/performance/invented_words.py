# SPDX-License-Identifier: GPL-3.0-or-later
"""Invented names and sentences for measuring.

Some thousand family names, marks and scripts of all kinds, a few words that stand everywhere and many that are rare.
"""

from __future__ import annotations

import random
from functools import cache
from itertools import product

GIVEN_PLAIN = (
    "amara", "tomas", "ingrid", "ravi", "lucia", "mei", "yusuf", "nadia", "piotr", "elif", "james", "maria", "jan",
    "anna", "john", "sofia", "lena", "omar", "sara", "david", "julia", "mark", "eva", "nina", "paul", "laura", "peter",
    "hanna", "simon", "clara", "jakob", "marta", "daniel", "emma", "felix", "alice", "hugo", "ida", "leo", "mona",
)  # fmt: skip
_GIVEN_MARKED = (
    "Łukasz", "Søren", "Zoë", "José", "François", "Jürgen", "Åsa", "Dvořák", "Çağla", "Šimon", "Nuño", "Ægir", "Noël",
    "Małgorzata", "Þóra", "Ömer", "Renée", "Björn", "Agnès", "Mihály", "Χρήστος", "Ольга", "Дмитрий", "नेहा", "יעל",
)  # fmt: skip
_GIVEN_UNSPACED = ("太郎", "花子", "健", "美咲", "さくら", "一郎", "伟", "秀英")
_FAMILY_UNSPACED = ("山田", "田中", "佐藤", "高橋", "王", "李", "小林", "中村")
_HEADS = (
    "Ok", "Vend", "Sol", "Men", "Ferr", "Tan", "Dem", "Had", "Ziel", "Kay", "Smi", "Schm", "Lind", "Berg", "Mar", "Cas",
    "Rod", "Pet", "Joh", "And", "Nils", "Kow", "Nov", "Hor", "Iv", "Pop", "Abd", "Ch", "Kr", "Gr", "Br", "St", "W",
    "M", "D", "F", "L", "R", "Th", "Str",
)  # fmt: skip
_MIDDLES = ("a", "e", "i", "o", "u", "ei", "au", "el", "er", "an", "in", "on", "al", "ar", "ö", "ü")
_TAILS = ("for", "ler", "berg", "on", "ante", "ka", "ir", "dad", "ski", "son", "th", "dt", "sen", "ez", "ov", "man")
TRADES = ("Works", "Freight", "Analytics", "Bank", "Press", "Labs", "Studio", "Institute", "Energy", "Health")
ROLES = ("engineer", "designer", "director", "analyst", "founder", "researcher", "teacher", "editor", "lawyer")
_COMMON = (
    "the", "and", "we", "about", "project", "met", "coffee", "talk", "next", "plan", "call", "team", "idea", "work",
    "week", "thanks", "paper", "meeting", "share", "asked",
)  # fmt: skip


def given(chance: random.Random) -> str:
    """Give a given name: mostly plain, some with marks, a few in scripts without spaces."""
    drawn = chance.random()
    if drawn < 0.02:
        return chance.choice(_GIVEN_UNSPACED)
    if drawn < 0.15:
        return chance.choice(_GIVEN_MARKED)
    if drawn < 0.5:
        return chance.choice(GIVEN_PLAIN).capitalize()
    pool = _families()
    return pool[int(len(pool) * chance.random() ** 2)]


def family(chance: random.Random) -> str:
    """Give a family name; a few thousand kinds, some far more often than others."""
    if chance.random() < 0.02:
        return chance.choice(_FAMILY_UNSPACED)
    pool = _families()
    return pool[int(len(pool) * chance.random() ** 2)]


def is_unspaced(name: str) -> bool:
    """Say whether a name is written without spaces."""
    return name in _FAMILY_UNSPACED


def place_word(chance: random.Random) -> str:
    """Give a word for the name of an organisation."""
    return chance.choice(_families())


@cache
def _families() -> tuple[str, ...]:
    made = ["".join(parts) for parts in product(_HEADS, _MIDDLES, _TAILS)]
    random.Random(7).shuffle(made)
    return tuple(made)


@cache
def rare_words() -> tuple[str, ...]:
    """Give the words that stand in few texts."""
    return tuple(f"{head.lower()}{middle}{tail}" for head, middle, tail in product(_HEADS, _MIDDLES, _TAILS))


def sentence(chance: random.Random, count: int) -> str:
    """Give so many words: common ones mostly, each rarer the further back it stands."""
    rare = rare_words()
    drawn = [
        _COMMON[int(len(_COMMON) * chance.random() ** 2)]
        if chance.random() < 0.6
        else rare[int(len(rare) * chance.random() ** 2)]
        for _ in range(count)
    ]
    return " ".join(drawn)
