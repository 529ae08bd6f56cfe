# SPDX-License-Identifier: GPL-3.0-or-later
"""Which rows of a long list are known, and which are asked for."""

from __future__ import annotations

from array import array

from coterie.ui.pages.people.known_rows import AHEAD, BLOCK, BLOCKS, TOGETHER, KnownRows
from coterie.ui.parts.rows import PersonLine


def line(key: int, name: str = "") -> PersonLine:
    return PersonLine(key, name or f"No {key}", "", "", due=False, is_new=False, strength=None, checked=None, spoken="")


def known(number: int) -> KnownRows:
    return KnownRows(array("q", range(1, number + 1)))


def test_the_whole_block_of_a_row_is_asked_for_once() -> None:
    rows = known(1_000)
    assert rows.line(BLOCK + AHEAD) is None
    wanted = rows.wanted()
    assert list(wanted) == list(range(BLOCK + 1, 2 * BLOCK + 1))
    rows.put(wanted, [line(key) for key in wanted])
    assert rows.line(BLOCK + AHEAD) == line(BLOCK + AHEAD + 1)
    assert not rows.is_wanting


def test_the_next_block_is_asked_for_before_somebody_comes_to_it() -> None:
    rows = known(1_000)
    rows.put(range(1, BLOCK + 1), [line(key) for key in range(1, BLOCK + 1)])
    rows.line(BLOCK - AHEAD - 1)
    assert not rows.is_wanting
    rows.line(BLOCK - AHEAD)
    assert list(rows.wanted()) == list(range(BLOCK + 1, 2 * BLOCK + 1))


def test_who_scrolls_fast_does_not_wait_for_what_went_by() -> None:
    rows = known(10_000)
    for row in range(0, 10_000, BLOCK):
        rows.line(row)
    rows.line(9_999)
    wanted = rows.wanted()
    assert len(wanted) <= TOGETHER * BLOCK
    assert max(wanted) == 10_000


def test_only_so_many_rows_are_kept_the_newest_ones() -> None:
    rows = known(BLOCK * BLOCKS * 2)
    for first in range(1, BLOCK * BLOCKS * 2, BLOCK):
        rows.put(range(first, first + BLOCK), [line(key) for key in range(first, first + BLOCK)])
    assert len(rows._lines) == BLOCK * BLOCKS
    assert rows.line(BLOCK * BLOCKS * 2 - 1) is not None
    assert rows.line(0) is None


def test_another_list_shows_what_is_known_and_asks_for_it_anew() -> None:
    rows = known(10)
    rows.put(range(1, 11), [line(key) for key in range(1, 11)])
    rows.follow(array("q", [7, 99, 3]))
    assert rows.line(0) == line(7)
    assert rows.line(1) is None
    assert list(rows.wanted()) == [7, 99, 3]
    rows.put([7, 99, 3], [line(7, "Other"), line(3)])
    assert rows.line(0) == line(7, "Other")
    assert rows.line(1) is None
    assert not rows.is_wanting, "who is gone is not asked for for ever"


def test_another_kind_of_record_forgets_the_rows() -> None:
    rows = known(10)
    rows.put([1], [line(1)])
    rows.forget()
    assert rows.line(0) is None


def test_an_empty_list_wants_nothing() -> None:
    rows = known(0)
    assert not rows.is_wanting
    assert list(rows.wanted()) == []
