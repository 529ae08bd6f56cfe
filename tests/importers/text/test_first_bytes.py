# SPDX-License-Identifier: GPL-3.0-or-later
"""A file that is no table is named for what it is."""

from __future__ import annotations

import pytest

from coterie.importers.text.first_bytes import why_no_table


@pytest.mark.parametrize(
    ("head", "word"),
    [
        (b"PK\x03\x04\x14\x00", "Excel"),
        (b"\xd0\xcf\x11\xe0\xa1", "old Excel"),
        (b"%PDF-1.7", "PDF"),
        (b"\x89PNG\r\n", "picture"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (b"\xef\xbb\xbf\n <!DOCTYPE html>", "web page"),
        (b"<html>", "web page"),
        (b' {"a": 1}', "JSON"),
        (b'[{"a": 1}]', "JSON"),
    ],
)
def test_other_kinds_are_named(head: bytes, word: str) -> None:
    assert word in why_no_table(head)


def test_a_table_is_not_doubted() -> None:
    assert why_no_table(b"First Name,Last Name\n") == ""
    assert why_no_table(b"[name],x\n") == ""
