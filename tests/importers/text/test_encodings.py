# SPDX-License-Identifier: GPL-3.0-or-later
"""Foreign bytes become clean text, whatever encoding they came in."""

from __future__ import annotations

import codecs
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coterie.importers.text.encodings import encoding_of, head_text, open_lines
from tests.importers.bundles import BytesMember

TEXT = "Name,Stadt\r\nJosé Łoś,Zürich\r\n"


def member(content: bytes) -> BytesMember:
    return BytesMember("/x/a.csv", "a.csv", content)


def text_of(content: bytes) -> str:
    file = member(content)
    return "".join(open_lines(file, encoding_of(file)))


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8-sig"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_every_unicode_form_is_told(content: bytes, encoding: str) -> None:
    assert encoding_of(member(content)) == encoding
    assert text_of(content) == TEXT
    assert head_text(content) == TEXT


def test_what_is_no_unicode_is_read_as_windows_1252() -> None:
    content = "Müller,Straße,€ 5\n".encode("cp1252")
    assert encoding_of(member(content)) == "cp1252"
    assert text_of(content) == "Müller,Straße,€ 5\n"


def test_a_long_ascii_beginning_does_not_hide_windows_1252() -> None:
    content = b"plain,row\n" * 20_000 + "Müller,Straße\n".encode("cp1252")
    assert text_of(content).endswith("\nMüller,Straße\n")


def test_one_damaged_byte_spoils_one_letter_and_no_other_name() -> None:
    content = "José\n".encode() * 20_000 + b"Jos\xe9 \x81\n" + "Łukasz\n".encode()
    assert text_of(content).endswith("José\nJosé \ufffd\nŁukasz\n")


def test_letters_are_composed_and_control_characters_dropped() -> None:
    content = "\ufeffJose\u0301\0\x07\x7f\tx\u0085y \u200d\ufeffz\n".encode()
    assert text_of(content) == "José\txy \u200dz\n"


def test_a_control_character_torn_by_the_end_of_a_block_is_dropped() -> None:
    content = b"x" * ((1 << 18) - 1) + "\u0085y\n".encode()
    assert text_of(content).endswith("xy\n")


def test_a_block_of_nothing_but_controls_is_not_the_end() -> None:
    assert text_of(b"\0" * (1 << 18) + b"a\n").endswith("a\n")


def test_writing_is_not_mended() -> None:
    with pytest.raises(UnicodeEncodeError):
        "é".encode("ascii", "coterie-single-bytes")


def test_an_empty_file_has_no_lines() -> None:
    assert text_of(b"") == ""


@given(st.binary(max_size=300))
def test_any_bytes_can_be_read(content: bytes) -> None:
    text = text_of(content)
    assert "\0" not in text
    assert unicodedata.is_normalized("NFC", text) or "\n" in text or "\r" in text
