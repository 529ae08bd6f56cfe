# SPDX-License-Identifier: GPL-3.0-or-later
"""Follow-ups: planning them, doing them, putting them off, letting them go."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coterie.domain.errors import CannotBeDone
from coterie.domain.follow_ups import DONE, DROPPED, OPEN, FollowUp
from coterie.domain.texts import _
from coterie.services import finding
from coterie.services.cadence import check_later, put_pause
from coterie.services.finding import Who, live_person
from coterie.services.interactions import NewLog, add_entry, add_touch, moment_of

if TYPE_CHECKING:
    from datetime import date

    from coterie.services.ports.clock import Clock
    from coterie.services.ports.vault import Vault


class FollowUps:
    """What a person can do with follow-ups. Every answer says when something is next due with the person."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        """Work on an open vault."""
        self._vault = vault
        self._clock = clock

    def add(self, who: Who, due: date, reason: str = "") -> FollowUp:
        """Plan a follow-up; a day in the past is allowed and overdue at once."""
        with self._vault.read() as view:
            person = live_person(view.people, who)
        with self._vault.write(_("Plan a follow-up with {0}").format(person.name.display)) as tx:
            key = tx.time.add_follow_up(person.id, due, reason.strip())
        return self.get(key)

    def get(self, follow_up: int | str) -> FollowUp:
        """Give a follow-up by its key or UUID."""
        with self._vault.read() as view:
            found = finding.follow_up(view.time, follow_up)
            coming = view.time.next_follow_up(found.person.id) if found.person else None
            return replace(found, next_follow_up=coming)

    def done(self, follow_up: int | str, text: str | None = None, *, in_touch: bool = False) -> FollowUp:
        """Mark a follow-up as done today; a text is logged as a talk with the person, in the same step.

        in_touch: without a text a message is logged, so that the person's cadence starts again.
        """
        found = self._open(follow_up)
        with self._vault.write(_("Finish: {0}").format(_title(found))) as tx:
            tx.time.close_follow_up(found.id, DONE, self._clock.today())
            if text and text.strip() and found.person:
                person = live_person(tx.people, found.person.id)
                add_entry(tx.time, NewLog(text=text), moment_of(self._clock, None), [person])
            elif in_touch and found.person:
                add_touch(tx, self._clock, found.person.id)
        return self.get(found.id)

    def snooze(self, follow_up: int | str, until: date, *, cadence_too: bool = False) -> FollowUp:
        """Put a follow-up off until a day that is still to come. cadence_too: the person's cadence rests as long."""
        found = self._open(follow_up)
        check_later(until, self._clock.today())
        with self._vault.write(_("Put off: {0}").format(_title(found))) as tx:
            tx.time.put_off(found.id, until)
            if cadence_too and found.person:
                put_pause(tx, found.person.id, until)
        return self.get(found.id)

    def replan(self, follow_up: int | str, due: date, reason: str) -> FollowUp:
        """Give an open follow-up another day and another reason; any day will do, as for a new one."""
        found = self._open(follow_up)
        with self._vault.write(_("Plan anew: {0}").format(_title(found))) as tx:
            tx.time.put_follow_up(found.id, due, reason.strip())
        return self.get(found.id)

    def drop(self, follow_up: int | str) -> FollowUp:
        """Let a follow-up go."""
        found = self._open(follow_up)
        with self._vault.write(_("Let go: {0}").format(_title(found))) as tx:
            tx.time.close_follow_up(found.id, DROPPED, self._clock.today())
        return self.get(found.id)

    def _open(self, follow_up: int | str) -> FollowUp:
        found = self.get(follow_up)
        if found.state != OPEN:
            raise CannotBeDone(_("This follow-up is finished already."), _("Plan a new one, or undo what finished it."))
        return found


def _title(follow_up: FollowUp) -> str:
    """Name a follow-up for the history."""
    name = follow_up.person.name if follow_up.person else follow_up.organisation or ""
    if follow_up.reason:
        return f"{follow_up.reason} ({name})" if name else follow_up.reason
    return _("follow-up with {0}").format(name)
