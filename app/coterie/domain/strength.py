# SPDX-License-Identifier: GPL-3.0-or-later
"""The strength of a tie: a number from 0 to 100 that anybody can work out again by hand.

    recent contact     40 on the day of a real contact, falling evenly to 0 after a year
    both sides write   up to 30: full when each side wrote half of at least 10 messages
    depth              up to 20: 5 for each meeting or talk, 3 for each call, 1 for each 4 messages (5 at most)
    communities        up to 10: 5 for each one shared

After a year without contact the second and third fade evenly, to nothing after five years. What a part does not know
adds nothing, and with fewer than two known parts there is no number. Both sides are known from 3 messages on; depth
from 3 messages, or one call, talk or meeting on. The length of a text never counts, nor does a connection date.
Whole numbers throughout, so that the database computes the same (storage/people/strength_sql.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

RECENT, BOTH_SIDES, DEPTH, COMMUNITIES = 40, 30, 20, 10
YEAR_DAYS = 365
GONE_DAYS = 5 * YEAR_DAYS
ENOUGH_MESSAGES = 10
KNOWN_FROM = 3
PER_MEETING, PER_CALL, PER_MESSAGES, MOST_MESSAGES = 5, 3, 4, 20
PER_COMMUNITY = 5
FEWEST_KNOWN = 2


@dataclass(frozen=True)
class Evidence:
    """What is known of a tie: real contacts by direction and depth; shared communities None = not known."""

    last_contact: date | None
    contacts_in: int = 0
    contacts_out: int = 0
    calls: int = 0
    meetings: int = 0
    shared_communities: int | None = None


@dataclass(frozen=True)
class Strength:
    """The four parts in points, None where unknown; they add up to the number."""

    recent: int | None
    both_sides: int | None
    depth: int | None
    communities: int | None

    @property
    def total(self) -> int | None:
        """The number, None with fewer than two known parts."""
        known = [part for part in (self.recent, self.both_sides, self.depth, self.communities) if part is not None]
        return sum(known) if len(known) >= FEWEST_KNOWN else None


def strength(evidence: Evidence, today: date) -> Strength:
    """Work out the four parts for a day."""
    messages = evidence.contacts_in + evidence.contacts_out
    spoken = evidence.calls + evidence.meetings
    silent = max(0, (today - evidence.last_contact).days) if evidence.last_contact else None
    shared = evidence.shared_communities
    return Strength(
        recent=None if silent is None else RECENT * max(0, YEAR_DAYS - silent) // YEAR_DAYS,
        both_sides=_faded(_both_sides(evidence), silent) if messages >= KNOWN_FROM else None,
        depth=_faded(_depth(evidence), silent) if messages >= KNOWN_FROM or spoken else None,
        communities=None if shared is None else min(COMMUNITIES, PER_COMMUNITY * shared),
    )


def _both_sides(evidence: Evidence) -> int:
    messages = evidence.contacts_in + evidence.contacts_out
    lesser = min(evidence.contacts_in, evidence.contacts_out)
    return BOTH_SIDES * 2 * lesser * min(messages, ENOUGH_MESSAGES) // (messages * ENOUGH_MESSAGES)


def _depth(evidence: Evidence) -> int:
    messages = min(evidence.contacts_in + evidence.contacts_out, MOST_MESSAGES)
    return min(DEPTH, PER_MEETING * evidence.meetings + PER_CALL * evidence.calls + messages // PER_MESSAGES)


def _faded(points: int, silent_days: int | None) -> int:
    """Let points fade after a year of silence, to nothing after five."""
    left = GONE_DAYS - (silent_days or 0)
    return points * max(0, min(left, GONE_DAYS - YEAR_DAYS)) // (GONE_DAYS - YEAR_DAYS)


def band(number: int | None) -> str | None:
    """Name a number: close from 75, steady from 50, light from 25, dormant below."""
    if number is None:
        return None
    for floor, name in ((75, "close"), (50, "steady"), (25, "light")):
        if number >= floor:
            return name
    return "dormant"
