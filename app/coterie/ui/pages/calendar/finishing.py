# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing that a thing of the calendar is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.day_lists import CADENCE, FOLLOW_UP
from coterie.services.interactions import NewLog

if TYPE_CHECKING:
    from datetime import date

    from coterie.domain.calendar_days import Dated
    from coterie.services.session import Session


def finish(session: Session, one: Dated) -> date | None:
    """Write that something is done, and give when something is next due with the person."""
    task = one.task
    if task.kind == CADENCE:
        return session.interactions.log(task.id, NewLog(kind="message")).next_follow_up
    if task.kind == FOLLOW_UP:
        return session.follow_ups.done(task.id, in_touch=task.in_touch).next_follow_up
    return session.commitments.done(task.id, in_touch=task.in_touch).next_follow_up
