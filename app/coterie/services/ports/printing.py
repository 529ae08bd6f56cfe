# SPDX-License-Identifier: GPL-3.0-or-later
"""What printing asks of the vault: which things are marked private, and what comes next with people."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

#: What can be marked private, as it is asked for.
MARKED_PEOPLE, MARKED_FOLLOW_UPS, MARKED_COMMITMENTS = "person", "follow_up", "commitment"
MARKED_ENTRIES, MARKED_EVENTS, MARKED_DAYS = "interaction", "event", "important_date"
MARKED_POSTS, MARKED_ORGANISATIONS, MARKED_RELATIONS = "affiliation", "organisation", "relationship"


class NextOn(NamedTuple):
    """What comes next with somebody: the day, and in what words, "" = to be in touch."""

    day: date
    text: str


class PrintView(Protocol):
    """What paper needs to know besides what pages show, read."""

    def marked(self, what: str, keys: Iterable[int]) -> frozenset[int]:
        """Give those of some keys that are marked private or sensitive. what: one of the names above."""

    def next_steps(self, people: Sequence[int]) -> dict[int, NextOn]:
        """Give what comes next with each of some people, without what is marked private."""
