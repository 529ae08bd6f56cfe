# SPDX-License-Identifier: GPL-3.0-or-later
"""What backups remember inside the vault. None of it is a step of the user's, so there is nothing to undo."""

from __future__ import annotations

import contextlib
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from coterie.storage.connections import Connection, transaction
from coterie.storage.undoing import log as undo_log

if TYPE_CHECKING:
    from collections.abc import Mapping

SECOND_PLACE, COPIED_AT, CHECKED_AT = "backup_second_place", "backup_copied_at", "backup_checked_at"
_PUT = "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"


def value_of(connection: Connection, name: str) -> str | None:
    """Read a setting."""
    row = connection.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
    return None if row is None else str(row[0])


def moment_of(connection: Connection, name: str) -> datetime | None:
    """Read a setting that is a moment."""
    value = value_of(connection, name)
    return None if value is None else datetime.fromtimestamp(int(value), UTC)


def moments_of(connection: Connection, name: str) -> dict[str, int]:
    """Read a setting that keeps a moment, in seconds, for each of several things; what is none is left out."""
    with contextlib.suppress(ValueError, AttributeError):
        told = json.loads(value_of(connection, name) or "{}")
        return {str(thing): seconds for thing, seconds in told.items() if isinstance(seconds, int)}
    return {}


def put(connection: Connection, values: Mapping[str, str | None], now: datetime) -> None:
    """Write settings in one transaction; None removes one."""
    with transaction(connection):
        step = undo_log.open_step(connection, "", int(now.timestamp()))
        for name, value in values.items():
            if value is None:
                connection.execute("DELETE FROM setting WHERE name = ?", (name,))
            else:
                connection.execute(_PUT, (name, value))
        connection.execute("DELETE FROM change WHERE change_set_id = ?", (step,))
        undo_log.end_step(connection, step)
