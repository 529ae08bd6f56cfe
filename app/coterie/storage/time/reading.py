# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading interactions, follow-ups, cadences and what is due."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any

from coterie.domain.cadence import Cadence, CadenceRule, TagCadence
from coterie.domain.due import CadenceDue
from coterie.domain.follow_ups import Commitment, FollowUp
from coterie.domain.interactions import Interaction
from coterie.domain.people import ImportantDate
from coterie.domain.person_links import PersonLink

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coterie.storage.connections import Connection

_ENTRY = "SELECT i.id, i.at_text, i.kind, i.text, i.title, i.place, i.channel, i.direction, i.minutes"
_ONE = f"{_ENTRY} FROM interaction i WHERE i.id = ? AND i.deleted_at IS NULL"
_TIMELINE = f"""
{_ENTRY} FROM participant t JOIN interaction i ON i.id = t.interaction_id AND i.deleted_at IS NULL
WHERE t.person_id = ? ORDER BY t.at_utc DESC, t.interaction_id DESC LIMIT ?
"""
_TIMELINE_BEFORE = f"""
{_ENTRY} FROM participant t JOIN interaction i ON i.id = t.interaction_id AND i.deleted_at IS NULL
WHERE t.person_id = ? AND (t.at_utc, t.interaction_id) < (SELECT at_utc, id FROM interaction WHERE id = ?)
ORDER BY t.at_utc DESC, t.interaction_id DESC LIMIT ?
"""
_PEOPLE_OF = """
SELECT t.interaction_id, p.id, p.display_name
FROM json_each(?) k CROSS JOIN participant t ON t.interaction_id = k.value
JOIN person p ON p.id = t.person_id AND p.deleted_at IS NULL ORDER BY t.id
"""

_FOLLOW_UP = """
SELECT f.id, f.uuid, f.person_id, p.display_name, o.name, f.due_on, f.reason, f.text, f.state, f.snoozed, f.done_on
FROM follow_up f LEFT JOIN person p ON p.id = f.person_id LEFT JOIN organisation o ON o.id = f.organisation_id
"""
_FOLLOW_UP_BY_KEY = f"{_FOLLOW_UP} WHERE f.id = ? AND f.deleted_at IS NULL"
_FOLLOW_UP_BY_UUID = f"{_FOLLOW_UP} WHERE f.uuid = ? AND f.deleted_at IS NULL"
_FOLLOW_UPS_OF = f"""
{_FOLLOW_UP} WHERE f.person_id = ? AND f.deleted_at IS NULL
ORDER BY f.state <> 'open', coalesce(f.done_on, f.due_on, '9999'), f.id
"""
_FOLLOW_UPS = f"{_FOLLOW_UP} WHERE f.id IN (SELECT value FROM json_each(?))"
_DUE_FOLLOW_UPS = f"""
{_FOLLOW_UP} WHERE f.state = 'open' AND f.deleted_at IS NULL AND f.due_on <= ? AND p.deleted_at IS NULL
ORDER BY f.due_on, f.id LIMIT ?
"""
_COMMITMENT = """
SELECT c.id, p.id, p.display_name, c.text, c.direction, c.due_on, c.state, c.done_on
FROM commitment c JOIN person p ON p.id = c.person_id AND p.deleted_at IS NULL
"""
_COMMITMENT_BY_KEY = f"{_COMMITMENT} WHERE c.id = ?"
_COMMITMENTS = f"{_COMMITMENT} WHERE c.id IN (SELECT value FROM json_each(?))"
_DUE_COMMITMENTS = f"{_COMMITMENT} WHERE c.state = 'open' AND c.due_on <= ? ORDER BY c.due_on, c.id"
_CADENCE = """
SELECT p.id, p.display_name, s.every_days, s.last_contact_on, s.next_due, s.limit_days, s.limit_on
FROM person_state s JOIN person p ON p.id = s.person_id
"""
_CADENCES = f"{_CADENCE} WHERE s.next_due IS NOT NULL AND s.person_id IN (SELECT value FROM json_each(?))"
_DUE_CADENCES = f"""
{_CADENCE} WHERE s.next_due IS NOT NULL AND s.next_due <= ? ORDER BY s.next_due, s.person_id LIMIT ?
"""
_COUNT_DUE = """
SELECT (SELECT count(*) FROM follow_up f LEFT JOIN person p ON p.id = f.person_id
        WHERE f.state = 'open' AND f.deleted_at IS NULL AND f.due_on <= :until AND p.deleted_at IS NULL)
     + (SELECT count(*) FROM commitment c JOIN person p ON p.id = c.person_id AND p.deleted_at IS NULL
        WHERE c.state = 'open' AND c.due_on <= :until)
     + (SELECT count(*) FROM person_state WHERE next_due IS NOT NULL AND next_due <= :until)
"""
_DAYS = """
SELECT p.id, p.display_name, d.kind, d.label, d.date, d.id
FROM important_date d CROSS JOIN person p ON p.id = d.person_id AND p.deleted_at IS NULL AND p.status = 'active'
WHERE d.month_day <> '' AND d.month_day BETWEEN ? AND ?
  AND d.person_id <> CAST((SELECT value FROM setting WHERE name = 'owner_person_id') AS INTEGER)
ORDER BY d.month_day, d.person_id
"""

