# SPDX-License-Identifier: GPL-3.0-or-later
"""Which rows are about a person, read from the schema, so that a new table cannot be forgotten."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from coterie.storage.schema import Reference, references_to
from coterie.storage.undoing.put_aside import twin_of

if TYPE_CHECKING:
    from coterie.storage.connections import Connection

#: Links that are cut when what they name goes; rows with any other link go with it.
CUT = frozenset({
    ("person", "met_through_id"), ("interaction", "event_id"), ("commitment", "interaction_id"),
})  # fmt: skip
#: What several people share goes when everybody in it goes: table, the links to its people, their column.
SHARED = (("interaction", "participant", "interaction_id"), ("event", "attendee", "event_id"))
#: What is the owner's own and names people: it stays, without its trace of them.
OWN = (
    ("contribution", "contribution_person", "contribution_id"), ("opportunity", "opportunity_person", "opportunity_id"),
)  # fmt: skip
#: Where it may name them in words, whether a row links them or not; what hangs on it, too.
OWN_TEXTS = {
    "contribution": ("title", "text", "url"),
    "opportunity": ("title", "text", "notes", "next_step", "url", "origin"),
    "stage_event": ("label", "note"),
    "learning_resource": ("title", "text", "url", "provider"),
    "credential": ("name", "text", "url"),
    "membership_fact": ("value",),
}

#: Entries that are in no table any more and were some people's alone. A link may stand in the log or be put aside, and
#: those of one entry in both: only all of them together say whose it was.
_GONE = """
SELECT entry FROM (
    SELECT CAST(old ->> '$.{column}' AS INTEGER) AS entry, CAST(old ->> '$.person_id' AS INTEGER) AS who
    FROM change WHERE tbl = '{links}' AND op = 'D' AND old IS NOT NULL AND change_set_id <> :step
    UNION ALL SELECT {column}, person_id FROM {twin})
WHERE entry NOT IN (SELECT id FROM {table})
GROUP BY entry HAVING min(coalesce(who, 0) IN (SELECT value FROM json_each(:whom))) = 1
"""


def gone_entries_of(connection: Connection, whom: set[int], except_step: int) -> dict[str, set[int]]:
    """Give by table the keys of what only the history knows and what was theirs alone; one step tells nothing."""
    values = {"whom": json.dumps(sorted(whom)), "step": except_step}
    return {
        table: {
            row[0]
            for row in connection.execute(
                _GONE.format(table=table, links=links, column=column, twin=twin_of(links)), values
            )
        }
        for table, links, column in SHARED
    }


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
