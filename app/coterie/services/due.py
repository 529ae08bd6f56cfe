# SPDX-License-Identifier: GPL-3.0-or-later
"""What is due: follow-ups, promises, cadences and days to remember, in one list with reasons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from coterie.domain.due import (
    DueItem,
    cadence_due,
    commitment_due,
    date_due,
    follow_up_due,
    month_day_ranges,
)
from coterie.domain.errors import BadValue
from coterie.domain.texts import _

if TYPE_CHECKING:
    from coterie.services.ports.clock import Clock
    from coterie.services.ports.vault import Read, Vault

LONGEST_DAYS = 3_650


@dataclass(frozen=True)
class DueList:
    """What is due up to some days from a day, the longest overdue first; total: how many there are in all."""

    today: date
    items: tuple[DueItem, ...]
    total: int


class Due:
    """What a person asks every morning."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        """Work on an open vault."""
        self._vault = vault
        self._clock = clock

    def within(self, days: int = 0, limit: int | None = None) -> DueList:
        """List what is overdue, due today, or due in so many days; limit: the first ones only."""
        if not 0 <= days <= LONGEST_DAYS:
            raise BadValue(_("{0} is no number of days to look ahead.").format(days), _("Write 0 to 3650."))
        today = self._clock.today()
        with self._vault.read() as view:
            remembered = _remembered(view, today, days)
            items = sorted([*_planned(view, today, days, limit), *remembered], key=DueItem.order)
            total = len(items) if limit is None else view.time.count_due(today + timedelta(days=days)) + len(remembered)
        return DueList(today, tuple(items[:limit]), total)


def _planned(view: Read, today: date, days: int, limit: int | None) -> list[DueItem]:
    until = today + timedelta(days=days)
    return [
        *(follow_up_due(f, f.due, today) for f in view.time.due_follow_ups(until, limit) if f.due),
        *(commitment_due(c, c.due, today) for c in view.time.due_commitments(until) if c.due),
        *(cadence_due(cadence, today) for cadence in view.time.due_cadences(until, limit)),
    ]


def _remembered(view: Read, today: date, days: int) -> list[DueItem]:
    found = view.time.days_to_remember(month_day_ranges(today, days))
    items = (date_due(person, remembered, today) for person, remembered in found)
    return [item for item in items if item is not None]
