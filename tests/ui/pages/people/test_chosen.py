# SPDX-License-Identifier: GPL-3.0-or-later
"""Choosing people by their keys."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coterie.ui.pages.people.chosen import Chosen, in_order


def test_a_stretch_grows_and_shrinks_and_leaves_what_was_chosen_before() -> None:
    chosen = Chosen()
    chosen.turn(9)
    chosen.let_go()
    chosen.begin(2)
    chosen.reach([2, 3, 4])
    assert chosen.ids == {9, 2, 3, 4}
    chosen.reach([2, 3])
    assert chosen.ids == {9, 2, 3}
    chosen.reach([1, 2])
    assert chosen.ids == {9, 1, 2}


def test_a_stretch_begins_with_who_was_turned_last() -> None:
    chosen = Chosen()
    chosen.turn(5)
    chosen.begin(1)
    assert chosen.anchor == 5


def test_order_is_that_of_the_list_and_who_is_not_in_it_comes_last() -> None:
    assert in_order(frozenset({7, 3, 5, 1}), [5, 2, 3, 7]) == [5, 3, 7, 1]
    assert in_order(frozenset({7, 3}), [5, 2, 3, 7]) == [3, 7]


@given(st.lists(st.integers(1, 9)))
def test_turning_twice_changes_nothing(turned: list[int]) -> None:
    chosen = Chosen()
    for person in turned:
        chosen.turn(person)
    assert chosen.ids == {person for person in turned if turned.count(person) % 2}
    for person in turned:
        chosen.turn(person)
    assert not len(chosen)
