# SPDX-License-Identifier: GPL-3.0-or-later
"""Counting what the vault holds by what it is to a person: one query, each count from the smallest index there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.services.ports.kinds import (
    BINNED,
    CALENDAR,
    COMMUNITIES,
    CONTACT,
    CONVERSATIONS,
    DATES,
    GIVEN,
    HISTORY,
    LEARNING,
    NOTES,
    OPPORTUNITIES,
    ORGANISATIONS,
    PEOPLE,
    PLANS,
    READ_FILES,
    RELATIONS,
    SIZE,
)

if TYPE_CHECKING:
    from coterie.storage.connections import Connection

#: People without the owner and without the bin; a row of a partial index is either in or out, so nothing is read.
_COUNTS = {
    PEOPLE: "SELECT count(*) - 1 FROM person INDEXED BY person_same_name WHERE deleted_at IS NULL",
    CONTACT: """
SELECT (SELECT count(*) FROM contact_point WHERE person_id IS NOT NULL)
     + (SELECT count(*) FROM contact_point WHERE organisation_id IS NOT NULL)
""",
    DATES: "SELECT (SELECT count(*) FROM important_date) + (SELECT count(*) FROM field_value)",
    NOTES: """
SELECT (SELECT count(*) FROM note WHERE person_id IS NOT NULL)
     + (SELECT count(*) FROM note WHERE organisation_id IS NOT NULL)
""",
    CONVERSATIONS: """
SELECT (SELECT count(*) FROM interaction) - (SELECT count(*) FROM interaction WHERE deleted_at IS NOT NULL)
""",
    PLANS: "SELECT (SELECT count(*) FROM follow_up) + (SELECT count(*) FROM commitment)",
    RELATIONS: "SELECT count(*) FROM relationship",
    CALENDAR: "SELECT (SELECT count(*) FROM event) - (SELECT count(*) FROM event WHERE deleted_at IS NOT NULL)",
    ORGANISATIONS: "SELECT count(*) FROM organisation",
    COMMUNITIES: "SELECT (SELECT count(*) FROM community) + (SELECT count(*) FROM membership)",
    GIVEN: "SELECT count(*) FROM contribution",
    OPPORTUNITIES: "SELECT count(*) FROM opportunity",
    LEARNING: "SELECT (SELECT count(*) FROM learning_resource) + (SELECT count(*) FROM credential)",
    READ_FILES: "SELECT count(*) FROM source_record",
    BINNED: """
SELECT (SELECT count(*) FROM person WHERE deleted_at IS NOT NULL)
     + (SELECT count(*) FROM interaction WHERE deleted_at IS NOT NULL)
     + (SELECT count(*) FROM event WHERE deleted_at IS NOT NULL)
""",
    HISTORY: "SELECT count(*) FROM change_set",
    SIZE: "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size",
}
_ALL = f"SELECT {', '.join(f'({query})' for query in _COUNTS.values())}"
_LEFT = "SELECT count(*) FROM export_log WHERE at_utc >= ? AND format NOT LIKE 'print%'"


class KindCounting:
    """Counts over one connection."""

    def __init__(self, connection: Connection) -> None:
        """Read over a connection inside a transaction."""
        self._connection = connection

    def counts(self) -> dict[str, int]:
        """Count everything by kind, and the bytes that all of it takes."""
        return dict(zip(_COUNTS, self._connection.execute(_ALL).fetchone(), strict=True))

    def left_since(self, at_utc: int) -> int:
        """Count the files that left the vault since a moment; what went onto paper is no file."""
        return int(self._connection.execute(_LEFT, (at_utc,)).fetchone()[0])
