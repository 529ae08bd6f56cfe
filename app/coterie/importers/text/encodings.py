# SPDX-License-Identifier: GPL-3.0-or-later
"""Foreign bytes as clean text: which encoding it is, and its lines as a stream.

Order of guesses: marks at the beginning, UTF-16 without a mark (by its NUL bytes, which strict UTF-8 would let pass),
strict UTF-8 over the whole file, then Windows-1252, which never fails.
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

    from _typeshed import WriteableBuffer

    from coterie.domain.foreign_files import Member

FALLBACK = "cp1252"

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_NUL_SHARE = 0.3
_CHUNK = 1 << 18
#: A line longer than this is handed out in pieces, so that a file without line ends cannot fill the memory.
_LONGEST_LINE = 17 << 20
#: Control characters that no text needs; as bytes they stand for themselves in every encoding but UTF-16.
_CONTROL_BYTES = bytes(code for code in (*range(32), 127) if code not in b"\t\n\r")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff]")


def encoding_of(member: Member) -> str:
    """Name the text encoding of a file: utf-8, utf-8-sig, utf-16-le, utf-16-be or cp1252."""
    guess = encoding_by_head(member.head())
    if guess in ("utf-8", FALLBACK):
        return "utf-8" if _is_utf8(member) else FALLBACK
    return guess


def encoding_by_head(head: bytes) -> str:
    """Name the encoding as far as the first bytes tell; what follows them may still overturn UTF-8."""
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
    with member.open() as source, _text_stream(source, encoding) as stream:
        single_bytes = not encoding.startswith("utf-16")
        for line in iter(partial(stream.readline, _LONGEST_LINE), ""):
            yield line if single_bytes and line.isascii() else cleaned(line)


def cleaned(text: str) -> str:
    """Compose a text (NFC) and take out marks and control characters; line ends and tabs stay."""
    return unicodedata.normalize("NFC", _CONTROLS.sub("", text))


class _WithoutControls(io.RawIOBase):
    """A byte stream that drops control bytes on the way: ten times cheaper than looking at each line."""

    def __init__(self, source: BinaryIO) -> None:
        """Read from a stream that somebody else closes."""
        self._source = source

    @override
    def readable(self) -> bool:
        return True

    @override
    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer)
        while block := self._source.read(len(view)):
            if kept := block.translate(None, _CONTROL_BYTES):
                view[: len(kept)] = kept
                return len(kept)
        return 0


def _text_stream(source: BinaryIO, encoding: str) -> io.TextIOWrapper:
    """Wrap a byte stream for reading text with its line ends as they are."""
    raw = source if encoding.startswith("utf-16") else io.BufferedReader(_WithoutControls(source), _CHUNK)
    return io.TextIOWrapper(raw, encoding, errors="replace", newline="")


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


def _is_utf8(member: Member) -> bool:
    """Decode a file once for nothing but the answer."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with member.open() as source:
            while block := source.read(_CHUNK):
                decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
