# SPDX-License-Identifier: GPL-3.0-or-later
"""Reminders on their way into a calendar file: follow-ups, next dates of cadences, birthdays."""

from __future__ import annotations

from typing import NamedTuple


class ExportReminder(NamedTuple):
    """One reminder; exporting it again must bring the calendar up to date, not double it.

    uid: made once and kept. sequence: grows by one when time, rule or state changes.
    created, changed: seconds since 1970. due: ISO date, or ISO date and time in UTC (2027-03-01T09:30:00Z).
    alarm_minutes: so many minutes before the beginning (of an all-day one: before its midnight).
    state: open, done or dropped; done_on: ISO date, "" = unknown.
    yearly: comes back every year on `month_day` (--05-22); `due` is then its next date.
    """

    uid: str
    sequence: int
    created: int
    changed: int
    summary: str
    due: str
    description: str = ""
    alarm_minutes: int = 0
    state: str = "open"
    done_on: str = ""
    yearly: bool = False
    month_day: str = ""

    def is_all_day(self) -> bool:
        """Say whether it is due on a day without a time."""
        return "T" not in self.due
