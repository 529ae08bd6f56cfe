# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing single facts, notes and relations: one row each, so that undo takes back no more than was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.person_pages import DAY, FIELD, NOTE, POINT
from coterie.storage.people.table import month_day

if TYPE_CHECKING:
    from coterie.domain.people import ContactPoint
    from coterie.domain.person_pages import FactKey
    from coterie.storage.connections import Connection

#: What a fact is kept as, and its table.
_TABLES = {POINT: "contact_point", DAY: "important_date", FIELD: "field_value", NOTE: "note"}
_ADD_POINT = """
INSERT INTO contact_point (person_id, kind, label, value, normalised, sensitivity, position)
SELECT :person, :kind, :label, :value, :normalised, :mark, coalesce(max(position) + 1, 0) FROM contact_point
WHERE person_id = :person AND kind = :kind
"""
_PUT_POINT = "UPDATE contact_point SET label = ?, value = ?, normalised = ? WHERE id = ?"
_ADD_DAY = "INSERT INTO important_date (person_id, kind, label, date, month_day) VALUES (?, ?, ?, ?, ?)"
_ADD_NOTE = "INSERT INTO note ({0}, text, sensitivity, created_at, changed_at) VALUES (?, ?, ?, ?, ?)"
_ADD_RELATION = """
INSERT INTO relationship (person_id, other_person_id, kind)
SELECT :person, :other, :kind WHERE NOT EXISTS (
    SELECT 1 FROM relationship WHERE person_id = :person AND other_person_id = :other AND kind = :kind)
"""


class FactsTable:
    """Single facts, notes and relations, written over the connection of one step."""

    def __init__(self, connection: Connection, now_utc: int) -> None:
        """Write over a step's connection; now_utc: seconds since 1970."""
        self._connection = connection
        self._now_utc = now_utc

    def add_point(self, person: int, point: ContactPoint) -> None:
        """Add a way to reach a person, behind those of its kind."""
        values = {
            "person": person, "kind": point.kind, "label": point.label, "value": point.value,
            "normalised": point.normalised, "mark": int(point.private),
        }  # fmt: skip
        self._connection.execute(_ADD_POINT, values)

    def put_point(self, key: int, point: ContactPoint) -> None:
        """Write value, label and what it compares by anew; everything else stays."""
        self._connection.execute(_PUT_POINT, (point.label, point.value, point.normalised, key))

    def add_day(self, person: int, kind: str, label: str, remembered: str) -> None:
        """Add a day to remember."""
        self._connection.execute(_ADD_DAY, (person, kind, label, remembered, month_day(remembered)))

    def put_day(self, key: int, label: str, remembered: str) -> None:
        """Write a day to remember anew."""
        self._connection.execute(
            "UPDATE important_date SET label = ?, date = ?, month_day = ? WHERE id = ?",
            (label, remembered, month_day(remembered), key),
        )

    def put_field(self, key: int, value: str) -> None:
        """Write a value under a name of the user's own anew."""
        self._connection.execute("UPDATE field_value SET value = ? WHERE id = ?", (value, key))

    def remove(self, key: FactKey) -> None:
        """Remove a fact or a note."""
        self._connection.execute(f"DELETE FROM {_TABLES[key.holder]} WHERE id = ?", (key.id,))

    def mark(self, key: FactKey, mark: int) -> None:
        """Mark a fact or a note: 0 none, 1 private, 2 sensitive."""
        self._connection.execute(f"UPDATE {_TABLES[key.holder]} SET sensitivity = ? WHERE id = ?", (mark, key.id))

    def add_note(self, person: int, text: str, mark: int) -> int:
        """Add a note on a person and give its key."""
        return self._add_note("person_id", person, text, mark)

    def add_organisation_note(self, organisation: int, text: str, mark: int) -> int:
        """Add a note on an organisation and give its key."""
        return self._add_note("organisation_id", organisation, text, mark)

    def put_note(self, note: int, text: str) -> None:
        """Write the text of a note anew."""
        self._connection.execute("UPDATE note SET text = ?, changed_at = ? WHERE id = ?", (text, self._now_utc, note))

    def add_relation(self, person: int, other: int, kind: str) -> None:
        """Write down what somebody is to a person, once."""
        self._connection.execute(_ADD_RELATION, {"person": person, "other": other, "kind": kind})

    def add_relation_by_name(self, person: int, name: str, kind: str) -> None:
        """Write down what somebody who is not in the vault is to a person."""
        self._connection.execute(
            "INSERT INTO relationship (person_id, other_name, kind) VALUES (?, ?, ?)", (person, name, kind)
        )

    def remove_relation(self, relation: int) -> None:
        """Remove a relation."""
        self._connection.execute("DELETE FROM relationship WHERE id = ?", (relation,))

    def put_band(self, person: int, band: str) -> None:
        """Let the band of a tie be the one the user says, or "" for what is worked out."""
        run = self._connection.execute
        if not band:
            run("DELETE FROM tie_override WHERE person_id = ?", (person,))
        elif not run("UPDATE tie_override SET band = ? WHERE person_id = ?", (band, person)).rowcount:
            run("INSERT INTO tie_override (person_id, band) VALUES (?, ?)", (person, band))

    def _add_note(self, column: str, key: int, text: str, mark: int) -> int:
        """Write a note on a person or an organisation; `column` is one of two names written above, never data."""
        values = (key, text, mark, self._now_utc, self._now_utc)
        return int(self._connection.execute(_ADD_NOTE.format(column), values).lastrowid)
