# SPDX-License-Identifier: GPL-3.0-or-later
"""What a calendar file needs of things besides what stands on their days: names for machines, and how private."""

from __future__ import annotations

import json
import uuid
from typing import TYPE_CHECKING

from coterie.services.ports.exporting import CADENCE, COMMITMENT, DATE, EVENT, FOLLOW_UP, PERSON, EntryFacts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coterie.storage.connections import Connection

_EVENTS = """
SELECT e.id, CASE WHEN e.rule = '' AND e.recurrence_id = '' AND e.ics_uid <> '' THEN e.ics_uid ELSE e.uuid END,
       e.sequence, e.created_at, e.changed_at, e.sensitivity, e.text, e.status
FROM json_each(?) k CROSS JOIN event e ON e.id = k.value
"""
_FOLLOW_UPS = """
SELECT f.id, f.uuid, f.ics_sequence, f.created_at, f.changed_at, max(f.sensitivity, coalesce(p.sensitivity, 0)),
       f.text, ''
FROM json_each(?) k CROSS JOIN follow_up f ON f.id = k.value LEFT JOIN person p ON p.id = f.person_id
"""
_COMMITMENTS = """
SELECT c.id, p.uuid, NULL, c.created_at, c.changed_at, max(c.sensitivity, p.sensitivity), '', ''
FROM json_each(?) k CROSS JOIN commitment c ON c.id = k.value JOIN person p ON p.id = c.person_id
"""
_CADENCES = """
SELECT p.id, p.uuid, NULL, p.created_at, max(p.created_at, coalesce(s.last_contact_utc, 0)), p.sensitivity, '', ''
FROM json_each(?) k CROSS JOIN person p ON p.id = k.value JOIN person_state s ON s.person_id = p.id
"""
_DATES = """
SELECT d.id, p.uuid, NULL, p.created_at, p.created_at, max(d.sensitivity, p.sensitivity), '', ''
FROM json_each(?) k CROSS JOIN important_date d ON d.id = k.value JOIN person p ON p.id = d.person_id
"""
_PEOPLE = """
SELECT p.id, p.uuid, 0, p.created_at, p.changed_at, p.sensitivity, '', ''
FROM json_each(?) k CROSS JOIN person p ON p.id = k.value
"""
_LAST_CHANGE = "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'change'), 0)"
_QUERIES = {
    EVENT: _EVENTS, FOLLOW_UP: _FOLLOW_UPS, COMMITMENT: _COMMITMENTS, CADENCE: _CADENCES, DATE: _DATES,
    PERSON: _PEOPLE,
}  # fmt: skip
#: These have no name for machines of their own: theirs is made of the person's.
_OF_A_PERSON = {COMMITMENT, CADENCE, DATE}


def entry_facts(connection: Connection, keys: Mapping[str, Iterable[int]]) -> dict[tuple[str, int], EntryFacts]:
    """Give the facts of things by their kind and key."""
    # What has no counter of its own takes the number of the vault's last change, which grows with whatever changed it.
    last = int(connection.execute(_LAST_CHANGE).fetchone()[0])
    found: dict[tuple[str, int], EntryFacts] = {}
    for kind, wanted in keys.items():
        for key, uid, sequence, *rest in connection.execute(_QUERIES[kind], (json.dumps(sorted(set(wanted))),)):
            name = str(uuid.uuid5(uuid.UUID(uid), _what(kind, key))) if kind in _OF_A_PERSON else uid
            found[kind, key] = EntryFacts(name, last if sequence is None else sequence, *rest)
    return found


def _what(kind: str, key: int) -> str:
    """Name a thing of a person; a cadence has the name it leaves under as a reminder, too."""
    return kind if kind == CADENCE else f"{kind} {key}"
