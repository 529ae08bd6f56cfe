# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables as LinkedIn writes them: commas, newlines, quotes doubled; and the many ways in which it writes a date."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


def table(titles: str, rows: Iterable[Sequence[str]]) -> str:
    """Write a table; titles have commas between them."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(titles.split(","))
    writer.writerows(rows)
    return text.getvalue()


def day_and_month(day: date) -> str:
    """Write `09 Jul 2024`, as connections do."""
    return f"{day.day:02} {_MONTHS[day.month - 1]} {day.year}"


def american(when: datetime) -> str:
    """Write `7/9/24, 4:05 PM`, as invitations and jobs do."""
    return f"{when.month}/{when.day}/{when.year % 100:02}, {when.hour % 12 or 12}:{when.minute:02} {_half(when)}"


def padded_american(when: datetime) -> str:
    """Write `12/03/23, 05:28 AM`, as recommendations do."""
    return f"{when:%m/%d/%y}, {when.hour % 12 or 12:02}:{when.minute:02} {_half(when)}"


def weekday_first(when: datetime) -> str:
    """Write `Sat Dec 14 08:57:55 UTC 2024`, as company follows do."""
    return f"{_DAYS[when.weekday()]} {_MONTHS[when.month - 1]} {when.day:02} {when:%H:%M:%S} UTC {when.year}"


def span(start: datetime, end: datetime) -> str:
    """Write `Apr 11, 2024 08:00 AM - Apr 11, 2024 09:00 AM`, as events do."""
    return " - ".join(
        f"{_MONTHS[at.month - 1]} {at.day:02}, {at.year} {at.hour % 12 or 12:02}:{at.minute:02} {_half(at)}"
        for at in (start, end)
    )


def _half(when: datetime) -> str:
    return "AM" if when.hour < 12 else "PM"
