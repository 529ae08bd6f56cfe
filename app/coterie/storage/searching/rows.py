# SPDX-License-Identifier: GPL-3.0-or-later
"""The folded search rows: written by the unit of work for what a step touched, undo included."""

from __future__ import annotations

import json
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from coterie.domain.folding import fold
from coterie.storage.undoing.log import joined
from coterie.storage.undoing.put_aside import twin_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coterie.storage.connections import Connection

#: Kinds of entries whose text is searched, by the number in the lower bits of a row id. Above it the key of the entry,
#: above that the moment: 34 bits hold the seconds from 1900 to 2200, and 63 there are.
TEXT_KINDS = ("interaction", "note", "follow_up", "event")
_KIND_BITS = 2
_ID_BITS = 27
_BATCH = 2_000
_LONGEST_INITIALS = 5
#: Seconds added to a moment so that years from 1900 on are positive.
_EPOCH_SHIFT = 2_208_988_800 + 86_400

_TEXTS = {
    "interaction": "SELECT id, at_utc, title || char(10) || text || char(10) || place FROM interaction "
    "WHERE deleted_at IS NULL AND (text <> '' OR title <> '' OR place <> '')",
    "note": "SELECT id, created_at, text FROM note WHERE text <> ''",
    "follow_up": "SELECT id, created_at, reason || char(10) || text FROM follow_up WHERE deleted_at IS NULL "
    "AND (reason <> '' OR text <> '')",
    "event": "SELECT id, at_utc, title || char(10) || text || char(10) || place FROM event WHERE deleted_at IS NULL",
}
_MOMENT = {"interaction": "at_utc", "event": "at_utc", "note": "created_at", "follow_up": "created_at"}

#: The key of a person, five names, and texts of every other kind, None where there is none.
PersonTexts = tuple[Any, ...]
#: One row for each touched person that lists show: names, then everything else a search may name them by.
_PEOPLE = """
SELECT p.id, p.display_name, p.given, p.family, p.nickname, p.additional,
       p.phonetic_given || ' ' || p.phonetic_family || ' ' || p.summary,
       (SELECT group_concat(coalesce(o.name, '') || ' ' || a.title, ' ') FROM affiliation a
          LEFT JOIN organisation o ON o.id = a.organisation_id WHERE a.person_id = p.id),
       (SELECT group_concat(iif(c.kind = 'phone', c.normalised, c.value), ' ') FROM contact_point c
          WHERE c.person_id = p.id),
       (SELECT group_concat(t.name, ' ') FROM person_tag pt JOIN tag t ON t.id = pt.tag_id WHERE pt.person_id = p.id),
       (SELECT group_concat(v.value, ' ') FROM field_value v WHERE v.person_id = p.id)
FROM {0} p
WHERE p.deleted_at IS NULL
  AND p.id <> coalesce((SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'owner_person_id'), 0)
"""


def text_row(kind: str, row_id: int, at_utc: int) -> int:
    """Give the search row of an entry's text: the moment above, the entry below, so that newest is largest."""
    return ((at_utc + _EPOCH_SHIFT) << (_ID_BITS + _KIND_BITS)) | (row_id << _KIND_BITS) | TEXT_KINDS.index(kind)


def entry_of(text_row_id: int) -> tuple[str, int]:
    """Give the kind and the key of the entry that a search row stands for."""
    kind = TEXT_KINDS[text_row_id & ((1 << _KIND_BITS) - 1)]
    return kind, (text_row_id >> _KIND_BITS) & ((1 << _ID_BITS) - 1)


def entry_sql(row: str, kind: str = "") -> str:
    """Write the SQL for the key of the entry behind a search row, or for whether it is of a kind."""
    if kind:
        return f"({row} & {(1 << _KIND_BITS) - 1}) = {TEXT_KINDS.index(kind)}"
    return f"(({row} >> {_KIND_BITS}) & {(1 << _ID_BITS) - 1})"


def refresh_people(connection: Connection) -> None:
    """Write the search rows of everybody in `touched_words` anew."""
    for index in ("person_words", "person_names"):
        _forget_rows(connection, index, "SELECT id FROM touched_words")
    people = connection.execute(_PEOPLE.format("temp.touched_words w CROSS JOIN person") + " AND p.id = w.id")
    while batch := people.fetchmany(_BATCH):
        rows = [person_row(row) for row in batch]
        connection.executemany("INSERT INTO person_words (rowid, name, other, initials) VALUES (?, ?, ?, ?)", rows)
        connection.executemany("INSERT INTO person_names (rowid, name) VALUES (?, ?)", [row[:2] for row in rows])


