# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing interactions, follow-ups and cadences."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from coterie.domain.interactions import NewInteraction, contact_code, is_contact
from coterie.storage.time.reading import TimeReading

if TYPE_CHECKING:
    from datetime import date

    from coterie.domain.cadence import CadenceRule
    from coterie.storage.connections import Connection

_INTERACTION = """
INSERT INTO interaction (kind, direction, at_utc, at_text, at_zone, at_precision, party, counts, text, created_at,
                         changed_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_PARTICIPANT = "INSERT INTO participant (interaction_id, person_id, at_utc, contact) VALUES (?, ?, ?, ?)"
_FOLLOW_UP = "INSERT INTO follow_up (uuid, person_id, due_on, reason, created_at, changed_at) VALUES (?, ?, ?, ?, ?, ?)"
#: A changed reminder has a higher sequence number, so that a calendar that has it updates it.
_CLOSE = """
UPDATE follow_up SET state = ?, done_on = ?, ics_sequence = ics_sequence + 1, changed_at = ? WHERE id = ?
"""
_PUT_OFF = """
UPDATE follow_up SET due_on = ?, due_at_utc = NULL, snoozed = snoozed + 1, ics_sequence = ics_sequence + 1,
                     changed_at = ?
WHERE id = ?
"""
_PUT_FOLLOW_UP = """
UPDATE follow_up SET due_on = ?, due_at_utc = NULL, reason = ?, ics_sequence = ics_sequence + 1, changed_at = ?
WHERE id = ?
"""
_PROMISE = (
    "INSERT INTO commitment (person_id, text, due_on, interaction_id, direction, state, created_at, changed_at)"
    " VALUES (?, ?, ?, ?, 'i_owe', 'open', ?, ?)"
)
_CLOSE_COMMITMENT = "UPDATE commitment SET state = ?, done_on = ?, changed_at = ? WHERE id = ?"
_PUT_OFF_COMMITMENT = "UPDATE commitment SET due_on = ?, changed_at = ? WHERE id = ?"
_PUT_COMMITMENT = "UPDATE commitment SET due_on = ?, text = ?, changed_at = ? WHERE id = ?"
_RULE_VALUES = "ideal_days, limit_days, starts_on, paused"


class TimeTable(TimeReading):
    """Interactions, follow-ups and cadences, written over the connection of one step."""

    def __init__(self, connection: Connection, now_utc: int) -> None:
        """Write over a step's connection; now_utc: seconds since 1970."""
        super().__init__(connection)
        self._now_utc = now_utc

    def add_interaction(self, new: NewInteraction) -> int:
        """Log an interaction with people and give its key."""
        party = len(new.people)
        key = int(
            self._connection.execute(
                _INTERACTION,
                (
                    new.kind, new.direction, new.at.utc, new.at.text, new.at.zone, new.at.precision, party,
                    int(is_contact(new.kind, party)), new.text, self._now_utc, self._now_utc,
                ),
            ).lastrowid
        )  # fmt: skip
        contact = contact_code(new.kind, len(new.people), new.direction)
        self._connection.executemany(_PARTICIPANT, [(key, person, new.at.utc, contact) for person in new.people])
        return key

    def add_follow_up(self, person: int | None, due: date | None, reason: str) -> int:
        """Add a follow-up about a person, or about nobody, and give its key."""
        values = (str(uuid.uuid4()), person, due and due.isoformat(), reason, self._now_utc, self._now_utc)
        return int(self._connection.execute(_FOLLOW_UP, values).lastrowid)

    def close_follow_up(self, follow_up: int, state: str, day: date) -> None:
        """Mark a follow-up as done or dropped on a day."""
        self._connection.execute(_CLOSE, (state, day.isoformat(), self._now_utc, follow_up))

    def put_follow_up(self, follow_up: int, due: date, reason: str) -> None:
        """Give a follow-up another day and another reason."""
        self._connection.execute(_PUT_FOLLOW_UP, (due.isoformat(), reason, self._now_utc, follow_up))

    def put_off(self, follow_up: int, until: date) -> None:
        """Put a follow-up off until a day."""
        self._connection.execute(_PUT_OFF, (until.isoformat(), self._now_utc, follow_up))

    def add_promise(self, person: int, text: str, due: date | None, interaction: int) -> int:
        """Add something the owner promised a person in an interaction and give its key."""
        values = (person, text, due and due.isoformat(), interaction, self._now_utc, self._now_utc)
        return int(self._connection.execute(_PROMISE, values).lastrowid)

    def close_commitment(self, commitment: int, state: str, day: date) -> None:
        """Mark a promise or a request as done or dropped on a day."""
        self._connection.execute(_CLOSE_COMMITMENT, (state, day.isoformat(), self._now_utc, commitment))

    def put_commitment(self, commitment: int, due: date, text: str) -> None:
        """Give a promise or a request another day and other words."""
        self._connection.execute(_PUT_COMMITMENT, (due.isoformat(), text, self._now_utc, commitment))

    def put_off_commitment(self, commitment: int, until: date) -> None:
        """Put a promise or a request off until a day."""
        self._connection.execute(_PUT_OFF_COMMITMENT, (until.isoformat(), self._now_utc, commitment))

    def put_person_rule(self, person: int, rule: CadenceRule | None) -> None:
        """Let a person have this rule, or none of their own."""
        self._put_rule("person_id", person, rule)

    def put_tag_rule(self, tag: int, rule: CadenceRule | None) -> None:
        """Let a tag have this rule, or none."""
        self._put_rule("tag_id", tag, rule)

    def _put_rule(self, column: str, key: int, rule: CadenceRule | None) -> None:
        """Write the rule of a person or a tag; `column` is one of two names written above, never data."""
        if rule is None:
            self._connection.execute(f"DELETE FROM cadence_rule WHERE {column} = ?", (key,))
            return
        values = (rule.ideal_days, rule.limit_days, rule.starts_on.isoformat(), int(rule.paused))
        changed = self._connection.execute(
            f"UPDATE cadence_rule SET ({_RULE_VALUES}) = (?, ?, ?, ?) WHERE {column} = ?", (*values, key)
        ).rowcount
        if not changed:
            self._connection.execute(
                f"INSERT INTO cadence_rule ({column}, {_RULE_VALUES}) VALUES (?, ?, ?, ?, ?)", (key, *values)
            )
