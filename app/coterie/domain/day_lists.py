# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of a day: what of everything due a person is asked to do today, and why the rest waits.

A list that can be finished: at most seven things, what somebody was promised before what was only planned. Being in
touch, wanted by a cadence, comes with another thing that is due with the same person: one talk does for both.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from typing import TYPE_CHECKING

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
        """Give the key a day's list sorts by: what matters more, days that pass, the longest wait, the name."""
        return self.rank, self.kind != DAY, self.due, self.person.name if self.person else "", self.id


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


def commitment_task(commitment: Commitment, due: date) -> Task:
    """Make a task of an open promise or request."""
    kind, rank = _COMMITMENTS[commitment.direction]
    return Task(kind, commitment.id, commitment.person, due, rank, commitment)


def cadence_task(cadence: CadenceDue) -> Task:
    """Make a task of a cadence that is due; its id is the person's."""
    rank = Rank.NEW_CONTACT if cadence.last_contact is None else Rank.CADENCE
    return Task(CADENCE, cadence.person.id, cadence.person, cadence.next_due, rank, cadence)


def day_task(person: PersonLink, remembered: ImportantDate, today: date) -> Task | None:
    """Make a task of a day to remember; None for a date without a day."""
    due = next_occurrence(remembered.date, today)
    return None if due is None else Task(DAY, remembered.id, person, due, Rank.DATE, remembered)


def chosen(tasks: Iterable[Task], today: date, most: int = MOST) -> DayList:
    """Choose what a day asks for out of everything due up to tomorrow."""
    ordered = sorted(tasks, key=Task.urgency)
    long_ago = today - timedelta(days=OLDER_DAYS)
    due = _with_cadences([task for task in ordered if task.due <= today], long_ago)
    waiting = [task for task in due if task.due >= long_ago]
    kept = waiting[:most]
    left_out = [LeftOut(task, _why(task, kept)) for task in waiting[most:]]
    left_out += [LeftOut(task, Why.TOMORROW) for task in ordered if task.due > today]
    older = sorted((task for task in due if task.due < long_ago), key=lambda task: task.due)
    return DayList(tuple(kept), tuple(left_out), tuple(older))


def _why(task: Task, kept: Sequence[Task]) -> Why:
    """Say what stands before a task: something that matters more, or the same for longer."""
    return Why.MATTERS_LESS if task.rank > kept[-1].rank else Why.WAITED_LESS


def _with_cadences(due: Sequence[Task], long_ago: date) -> list[Task]:
    """Let the first thing that waits with a person bring their cadence along."""
    cadences = {task.id for task in due if task.kind == CADENCE}
    first: dict[int, Task] = {}
    for task in due:
        if task.kind != CADENCE and task.due >= long_ago and task.person and task.person.id in cadences:
            first.setdefault(task.person.id, task)
    bringing = {id(task) for task in first.values()}
    return [
        replace(task, in_touch=True) if id(task) in bringing else task
        for task in due
        if task.kind != CADENCE or task.id not in first
    ]
