# SPDX-License-Identifier: GPL-3.0-or-later
"""Series of a calendar beyond the dates that were kept when their file was read."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple, Protocol

from coterie.domain.calendar_days import EventRow
from coterie.domain.moments import day_of, utc_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coterie.domain.calendar_days import EventRow
    from coterie.domain.moments import Moment

#: A file is read for a year back and a year ahead.
KEPT_AHEAD = timedelta(days=365)
#: The day a file was read is known in UTC only, and its zone is not.
_EDGE = timedelta(days=2)


class KeptSeries(NamedTuple):
    """A series as it is kept: its first date, the zone and the lines of its rule, when it was read, the dates kept.

    read_at: seconds since 1970; kept: moments of the dates from the day it was read on.
    """

    row: EventRow
    zone: str
    rule: str
    read_at: int
    kept: tuple[int, ...]

    @property
    def read_on(self) -> date:
        """The day its file was read."""
        return day_of(self.read_at)

    def is_whole(self, first: date, last: date) -> bool:
        """Tell whether every date between two days was kept."""
        return first >= self.read_on + _EDGE and last <= self.read_on + KEPT_AHEAD - _EDGE


class SeriesDates(Protocol):
    """Works out dates of series by their rules, under the limits that hold for files."""

    def dates_of(self, series: KeptSeries, today: date) -> tuple[Moment, ...]:
        """Give the dates a year back and a year ahead of a day; none where the rule does not tell them for sure."""


class KeptDatesOnly:
    """Works nothing out: the dates that were kept are all there are."""

    def dates_of(self, series: KeptSeries, today: date) -> tuple[Moment, ...]:
        """Give nothing."""
        del series, today
        return ()


def beyond_kept(series: KeptSeries, dates: Iterable[Moment]) -> tuple[Moment, ...]:
    """Give the dates that a rule tells besides those that were kept; none where both do not agree on the latter.

    They disagree where single dates were moved or left out in a way the rule does not say: then only what was kept
    is sure.
    """
    first, last = utc_of(series.read_on + _EDGE), utc_of(series.read_on + KEPT_AHEAD - _EDGE)
    told = list(dates)
    kept = {at for at in series.kept if first <= at <= last}
    if kept != {at.utc for at in told if first <= at.utc <= last}:
        return ()
    known = set(series.kept)
    return tuple(at for at in told if not first <= at.utc <= last and at.utc not in known)
