# SPDX-License-Identifier: GPL-3.0-or-later
"""Which rows are about a person, read from the schema, so that a new table cannot be forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.storage.schema import Reference, references_to

if TYPE_CHECKING:
    from coterie.storage.connections import Connection

#: Links that are cut when what they name goes; rows with any other link go with it.
CUT = frozenset({
    ("person", "met_through_id"), ("interaction", "event_id"), ("commitment", "interaction_id"),
})  # fmt: skip
#: What several people share goes when everybody in it goes: table, the links to its people, their column.
SHARED = (("interaction", "participant", "interaction_id"), ("event", "attendee", "event_id"))


def rows_about_people(connection: Connection) -> tuple[Reference, ...]:
    """List the tables whose rows go when the person they name goes."""
    return tuple(
        reference
        for reference in references_to(connection).get("person", ())
        if (reference.table, reference.column) not in CUT
    )


def count_rows_about(connection: Connection, person: int) -> int:
    """Count the rows that are about a person."""
    return sum(
        int(
            connection.execute(
                f"SELECT count(*) FROM {reference.table} WHERE {reference.column} = ?", (person,)
            ).fetchone()[0]
        )
        for reference in rows_about_people(connection)
    )
