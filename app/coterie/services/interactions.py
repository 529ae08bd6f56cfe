# SPDX-License-Identifier: GPL-3.0-or-later
"""Logging what passed between the owner and people, and reading it again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.domain.errors import BadValue, NotFound
from coterie.domain.interactions import (
    DEFAULT_KIND,
    LOGGED_KINDS,
    ChangedInteraction,
    Interaction,
    Logged,
    NewInteraction,
    usual_direction,
)
from coterie.domain.moments import Moment, PartialDate, moment_from_date, moment_from_datetime
from coterie.domain.spoken_dates import spoken_date
from coterie.domain.texts import _
from coterie.domain.written_numbers import whole
from coterie.services.finding import Who, live_people, live_person, person_id

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from coterie.domain.people import Person
    from coterie.services.ports.clock import Clock
    from coterie.services.ports.time import TimeStore
    from coterie.services.ports.vault import Vault, Write


@dataclass(frozen=True)
class NewLog:
    """What is to be logged: with whom besides the first person, what kind, on which day (None = now), what was said.

    promise: what the owner promised in it, "" = nothing; promise_due: by when, None = no day was said.
    """

    others: tuple[Who, ...] = ()
    kind: str = DEFAULT_KIND
    on: date | None = None
    text: str = ""
    promise: str = ""
    promise_due: date | None = None


@dataclass(frozen=True)
class EntryEdit:
    """What changes in an entry; None, or "" for the kind, leaves a thing as it is."""

    kind: str = ""
    on: date | None = None
    title: str | None = None
    text: str | None = None


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
            if new.promise.strip():
                tx.time.add_promise(people[0].id, new.promise.strip(), new.promise_due, key)
        with self._vault.read() as view:
            entry = view.time.interaction(key)
            assert entry is not None  # noqa: S101 (it was just written)
            return Logged(entry, view.time.next_follow_up(people[0].id))

    def get(self, entry: int) -> Interaction:
        """Give an entry with the whole of its text; NotFound where it is gone."""
        with self._vault.read() as view:
            found = view.time.interaction(entry)
        if found is None:
            raise NotFound(_("This entry is not there any more."), _("Undo what removed it."))
        return found

    def edit(self, entry: int, edit: EntryEdit) -> Interaction:
        """Change what the edit names and nothing else; one that came with a file stays as it is from then on."""
        found = self.get(entry)
        kind = edit.kind or found.kind
        if kind != found.kind:
            _check_kind(kind)
        moved = edit.on is not None and edit.on.isoformat() != found.when[:10]
        changed = ChangedInteraction(
            kind,
            moment_of(self._clock, edit.on) if moved else None,
            found.title if edit.title is None else edit.title.strip(),
            found.text if edit.text is None else edit.text.strip(),
            found.direction if kind == found.kind else usual_direction(kind),
        )
        with self._vault.write(_("Edit an entry with {0}").format(_with_whom(found))) as tx:
            tx.entries.put(entry, changed)
        return self.get(entry)

    def remove(self, entry: int) -> Interaction:
        """Take an entry out of every timeline, and give what it was."""
        found = self.get(entry)
        with self._vault.write(_("Delete an entry with {0}").format(_with_whom(found))) as tx:
            tx.entries.remove(entry)
        return found

    def timeline(self, who: Who, limit: int, before: int | None = None) -> list[Interaction]:
        """List a person's entries, newest first; `before`: the key of the last entry of the page before."""
        with self._vault.read() as view:
            return view.time.timeline(person_id(view.people, who), limit, before)


def add_entry(store: TimeStore, new: NewLog, at: Moment, people: Sequence[Person]) -> int:
    """Write a logged interaction with these people."""
    keys = tuple(person.id for person in people)
    return store.add_interaction(NewInteraction(new.kind, at, keys, new.text.strip(), usual_direction(new.kind)))


def add_touch(tx: Write, clock: Clock, person: int) -> None:
    """Write that there was a message with a person now: the least that being in touch can have been."""
    add_entry(tx.time, NewLog(kind="message"), moment_of(clock, None), [live_person(tx.people, person)])


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


def _with_whom(entry: Interaction) -> str:
    """Name the people of an entry for the history: the first one, and how many more."""
    if not entry.people:
        return _("nobody")
    first, more = entry.people[0].name, len(entry.people) - 1
    return _("{name} and {n} more").format(name=first, n=whole(more)) if more else first
