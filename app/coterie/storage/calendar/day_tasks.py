# SPDX-License-Identifier: GPL-3.0-or-later
"""What is due on a day: everything by its key, from indexes alone, and the few that are shown with their rows.

Who lies in the bin is looked up once for all: asking each person would read a page for everything that is due.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from coterie.domain.day_lists import (
    CADENCE,
    FOLLOW_UP,
    PROMISE,
    REQUEST,
    Waiting,
    cadence_task,
    commitment_task,
    follow_up_task,
    kind_of_commitment,
    rank_of_cadence,
)
from coterie.domain.due import Rank
from coterie.storage.time.reading import TimeReading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.domain.day_lists import Task
    from coterie.storage.connections import Connection

#: Nothing of these passes with its day.
_STAYS = True
IN_BIN = "(SELECT x.id FROM person x WHERE x.deleted_at IS NOT NULL)"
_FOLLOW_UPS = f"""
SELECT f.id, f.person_id, f.due_on FROM follow_up f
WHERE f.state = 'open' AND f.deleted_at IS NULL AND f.due_on <= ?
  AND (f.person_id IS NULL OR f.person_id NOT IN {IN_BIN})
"""
_COMMITMENTS = f"""
SELECT c.id, c.person_id, c.due_on, c.direction FROM commitment c
WHERE c.state = 'open' AND c.due_on <= ? AND c.person_id NOT IN {IN_BIN}
"""
_CADENCES = """
SELECT s.person_id, s.next_due, s.last_contact_on IS NOT NULL FROM person_state s
WHERE s.next_due IS NOT NULL AND s.next_due <= ?
"""


class TaskReading:
    """Everything due up to a day, read over one connection."""

    def __init__(self, connection: Connection) -> None:
        """Read over a connection inside a transaction."""
        self._connection = connection

    def waiting(self, until: date) -> list[Waiting]:
        """List everything due up to a day by key, days to remember left out."""
        ask, day, last = self._connection.execute, date.fromisoformat, (until.isoformat(),)
        return [
            *(
                Waiting(Rank.DATE, _STAYS, day(due[:10]), key, FOLLOW_UP, person)
                for key, person, due in ask(_FOLLOW_UPS, last)
            ),
            *(
                Waiting(rank, _STAYS, day(due[:10]), key, kind, person)
                for key, person, due, direction in ask(_COMMITMENTS, last)
                for kind, rank in (kind_of_commitment(direction),)
            ),
            *(
                Waiting(rank, _STAYS, day(due), person, CADENCE, person)
                for person, due, met in ask(_CADENCES, last)
                for rank in (rank_of_cadence(met=bool(met)),)
            ),
        ]

    def tasks(self, chosen: Sequence[Waiting]) -> list[Task]:
        """Read the things behind keys, in any order; no days to remember."""
        ids = {kind: [one.id for one in chosen if one.kind == kind] for kind in (FOLLOW_UP, CADENCE)}
        promised = [one.id for one in chosen if one.kind in {PROMISE, REQUEST}]
        time = TimeReading(self._connection)
        return [
            *(follow_up_task(one, one.due) for one in time.follow_ups(ids[FOLLOW_UP]) if one.due),
            *(commitment_task(one, one.due) for one in time.commitments(promised) if one.due),
            *(cadence_task(one) for one in time.cadences(ids[CADENCE])),
        ]
