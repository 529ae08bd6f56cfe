# SPDX-License-Identifier: GPL-3.0-or-later
"""What a step did to people who were there before it, read from its own log, and what would bring a value back."""

from __future__ import annotations

import json
from collections import defaultdict
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from coterie.domain.import_plans import FILE, MINE, FieldKey
from coterie.storage.undoing.log import values_of

if TYPE_CHECKING:
    from coterie.storage.connections import Connection


class Revert(NamedTuple):
    """What brings an old value back: columns of a row, or with None the row goes."""

    table: str
    row_id: int
    values: dict[str, Any] | None


class Change(NamedTuple):
    """One changed value of a person. mine: what keeps the old value; both: what keeps it beside the new one.

    group: changes of one post, which goes back whole by `whole` when all of them do; 0 = none.
    """

    person: int
    field: str
    old: str
    new: str
    mine: tuple[Revert, ...]
    title: str = ""
    uses: tuple[str, ...] = (FILE, MINE)
    both: tuple[Revert, ...] = ()
    group: int = 0
    whole: tuple[Revert, ...] = ()

    @property
    def key(self) -> FieldKey:
        """Name this change so that it is found again when the import is done in earnest."""
        said = f"{self.title}\x1f{self.old}\x1f{self.new}"
        return FieldKey(self.person, self.field, sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16])


_TABLES = ("person", "contact_point", "affiliation", "important_date", "note")
_FIRST_MADE = "SELECT tbl, min(row_id) FROM change WHERE change_set_id = ? AND op = 'I' GROUP BY tbl"
_UPDATED = f"""
SELECT tbl, row_id, old FROM change WHERE change_set_id = ? AND op = 'U' AND tbl IN {_TABLES} ORDER BY id
"""
#: Rows the step made, of people who were there before; :first is the first person the step made.
_ADDED = """
SELECT t.person_id, t.id, {columns} FROM change c CROSS JOIN {table} t
ON t.id BETWEEN c.row_id AND coalesce(c.last_row_id, c.row_id) {joins}
WHERE c.change_set_id = :step AND c.tbl = '{table}' AND c.op = 'I' AND t.person_id < :first AND t.person_id <> :owner
ORDER BY t.id
"""
_OWNER = "SELECT coalesce(max(CAST(value AS INTEGER)), 0) FROM setting WHERE name = 'owner_person_id'"
_NOBODY_YET = 1 << 62

Rows = dict[int, list[tuple[Any, ...]]]


class StepRows:
    """What a step did to the rows of people who were there before it."""

    def __init__(self, connection: Connection, step: int) -> None:
        """Read the old values of every row of these people that the step wrote to."""
        self.connection = connection
        self.step = step
        made = dict(connection.execute(_FIRST_MADE, (step,)).fetchall())
        self._first_person = made.get("person", _NOBODY_YET)
        self._owner = connection.execute(_OWNER).fetchone()[0]
        self.old: dict[str, dict[int, dict[str, Any]]] = {table: {} for table in _TABLES}
        for table, row_id, old in connection.execute(_UPDATED, (step,)):
            if row_id < made.get(table, _NOBODY_YET):
                self.old[table].setdefault(row_id, values_of(old))

    def is_told(self, person: int | None) -> bool:
        """Say whether changes of a person are told: not those of the owner or of somebody new."""
        return person is not None and person < self._first_person and person != self._owner

    def now(self, table: str, columns: str) -> dict[int, tuple[Any, ...]]:
        """Give the present values of the rows of a table that the step wrote to."""
        keys = json.dumps(list(self.old[table]))
        query = f"SELECT id, {columns} FROM {table} WHERE id IN (SELECT value FROM json_each(?))"
        return {row[0]: row[1:] for row in self.connection.execute(query, (keys,))}

    def added(self, table: str, columns: str, joins: str = "") -> Rows:
        """Give the rows of a table that the step made, by person: key, then columns."""
        query = _ADDED.format(table=table, columns=columns, joins=joins)
        values = {"step": self.step, "first": self._first_person, "owner": self._owner}
        found: Rows = defaultdict(list)
        for person, *row in self.connection.execute(query, values):
            found[person].append(tuple(row))
        return found
