# SPDX-License-Identifier: GPL-3.0-or-later
"""Changing entries of timelines that were written before.

An entry that is taken out leaves an empty row in the bin: its text is gone for good with the history of the step, and a
file that brings the same record again finds it changed by the user and lets it be.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.interactions import contact_code, is_contact

if TYPE_CHECKING:
    from coterie.domain.interactions import ChangedInteraction
    from coterie.storage.connections import Connection

_ENTRY = "SELECT kind, direction, title, text, party, created_at FROM interaction WHERE id = ?"
#: What is changed in the second it was made would look untouched to a later import.
_CHANGED = "changed_at = max(?, created_at + 1)"
_PUT = f"""
UPDATE interaction SET kind = ?, direction = ?, title = ?, text = ?, counts = ?, {_CHANGED} WHERE id = ?
"""
_PUT_MOMENT = """
UPDATE interaction SET at_utc = ?, at_text = ?, at_zone = ?, at_precision = ? WHERE id = ?
"""
_REMOVE = f"""
UPDATE interaction SET title = '', text = '', place = '', mood = '', deleted_at = ?, {_CHANGED} WHERE id = ?
"""


class EntriesTable:
    """Entries of timelines, changed over the connection of one step."""

    def __init__(self, connection: Connection, now_utc: int) -> None:
        """Write over a step's connection; now_utc: seconds since 1970."""
        self._connection = connection
        self._now_utc = now_utc

    def put(self, key: int, changed: ChangedInteraction) -> None:
        """Write an entry anew, with what follows from its kind and its day; the same again leaves no trace."""
        run = self._connection.execute
        *was, party, _created = run(_ENTRY, (key,)).fetchone()
        if was != [changed.kind, changed.direction, changed.title, changed.text]:
            counts = int(is_contact(changed.kind, party))
            words = (changed.kind, changed.direction, changed.title, changed.text)
            run(_PUT, (*words, counts, self._now_utc, key))
        if changed.at is not None:
            run(_PUT_MOMENT, (changed.at.utc, changed.at.text, changed.at.zone, changed.at.precision, key))
            run(f"UPDATE interaction SET {_CHANGED} WHERE id = ?", (self._now_utc, key))
        contact = contact_code(changed.kind, party, changed.direction)
        run(
            "UPDATE participant SET (at_utc, contact) = (SELECT at_utc, ? FROM interaction WHERE id = interaction_id) "
            "WHERE interaction_id = ? AND (contact <> ? OR at_utc <> (SELECT at_utc FROM interaction WHERE id = ?))",
            (contact, key, contact, key),
        )

    def remove(self, key: int) -> None:
        """Take an entry out of every timeline; nothing of its text stays, and no file brings it back."""
        self._connection.execute(_REMOVE, (self._now_utc, self._now_utc, key))
        self._connection.execute("UPDATE participant SET contact = 0 WHERE interaction_id = ?", (key,))
