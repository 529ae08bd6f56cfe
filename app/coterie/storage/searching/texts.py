# SPDX-License-Identifier: GPL-3.0-or-later
"""Entries by the words of their text, newest first: interactions, notes, follow-ups and events.

The search rows hold no text, so that what is shown is read from the entries themselves. An entry whose people all lie
in the bin is passed over; its row stays, because putting somebody into the bin must not rewrite a thousand rows.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from coterie.domain.snippets import holds
from coterie.services.ports.searching import TextHit, TextsFound
from coterie.storage.searching.match_text import all_of, folded_words, phrase
from coterie.storage.searching.rows import entry_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coterie.domain.query import Words
    from coterie.storage.connections import Connection

#: So many times the limit are counted unless somebody is typing; beyond it stands "at least".
COUNTED_TIMES = 10
#: A beginning of a word shorter than this is taken for a whole word: it would find every second text.
_SHORTEST_BEGINNING = 3
#: So many times the limit of the newest texts with the first letters of a word are looked through for the rest of it.
_LOOKED_THROUGH = 2
_MOST_NAMES = 3

_NEWEST = "SELECT rowid FROM text_words WHERE text_words MATCH ? ORDER BY rowid DESC LIMIT ?"
_BIN_IN_USE = "SELECT EXISTS (SELECT 1 FROM person WHERE deleted_at IS NOT NULL)"

#: Kind and key; title, text, place and day.
_Entry = tuple[str, int]
_Shown = tuple[str, str, str, str]

_LIVE = "EXISTS (SELECT 1 FROM person p WHERE p.id = {0} AND p.deleted_at IS NULL)"
#: What is shown of entries, and who they are about, in the order of names.
_SHOWN = {
    "interaction": "SELECT t.id, t.title, t.text, t.place, t.at_text FROM json_each(?) k "
    "CROSS JOIN interaction t ON t.id = k.value WHERE t.deleted_at IS NULL",
    "note": "SELECT t.id, '', t.text, '', date(t.created_at, 'unixepoch') FROM json_each(?) k "
    "CROSS JOIN note t ON t.id = k.value WHERE true",
    "follow_up": "SELECT t.id, t.reason, t.text, '', coalesce(t.due_on, date(t.created_at, 'unixepoch')) "
    "FROM json_each(?) k CROSS JOIN follow_up t ON t.id = k.value WHERE t.deleted_at IS NULL",
    "event": "SELECT t.id, t.title, t.text, t.place, t.at_text FROM json_each(?) k "
    "CROSS JOIN event t ON t.id = k.value WHERE t.deleted_at IS NULL",
}
#: Entries of people in the bin are left out. Each costs the pages of its people, so only while somebody lies there.
_OF_SOMEBODY = {
    "interaction": "AND (NOT EXISTS (SELECT 1 FROM participant x WHERE x.interaction_id = t.id) OR EXISTS ("
    "SELECT 1 FROM participant x JOIN person p ON p.id = x.person_id "
    "WHERE x.interaction_id = t.id AND p.deleted_at IS NULL))",
    "note": f"AND (t.person_id IS NULL OR {_LIVE.format('t.person_id')})",
    "follow_up": f"AND (t.person_id IS NULL OR {_LIVE.format('t.person_id')})",
    "event": "",
}
_OF_PEOPLE = (
    "SELECT x.{0}, p.display_name, p.id FROM json_each(?) k CROSS JOIN {1} x ON x.{0} = k.value "
    "JOIN person p ON p.id = x.person_id AND p.deleted_at IS NULL ORDER BY p.sort_name, p.id"
)
_OF_ORGANISATION = (
    " UNION ALL SELECT x.id, o.name, NULL FROM json_each(?1) k CROSS JOIN {0} x ON x.id = k.value "
    "JOIN organisation o ON o.id = x.organisation_id"
)
_ABOUT = {
    "interaction": _OF_PEOPLE.format("interaction_id", "participant"),
    "event": _OF_PEOPLE.format("event_id", "attendee"),
    "note": f"SELECT * FROM ({_OF_PEOPLE.format('id', 'note').replace('?', '?1')}){_OF_ORGANISATION.format('note')}",
    "follow_up": f"SELECT * FROM ({_OF_PEOPLE.format('id', 'follow_up').replace('?', '?1')})"
    f"{_OF_ORGANISATION.format('follow_up')}",
}


def find_texts(connection: Connection, words: tuple[Words, ...], limit: int, *, typing: bool = False) -> TextsFound:
    """Give the newest entries in whose text all words stand; the last one may be the beginning of a word.

    typing: count no further than the limit, because each counted row may be a page of its own.
    """
    most = limit if typing else limit * COUNTED_TIMES
    sought = tuple(word for word in words if folded_words(word))
    if not sought:
        return TextsFound(0, at_least=False, hits=())
    last = folded_words(sought[-1])
    if sought[-1].whole or len(last) < _SHORTEST_BEGINNING:
        return _found(connection, _counted(connection, sought, 0, most), limit, most)
    if len(last) == _SHORTEST_BEGINNING:
        return _found(connection, _counted(connection, sought, len(last), most), limit, most)
    whole = _counted(connection, sought, 0, limit) if typing else []
    if len(whole) > limit:
        # The word as it stands fills the page: nobody who types waits for the longer words that begin with it.
        return _found(connection, whole, limit, limit)
    return _beginning(connection, sought, limit, most)


def _beginning(connection: Connection, words: tuple[Words, ...], limit: int, most: int) -> TextsFound:
    """Look for a longer beginning of a word, first among the newest texts in which its first three letters stand.

    The index answers three letters at once, but joins all rows of all words for more: for a common word that takes
    longer than a frame. Where the newest texts do not hold the word, it is not common.
    """
    few = limit * _LOOKED_THROUGH
    rows = _rows(connection, _expression(words, _SHORTEST_BEGINNING), few + 1)
    entries = _entries(connection, rows[:few])
    entries = {entry: shown for entry, shown in entries.items() if holds(" ".join(shown[:3]), words[-1])}
    if len(rows) > few and len(entries) < limit:
        return _found(connection, _counted(connection, words, len(folded_words(words[-1])), most), limit, most)
    best = [row for row in rows if entry_of(row) in entries][:limit]
    return TextsFound(len(entries), len(rows) > few, tuple(_hits(connection, best, entries)))


def _found(connection: Connection, rows: list[int], limit: int, most: int) -> TextsFound:
    """Give the entries behind search rows, which are all there are, or more than are worth counting."""
    counted = len(rows)
    hits: list[TextHit] = []
    at = 0
    while at < counted and len(hits) < limit:
        few = rows[at : at + limit]
        hits += _hits(connection, few, _entries(connection, few))
        at += limit
    if counted <= most and connection.execute(_BIN_IN_USE).fetchone()[0]:
        counted = len(_entries(connection, rows))
    return TextsFound(min(counted, most), counted > most, tuple(hits[:limit]))


def _expression(words: tuple[Words, ...], letters: int) -> str:
    """Write the words as they stand, the last one as a beginning of so many letters, or whole for 0."""
    texts = [folded_words(word) for word in words]
    if not letters:
        return all_of(phrase(text, prefix=False) for text in texts)
    return all_of((*(phrase(text, prefix=False) for text in texts[:-1]), phrase(texts[-1][:letters], prefix=True)))


def _rows(connection: Connection, match: str, most: int) -> list[int]:
    """Give the newest search rows that an expression finds."""
    return [row[0] for row in connection.execute(_NEWEST, (match, most))]


def _counted(connection: Connection, words: tuple[Words, ...], letters: int, most: int) -> list[int]:
    """Give the newest search rows of words, as many as are counted and one more."""
    return _rows(connection, _expression(words, letters), most + 1)


def _entries(connection: Connection, rows: Iterable[int]) -> dict[_Entry, _Shown]:
    """Read the entries behind search rows; those of the bin are left out."""
    found: dict[_Entry, _Shown] = {}
    bin_in_use = connection.execute(_BIN_IN_USE).fetchone()[0]
    for kind, keys in _by_kind(map(entry_of, rows)).items():
        shown = f"{_SHOWN[kind]} {_OF_SOMEBODY[kind]}" if bin_in_use else _SHOWN[kind]
        for row in connection.execute(shown, (json.dumps(keys),)):
            found[kind, row[0]] = (row[1], row[2], row[3], row[4])
    return found


def _by_kind(entries: Iterable[_Entry]) -> dict[str, list[int]]:
    """Sort entries by their kind."""
    kinds: dict[str, list[int]] = defaultdict(list)
    for kind, key in entries:
        kinds[kind].append(key)
    return kinds


def _hits(connection: Connection, rows: Iterable[int], entries: dict[_Entry, _Shown]) -> list[TextHit]:
    """Make hits of the entries behind search rows, in their order."""
    present = [entry for entry in map(entry_of, rows) if entry in entries]
    names = {kind: _names(connection, kind, keys) for kind, keys in _by_kind(present).items()}
    hits = []
    for kind, key in present:
        title, text, place, day = entries[kind, key]
        whole = "\n".join(part for part in (title, text, place) if part)
        name, person = names[kind].get(key, ("", None))
        hits.append(TextHit(kind, key, title, whole, day[:10], name, person))
    return hits


def _names(connection: Connection, kind: str, keys: list[int]) -> dict[int, tuple[str, int | None]]:
    """Name whom entries are about, up to three names each, and give the first person's key."""
    names: dict[int, list[str]] = defaultdict(list)
    people: dict[int, int | None] = {}
    for key, name, person in connection.execute(_ABOUT[kind], (json.dumps(keys),)):
        names[key].append(name)
        people.setdefault(key, person)
    return {
        key: (", ".join(found[:_MOST_NAMES]) + (" …" if len(found) > _MOST_NAMES else ""), people[key])
        for key, found in names.items()
    }
