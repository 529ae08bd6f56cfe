# SPDX-License-Identifier: GPL-3.0-or-later
"""Which backups may go: pure, and without a look at any clock.

Kept are the newest ten, the newest of fourteen days, of eight weeks and of twelve months that have one. "Now" is not
asked: however wrong the clock goes, days without a backup count for nothing. What is new is told twice, by the numbers
that backups bear and by their times, and a backup that either of them keeps is kept.
"""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from coterie.domain.backups import newest_first

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence

    from coterie.domain.backups import BackupSeen

LATEST = 10
DAYS = 14
WEEKS = 8
MONTHS = 12


def to_clear_away(seen: Sequence[BackupSeen]) -> list[BackupSeen]:
    """Name the backups of one vault that may go; never one that was put by hand, or that cannot be read."""
    ours = [one for one in seen if one.vault and one.verified and not one.by_hand]
    kept: set[int] = set()
    for ordered in (newest_first(ours), sorted(ours, key=lambda one: (one.made_at, one.number), reverse=True)):
        kept |= {id(one) for one in _kept(ordered)}
    return [one for one in ours if id(one) not in kept]


def _kept(ordered: Sequence[BackupSeen]) -> Iterator[BackupSeen]:
    yield from ordered[:LATEST]
    yield from _newest_of_each(ordered, DAYS, _day)
    yield from _newest_of_each(ordered, WEEKS, _week)
    yield from _newest_of_each(ordered, MONTHS, _month)


def _newest_of_each(
    ordered: Sequence[BackupSeen], most: int, span: Callable[[BackupSeen], Hashable]
) -> Iterator[BackupSeen]:
    """Give the first backup of each of the first `most` spans that have one."""
    found: set[Hashable] = set()
    for one in ordered:
        if span(one) not in found:
            if len(found) == most:
                return
            found.add(span(one))
            yield one


def _day(one: BackupSeen) -> Hashable:
    return one.made_at.astimezone(UTC).date()


def _week(one: BackupSeen) -> Hashable:
    return one.made_at.astimezone(UTC).isocalendar()[:2]


def _month(one: BackupSeen) -> Hashable:
    return one.made_at.astimezone(UTC).strftime("%Y-%m")
