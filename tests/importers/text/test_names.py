# SPDX-License-Identifier: GPL-3.0-or-later
"""Names stay as written; only credentials behind a comma are split off."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coterie.domain.records import FoundName
from coterie.importers.text.names import plain_name, split_credentials, written_name


@pytest.mark.parametrize(
    ("written", "split"),
    [
        ("Stone, PhD, PMP", ("Stone", "PhD, PMP")),
        ("Lind, Jr.", ("Lind", "Jr.")),
        ("Lind, MBA PMP®", ("Lind", "MBA PMP®")),
        ("Berger, M.Sc.", ("Berger", "M.Sc.")),
        ("Vogel, III", ("Vogel", "III")),
        ("Wang, Li", ("Wang, Li", "")),
        ("Lind, Jonas", ("Lind, Jonas", "")),
        ("Rao, PhD, she/her", ("Rao, PhD, she/her", "")),
        ("Demir,", ("Demir,", "")),
        (", PhD", (", PhD", "")),
        ("Okafor", ("Okafor", "")),
    ],
)
def test_credentials_are_split_only_when_all_look_like_it(written: str, split: tuple[str, str]) -> None:
    assert split_credentials(written) == split


@pytest.mark.parametrize(
    ("given_name", "family", "name"),
    [
        ("Mira ", " Okafor ", FoundName("Mira Okafor", "Mira", "Okafor")),
        ("jonas", "Lind, PhD", FoundName("jonas Lind", "jonas", "Lind", suffix="PhD")),
        ("Noor", ".", FoundName("Noor", "Noor", "")),
        ("Li", "W", FoundName("Li W", "Li", "W")),
        ("Ada Quill, PMP", "", FoundName("Ada Quill", "Ada Quill", "", suffix="PMP")),
        ("健太 🎈", "山田", FoundName("健太 🎈 山田", "健太 🎈", "山田")),
        (" ", ".", None),
    ],
)
def test_a_name_is_made_of_two_cells(given_name: str, family: str, name: FoundName | None) -> None:
    assert written_name(given_name, family) == name


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_text_makes_it_fail(given_name: str, family: str) -> None:
    name = written_name(given_name, family)
    assert name is None or name.display
    plain_name(given_name + family)
