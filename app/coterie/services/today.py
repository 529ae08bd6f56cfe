# SPDX-License-Identifier: GPL-3.0-or-later
"""Today: what to do now, what is on the calendar, what is done, and one suggestion."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import Enum
from typing import TYPE_CHECKING

from coterie.domain.day_facts import (
    ZONES_APART,
    Brief,
    DayEvent,
    DayLoad,
    DoneThing,
    event_of,
    is_on,
    span_of,
    to_prepare,
    week_of,
)
from coterie.domain.day_lists import (
    CADENCE,
    DAY,
    FOLLOW_UP,
    MOST,
    Choice,
    DayList,
    LeftOut,
    Task,
    Waiting,
    Why,
    chosen,
    day_task,
)
from coterie.domain.due import CadenceDue, month_day_ranges
from coterie.domain.follow_ups import DROPPED
from coterie.domain.moments import utc_of
from coterie.domain.quiet_ties import NOT_AGAIN_DAYS, QUIET_DAYS, QuietTie, strongest
from coterie.domain.texts import counted
from coterie.services.cadence import put_pause

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coterie.domain.due_reasons import Acquaintance
    from coterie.services.ports.clock import Clock
    from coterie.services.ports.vault import Read, Vault, Write


class Rest(Enum):
    """What a day does not ask for now: it is counted, and told when somebody wants to see it."""

    LEFT_OUT = "left out"
    OLDER = "older"


#: So many of what is left out, older or done is told one by one.
TOLD = 30
#: Among so many of the strongest quiet ties the day's one is looked for, and among so many those of a free day.
_LOOKED_AT, _GLANCED_AT = 400, 40
QUIET_TIE = "quiet_tie"
#: So many people are named where nothing is planned.
QUIET_SHOWN = 3


@dataclass(frozen=True)
class Known:
    """What rows say of a person besides the name."""

    organisation: str
    strength: int | None
    acquaintance: Acquaintance


@dataclass(frozen=True)
class TodayView:
    """One day. known: by person, for everybody named in `plan`; left_out, older: how many there are in all.

    told: which of these lists were read, 30 of each at most. brief: for `next_event`. nudge: nobody, or whom to think
    of; nudge_is_chosen: whether that was decided today, or cannot be.
    """

    now: datetime
    today: date
    plan: DayList
    told: frozenset[Rest]
    left_out: int
    older: int
    known: dict[int, Known]
    events: tuple[DayEvent, ...]
    done: tuple[DoneThing, ...]
    week: tuple[DayLoad, ...]
    next_event: DayEvent | None
    brief: Brief | None
    nudge: QuietTie | None
    nudge_is_chosen: bool
    quiet: tuple[QuietTie, ...]


class Today:
    """What a person looks at every morning."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        """Work on an open vault."""
        self._vault = vault
        self._clock = clock

    def look(self, first_weekday: int = 0, tell: frozenset[Rest] = frozenset(Rest), most: int = MOST) -> TodayView:
        """Read the day. first_weekday: of the week, 0 for Monday to 6 for Sunday; tell: what of the rest is read.

        most: how many things it asks for.
        """
        today, now = self._clock.today(), self._clock.now()
        with self._vault.read() as view:
            due = _due(view, today, most)
            plan = _plan(view, due, tell)
            waiting = len(due.choice.tasks) + sum(why is not Why.TOMORROW for _left, why in due.choice.left_out)
            calendar = view.days.calendar(span_of(today, now), today)
            events = tuple(event_of(row, now) for row in calendar if is_on(row, today, now))
            ahead = to_prepare(tuple(event_of(row, now) for row in calendar), now)
            nudged = view.days.nudge_of(today)
            quiet = [] if plan.tasks or events else view.days.quiet_ties(today, QUIET_DAYS, _GLANCED_AT)
            return TodayView(
                now, today, plan, tell, len(due.choice.left_out), len(due.choice.older), _known(view, plan, today),
                events, _done(view, today), _week(view, today, first_weekday, waiting), ahead,
                None if ahead is None else view.days.brief(ahead.people[0].id, int(now.timestamp()), today),
                _suggested(view, nudged, today), nudged is not None or self._vault.is_viewing,
                tuple(strongest(quiet, today, QUIET_SHOWN)),
            )  # fmt: skip

    def suggest(self) -> None:
        """Decide whom to suggest today, where that is not decided yet; no step to undo."""
        today = self._clock.today()
        # The strongest ties are looked for among the strengths of the day.
        self._vault.begin_day(today)
        with self._vault.read() as view:
            if view.days.nudge_of(today) is not None:
                return
            lately = view.days.nudged_after(today - timedelta(days=NOT_AGAIN_DAYS))
            ties = view.days.quiet_ties(today, QUIET_DAYS, _LOOKED_AT)
            best = next(iter(strongest(ties, today, 1, lately)), None)
        remarkable = best is not None and best.is_remarkable(today)
        self._vault.nudges.keep(today, QUIET_TIE, best.person.id if best and remarkable else None)

    def dismiss_suggestion(self) -> None:
        """Take today's suggestion away; no step to undo."""
        self._vault.nudges.dismiss(self._clock.today())

    def let_older_go(self) -> int:
        """Let everything go that has been due for more than 30 days, and count it; one step to undo.

        Follow-ups and promises are dropped; a cadence is due again when its next turn comes.
        """
        today = self._clock.today()
        with self._vault.read() as view:
            due = _due(view, today)
            older = _read(view, due, due.choice.older)
        if older:
            label = counted("Let {n} older follow-up go", "Let {n} older follow-ups go", len(older))
            with self._vault.write(label) as tx:
                for task in older:
                    _let_go(tx, task, today)
        return len(older)


