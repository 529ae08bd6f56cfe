# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages break between strips: where they may, and nowhere else."""

from __future__ import annotations

from coterie.ui.printing.strips import Placed, Strip, pages_of


def strip(height: float = 10, above: float = 0, *, with_next: bool = False, head: Strip | None = None) -> Strip:
    return Strip(height, lambda _painter, _y: None, above, with_next, head)


def heights(pages: list[list[Placed]]) -> list[list[float]]:
    return [[placed.top for placed in page] for page in pages]


def test_strips_fill_a_page_and_go_on_to_the_next() -> None:
    assert heights(list(pages_of([strip() for _n in range(5)], 20))) == [[0, 10], [0, 10], [0]]


def test_the_top_of_a_page_swallows_the_air_above_a_strip() -> None:
    assert heights(list(pages_of([strip(), strip(above=5), strip(above=5)], 25))) == [[0, 15], [0]]


def test_a_head_goes_along_with_what_it_stands_above() -> None:
    pages = list(pages_of([strip(), strip(with_next=True), strip()], 25))
    assert heights(pages) == [[0], [0, 10]]


def test_a_bundle_that_no_page_has_room_for_is_taken_apart() -> None:
    pages = list(pages_of([strip(with_next=True) for _n in range(5)], 25))
    assert heights(pages) == [[0, 10], [0, 10], [0]]


def test_the_head_of_a_table_stands_on_every_page_it_goes_on_to() -> None:
    head = strip(4)
    pages = list(pages_of([strip(4, with_next=True), *(strip(head=head) for _n in range(3))], 24))
    assert heights(pages) == [[0, 4, 14], [0, 4]]
    assert pages[1][0].strip is head


def test_nothing_makes_no_page() -> None:
    assert list(pages_of([], 10)) == []
