# SPDX-License-Identifier: GPL-3.0-or-later
"""Entries by the words of their text, newest first: interactions, notes, follow-ups and events.

The search rows hold no text, so that what is shown is read from the entries themselves. An entry whose people all lie
in the bin is passed over; its row stays, because putting somebody into the bin must not rewrite a thousand rows.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from coterie.domain.query import Words
from coterie.domain.snippets import holds
from coterie.services.ports.searching import TextHit, TextsFound
from coterie.storage.connections import Connection
from coterie.storage.match_text import all_of, folded_words, phrase
from coterie.storage.search_rows import entry_of

#: So many hits are counted; beyond it stands "at least".
MOST_COUNTED = 1_000
#: A beginning of a word shorter than this is taken for a whole word: it would find every second text.
_SHORTEST_BEGINNING = 3
#: So many of the newest texts with the first letters of a word are looked through for the rest of it.
_LOOKED_THROUGH = 300
_TIMES_LIMIT = 3
_MOST_NAMES = 3

_NEWEST = "SELECT rowid FROM text_words WHERE text_words MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?"
_NEWER_THAN_ALL = 2**63 - 1
_BIN_IN_USE = "SELECT EXISTS (SELECT 1 FROM person WHERE deleted_at IS NOT NULL)"

_LIVE = "EXISTS (SELECT 1 FROM person p WHERE p.id = {0} AND p.deleted_at IS NULL)"
#: What is shown of entries, and who they are about, in the order of names; entries of the bin are left out.
_SHOWN = {
    "interaction": "SELECT t.id, t.title, t.text, t.place, t.at_text FROM json_each(?) k "
    "CROSS JOIN interaction t ON t.id = k.value WHERE t.deleted_at IS NULL AND ("
    "NOT EXISTS (SELECT 1 FROM participant x WHERE x.interaction_id = t.id) OR EXISTS ("
    "SELECT 1 FROM participant x JOIN person p ON p.id = x.person_id "
    "WHERE x.interaction_id = t.id AND p.deleted_at IS NULL))",
    "note": "SELECT t.id, '', t.text, '', date(t.created_at, 'unixepoch') FROM json_each(?) k "
    f"CROSS JOIN note t ON t.id = k.value WHERE t.person_id IS NULL OR {_LIVE.format('t.person_id')}",
    "follow_up": "SELECT t.id, t.reason, t.text, '', coalesce(t.due_on, date(t.created_at, 'unixepoch')) "
    "FROM json_each(?) k CROSS JOIN follow_up t ON t.id = k.value "
    f"WHERE t.deleted_at IS NULL AND (t.person_id IS NULL OR {_LIVE.format('t.person_id')})",
    "event": "SELECT t.id, t.title, t.text, t.place, t.at_text FROM json_each(?) k "
    "CROSS JOIN event t ON t.id = k.value WHERE t.deleted_at IS NULL",
}
_OF_PEOPLE = (
    "SELECT x.{0}, p.display_name FROM json_each(?) k CROSS JOIN {1} x ON x.{0} = k.value "
    "JOIN person p ON p.id = x.person_id AND p.deleted_at IS NULL ORDER BY p.sort_name, p.id"
)
_OF_ORGANISATION = (
    " UNION ALL SELECT x.id, o.name FROM json_each(?1) k CROSS JOIN {0} x ON x.id = k.value "
    "JOIN organisation o ON o.id = x.organisation_id"
)
_ABOUT = {
    "interaction": _OF_PEOPLE.format("interaction_id", "participant"),
    "event": _OF_PEOPLE.format("event_id", "attendee"),
    "note": f"SELECT * FROM ({_OF_PEOPLE.format('id', 'note').replace('?', '?1')}){_OF_ORGANISATION.format('note')}",
    "follow_up": f"SELECT * FROM ({_OF_PEOPLE.format('id', 'follow_up').replace('?', '?1')})"
    f"{_OF_ORGANISATION.format('follow_up')}",
}


def find_texts(connection: Connection, words: tuple[Words, ...], limit: int) -> TextsFound:
    """Give the newest entries in whose text all words stand; the last one may be the beginning of a word."""
    sought = tuple(word for word in words if folded_words(word))
    if not sought:
        return TextsFound(0, at_least=False, hits=())
    whole = _expression(sought, 0)
    last = folded_words(sought[-1])
    if sought[-1].whole or len(last) < _SHORTEST_BEGINNING or _counted(connection, whole, MOST_COUNTED) > MOST_COUNTED:
        return _found(connection, whole, limit)
    return _beginning(connection, sought, limit) or _found(connection, _expression(sought, len(last)), limit)


def _found(connection: Connection, match: str, limit: int) -> TextsFound:
    """Give the newest entries that an expression finds."""
    hits: list[TextHit] = []
    for rows in _newest(connection, match, limit):
        hits += _shown(connection, rows)
        if len(hits) >= limit:
            break
    counted = _count(connection, match)
    return TextsFound(min(counted, MOST_COUNTED), counted > MOST_COUNTED, tuple(hits[:limit]))


def _beginning(connection: Connection, words: tuple[Words, ...], limit: int) -> TextsFound | None:
    """Look for the beginning of a word among the newest texts in which its first letters stand.

    The index answers three letters at once, but joins all rows of all words for more: for a common word that takes
    longer than a frame. None where too few of the newest texts hold the word: then it is not common.
    """
    if len(folded_words(words[-1])) <= _SHORTEST_BEGINNING:
        return None
    match = _expression(words, _SHORTEST_BEGINNING)
    most = max(_LOOKED_THROUGH, limit * _TIMES_LIMIT)
    rows = [row[0] for row in connection.execute(_NEWEST, (match, _NEWER_THAN_ALL, most + 1))]
    hits = [hit for hit in _shown(connection, rows[:most]) if holds(hit.text, words)]
    if len(rows) <= most:
        return TextsFound(len(hits), at_least=False, hits=tuple(hits[:limit]))
    return TextsFound(len(hits), at_least=True, hits=tuple(hits[:limit])) if len(hits) >= limit else None


def _expression(words: tuple[Words, ...], letters: int) -> str:
    """Write the words as they stand, the last one as a beginning of so many letters, or whole for 0."""
    texts = [folded_words(word) for word in words]
    if not letters:
        return all_of(phrase(text, prefix=False) for text in texts)
    return all_of((*(phrase(text, prefix=False) for text in texts[:-1]), phrase(texts[-1][:letters], prefix=True)))


def _newest(connection: Connection, match: str, limit: int) -> Iterator[list[int]]:
    """Give search rows from the newest on, a handful at a time."""
    before = _NEWER_THAN_ALL
    while rows := [row[0] for row in connection.execute(_NEWEST, (match, before, limit))]:
        yield rows
        if len(rows) < limit:
            return
        before = rows[-1]


def _counted(connection: Connection, match: str, most: int) -> int:
    """Count search rows up to a number and one more."""
    rows = connection.execute(
        "SELECT count(*) FROM (SELECT 1 FROM text_words WHERE text_words MATCH ? LIMIT ?)", (match, most + 1)
    )
    return int(rows.fetchone()[0])


def _count(connection: Connection, match: str) -> int:
    """Count entries: search rows, without those of the bin where anybody lies in it."""
    counted = _counted(connection, match, MOST_COUNTED)
    if counted > MOST_COUNTED or not connection.execute(_BIN_IN_USE).fetchone()[0]:
        return counted
    rows = [row[0] for row in connection.execute(_NEWEST, (match, _NEWER_THAN_ALL, counted))]
    return sum(len(_entries(connection, kind, keys)) for kind, keys in _by_kind(rows).items())


def _by_kind(rows: Iterable[int]) -> dict[str, list[int]]:
    """Sort search rows by the kind of their entries."""
    kinds: dict[str, list[int]] = defaultdict(list)
    for kind, key in map(entry_of, rows):
        kinds[kind].append(key)
    return kinds


def _entries(connection: Connection, kind: str, keys: Sequence[int]) -> dict[int, tuple[str, str, str, str]]:
    """Read entries of one kind that are shown: title, text, place and day by key."""
    rows = connection.execute(_SHOWN[kind], (json.dumps(keys),))
    return {row[0]: (row[1], row[2], row[3], row[4]) for row in rows}


def _shown(connection: Connection, rows: list[int]) -> list[TextHit]:
    """Read the entries behind search rows, in their order."""
    found: dict[tuple[str, int], TextHit] = {}
    for kind, keys in _by_kind(rows).items():
        entries = _entries(connection, kind, keys)
        names = _names(connection, kind, list(entries))
        for key, (title, text, place, day) in entries.items():
            whole = "\n".join(part for part in (title, text, place) if part)
            found[kind, key] = TextHit(kind, key, title, whole, day[:10], names.get(key, ""))
    return [found[entry] for entry in map(entry_of, rows) if entry in found]


def _names(connection: Connection, kind: str, keys: list[int]) -> dict[int, str]:
    """Name whom entries are about: up to three names each."""
    names: dict[int, list[str]] = defaultdict(list)
    for key, name in connection.execute(_ABOUT[kind], (json.dumps(keys),)):
        names[key].append(name)
    return {
        key: ", ".join(found[:_MOST_NAMES]) + (" …" if len(found) > _MOST_NAMES else "") for key, found in names.items()
    }
