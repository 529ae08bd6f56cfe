# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing organisations, and who was where from when to when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.identity import organisation_key

if TYPE_CHECKING:
    from coterie.storage.connections import Connection

_HOLDER = """
SELECT id FROM organisation WHERE folded = :folded AND deleted_at IS NULL
UNION ALL SELECT organisation_id FROM organisation_alias WHERE folded = :folded LIMIT 1
"""


class OrganisationsTable:
    """Organisations, written over the connection of one step."""

    def __init__(self, connection: Connection, now_utc: int) -> None:
        """Write over a step's connection; now_utc: seconds since 1970."""
        self._connection = connection
        self._now_utc = now_utc

    def holder_of(self, name: str) -> int | None:
        """Give the organisation that a name or another spelling of it belongs to."""
        row = self._connection.execute(_HOLDER, {"folded": organisation_key(name)}).fetchone()
        return row[0] if row else None

    def rename(self, organisation: int, name: str) -> None:
        """Give an organisation another name."""
        self._connection.execute(
            "UPDATE organisation SET name = ?, folded = ?, changed_at = ? WHERE id = ?",
            (name, organisation_key(name), self._now_utc, organisation),
        )

    def put_place(self, organisation: int, place: str) -> None:
        """Say where an organisation is."""
        self._connection.execute(
            "UPDATE organisation SET place = ?, changed_at = ? WHERE id = ?", (place, self._now_utc, organisation)
        )

    def add_alias(self, organisation: int, name: str) -> None:
        """Add another spelling of a name."""
        self._connection.execute(
            "INSERT INTO organisation_alias (organisation_id, name, folded) VALUES (?, ?, ?)",
            (organisation, name, organisation_key(name)),
        )

    def remove_alias(self, alias: int) -> None:
        """Take another spelling away."""
        self._connection.execute("DELETE FROM organisation_alias WHERE id = ?", (alias,))

    def put_stay(self, affiliation: int, starts_on: str, ends_on: str) -> None:
        """Say from when to when somebody was there, as ISO text of what is known."""
        self._connection.execute(
            "UPDATE affiliation SET starts_on = ?, ends_on = ? WHERE id = ?", (starts_on, ends_on, affiliation)
        )
