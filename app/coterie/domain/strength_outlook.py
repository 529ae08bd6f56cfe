# SPDX-License-Identifier: GPL-3.0-or-later
"""How a strength will change: worked out by the same rule for a later day, so that what is said comes true."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from coterie.domain.strength import strength
from coterie.domain.texts import _, counted

if TYPE_CHECKING:
    from datetime import date

    from coterie.domain.strength import Evidence

#: So far ahead a sentence looks.
AHEAD = timedelta(days=28)


def points_lost(evidence: Evidence, today: date) -> int | None:
    """Give by how much the number falls in four weeks without contact; None where there is no number."""
    now, then = strength(evidence, today).total, strength(evidence, today + AHEAD).total
    return None if now is None or then is None else now - then


def after_a_talk(evidence: Evidence, today: date) -> int | None:
    """Give the number that a talk today would make of it."""
    return strength(replace(evidence, last_contact=today, meetings=evidence.meetings + 1), today).total


def spoken_outlook(evidence: Evidence | None, today: date) -> str:
    """Say in a sentence how the number will change."""
    lost = points_lost(evidence, today) if evidence else None
    if evidence is None or lost is None:
        return _("A number appears once you have talked, or written to each other a few times.")
    if lost > 0:
        return counted(
            "Falls by {n} in four weeks without contact.", "Falls by {n} in four weeks without contact.", lost
        )
    number = strength(evidence, today).total or 0
    gained = (after_a_talk(evidence, today) or 0) - number
    if gained > 0:
        return counted("One talk would add {n}.", "One talk would add {n}.", gained)
    return _("Stays as it is for the next four weeks.")
