# SPDX-License-Identifier: GPL-3.0-or-later
"""What was suggested on which day. Nothing of it is a step of the user's, so no step logs it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Protocol

from coterie.storage.connections import Connection, transaction

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

#: Long enough for every rule about what is not suggested again.
_KEPT_DAYS = 400


class Lane(Protocol):
    """Where nudges are written."""

    @property
    def is_viewing(self) -> bool:
        """Whether nothing can be written."""

    def writing(self) -> AbstractContextManager[Connection]:
        """Take the one write lane."""


class SqlNudges:
    """Keeps what was suggested."""

    def __init__(self, vault: Lane) -> None:
        """Belong to a vault."""
        self._vault = vault

    def keep(self, day: date, kind: str, person: int | None) -> None:
        """Keep what a day suggests, and that it suggests nothing for None; what was chosen first stays.

        Nobody asked for it, so a vault that can only be looked at suggests nothing rather than failing.
        """
        if self._vault.is_viewing:
            return
        with self._vault.writing() as connection, transaction(connection):
            old = (day - timedelta(days=_KEPT_DAYS)).isoformat()
            connection.execute("DELETE FROM nudge WHERE day < ?", (old,))
            connection.execute(
                "INSERT OR IGNORE INTO nudge (day, kind, person_id) VALUES (?, ?, ?)", (day.isoformat(), kind, person)
            )

    def dismiss(self, day: date) -> None:
        """Take away what a day suggests, for good."""
        with self._vault.writing() as connection, transaction(connection):
            connection.execute("UPDATE nudge SET dismissed = 1 WHERE day = ?", (day.isoformat(),))
