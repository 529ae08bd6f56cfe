# SPDX-License-Identifier: GPL-3.0-or-later
"""Which people and texts a step touched, read from its own log: derived rows follow from there.

Because the log is written by triggers, no table module can forget to say what it changed, and undo and redo need
no rules of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.storage.people import state as person_state
from coterie.storage.searching import rows as search_rows
from coterie.storage.undoing.put_aside import twin_of

if TYPE_CHECKING:
    from coterie.storage.connections import Connection

#: For each table, how its rows lead to people: SQL giving person keys of a row `t`.
_OWN = "SELECT t.id"
_OF_PERSON = "SELECT t.person_id"
_WORDS = {
    "person": (_OWN, "id"),
    "contact_point": (_OF_PERSON, "person_id"),
    "affiliation": (_OF_PERSON, "person_id"),
    "person_tag": (_OF_PERSON, "person_id"),
    "field_value": (_OF_PERSON, "person_id"),
}
_STATE = {
    "person": (_OWN, "id"),
    "participant": (_OF_PERSON, "person_id"),
    "follow_up": (_OF_PERSON, "person_id"),
    "cadence_rule": (_OF_PERSON, "person_id"),
    "person_tag": (_OF_PERSON, "person_id"),
}
#: Rows whose change concerns everybody who is linked to them, now.
_LINKED_WORDS = {
    "organisation": "SELECT person_id FROM affiliation WHERE organisation_id",
    "tag": "SELECT person_id FROM person_tag WHERE tag_id",
}
_LINKED_STATE = {"interaction": "SELECT person_id FROM participant WHERE interaction_id"}


def refresh_derived(connection: Connection, step: int, after: int = 0) -> None:
    """Bring search rows and states up to date with the changes of a step after a change id."""
    tables = {
        row[0]
        for row in connection.execute(
            "SELECT DISTINCT tbl FROM change WHERE change_set_id = ? AND id > ?", (step, after)
        )
    }
    for name in ("touched_words", "touched_state"):
        connection.execute(f"CREATE TEMP TABLE IF NOT EXISTS {name} (id INTEGER PRIMARY KEY)")
        connection.execute(f"DELETE FROM temp.{name}")
    for table in sorted(tables):
        _collect(connection, table, step, after)
    if "setting" in tables:
        _collect_owner(connection, step, after)
    search_rows.refresh_people(connection)
    person_state.refresh(connection)
    search_rows.refresh_texts(connection, step, after)
    for name in ("touched_words", "touched_state"):
        connection.execute(f"DELETE FROM temp.{name}")


def _collect(connection: Connection, table: str, step: int, after: int) -> None:
    for name, direct, linked in (
        ("touched_words", _WORDS, _LINKED_WORDS),
        ("touched_state", _STATE, _LINKED_STATE),
    ):
        if table in direct:
            select, column = direct[table]
            connection.execute(
                f"INSERT OR IGNORE INTO temp.{name} SELECT p FROM ({select} AS p FROM change c JOIN {table} t "
                f"ON t.id BETWEEN c.row_id AND coalesce(c.last_row_id, c.row_id) "
                f"WHERE c.change_set_id = ? AND c.id > ? AND c.tbl = '{table}') WHERE p IS NOT NULL",
                (step, after),
            )
            connection.execute(
                f"INSERT OR IGNORE INTO temp.{name} SELECT p FROM (SELECT old ->> '$.{column}' AS p FROM change "
                f"WHERE change_set_id = ? AND id > ? AND tbl = '{table}' AND old IS NOT NULL) WHERE p IS NOT NULL",
                (step, after),
            )
            connection.execute(
                f"INSERT OR IGNORE INTO temp.{name} SELECT {column} FROM {twin_of(table)} "
                f"WHERE step = ? AND {column} IS NOT NULL",
                (step,),
            )
        if table in linked:
            # Rows that were only inserted are named by their links, which are changes of this step themselves.
            connection.execute(
                f"INSERT OR IGNORE INTO temp.{name} {linked[table]} IN (SELECT row_id FROM change "
                f"WHERE change_set_id = ? AND id > ? AND tbl = '{table}' AND op <> 'I')",
                (step, after),
            )
    if table == "cadence_rule":
        _collect_by_tag(connection, step, after)


def _collect_by_tag(connection: Connection, step: int, after: int) -> None:
    """A rule for a tag concerns everybody who wears it."""
    connection.execute(
        "INSERT OR IGNORE INTO temp.touched_state SELECT person_id FROM person_tag WHERE tag_id IN ("
        "SELECT r.tag_id FROM change c JOIN cadence_rule r ON r.id = c.row_id "
        "WHERE c.change_set_id = ? AND c.id > ? AND c.tbl = 'cadence_rule' "
        "UNION SELECT old ->> '$.tag_id' FROM change "
        "WHERE change_set_id = ? AND id > ? AND tbl = 'cadence_rule' AND old IS NOT NULL "
        f"UNION SELECT tag_id FROM {twin_of('cadence_rule')} WHERE step = ?)",
        (step, after, step, after, step),
    )


def _collect_owner(connection: Connection, step: int, after: int) -> None:
    """The owner is in no list: whoever becomes or was the owner changes place."""
    for name in ("touched_words", "touched_state"):
        connection.execute(
            f"INSERT OR IGNORE INTO temp.{name} SELECT p.id FROM person p WHERE p.id IN ("
            "SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'owner_person_id' "
            "UNION SELECT CAST(old ->> '$.value' AS INTEGER) FROM change WHERE change_set_id = ? AND id > ? "
            "AND tbl = 'setting' AND old ->> '$.name' = 'owner_person_id')",
            (step, after),
        )
