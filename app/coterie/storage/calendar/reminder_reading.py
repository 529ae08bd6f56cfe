# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading what can become a reminder in a calendar: follow-ups, next dates of cadences, birthdays.

Nothing here depends on the day it is read, so that the same vault gives the same file. A cadence and a birthday have
no counter of their own; the number of the vault's last change grows with whatever changed them.
"""

from __future__ import annotations

import uuid
from collections import Counter
from typing import TYPE_CHECKING, Any

from coterie.domain.due import next_occurrence
from coterie.domain.export_reminders import ExportReminder
from coterie.domain.moments import day_of, utc_of
from coterie.domain.spoken_dates import spoken_every
from coterie.domain.texts import _
from coterie.services.ports.exporting import LeavingReminders, Wanted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.storage.connections import Connection

_FOLLOW_UPS = """
SELECT coalesce(p.id, 0), max(f.sensitivity, coalesce(p.sensitivity, 0)), f.uuid, f.ics_sequence, f.created_at,
       f.changed_at, f.reason, f.text, f.due_on, coalesce(p.display_name, o.name, '')
FROM follow_up f LEFT JOIN person p ON p.id = f.person_id LEFT JOIN organisation o ON o.id = f.organisation_id
WHERE f.state = 'open' AND f.deleted_at IS NULL AND f.due_on IS NOT NULL AND p.deleted_at IS NULL
ORDER BY f.due_on, f.id
"""
_CADENCES = """
SELECT p.id, p.sensitivity, p.uuid, p.created_at, s.last_contact_utc, s.next_due, s.every_days, p.display_name
FROM person_state s JOIN person p ON p.id = s.person_id AND p.deleted_at IS NULL
WHERE s.next_due IS NOT NULL ORDER BY s.next_due, p.id
"""
_BIRTHDAYS = """
SELECT p.id, max(d.sensitivity, p.sensitivity), p.uuid, p.created_at, d.date, d.month_day, p.display_name
FROM important_date d JOIN person p ON p.id = d.person_id AND p.deleted_at IS NULL AND p.status = 'active'
WHERE d.kind = 'birthday' AND d.month_day <> ''
AND p.id <> CAST((SELECT value FROM setting WHERE name = 'owner_person_id') AS INTEGER)
GROUP BY p.id HAVING d.id = min(d.id)
ORDER BY d.month_day, p.id
"""
_LAST_CHANGE = "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'change'), 0)"

#: A person, how private it is, the field it counts as, and the reminder.
_Found = tuple[int, int, str, ExportReminder]


def read_reminders(connection: Connection, ids: frozenset[int] | None, wanted: Wanted) -> LeavingReminders:
    """Give the reminders of these people, or of all; private ones are counted and left out."""
    withheld: Counter[str] = Counter()
    items: list[ExportReminder] = []
    people: set[int] = set()
    for person, sensitivity, field, reminder in _all(connection):
        if ids is not None and person not in ids:
            continue
        if sensitivity and not wanted.private:
            withheld[field] += 1
            continue
        items.append(reminder)
        people.add(person)
    return LeavingReminders(tuple(items), len(people - {0}), dict(withheld))


def _all(connection: Connection) -> Iterator[_Found]:
    for person, sensitivity, *row in connection.execute(_FOLLOW_UPS).fetchall():
        yield person, sensitivity, "follow_ups", _follow_up(row)
    number = int(connection.execute(_LAST_CHANGE).fetchone()[0])
    for person, sensitivity, *row in connection.execute(_CADENCES).fetchall():
        yield person, sensitivity, "cadences", _cadence(row, number)
    for person, sensitivity, *row in connection.execute(_BIRTHDAYS).fetchall():
        reminder = _birthday(row, number)
        if reminder is not None:
            yield person, sensitivity, "birthdays", reminder


def _follow_up(row: list[Any]) -> ExportReminder:
    key, sequence, created, changed, reason, text, due, name = row
    summary = reason or (_("Follow up with {0}").format(name) if name else _("Follow up"))
    if reason and name and name not in reason:
        summary = f"{reason} ({name})"
    return ExportReminder(key, sequence, created, changed, summary, due, text)


def _cadence(row: list[Any], number: int) -> ExportReminder:
    person, created, last, due, every, name = row
    changed = max(created, last or 0)
    said = _("You wanted to be in touch {0}.").format(spoken_every(every))
    return ExportReminder(
        _uid(person, "cadence"), number, created, changed, _("Be in touch with {0}").format(name), due, said
    )


def _birthday(row: list[Any], number: int) -> ExportReminder | None:
    """Begin with the first birthday after the person came into the vault; it comes back every year by itself."""
    person, created, remembered, month_day, name = row
    first = next_occurrence(remembered, day_of(created))
    if first is None:
        return None
    return ExportReminder(
        _uid(person, "birthday"), number, created, max(created, utc_of(day_of(created))),
        _("Birthday of {0}").format(name), first.isoformat(), yearly=True, month_day=f"--{month_day}",
    )  # fmt: skip


def _uid(person: str, what: str) -> str:
    """Give an id that is the same each time for the same thing about the same person."""
    return str(uuid.uuid5(uuid.UUID(person), what))
