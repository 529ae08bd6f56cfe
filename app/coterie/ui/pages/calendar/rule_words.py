# SPDX-License-Identifier: GPL-3.0-or-later
"""A repetition in a few words: how often, not every detail of its rule."""

from __future__ import annotations

import re

from coterie.domain.texts import _, counted

_FREQUENCY = re.compile(r"FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)\b", re.IGNORECASE)
_INTERVAL = re.compile(r"INTERVAL=(\d{1,4})\b", re.IGNORECASE)


def spoken_rule(rule: str) -> str:
    """Say how often something repeats; "" for nothing that repeats."""
    if not rule.strip():
        return ""
    frequency = _FREQUENCY.search(rule)
    if frequency is None:
        return _("On certain dates")
    found = _INTERVAL.search(rule)
    every = max(1, int(found[1])) if found else 1
    return {
        "DAILY": counted("Every day", "Every {n} days", every),
        "WEEKLY": counted("Every week", "Every {n} weeks", every),
        "MONTHLY": counted("Every month", "Every {n} months", every),
        "YEARLY": counted("Every year", "Every {n} years", every),
    }[frequency[1].upper()]
