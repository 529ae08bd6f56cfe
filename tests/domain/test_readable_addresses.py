# SPDX-License-Identifier: GPL-3.0-or-later
"""Addresses as they are read: letters in the place of percent signs, and nothing that could be taken for another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coterie.domain.readable_addresses import readable_address


@pytest.mark.parametrize(
    ("address", "read"),
    [
        ("linkedin.com/in/jos%C3%A9-%E6%9D%8E", "linkedin.com/in/josé-李"),
        ("linkedin.com/in/jos%c3%a9", "linkedin.com/in/josé"),
        ("linkedin.com/in/amara", "linkedin.com/in/amara"),
        ("example.org", "example.org"),
    ],
)
def test_letters_are_written_out(address: str, read: str) -> None:
    assert readable_address(address) == read


@pytest.mark.parametrize(
    "address",
    [
        "example.org/a%2Fb",
        "example.org/a%20b",
        "example.org/%41mara",
        "example.org/a%E2%80%AEb",
        "example.org/a%E2%80%8Bb",
        "example.org/a%CC%81",
        "example.org/e%FF%FE",
        "example.org/%C3",
        "example.org/%C0%AF",
        "example.org/%EF%BC%8Fx",
        "ex%C3%A1mple.org/x",
    ],
    ids=[
        "slash", "blank", "plain letter", "turning", "unseen", "lone accent", "no text", "half", "overlong",
        "like a slash", "site",
    ],
)  # fmt: skip
def test_what_could_mislead_stays_as_it_is(address: str) -> None:
    assert readable_address(address) == address


@given(st.text(max_size=60))
def test_nothing_breaks_it(text: str) -> None:
    assert readable_address(text).count("/") == text.count("/")
