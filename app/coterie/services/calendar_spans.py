# SPDX-License-Identifier: GPL-3.0-or-later
"""What is to do and to remember on a stretch of days, without what a person leaves out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from coterie.domain import calendar_days as days
from coterie.domain.calendar_days import Remembered
from coterie.domain.day_lists import CADENCE

if TYPE_CHECKING:
    from datetime import date

    from coterie.domain.calendar_days import Dated, DaysAsked, More
    from coterie.services.ports.vault import Read

#: What is left out is named by one of these and a kind or the name of a calendar.
KIND, CALENDAR = "kind:", "calendar:"


def tasks_in(view: Read, asked: DaysAsked, hidden: frozenset[str]) -> tuple[list[Dated], More]:
    """List what is to do and what was done; a cadence goes with another thing that stands on the same day."""
    planned, done = view.calendar.planned(asked), view.calendar.done(asked)
    tasks = [one for one in (*planned.tasks, *done.tasks) if KIND + one.kind not in hidden]
    more: More = defaultdict(int)
    for heap in (planned.more, done.more):
        for key, number in heap.items():
            if KIND + key[1] not in hidden:
                more[key] += number
    return _with_cadences(tasks), dict(more)


def remembered_in(view: Read, asked: DaysAsked) -> tuple[tuple[Remembered, ...], More]:
    """List the days to remember as they come round, and count those that are not told."""
    found: list[Remembered] = []
    more: More = {}
    told: dict[str, int] = defaultdict(int)
    totals: dict[str, int] = {}
    round_days = {
        month_day: tuple(days.comes_round(f"--{month_day}", asked.first, asked.last))
        for month_day in days.month_days(asked.first, asked.last)
    }
    for month_day, total, person, what in view.calendar.remembered(list(round_days), asked.most):
        totals[month_day] = total
        told[month_day] += 1
        # One without a year comes round in every year, one of a known year not before it.
        year = 0 if what.date.startswith("-") else int(what.date[:4])
        found += [Remembered(day, person, what) for day in round_days[month_day] if year <= day.year]
    for month_day, total in totals.items():
        if total > told[month_day]:
            for day in round_days[month_day]:
                key = (day, days.BIRTHDAY)
                more[key] = more.get(key, 0) + total - told[month_day]
    return tuple(sorted(found, key=lambda one: one.day)), more


def _with_cadences(tasks: list[Dated]) -> list[Dated]:
    """Let a cadence go with the first other thing that stands on the same day with the same person."""
    cadences = {(one.day, one.task.id) for one in tasks if one.task.kind == CADENCE}
    kept: list[Dated] = []
    taken: set[tuple[date, int]] = set()
    for one in tasks:
        key = (one.day, one.task.person.id) if one.task.person else None
        if one.task.kind != CADENCE and not one.done and key in cadences and key not in taken:
            taken.add(key)
            kept.append(replace(one, task=replace(one.task, in_touch=True)))
        else:
            kept.append(one)
    return [one for one in kept if one.task.kind != CADENCE or (one.day, one.task.id) not in taken]
