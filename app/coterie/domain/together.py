# SPDX-License-Identifier: GPL-3.0-or-later
"""Who was somewhere at the same time, as far as dates are known; nothing is guessed for those that are not."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from coterie.domain.moments import PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True)
class Span:
    """Somebody's time somewhere. starts, ends: None = not known; somebody who is there now ends today."""

    who: int
    starts: date | None
    ends: date | None


@dataclass(frozen=True)
class Shared:
    """A time that several people shared, the longest of those with the most people."""

    who: tuple[int, ...]
    starts: date
    ends: date


def first_day(text: str) -> date | None:
    """Give the first day that a remembered date can mean; None where it is not known."""
    try:
        return PartialDate.parse(text[:10]).first_day()
    except ValueError:
        return None


def last_day(text: str) -> date | None:
    """Give the last day that a remembered date can mean."""
    first = first_day(text)
    if first is None:
        return None
    known = PartialDate.parse(text[:10])
    month = known.month or 12
    return date(first.year, month, known.day or monthrange(first.year, month)[1])


def shared_time(spans: Iterable[Span]) -> Shared | None:
    """Find when the most people were there at once, and of such times the longest; None where nobody met anybody."""
    known = [(span.who, span.starts, span.ends) for span in spans if span.starts and span.ends]
    sure = [(who, starts, ends) for who, starts, ends in known if starts <= ends]
    best: Shared | None = None
    for begin in sorted({starts for _who, starts, _ends in sure}):
        there = [(ends, who) for who, starts, ends in sure if starts <= begin <= ends]
        who: dict[int, None] = {}
        # Those who stayed longest come first, so that everybody before one was there until that one left.
        for end, one in sorted(there, reverse=True):
            who[one] = None
            best = _better(best, Shared(tuple(who), begin, end))
    return best


def _better(best: Shared | None, other: Shared) -> Shared | None:
    """Choose by people, then by length; a time of one person is none."""
    if len(other.who) < 2 or other.starts == other.ends:
        return best
    if best is None:
        return other
    mine, theirs = (len(best.who), best.ends - best.starts), (len(other.who), other.ends - other.starts)
    return other if theirs > mine else best


def years_of(spans: Sequence[Span], today: date) -> tuple[int, int]:
    """Give the first and the last year that a picture of spans needs."""
    years = [day.year for span in spans for day in (span.starts, span.ends) if day]
    return min([*years, today.year]), max([*years, today.year])
