# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading what stands on the days of a calendar: a fixed number of queries for any stretch of days."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any

from coterie.domain.calendar_days import LATE_TOLD, DaysAsked, EventRow, Planned
from coterie.domain.calendar_events import CalendarFile, EventDetails, WrittenNote
from coterie.domain.calendar_series import KeptSeries
from coterie.domain.people import ImportantDate
from coterie.domain.person_links import PersonLink
from coterie.storage.calendar.marks import kinds_on_days
from coterie.storage.calendar.planned import DONE, OPEN, planned_rows
from coterie.storage.people.reading import OWNER

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from coterie.domain.calendar_days import UtcSpan
    from coterie.storage.connections import Connection

#: Under this UID an event of the user's own would leave for another calendar.
OWN_UID = "@coterie"
_OWN = f"e.ics_uid = e.uuid || '{OWN_UID}'"
_SHOWN = """
e.deleted_at IS NULL AND e.status <> 'cancelled' AND e.calendar NOT IN (SELECT value FROM json_each(:hidden))
"""
_COLUMNS = f"""
e.title, e.at_text, e.ends_on, e.all_day, e.place, e.rule <> '', e.calendar, {_OWN}
"""
#: A series has a row for each date to come, and its dates before it was read are the meetings they were; every other
#: event is a date itself.
_EVENTS = f"""
SELECT e.id, e.at_utc, e.at_text, {_COLUMNS} FROM event e
WHERE e.at_utc BETWEEN :first AND :last AND (e.at_utc >= :begin OR e.ends_on >= :begin_day) AND {_SHOWN}
AND NOT EXISTS (SELECT 1 FROM occurrence o WHERE o.event_id = e.id)
UNION ALL
SELECT e.id, o.at_utc, o.at_text, {_COLUMNS} FROM occurrence o CROSS JOIN event e ON e.id = o.event_id AND {_SHOWN}
WHERE o.at_utc BETWEEN :first AND :last AND (o.at_utc >= :begin OR e.all_day = 1)
UNION ALL
SELECT e.id, i.at_utc, i.at_text, {_COLUMNS} FROM interaction i INDEXED BY interaction_at_event
CROSS JOIN event e ON e.id = i.event_id AND e.rule <> '' AND {_SHOWN}
WHERE i.event_id IS NOT NULL AND i.at_utc BETWEEN :first AND :last AND (i.at_utc >= :begin OR e.all_day = 1)
AND i.deleted_at IS NULL
ORDER BY 2, 1
"""
_PEOPLE = f"""
SELECT DISTINCT a.event_id, p.id, p.display_name, s.strength
FROM json_each(?) k CROSS JOIN attendee a ON a.event_id = k.value
JOIN person p ON p.id = a.person_id AND p.deleted_at IS NULL AND p.id <> coalesce({OWNER}, 0)
LEFT JOIN person_state s ON s.person_id = p.id
ORDER BY coalesce(s.strength, -1) DESC, p.id
"""
_LATE = """
SELECT (SELECT count(*) FROM follow_up f INDEXED BY follow_up_due LEFT JOIN person p ON p.id = f.person_id
        WHERE f.state = 'open' AND f.deleted_at IS NULL AND f.due_on < :day AND p.deleted_at IS NULL)
     + (SELECT count(*) FROM commitment c JOIN person p ON p.id = c.person_id AND p.deleted_at IS NULL
        WHERE c.state = 'open' AND c.due_on < :day)
"""
#: `person_state` has a row for each person that lists show, and for nobody else. The best of each day are found on
#: their own: sorting all days at once takes five times as long. Only a day with more of them is counted.
_ON_DAY = """
FROM important_date d CROSS JOIN person_state s ON s.person_id = d.person_id
WHERE d.month_day = k.value AND d.month_day <> ''
"""
_REMEMBERED = f"""
WITH found AS MATERIALIZED (
    SELECT k.value, (SELECT json_group_array(id) FROM (
        SELECT d.id {_ON_DAY} ORDER BY coalesce(s.strength, -1) DESC, d.person_id LIMIT :most)) AS best
    FROM json_each(:days) k
), counted AS MATERIALIZED (
    SELECT k.value, k.best, CASE WHEN json_array_length(k.best) < :most THEN json_array_length(k.best)
        ELSE (SELECT count(*) {_ON_DAY}) END AS total FROM found k
)
SELECT n.value, n.total, p.id, p.display_name, d.kind, d.label, d.date, d.id
FROM counted n CROSS JOIN json_each(n.best) b CROSS JOIN important_date d ON d.id = b.value
JOIN person p ON p.id = d.person_id
"""
_EVENT = f"""
SELECT e.id, e.at_utc, e.at_text, {_COLUMNS}, e.at_zone, e.text, e.status, e.rule FROM event e
WHERE e.id = ? AND e.deleted_at IS NULL
"""
_OTHERS = f"""
SELECT a.name, a.mail, a.person_id FROM attendee a WHERE a.event_id = ?
AND coalesce(a.person_id, 0) <> coalesce({OWNER}, -1) ORDER BY a.id
"""
_NOTE = """
SELECT i.id, i.at_utc, i.text, i.channel = '' OR i.text <> '' FROM interaction i
WHERE i.event_id = ? AND i.at_utc = ? AND i.deleted_at IS NULL ORDER BY i.id LIMIT 1
"""
_NOTE_PEOPLE = "SELECT person_id FROM participant WHERE interaction_id = ? ORDER BY id"
_NOTED = """
SELECT i.event_id, i.at_utc FROM json_each(?) k CROSS JOIN interaction i ON i.event_id = k.value
WHERE i.deleted_at IS NULL AND (i.channel = '' OR i.text <> '' OR i.changed_at <> i.created_at)
"""
_FILES = """
SELECT e.calendar, count(*), max(e.changed_at) FROM event e
WHERE e.deleted_at IS NULL AND e.calendar <> '' GROUP BY e.calendar ORDER BY e.calendar
"""
_RULES = """
SELECT e.calendar, count(*) FROM event e WHERE e.rule <> '' AND e.deleted_at IS NULL GROUP BY e.calendar
"""
_EMPTY = """
SELECT NOT (EXISTS (SELECT 1 FROM event WHERE deleted_at IS NULL)
    OR EXISTS (SELECT 1 FROM follow_up WHERE deleted_at IS NULL AND state = 'open' AND due_on IS NOT NULL)
    OR EXISTS (SELECT 1 FROM follow_up WHERE deleted_at IS NULL AND state = 'done')
    OR EXISTS (SELECT 1 FROM commitment WHERE state = 'open' AND due_on IS NOT NULL)
    OR EXISTS (SELECT 1 FROM important_date WHERE month_day <> '')
    OR EXISTS (SELECT 1 FROM person_state WHERE next_due IS NOT NULL))
"""
_SERIES = f"""
SELECT e.id, e.at_utc, e.at_text, {_COLUMNS}, e.at_zone, e.rule, e.changed_at,
       (SELECT json_group_array(o.at_utc) FROM occurrence o WHERE o.event_id = e.id)
FROM event e INDEXED BY event_series WHERE e.rule <> '' AND {_SHOWN}
"""


