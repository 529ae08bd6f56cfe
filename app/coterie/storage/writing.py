# SPDX-License-Identifier: GPL-3.0-or-later
"""The unit of work: one call, one transaction, one undo step, one account of what changed."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from coterie.domain.changes import Changes
from coterie.storage.connections import Connection, transaction
from coterie.storage.undoing import log as undo_log
from coterie.storage.undoing.touched import refresh_derived

if TYPE_CHECKING:
    from collections.abc import Iterator

_DAY_SECONDS = 86_400
KEEP_DAYS = 30
KEEP_STEPS = 100


class Step:
    """A step being written: its connection and number; `changes` is filled when the block ends."""

    def __init__(self, connection: Connection, number: int, label: str, now_utc: int) -> None:
        """Belong to a transaction that has begun."""
        self.connection = connection
        self.number = number
        self.label = label
        self.now_utc = now_utc
        self.changes = Changes(label)

    def made(self, table: str, first: int, last: int) -> None:
        """Log the keys of rows inserted in bulk."""
        undo_log.log_range(self.connection, self.number, table, first, last)


@contextmanager
def step(connection: Connection, label: str, now: datetime) -> Iterator[Step]:
    """Run a block as one transaction and one undo step; an exception leaves no trace of either."""
    now_utc = int(now.astimezone(UTC).timestamp())
    with transaction(connection):
        number = undo_log.open_step(connection, label, now_utc)
        writing = Step(connection, number, label, now_utc)
        yield writing
        refresh_derived(connection, number)
        writing.changes = Changes(writing.label, counts_of(connection, number))
        if writing.label != label:
            connection.execute("UPDATE change_set SET label = ? WHERE id = ?", (writing.label, number))
        if undo_log.end_step(connection, number):
            undo_log.forget_undone(connection)
        undo_log.prune(connection, now_utc - KEEP_DAYS * _DAY_SECONDS, KEEP_STEPS)


def counts_of(connection: Connection, number: int) -> dict[str, int]:
    """Count the rows that a step changed, by table."""
    rows = connection.execute(
        "SELECT tbl, sum(coalesce(last_row_id, row_id) - row_id + 1) FROM change WHERE change_set_id = ? GROUP BY tbl",
        (number,),
    )
    return dict(rows.fetchall())
