# SPDX-License-Identifier: GPL-3.0-or-later
"""A mark of what a vault holds: two marks are the same only where nothing was done in between.

It is made of the history, whose steps have their times, so that a vault that was restored and went another way has
another mark. What is no step of the user's (drafts, what is worked out anew each day, settings of backups) is left out.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coterie.storage.connections import Connection

#: The way marks are made: another number with every change of it.
WAY = 1
_PARTS = (
    "SELECT id, at_utc, label FROM change_set WHERE state = 'done' ORDER BY id DESC LIMIT 1",
    "SELECT min(id), count(*) FROM change_set WHERE state = 'undone'",
    "SELECT max(id) FROM change",
    "SELECT count(*) FROM person",
)
#: These tables came later than the others: a vault that waits for its migration may lack them.
_YOUNGER = ("export_log", "erased_fingerprint")


def mark_of(connection: Connection) -> str:
    """Give the mark of what a vault holds now."""
    parts = [connection.execute(query).fetchone() for query in _PARTS]
    present = {row[0] for row in connection.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'")}
    parts += [connection.execute(f"SELECT count(*) FROM {name}").fetchone() for name in _YOUNGER if name in present]
    return f"{WAY}:{hashlib.sha256(json.dumps(parts).encode()).hexdigest()}"


def are_comparable(one: str, other: str) -> bool:
    """Say whether two marks were made in the same way."""
    return one.partition(":")[0] == other.partition(":")[0]


def has_history(connection: Connection) -> bool:
    """Say whether anything was ever done: a step, or somebody besides the owner."""
    found = connection.execute("SELECT EXISTS (SELECT 1 FROM change), (SELECT count(*) FROM person)").fetchone()
    return bool(found[0]) or int(found[1]) > 1
