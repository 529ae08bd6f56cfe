# SPDX-License-Identifier: GPL-3.0-or-later
"""Which days are in sight: those that the head speaks of, and that leave on paper or in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.ui.pages.calendar import periods, wording
from coterie.ui.pages.calendar.lines import MONTH

if TYPE_CHECKING:
    from datetime import date

    from coterie.ui.pages.calendar.periods import Stretch


def days_in_sight(view: str, day: date, first_weekday: int) -> tuple[Stretch, str]:
    """Give the days a view calls its own around a day, and how its head says them; a month has no other days."""
    days = periods.whole_month(day) if view == MONTH else periods.shown(view, day, first_weekday)
    return days, wording.head_of(view, *days).days
