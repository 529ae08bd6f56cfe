# SPDX-License-Identifier: GPL-3.0-or-later
"""Many people at once: their keys go into a temporary table, and every act is a statement over it.

Rows that an act makes are logged as ranges of keys, as an import logs its own.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

from coterie.domain.chosen_people import CadenceShare, ChosenName, ChosenPeople, TagShare
from coterie.domain.person_links import PersonLink
from coterie.storage.people.reading import folded_tag
from coterie.storage.undoing.put_aside import without_triggers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coterie.services.ports.bulk import Spread
    from coterie.storage.connections import Connection
    from coterie.storage.writing import Step

#: How many of the chosen people are named, and how many of their tags.
NAMED, TAGS = 5, 6

_TABLE = "CREATE TEMP TABLE IF NOT EXISTS chosen (id INTEGER PRIMARY KEY, at INTEGER NOT NULL)"
_CHOOSE = """
INSERT INTO temp.chosen SELECT p.id, min(k.key) FROM json_each(?) k CROSS JOIN person p ON p.id = k.value
WHERE p.deleted_at IS NULL
  AND p.id <> coalesce((SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'owner_person_id'), 0)
GROUP BY p.id
"""
_FIRST = """
SELECT p.id, p.display_name, p.given FROM temp.chosen c CROSS JOIN person p ON p.id = c.id ORDER BY c.at LIMIT ?
"""
_CADENCES = """
SELECT CASE WHEN s.next_due IS NOT NULL THEN s.every_days END AS days, count(*)
FROM temp.chosen c LEFT JOIN person_state s ON s.person_id = c.id GROUP BY days ORDER BY days IS NULL, 2 DESC, days
"""
_OPEN = "follow_up f ON f.person_id = c.id AND f.state = 'open' AND f.deleted_at IS NULL"
_PLANNED = f"SELECT count(DISTINCT c.id), min(c.id) FROM temp.chosen c CROSS JOIN {_OPEN}"
_PLANNED_FOR = f"""
SELECT p.id, p.display_name, min(f.due_on) FROM temp.chosen c CROSS JOIN {_OPEN} CROSS JOIN person p ON p.id = c.id
WHERE c.id = ?
"""
_WITHOUT = f"SELECT count(*) FROM temp.chosen c WHERE NOT EXISTS (SELECT 1 FROM {_OPEN.replace(' ON ', ' WHERE ')})"
_WORN = """
SELECT t.name, count(*), count(*) OVER () FROM temp.chosen c CROSS JOIN person_tag x ON x.person_id = c.id
JOIN tag t ON t.id = x.tag_id GROUP BY t.id ORDER BY 2 DESC, t.folded LIMIT ?
"""
_LAST = """
SELECT max(s.last_contact_on), min(s.last_contact_on), sum(s.last_contact_on IS NULL)
FROM temp.chosen c LEFT JOIN person_state s ON s.person_id = c.id
"""
_LONGEST = """
SELECT p.id, p.display_name FROM temp.chosen c CROSS JOIN person_state s ON s.person_id = c.id
CROSS JOIN person p ON p.id = c.id WHERE s.last_contact_on IS NOT NULL
ORDER BY s.last_contact_on, c.at LIMIT 1
"""
_MARKED = """
SELECT (SELECT count(*) FROM temp.chosen c CROSS JOIN contact_point x ON x.person_id = c.id AND x.sensitivity > 0),
       (SELECT count(*) FROM temp.chosen c CROSS JOIN note x ON x.person_id = c.id AND x.sensitivity > 0)
"""

_TAG = """
INSERT INTO person_tag (person_id, tag_id) SELECT c.id, :tag FROM temp.chosen c
WHERE NOT EXISTS (SELECT 1 FROM person_tag x WHERE x.person_id = c.id AND x.tag_id = :tag)
"""
_UNTAG = "DELETE FROM person_tag WHERE tag_id = ? AND person_id IN (SELECT id FROM temp.chosen)"
_RULES_OF = "person_id IN (SELECT id FROM temp.chosen)"
#: A rule that is off begins anew; one that runs goes on from where it began.
_RENEW_RULE = f"""
UPDATE cadence_rule SET ideal_days = :days, limit_days = NULL, paused = 0,
       starts_on = CASE WHEN paused THEN :today ELSE starts_on END
