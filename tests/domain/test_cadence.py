# SPDX-License-Identifier: GPL-3.0-or-later
"""Intervals and when they are due."""

from __future__ import annotations

from datetime import date

import pytest

from coterie.domain.cadence import check_limit, due_on, interval_days
from coterie.domain.errors import BadValue


@pytest.mark.parametrize(
    ("text", "days"), [("6w", 42), ("45d", 45), ("3m", 90), ("1y", 365), (" 2 Weeks ", 14), ("1 day", 1), ("10y", 3650)]
)
def test_intervals(text: str, days: int) -> None:
    assert interval_days(text) == days


@pytest.mark.parametrize("text", ["", "6", "w", "0d", "-3d", "6 fortnights", "11y", "1.5w", "6w 2d"])
def test_what_is_no_interval_is_refused_with_the_way_to_write_one(text: str) -> None:
    with pytest.raises(BadValue) as refused:
        interval_days(text)
    assert "6w" in refused.value.hint


def test_a_limit_is_no_shorter_than_the_interval() -> None:
    check_limit(42, None)
    check_limit(42, 42)
    with pytest.raises(BadValue):
        check_limit(42, 41)


def test_due_counts_from_the_last_contact_or_from_the_start() -> None:
    assert due_on(date(2026, 3, 2), date(2026, 1, 1), 42) == date(2026, 4, 13)
    assert due_on(None, date(2026, 1, 1), 42) == date(2026, 2, 12)
