# SPDX-License-Identifier: GPL-3.0-or-later
"""The distinct words of all names, in memory while the vault stands still: where parts of words and mistakes are found.

A hundred thousand people share some thousand words, so that looking through all of them costs less than one query.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coterie.storage.connections import Connection

#: So many words stand for one that was typed, the nearest ones.
MOST = 60
_SHORTEST_PART = 3
_TWO_MISTAKES_FROM = 6

_TABLE = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.name_vocabulary USING fts5vocab (main, person_names, row)"


class _Kept(threading.local):
    """The words as a thread's connection saw them last, at a state of the database.

    The connection is held, so that no other one can be taken for it.
    """

    connection: Connection = None
    state: tuple[int, int] = (0, 0)
    words: tuple[str, ...] = ()


_kept = _Kept()


def name_vocabulary(connection: Connection) -> tuple[str, ...]:
    """Give the distinct words of all names."""
    version = int(connection.execute("PRAGMA data_version").fetchone()[0])
    if _kept.connection is not connection or _kept.state != (version, connection.total_changes):
        connection.execute(_TABLE)
        words = connection.execute("SELECT term FROM temp.name_vocabulary").fetchall()
        _kept.connection, _kept.state = connection, (version, connection.total_changes)
        _kept.words = tuple(row[0] for row in words)
    return _kept.words


def holding(vocabulary: tuple[str, ...], part: str) -> list[str]:
    """Give the words that hold a part somewhere behind their beginning, the shortest first."""
    if len(part) < _SHORTEST_PART:
        return []
    found = [word for word in vocabulary if part in word and not word.startswith(part)]
    return sorted(found, key=lambda word: (len(word), word))[:MOST]


def nearest(vocabulary: tuple[str, ...], word: str) -> list[str]:
    """Give what is nearest to a word with a mistake in it: words, or their beginnings of the same length.

    One edit is a letter too many, too few, another, or two neighbours swapped; a longer word may need two.
    Three letters are only ever swapped: with any edit they would mean every other name.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    length = len(word)
    if length < _SHORTEST_PART:
        return []
    edits = 2 if length >= _TWO_MISTAKES_FROM else 1
    forms = {*vocabulary, *(other[:length] for other in vocabulary), *(other[: length + 1] for other in vocabulary)}
    near = process.extract(word, list(forms), scorer=OSA.distance, score_cutoff=edits, limit=None)
    found = sorted((distance, form) for form, distance, _at in near)
    if length == _SHORTEST_PART:
        found = [(distance, form) for distance, form in found if sorted(form) == sorted(word)]
    return [form for distance, form in found if distance == found[0][0]][:MOST]
