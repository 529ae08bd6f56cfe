# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading a timeline a page at a time: each kind of entry by one query of its own, merged by when it was."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from coterie.domain.moments import PartialDate, moment_from_date
from coterie.domain.person_links import PersonLink
from coterie.domain.timelines import (
    EVERYTHING,
    FINISHED,
    IMPORTED,
    INTRODUCED,
    KEPT,
    MESSAGE_KINDS,
    MESSAGES,
    OTHER,
    PROMISED,
    PROMISES,
    SHOWN_TEXT,
    TALK_KINDS,
    TALKS,
    Cursor,
    TimelineEntry,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.storage.connections import Connection

#: Which of what happened at one moment comes first; with it a cursor names one entry of all kinds.
_RANKS = {KEPT: 6, FINISHED: 5, "": 4, PROMISED: 3, INTRODUCED: 2, IMPORTED: 1}
_NOON = 43_200

_KIND_TESTS = {
    EVERYTHING: "",
    TALKS: "AND i.kind IN ({})".format(", ".join(f"'{kind}'" for kind in TALK_KINDS)),
    MESSAGES: "AND i.kind IN ({})".format(", ".join(f"'{kind}'" for kind in MESSAGE_KINDS)),
    OTHER: "AND i.kind NOT IN ({})".format(", ".join(f"'{kind}'" for kind in (*TALK_KINDS, *MESSAGE_KINDS))),
}
_INTERACTIONS = f"""
SELECT t.at_utc, i.id, i.kind, i.at_text, i.title, substr(i.text, 1, {SHOWN_TEXT}), i.place, i.channel, i.direction,
       i.minutes, (SELECT max(c.state = 'open') FROM commitment c
                   WHERE c.interaction_id = i.id AND c.person_id = :person AND c.state <> 'dropped')
FROM participant t JOIN interaction i ON i.id = t.interaction_id AND i.deleted_at IS NULL
WHERE t.person_id = :person AND t.at_utc <= :at_utc AND (t.at_utc, {_RANKS[""]}, i.id) < (:at_utc, :rank, :id) {{kinds}}
ORDER BY t.at_utc DESC, t.interaction_id DESC LIMIT :limit
"""
#: A promise made in an entry that is shown stands on it; every other one has its own.
_PROMISED = f"""
SELECT c.created_at AS at, c.id, date(c.created_at, 'unixepoch'), c.text, c.direction
FROM commitment c LEFT JOIN interaction i ON i.id = c.interaction_id AND i.deleted_at IS NULL
WHERE c.person_id = :person AND i.id IS NULL AND (at, {_RANKS[PROMISED]}, c.id) < (:at_utc, :rank, :id)
ORDER BY 1 DESC, 2 DESC LIMIT :limit
"""
_KEPT = f"""
SELECT unixepoch(c.done_on) + {_NOON} AS at, c.id, c.done_on, c.text, c.direction FROM commitment c
WHERE c.person_id = :person AND c.state = 'done' AND c.done_on IS NOT NULL
  AND (at, {_RANKS[KEPT]}, c.id) < (:at_utc, :rank, :id)
ORDER BY 1 DESC, 2 DESC LIMIT :limit
"""
_FINISHED = f"""
SELECT unixepoch(f.done_on) + {_NOON} AS at, f.id, f.done_on, f.reason, '' FROM follow_up f
WHERE f.person_id = :person AND f.state = 'done' AND f.done_on IS NOT NULL AND f.deleted_at IS NULL
  AND (at, {_RANKS[FINISHED]}, f.id) < (:at_utc, :rank, :id)
ORDER BY 1 DESC, 2 DESC LIMIT :limit
"""
_IMPORTED = f"""
SELECT b.at_utc AS at, b.id, date(b.at_utc, 'unixepoch'), group_concat(DISTINCT s.source), ''
FROM source_record s JOIN import_batch b ON b.id = s.batch_id AND b.undone_at IS NULL
WHERE s.entity_kind = 'person' AND s.entity_id = :person
  AND (b.at_utc, {_RANKS[IMPORTED]}, b.id) < (:at_utc, :rank, :id)
GROUP BY b.id ORDER BY 1 DESC, 2 DESC LIMIT :limit
"""
_INTRODUCED = """
SELECT id, display_name, met_on FROM person
WHERE met_through_id = :person AND met_on <> '' AND deleted_at IS NULL
"""
_OTHERS = """
SELECT t.interaction_id, p.id, p.display_name
FROM json_each(:keys) k CROSS JOIN participant t ON t.interaction_id = k.value
JOIN person p ON p.id = t.person_id AND p.deleted_at IS NULL
WHERE t.person_id <> :person AND t.person_id <> (
    SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'owner_person_id')
ORDER BY t.id
"""
#: Kinds of a small entry, each with its query.
_SMALL = {PROMISED: _PROMISED, KEPT: _KEPT, FINISHED: _FINISHED, IMPORTED: _IMPORTED}
_SHOWN_SMALL = {
    EVERYTHING: (PROMISED, KEPT, FINISHED, IMPORTED), PROMISES: (PROMISED, KEPT, FINISHED), OTHER: (IMPORTED,),
}  # fmt: skip


def read_timeline(
    connection: Connection, person: int, after: Cursor, limit: int, kinds: str = EVERYTHING
) -> list[TimelineEntry]:
    """List what is older than a cursor, newest first."""
    values = {"person": person, "limit": limit, **after._asdict()}
    found: list[TimelineEntry] = []
    if kinds in _KIND_TESTS:
        found += _interactions(connection, values, _KIND_TESTS[kinds])
    for kind in _SHOWN_SMALL.get(kinds, ()):
        rows = connection.execute(_SMALL[kind], values)
        found += [_small(kind, row) for row in rows]
    if kinds in {EVERYTHING, OTHER}:
        found += [entry for entry in _introductions(connection, person) if entry.cursor < after]
    return sorted(found, key=lambda entry: entry.cursor, reverse=True)[:limit]


def _interactions(connection: Connection, values: dict[str, int], test: str) -> list[TimelineEntry]:
    rows = connection.execute(_INTERACTIONS.format(kinds=test), values).fetchall()
    people: dict[int, list[PersonLink]] = defaultdict(list)
    keys = {"keys": json.dumps([row[1] for row in rows]), "person": values["person"]}
    for entry, person, name in connection.execute(_OTHERS, keys):
        people[entry].append(PersonLink(person, name))
    return [_interaction(row, tuple(people[row[1]])) for row in rows]


def _interaction(row: Sequence[Any], people: tuple[PersonLink, ...]) -> TimelineEntry:
    at_utc, key, kind, when, title, text, place, channel, direction, minutes, is_open = row
    promise = "" if is_open is None else "open" if is_open else "kept"
    cursor = Cursor(at_utc, _RANKS[""], key)
    return TimelineEntry(cursor, kind, when, title, text, place, channel, direction, minutes, people, promise)


def _small(kind: str, row: Sequence[Any]) -> TimelineEntry:
    at_utc, key, when, text, direction = row
    return TimelineEntry(Cursor(at_utc, _RANKS[kind], key), kind, when, text=text, direction=direction)


def _introductions(connection: Connection, person: int) -> list[TimelineEntry]:
    """List whom somebody introduced, where it is known when."""
    found = []
    for key, name, met_on in connection.execute(_INTRODUCED, {"person": person}):
        try:
            moment = moment_from_date(PartialDate.parse(met_on[:10]))
        except ValueError:
            continue
        cursor = Cursor(moment.utc, _RANKS[INTRODUCED], key)
        found.append(TimelineEntry(cursor, INTRODUCED, met_on[:10], people=(PersonLink(key, name),)))
    return found
