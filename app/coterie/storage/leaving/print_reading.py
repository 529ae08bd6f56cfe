# SPDX-License-Identifier: GPL-3.0-or-later
"""What paper needs to know: keys of what is marked private, and the next step with people; each by its index."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from coterie.services.ports.printing import NextOn

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coterie.storage.connections import Connection

_TABLES = frozenset({
    "person", "follow_up", "commitment", "interaction", "event", "important_date", "affiliation", "organisation",
    "relationship",
})  # fmt: skip
_MARKED = "SELECT x.id FROM json_each(?) k CROSS JOIN {0} x ON x.id = k.value WHERE x.sensitivity > 0"
#: Of the columns beside a least value, SQLite gives those of the row that has it.
_NEXT = """
SELECT person, min(day), text FROM (
    SELECT f.person_id AS person, f.due_on AS day, f.reason AS text
    FROM json_each(:keys) k CROSS JOIN follow_up f ON f.person_id = k.value
    WHERE f.state = 'open' AND f.deleted_at IS NULL AND f.due_on IS NOT NULL AND f.sensitivity = 0
    UNION ALL
    SELECT c.person_id, c.due_on, c.text
    FROM json_each(:keys) k CROSS JOIN commitment c ON c.person_id = k.value
    WHERE c.state = 'open' AND c.due_on IS NOT NULL AND c.sensitivity = 0
    UNION ALL
    SELECT s.person_id, s.next_due, ''
    FROM json_each(:keys) k CROSS JOIN person_state s ON s.person_id = k.value WHERE s.next_due IS NOT NULL
) GROUP BY person
"""


class PrintReading:
    """What paper needs to know, read over one connection."""

    def __init__(self, connection: Connection) -> None:
        """Read over a connection inside a transaction."""
        self._connection = connection

    def marked(self, what: str, keys: Iterable[int]) -> frozenset[int]:
        """Give those of some keys that are marked private or sensitive."""
        if what not in _TABLES:
            raise ValueError(what)
        found = self._connection.execute(_MARKED.format(what), (json.dumps(list(keys)),))
        return frozenset(row[0] for row in found)

    def next_steps(self, people: Sequence[int]) -> dict[int, NextOn]:
        """Give what comes next with each of some people, without what is marked private."""
        rows = self._connection.execute(_NEXT, {"keys": json.dumps(list(people))})
        return {person: NextOn(date.fromisoformat(day[:10]), text) for person, day, text in rows}
