# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of a day: what of everything due a person is asked to do today, and why the rest waits.

A list that can be finished: at most seven things, what somebody was promised before what was only planned. Being in
touch, wanted by a cadence, comes with another thing that is due with the same person: one talk does for both.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.due import CadenceDue, Rank, next_occurrence
from coterie.domain.follow_ups import Commitment, FollowUp
from coterie.domain.people import ImportantDate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coterie.domain.person_links import PersonLink

#: How many things a day asks for at most.
MOST = 7
#: What is overdue for longer is not asked for day after day.
OLDER_DAYS = 30

FOLLOW_UP, PROMISE, REQUEST, CADENCE, DAY = "follow_up", "promise", "request", "cadence", "date"

Thing = FollowUp | Commitment | CadenceDue | ImportantDate


class Why(Enum):
    """Why something is left out of a day's list."""

    MATTERS_LESS = "others matter more"
    WAITED_LESS = "others have waited longer"
    TOMORROW = "it is for tomorrow"


class Waiting(NamedTuple):
    """A thing that is due, by its key and by what its place in a day's list hangs on.

    Its order is that place: what matters more, days that pass before what stays, the longest wait.
    """

    rank: Rank
    stays: bool
    due: date
    id: int
    kind: str
    person: int | None
    in_touch: bool = False


@dataclass(frozen=True)
class Choice:
    """What a day asks for, what it leaves out and why, and what has been overdue for long; all by key."""

    tasks: tuple[Waiting, ...]
    left_out: tuple[tuple[Waiting, Why], ...]
    older: tuple[Waiting, ...]


@dataclass(frozen=True)
class Task:
    """One thing to do. kind: follow_up, promise, request, cadence or date; id: as in a due list.

    in_touch: the person's cadence is due as well, so that doing this is being in touch.
    """

    kind: str
    id: int
    person: PersonLink | None
    due: date
    rank: Rank
    thing: Thing
    in_touch: bool = False

    def urgency(self) -> tuple[int, bool, date, str, int]:
        """Give the key a day's list is shown by: what matters more, days that pass, the longest wait, the name."""
        return self.rank, self.kind != DAY, self.due, self.person.name if self.person else "", self.id

    def waiting(self) -> Waiting:
        """Give what the choice of a day is made from."""
        person = self.person.id if self.person else None
        return Waiting(self.rank, self.kind != DAY, self.due, self.id, self.kind, person)


@dataclass(frozen=True)
class LeftOut:
    """A thing that is not on the list, and why."""

    task: Task
    why: Why


@dataclass(frozen=True)
class DayList:
    """What a day asks for, what it leaves out, and what has been overdue for so long that it is one row."""

    tasks: tuple[Task, ...]
    left_out: tuple[LeftOut, ...]
    older: tuple[Task, ...]


def follow_up_task(follow_up: FollowUp, due: date) -> Task:
    """Make a task of an open follow-up."""
    return Task(FOLLOW_UP, follow_up.id, follow_up.person, due, Rank.DATE, follow_up)


_COMMITMENTS = {
    "i_owe": (PROMISE, Rank.PROMISE),
    "offer": (PROMISE, Rank.PROMISE),
    "ask": (REQUEST, Rank.REQUEST),
    "they_owe": (REQUEST, Rank.DATE),
}


def kind_of_commitment(direction: str) -> tuple[str, Rank]:
    """Say what a promise or a request of a direction is, and how much it matters."""
    return _COMMITMENTS[direction]


def commitment_task(commitment: Commitment, due: date) -> Task:
    """Make a task of an open promise or request."""
    kind, rank = kind_of_commitment(commitment.direction)
    return Task(kind, commitment.id, commitment.person, due, rank, commitment)


def rank_of_cadence(*, met: bool) -> Rank:
    """Say how much a cadence matters. met: there was a contact already."""
    return Rank.CADENCE if met else Rank.NEW_CONTACT


def cadence_task(cadence: CadenceDue) -> Task:
    """Make a task of a cadence that is due; its id is the person's."""
    rank = rank_of_cadence(met=cadence.last_contact is not None)
    return Task(CADENCE, cadence.person.id, cadence.person, cadence.next_due, rank, cadence)


def day_task(person: PersonLink, remembered: ImportantDate, today: date) -> Task | None:
    """Make a task of a day to remember; None for a date without a day."""
    due = next_occurrence(remembered.date, today)
    return None if due is None else Task(DAY, remembered.id, person, due, Rank.DATE, remembered)


def chosen(due: Iterable[Waiting], today: date, most: int = MOST) -> Choice:
    """Choose what a day asks for out of everything due up to tomorrow."""
    ordered = sorted(due)
    long_ago = today - timedelta(days=OLDER_DAYS)
    now = _with_cadences([one for one in ordered if one.due <= today], long_ago)
    waiting = [one for one in now if one.due >= long_ago]
    kept = waiting[:most]
    left_out = [(one, _why(one, kept)) for one in waiting[most:]]
    left_out += [(one, Why.TOMORROW) for one in ordered if one.due > today]
    older = sorted((one for one in now if one.due < long_ago), key=lambda one: one.due)
    return Choice(tuple(kept), tuple(left_out), tuple(older))


def _why(one: Waiting, kept: Sequence[Waiting]) -> Why:
    """Say what stands before a thing: something that matters more, or the same for longer."""
    return Why.MATTERS_LESS if one.rank > kept[-1].rank else Why.WAITED_LESS


def _with_cadences(due: Sequence[Waiting], long_ago: date) -> list[Waiting]:
    """Let the first thing that waits with a person bring their cadence along."""
    cadences = {one.id for one in due if one.kind == CADENCE}
    first: dict[int, Waiting] = {}
    for one in due:
        if one.kind != CADENCE and one.due >= long_ago and one.person is not None and one.person in cadences:
            first.setdefault(one.person, one)
    bringing = set(first.values())
    return [
        one._replace(in_touch=True) if one in bringing else one
        for one in due
        if one.kind != CADENCE or one.id not in first
    ]