@dataclass(frozen=True)
class _Due:
    """What a day is chosen from. days: the tasks of days to remember by key, which are few and read already."""

    choice: Choice
    days: dict[int, Task]


def _due(view: Read, today: date, most: int = MOST) -> _Due:
    """Choose from everything due up to tomorrow."""
    remembered = view.time.days_to_remember(month_day_ranges(today, 1))
    days = [task for person, day in remembered if (task := day_task(person, day, today)) is not None]
    days = list(_not_greeted(view, days, today))
    waiting = view.days.waiting(today + timedelta(days=1))
    return _Due(chosen([*waiting, *(task.waiting() for task in days)], today, most), {task.id: task for task in days})


def _plan(view: Read, due: _Due, tell: frozenset[Rest]) -> DayList:
    """Read what is shown of a choice, each list as it is shown: of the same urgency by name."""
    choice = due.choice
    left_out = choice.left_out[:TOLD] if Rest.LEFT_OUT in tell else ()
    older = choice.older[:TOLD] if Rest.OLDER in tell else ()
    wanted = (*choice.tasks, *(one for one, _why in left_out), *older)
    found = iter(_read(view, due, wanted))
    tasks = sorted((next(found) for _one in choice.tasks), key=Task.urgency)
    left = [LeftOut(next(found), why) for _one, why in left_out]
    left.sort(key=lambda one: (one.why is Why.TOMORROW, one.task.urgency()))
    long = sorted(found, key=lambda task: (task.due, task.urgency()))
    return DayList(tuple(tasks), tuple(left), tuple(long))


def _read(view: Read, due: _Due, wanted: Sequence[Waiting]) -> list[Task]:
    """Read what is behind keys."""
    read = view.days.tasks([one for one in wanted if one.kind != DAY])
    found = {(task.kind, task.id): task for task in (*read, *due.days.values())}
    return [replace(found[one.kind, one.id], in_touch=one.in_touch) for one in wanted]


def _not_greeted(view: Read, days: list[Task], today: date) -> Iterable[Task]:
    """Leave out the days of people there was a contact with today: they were thought of."""
    people = [task.person.id for task in days if task.person]
    met = view.days.met_on(people, today) if people else frozenset()
    return [task for task in days if task.person and (task.person.id not in met or task.due > today)]


def _known(view: Read, plan: DayList, today: date) -> dict[int, Known]:
    tasks = [*plan.tasks, *(left.task for left in plan.left_out), *plan.older]
    people = list({task.person.id: None for task in tasks if task.person})
    acquaintances = view.days.acquaintances(people, today)
    rows = view.lists.people(people, today)
    return {row.id: Known(row.organisation or "", row.strength, acquaintances[row.id]) for row in rows}


def _done(view: Read, today: date) -> tuple[DoneThing, ...]:
    """List what was done today; a contact that only says that something was finished is not told beside it."""
    apart = int(ZONES_APART.total_seconds())
    first = utc_of(today)
    found = view.days.done_on(today, first - apart, first + 86_400 + apart, TOLD)
    finished = {one.person.id for one in found if one.kind in {FOLLOW_UP, "commitment"} and one.person}
    return tuple(one for one in found if one.text or not one.person or one.person.id not in finished)


def _week(view: Read, today: date, first_weekday: int, waiting: int) -> tuple[DayLoad, ...]:
    """Give the seven days; what is overdue waits today."""
    days = week_of(today, first_weekday)
    found = {load.day: load for load in view.days.week(days[0], days[-1], today + timedelta(days=1))}
    loads = [found.get(day, DayLoad(day, 0, 0)) for day in days]
    return tuple(DayLoad(load.day, load.done, waiting) if load.day == today else load for load in loads)


def _suggested(view: Read, nudged: tuple[str, int | None, bool] | None, today: date) -> QuietTie | None:
    """Give whom today suggests, unless it was dismissed or there was a contact since."""
    if nudged is None or nudged[1] is None or nudged[2]:
        return None
    tie = view.days.tie(nudged[1], today)
    return tie if tie is not None and tie.last_contact < today - timedelta(days=QUIET_DAYS) else None


def _let_go(tx: Write, task: Task, today: date) -> None:
    if task.kind == FOLLOW_UP:
        tx.time.close_follow_up(task.id, DROPPED, today)
    elif isinstance(task.thing, CadenceDue):
        put_pause(tx, task.id, today + timedelta(days=task.thing.every_days))
    elif task.kind not in {CADENCE, DAY}:
        tx.time.close_commitment(task.id, DROPPED, today)
