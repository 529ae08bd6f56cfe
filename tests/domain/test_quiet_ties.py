# SPDX-License-Identifier: GPL-3.0-or-later
"""Who has gone quiet: strong ties first, those first whose silence is unusual."""

from __future__ import annotations

from datetime import date, timedelta

from coterie.domain.person_links import PersonLink
from coterie.domain.quiet_ties import QuietTie, strongest

TODAY = date(2026, 3, 12)


def tie(key: int, *, strength: int = 40, silent: int = 100, contacts: int = 8, usual: int = 20) -> QuietTie:
    last = TODAY - timedelta(days=silent)
    return QuietTie(PersonLink(key, f"P{key}"), strength, last - timedelta(days=usual * (contacts - 1)), last, contacts)


def test_what_was_usual_is_the_time_between_two_contacts() -> None:
    assert tie(1).usual_days == 20
    assert tie(1, usual=2).usual_days == 14
    assert tie(1, contacts=3).usual_days is None


def test_a_silence_is_remarkable_from_twice_the_usual_on() -> None:
    assert tie(1, silent=60, usual=30).is_remarkable(TODAY)
    assert not tie(1, silent=59, usual=30).is_remarkable(TODAY)
    assert not tie(1, contacts=3, silent=900).is_remarkable(TODAY)


def test_the_unusually_silent_come_first_then_the_strong_then_the_longest_silent() -> None:
    ties = [
        tie(1, strength=90, usual=90), tie(2, strength=30), tie(3, strength=50), tie(4, strength=50, silent=200),
    ]  # fmt: skip
    assert [one.person.id for one in strongest(ties, TODAY, 9)] == [4, 3, 2, 1]
    assert [one.person.id for one in strongest(ties, TODAY, 1, frozenset({4}))] == [3]
