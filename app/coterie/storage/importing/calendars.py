# SPDX-License-Identifier: GPL-3.0-or-later
"""Found events and tasks: past meetings with people the vault knows become interactions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.records import FoundEvent, FoundFollowUp
from coterie.domain.things import thing_of
from coterie.storage.importing.erased import without_erased
from coterie.storage.importing.tally import CREATED, UNCHANGED, UPDATED, Kept
from coterie.storage.importing.timeline import meeting_of, put_interaction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.storage.importing.context import Import
    from coterie.storage.importing.fresh import Fresh
    from coterie.storage.importing.references import References

#: Sources that name people one by one as they are picked.
_PICKED = "guest_lists."
_EVENT_COLUMNS = (
    "title = ?, at_utc = ?, at_text = ?, at_zone = ?, at_precision = ?, ends_on = ?, all_day = ?, place = ?, "
    "text = ?, status = ?, rule = ?, sequence = ?, changed_at = ?"
)
#: Meetings of an event that came with it, and that nobody edited or hung a promise on.
_UNTOUCHED = """
SELECT id FROM interaction i WHERE event_id = ? AND changed_at = created_at AND channel = 'calendar'
AND NOT EXISTS (SELECT 1 FROM commitment c WHERE c.interaction_id = i.id)
"""


class CalendarsIn:
    """Takes found events and tasks, a batch at a time."""

    def __init__(self, importing: Import, references: References) -> None:
        """Belong to an import."""
        self._in = importing
        self._references = references

    def take_events(self, batch: Sequence[Fresh]) -> None:
        """Bring in a batch of events."""
        found = [(record, thing_of(record.kind, record.payload)) for record in batch]
        events = [
            (record, without_erased(self._in, record, event))
            for record, event in found
            if isinstance(event, FoundEvent)
        ]
        self._references.look_up(ref for _record, event in events for ref in event.people)
        for record, event in events:
            if record.was_entity_kind == "event" and record.was_entity_id is not None:
                event_id = record.was_entity_id
                if _sequence(record) > event.sequence:
                    # An older version than the one that came before brings nothing back.
                    self._in.tally.row(record, UNCHANGED)
                    self._in.tally.entity("events", UNCHANGED)
                    continue
                adds = self._in.tally.files[record.file_index].found.source.startswith(_PICKED)
                self._change_event(event_id, event, adds=adds)
                outcome = UPDATED
            else:
                event_id = self._make_event(event)
                outcome = CREATED
            self._put_people(event_id, event, is_new=outcome == CREATED)
            self._in.keep_source(record, "event", event_id, found=True)
            self._in.tally.row(record, outcome)
            self._in.tally.entity("events", outcome)
        self._in.rows.flush_when_full()

    def _make_event(self, event: FoundEvent) -> int:
        now = self._in.now_utc
        names = (self._in.new_uuid(), event.uid, event.recurrence_id, event.calendar)
        return self._in.rows.add("event", *names, *_event_values(event), now, now)

    def _change_event(self, event_id: int, event: FoundEvent, *, adds: bool) -> None:
        """Write a newer version; dates already kept stay, and so do meetings the user wrote in.

        adds: it names those who were picked now, beside those who were picked before.
        """
        self._in.rows.flush()
        values = (*_event_values(event), self._in.now_utc, event_id)
        self._in.connection.execute(f"UPDATE event SET {_EVENT_COLUMNS} WHERE id = ?", values)
        run = self._in.connection.execute
        run("DELETE FROM occurrence WHERE event_id = ?", (event_id,))
        if not adds:
            run("DELETE FROM attendee WHERE event_id = ?", (event_id,))
        for (interaction_id,) in run(_UNTOUCHED, (event_id,)).fetchall():
            run("DELETE FROM participant WHERE interaction_id = ?", (interaction_id,))
            run("DELETE FROM interaction WHERE id = ?", (interaction_id,))

    def _put_people(self, event_id: int, event: FoundEvent, *, is_new: bool) -> None:
        """Write who takes part, the coming dates, and a meeting for each past one with people the vault knows."""
        add = self._in.rows.add
        people: dict[int, str] = {}
        there = "SELECT person_id, name, mail FROM attendee WHERE event_id = ?"
        present = set() if is_new else set(self._in.connection.execute(there, (event_id,)).fetchall())
        for ref in event.people:
            person_id = self._references.person_of(ref)
            mail = next((key[5:] for key in ref.keys if key.startswith("mail:")), "")
            if (person_id, ref.name, mail) not in present:
                add("attendee", event_id, person_id, ref.name, mail, ref.role)
            if person_id is not None:
                people[person_id] = ref.role
        for at in event.occurrences:
            add("occurrence", event_id, at.utc, at.text)
        if not people:
            return
        edited = (
            set()
            if is_new
            else {
                row[0]
                for row in self._in.connection.execute("SELECT at_utc FROM interaction WHERE event_id = ?", (event_id,))
            }
        )
        for at in event.meetings:
            if at.utc not in edited:
                put_interaction(self._in, meeting_of(event, at), people, event_id)

    def take_follow_ups(self, batch: Sequence[Fresh]) -> None:
        """Bring in a batch of tasks."""
        for record in batch:
            found = thing_of(record.kind, record.payload)
            assert isinstance(found, FoundFollowUp)  # noqa: S101 (the kind says so)
            found = without_erased(self._in, record, found)
            if record.was_entity_kind == "follow_up" and record.was_entity_id is not None:
                self._change_follow_up(record, found, record.was_entity_id)
                follow_up_id, outcome = record.was_entity_id, UPDATED
            else:
                follow_up_id, outcome = self._make_follow_up(found), CREATED
            self._in.keep_source(record, "follow_up", follow_up_id, found=True)
            self._in.tally.row(record, outcome)
            self._in.tally.entity("follow_ups", outcome)
        self._in.rows.flush_when_full()

    def _make_follow_up(self, found: FoundFollowUp) -> int:
        self._references.look_up(found.people)
        people = [self._references.person_of(ref) for ref in found.people]
        person_id = next((one for one in people if one is not None), None)
        now = self._in.now_utc
        return self._in.rows.add(
            "follow_up",
            self._in.new_uuid(),
            person_id,
            found.title,
            found.text,
            found.due[:10] or None,
            found.state,
            found.done_on[:10] or None,
            found.uid,
            now,
            now,
        )

    def _change_follow_up(self, record: Fresh, found: FoundFollowUp, follow_up_id: int) -> None:
        self._in.rows.flush()
        base = thing_of("follow_up", record.was_found) if record.was_found else found
        assert isinstance(base, FoundFollowUp)  # noqa: S101 (the kind says so)
        row = self._in.connection.execute(
            "SELECT reason, text, due_on, state, done_on FROM follow_up WHERE id = ?", (follow_up_id,)
        ).fetchone()
        mine = dict(zip(("reason", "text", "due_on", "state", "done_on"), row, strict=True))
        before, after = _columns(base), _columns(found)
        for column, value in after.items():
            if before[column] == value or mine[column] == value:
                continue
            if mine[column] == before[column]:
                self._in.connection.execute(
                    f"UPDATE follow_up SET {column} = ?, changed_at = ? WHERE id = ?",
                    (value, self._in.now_utc, follow_up_id),
                )
            else:
                self._in.tally.kept.append(
                    Kept("follow_up", follow_up_id, column, str(mine[column] or ""), str(value or ""))
                )


def _sequence(record: Fresh) -> int:
    """Give the version of an event that came before."""
    base = thing_of("event", record.was_found) if record.was_found else None
    return base.sequence if isinstance(base, FoundEvent) else 0


def _columns(found: FoundFollowUp) -> dict[str, str | None]:
    return {
        "reason": found.title,
        "text": found.text,
        "due_on": found.due[:10] or None,
        "state": found.state,
        "done_on": found.done_on[:10] or None,
    }


def _event_values(event: FoundEvent) -> tuple[str | int, ...]:
    """Give what a newer version of an event may change, in the order of _EVENT_COLUMNS."""
    at = event.start
    return (
        event.title, at.utc, at.text, at.zone, at.precision, event.end, int(event.all_day), event.place, event.text,
        event.status, event.rule, event.sequence,
    )  # fmt: skip
