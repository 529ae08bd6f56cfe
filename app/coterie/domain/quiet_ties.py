# SPDX-License-Identifier: GPL-3.0-or-later
"""Ties that have gone quiet: people the user used to talk with, silent for longer than was usual with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from coterie.domain.person_links import PersonLink

#: Nobody is quiet before so many days.
QUIET_DAYS = 60
#: What was usual is known from so many contacts on; nobody's usual is taken to be shorter than this.
FEWEST_CONTACTS, SHORTEST_USUAL = 4, 14
#: A silence so many times as long as usual is remarkable.
TIMES_USUAL = 2
#: So many days nobody is suggested again.
NOT_AGAIN_DAYS = 30


@dataclass(frozen=True)
class QuietTie:
    """Somebody not heard of for a while. contacts: how many real ones between the first and the last.

    strength: 0 to 100; last_text, last_kind: of the last contact.
    """

    person: PersonLink
    strength: int | None
    first_contact: date
    last_contact: date
    contacts: int
    last_kind: str = ""
    last_text: str = ""

    @property
    def usual_days(self) -> int | None:
        """How many days usually lay between two contacts; None while there were too few."""
        if self.contacts < FEWEST_CONTACTS:
            return None
        return max(SHORTEST_USUAL, (self.last_contact - self.first_contact).days // (self.contacts - 1))

    def is_remarkable(self, today: date) -> bool:
        """Tell whether the silence is longer than was usual."""
        usual = self.usual_days
        return usual is not None and (today - self.last_contact).days >= TIMES_USUAL * usual


def strongest(
    ties: Iterable[QuietTie], today: date, most: int, leave_out: frozenset[int] = frozenset()
) -> list[QuietTie]:
    """Give the strongest ties, those first whose silence is unusual. leave_out: people not to suggest."""
    wanted = [tie for tie in ties if tie.person.id not in leave_out]
    wanted.sort(key=lambda tie: (not tie.is_remarkable(today), -(tie.strength or 0), tie.last_contact, tie.person.id))
    return wanted[:most]
