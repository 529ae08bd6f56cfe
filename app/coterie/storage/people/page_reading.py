# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading the page of a person: a fixed number of queries, each on an index."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from coterie.domain.due import CadenceDue
from coterie.domain.folding import fold
from coterie.domain.moments import day_of
from coterie.domain.person_links import PersonLink
from coterie.domain.person_pages import DAY, FIELD, POINT, Fact, FactKey, HowKnown, KeptNote, KnownFrom, PersonPage
from coterie.domain.strength import Evidence
from coterie.storage.erasing.record import read_person_record
from coterie.storage.organisations.reading import read_organisation, read_stay
from coterie.storage.people.page import communities_of, relationships_of
from coterie.storage.people.reading import PeopleReading
from coterie.storage.time.reading import TimeReading, commitment_of
from coterie.storage.time.timeline import read_timeline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.domain.follow_ups import Commitment
    from coterie.domain.organisation_pages import OrganisationPage
    from coterie.domain.people import Person
    from coterie.domain.person_records import PersonRecord
    from coterie.domain.timelines import Cursor, TimelineEntry
    from coterie.storage.connections import Connection

#: Introductions are followed back so far; nobody remembers more.
MOST_STEPS = 4

_POINT = "SELECT 'point', c.id, c.kind, c.label, c.value, c.sensitivity, c.person_id FROM contact_point c"
_DAY = "SELECT 'day', d.id, d.kind, d.label, d.date, d.sensitivity, d.person_id FROM important_date d"
_FIELD = (
    "SELECT 'field', v.id, 'field', f.name, v.value, max(v.sensitivity, f.sensitivity), v.person_id "
    "FROM field_value v JOIN field_def f ON f.id = v.field_def_id"
)
#: In the order of the page.
_KINDS = "mail phone messenger handle url address"
_FACTS = (
    f"{_POINT} WHERE c.person_id = ? ORDER BY instr('{_KINDS}', c.kind), c.position, c.id",
    f"{_DAY} WHERE d.person_id = ? ORDER BY d.kind <> 'birthday', d.id",
    f"{_FIELD} WHERE v.person_id = ? ORDER BY v.id",
)
_ONE_FACT = {
    POINT: f"{_POINT} WHERE c.id = ? AND c.person_id IS NOT NULL",
    DAY: f"{_DAY} WHERE d.id = ?",
    FIELD: f"{_FIELD} WHERE v.id = ? AND v.person_id IS NOT NULL",
}
_NOTES = "SELECT id, text, created_at, sensitivity FROM note WHERE person_id = ? ORDER BY created_at DESC, id DESC"
_ONE_NOTE = """
SELECT coalesce(p.display_name, o.name, ''), n.id, n.text, n.created_at, n.sensitivity
FROM note n LEFT JOIN person p ON p.id = n.person_id LEFT JOIN organisation o ON o.id = n.organisation_id
WHERE n.id = ?
"""
_INTRODUCED = """
SELECT id, display_name FROM person WHERE met_through_id = ? AND deleted_at IS NULL ORDER BY sort_name, id LIMIT 50
"""
_CHAIN = """
WITH RECURSIVE via(id, depth) AS (
    SELECT met_through_id, 1 FROM person WHERE id = :person AND met_through_id IS NOT NULL
    UNION ALL
    SELECT p.met_through_id, via.depth + 1 FROM via CROSS JOIN person p ON p.id = via.id
    WHERE p.met_through_id IS NOT NULL AND via.depth < :most
)
SELECT p.id, p.display_name, min(via.depth) AS depth
FROM via CROSS JOIN person p ON p.id = via.id AND p.deleted_at IS NULL
WHERE p.id <> :person GROUP BY p.id ORDER BY depth DESC
"""
_COMMITMENTS = """
SELECT c.id, p.id, p.display_name, c.text, c.direction, c.due_on, c.state, c.done_on
FROM commitment c JOIN person p ON p.id = c.person_id
WHERE c.person_id = ? AND c.state = 'open' ORDER BY coalesce(c.due_on, '9999'), c.id
"""
_STATE = """
SELECT s.last_contact_on, s.contacts_in, s.contacts_out, s.calls, s.meetings, s.every_days, s.next_due, s.limit_days,
       s.limit_on, (
           SELECT t.name FROM person_tag pt JOIN cadence_rule r ON r.tag_id = pt.tag_id JOIN tag t ON t.id = pt.tag_id
           WHERE pt.person_id = s.person_id
             AND NOT EXISTS (SELECT 1 FROM cadence_rule own WHERE own.person_id = s.person_id)
           ORDER BY r.ideal_days, r.id LIMIT 1)
FROM person_state s WHERE s.person_id = ?
"""
_BAND = "SELECT band FROM tie_override WHERE person_id = ?"
_SOURCES = """
SELECT s.source, s.member, s.place, b.at_utc, s.missing_since
FROM source_record s JOIN import_batch b ON b.id = s.batch_id
WHERE s.entity_kind = 'person' AND s.entity_id = ? AND b.undone_at IS NULL ORDER BY b.at_utc DESC, s.id LIMIT 20
"""
_TAGS = """
SELECT t.name FROM tag t WHERE instr(' ' || t.folded, ' ' || ?) > 0
ORDER BY (SELECT count(*) FROM person_tag x WHERE x.tag_id = t.id) DESC, t.folded LIMIT ?
"""


