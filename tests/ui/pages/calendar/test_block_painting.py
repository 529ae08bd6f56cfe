# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of a block: broken between words where there is room for more than one line."""

from __future__ import annotations

import pytest

from coterie.ui.design.theme import theme
from coterie.ui.pages.calendar.block_painting import broken

LONG = "A very long title that goes on and on"


@pytest.mark.usefixtures("qapp")
class TestBroken:
    def test_what_fits_is_one_line(self) -> None:
        assert broken("Coffee with Ana", theme().metrics("caption_bold"), 400, 3) == ["Coffee with Ana"]

    def test_what_does_not_fit_goes_on_below(self) -> None:
        metrics = theme().metrics("caption_bold")
        lines = broken(LONG, metrics, metrics.horizontalAdvance("A very long title"), 3)
        assert lines[0] == "A very long title"
        assert " ".join(lines) == LONG
        assert len(lines) == 3

    def test_the_last_line_takes_the_rest(self) -> None:
        metrics = theme().metrics("caption_bold")
        lines = broken(LONG, metrics, metrics.horizontalAdvance("A very long"), 2)
        assert lines == ["A very long", "title that goes on and on"]

    def test_a_word_longer_than_the_room_stands_alone(self) -> None:
        assert broken("Donaudampfschifffahrt Wien", theme().metrics("caption_bold"), 30, 3) == [
            "Donaudampfschifffahrt",
            "Wien",
        ]

    def test_without_room_for_more_nothing_is_broken(self) -> None:
        assert broken(LONG, theme().metrics("caption_bold"), 30, 1) == [LONG]
