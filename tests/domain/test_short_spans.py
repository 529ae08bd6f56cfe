# SPDX-License-Identifier: GPL-3.0-or-later
"""Lengths of time in two or three signs."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from coterie.domain.short_spans import short_since, short_span
from coterie.domain.spoken_dates import spoken_length


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (1, "1d"), (6, "6d"), (7, "1w"), (10, "1w"), (11, "2w"), (14, "2w"), (77, "11w"), (97, "14w"), (98, "3mo"),
        (122, "4mo"), (364, "12mo"), (729, "24mo"), (730, "2y"), (4_000, "11y"),
    ],
)  # fmt: skip
def test_a_span_is_written_in_the_unit_one_would_say(days: int, text: str) -> None:
    assert short_span(days) == text


def test_from_two_weeks_on_the_number_is_the_one_that_is_said() -> None:
    for days in range(14, 4_000):
        said = spoken_length(days)
        assert short_span(days).rstrip("dwmoy") == said.split()[0], days
        assert said.split()[1].startswith(short_span(days).lstrip("0123456789")[0]), days


def test_today_and_a_day_to_come_are_today() -> None:
    today = date(2026, 3, 2)
    assert short_since(today, today) == short_since(today + timedelta(days=3), today) == "today"
    assert short_since(today - timedelta(days=1), today) == "1d"