class PageReading:
    """Whole pages, read over one connection."""

    def __init__(self, connection: Connection) -> None:
        """Read over a connection inside a transaction."""
        self._connection = connection
        self._people = PeopleReading(connection)

    def person(self, person: int, today: date) -> PersonPage | None:
        """Give the page of a person; also of people in the bin."""
        found = self._people.person(person)
        rows = self._people.person_rows([person], today)
        if found is None or not rows:
            return None
        run = self._connection.execute
        owner = self._people.owner_id()
        state = run(_STATE, (person,)).fetchone()
        band = run(_BAND, (person,)).fetchone()
        link = PersonLink(person, found.name.display)
        return PersonPage(
            person=found,
            row=rows[0],
            is_owner=person == owner,
            posts=self._people.affiliations(person),
            facts=tuple(_fact(row) for query in _FACTS for row in run(query, (person,))),
            notes=tuple(_note(row) for row in run(_NOTES, (person,))),
            relations=relationships_of(self._connection, person),
            introduced=tuple(PersonLink(*row) for row in run(_INTRODUCED, (person,))),
            known=self._known(found, owner),
            follow_ups=tuple(TimeReading(self._connection).follow_ups_of(person)),
            commitments=self._commitments(person),
            cadence=_cadence(link, state),
            cadence_tag=(state[9] or "") if state else "",
            evidence=_evidence(state),
            band=band[0] if band else "",
            sources=tuple(_known_from(row) for row in run(_SOURCES, (person,))),
            communities=communities_of(self._connection, person),
        )

    def timeline(self, person: int, after: Cursor, limit: int, kinds: str) -> list[TimelineEntry]:
        """List what is older than a cursor, newest first."""
        return read_timeline(self._connection, person, after, limit, kinds)

    def record(self, person: int) -> PersonRecord:
        """Give everything that is kept about a person."""
        return read_person_record(self._connection, person)

    def fact(self, key: FactKey) -> tuple[PersonLink, Fact] | None:
        """Give a fact and whom it is about."""
        row = self._connection.execute(_ONE_FACT[key.holder], (key.id,)).fetchone()
        if row is None or row[1] is None:
            return None
        return self._people.links([row[6]])[0], _fact(row)

    def note(self, note: int) -> tuple[str, KeptNote] | None:
        """Give a note and the name of whom or what it is about."""
        row = self._connection.execute(_ONE_NOTE, (note,)).fetchone()
        return (row[0], _note(row[1:])) if row else None

    def tags_like(self, text: str, limit: int) -> list[str]:
        """List tags with a word that begins like a text, the most used first."""
        return [row[0] for row in self._connection.execute(_TAGS, (" ".join(fold(text).split()), limit))]

    def organisation(self, organisation: int, today: date) -> OrganisationPage | None:
        """Give the page of an organisation."""
        return read_organisation(self._connection, organisation, today)

    def stay(self, affiliation: int) -> tuple[PersonLink, str] | None:
        """Give who was somewhere, and the name of the place."""
        return read_stay(self._connection, affiliation)

    def _known(self, person: Person, owner: int) -> HowKnown:
        """Give how somebody was met; nobody introduces somebody to themselves."""
        values = {"person": person.id, "most": MOST_STEPS}
        chain = tuple(
            PersonLink(key, name) for key, name, _depth in self._connection.execute(_CHAIN, values) if key != owner
        )
        names = self._people.links([owner])
        return HowKnown(names[0] if names else PersonLink(owner, ""), chain, person.met_on, person.met_where)

    def _commitments(self, person: int) -> tuple[Commitment, ...]:
        return tuple(commitment_of(row) for row in self._connection.execute(_COMMITMENTS, (person,)))


def _fact(row: Sequence[Any]) -> Fact:
    return Fact(FactKey(row[0], row[1]), row[2], row[3], row[4], row[5])


def _note(row: Sequence[Any]) -> KeptNote:
    return KeptNote(row[0], row[1], day_of(row[2]), row[3])


def _known_from(row: Sequence[Any]) -> KnownFrom:
    last_seen = row[4].partition("/")[0]
    return KnownFrom(row[0], row[1], row[2], day_of(row[3]), date.fromisoformat(last_seen) if last_seen else None)


def _evidence(state: Sequence[Any] | None) -> Evidence | None:
    if state is None:
        return None
    return Evidence(date.fromisoformat(state[0]) if state[0] else None, *state[1:5])


def _cadence(person: PersonLink, state: Sequence[Any] | None) -> CadenceDue | None:
    """Give the cadence in force; a paused one is none."""
    if state is None or not state[5] or not state[6]:
        return None
    last, limit_on = (date.fromisoformat(text) if text else None for text in (state[0], state[8]))
    return CadenceDue(person, state[5], last, date.fromisoformat(state[6]), state[7], limit_on)
