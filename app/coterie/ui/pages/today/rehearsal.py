# SPDX-License-Identifier: GPL-3.0-or-later
"""A day that never was: drawn once unseen before a vault is open, so that the first real one finds everything ready.

Its words are all the letters and figures there are; nobody gets to see or hear them.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from coterie.domain.day_facts import DayLoad
from coterie.domain.day_lists import CADENCE, DayList, cadence_task, follow_up_task
from coterie.domain.due import CadenceDue
from coterie.domain.due_reasons import Acquaintance
from coterie.domain.follow_ups import OPEN, FollowUp
from coterie.domain.person_links import PersonLink
from coterie.domain.quiet_ties import QuietTie
from coterie.services.today import Known, TodayView

if TYPE_CHECKING:
    from datetime import datetime

    from coterie.domain.day_lists import Task

_LETTERS = ("Abcdefghijklmn Opqrstuvwxyz", "ABCDEFGHIJKLM NOPQRSTUVWXYZ", "Nopq Rstu-Vwxyz", "0123456789 (.,:;)")
_WAITING = 4


def invented_day(now: datetime) -> TodayView:
    """Make a day with something of most kinds on it."""
    today = now.date()
    people = [PersonLink(number, name) for number, name in enumerate(_LETTERS, 1)]
    tasks: list[Task] = [
        follow_up_task(FollowUp(person.id, "", person, None, today, person.name, "", OPEN, 0, None), today)
        for person in people
    ]
    late = today - timedelta(1)
    tasks += [follow_up_task(FollowUp(9, "", people[0], None, late, people[0].name, "", OPEN, 0, None), late)]
    tasks += [cadence_task(CadenceDue(person, 42, today - timedelta(60), today, None, None)) for person in people[:3]]
    return TodayView(
        now=now,
        today=today,
        plan=DayList(tuple(tasks), (), ()),
        told=frozenset(),
        left_out=_WAITING,
        older=_WAITING,
        known={person.id: Known(person.name, None, Acquaintance("call")) for person in people},
        events=(),
        done=(),
        week=tuple(DayLoad(today + timedelta(days=day), day % 3, day % 4) for day in range(7)),
        next_event=None,
        brief=None,
        nudge=QuietTie(people[0], None, today - timedelta(900), today - timedelta(300), 9, CADENCE),
        nudge_is_chosen=True,
        quiet=(),
    )
