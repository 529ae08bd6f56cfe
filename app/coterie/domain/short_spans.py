# SPDX-License-Identifier: GPL-3.0-or-later
"""Lengths of time in two or three signs, for the edge of a row: 3d, 2w, 4mo, 2y."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.texts import _

if TYPE_CHECKING:
    from datetime import date

_WEEK, _YEAR = 7, 365.25
#: Up to these many days a span is told in days, in weeks, in months: weeks as long as sentences use them.
_IN_DAYS, _IN_WEEKS, _IN_MONTHS = 6, 97, 729


def short_span(days: int) -> str:
    """Write a length of time: "3d", "2w", "4mo", "2y"; rounded as it is when it is said."""
    if days <= _IN_DAYS:
        return _("{n}d").format(n=days)
    if days <= _IN_WEEKS:
        return _("{n}w").format(n=round(days / _WEEK))
    if days <= _IN_MONTHS:
        return _("{n}mo").format(n=round(days * 12 / _YEAR))
    return _("{n}y").format(n=round(days / _YEAR))


def short_since(day: date, today: date) -> str:
    """Write how long ago a day was; a day that is still to come counts as today."""
    days = (today - day).days
    return short_span(days) if days > 0 else _("today")
