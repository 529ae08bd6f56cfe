# SPDX-License-Identifier: GPL-3.0-or-later
"""Which kinds of things stand on days, without the things: what a small month shows."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from coterie.domain.calendar_days import BIRTHDAY, LATE_TOLD, days_between, month_days

if TYPE_CHECKING:
    from coterie.domain.calendar_days import DaysAsked
    from coterie.storage.connections import Connection

#: The first thing that is found answers for its day, so a full day costs no more than one with a single thing.
#: `from_day` is the day itself, and for today the first day on which what is late is still told; a day may go on with
#: a time.
_TO_DO = """
WITH k AS (
    SELECT value AS day, CASE WHEN value = :today THEN :late_from ELSE value END AS from_day, value || '~' AS to_day
    FROM json_each(:days)
)
SELECT day, 'follow_up' FROM k WHERE day >= :today AND (EXISTS (
    SELECT 1 FROM follow_up f LEFT JOIN person p ON p.id = f.person_id
    WHERE f.state = 'open' AND f.deleted_at IS NULL AND f.due_on BETWEEN from_day AND to_day AND p.deleted_at IS NULL
) OR EXISTS (
    SELECT 1 FROM person_state s WHERE s.next_due IS NOT NULL AND s.next_due BETWEEN from_day AND to_day
)) OR EXISTS (
    SELECT 1 FROM follow_up f LEFT JOIN person p ON p.id = f.person_id
    WHERE f.state = 'done' AND f.deleted_at IS NULL AND f.done_on BETWEEN day AND to_day AND p.deleted_at IS NULL
)
UNION ALL
SELECT day, 'deadline' FROM k WHERE day >= :today AND EXISTS (
    SELECT 1 FROM commitment c JOIN person p ON p.id = c.person_id AND p.deleted_at IS NULL
    WHERE c.state = 'open' AND c.due_on BETWEEN from_day AND to_day
) OR EXISTS (
    SELECT 1 FROM commitment c JOIN person p ON p.id = c.person_id AND p.deleted_at IS NULL
    WHERE c.state = 'done' AND c.done_on BETWEEN day AND to_day
)
"""
#: A day to remember of a known year does not come round before it; one without a year sorts before every year.
_REMEMBERED = """
SELECT day FROM (
    SELECT json_extract(value, '$[0]') AS day, json_extract(value, '$[1]') AS month_day FROM json_each(:pairs)
) k WHERE EXISTS (
    SELECT 1 FROM important_date d CROSS JOIN person_state s ON s.person_id = d.person_id
    WHERE d.month_day = k.month_day AND d.month_day <> '' AND substr(d.date, 1, 4) <= substr(k.day, 1, 4)
)
"""


def kinds_on_days(connection: Connection, asked: DaysAsked) -> set[tuple[date, str]]:
    """Give each day with each kind of thing that stands on it, events left out."""
    days = days_between(asked.first, asked.last)
    values = {
        "days": json.dumps([day.isoformat() for day in days]),
        "today": asked.today.isoformat(),
        "late_from": (asked.today - LATE_TOLD).isoformat(),
    }
    found = {(date.fromisoformat(day), kind) for day, kind in connection.execute(_TO_DO, values)}
    pairs = json.dumps([(day.isoformat(), month_day) for day in days for month_day in month_days(day, day)])
    remembered = connection.execute(_REMEMBERED, {"pairs": pairs})
    return found | {(date.fromisoformat(day), BIRTHDAY) for (day,) in remembered}
