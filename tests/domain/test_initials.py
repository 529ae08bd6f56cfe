# SPDX-License-Identifier: GPL-3.0-or-later
"""Initials of names in many scripts."""

from __future__ import annotations

import pytest

from coterie.domain.initials import first_sign, initials


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Amara Okafor", "AO"),
        ("Maria da Silva Santos", "MS"),
        ("Fjordbank", "F"),
        ("o'neil", "O"),
        ("(Ana) “Lu” Prado", "AP"),
        ("élodie ångström", "ÉÅ"),
        ("e\u0301lodie", "É"),
        ("Straße ßlatt", "Sß"),
        ("3M", "3"),
        ("山田 太郎", "山"),
        ("李 Wei", "李"),
        ("Wei 李", "W"),
        ("محمد علي", "م"),
        ("नीता शर्मा", "नी"),
        ("한지민", "한"),
        ("👩\u200d🚀", "👩\u200d🚀"),
        ("👍🏽 Ada", "A"),
        ("\u200fAmara\u200f Okafor", "AO"),
        ("<img src=x>", "IS"),
        ("   ", ""),
        ("", ""),
        ("…", "…"),
    ],
)
def test_initials(name: str, expected: str) -> None:
    assert initials(name) == expected


def test_a_letter_keeps_its_marks() -> None:
    assert first_sign("q\u0323\u0304x") == "q\u0323\u0304"
