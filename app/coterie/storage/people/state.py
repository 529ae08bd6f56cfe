# SPDX-License-Identifier: GPL-3.0-or-later
"""The derived state of a relationship: last real contact, counts, cadence, what is due next, and strength."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.storage.people import strengths
from coterie.storage.people.strength_sql import STRENGTH

if TYPE_CHECKING:
    from coterie.storage.connections import Connection

_FORGET = "DELETE FROM person_state WHERE person_id IN (SELECT id FROM touched_state)"

#: Counts and the newest contact are read from the index of timelines alone; only its day is looked up.
_RENEW = f"""
INSERT INTO person_state (person_id, last_contact_utc, last_contact_on, contacts_in, contacts_out, calls, meetings,
                          every_days, limit_days, next_due, limit_on, next_follow_up, strength)
WITH live AS (
    SELECT p.id, p.pause_until FROM touched_state s CROSS JOIN person p ON p.id = s.id
    WHERE p.deleted_at IS NULL AND p.status = 'active'
      AND p.id <> coalesce((SELECT value FROM setting WHERE name = 'owner_person_id'), 0)
),
counted AS (
    SELECT live.id,
           max(t.at_utc) AS at_utc,
           t.interaction_id AS newest,  -- of the row that max took
           sum((t.contact - 1) % 4 = 1) AS contacts_in,
           sum((t.contact - 1) % 4 = 2) AS contacts_out,
           sum((t.contact - 1) / 4 = 1) AS calls,
           sum((t.contact - 1) / 4 = 2) AS meetings
    FROM live CROSS JOIN participant t ON t.person_id = live.id AND t.contact > 0
    GROUP BY live.id
),
contact AS (
    SELECT c.*, CASE WHEN length(i.at_text) >= 10 THEN substr(i.at_text, 1, 10)
                     ELSE date(c.at_utc, 'unixepoch') END AS on_day
    FROM counted c CROSS JOIN interaction i ON i.id = c.newest
),
rule AS (
    SELECT live.id,
           coalesce(own.ideal_days, shared.ideal_days) AS ideal,
           CASE WHEN own.id IS NOT NULL THEN own.limit_days ELSE shared.limit_days END AS lim,
           coalesce(own.starts_on, shared.starts_on) AS starts_on,
           CASE WHEN own.id IS NOT NULL THEN own.paused ELSE shared.paused END AS paused
    FROM live
    LEFT JOIN cadence_rule own ON own.person_id = live.id
    LEFT JOIN cadence_rule shared ON own.id IS NULL AND shared.id = (
        SELECT r.id FROM person_tag pt JOIN cadence_rule r ON r.tag_id = pt.tag_id
        WHERE pt.person_id = live.id ORDER BY r.ideal_days, r.id LIMIT 1)
),
due AS (
    SELECT live.id,
           CASE WHEN rule.paused = 0 THEN
               max(date(coalesce(contact.on_day, rule.starts_on), '+' || rule.ideal || ' days'),
                   coalesce(live.pause_until, '')) END AS next_due,
           CASE WHEN rule.paused = 0 AND rule.lim IS NOT NULL THEN
               max(date(coalesce(contact.on_day, rule.starts_on), '+' || rule.lim || ' days'),
                   coalesce(live.pause_until, '')) END AS limit_on
    FROM live LEFT JOIN contact ON contact.id = live.id LEFT JOIN rule ON rule.id = live.id
),
planned AS (
    SELECT live.id, min(f.due_on) AS due_on
    FROM live CROSS JOIN follow_up f ON f.person_id = live.id AND f.state = 'open' AND f.deleted_at IS NULL
    GROUP BY live.id
)
SELECT s.*, {STRENGTH}
FROM (
    SELECT live.id, contact.at_utc, contact.on_day AS last_contact_on,
           coalesce(contact.contacts_in, 0) AS contacts_in, coalesce(contact.contacts_out, 0) AS contacts_out,
           coalesce(contact.calls, 0) AS calls, coalesce(contact.meetings, 0) AS meetings,
           rule.ideal, rule.lim, due.next_due, due.limit_on,
           CASE WHEN due.next_due IS NULL THEN planned.due_on WHEN planned.due_on IS NULL THEN due.next_due
                ELSE min(due.next_due, planned.due_on) END
    FROM live
    LEFT JOIN contact ON contact.id = live.id
    LEFT JOIN rule ON rule.id = live.id
    LEFT JOIN due ON due.id = live.id
    LEFT JOIN planned ON planned.id = live.id
) s
"""


def refresh(connection: Connection) -> None:
    """Compute the state of everybody in `touched_state` anew, the strength for the day that all others are of."""
    connection.execute(_FORGET)
    connection.execute(_RENEW, {"today": strengths.kept_day(connection)})
