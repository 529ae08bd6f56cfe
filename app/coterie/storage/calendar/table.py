# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing events of the user's own, what was said at events, and what the calendar leaves out."""

from __future__ import annotations

import json
import uuid
from typing import TYPE_CHECKING

from coterie.domain.interactions import contact_code, is_contact
from coterie.storage.calendar.reading import OWN_UID, CalendarReading
from coterie.storage.connections import Connection, transaction

if TYPE_CHECKING:
    from coterie.domain.calendar_events import NewEvent, SaidAfterwards, WrittenNote
    from coterie.domain.moments import Moment
    from coterie.storage.calendar.nudges import Lane

_ADD = """
INSERT INTO event (uuid, ics_uid, title, at_utc, at_text, at_zone, at_precision, ends_on, all_day, place, text,
                   created_at, changed_at)
VALUES (:uuid, :uid, :title, :utc, :written, :zone, :precision, :ends_on, :all_day, :place, :text, :now, :now)
"""
MEETING = "meeting"
#: A changed event has a higher sequence number, so that a calendar that has it updates it.
_PUT = """
UPDATE event SET title = :title, at_utc = :utc, at_text = :written, at_zone = :zone, at_precision = :precision,
    ends_on = :ends_on, all_day = :all_day, place = :place, text = :text, sequence = sequence + 1, changed_at = :now
WHERE id = :event
"""
_LEAVE = """
DELETE FROM attendee WHERE event_id = ? AND person_id IS NOT NULL
AND person_id NOT IN (SELECT value FROM json_each(?))
"""
_JOIN = """
INSERT INTO attendee (event_id, person_id) SELECT :event, :person
WHERE NOT EXISTS (SELECT 1 FROM attendee WHERE event_id = :event AND person_id = :person)
"""
#: No channel: the entry was written by hand, whatever a newer calendar file says.
_ADD_NOTE = """
INSERT INTO interaction (kind, direction, at_utc, at_text, at_zone, at_precision, minutes, party, counts, title, place,
                         text, event_id, created_at, changed_at)
SELECT 'meeting', 'both', :utc, :written, :zone, :precision, :minutes, :party, :counts, e.title, e.place, :text, e.id,
       :now, :now FROM event e WHERE e.id = :event
"""
_PUT_NOTE = """
UPDATE interaction SET text = :text, party = max(party, :party), changed_at = :now WHERE id = :note
"""
_NOT_THERE = """
DELETE FROM participant WHERE interaction_id = ? AND person_id NOT IN (SELECT value FROM json_each(?))
"""
_THERE = """
INSERT INTO participant (interaction_id, person_id, at_utc, contact) SELECT :note, :person, :utc, :contact
WHERE NOT EXISTS (SELECT 1 FROM participant WHERE interaction_id = :note AND person_id = :person)
"""


class CalendarTable(CalendarReading):
    """Events of the user's own, and what was said at events, written over the connection of one step."""

    def __init__(self, connection: Connection, now_utc: int) -> None:
        """Write over a step's connection; now_utc: seconds since 1970."""
        super().__init__(connection)
        self._now_utc = now_utc

    def add_event(self, new: NewEvent, at: Moment, ends_on: str) -> int:
        """Add an event and give its key."""
        name = str(uuid.uuid4())
        values = {**self._values(new, at, ends_on), "uuid": name, "uid": f"{name}{OWN_UID}"}
        event = int(self._connection.execute(_ADD, values).lastrowid)
        self._put_people(event, new.people)
        return event

    def put_event(self, event: int, new: NewEvent, at: Moment, ends_on: str) -> None:
        """Write an event anew, with the people who take part."""
        self._connection.execute(_PUT, {**self._values(new, at, ends_on), "event": event})
        self._connection.execute(_LEAVE, (event, json.dumps(new.people)))
        self._put_people(event, new.people)

    def bin_event(self, event: int) -> None:
        """Put an event into the bin."""
        self._connection.execute("UPDATE event SET deleted_at = ? WHERE id = ?", (self._now_utc, event))

    def put_note(self, event: int, note: WrittenNote | None, said: SaidAfterwards) -> int:
        """Write what was said at a date of an event, into the entry that is there or a new one, and give its key."""
        party = len(said.people)
        values = {
            "event": event, "note": note.id if note else 0, "utc": said.at.utc, "written": said.at.text,
            "zone": said.at.zone, "precision": said.at.precision, "minutes": said.minutes, "party": party,
            "counts": int(is_contact(MEETING, party)), "text": said.text, "now": self._now_utc,
        }  # fmt: skip
        if note is None:
            key = int(self._connection.execute(_ADD_NOTE, values).lastrowid)
        else:
            key = note.id
            self._connection.execute(_PUT_NOTE, values)
            self._connection.execute(_NOT_THERE, (key, json.dumps(said.people)))
        party = self._connection.execute("SELECT party FROM interaction WHERE id = ?", (key,)).fetchone()[0]
        contact = contact_code(MEETING, party, "both")
        self._connection.executemany(
            _THERE,
            [{"note": key, "person": person, "utc": said.at.utc, "contact": contact} for person in said.people],
        )
        return key

    def _put_people(self, event: int, people: tuple[int, ...]) -> None:
        self._connection.executemany(_JOIN, [{"event": event, "person": person} for person in people])

    def _values(self, new: NewEvent, at: Moment, ends_on: str) -> dict[str, str | int]:
        return {
            "title": new.title, "utc": at.utc, "written": at.text, "zone": at.zone, "precision": at.precision,
            "ends_on": ends_on, "all_day": int(new.starts is None), "place": new.place, "text": new.text,
            "now": self._now_utc,
        }  # fmt: skip


class SqlCalendarChoices:
    """Keeps what the calendar leaves out."""

    def __init__(self, vault: Lane) -> None:
        """Belong to a vault."""
        self._vault = vault

    def set_hidden(self, what: str, *, hidden: bool) -> None:
        """Leave a kind or a calendar out, or show it again."""
        with self._vault.writing() as connection, transaction(connection):
            if hidden:
                connection.execute("INSERT OR IGNORE INTO calendar_hidden (what) VALUES (?)", (what,))
            else:
                connection.execute("DELETE FROM calendar_hidden WHERE what = ?", (what,))
