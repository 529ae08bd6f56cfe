# SPDX-License-Identifier: GPL-3.0-or-later
"""Who was somewhere at the same time, and the warmest way to somebody there."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from coterie.domain.person_links import PersonLink
from coterie.domain.together import Shared, Span, first_day, last_day, shared_time, years_of
from coterie.domain.warm_paths import WarmPath, warmest

TODAY = date(2026, 3, 12)
DAYS = st.dates(date(2015, 1, 1), date(2026, 1, 1))


def test_the_time_of_most_people_is_found() -> None:
    spans = [
        Span(1, date(2018, 4, 1), date(2021, 8, 31)),
        Span(2, date(2019, 2, 1), TODAY),
        Span(3, date(2019, 6, 1), date(2020, 12, 31)),
    ]
    found = shared_time(spans)
    assert found is not None
    assert {*found.who} == {1, 2, 3}
    assert (found.starts, found.ends) == (date(2019, 6, 1), date(2020, 12, 31))


def test_nobody_shares_a_time_with_an_unknown_one() -> None:
    assert shared_time([Span(1, None, TODAY), Span(2, date(2020, 1, 1), TODAY)]) is None
    assert shared_time([Span(1, date(2020, 1, 1), None), Span(2, date(2020, 1, 1), TODAY)]) is None
    assert shared_time([Span(1, date(2022, 1, 1), date(2021, 1, 1)), Span(2, date(2020, 1, 1), TODAY)]) is None
    assert shared_time([]) is None


def test_two_stays_of_one_person_are_no_meeting() -> None:
    assert shared_time([Span(1, date(2019, 1, 1), TODAY), Span(1, date(2020, 1, 1), TODAY)]) is None


@given(
    st.lists(st.builds(lambda who, a, b: Span(who, min(a, b), max(a, b)), st.integers(1, 6), DAYS, DAYS), max_size=12)
)
def test_everybody_who_is_said_to_have_met_was_there_all_the_time(spans: list[Span]) -> None:
    found = shared_time(spans)
    if found is not None:
        assert len(found.who) >= 2
        for who in found.who:
            assert any(
                span.who == who
                and span.starts
                and span.ends
                and span.starts <= found.starts
                and span.ends >= found.ends
                for span in spans
            )


def test_partial_dates_have_a_first_and_a_last_day() -> None:
    assert (first_day("2020"), last_day("2020")) == (date(2020, 1, 1), date(2020, 12, 31))
    assert (first_day("2020-02"), last_day("2020-02")) == (date(2020, 2, 1), date(2020, 2, 29))
    assert (first_day("2020-02-03"), last_day("2020-02-03")) == (date(2020, 2, 3), date(2020, 2, 3))
    assert (first_day(""), last_day("--02-03"), first_day("soon")) == (None, None, None)


def test_the_years_of_a_picture_reach_to_today() -> None:
    assert years_of([Span(1, date(2018, 4, 1), None)], TODAY) == (2018, 2026)
    assert years_of([], TODAY) == (2026, 2026)
    assert Shared((1, 2), TODAY, TODAY).who == (1, 2)


def test_the_warmest_way_comes_first_and_each_person_once() -> None:
    ana, bo, chi = PersonLink(1, "Ana"), PersonLink(2, "Bo"), PersonLink(3, "Chi")
    paths = [
        WarmPath((bo,), 30),
        WarmPath((ana, bo), 80, "mentor"),
        WarmPath((chi,), 60),
        WarmPath((PersonLink(4, "D"),), 9),
    ]
    found = warmest(paths)
    assert [path.steps for path in found] == [(ana, bo), (chi,)]
    assert [path.band for path in found] == ["close", "steady"]
