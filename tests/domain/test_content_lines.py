# SPDX-License-Identifier: GPL-3.0-or-later
"""Components are cut out and their lines taken apart, whatever the writer did, and nothing of them is lost."""

from __future__ import annotations

import io
from typing import BinaryIO, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coterie.domain.component_streams import RawComponent, line_blocks, split_components
from coterie.domain.content_lines import (
    ContentLine,
    escape_text,
    fold,
    parse_line,
    parse_parameters,
    split_unescaped,
    unescape_text,
    unfold,
    unfold_text,
)


class Dripping:
    """A stream that gives a few bytes at a time, as pipes do."""

    def __init__(self, content: bytes, step: int) -> None:
        self._content = io.BytesIO(content)
        self._step = step

    def read(self, size: int = -1) -> bytes:
        return self._content.read(self._step)


def dripping(content: bytes, step: int) -> BinaryIO:
    """Give bytes a few at a time."""
    return cast("BinaryIO", Dripping(content, step))


def split(content: bytes, *names: bytes) -> list[RawComponent]:
    """Cut bytes into components."""
    return list(split_components(io.BytesIO(content), *(names or (b"VCARD",))))


def test_components_come_with_their_place_and_what_stands_between() -> None:
    content = b"\n\nbegin:vcard\nFN:a\nEnd : VCARD\nleft over\nBEGIN: VCARD \nEND:VCARD"
    assert split(content) == [
        RawComponent(1, b"VCARD", 3, b"begin:vcard\nFN:a\nEnd : VCARD"),
        RawComponent(1, b"", 6, b"left over"),
        RawComponent(2, b"VCARD", 7, b"BEGIN: VCARD \nEND:VCARD"),
    ]


def test_several_names_can_be_cut_out_and_the_frame_stands_between() -> None:
    lines = "BEGIN:VCALENDAR X:1 BEGIN:VEVENT BEGIN:VALARM END:VALARM END:VEVENT BEGIN:VTODO END:VEVENT END:VTODO"
    content = f"{lines} END:VCALENDAR".replace(" ", "\n").encode()
    pieces = split(content, b"VEVENT", b"VTODO")
    assert [(piece.name, piece.raw.count(b"\n") + 1) for piece in pieces] == [
        (b"", 2),
        (b"VEVENT", 4),
        (b"VTODO", 3),
        (b"", 1),
    ]


def test_a_component_that_breaks_off_ends_where_the_next_begins_or_the_file_does() -> None:
    first, second = split(b"BEGIN:VCARD\nFN:a\nBEGIN:VCARD\nFN:b")
    assert (first.raw, first.unterminated) == (b"BEGIN:VCARD\nFN:a", True)
    assert (second.raw, second.unterminated) == (b"BEGIN:VCARD\nFN:b", True)


def test_an_end_without_a_beginning_is_text() -> None:
    assert [piece.name for piece in split(b"END:VCARD\nBEGIN:VCARD\nEND:VCARD\n")] == [b"", b"VCARD"]


@pytest.mark.parametrize("agent", [b"AGENT:\nBEGIN:VCARD", b"item1.AGENT;X=1:\r\nbegin:vcard", b"AGENT:BEGIN:VCARD"])
def test_a_card_inside_a_card_belongs_to_it(agent: bytes) -> None:
    content = b"BEGIN:VCARD\n" + agent + b"\nFN:b\nEND:VCARD\nFN:a\nEND:VCARD\n"
    (piece,) = split(content)
    assert piece.raw.endswith(b"FN:a\nEND:VCARD")
    assert not piece.unterminated


def test_nesting_has_a_limit() -> None:
    content = b"BEGIN:VCARD\nAGENT:\n" * 12 + b"END:VCARD\n" * 12
    assert [piece.too_deep for piece in split(content)] == [True]
    assert [piece.too_deep for piece in split(b"BEGIN:VCARD\nAGENT:\n" * 8 + b"END:VCARD\n" * 8)] == [False]


@given(st.integers(1, 7), st.sampled_from([b"\n", b"\r\n", b"\r", b"\r\r\n"]))
def test_reading_in_drips_finds_the_same(step: int, newline: bytes) -> None:
    content = newline.join(
        [b"", b"BEGIN:VCARD", b"FN:a", b"AGENT:", b"BEGIN:VCARD", b"END:VCARD", b"END:VCARD", b"x", b"BEGIN:VCARD"]
    )
    stream = dripping(content, step)
    pieces = list(split_components(stream, b"VCARD"))
    assert pieces == split(content.replace(newline, b"\n"))


@given(st.lists(st.sampled_from([b"a", b"\r", b"\n", b"\r\n", b"\xc3"])), st.integers(1, 5))
def test_blocks_end_at_lines_and_lose_nothing(parts: list[bytes], step: int) -> None:
    stream = dripping(b"".join(parts), step)
    blocks = list(line_blocks(stream))
    assert all(block.endswith(b"\n") for block in blocks)
    whole = b"".join(parts).replace(b"\r\r\n", b"\n").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    assert b"".join(blocks).replace(b"\n", b"") == whole.replace(b"\n", b"")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("mark", ["\ufeff", ""])
def test_files_of_two_bytes_a_letter_are_read(encoding: str, mark: str) -> None:
    content = f"{mark}BEGIN:VCARD\r\nFN:山田\r\nEND:VCARD".encode(encoding)
    (piece,) = split(content)
    assert piece.raw == "BEGIN:VCARD\nFN:山田\nEND:VCARD".encode()


