# SPDX-License-Identifier: GPL-3.0-or-later
"""How a strength will change: what is said comes true."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coterie.domain.strength import Evidence, strength
from coterie.domain.strength_outlook import AHEAD, after_a_talk, points_lost, spoken_outlook

TODAY = date(2026, 3, 12)
KNOWN = st.builds(
    Evidence, st.dates(date(2020, 1, 1), TODAY), st.integers(0, 30), st.integers(0, 30), st.integers(0, 9),
    st.integers(0, 9),
)  # fmt: skip


@given(KNOWN)
def test_the_number_is_what_was_said_four_weeks_later(evidence: Evidence) -> None:
    lost = points_lost(evidence, TODAY)
    now, then = strength(evidence, TODAY).total, strength(evidence, TODAY + AHEAD).total
    assert (lost is None) == (now is None)
    if lost is not None and now is not None:
        assert lost >= 0
        assert now - lost == then


def test_it_is_said_in_a_sentence() -> None:
    evidence = Evidence(TODAY - timedelta(days=14), 9, 9, 0, 4)
    assert spoken_outlook(evidence, TODAY) == f"Falls by {points_lost(evidence, TODAY)} in four weeks without contact."
    long_ago = replace(evidence, last_contact=date(2010, 1, 1))
    gained = (after_a_talk(long_ago, TODAY) or 0) - (strength(long_ago, TODAY).total or 0)
    assert spoken_outlook(long_ago, TODAY) == f"One talk would add {gained}."
    assert "A number appears" in spoken_outlook(None, TODAY)
    assert "A number appears" in spoken_outlook(Evidence(None), TODAY)
