# SPDX-License-Identifier: GPL-3.0-or-later
"""What is written when a row is finished, put off or let go: each kind of task by the service that keeps it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from coterie.domain.day_lists import CADENCE, DAY, FOLLOW_UP
from coterie.domain.due import CadenceDue
from coterie.services.interactions import NewLog

if TYPE_CHECKING:
    from datetime import date

    from coterie.domain.day_lists import Task
    from coterie.services.session import Session


def finish(session: Session, task: Task | None, person: int) -> date | None:
    """Write that something is done, and give when something is next due with the person."""
    if task is None or task.kind in {CADENCE, DAY}:
        return session.interactions.log(person, NewLog(kind="message")).next_follow_up
    if task.kind == FOLLOW_UP:
        return session.follow_ups.done(task.id, in_touch=task.in_touch).next_follow_up
    return session.commitments.done(task.id, in_touch=task.in_touch).next_follow_up


def put_off(session: Session, task: Task, until: date) -> None:
    """Put something off until a day; a cadence that came with it rests as long."""
    if task.kind == CADENCE:
        session.cadence.pause(task.id, until)
    elif task.kind == FOLLOW_UP:
        session.follow_ups.snooze(task.id, until, cadence_too=task.in_touch)
    else:
        session.commitments.snooze(task.id, until, cadence_too=task.in_touch)


def let_go(session: Session, task: Task, today: date) -> None:
    """Let something go: a follow-up or a promise for good, a cadence this time."""
    if isinstance(task.thing, CadenceDue):
        session.cadence.pause(task.id, today + timedelta(days=task.thing.every_days))
    elif task.kind == FOLLOW_UP:
        session.follow_ups.drop(task.id)
    else:
        session.commitments.drop(task.id)