_STATE = "SELECT every_days, limit_days, next_due FROM person_state WHERE person_id = ?"
_RULE = "SELECT ideal_days, limit_days, starts_on, paused FROM cadence_rule"
_RULE_OF_PERSON = f"{_RULE} WHERE person_id = ?"
_RULE_OF_TAGS = """
SELECT r.ideal_days, r.limit_days, r.starts_on, r.paused
FROM person_tag t JOIN cadence_rule r ON r.tag_id = t.tag_id
WHERE t.person_id = ? ORDER BY r.ideal_days, r.id LIMIT 1
"""
_TAG_RULES = """
SELECT t.name, r.ideal_days, r.limit_days, (SELECT count(*) FROM person_tag pt JOIN person p ON p.id = pt.person_id
       AND p.deleted_at IS NULL WHERE pt.tag_id = t.id)
FROM cadence_rule r JOIN tag t ON t.id = r.tag_id ORDER BY t.folded
"""


class TimeReading:
    """Interactions, follow-ups, cadences and what is due, read over one connection."""

    def __init__(self, connection: Connection) -> None:
        """Read over a connection inside a transaction."""
        self._connection = connection

    def interaction(self, interaction: int) -> Interaction | None:
        """Give one entry of the timeline."""
        found = self._entries(self._connection.execute(_ONE, (interaction,)))
        return found[0] if found else None

    def timeline(self, person: int, limit: int, before: int | None = None) -> list[Interaction]:
        """List a person's entries, newest first; `before`: only those older than this entry."""
        if before is None:
            return self._entries(self._connection.execute(_TIMELINE, (person, limit)))
        return self._entries(self._connection.execute(_TIMELINE_BEFORE, (person, before, limit)))

    def _entries(self, rows: Iterable[Sequence[Any]]) -> list[Interaction]:
        """Give entries with their people, who are read in one query for all."""
        entries = list(rows)
        people: dict[int, list[PersonLink]] = defaultdict(list)
        for entry, person, name in self._connection.execute(_PEOPLE_OF, (json.dumps([row[0] for row in entries]),)):
            people[entry].append(PersonLink(person, name))
        return [Interaction(row[0], row[1], row[2], row[3], tuple(people[row[0]]), *row[4:9]) for row in entries]

    def follow_up_matching(self, text: str) -> FollowUp | None:
        """Find a follow-up by its key or UUID."""
        wanted = text.strip().lower()
        query, value = _FOLLOW_UP_BY_UUID, wanted
        if wanted.isascii() and wanted.isdecimal():
            query = _FOLLOW_UP_BY_KEY
        row = self._connection.execute(query, (value,)).fetchone()
        return _follow_up(row) if row else None

    def commitment(self, commitment: int) -> Commitment | None:
        """Give a promise or a request by its key."""
        row = self._connection.execute(_COMMITMENT_BY_KEY, (commitment,)).fetchone()
        return commitment_of(row) if row else None

    def follow_ups_of(self, person: int) -> list[FollowUp]:
        """List a person's follow-ups, the open ones first."""
        return [_follow_up(row) for row in self._connection.execute(_FOLLOW_UPS_OF, (person,))]

    def next_follow_up(self, person: int) -> date | None:
        """Give the day on which something is next due with a person."""
        row = self._connection.execute(
            "SELECT next_follow_up FROM person_state WHERE person_id = ?", (person,)
        ).fetchone()
        return _day(row[0]) if row else None

    def cadence(self, person: PersonLink) -> Cadence:
        """Give the cadence in force for a person, from their own rule or a tag's; a paused one is none."""
        row = self._connection.execute(_STATE, (person.id,)).fetchone()
        if row is None or row[2] is None:
            return Cadence(person, None, None, None)
        return Cadence(person, row[0], row[1], _day(row[2]))

    def person_rule(self, person: int) -> CadenceRule | None:
        """Give a person's own rule."""
        return _rule(self._connection.execute(_RULE_OF_PERSON, (person,)).fetchone())

    def tag_cadence_of(self, person: int) -> CadenceRule | None:
        """Give the rule that a person's tags bring, the shortest."""
        return _rule(self._connection.execute(_RULE_OF_TAGS, (person,)).fetchone())

    def tag_cadences(self) -> list[TagCadence]:
        """List the cadences of tags."""
        return [TagCadence(*row) for row in self._connection.execute(_TAG_RULES)]

    def due_follow_ups(self, until: date, limit: int | None = None) -> list[FollowUp]:
        """List the open follow-ups due up to a day, oldest first."""
        values = (until.isoformat(), -1 if limit is None else limit)
        return [_follow_up(row) for row in self._connection.execute(_DUE_FOLLOW_UPS, values)]

    def due_commitments(self, until: date) -> list[Commitment]:
        """List the open promises and requests due up to a day."""
        return [commitment_of(row) for row in self._connection.execute(_DUE_COMMITMENTS, (until.isoformat(),))]

    def due_cadences(self, until: date, limit: int | None = None) -> list[CadenceDue]:
        """List whose cadence is due up to a day, the longest overdue first."""
        values = (until.isoformat(), -1 if limit is None else limit)
        return [_cadence_due(row) for row in self._connection.execute(_DUE_CADENCES, values)]

    def follow_ups(self, ids: Sequence[int]) -> list[FollowUp]:
        """Give follow-ups by their keys, in any order."""
        return [_follow_up(row) for row in self._connection.execute(_FOLLOW_UPS, (json.dumps(ids),))]

    def commitments(self, ids: Sequence[int]) -> list[Commitment]:
        """Give promises and requests by their keys, in any order."""
        return [commitment_of(row) for row in self._connection.execute(_COMMITMENTS, (json.dumps(ids),))]

    def cadences(self, people: Sequence[int]) -> list[CadenceDue]:
        """Give the cadences of people as they stand, in any order."""
        return [_cadence_due(row) for row in self._connection.execute(_CADENCES, (json.dumps(people),))]

    def count_due(self, until: date) -> int:
        """Count the follow-ups, promises and cadences due up to a day."""
        return int(self._connection.execute(_COUNT_DUE, {"until": until.isoformat()}).fetchone()[0])

    def days_to_remember(self, ranges: Sequence[tuple[str, str]]) -> list[tuple[PersonLink, ImportantDate]]:
        """List the days to remember in ranges of `MM-DD`."""
        return [
            (PersonLink(person, name), ImportantDate(kind, label, remembered, key))
            for span in ranges
            for person, name, kind, label, remembered, key in self._connection.execute(_DAYS, span)
        ]


