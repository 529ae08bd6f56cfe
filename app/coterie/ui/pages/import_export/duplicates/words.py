# SPDX-License-Identifier: GPL-3.0-or-later
"""How sure it is that two people are one, in words."""

from __future__ import annotations

from coterie.domain.texts import _

VERY_LIKELY, LIKELY, POSSIBLE = 90, 75, 50


def sureness_of(score: int) -> str:
    """Say how sure it is. score: 0 to 100."""
    if score >= VERY_LIKELY:
        return _("Very likely")
    if score >= LIKELY:
        return _("Likely")
    return _("Possible") if score >= POSSIBLE else _("Unlikely")


def tone_of(score: int) -> str:
    """Give the tone of the pill that says it."""
    return "accent" if score >= LIKELY else "info" if score >= POSSIBLE else "plain"
