# SPDX-License-Identifier: GPL-3.0-or-later
"""Promises and requests: keeping them, putting them off, letting them go."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coterie.domain.errors import BadValue, CannotBeDone, NotFound
from coterie.domain.follow_ups import DONE, DROPPED, OPEN, Commitment
from coterie.domain.texts import _
from coterie.services.cadence import check_later, put_pause
from coterie.services.interactions import add_touch

if TYPE_CHECKING:
    from datetime import date

    from coterie.services.ports.clock import Clock
    from coterie.services.ports.vault import Vault


class Commitments:
    """What a person can do with promises, their own and those of others. Answers say when something is next due."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        """Work on an open vault."""
        self._vault = vault
        self._clock = clock

    def get(self, commitment: int) -> Commitment:
        """Give a promise or a request by its key."""
        with self._vault.read() as view:
            found = view.time.commitment(commitment)
            if found is None:
                raise NotFound(_("There is no promise “{0}”.").format(commitment))
            return replace(found, next_follow_up=view.time.next_follow_up(found.person.id))

    def done(self, commitment: int, *, in_touch: bool = False) -> Commitment:
        """Mark as done today. in_touch: a message is logged in the same step, so that the cadence starts again."""
        found = self._open(commitment)
        with self._vault.write(_("Finish: {0}").format(_title(found))) as tx:
            tx.time.close_commitment(found.id, DONE, self._clock.today())
            if in_touch:
                add_touch(tx, self._clock, found.person.id)
        return self.get(found.id)

    def snooze(self, commitment: int, until: date, *, cadence_too: bool = False) -> Commitment:
        """Put off until a day that is still to come. cadence_too: the person's cadence rests as long."""
        found = self._open(commitment)
        check_later(until, self._clock.today())
        with self._vault.write(_("Put off: {0}").format(_title(found))) as tx:
            tx.time.put_off_commitment(found.id, until)
            if cadence_too:
                put_pause(tx, found.person.id, until)
        return self.get(found.id)

    def replan(self, commitment: int, due: date, text: str) -> Commitment:
        """Give an open promise or request another day and other words."""
        found = self._open(commitment)
        if not text.strip():
            raise BadValue(_("A promise needs words."), _("Write what was promised."))
        with self._vault.write(_("Plan anew: {0}").format(_title(found))) as tx:
            tx.time.put_commitment(found.id, due, text.strip())
        return self.get(found.id)

    def drop(self, commitment: int) -> Commitment:
        """Let a promise or a request go."""
        found = self._open(commitment)
        with self._vault.write(_("Let go: {0}").format(_title(found))) as tx:
            tx.time.close_commitment(found.id, DROPPED, self._clock.today())
        return self.get(found.id)

    def _open(self, commitment: int) -> Commitment:
        found = self.get(commitment)
        if found.state != OPEN:
            raise CannotBeDone(_("This promise is finished already."), _("Undo what finished it."))
        return found


def _title(commitment: Commitment) -> str:
    """Name a promise for the history."""
    return f"{commitment.text} ({commitment.person.name})"
