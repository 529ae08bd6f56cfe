# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading what a day holds: what is due, events, what was done, the week, a brief, and quiet ties."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from coterie.domain.day_facts import Brief, CalendarRow, DayLoad, DoneThing
from coterie.domain.due_reasons import Acquaintance
from coterie.domain.moments import day_of
from coterie.domain.person_links import PersonLink
from coterie.domain.quiet_ties import QuietTie
from coterie.storage.calendar.day_tasks import IN_BIN, TaskReading
from coterie.storage.organisations.list_reading import ListReading
from coterie.storage.people import strengths
from coterie.storage.people.reading import OWNER
from coterie.storage.people.strength_sql import STRENGTH
from coterie.storage.time.reading import TimeReading

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coterie.domain.day_facts import Span

#: So much of a text is read where only its beginning is shown.
_BEGINNING = 280

_STANDS = "e.deleted_at IS NULL AND e.status <> 'cancelled'"
#: A series has a row for each of its dates; every other event is a date itself.
_CALENDAR = f"""
SELECT e.id, e.title, e.at_utc, e.at_text, e.at_text, e.ends_on, e.all_day, e.place
FROM event e WHERE e.at_utc BETWEEN :first AND :last AND (e.all_day = 1 OR e.at_utc >= :begin) AND {_STANDS}
AND NOT EXISTS (SELECT 1 FROM occurrence o WHERE o.event_id = e.id)
UNION ALL
SELECT e.id, e.title, o.at_utc, o.at_text, e.at_text, e.ends_on, e.all_day, e.place
FROM occurrence o CROSS JOIN event e ON e.id = o.event_id AND {_STANDS}
WHERE o.at_utc BETWEEN :first AND :last AND (e.all_day = 1 OR o.at_utc >= :begin)
ORDER BY 3, 1
"""
_ATTENDEES = f"""
SELECT DISTINCT a.event_id, p.id, p.display_name, {STRENGTH} AS tie
FROM json_each(:events) k CROSS JOIN attendee a ON a.event_id = k.value
JOIN person p ON p.id = a.person_id AND p.deleted_at IS NULL AND p.id <> {OWNER}
LEFT JOIN person_state s ON s.person_id = p.id
ORDER BY coalesce(tie, -1) DESC, p.sort_name, p.id
"""
#: The newest first. Entries that came with an import have a channel, meetings of a calendar an event.
_DONE = f"""
SELECT * FROM (
    SELECT 'follow_up', f.id, p.id, p.display_name, f.reason, f.changed_at AS at
    FROM follow_up f LEFT JOIN person p ON p.id = f.person_id
    WHERE f.state = 'done' AND f.deleted_at IS NULL AND f.done_on = :day AND p.deleted_at IS NULL
    ORDER BY at DESC LIMIT :limit)
UNION ALL SELECT * FROM (
    SELECT 'commitment', c.id, p.id, p.display_name, c.text, c.changed_at AS at
    FROM commitment c JOIN person p ON p.id = c.person_id AND p.deleted_at IS NULL
    WHERE c.state = 'done' AND c.done_on = :day ORDER BY at DESC LIMIT :limit)
UNION ALL SELECT * FROM (
    SELECT i.kind, i.id, p.id, p.display_name, substr(i.text, 1, {_BEGINNING}), i.created_at AS at
    FROM interaction i
    JOIN participant t ON t.id = (SELECT min(id) FROM participant WHERE interaction_id = i.id)
    JOIN person p ON p.id = t.person_id AND p.deleted_at IS NULL
    WHERE i.channel = '' AND i.event_id IS NULL AND i.deleted_at IS NULL AND i.kind <> 'note'
      AND i.at_utc BETWEEN :first AND :last AND substr(i.at_text, 1, 10) = :day
    ORDER BY at DESC LIMIT :limit)
ORDER BY at DESC, 1, 2 LIMIT :limit
"""
_COMING = "BETWEEN :tomorrow AND :last"
_WEEK = f"""
SELECT day, sum(done), sum(waiting) FROM (
    SELECT f.due_on AS day, 0 AS done, count(*) AS waiting FROM follow_up f
    WHERE f.state = 'open' AND f.deleted_at IS NULL AND f.due_on {_COMING}
      AND (f.person_id IS NULL OR f.person_id NOT IN {IN_BIN}) GROUP BY 1
    UNION ALL
    SELECT c.due_on, 0, count(*) FROM commitment c
    WHERE c.state = 'open' AND c.due_on {_COMING} AND c.person_id NOT IN {IN_BIN} GROUP BY 1
    UNION ALL
    SELECT next_due, 0, count(*) FROM person_state WHERE next_due {_COMING} GROUP BY 1
    UNION ALL
    SELECT done_on, count(*), 0 FROM follow_up
    WHERE state = 'done' AND deleted_at IS NULL AND done_on BETWEEN :first AND :last GROUP BY 1
    UNION ALL
    SELECT done_on, count(*), 0 FROM commitment WHERE state = 'done' AND done_on BETWEEN :first AND :last GROUP BY 1
    UNION ALL
    SELECT last_contact_on, count(*), 0 FROM person_state
    WHERE every_days IS NOT NULL AND last_contact_on BETWEEN :first AND :last GROUP BY 1
) GROUP BY day
"""
_NEWEST = """
(SELECT t.interaction_id FROM participant t WHERE t.person_id = p.id AND t.contact > 0
 ORDER BY t.at_utc DESC, t.interaction_id DESC LIMIT 1)
"""
_ACQUAINTANCES = f"""
SELECT p.id, coalesce(i.kind, ''), p.met_where, p.created_at
FROM json_each(?) k CROSS JOIN person p ON p.id = k.value LEFT JOIN interaction i ON i.id = {_NEWEST}
"""
_MET_ON = """
SELECT s.person_id FROM json_each(?) k CROSS JOIN person_state s ON s.person_id = k.value WHERE s.last_contact_on = ?
"""
_BRIEF = """
SELECT p.display_name, p.given, p.met_on, p.met_where, via.id, coalesce(nullif(via.given, ''), via.display_name), (
    SELECT t.interaction_id FROM participant t WHERE t.person_id = p.id AND t.contact > 0 AND t.at_utc <= :now
    ORDER BY t.at_utc DESC, t.interaction_id DESC LIMIT 1)
FROM person p LEFT JOIN person via ON via.id = p.met_through_id AND via.deleted_at IS NULL WHERE p.id = :person
"""
_OPEN = """
SELECT c.direction, c.text, coalesce(c.due_on, '9999') AS due FROM commitment c
WHERE c.person_id = :person AND c.state = 'open'
UNION ALL
SELECT 'wanted', f.reason, coalesce(f.due_on, '9999') FROM follow_up f
WHERE f.person_id = :person AND f.state = 'open' AND f.deleted_at IS NULL AND f.reason <> ''
ORDER BY due
"""
_QUIET = "s.last_contact_on < :until AND s.every_days IS NULL AND s.next_follow_up IS NULL"
#: Ties without a cadence and without a plan: for the others there is a day already.
_QUIET_IDS = f"""
SELECT s.person_id AS id FROM person_state s INDEXED BY person_state_strength
WHERE s.strength IS NOT NULL AND {_QUIET} ORDER BY s.strength DESC, s.person_id DESC LIMIT :limit
"""
#: Where the strengths that are kept are of another day each is worked out, which takes as long as there are people.
_QUIET_IDS_ANEW = f"""
SELECT s.person_id AS id, {STRENGTH} AS tie FROM person_state s
WHERE {_QUIET} AND tie IS NOT NULL ORDER BY tie DESC, s.person_id DESC LIMIT :limit
"""
_TIES = f"""
SELECT p.id, p.display_name, {STRENGTH}, s.last_contact_on, i.kind, substr(i.text, 1, {_BEGINNING}),
       (SELECT min(t.at_utc) FROM participant t WHERE t.person_id = p.id AND t.contact > 0),
       (SELECT count(*) FROM participant t WHERE t.person_id = p.id AND t.contact > 0)
FROM json_each(:people) k CROSS JOIN person p ON p.id = k.value AND p.deleted_at IS NULL
JOIN person_state s ON s.person_id = p.id JOIN interaction i ON i.id = {_NEWEST}
ORDER BY k.key
"""
_NUDGE = "SELECT kind, person_id, dismissed FROM nudge WHERE day = ?"
_NUDGED = "SELECT person_id FROM nudge WHERE day > ? AND person_id IS NOT NULL"