class CalendarReading:
    """What stands on the days of a calendar, read over one connection."""

    def __init__(self, connection: Connection) -> None:
        """Read over a connection inside a transaction."""
        self._connection = connection

    def events(self, span: UtcSpan, hidden: Iterable[str]) -> list[EventRow]:
        """List the dates of events in a span of time, without calendars that are hidden."""
        values = {**span._asdict(), "hidden": json.dumps(list(hidden))}
        found: dict[tuple[int, int], EventRow] = {}
        for row in self._connection.execute(_EVENTS, values):
            found.setdefault((row[0], row[1]), _event(row))
        return list(found.values())

    def people_of(self, events: Iterable[int]) -> dict[int, tuple[PersonLink, ...]]:
        """Give whom the vault knows of those who take part in events, the strongest tie first."""
        people: dict[int, list[PersonLink]] = defaultdict(list)
        for event, person, name, _strength in self._connection.execute(_PEOPLE, (json.dumps(sorted(set(events))),)):
            people[event].append(PersonLink(person, name))
        return {event: tuple(links) for event, links in people.items()}

    def planned(self, asked: DaysAsked) -> Planned:
        """List open follow-ups, promises and cadences on their days; what is late stands on today."""
        if asked.last < asked.today:
            return Planned([], {})
        first = asked.today - LATE_TOLD if asked.first <= asked.today else asked.first
        return planned_rows(self._connection, OPEN, (first, asked.last), asked)

    def done(self, asked: DaysAsked) -> Planned:
        """List follow-ups and promises on the days they were done."""
        return planned_rows(self._connection, DONE, (asked.first, asked.last), asked)

    def late(self, day: date) -> int:
        """Count the follow-ups and promises that were due before a day."""
        return int(self._connection.execute(_LATE, {"day": day.isoformat()}).fetchone()[0])

    def remembered(self, month_days: Sequence[str], most: int) -> list[tuple[str, int, PersonLink, ImportantDate]]:
        """List days to remember by `MM-DD`: the day, how many it has in all, the person and the date."""
        values = {"days": json.dumps(list(month_days)), "most": most}
        return [
            (day, total, PersonLink(person, name), ImportantDate(kind, label, remembered, key))
            for day, total, person, name, kind, label, remembered, key in self._connection.execute(_REMEMBERED, values)
        ]

    def kinds_on_days(self, asked: DaysAsked) -> set[tuple[date, str]]:
        """Give each day with each kind of thing that stands on it, events left out."""
        return kinds_on_days(self._connection, asked)

    def event(self, event: int) -> EventDetails | None:
        """Give an event with everything known of it; None where it is gone."""
        row = self._connection.execute(_EVENT, (event,)).fetchone()
        if row is None:
            return None
        people = self.people_of([event]).get(event, ())
        known = {link.id for link in people}
        others = dict.fromkeys(
            name or mail
            for name, mail, person in self._connection.execute(_OTHERS, (event,))
            if person not in known and (name or mail)
        )
        return EventDetails(_event(row), row[11], row[12], row[13], row[14], people, tuple(others))

    def note_of(self, event: int, at_utc: int) -> WrittenNote | None:
        """Give the entry of the timeline that a date of an event became."""
        row = self._connection.execute(_NOTE, (event, at_utc)).fetchone()
        if row is None:
            return None
        people = tuple(person for (person,) in self._connection.execute(_NOTE_PEOPLE, (row[0],)))
        return WrittenNote(row[0], row[1], row[2], people, bool(row[3]))

    def noted(self, events: Iterable[int]) -> frozenset[tuple[int, int]]:
        """Give event and moment of every date of events that somebody wrote something down about."""
        return frozenset(self._connection.execute(_NOTED, (json.dumps(sorted(set(events))),)).fetchall())

    def files(self) -> list[CalendarFile]:
        """List the calendars that were read from files, by name."""
        rules = dict(self._connection.execute(_RULES).fetchall())
        hidden = self.hidden()
        return [
            CalendarFile(name, events, rules.get(name, 0), read_at, f"calendar:{name}" in hidden)
            for name, events, read_at in self._connection.execute(_FILES)
        ]

    def hidden(self) -> frozenset[str]:
        """Give what is left out: `kind:` or `calendar:` and its name."""
        return frozenset(what for (what,) in self._connection.execute("SELECT what FROM calendar_hidden"))

    def is_empty(self) -> bool:
        """Tell whether no day, past or to come, has anything on it."""
        return bool(self._connection.execute(_EMPTY).fetchone()[0])

    def series(self, hidden: Iterable[str]) -> list[KeptSeries]:
        """List the series whose rule was kept."""
        rows = self._connection.execute(_SERIES, {"hidden": json.dumps(list(hidden))})
        return [KeptSeries(_event(row), row[11], row[12], row[13], tuple(json.loads(row[14]))) for row in rows]


def _event(row: Sequence[Any]) -> EventRow:
    event, at_utc, at_text, title, first_text, end_text, all_day, place, repeats, calendar, own = row[:11]
    return EventRow(
        event, at_utc, at_text, title, first_text, end_text, bool(all_day), place, bool(repeats), calendar, bool(own)
    )
