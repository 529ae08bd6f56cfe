# SPDX-License-Identifier: GPL-3.0-or-later
"""Moments of imports and exports, as they are said."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from coterie.domain.spoken_dates import spoken_day
from coterie.domain.texts import _
from coterie.domain.written_numbers import written_time

if TYPE_CHECKING:
    from datetime import date

    from coterie.services.ports.clock import Clock

#: So long an import can be undone.
UNDO_DAYS = 30


def moment_of(at_utc: int, clock: Clock) -> datetime:
    """Give a moment in the time of this place."""
    return datetime.fromtimestamp(at_utc, clock.now().tzinfo)


def said_moment(at_utc: int, clock: Clock) -> str:
    """Say a moment: "today at 09:51", "yesterday at 18:02", "10 March"."""
    at, today = moment_of(at_utc, clock), clock.today()
    hour = written_time(at)
    if at.date() == today:
        return _("today at {time}").format(time=hour)
    if at.date() == today - timedelta(days=1):
        return _("yesterday at {time}").format(time=hour)
    return spoken_day(at.date(), today)


def undo_until(at_utc: int, clock: Clock) -> str:
    """Say the last day on which an import can surely be undone."""
    return spoken_day(last_day(at_utc, clock), clock.today())


def last_day(at_utc: int, clock: Clock) -> date:
    """Give the last day on which an import can surely be undone."""
    return moment_of(at_utc, clock).date() + timedelta(days=UNDO_DAYS)


def begun(text: str) -> str:
    """Give a text with a capital at its beginning."""
    return text[:1].upper() + text[1:]
