# SPDX-License-Identifier: GPL-3.0-or-later
"""What the list of a day asks of the vault besides what is due."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from coterie.domain.day_facts import Brief, CalendarRow, DayLoad, DoneThing, Span
    from coterie.domain.day_lists import Task, Waiting
    from coterie.domain.due_reasons import Acquaintance
    from coterie.domain.quiet_ties import QuietTie


class DaysView(Protocol):
    """What a day holds, read."""

    def calendar(self, span: Span, today: date) -> list[CalendarRow]:
        """List the dates of events in a span of time, with whom the vault knows of those who take part."""

    def waiting(self, until: date) -> list[Waiting]:
        """List everything due up to a day by key, days to remember left out."""

    def tasks(self, chosen: Sequence[Waiting]) -> list[Task]:
        """Read the things behind keys, in any order; no days to remember."""

    def done_on(self, day: date, first: int, last: int, limit: int) -> list[DoneThing]:
        """List what was finished or logged by hand on a day; first, last: moments that enclose it in every zone."""

    def week(self, first: date, last: date, tomorrow: date) -> list[DayLoad]:
        """Count what was done on each day from the first to the last, and what waits from tomorrow on."""

    def met_on(self, ids: Iterable[int], day: date) -> frozenset[int]:
        """Give those of these people with whom the last contact was on a day."""

    def acquaintances(self, ids: Iterable[int], today: date) -> dict[int, Acquaintance]:
        """Say how people are known."""

    def brief(self, person: int, now_utc: int, today: date) -> Brief:
        """Give what to know before meeting somebody who is in the vault."""

    def quiet_ties(self, today: date, silent_days: int, limit: int) -> list[QuietTie]:
        """List the strongest ties without a contact for so many days, without a cadence and without a plan."""

    def tie(self, person: int, today: date) -> QuietTie | None:
        """Give the tie with a person; None where there was never a contact."""

    def nudge_of(self, day: date) -> tuple[str, int | None, bool] | None:
        """Give what was suggested for a day: its kind, the person, whether it was dismissed; None = not chosen yet."""

    def nudged_after(self, day: date) -> frozenset[int]:
        """Give whom suggestions were about after a day."""


class Nudges(Protocol):
    """What was suggested on which day; no step of the user's."""

    def keep(self, day: date, kind: str, person: int | None) -> None:
        """Keep what a day suggests, and that it suggests nothing for None; what was chosen first stays."""

    def dismiss(self, day: date) -> None:
        """Take away what a day suggests, for good."""
