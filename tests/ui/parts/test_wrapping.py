# SPDX-License-Identifier: GPL-3.0-or-later
"""Breaking texts into a few lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coterie.ui.design.theme import theme
from coterie.ui.parts.wrapping import wrapped

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def lines(text: str, width: float = 200, most: int = 3) -> list[str]:
    return wrapped(text, theme().font("body"), width, most)


def test_a_short_text_is_one_line(qtbot: QtBot) -> None:
    assert lines("Talked about mentoring") == ["Talked about mentoring"]
    assert lines("") == []
    assert lines(" \n ") == []


def test_no_line_is_wider_than_the_room_and_no_word_is_lost(qtbot: QtBot) -> None:
    text = "Walked me through how her team backfills late events."
    broken = lines(text)

    assert len(broken) > 1
    assert " ".join(broken) == text
    assert all(theme().metrics("body").horizontalAdvance(line) <= 200 for line in broken)


def test_lines_that_were_written_stay(qtbot: QtBot) -> None:
    assert lines("One\nTwo") == ["One", "Two"]


@pytest.mark.parametrize("text", ["word " * 500, "x" * 50_000, "a\n" * 50, "😀" * 4_000])
def test_more_than_there_is_room_for_ends_in_an_ellipsis(qtbot: QtBot, text: str) -> None:
    broken = lines(text)

    assert len(broken) == 3
    assert broken[-1].endswith("…")
    assert all(theme().metrics("body").horizontalAdvance(line) <= 201 for line in broken)


def test_signs_beyond_the_first_plane_are_not_cut_apart(qtbot: QtBot) -> None:
    broken = lines("👩\u200d🚀 Ada Lovelace wrote about engines that weave 👍🏽 algebra", 120, 6)

    assert "".join(broken).replace(" ", "") == "👩\u200d🚀AdaLovelacewroteaboutenginesthatweave👍🏽algebra"


def test_what_turns_text_round_is_left_out(qtbot: QtBot) -> None:
    assert lines("safe \u202etxet") == ["safe  txet"]
