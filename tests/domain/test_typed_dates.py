# SPDX-License-Identifier: GPL-3.0-or-later
"""Dates as they are typed."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coterie.domain.errors import BadValue
from coterie.domain.typed_dates import typed_date, typed_partial_date

MONDAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-03-09", date(2026, 3, 9)),
        ("today", MONDAY),
        (" Tomorrow ", date(2026, 3, 3)),
        ("yesterday", date(2026, 3, 1)),
        ("friday", date(2026, 3, 6)),
        ("fri", date(2026, 3, 6)),
        ("monday", date(2026, 3, 9)),
        ("next wed", date(2026, 3, 4)),
        ("last friday", date(2026, 2, 27)),
        ("in 3 days", date(2026, 3, 5)),
        ("in 2  weeks", date(2026, 3, 16)),
        ("in 1 month", date(2026, 4, 2)),
        ("in a week", date(2026, 3, 9)),
        ("in 1 y", date(2027, 3, 2)),
        ("3 days ago", date(2026, 2, 27)),
        ("2 months ago", date(2026, 1, 2)),
        ("next week", date(2026, 3, 9)),
        ("last month", date(2026, 2, 2)),
    ],
)
def test_what_is_understood(text: str, expected: date) -> None:
    assert typed_date(text, MONDAY) == expected


def test_a_bare_weekday_lies_behind_when_the_past_is_meant() -> None:
    assert typed_date("friday", MONDAY, past=True) == date(2026, 2, 27)
    assert typed_date("monday", MONDAY, past=True) == date(2026, 2, 23)
    assert typed_date("next friday", MONDAY, past=True) == date(2026, 3, 6)


def test_a_month_that_is_too_short_takes_its_last_day() -> None:
    assert typed_date("in 1 month", date(2026, 1, 31)) == date(2026, 2, 28)
    assert typed_date("in 1 year", date(2024, 2, 29)) == date(2025, 2, 28)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "32",
        "2026-02-30",
        "02/03/2026",
        "3/4",
        "in a while",
        "fr",
        "in 9999 years",
        "next",
        "xday",
        "\u0661\u0662\u0663\u0664-01-01",
    ],
)
def test_everything_else_is_refused_with_what_is_understood(text: str) -> None:
    with pytest.raises(BadValue) as refused:
        typed_date(text, MONDAY)
    assert "2026-03-02" in refused.value.hint


@given(st.text(max_size=20))
def test_no_text_does_anything_but_be_read_or_refused(text: str) -> None:
    with suppress(BadValue):
        assert isinstance(typed_date(text, MONDAY), date)


@pytest.mark.parametrize("text", ["2019", "2019-05", "2019-05-22", "--05-22"])
def test_a_remembered_date_stays_as_it_is_known(text: str) -> None:
    assert typed_partial_date(f" {text} ") == text


def test_a_remembered_date_that_no_calendar_has_is_refused() -> None:
    with pytest.raises(BadValue):
        typed_partial_date("2019-02-30")
