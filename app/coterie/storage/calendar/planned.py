# SPDX-License-Identifier: GPL-3.0-or-later
"""Things to do on the days of a calendar: of each kind so many a day, the rest counted.

What is late and what is planned are told apart, so that a heap of late things never hides what today was kept for.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from coterie.domain.calendar_days import DEADLINE, FOLLOW_UP, Dated, DaysAsked, Planned
from coterie.domain.day_lists import Task, cadence_task, commitment_task, follow_up_task
from coterie.domain.due import CadenceDue
from coterie.domain.follow_ups import Commitment, FollowUp
from coterie.domain.person_links import PersonLink

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coterie.storage.connections import Connection

_NUMBERED = """
, numbered AS (
    SELECT id, on_day, late, row_number() OVER (PARTITION BY on_day, late ORDER BY due, id) AS number,
           count(*) OVER (PARTITION BY on_day, late) AS total
    FROM found
)
"""
_BETWEEN = "BETWEEN :first AND :last"
_FOLLOW_UPS = """
SELECT n.on_day, n.late, n.total, f.id, f.uuid, p.id, p.display_name, o.name, f.due_on, f.reason, f.text, f.state,
       f.snoozed, f.done_on
FROM numbered n CROSS JOIN follow_up f ON f.id = n.id
LEFT JOIN person p ON p.id = f.person_id LEFT JOIN organisation o ON o.id = f.organisation_id
WHERE n.number <= :most ORDER BY n.on_day, f.due_on, f.id
"""
_COMMITMENTS = """
SELECT n.on_day, n.late, n.total, c.id, p.id, p.display_name, c.text, c.direction, c.due_on, c.state, c.done_on
FROM numbered n CROSS JOIN commitment c ON c.id = n.id JOIN person p ON p.id = c.person_id
WHERE n.number <= :most ORDER BY n.on_day, c.due_on, c.id
"""
#: A day may go on with a time, so that the last one ends before the next: `:last` is a day with a sign after it.
_OPEN_FOLLOW_UPS = f"""
WITH found AS (
    SELECT f.id, f.due_on AS due, max(substr(f.due_on, 1, 10), :today) AS on_day, f.due_on < :today AS late
    FROM follow_up f LEFT JOIN person p ON p.id = f.person_id
    WHERE f.state = 'open' AND f.deleted_at IS NULL AND f.due_on {_BETWEEN} AND p.deleted_at IS NULL
) {_NUMBERED} {_FOLLOW_UPS}
"""
_DONE_FOLLOW_UPS = f"""
WITH found AS (
    SELECT f.id, f.changed_at AS due, substr(f.done_on, 1, 10) AS on_day, 0 AS late
    FROM follow_up f LEFT JOIN person p ON p.id = f.person_id
    WHERE f.state = 'done' AND f.deleted_at IS NULL AND f.done_on {_BETWEEN} AND p.deleted_at IS NULL
) {_NUMBERED} {_FOLLOW_UPS}
"""
_OPEN_COMMITMENTS = f"""
WITH found AS (
    SELECT c.id, c.due_on AS due, max(substr(c.due_on, 1, 10), :today) AS on_day, c.due_on < :today AS late
    FROM commitment c JOIN person p ON p.id = c.person_id AND p.deleted_at IS NULL
    WHERE c.state = 'open' AND c.due_on {_BETWEEN}
) {_NUMBERED} {_COMMITMENTS}
"""
_DONE_COMMITMENTS = f"""
WITH found AS (
    SELECT c.id, c.changed_at AS due, substr(c.done_on, 1, 10) AS on_day, 0 AS late
    FROM commitment c JOIN person p ON p.id = c.person_id AND p.deleted_at IS NULL
    WHERE c.state = 'done' AND c.done_on {_BETWEEN}
) {_NUMBERED} {_COMMITMENTS}
"""
_CADENCES = f"""
WITH found AS (
    SELECT s.person_id AS id, s.next_due AS due, max(s.next_due, :today) AS on_day, s.next_due < :today AS late
    FROM person_state s WHERE s.next_due IS NOT NULL AND s.next_due {_BETWEEN}
) {_NUMBERED}
SELECT n.on_day, n.late, n.total, p.id, p.display_name, s.every_days, s.last_contact_on, s.next_due,
       s.limit_days, s.limit_on
FROM numbered n CROSS JOIN person_state s ON s.person_id = n.id JOIN person p ON p.id = n.id
WHERE n.number <= :most ORDER BY n.on_day, s.next_due, p.id
"""


class _Asking(NamedTuple):
    """A query, how its rows are read, and which kind of thing they are."""

    query: str
    read: Callable[[Sequence[Any]], Task]
    kind: str


def _follow_up(row: Sequence[Any]) -> Task:
    key, uuid, person, name, organisation, due, reason, text, state, snoozed, done = row
    link = PersonLink(person, name) if person is not None else None
    found = FollowUp(key, uuid, link, organisation, _day(due), reason, text, state, snoozed, _day(done))
    return follow_up_task(found, found.due or found.done_on or date.min)


def _commitment(row: Sequence[Any]) -> Task:
    key, person, name, text, direction, due, state, done = row
    found = Commitment(key, PersonLink(person, name), text, direction, _day(due), state, _day(done))
    return commitment_task(found, found.due or found.done_on or date.min)


def _cadence(row: Sequence[Any]) -> Task:
    person, name, every, last, due, limit, limit_on = row
    return cadence_task(
        CadenceDue(PersonLink(person, name), every, _day(last), date.fromisoformat(due), limit, _day(limit_on))
    )


OPEN = (
    _Asking(_OPEN_FOLLOW_UPS, _follow_up, FOLLOW_UP),
    _Asking(_OPEN_COMMITMENTS, _commitment, DEADLINE),
    _Asking(_CADENCES, _cadence, FOLLOW_UP),
)
DONE = (_Asking(_DONE_FOLLOW_UPS, _follow_up, FOLLOW_UP), _Asking(_DONE_COMMITMENTS, _commitment, DEADLINE))


def planned_rows(
    connection: Connection, askings: Sequence[_Asking], days: tuple[date, date], asked: DaysAsked
) -> Planned:
    """Ask for each kind of thing between two days; open ones from before today stand on today."""
    values = {
        "first": days[0].isoformat(),
        "last": f"{days[1].isoformat()}~",
        "today": asked.today.isoformat(),
        "most": asked.most,
    }
    tasks: list[Dated] = []
    more: Counter[tuple[date, str]] = Counter()
    for asking in askings:
        heaps: dict[tuple[str, int], int] = {}
        for day, late, total, *row in connection.execute(asking.query, values):
            tasks.append(Dated(date.fromisoformat(day), asking.read(row), done=askings is DONE))
            heaps[day, late] = total
        for (day, _late), total in heaps.items():
            more[date.fromisoformat(day), asking.kind] += max(0, total - asked.most)
    return Planned(tasks, {key: left for key, left in more.items() if left})


def _day(text: str | None) -> date | None:
    """Read the day of an ISO text, which may go on with a time."""
    return date.fromisoformat(text[:10]) if text else None
