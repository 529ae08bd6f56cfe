# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands on the days of a calendar, on its way into a calendar file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date, datetime


class ExportEntry(NamedTuple):
    """One thing on one date; exporting it again must bring the calendar up to date, not double it.

    uid: the same each time for the same thing. created, changed: seconds since 1970. first, last: days, the last one
    the day after; or moments in UTC, the last one None where the end is not known. busy: it takes time of the day.
    status: confirmed, tentative or "".
    """

    uid: str
    sequence: int
    created: int
    changed: int
    summary: str
    first: date | datetime
    last: date | datetime | None
    place: str = ""
    description: str = ""
    busy: bool = False
    status: str = ""
