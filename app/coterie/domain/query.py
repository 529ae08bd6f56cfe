# SPDX-License-Identifier: GPL-3.0-or-later
"""The search language: text to a tree, with hints at their positions. It never refuses a text.

Words and "phrases" are looked for as they stand; a leading minus takes away. Filters are `name:value`, several values
with commas (any of them): `tag:mentor company:fjordbank last:>6w due strength:<40 -tag:sample met:berlin`. What looks
like a filter and is none is searched as text, and a hint says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.domain.folding import fold
from coterie.domain.moments import PartialDate
from coterie.domain.texts import _

if TYPE_CHECKING:
    from collections.abc import Callable

#: Longer texts are cut here: no name and no filter needs them.
LONGEST = 1_000
#: So many words and filters are looked at.
MOST_TERMS = 24

#: Filters by text, under every name they go by.
TEXT_FILTERS = {
    "name": "name",
    "tag": "tag",
    "company": "company",
    "organisation": "company",
    "organization": "company",
    "org": "company",
    "title": "title",
    "role": "title",
    "met": "met",
    "mail": "mail",
    "email": "mail",
    "phone": "phone",
    "place": "place",
    "about": "about",
}
#: What `is:` and `has:` can ask.
FLAGS = {
    "is": ("due", "overdue", "archived", "paused", "private"),
    "has": ("mail", "phone", "tag", "company", "cadence", "follow-up", "note", "birthday"),
}
#: Words that are filters by themselves.
BARE_FLAGS = ("due", "overdue")
BANDS = {"close": (75, 100), "steady": (50, 74), "light": (25, 49), "dormant": (0, 24)}
_NEVER = ("never", "none")

_DAYS = {"d": 1, "w": 7, "m": 30, "mo": 30, "y": 365}
_MOST_DAYS = 73_000
_TERM = re.compile(r'\s*(?P<minus>-?)(?:(?P<key>[^\W\d_]+):)?(?P<value>(?:"[^"]*(?:"|$)|[^\s"])*)')
_COMPARED = re.compile(r"(<=|>=|<|>|=)?(.*)\Z", re.DOTALL)
_AMOUNT = re.compile(r"([0-9]{1,5})(d|w|mo|m|y)\Z")
_NUMBER = re.compile(r"[0-9]{1,3}\Z")
_SOUGHT = re.compile(r"[^\W_]")


@dataclass(frozen=True)
class Words:
    """A word, or words that stand side by side. `whole`: the last word is complete, not the beginning of one."""

    text: str
    whole: bool = False


@dataclass(frozen=True)
class TextFilter:
    """A field that holds one of these texts, folded."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class DaysFilter:
    """The last contact (`last`) so many days ago, or the next follow-up (`due`) so many days ahead."""

    field: str
    comparison: str
    days: int


@dataclass(frozen=True)
class DateFilter:
    """The same fields compared with a date, of which only what is known counts."""

    field: str
    comparison: str
    date: PartialDate


@dataclass(frozen=True)
class NeverFilter:
    """Nobody knows of a last contact (`last`), a next follow-up (`due`), or a strength (`strength`)."""

    field: str


@dataclass(frozen=True)
class StrengthFilter:
    """A strength from one number to another, both included."""

    lowest: int
    highest: int


@dataclass(frozen=True)
class Flag:
    """Something that is so or not: `is:paused`, `has:mail`."""

    name: str


Node = Words | TextFilter | DaysFilter | DateFilter | NeverFilter | StrengthFilter | Flag


@dataclass(frozen=True)
class Term:
    """One part of a query: what it asks, whether it takes away, and where it stands in the text."""

    node: Node
    negated: bool
    start: int
    end: int


@dataclass(frozen=True)
class Hint:
    """What a person may want to know about a part of the text, from one position to another."""

    start: int
    end: int
    message: str


@dataclass(frozen=True)
class Query:
    """A query: all of its terms hold. No terms ask for everything."""

    text: str
    terms: tuple[Term, ...] = ()
    hints: tuple[Hint, ...] = ()

    @property
    def words(self) -> tuple[Words, ...]:
        """The words looked for, without those that take away."""
        return tuple(term.node for term in self.terms if isinstance(term.node, Words) and not term.negated)

    @property
    def filters(self) -> tuple[Term, ...]:
        """Everything but the words looked for."""
        return tuple(term for term in self.terms if term.negated or not isinstance(term.node, Words))


