# SPDX-License-Identifier: GPL-3.0-or-later
"""Foreign bytes as clean text: which encoding it is, and its lines as a stream.

Order of guesses, on the first bytes: marks at the beginning, UTF-16 without a mark (by its NUL bytes, which UTF-8 would
let pass), strict UTF-8, then Windows-1252, which never fails. Bytes further on that are no UTF-8 are read as
Windows-1252 one by one: a file that was ASCII so far comes out as if it had been Windows-1252 from the start, and one
damaged byte spoils one letter, not every name in the file. So no file is read twice to find its encoding.
"""

from __future__ import annotations

import codecs
import io
import re
import unicodedata
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from coterie.importers.text.overriding import override

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.domain.foreign_files import Member

FALLBACK = "cp1252"
_SINGLE_BYTES = "coterie-single-bytes"

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_NUL_SHARE = 0.3
_CHUNK = 1 << 18
#: A line longer than this is handed out in pieces, so that a file without line ends cannot fill the memory.
_LONGEST_LINE = 17 << 20
#: Control characters that no text needs; as bytes they stand for themselves in every encoding but UTF-16.
_CONTROL_BYTES = bytes(code for code in (*range(32), 127) if code not in b"\t\n\r")
_C1 = re.compile(rb"\xc2[\x80-\x9f]")
_RARE_BEGINS = (b"\xc2", b"\xef", b"\xef\xbb")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff]")


def encoding_of(member: Member) -> str:
    """Name the text encoding of a file: utf-8, utf-8-sig, utf-16-le, utf-16-be or cp1252."""
    return encoding_by_head(member.head())


def encoding_by_head(head: bytes) -> str:
    """Name the encoding by the first bytes."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    if encoding := _unmarked_utf16(head):
        return encoding
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return FALLBACK
    return "utf-8"


def head_text(head: bytes) -> str:
    """Give the first bytes as text, without the character that the cut may have torn."""
    decoder = codecs.getincrementaldecoder(encoding_by_head(head))("replace")
    return cleaned(decoder.decode(head))


def open_lines(member: Member, encoding: str) -> Iterator[str]:
    """Give the lines of a file with their ends: composed (NFC), without marks, NUL and other control characters."""
    with member.open() as source:
        if encoding.startswith("utf-16"):
            wide = io.TextIOWrapper(source, encoding, errors="replace", newline="")
            yield from map(cleaned, iter(partial(wide.readline, _LONGEST_LINE), ""))
            return
        raw = _WithoutControls(source)
        stream = io.TextIOWrapper(raw, encoding, errors=_SINGLE_BYTES, newline="")
        compose = unicodedata.normalize
        for line in iter(partial(stream.readline, _LONGEST_LINE), ""):
            if line.isascii():
                yield line
            else:
                yield cleaned(line) if raw.has_rare_ones else compose("NFC", line)


def open_blocks(member: Member, encoding: str, size: int = _CHUNK) -> Iterator[str]:
    """Give the text of a file in blocks of so many bytes, whatever its lines; nothing but a mark in front is gone."""
    decoder = codecs.getincrementaldecoder(encoding)("replace" if encoding.startswith("utf-16") else _SINGLE_BYTES)
    is_first = True
    with member.open() as source:
        for block in iter(partial(source.read, size), b""):
            text = decoder.decode(block)
            if text:
                yield text.removeprefix("\ufeff") if is_first else text
                is_first = False
        if rest := decoder.decode(b"", final=True):
            yield rest


def cleaned(text: str) -> str:
    """Compose a text (NFC) and take out marks and control characters; line ends and tabs stay."""
    return unicodedata.normalize("NFC", _CONTROLS.sub("", text))


class _WithoutControls(io.BufferedIOBase):
    """A byte stream that drops control bytes on the way: ten times cheaper than looking at each line."""

    def __init__(self, source: BinaryIO) -> None:
        """Read from a stream that somebody else closes."""
        self.name = ""
        self._source = source
        #: Whether there may be control characters of two or three bytes so far: then each line has to be looked at.
        self.has_rare_ones = False

    @override
    def readable(self) -> bool:
        return True

    @override
    def read1(self, size: int = -1, /) -> bytes:  # noqa: ARG002 (asked for by the text layer, and too small)
        """Give the next block, of a size of its own: small ones would cost more than what is in them."""
        while block := self._source.read(_CHUNK):
            if not self.has_rare_ones:
                self.has_rare_ones = _may_have_rare_ones(block)
            if kept := block.translate(None, _CONTROL_BYTES):
                return kept
        return b""


def _may_have_rare_ones(block: bytes) -> bool:
    """Say whether a block has, or ends within, a control character or mark of two or three bytes."""
    return b"\xef\xbb\xbf" in block or _C1.search(block) is not None or block[-2:].endswith(_RARE_BEGINS)


def _unmarked_utf16(head: bytes) -> str:
    """Tell UTF-16 without a mark by its NUL bytes: every other byte of Western text."""
    sample = head[: len(head) // 2 * 2]
    if not sample:
        return ""
    enough = _NUL_SHARE * len(sample) / 2
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > enough and odd > even:
        return "utf-16-le"
    return "utf-16-be" if even > enough and even > odd else ""


def _as_single_bytes(error: UnicodeError) -> tuple[str, int]:
    """Read bytes that are no UTF-8 as Windows-1252."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode(FALLBACK, "replace"), error.end


codecs.register_error(_SINGLE_BYTES, _as_single_bytes)
