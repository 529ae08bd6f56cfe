# SPDX-License-Identifier: GPL-3.0-or-later
"""The strength of a tie, by hand."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coterie.domain.strength import Evidence, Strength, band, strength

TODAY = date(2026, 3, 2)


def test_nothing_is_known_of_a_stranger() -> None:
    assert strength(Evidence(None), TODAY) == Strength(None, None, None, None)
    assert strength(Evidence(None), TODAY).total is None


def test_one_message_makes_no_number() -> None:
    assert strength(Evidence(TODAY, contacts_in=1), TODAY).total is None


def test_one_meeting_does() -> None:
    assert strength(Evidence(TODAY, meetings=1), TODAY) == Strength(40, None, 5, None)
    assert strength(Evidence(TODAY, meetings=1), TODAY).total == 45


def test_the_whole_formula() -> None:
    known = Evidence(TODAY, contacts_in=10, contacts_out=10, calls=3, meetings=4, shared_communities=2)
    assert strength(known, TODAY) == Strength(40, 30, 20, 10)
    assert strength(known, TODAY).total == 100


def test_recent_contact_falls_evenly_to_nothing_after_a_year() -> None:
    half_a_year_ago = TODAY - timedelta(days=182)
    assert strength(Evidence(half_a_year_ago, meetings=1), TODAY).recent == 20
    assert strength(Evidence(TODAY - timedelta(days=365), meetings=1), TODAY).recent == 0


def test_one_who_never_answers_gets_nothing_for_both_sides() -> None:
    assert strength(Evidence(TODAY, contacts_in=0, contacts_out=30), TODAY).both_sides == 0
    assert strength(Evidence(TODAY, contacts_in=5, contacts_out=5), TODAY).both_sides == 30
    assert strength(Evidence(TODAY, contacts_in=2, contacts_out=1), TODAY).both_sides == 6


def test_old_ties_fade() -> None:
    known = {"contacts_in": 10, "contacts_out": 10, "calls": 3, "meetings": 4}
    assert strength(Evidence(TODAY - timedelta(days=365), **known), TODAY).total == 50
    assert strength(Evidence(TODAY - timedelta(days=3 * 365), **known), TODAY).total == 25
    assert strength(Evidence(TODAY - timedelta(days=5 * 365), **known), TODAY).total == 0


def test_a_contact_written_down_for_tomorrow_counts_as_today() -> None:
    assert strength(Evidence(TODAY + timedelta(days=1), meetings=1), TODAY).recent == 40


def test_bands() -> None:
    assert [band(number) for number in (None, 100, 75, 74, 50, 49, 25, 24, 0)] == [
        None, "close", "close", "steady", "steady", "light", "light", "dormant", "dormant",
    ]  # fmt: skip


@given(st.integers(0, 5_000), st.tuples(*[st.integers(0, 5_000)] * 4), st.none() | st.integers(0, 9))
def test_parts_stay_in_their_bounds(days: int, counts: tuple[int, int, int, int], shared: int | None) -> None:
    found = strength(Evidence(TODAY - timedelta(days=days), *counts, shared), TODAY)
    parts = (found.recent, found.both_sides, found.depth, found.communities)
    for part, most in zip(parts, (40, 30, 20, 10), strict=True):
        assert part is None or 0 <= part <= most
