# SPDX-License-Identifier: GPL-3.0-or-later
"""Everybody as they compare, read in one go: names, ways to reach them, organisations, birthdays."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from coterie.domain.matching.searching import Compared
from coterie.domain.matching.traits import NameParts, Way, firm_key, phone_tail, traits_of
from coterie.storage.importing.collector import collector_at_rest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from coterie.storage.connections import Connection

#: What narrows a query to some people, and what leaves it as it is.
_SOME = "IN (SELECT value FROM json_each(:some))"
_PEOPLE = """
SELECT p.id, p.display_name, p.given, p.family, p.additional, p.nickname FROM person p
WHERE p.deleted_at IS NULL AND p.status <> 'not_a_person' AND p.id <> coalesce(
    (SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'owner_person_id'), 0)
"""
_WAYS = """
SELECT c.person_id, c.kind, c.normalised, c.value, c.label, c.shared FROM contact_point c WHERE c.person_id IS NOT NULL
"""
_SWITCHBOARDS = """
SELECT normalised FROM contact_point WHERE organisation_id IS NOT NULL AND kind = 'phone' AND normalised <> ''
UNION SELECT normalised FROM contact_point WHERE shared = 1 AND kind = 'phone' AND normalised <> ''
"""
_POSTS = """
SELECT a.person_id, o.name FROM affiliation a CROSS JOIN organisation o ON o.id = a.organisation_id
WHERE o.deleted_at IS NULL
"""
_BIRTHDAYS = "SELECT d.person_id, d.date FROM important_date d WHERE d.kind = 'birthday' AND d.date <> ''"
#: People whom an import made or changed.
_OF_IMPORT = """
SELECT DISTINCT entity_id FROM source_record
WHERE entity_kind = 'person' AND entity_id IS NOT NULL AND coalesce(changed_batch_id, batch_id) = ?
"""
#: The share of the whole search, in hundredths, after which everybody is read.
_READ = 20
_PAUSE = 4_000


def everybody(connection: Connection, look: Callable[[int, int], None]) -> Compared:
    """Read everybody who can be compared. look: is told how much of how much is done, and may raise to stop."""
    with collector_at_rest():
        return _read(connection, None, look)


def some(connection: Connection, people: Sequence[int]) -> Compared:
    """Read some people; who is in the bin, or the owner, is left out."""
    return _read(connection, people, lambda _done, _total: None)


def _read(connection: Connection, some: Sequence[int] | None, look: Callable[[int, int], None]) -> Compared:
    def run(query: str, column: str) -> Iterator[tuple[Any, ...]]:
        if some is None:
            return iter(connection.execute(query))
        return iter(connection.execute(f"{query} AND {column} {_SOME}", {"some": json.dumps(list(some))}))

    look(0, 100)
    shared = {phone_tail(row[0]) for row in connection.execute(_SWITCHBOARDS)}
    ways: dict[int, list[Way]] = defaultdict(list)
    for person, kind, normalised, value, label, is_shared in run(_WAYS, "c.person_id"):
        # The number of an organisation is its switchboard, whoever else has it.
        is_everybodys = bool(is_shared) or (kind == "phone" and phone_tail(normalised) in shared)
        ways[person].append(Way(kind, normalised, value, label, is_everybodys))
    look(_READ // 3, 100)
    firms: dict[int, list[str]] = defaultdict(list)
    written: dict[str, str] = {}
    for person, name in run(_POSTS, "a.person_id"):
        firms[person].append(name)
        written.setdefault(firm_key(name), name)
    birthdays = dict(run(_BIRTHDAYS, "d.person_id"))
    look(2 * _READ // 3, 100)
    people = []
    for number, (key, *name) in enumerate(run(_PEOPLE, "p.id")):
        if number % _PAUSE == 0:
            look(_READ, 100)
        people.append(traits_of(key, NameParts(*name), ways.get(key, ()), firms.get(key, ()), birthdays.get(key, "")))
    return Compared(people, written)


def people_of_import(connection: Connection, batch_id: int) -> frozenset[int]:
    """Give the keys of the people whom an import made or changed."""
    return frozenset(row[0] for row in connection.execute(_OF_IMPORT, (batch_id,)))
