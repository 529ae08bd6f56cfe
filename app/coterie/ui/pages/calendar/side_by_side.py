# SPDX-License-Identifier: GPL-3.0-or-later
"""Blocks of one day that overlap, put beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.ui.pages.calendar.lines import Block


class Share(NamedTuple):
    """Which of how many equal columns of its day a block takes."""

    column: int
    columns: int


def side_by_side(blocks: Sequence[Block]) -> dict[str, Share]:
    """Give each block its column: as few columns as there are blocks at one time, in each heap of overlapping ones."""
    shares: dict[str, Share] = {}
    heap: list[tuple[Block, int]] = []
    ends: list[int] = []
    for block in sorted(blocks, key=lambda one: (one.begins, -one.ends)):
        if heap and block.begins >= max(ends):
            shares.update(_shares(heap, len(ends)))
            heap, ends = [], []
        column = next((number for number, end in enumerate(ends) if end <= block.begins), len(ends))
        if column == len(ends):
            ends.append(block.ends)
        else:
            ends[column] = block.ends
        heap.append((block, column))
    shares.update(_shares(heap, len(ends)))
    return shares


def _shares(heap: Sequence[tuple[Block, int]], columns: int) -> dict[str, Share]:
    return {block.key: Share(column, columns) for block, column in heap}
