# SPDX-License-Identifier: GPL-3.0-or-later
"""What a day asks for: at most seven things, what matters first, and one row for a cadence and what comes with it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coterie.domain.day_lists import (
    CADENCE,
    DAY,
    FOLLOW_UP,
    MOST,
    OLDER_DAYS,
    PROMISE,
    REQUEST,
    Choice,
    Task,
    Waiting,
    Why,
    cadence_task,
    chosen,
    commitment_task,
    day_task,
    follow_up_task,
)
from coterie.domain.due import CadenceDue
from coterie.domain.follow_ups import OPEN, Commitment, FollowUp
from coterie.domain.people import ImportantDate
from coterie.domain.person_links import PersonLink

TODAY = date(2026, 3, 12)
ANA, BOB = PersonLink(7, "Ana Lindqvist"), PersonLink(8, "Bob Ray")


def follow_up(key: int, days_late: int = 0, person: PersonLink | None = ANA) -> Task:
    due = TODAY - timedelta(days=days_late)
    return follow_up_task(FollowUp(key, "", person, None, due, "Send it", "", OPEN, 0, None), due)


def promise(key: int, direction: str = "i_owe", days_late: int = 0, person: PersonLink = ANA) -> Task:
    due = TODAY - timedelta(days=days_late)
    return commitment_task(Commitment(key, person, "send it", direction, due), due)


def cadence(person: PersonLink = ANA, days_late: int = 0, last: date | None = date(2026, 1, 1)) -> Task:
    return cadence_task(CadenceDue(person, 42, last, TODAY - timedelta(days=days_late), None, None))


def birthday(key: int, person: PersonLink = ANA) -> Task:
    found = day_task(person, ImportantDate("birthday", "", "1990-03-12", key), TODAY)
    assert found is not None
    return found


def choose(tasks: list[Task], most: int = MOST) -> Choice:
    return chosen([task.waiting() for task in tasks], TODAY, most)


def keys(tasks: tuple[Waiting, ...]) -> list[tuple[str, int]]:
    return [(task.kind, task.id) for task in tasks]


def test_what_was_promised_comes_before_what_was_only_planned() -> None:
    new = cadence(PersonLink(9, "Eve"), last=None)
    tasks = [new, cadence(BOB), follow_up(1, 20), birthday(2), promise(3, "ask"), promise(4), promise(5, "they_owe", 2)]
    found = choose(tasks)
    assert keys(found.tasks) == [
        (PROMISE, 4), (REQUEST, 3), (DAY, 2), (FOLLOW_UP, 1), (REQUEST, 5), (CADENCE, 8), (CADENCE, 9),
    ]  # fmt: skip
    assert (found.left_out, found.older) == ((), ())


def test_of_equals_the_one_that_waited_longest_comes_first_and_the_others_say_so() -> None:
    found = choose([follow_up(number, number) for number in range(1, 10)])
    assert [task.id for task in found.tasks] == [9, 8, 7, 6, 5, 4, 3]
    assert [(one.id, why) for one, why in found.left_out] == [(2, Why.WAITED_LESS), (1, Why.WAITED_LESS)]


def test_what_matters_less_says_so_and_tomorrow_is_tomorrow() -> None:
    tasks = [follow_up(number) for number in range(MOST)]
    found = choose([*tasks, follow_up(20, -1), cadence(BOB)])
    assert [(one.kind, why) for one, why in found.left_out] == [
        (CADENCE, Why.MATTERS_LESS),
        (FOLLOW_UP, Why.TOMORROW),
    ]


def test_what_is_overdue_for_more_than_30_days_is_older() -> None:
    found = choose([follow_up(1, OLDER_DAYS), follow_up(2, OLDER_DAYS + 1), cadence(BOB, 90)])
    assert keys(found.tasks) == [(FOLLOW_UP, 1)]
    assert keys(found.older) == [(CADENCE, 8), (FOLLOW_UP, 2)]


def test_a_cadence_comes_with_the_most_pressing_thing_due_with_the_same_person() -> None:
    found = choose([cadence(ANA), follow_up(1, 5), promise(2), follow_up(3, person=BOB)])
    assert [(task.kind, task.id, task.in_touch) for task in found.tasks] == [
        (PROMISE, 2, True),
        (FOLLOW_UP, 1, False),
        (FOLLOW_UP, 3, False),
    ]


def test_a_cadence_comes_with_nothing_that_is_older_or_for_tomorrow() -> None:
    found = choose([cadence(ANA), follow_up(1, 60), follow_up(2, -1)])
    assert keys(found.tasks) == [(CADENCE, 7)]
    assert not any(task.in_touch for task in (*found.tasks, *found.older, *(one for one, _why in found.left_out)))


def test_a_cadence_of_tomorrow_is_for_tomorrow_whatever_is_due_today() -> None:
    found = choose([cadence(ANA, -1), follow_up(1)])
    assert [task.in_touch for task in found.tasks] == [False]
    assert [(one.kind, why) for one, why in found.left_out] == [(CADENCE, Why.TOMORROW)]


def test_a_follow_up_about_nobody_stands_for_itself() -> None:
    assert keys(choose([follow_up(1, person=None), cadence(ANA)]).tasks) == [(FOLLOW_UP, 1), (CADENCE, 7)]


def test_a_day_that_is_not_known_is_no_task() -> None:
    assert day_task(ANA, ImportantDate("birthday", "", "1990", 1), TODAY) is None


@st.composite
def anything_due(draw: st.DrawFn) -> list[Task]:
    people = st.sampled_from([ANA, BOB])
    late = st.integers(-1, 60)
    tasks: list[Task] = []
    for number in range(draw(st.integers(0, 15))):
        kind = draw(st.sampled_from(["follow_up", "promise"]))
        make = follow_up if kind == "follow_up" else promise
        tasks.append(make(number, days_late=draw(late), person=draw(people)))
    tasks += [cadence(person, draw(late)) for person in (ANA, BOB) if draw(st.booleans())]
    return tasks


def everything(found: Choice) -> list[Waiting]:
    return [*found.tasks, *(one for one, _why in found.left_out), *found.older]


@given(anything_due(), st.integers(1, 8))
def test_nothing_is_lost_but_a_cadence_that_comes_with_something(tasks: list[Task], most: int) -> None:
    found = choose(tasks, most)
    assert len(found.tasks) <= most
    shown = {(task.kind, task.id) for task in everything(found)}
    assert len(shown) == len(everything(found))
    bringing = {one.person for one in everything(found) if one.in_touch}
    missing = {(task.kind, task.id) for task in tasks} - shown
    assert missing == {(CADENCE, person) for person in bringing}
    assert not {task.id for task in everything(found) if task.kind == CADENCE} & bringing


@pytest.mark.parametrize("most", [1, 3, MOST])
def test_seven_is_only_the_usual_number(most: int) -> None:
    assert len(choose([follow_up(number) for number in range(10)], most).tasks) == most
