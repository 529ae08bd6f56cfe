# SPDX-License-Identifier: GPL-3.0-or-later
"""Reasons in words, and days that come round."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coterie.domain.due import (
    CadenceDue,
    DueItem,
    Rank,
    cadence_due,
    commitment_due,
    date_due,
    follow_up_due,
    month_day_ranges,
    next_occurrence,
)
from coterie.domain.follow_ups import Commitment, FollowUp
from coterie.domain.people import ImportantDate
from coterie.domain.person_links import PersonLink
from coterie.domain.spoken_dates import spoken_distance, spoken_every, spoken_interval, spoken_length

TODAY = date(2026, 5, 4)
ANA = PersonLink(7, "Ana Lindqvist")


def cadence(**known: object) -> CadenceDue:
    """Make a cadence of six weeks, last kept on 2 March."""
    values = {
        "person": ANA, "every_days": 42, "last_contact": date(2026, 3, 2), "next_due": date(2026, 4, 13),
        "limit_days": None, "limit_on": None,
    }  # fmt: skip
    return CadenceDue(**{**values, **known})  # type: ignore[arg-type]


def follow_up(**known: object) -> FollowUp:
    """Make an open follow-up."""
    values = {
        "id": 3, "uuid": "u", "person": ANA, "organisation": None, "due": date(2026, 5, 1), "reason": "", "text": "",
        "state": "open", "snoozed": 0, "done_on": None,
    }  # fmt: skip
    return FollowUp(**{**values, **known})  # type: ignore[arg-type]


def test_a_cadence_says_how_often_and_when_last() -> None:
    item = cadence_due(cadence(), TODAY)
    assert item.reason == (
        "You wanted to be in touch every 6 weeks; the last contact was on 2 March 2026, 9 weeks ago."
    )
    assert (item.id, item.kind, item.overdue_days, item.rank) == (7, "cadence", 21, Rank.CADENCE)


def test_past_the_limit_it_is_said_firmly() -> None:
    late = cadence(limit_days=56, limit_on=date(2026, 4, 27))
    assert "and never later than 8 weeks;" in cadence_due(late, TODAY).reason
    assert "never" not in cadence_due(cadence(limit_days=70, limit_on=TODAY), TODAY).reason


def test_without_a_contact_yet_it_is_a_new_contact() -> None:
    item = cadence_due(cadence(last_contact=None), TODAY)
    assert item.reason == "You wanted to be in touch every 6 weeks; there has been no contact yet."
    assert item.rank is Rank.NEW_CONTACT
    late = cadence(last_contact=None, limit_days=56, limit_on=date(2026, 4, 27))
    assert "never later than 8 weeks; there has been no contact yet" in cadence_due(late, TODAY).reason


def test_a_follow_up_says_when_it_was_planned_or_put_off_to() -> None:
    item = follow_up_due(follow_up(reason="Send the deck"), date(2026, 5, 1), TODAY)
    assert (item.title, item.reason) == ("Send the deck", "You planned this for 1 May 2026, 3 days ago.")
    assert follow_up_due(follow_up(snoozed=1), TODAY, TODAY).reason == "You put this off until 4 May 2026, today."


def test_a_follow_up_without_a_reason_is_named_after_whom_it_is_about() -> None:
    assert follow_up_due(follow_up(), TODAY, TODAY).title == "Follow up with Ana Lindqvist"
    about_fjord = follow_up(person=None, organisation="Fjord")
    assert follow_up_due(about_fjord, TODAY, TODAY).title == "Follow up with Fjord"
    assert follow_up_due(follow_up(person=None), TODAY, TODAY).title == "Follow up"


@pytest.mark.parametrize(
    ("direction", "kind", "rank", "words"),
    [
        ("i_owe", "promise", Rank.PROMISE, "You promised this by"),
        ("offer", "promise", Rank.PROMISE, "You offered this by"),
        ("ask", "request", Rank.REQUEST, "You were asked for this by"),
        ("they_owe", "request", Rank.DATE, "This was promised to you by"),
    ],
)
def test_promises_and_requests(direction: str, kind: str, rank: Rank, words: str) -> None:
    item = commitment_due(Commitment(1, ANA, "send the deck", direction, TODAY), TODAY, TODAY)
    assert (item.kind, item.rank, item.title) == (kind, rank, "send the deck")
    assert item.reason.startswith(words)


def test_a_birthday_says_how_old_where_that_is_known() -> None:
    known = date_due(ANA, ImportantDate("birthday", "", "1980-05-06"), TODAY)
    assert known is not None
    assert (known.title, known.reason) == ("Birthday of Ana Lindqvist", "Turns 46 on 6 May 2026, in 2 days.")
    unknown = date_due(ANA, ImportantDate("birthday", "", "--05-04"), TODAY)
    assert unknown is not None
    assert (unknown.reason, unknown.overdue_days) == ("Birthday on 4 May 2026, today.", 0)


@pytest.mark.parametrize(
    ("kind", "label", "known", "title", "reason"),
    [
        ("anniversary", "", "2016-05-05", "Anniversary: Ana Lindqvist", "10 years on 5 May 2026, tomorrow."),
        ("other", "Name day", "--05-05", "Name day: Ana Lindqvist", "On 5 May 2026, tomorrow."),
        ("other", "", "--05-05", "Day to remember: Ana Lindqvist", "On 5 May 2026, tomorrow."),
    ],
)
def test_other_days(kind: str, label: str, known: str, title: str, reason: str) -> None:
    item = date_due(ANA, ImportantDate(kind, label, known), TODAY)
    assert item is not None
    assert (item.title, item.reason) == (title, reason)


def test_a_date_without_a_day_never_comes_round() -> None:
    assert date_due(ANA, ImportantDate("birthday", "", "1980"), TODAY) is None
    assert next_occurrence("1980-05", TODAY) is None


def test_the_leap_day_is_kept_on_the_day_before() -> None:
    assert next_occurrence("2000-02-29", date(2026, 2, 1)) == date(2026, 2, 28)
    assert next_occurrence("2000-02-29", date(2028, 2, 1)) == date(2028, 2, 29)
    assert month_day_ranges(date(2026, 2, 27), 1) == (("02-27", "02-29"),)


def test_days_around_new_year_make_two_ranges() -> None:
    assert month_day_ranges(date(2026, 12, 30), 3) == (("12-30", "12-31"), ("01-01", "01-02"))
    assert month_day_ranges(TODAY, 400) == (("01-01", "12-31"),)


@given(
    today=st.dates(date(2020, 1, 1), date(2040, 12, 31)),
    days=st.integers(0, 364),
    born=st.dates(date(1950, 1, 1), date(2019, 1, 1)),
)
def test_a_day_in_the_ranges_is_one_that_comes_round_in_time(today: date, days: int, born: date) -> None:
    coming = next_occurrence(born.isoformat(), today)
    assert coming is not None
    inside = any(first <= f"{born:%m-%d}" <= last for first, last in month_day_ranges(today, days))
    assert inside == (coming <= today + timedelta(days=days))


def test_what_is_due_on_one_day_is_ordered_by_its_reason() -> None:
    items = [DueItem(1, "x", ANA, "", "", TODAY, 0, rank) for rank in reversed(Rank)]
    earlier = DueItem(1, "x", None, "", "", TODAY - timedelta(days=1), 1, Rank.NEW_CONTACT)
    assert [item.rank for item in sorted([*items, earlier], key=DueItem.order)] == [Rank.NEW_CONTACT, *Rank]


def test_lengths_are_said_as_one_would() -> None:
    said = [spoken_length(days) for days in (0, 1, 13, 14, 63, 97, 98, 365, 729, 730, 1100)]
    assert said == [
        "0 days", "1 day", "13 days", "2 weeks", "9 weeks", "14 weeks", "3 months", "12 months", "24 months", "2 years",
        "3 years",
    ]  # fmt: skip
    assert [spoken_distance(TODAY + timedelta(days=d), TODAY) for d in (-1, 0, 1, 20)] == [
        "yesterday", "today", "tomorrow", "in 3 weeks",
    ]  # fmt: skip


def test_intervals_are_said_exactly() -> None:
    assert [spoken_interval(days) for days in (365, 90, 42, 45)] == ["1 year", "3 months", "6 weeks", "45 days"]
    assert [spoken_every(days) for days in (365, 30, 7, 1, 45)] == [
        "every year", "every month", "every week", "every day", "every 45 days",
    ]  # fmt: skip
