# SPDX-License-Identifier: GPL-3.0-or-later
"""Logging what passed between the owner and people, and reading it again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.domain.errors import BadValue
from coterie.domain.interactions import (
    DEFAULT_KIND,
    LOGGED_KINDS,
    Interaction,
    Logged,
    NewInteraction,
    usual_direction,
)
from coterie.domain.moments import Moment, PartialDate, moment_from_date, moment_from_datetime
from coterie.domain.spoken_dates import spoken_date
from coterie.domain.texts import _
from coterie.services.finding import Who, live_people, person_id

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from coterie.domain.people import Person
    from coterie.services.ports.clock import Clock
    from coterie.services.ports.time import TimeStore
    from coterie.services.ports.vault import Vault


@dataclass(frozen=True)
class NewLog:
    """What is to be logged: with whom besides the first person, what kind, on which day (None = now), what was said."""

    others: tuple[Who, ...] = ()
    kind: str = DEFAULT_KIND
    on: date | None = None
    text: str = ""


class Interactions:
    """What a person can do with the timeline."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        """Work on an open vault."""
        self._vault = vault
        self._clock = clock

    def log(self, who: Who, new: NewLog | None = None) -> Logged:
        """Log an interaction; a cadence starts again from the day it happened."""
        new = new or NewLog()
        _check_kind(new.kind)
        at = moment_of(self._clock, new.on)
        with self._vault.read() as view:
            people = live_people(view.people, (who, *new.others))
        with self._vault.write(label_of(new.kind, people)) as tx:
            key = add_entry(tx.time, new, at, people)
        with self._vault.read() as view:
            entry = view.time.interaction(key)
            assert entry is not None  # noqa: S101 (it was just written)
            return Logged(entry, view.time.next_follow_up(people[0].id))

    def timeline(self, who: Who, limit: int, before: int | None = None) -> list[Interaction]:
        """List a person's entries, newest first; `before`: the key of the last entry of the page before."""
        with self._vault.read() as view:
            return view.time.timeline(person_id(view.people, who), limit, before)


def add_entry(store: TimeStore, new: NewLog, at: Moment, people: Sequence[Person]) -> int:
    """Write a logged interaction with these people."""
    keys = tuple(person.id for person in people)
    return store.add_interaction(NewInteraction(new.kind, at, keys, new.text.strip(), usual_direction(new.kind)))


def moment_of(clock: Clock, on: date | None) -> Moment:
    """Give the moment of an entry: now, or a day without a time; BadValue for a day that has not come."""
    if on is None:
        return moment_from_datetime(clock.now())
    if on > clock.today():
        raise BadValue(
            _("{0} has not come yet.").format(spoken_date(on)),
            _("Log what has happened; for what is to come, add a follow-up."),
        )
    return moment_from_date(PartialDate(on.year, on.month, on.day))


def label_of(kind: str, people: Sequence[Person]) -> str:
    """Name the step for the history."""
    labels = {
        "call": _("Log a call with {0}"),
        "message": _("Log a message with {0}"),
        "meeting": _("Log a meeting with {0}"),
        "event": _("Log an event with {0}"),
        "note": _("Log a note on {0}"),
    }
    return labels.get(kind, _("Log a talk with {0}")).format(", ".join(person.name.display for person in people))


def _check_kind(kind: str) -> None:
    if kind not in LOGGED_KINDS:
        raise BadValue(
            _("“{0}” is no kind of entry.").format(kind), _("Choose one of: {0}.").format(", ".join(LOGGED_KINDS))
        )