def test_folds_of_blanks_and_tabs_are_undone_once() -> None:
    assert unfold(b"A:1\n 2\n\t3\n  4\nB:5\n\n\n 6") == ["A:123 4", "B:5", "6"]


def test_soft_breaks_are_joined_only_where_the_line_is_quoted_printable() -> None:
    raw = b"N;QUOTED-PRINTABLE:a=\nb\nX:c=\nY:d\nZ;ENCODING=quoted-printable:=C3=\n =A4=\n 3D"
    assert unfold(raw) == ["N;QUOTED-PRINTABLE:ab", "X:c=", "Y:d", "Z;ENCODING=quoted-printable:=C3 =A4=3D"]


def test_folds_are_undone_beside_soft_breaks() -> None:
    assert unfold(b"NOTE:a\n b\nN;QUOTED-PRINTABLE:a=\nb") == ["NOTE:ab", "N;QUOTED-PRINTABLE:ab"]


def test_a_soft_break_does_not_swallow_the_end() -> None:
    assert unfold(b"N;QUOTED-PRINTABLE:a=\nEND:VCARD") == ["N;QUOTED-PRINTABLE:a=", "END:VCARD"]


def test_base64_without_indent_is_joined_until_something_else_comes() -> None:
    raw = b"PHOTO;BASE64:\nAAEC\nAwQF==\n\nAAEC\nTEL:1\nKEY;ENCODING=b:AA\nBB"
    assert unfold(raw) == ["PHOTO;BASE64:AAECAwQF==", "AAEC", "TEL:1", "KEY;ENCODING=b:AABB"]


def test_bytes_that_are_no_utf_8_can_be_had_back() -> None:
    assert unfold_text(b"FN:\xfc").encode("utf-8", "surrogateescape") == b"FN:\xfc"


@pytest.mark.parametrize(
    ("line", "parsed"),
    [
        ("FN:a:b", ContentLine("", "FN", "", "a:b")),
        ("item1.tel;TYPE=a;X:5", ContentLine("item1", "tel", "TYPE=a;X", "5")),
        ('X;A="b:c":d', ContentLine("", "X", 'A="b:c"', "d")),
        ('X;A="b:c', ContentLine("", "X", 'A="b', "c")),
        ("X_Y/Z :1", ContentLine("", "X_Y/Z", "", "1")),
        ("no line", ContentLine("", "", "", "no line")),
        (";A=b:c", ContentLine("", "", "", ";A=b:c")),
        ("", ContentLine("", "", "", "")),
    ],
)
def test_lines_are_taken_apart(line: str, parsed: ContentLine) -> None:
    assert parse_line(line) == parsed
    assert parse_line(line).key == parsed.name.upper()


def test_parameters_of_every_generation_are_understood() -> None:
    assert parse_parameters('HOME;type=a,"b;c",d; X = ^n^^^\'') == (
        ("", ("HOME",)),
        ("type", ("a", "b;c", "d")),
        ("X", ('\n^"',)),
    )
    assert parse_parameters('A="b') == (("A", ('"b',)),)
    assert ContentLine("", "TEL", "TYPE=a;type=b,c;D=e", "").values_of("TYPE") == ("a", "b", "c")


def test_escapes_are_undone() -> None:
    assert unescape_text(r"a\nb\Nc\,d\;e\\f\:g\h") == "a\nb\nc,d;e\\f:g\\h"


@given(st.text())
def test_a_text_escaped_comes_back(text: str) -> None:
    assert unescape_text(escape_text(text)) == text.replace("\r\n", "\n").replace("\r", "\n")
    assert "\n" not in escape_text(text)


@given(st.lists(st.text(st.characters(exclude_characters="\r")), min_size=1))
def test_parts_escaped_and_joined_come_back(parts: list[str]) -> None:
    joined = ";".join(map(escape_text, parts))
    assert [unescape_text(part) for part in split_unescaped(joined, ";")] == parts


@given(st.text(st.characters(exclude_characters="\r\n", codec="utf-8"), max_size=300))
def test_a_line_folded_comes_back_and_is_short_and_whole_letters(text: str) -> None:
    folded = fold(f"X:{text}")
    assert unfold(folded.replace(b"\r\n", b"\n").rstrip(b"\n")) == [f"X:{text}"]
    for line in folded.removesuffix(b"\r\n").split(b"\r\n"):
        assert len(line) <= 75
        line.decode()


def test_a_head_that_nobody_writes_makes_a_line_that_is_none() -> None:
    line = "X-A;" + "B=c;" * 20_000 + ":value"
    assert parse_line(line).value == line
    assert parse_line('X-A;B="' + "c" * 1_000 + ':d":value').value == "value"


def test_soft_breaks_and_folds_of_one_long_line_are_joined() -> None:
    head = b"NOTE;ENCODING=QUOTED-PRINTABLE:"
    assert unfold_text(head + b"ab=\n" * 5_000 + b"end") == head.decode() + "ab" * 5_000 + "end"
    assert unfold_text(head + b"ab\n " * 5_000 + b"end") == head.decode() + "ab" * 5_000 + "end"
    assert unfold_text(b"X;QUOTED-\n PRINTABLE:a=\nb\nY;QUOTED-PRINTABLE:c=\nd\nNOTE:e=\nf") == (
        "X;QUOTED-PRINTABLE:ab\nY;QUOTED-PRINTABLE:cd\nNOTE:e=\nf"
    )
