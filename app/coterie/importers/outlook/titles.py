# SPDX-License-Identifier: GPL-3.0-or-later
"""Which fact of a contact a column of Outlook's CSV holds, told by the words of its title in seven languages.

Outlook CSV (desktop 2003 to 365, Outlook.com, Google's "Outlook CSV"). Titles are compared as sets of words, so that
`Straße geschäftlich 2`, `Rue (bureau) 2` and `Business Street 2` are the second street line at work.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.folding import fold
from coterie.importers.outlook import title_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_WORD = re.compile(r"[^\W\d_]+|\d+")
_MOST_WORDS = 12


class Fact(NamedTuple):
    """What a column holds. kind: mail, phone, address, given, ...; label: work, home, other, mobile, ...

    part: of an address ("street"), of a mail address ("type", "name"). number: 1 for the first.
    """

    kind: str
    label: str = ""
    part: str = ""
    number: int = 1


#: Kinds of which there are several columns.
_NUMBERED = frozenset({"mail", "phone", "address", "web page"})


@lru_cache(maxsize=4096)
def fact_of(title: str) -> Fact | None:
    """Say what a column with this normalised title holds, None where its words are not known."""
    words = [word for word in _WORD.findall(title) if word not in title_words.SILENT]
    if not words or len(words) > _MOST_WORDS:
        return None
    numbers = [word for word in words if word.isdigit()]
    bag = frozenset(word for word in words if not word.isdigit())
    known = _written()
    fact = known.get(bag) or _folded().get(frozenset(map(fold, bag)))
    if fact is None or not numbers:
        return fact
    number = int(numbers[0]) if len(numbers) == 1 and len(numbers[0]) == 1 else 0
    if fact.kind == "prefix" and number == 2:  # French titles say Titre for both
        return Fact("job title")
    if fact.kind not in _NUMBERED or not number:
        return None
    return fact._replace(number=number)


@cache
def _written() -> Mapping[frozenset[str], Fact]:
    """Give every title that is known, as the set of its words; the first that says so counts."""
    known: dict[frozenset[str], Fact] = {}
    for title, fact in _titles():
        known.setdefault(_bag(title), fact)
    known.pop(frozenset(), None)
    return known


@cache
def _folded() -> Mapping[frozenset[str], Fact]:
    """Give the same without accents, for files that lost them; what would then mean two things is left out."""
    known: dict[frozenset[str], Fact | None] = {}
    for bag, fact in _written().items():
        folded = frozenset(map(fold, bag))
        known[folded] = fact if known.get(folded, fact) == fact else None
    return {bag: fact for bag, fact in known.items() if fact is not None}


def _bag(title: str) -> frozenset[str]:
    """Give the words of a title as they compare."""
    return frozenset(word for word in _WORD.findall(title.casefold()) if word not in title_words.SILENT)


def _titles() -> Iterator[tuple[str, Fact]]:
    """Give all titles; whole ones first, then those put together of a place and a part."""
    for kind, titles in title_words.SINGLES.items():
        yield from _each(titles, Fact(kind))
    yield from _each(title_words.MAIL, Fact("mail", part="value"))
    yield from _each(title_words.MAIL_TYPE, Fact("mail", part="type"))
    yield from _each(title_words.MAIL_NAME, Fact("mail", part="name"))
    yield from _each(title_words.WEB_PAGES, Fact("web page"))
    for label, titles in title_words.OWN_PHONES.items():
        yield from _each(titles, Fact("phone", label))
    for label, titles in title_words.OTHERS_PHONES.items():
        yield from _each(titles, Fact("phone", label, "others"))
    for label, places in title_words.PLACES.items():
        for place in places.split("|"):
            yield from _at_place(place, label)


def _at_place(place: str, label: str) -> Iterator[tuple[str, Fact]]:
    """Give the titles of telephones, faxes and parts of addresses at one place."""
    yield from _each(title_words.PHONES, Fact("phone", label), place)
    yield from _each(title_words.FAXES, Fact("phone", f"{label} fax"), place)
    for part, titles in title_words.ADDRESS_PARTS.items():
        yield from _each(titles, Fact("address", label, part), place)
        yield from _each(titles, Fact("address", label, part), f"{place} address")
        yield from _each(titles, Fact("address", label, part), f"{place} adresse")


def _each(titles: str, fact: Fact, place: str = "") -> Iterator[tuple[str, Fact]]:
    for title in titles.split("|"):
        yield f"{title} {place}", fact
