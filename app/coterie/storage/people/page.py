# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of one person: a fixed number of queries, each on an index."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from coterie.domain.folding import fold
from coterie.domain.people import (
    Affiliation,
    Belonging,
    ContactPoint,
    FieldValue,
    ImportantDate,
    Note,
    PersonCard,
    PersonRow,
    Relationship,
    Source,
)
from coterie.domain.person_links import PersonLink
from coterie.storage.time.reading import TimeReading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.storage.connections import Connection

_UUID = "SELECT uuid FROM person WHERE id = ?"
#: The owner is named by no membership.
_BELONGING = """
SELECT 'community', m.id, c.name, c.platform, m.role, m.since
FROM membership m JOIN community c ON c.id = m.community_id AND c.deleted_at IS NULL
WHERE m.person_id = :person AND m.deleted_at IS NULL
UNION ALL
SELECT 'community', m.id, c.name, c.platform, m.role, m.since
FROM membership m JOIN community c ON c.id = m.community_id AND c.deleted_at IS NULL
WHERE m.person_id IS NULL AND m.deleted_at IS NULL
AND :person = (SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'owner_person_id')
"""
#: A community has its day where the others have their mark.
_FACTS = f"""
SELECT 'date', id, kind, label, date, 0 FROM important_date WHERE person_id = :person
UNION ALL
SELECT 'note', id, text, date(created_at, 'unixepoch'), '', sensitivity FROM note WHERE person_id = :person
UNION ALL
SELECT 'field', v.id, d.name, v.value, '', v.sensitivity
FROM field_value v JOIN field_def d ON d.id = v.field_def_id WHERE v.person_id = :person
UNION ALL {_BELONGING}
"""
#: From the page of the other person, the relation is read the other way round.
_RELATIONSHIPS = """
SELECT r.kind, r.other_name, p.id, p.display_name, 0, r.id
FROM relationship r LEFT JOIN person p ON p.id = r.other_person_id AND p.deleted_at IS NULL WHERE r.person_id = :person
UNION ALL
SELECT r.kind, '', p.id, p.display_name, 1, r.id
FROM relationship r JOIN person p ON p.id = r.person_id AND p.deleted_at IS NULL WHERE r.other_person_id = :person
"""
_SOURCES = """
SELECT s.source, s.member, s.batch_id, s.place, s.missing_since FROM source_record s
WHERE s.entity_kind = 'person' AND s.entity_id = ? ORDER BY s.id
"""


def read_card(
    connection: Connection,
    row: PersonRow,
    contact_points: tuple[ContactPoint, ...],
    affiliations: tuple[Affiliation, ...],
    entries: int,
) -> PersonCard:
    """Read the page of a person whose list row and ways are known; entries: how many interactions at most."""
    time = TimeReading(connection)
    facts: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for kind, *fact in connection.execute(_FACTS, {"person": row.id}):
        facts[kind].append(tuple(fact))
    return PersonCard(
        **{field.name: getattr(row, field.name) for field in dataclasses.fields(PersonRow)},
        uuid=connection.execute(_UUID, (row.id,)).fetchone()[0],
        contact_points=contact_points,
        affiliations=affiliations,
        important_dates=tuple(ImportantDate(fact[1], fact[2], fact[3], fact[0]) for fact in facts["date"]),
        interactions=tuple(time.timeline(row.id, entries)),
        follow_ups=tuple(time.follow_ups_of(row.id)),
        relationships=relationships_of(connection, row.id),
        communities=_belonging(facts["community"]),
        notes=tuple(Note(fact[1], fact[2], fact[4] > 0, fact[0]) for fact in facts["note"]),
        fields=tuple(FieldValue(fact[1], fact[2]) for fact in facts["field"]),
        sources=tuple(_source(source) for source in connection.execute(_SOURCES, (row.id,))),
    )


def _source(row: Sequence[Any]) -> Source:
    last_seen, _stroke, missing_from = row[4].partition("/")
    return Source(row[0], row[1], row[2], row[3], last_seen, missing_from)


def communities_of(connection: Connection, person: int) -> tuple[Belonging, ...]:
    """Give the communities that somebody belongs to, by name; of the owner the owner's own."""
    return _belonging([tuple(fact) for _kind, *fact in connection.execute(_BELONGING, {"person": person})])


def _belonging(facts: list[tuple[Any, ...]]) -> tuple[Belonging, ...]:
    return tuple(Belonging(*fact[1:]) for fact in sorted(facts, key=lambda fact: (fold(fact[1]), fact[0])))


def relationships_of(connection: Connection, person: int) -> tuple[Relationship, ...]:
    """Give how people are related to a person, from both sides."""
    found = connection.execute(_RELATIONSHIPS, {"person": person})
    return tuple(
        Relationship(kind, name or other_name, PersonLink(other, name) if other else None, bool(inverse), key)
        for kind, other_name, other, name, inverse, key in found
    )
