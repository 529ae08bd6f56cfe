# SPDX-License-Identifier: GPL-3.0-or-later
"""Chips of a week: what goes over several days keeps one row, the rest fills up, and what is left over is counted."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coterie.ui.pages.calendar.lanes import stacked
from coterie.ui.pages.calendar.lines import Chip

MONDAY = date(2026, 3, 9)


def chip(name: str, day: int = 0, length: int = 1) -> Chip:
    return Chip(name, "event", MONDAY + timedelta(days=day), "ahead", name, name, length=length)


def left(chips: list[Chip], room: int) -> dict[int, list[str]]:
    found = stacked(chips, room).left
    return {(day - MONDAY).days: [one.key for one in some] for day, some in found.items()}


def test_what_takes_several_days_comes_first_and_keeps_its_row() -> None:
    rows = stacked([chip("late", 1), chip("trip", 0, 3), chip("call", 0), chip("fair", 2, 2)], 9).rows
    assert rows == {"trip": 0, "fair": 1, "late": 1, "call": 1}


def test_the_longer_one_of_two_that_begin_together_is_above() -> None:
    assert stacked([chip("short", 0, 2), chip("long", 0, 5)], 9).rows == {"long": 0, "short": 1}


def test_a_row_that_is_free_again_is_used() -> None:
    rows = stacked([chip("a", 0, 2), chip("b", 3, 2)], 9).rows
    assert rows == {"a": 0, "b": 0}


def test_as_many_as_there_is_room_for_are_all_shown() -> None:
    assert left([chip(name) for name in "abc"], 3) == {}
    assert left([chip(name) for name in "abcd"], 3) == {0: ["c", "d"]}


def test_what_is_left_over_on_one_of_its_days_is_left_over_on_all() -> None:
    chips = [chip("one", 0, 2), chip("two", 0, 2), chip("three", 1), chip("four", 1)]
    assert left(chips, 2) == {0: ["two"], 1: ["two", "three", "four"]}


@given(
    st.lists(st.tuples(st.integers(0, 6), st.integers(1, 7)), max_size=14),
    st.integers(1, 5),
)
def test_nothing_lies_over_anything_and_nothing_is_lost(raw: list[tuple[int, int]], room: int) -> None:
    chips = [chip(str(number), day, min(length, 7 - day)) for number, (day, length) in enumerate(raw)]
    lanes = stacked(chips, room)
    taken = [(day, lanes.rows[one.key]) for one in chips if one.key in lanes.rows for day in one.days]
    assert len(set(taken)) == len(taken)
    for one in chips:
        gone = one.key not in lanes.rows
        assert all((one in lanes.left.get(day, ())) == gone for day in one.days)
    for day, row in taken:
        assert row < room - (1 if lanes.left.get(day) else 0)