class DayReading(TaskReading):
    """What a day holds, read over one connection."""

    def calendar(self, span: Span, today: date) -> list[CalendarRow]:
        """List the dates of events in a span of time, with whom the vault knows of those who take part."""
        rows = self._connection.execute(_CALENDAR, span._asdict()).fetchall()
        people: dict[int, list[PersonLink]] = defaultdict(list)
        if rows:
            values = {"events": json.dumps(sorted({row[0] for row in rows})), "today": today.isoformat()}
            for event, person, name, _strength in self._connection.execute(_ATTENDEES, values):
                people[event].append(PersonLink(person, name))
        return [
            CalendarRow(event, title, at_utc, at_text, first_text, end_text, bool(all_day), place, tuple(people[event]))
            for event, title, at_utc, at_text, first_text, end_text, all_day, place in rows
        ]

    def done_on(self, day: date, first: int, last: int, limit: int) -> list[DoneThing]:
        """List what was finished or logged by hand on a day; first, last: moments that enclose it in every zone."""
        values = {"day": day.isoformat(), "first": first, "last": last, "limit": limit}
        return [
            DoneThing(kind, key, PersonLink(person, name) if person is not None else None, text)
            for kind, key, person, name, text, _at in self._connection.execute(_DONE, values)
        ]

    def week(self, first: date, last: date, tomorrow: date) -> list[DayLoad]:
        """Count what was done on each day from the first to the last, and what waits from tomorrow on."""
        values = {"first": first.isoformat(), "last": last.isoformat(), "tomorrow": tomorrow.isoformat()}
        return [
            DayLoad(date.fromisoformat(day), done, waiting)
            for day, done, waiting in self._connection.execute(_WEEK, values)
        ]

    def met_on(self, ids: Iterable[int], day: date) -> frozenset[int]:
        """Give those of these people with whom the last contact was on a day."""
        found = self._connection.execute(_MET_ON, (json.dumps(list(ids)), day.isoformat()))
        return frozenset(row[0] for row in found)

    def acquaintances(self, ids: Iterable[int], today: date) -> dict[int, Acquaintance]:
        """Say how people are known."""
        found = self._connection.execute(_ACQUAINTANCES, (json.dumps(list(ids)),))
        return {key: Acquaintance(kind, where, (today - day_of(made)).days) for key, kind, where, made in found}

    def brief(self, person: int, now_utc: int, today: date) -> Brief:
        """Give what to know before meeting somebody who is in the vault."""
        row = self._connection.execute(_BRIEF, {"person": person, "now": now_utc}).fetchone()
        listed = ListReading(self._connection).people([person], today)[0]
        said: dict[str, list[str]] = defaultdict(list)
        for about, text, _due in self._connection.execute(_OPEN, {"person": person}):
            said[about].append(text)
        via = PersonLink(row[4], row[5]) if row[4] is not None else None
        last = TimeReading(self._connection).interaction(row[6]) if row[6] is not None else None
        return Brief(
            PersonLink(person, row[0]), row[1] or row[0], listed.title or "", listed.organisation or "",
            listed.strength, row[2], row[3], via, last, tuple(said["ask"]), tuple(said["i_owe"] + said["offer"]),
            tuple(said["wanted"]),
        )  # fmt: skip

    def quiet_ties(self, today: date, silent_days: int, limit: int) -> list[QuietTie]:
        """List the strongest ties without a contact for so many days, without a cadence and without a plan."""
        values = {
            "today": today.isoformat(), "until": (today - timedelta(days=silent_days)).isoformat(), "limit": limit,
        }  # fmt: skip
        are_kept = strengths.are_kept(self._connection, today.isoformat())
        found = self._connection.execute(_QUIET_IDS if are_kept else _QUIET_IDS_ANEW, values)
        return self._ties([row[0] for row in found], today)

    def tie(self, person: int, today: date) -> QuietTie | None:
        """Give the tie with a person; None where there was never a contact."""
        found = self._ties([person], today)
        return found[0] if found else None

    def nudge_of(self, day: date) -> tuple[str, int | None, bool] | None:
        """Give what was suggested for a day: its kind, the person, whether it was dismissed; None = not chosen yet."""
        row = self._connection.execute(_NUDGE, (day.isoformat(),)).fetchone()
        return (row[0], row[1], bool(row[2])) if row else None

    def nudged_after(self, day: date) -> frozenset[int]:
        """Give whom suggestions were about after a day."""
        return frozenset(row[0] for row in self._connection.execute(_NUDGED, (day.isoformat(),)))

    def _ties(self, ids: Sequence[int], today: date) -> list[QuietTie]:
        values = {"people": json.dumps(ids), "today": today.isoformat()}
        return [_tie(row) for row in self._connection.execute(_TIES, values)]


def _tie(row: Sequence[Any]) -> QuietTie:
    person, name, strength, last, kind, text, first_utc, contacts = row
    return QuietTie(
        PersonLink(person, name), strength, day_of(first_utc), date.fromisoformat(last), contacts, kind, text
    )