def people_to_index(connection: Connection) -> Iterator[PersonTexts]:
    """Give what everybody's search rows are made from, for `person_row`."""
    rows: Iterator[PersonTexts] = connection.execute(_PEOPLE.format("person"))
    return rows


def texts_to_index(connection: Connection, kind: str) -> Iterator[tuple[int, int, str]]:
    """Give key, moment and text of every entry of a kind that has a search row."""
    rows: Iterator[tuple[int, int, str]] = connection.execute(_TEXTS[kind])
    return rows


def person_row(row: PersonTexts) -> tuple[int, str, str, str]:
    """Fold one person: the words of all names, everything else, and initials."""
    person_id, display, given, family, nickname, additional, *others = row
    shown, given, family = fold(display), fold(given), fold(family)
    words = _name_words(shown, (given, family, fold(nickname), fold(additional)))
    other = fold(" ".join(filter(None, others)))
    return person_id, words, other, _initials(shown, f"{given} {family}")


def _name_words(shown: str, names: tuple[str, ...]) -> str:
    """Join folded names without what an earlier one says already, so that a name's length means something.

    Words are left out singly, but a name in Han or kana wholly or not at all: its signs are found as a phrase.
    """
    said = " ".join(_words_of(shown))
    for name in names:
        if not name or f" {name} " in f" {said} ":
            continue
        words = _words_of(name)
        new = words if _has_signs(words) else [word for word in words if f" {word} " not in f" {said} "]
        if new and f" {' '.join(new)} " not in f" {said} ":
            said = f"{said} {' '.join(new)}".strip()
    return said


def _words_of(name: str) -> list[str]:
    """Give the words of a folded name, each once, but all signs."""
    words = name.split()
    return words if _has_signs(words) else list(dict.fromkeys(words))


def _has_signs(words: list[str]) -> bool:
    """Say whether a folded name is written in Han or kana."""
    return bool([word for word in words if len(word) == 1 and word > "\u3000"])


def _initials(*names: str) -> str:
    """Give the first letters of folded names, each once: of one as it is shown, and of given and family name."""
    found = dict.fromkeys(
        "".join([word[0] for word in name.replace("-", " ").split() if word[0].isalnum()])
        for name in dict.fromkeys(names)
    )
    return " ".join(letters for letters in found if 2 <= len(letters) <= _LONGEST_INITIALS)


def refresh_texts(connection: Connection, step: int, after: int) -> None:
    """Write the search rows of the texts that the changes of a step after a change id touched."""
    for kind in TEXT_KINDS:
        _forget_old_texts(connection, kind, step, after)
        changed = connection.execute(
            "SELECT row_id, coalesce(last_row_id, row_id) FROM change WHERE change_set_id = ? AND id > ? AND tbl = ?",
            (step, after, kind),
        ).fetchall()
        within = f"{_TEXTS[kind]} AND id BETWEEN ? AND ?"
        entries = (connection.execute(within, keys) for keys in joined(changed))
        write_texts(connection, kind, chain.from_iterable(entries))


def _forget_old_texts(connection: Connection, kind: str, step: int, after: int) -> None:
    """Take out the rows under the moments that changed or deleted entries had before."""
    old = connection.execute(
        f"SELECT row_id, old ->> '$.{_MOMENT[kind]}' FROM change "
        f"WHERE change_set_id = ? AND id > ? AND tbl = '{kind}' AND old IS NOT NULL",
        (step, after),
    ).fetchall()
    old += connection.execute(f"SELECT id, {_MOMENT[kind]} FROM {twin_of(kind)} WHERE step = ?", (step,)).fetchall()
    gone = [text_row(kind, row_id, at_utc) for row_id, at_utc in old]
    _forget_rows(connection, "text_words", "SELECT value AS id FROM json_each(?)", json.dumps(gone))


def write_texts(connection: Connection, kind: str, entries: Iterable[tuple[int, int, str]]) -> None:
    """Write search rows for (key, moment, text) of one kind, however many there are."""
    waiting = iter(entries)
    while batch := list(islice(waiting, _BATCH)):
        rows = [(text_row(kind, row_id, at_utc), fold(text)) for row_id, at_utc, text in batch]
        keys = json.dumps([row[0] for row in rows])
        _forget_rows(connection, "text_words", "SELECT value AS id FROM json_each(?)", keys)
        connection.executemany("INSERT INTO text_words (rowid, text) VALUES (?, ?)", rows)


def _forget_rows(connection: Connection, index: str, keys: str, *values: str) -> None:
    """Take rows out of an index; one that it does not hold would cost a search in it to find that out."""
    present = f"SELECT k.id FROM ({keys}) k CROSS JOIN {index}_docsize d ON d.id = k.id"
    connection.execute(f"DELETE FROM {index} WHERE rowid IN ({present})", values)
