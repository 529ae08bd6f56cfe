# SPDX-License-Identifier: GPL-3.0-or-later
"""Promises: kept, put off and let go, alone or together with the person's cadence."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from coterie.domain.errors import BadValue, CannotBeDone, NotFound
from coterie.services.commitments import Commitments
from coterie.services.interactions import NewLog
from tests.builders import TODAY, Opened


@pytest.fixture
def commitments(opened: Opened) -> Commitments:
    return Commitments(opened.vault, opened.clock)


def promised(opened: Opened, person: int, due: date = TODAY) -> int:
    """Write a promise and give its key."""
    with opened.writing() as connection:
        return int(
            connection.execute(
                "INSERT INTO commitment (person_id, text, direction, due_on, created_at, changed_at) "
                "VALUES (?, 'send the notes', 'i_owe', ?, 0, 0)",
                (person, due.isoformat()),
            ).lastrowid
        )


def test_a_promise_is_kept_today_and_can_be_taken_back(opened: Opened, commitments: Commitments) -> None:
    key = promised(opened, opened.add().id)
    before = opened.snapshot()
    done = commitments.done(key)
    assert (done.state, done.done_on, done.person.name) == ("done", TODAY, "Ana Lindqvist")
    assert opened.due.within().items == ()
    assert opened.vault.history.steps(1)[0].label == "Finish: send the notes (Ana Lindqvist)"
    opened.vault.history.undo()
    assert opened.snapshot() == before


def test_a_kept_promise_can_start_the_cadence_again_in_one_step(opened: Opened, commitments: Commitments) -> None:
    ana = opened.add()
    opened.cadence.set(ana.id, 42)
    key = promised(opened, ana.id)
    before = opened.snapshot()
    opened.clock.go(50)
    done = commitments.done(key, in_touch=True)
    assert done.next_follow_up == TODAY + timedelta(days=92)
    assert [entry.kind for entry in opened.people.show(ana.id).interactions] == ["message"]
    opened.vault.history.undo()
    assert opened.snapshot() == before


def test_a_promise_is_planned_anew(opened: Opened, commitments: Commitments) -> None:
    key = promised(opened, opened.add().id)
    before = opened.snapshot()
    planned = commitments.replan(key, TODAY + timedelta(days=3), " send the slides ")
    assert (planned.text, planned.due) == ("send the slides", TODAY + timedelta(days=3))
    assert opened.vault.history.steps(1)[0].label == "Plan anew: send the notes (Ana Lindqvist)"
    opened.vault.history.undo()
    assert opened.snapshot() == before
    with pytest.raises(BadValue):
        commitments.replan(key, TODAY, " ")
    commitments.drop(key)
    with pytest.raises(CannotBeDone):
        commitments.replan(key, TODAY, "x")


def test_a_promise_is_put_off_alone_or_with_the_cadence(opened: Opened, commitments: Commitments) -> None:
    ana = opened.add()
    opened.cadence.set(ana.id, 1)
    key, until = promised(opened, ana.id), TODAY + timedelta(days=9)
    assert commitments.snooze(key, until).due == until
    assert opened.cadence.get(ana.id).next_due == TODAY + timedelta(days=1)
    assert commitments.snooze(key, until, cadence_too=True).next_follow_up == until


def test_what_is_finished_is_finished(opened: Opened, commitments: Commitments) -> None:
    key = promised(opened, opened.add().id)
    assert commitments.drop(key).state == "dropped"
    for act in (commitments.drop, commitments.done):
        with pytest.raises(CannotBeDone):
            act(key)
    with pytest.raises(NotFound):
        commitments.done(99)


def test_a_promise_is_put_off_to_a_day_to_come(opened: Opened, commitments: Commitments) -> None:
    key = promised(opened, opened.add().id)
    with pytest.raises(CannotBeDone):
        commitments.snooze(key, TODAY)


def test_a_cadence_rests_until_a_day_and_then_goes_on(opened: Opened) -> None:
    ana = opened.add()
    opened.cadence.set(ana.id, 14)
    until = TODAY + timedelta(days=40)
    before = opened.snapshot()
    assert opened.cadence.pause(ana.id, until).next_due == until
    opened.vault.history.undo()
    assert opened.snapshot() == before
    opened.vault.history.redo()
    opened.clock.go(40)
    opened.interactions.log(ana.id, NewLog(kind="message"))
    assert opened.cadence.get(ana.id).next_due == until + timedelta(days=14)
    with pytest.raises(CannotBeDone):
        opened.cadence.pause(ana.id, until)


def test_a_follow_up_can_take_the_cadence_along(opened: Opened) -> None:
    ana = opened.add()
    opened.cadence.set(ana.id, 14)
    planned = opened.follow_ups.add(ana.id, TODAY, "Send the deck")
    until = TODAY + timedelta(days=40)
    assert opened.follow_ups.snooze(planned.id, until, cadence_too=True).next_follow_up == until
    done = opened.follow_ups.done(planned.id, in_touch=True)
    assert done.next_follow_up == until
    assert opened.people.show(ana.id).last_interaction == "2026-03-02"