WHERE {_RULES_OF} AND (ideal_days, limit_days, paused) IS NOT (:days, NULL, 0)
"""
_MAKE_RULE = """
INSERT INTO cadence_rule (person_id, ideal_days, starts_on) SELECT c.id, :days, :today FROM temp.chosen c
WHERE NOT EXISTS (SELECT 1 FROM cadence_rule r WHERE r.person_id = c.id)
"""
_SHARED = """
SELECT r.id FROM person_tag t CROSS JOIN cadence_rule r ON r.tag_id = t.tag_id WHERE t.person_id = {0}
ORDER BY r.ideal_days, r.id LIMIT 1
"""
_PAUSE_RULE = f"""
UPDATE cadence_rule SET paused = 1 WHERE {_RULES_OF} AND paused = 0
AND EXISTS ({_SHARED.format("cadence_rule.person_id")})
"""
_DROP_RULE = f"DELETE FROM cadence_rule WHERE {_RULES_OF} AND NOT EXISTS ({_SHARED.format('cadence_rule.person_id')})"
#: Where a tag would bring its own rule, a paused one keeps it away.
_PAUSED_RULE = f"""
INSERT INTO cadence_rule (person_id, ideal_days, limit_days, starts_on, paused)
SELECT c.id, r.ideal_days, r.limit_days, r.starts_on, 1
FROM temp.chosen c CROSS JOIN cadence_rule r ON r.id = ({_SHARED.format("c.id")})
WHERE NOT EXISTS (SELECT 1 FROM cadence_rule own WHERE own.person_id = c.id)
"""
#: A random identifier as RFC 9562 writes it, made where the rows are.
_UUID = """
lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-'
|| substr('89AB', 1 + (abs(random()) % 4), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))
"""
_PLAN = f"""
INSERT INTO follow_up (uuid, person_id, due_on, reason, created_at, changed_at)
SELECT {_UUID}, w.id, date(:today, '+' || (1 + (:before + w.number) * :days / :people) || ' days'), :reason, :now, :now
FROM (SELECT c.id, row_number() OVER (ORDER BY c.at) - 1 AS number FROM temp.chosen c
      WHERE NOT EXISTS (SELECT 1 FROM {_OPEN.replace(" ON ", " WHERE ")})) w