def parse(text: str) -> Query:
    """Read a text as a query; whatever cannot be read as a filter is looked for as it stands."""
    terms: list[Term] = []
    hints: list[Hint] = []
    at = 0
    cut = text[:LONGEST]
    while at < len(cut) and len(terms) < MOST_TERMS:
        match = _TERM.match(cut, at)
        if match is None or match.end() == at:  # pragma: no cover (the pattern takes any character)
            break
        at = match.end()
        _take(match, terms, hints)
    return Query(text, tuple(terms), tuple(hints))


def _take(match: re.Match[str], terms: list[Term], hints: list[Hint]) -> None:
    """Add the term that was met, and a hint where it is not what it looks like."""
    key, value, negated = match["key"], match["value"], bool(match["minus"])
    start = match.start("minus")
    if key is not None:
        node, hint = _filter(key.casefold(), value)
        if hint:
            hints.append(Hint(start, match.end(), hint))
        if node is not None:
            terms.append(Term(node, negated, start, match.end()))
            return
        value = f"{key}:{value}"
    elif value.casefold() in BARE_FLAGS:
        terms.append(Term(Flag(value.casefold()), negated, start, match.end()))
        return
    elif value.count('"') % 2:
        hints.append(Hint(start, match.end(), _("The closing quotation mark is missing.")))
    if _SOUGHT.search(value):
        terms.append(Term(Words(value.replace('"', " ").strip(), value.endswith('"')), negated, start, match.end()))


def _filter(key: str, value: str) -> tuple[Node | None, str]:
    """Read a filter; None with a hint, or with none where it was hardly meant as one (an address)."""
    if key in TEXT_FILTERS:
        values = _values(value)
        return (TextFilter(TEXT_FILTERS[key], values), "") if values else (None, _needs_value(key))
    if key in FLAGS:
        name = value.casefold().strip('"').replace("_", "-")
        return (Flag(name), "") if name in FLAGS[key] else (None, _says(key, ", ".join(FLAGS[key])))
    if key in _COMPARING:
        comparison, rest = _compared(value)
        node = _COMPARING[key](key, comparison, rest)
        return (node, "") if node is not None else (None, _says(key, _EXAMPLES[key]))
    if value.startswith("//"):
        return None, ""
    return None, _("There is no filter “{0}”; it is searched as text.").format(key)


def _values(value: str) -> tuple[str, ...]:
    """Split the values of a text filter at commas outside quotation marks, and fold them."""
    parts = re.findall(r'(?:"[^"]*(?:"|$)|[^,"])+', value)
    folded = (" ".join(fold(part.replace('"', " ")).split()) for part in parts)
    return tuple(part for part in folded if part)


def _compared(value: str) -> tuple[str, str]:
    """Take a comparison off the front of a value."""
    match = _COMPARED.match(value.casefold().strip('"'))
    return (match[1] or "", match[2].strip()) if match else ("", value)


def _when(field: str, comparison: str, value: str) -> Node | None:
    """Read how long ago, or how far ahead."""
    if value in _NEVER and not comparison:
        return NeverFilter(field)
    if value == "today":
        return DaysFilter(field, comparison or "=", 0)
    amount = _AMOUNT.match(value)
    if amount:
        days = min(int(amount[1]) * _DAYS[amount[2]], _MOST_DAYS)
        return DaysFilter(field, comparison or "<=", days)
    try:
        date = PartialDate.parse(value)
    except ValueError:
        return None
    return DateFilter(field, comparison or "=", date) if date.year else None


def _strength(field: str, comparison: str, value: str) -> Node | None:
    """Read a number from 0 to 100, or one of the words for it."""
    if not comparison and value in _NEVER:
        return NeverFilter(field)
    if not comparison and value in BANDS:
        return StrengthFilter(*BANDS[value])
    if not _NUMBER.match(value):
        return None
    number = min(int(value), 100)
    lowest = {">": number + 1, ">=": number, "": number, "=": number}.get(comparison, 0)
    highest = {"<": number - 1, "<=": number, "": number, "=": number}.get(comparison, 100)
    return StrengthFilter(lowest, highest)


_COMPARING: dict[str, Callable[[str, str, str], Node | None]] = {"last": _when, "due": _when, "strength": _strength}
_EXAMPLES = {
    "last": "last:>6w, last:<2026-05, last:never",
    "due": "due:<2w, due:today, due:none",
    "strength": "strength:<40, strength:close",
}


def _needs_value(key: str) -> str:
    return _("“{0}:” is looked for as text until a value follows.").format(key)


def _says(key: str, examples: str) -> str:
    return _("“{0}:” does not know this value; it is searched as text. It knows: {1}").format(key, examples)
