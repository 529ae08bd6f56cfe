# SPDX-License-Identifier: GPL-3.0-or-later
"""People by what was typed: one full-text expression that says who is meant, and the order in which they come.

Names come first: whole words, then beginnings, then initials; then people found by something else; parts of words
only where that finds few; words with a mistake only where nothing else is found.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.storage.searching.match_text import all_of, any_of, folded_words, phrase, typed, within
from coterie.storage.searching.name_vocabulary import holding, name_vocabulary, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from coterie.domain.query import Words
    from coterie.storage.connections import Connection

#: With fewer hits than this, parts of words are looked for, too.
FEW = 10
_MOST_INITIALS = 5

_NAMES_RANKED = "SELECT w.rowid FROM person_names w WHERE w.person_names MATCH :match{more} ORDER BY rank LIMIT :limit"
_NAMES = "SELECT w.rowid FROM person_names w WHERE w.person_names MATCH :match{more} LIMIT :limit"
_WORDS = "SELECT w.rowid FROM person_words w WHERE w.person_words MATCH :match{more} LIMIT :limit"
_ANY = "SELECT rowid FROM person_words WHERE person_words MATCH ? LIMIT ?"
_BY_LETTER = """
SELECT w.rowid FROM person w INDEXED BY person_listed
WHERE w.deleted_at IS NULL AND w.status = 'active' AND w.sort_name >= :match AND w.sort_name < :match || char(1114111)
  AND w.id <> coalesce((SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'owner_person_id'), 0){more}
ORDER BY w.sort_name, w.id LIMIT :limit
"""


@dataclass(frozen=True)
class Tier:
    """One kind of hits: a query with `:match` and `:limit`, and room for conditions on `w.rowid`."""

    sql: str
    match: str


@dataclass(frozen=True)
class Sought:
    """Who is meant: `match` finds them all in `person_words`, the tiers give them in order."""

    match: str
    tiers: tuple[Tier, ...]

    def ranked(self, connection: Connection, more: str, values: dict[str, object], limit: int) -> list[int]:
        """Give the best hits for which the conditions `more` hold, each person once."""
        found: dict[int, None] = {}
        for tier in self.tiers:
            if len(found) >= limit:
                break
            bound = {**values, "match": tier.match, "limit": limit + len(found)}
            found.update(dict.fromkeys(row[0] for row in connection.execute(tier.sql.format(more=more), bound)))
        return list(found)[:limit]


def seek(connection: Connection, words: tuple[Words, ...]) -> Sought:
    """Work out who is meant by words, all of which must be found."""
    sought = tuple(word for word in words if folded_words(word))
    if not sought:
        return Sought("", ())
    base = any_of((all_of(map(_anywhere, sought)), *_initials(sought)))
    tiers = [*_name_tiers(sought), *(Tier(_WORDS, match) for match in _initials(sought)), Tier(_WORDS, base)]
    hits = _Hits(connection)
    if not hits.are_fewer(base, FEW):
        return Sought(base, tuple(tiers))
    for alternatives in (_parts, _mistakes):
        match = all_of(alternatives(hits, sought))
        if match and not hits.are_fewer(match, 1):
            return Sought(any_of((base, match)), (*tiers, Tier(_WORDS, match)))
        if not hits.are_fewer(base, 1):
            break
    return Sought(base, tuple(tiers))


class _Hits:
    """How many people expressions find, as far as it was asked before; each costs a walk through the index."""

    def __init__(self, connection: Connection) -> None:
        """Begin with nothing asked."""
        self.connection = connection
        self._asked: dict[str, tuple[int, int]] = {}

    def are_fewer(self, match: str, number: int) -> bool:
        """Say whether an expression finds fewer people than a number."""
        most, found = self._asked.get(match, (0, 0))
        if most < number and found == most:
            rows = self.connection.execute(_ANY, (match, number)).fetchall()
            self._asked[match] = number, len(rows)
            return len(rows) < number
        return found < number


def _anywhere(word: Words) -> str:
    """Look for a word in everything; one letter is the beginning of a name only, since it stands everywhere."""
    return within("name" if len(folded_words(word)) == 1 else "name other", typed(word))


def _name_tiers(words: tuple[Words, ...]) -> Iterator[Tier]:
    """Give the hits in names: by one letter in the order of lists, else whole words, then beginnings."""
    first = folded_words(words[0])
    if len(words) == 1 and len(first) == 1:
        yield Tier(_BY_LETTER, first)
        yield Tier(_NAMES, typed(words[0]))
        return
    yield Tier(_NAMES_RANKED, all_of(phrase(folded_words(word), prefix=False) for word in words))
    yield Tier(_NAMES_RANKED, all_of(map(typed, words)))


def _initials(words: tuple[Words, ...]) -> Iterator[str]:
    """Look for one short word among initials."""
    letters = folded_words(words[0])
    if len(words) == 1 and 2 <= len(letters) <= _MOST_INITIALS and letters.isalpha():
        yield within("initials", phrase(letters, prefix=False))


def _parts(hits: _Hits, words: tuple[Words, ...]) -> list[str]:
    """Look for each word also inside the words of names; nothing where that adds nothing."""
    return _alternatives(hits, words, holding, keep=True)


def _mistakes(hits: _Hits, words: tuple[Words, ...]) -> list[str]:
    """Look for the nearest words of names instead of each word that is found nowhere."""
    return _alternatives(hits, words, nearest, keep=False)


def _alternatives(
    hits: _Hits,
    words: tuple[Words, ...],
    find: Callable[[tuple[str, ...], str], list[str]],
    *,
    keep: bool,
) -> list[str]:
    """Write each word as what stands for it; nothing where no word has anything, or one stands for nothing.

    keep: whether the word itself stands beside its alternatives, which are whole words then, else beginnings.
    """
    vocabulary = name_vocabulary(hits.connection)
    written: list[str] = []
    changed = False
    for word in words:
        as_typed = _anywhere(word)
        is_found = not hits.are_fewer(as_typed, 1)
        others = find(vocabulary, folded_words(word)) if keep or not is_found else []
        changed = changed or bool(others)
        choices = [as_typed] if is_found else []
        if others:
            choices.append(within("name", any_of(phrase(other, prefix=not keep) for other in others)))
        if not choices:
            return []
        written.append(any_of(choices))
    return written if changed else []