"""
_WAITING = f"""
SELECT c.id FROM temp.chosen c
WHERE NOT EXISTS (SELECT 1 FROM {_OPEN.replace(" ON ", " WHERE ")}) ORDER BY c.at
"""
_BIN = f"UPDATE person SET deleted_at = :now, changed_at = :now WHERE {_RULES_OF.replace('person_id', 'id')}"


class BulkReading:
    """Many people at once, read over one connection."""

    def __init__(self, connection: Connection) -> None:
        """Read over a connection inside a transaction."""
        self._connection = connection

    def look(self, ids: Sequence[int], today: date) -> ChosenPeople:
        """Say what people have in common, in a fixed number of queries."""
        del today
        number = self._choose(ids)
        run = self._connection.execute
        worn = run(_WORN, (TAGS,)).fetchall()
        newest, oldest, never = run(_LAST).fetchone()
        longest = run(_LONGEST).fetchone()
        planned, only = self._planned()
        numbers, entries = run(_MARKED).fetchone()
        return ChosenPeople(
            people=number,
            first=tuple(ChosenName(*row) for row in run(_FIRST, (NAMED,))),
            cadences=tuple(CadenceShare(*row) for row in run(_CADENCES)),
            planned=planned,
            only_planned=only,
            tags=tuple(TagShare(name, people) for name, people, _all in worn),
            tags_in_all=worn[0][2] if worn else 0,
            newest=_day(newest),
            oldest=_day(oldest),
            longest=PersonLink(*longest) if longest else None,
            never=never or 0,
            numbers=numbers,
            entries=entries,
        )

    def present(self, ids: Sequence[int]) -> int:
        """Count who of these people is there and no owner."""
        return self._choose(ids)

    def waiting(self, ids: Sequence[int]) -> list[int]:
        """Give those of these people who have no open follow-up, in their order."""
        self._choose(ids)
        return [row[0] for row in self._connection.execute(_WAITING)]

    def without_follow_up(self, ids: Sequence[int]) -> int:
        """Count who of these people has no open follow-up."""
        self._choose(ids)
        return int(self._connection.execute(_WITHOUT).fetchone()[0])

    def _planned(self) -> tuple[int, tuple[PersonLink, date | None] | None]:
        """Count who has an open follow-up; where it is one person, say who and for which day."""
        planned, person = self._connection.execute(_PLANNED).fetchone()
        if planned != 1:
            return planned, None
        key, name, due = self._connection.execute(_PLANNED_FOR, (person,)).fetchone()
        return 1, (PersonLink(key, name), _day(due))

    def _choose(self, ids: Sequence[int]) -> int:
        """Put the people into the table that all statements read, and count who is there."""
        run = self._connection.execute
        run(_TABLE)
        run("DELETE FROM temp.chosen")
        return int(run(_CHOOSE, (json.dumps(list(ids)),)).rowcount)


class BulkTable(BulkReading):
    """Many people at once, written over the connection of one step."""

    def __init__(self, writing: Step) -> None:
        """Write in a step."""
        super().__init__(writing.connection)
        self._step = writing

    def interrupt(self) -> None:
        """Stop what goes on, from any thread: the whole step leaves nothing behind."""
        self._connection.interrupt()

    def add_tags(self, ids: Sequence[int], names: Sequence[str]) -> int:
        """Give people tags, making those that are new."""
        self._choose(ids)
        return sum(self._insert("person_tag", _TAG, {"tag": self._tag(name)}) for name in names)

    def remove_tags(self, ids: Sequence[int], names: Sequence[str]) -> int:
        """Take tags off people."""
        self._choose(ids)
        found = [self._tag_id(name) for name in names]
        return sum(self._connection.execute(_UNTAG, (tag,)).rowcount for tag in found if tag)

    def put_rule(self, ids: Sequence[int], every_days: int, today: date) -> int:
        """Let people have a cadence of their own."""
        self._choose(ids)
        values = {"days": every_days, "today": today.isoformat()}
        renewed = int(self._connection.execute(_RENEW_RULE, values).rowcount)
        return renewed + self._insert("cadence_rule", _MAKE_RULE, values)

    def silence(self, ids: Sequence[int]) -> int:
        """Let people have no cadence, whatever their tags say."""
        self._choose(ids)
        changed = sum(int(self._connection.execute(sql).rowcount) for sql in (_PAUSE_RULE, _DROP_RULE))
        return changed + self._insert("cadence_rule", _PAUSED_RULE, {})

    def plan(self, ids: Sequence[int], spread: Spread, reason: str) -> int:
        """Plan a follow-up with everybody who has none."""
        self._choose(ids)
        values = {
            "today": spread.today.isoformat(), "days": spread.days, "people": spread.people, "before": spread.before,
            "reason": reason, "now": self._step.now_utc,
        }  # fmt: skip
        return self._insert("follow_up", _PLAN, values)

    def put_in_bin(self, ids: Sequence[int]) -> int:
        """Put people into the bin."""
        self._choose(ids)
        return int(self._connection.execute(_BIN, {"now": self._step.now_utc}).rowcount)

    def _insert(self, table: str, sql: str, values: dict[str, object]) -> int:
        """Insert rows in one statement, log the range of their keys, and count them."""
        with self._by_range(table):
            return int(self._connection.execute(sql, values).rowcount)

    @contextmanager
    def _by_range(self, table: str) -> Iterator[None]:
        """Log what the block inserts into a table by the range of its keys, which are never used twice."""
        last = "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = ?), 0)"
        before = self._connection.execute(last, (table,)).fetchone()[0]
        with without_triggers(self._connection, (table,), "i"):
            yield
        after = self._connection.execute(last, (table,)).fetchone()[0]
        if after > before:
            self._step.made(table, before + 1, after)

    def _tag(self, name: str) -> int:
        """Give the key of a tag, making it when it is new."""
        values = (name, folded_tag(name))
        return self._tag_id(name) or int(
            self._connection.execute("INSERT INTO tag (name, folded) VALUES (?, ?)", values).lastrowid
        )

    def _tag_id(self, name: str) -> int | None:
        row = self._connection.execute("SELECT id FROM tag WHERE folded = ?", (folded_tag(name),)).fetchone()
        return row[0] if row else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None