def _follow_up(row: Sequence[Any]) -> FollowUp:
    """Make a follow-up of a row of `_FOLLOW_UP`."""
    key, uuid, person, name, organisation, due, reason, text, state, snoozed, done = row
    link = PersonLink(person, name) if person is not None else None
    return FollowUp(key, uuid, link, organisation, _day(due), reason, text, state, snoozed, _day(done))


def commitment_of(row: Sequence[Any]) -> Commitment:
    """Make a promise or a request of a row: key, person, name, text, direction, due, state, done."""
    key, person, name, text, direction, due, state, done = row
    return Commitment(key, PersonLink(person, name), text, direction, _day(due), state, _day(done))


def _cadence_due(row: Sequence[Any]) -> CadenceDue:
    """Make a cadence of a row of `_CADENCE`."""
    person, name, every, last, due, limit, limit_on = row
    return CadenceDue(PersonLink(person, name), every, _day(last), date.fromisoformat(due), limit, _day(limit_on))


def _rule(row: Sequence[Any] | None) -> CadenceRule | None:
    return CadenceRule(row[0], row[1], date.fromisoformat(row[2]), bool(row[3])) if row else None


def _day(text: str | None) -> date | None:
    """Read the day of an ISO text, which may go on with a time."""
    return date.fromisoformat(text[:10]) if text else None
