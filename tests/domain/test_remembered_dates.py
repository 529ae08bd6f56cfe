# SPDX-License-Identifier: GPL-3.0-or-later
"""Dates that are remembered: typed in words or as ISO text, and said again."""

from __future__ import annotations

from datetime import date

import pytest

from coterie.domain.errors import BadValue
from coterie.domain.remembered_dates import spoken_remembered, typed_remembered
from coterie.domain.short_dates import short_day, short_known

TODAY = date(2026, 3, 12)


@pytest.mark.parametrize(
    ("typed", "kept", "said"),
    [
        ("2 November", "--11-02", "2 November"),
        ("Nov 2", "--11-02", "2 November"),
        ("2 nov 1990", "1990-11-02", "2 November 1990"),
        ("2nd of November, 1990", "1990-11-02", "2 November 1990"),
        ("November 2, 1990", "1990-11-02", "2 November 1990"),
        ("october 2023", "2023-10", "October 2023"),
        ("1990", "1990", "1990"),
        ("1990-11-02", "1990-11-02", "2 November 1990"),
        ("--11-02", "--11-02", "2 November"),
        (" 29 February ", "--02-29", "29 February"),
    ],
)
def test_what_is_typed_is_kept_and_said_again(typed: str, kept: str, said: str) -> None:
    assert typed_remembered(typed) == kept
    assert spoken_remembered(kept) == said
    assert typed_remembered(said) == kept


@pytest.mark.parametrize(
    "typed",
    ["", "soon", "31 February", "November", "ju 3", "2 3 November", "1990 1991 May", "123 May", "99999", "x" * 500],
)
def test_what_is_no_date_is_refused_in_words(typed: str) -> None:
    with pytest.raises(BadValue, match="no date"):
        typed_remembered(typed)


def test_a_text_that_is_no_date_is_said_as_it_stands() -> None:
    assert spoken_remembered("some day") == "some day"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 3, 12), "Thu 12 Mar"), (date(2026, 2, 26), "Thu 26 Feb"), (date(2026, 2, 25), "25 Feb"),
        (date(2026, 4, 1), "1 Apr"), (date(2025, 12, 14), "14 Dec 2025"),
    ],
)  # fmt: skip
def test_a_short_day(day: date, said: str) -> None:
    assert short_day(day, TODAY) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2026-02-26T19:00:00+00:00", "Thu 26 Feb"), ("2025-12", "Dec 2025"), ("2024", "2024"), ("--11-02", ""),
        ("soon", "soon"),
    ],
)  # fmt: skip
def test_a_short_date_of_what_is_known(text: str, said: str) -> None:
    assert short_known(text, TODAY) == said
