# SPDX-License-Identifier: GPL-3.0-or-later
"""The keys of what stands on the calendar: by them a thing is found again after everything was read anew."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from coterie.domain.calendar_days import CalendarEvent, Dated, Remembered


class EventDate(NamedTuple):
    """A date of an event, as a key names it. at_utc: None = the first one."""

    event: int
    at_utc: int | None


def event_key(event: CalendarEvent, day: date) -> str:
    """Name a day of a date of an event."""
    return f"event:{event.event}:{event.at_utc}:{day.isoformat()}"


def task_key(one: Dated) -> str:
    """Name a thing to do; done or not, it is the same."""
    return f"{one.task.kind}:{one.task.id}"


def remembered_key(one: Remembered) -> str:
    """Name a day to remember in the year it comes round."""
    return f"date:{one.what.id}:{one.day.isoformat()}"


def more_key(day: date, kind: str) -> str:
    """Name what stands for the things of a kind that are not told."""
    return f"more:{day.isoformat()}:{kind}"


def day_key(day: date) -> str:
    """Name a day itself."""
    return f"day:{day.isoformat()}"


def event_of(key: str) -> EventDate | None:
    """Give the date of an event that a key names; None for a key of something else."""
    parts = key.split(":")
    if parts[0] != "event" or len(parts) < 2 or not parts[1].isdecimal():
        return None
    at = parts[2] if len(parts) > 2 else ""
    return EventDate(int(parts[1]), int(at) if at.lstrip("-").isdecimal() else None)


def day_of(key: str) -> date | None:
    """Give the day that a key names; None for one that names none."""
    for part in key.split(":")[1:]:
        try:
            if "-" in part:
                return date.fromisoformat(part)
        except ValueError:
            continue
    return None
