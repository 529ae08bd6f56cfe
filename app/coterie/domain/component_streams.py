# SPDX-License-Identifier: GPL-3.0-or-later
"""Cards and calendar items cut out of a stream of bytes, one after the other and without keeping the file.

RFC 6350 section 3 and RFC 5545 section 3.4 frame a component as BEGIN:X to END:X. Real files begin with marks,
end their lines in four ways, nest cards in AGENT (vCard 2.1), and break off anywhere.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A record may be this long because of photos; a longer one is named and its beginning kept.
RECORD_LIMIT = 32 * 1024 * 1024
EXCERPT_LIMIT = 64 * 1024
DEPTH_LIMIT = 8

_BLOCK = 256 * 1024
_WIDE_MARKS = ((b"\xff\xfe", "utf-16-le", 2), (b"\xfe\xff", "utf-16-be", 2))
_WIDE_STARTS = ((b"B\0E\0", "utf-16-le", 0), (b"\0B\0E", "utf-16-be", 0))
_AGENT = re.compile(rb"(?:[\w-]+\.)?AGENT[^:\n]*:[ \t]*\Z")
_BLANK = b"\n \t\0\x1a"


class RawComponent(NamedTuple):
    """One outermost component, or the text between two of them (then `name` is empty).

    number: counts components from 1 (text in between has the number of the component before it).
    line: number of its first line in the file, from 1.
    raw: its physical lines as bytes, BEGIN and END included, newlines normalised to one line feed.
    unterminated: the next one began, or the file ended, before END. too_long: `raw` is only the beginning.
    too_deep: cards nested deeper than the limit.
    """

    number: int
    name: bytes
    line: int
    raw: bytes
    unterminated: bool = False
    too_long: bool = False
    too_deep: bool = False


def split_components(stream: BinaryIO, *names: bytes) -> Iterator[RawComponent]:
    """Cut a stream into its outermost components of the given names; memory holds one of them at a time.

    `names` are upper case. With (b"VEVENT", b"VTODO", ...) a calendar's own lines come as the text in between.
    Text that stands outside of all components is given too, unless it is blank, so that nothing goes unseen.
    """
    splitter = _Splitter(names)
    for block in line_blocks(stream):
        yield from splitter.feed(block)
    yield from splitter.finish()


def line_blocks(stream: BinaryIO) -> Iterator[bytes]:
    """Give a file as blocks of whole lines in its one-byte encoding, each line ended by a line feed."""
    pending: list[bytes] = []
    size = 0
    held = b""
    for piece in narrow_blocks(stream):
        block = held + piece
        text = block.rstrip(b"\r")  # the other half of a CR LF may come with the next block
        held = block[len(text) :]
        block = _one_newline(text)
        cut = block.rfind(b"\n") + 1
        if cut or size > RECORD_LIMIT:
            pending.append(block[:cut] or b"\n")
            yield b"".join(pending)
            pending, size = [], 0
        pending.append(block[cut:])
        size += len(block) - cut
    rest = b"".join(pending) + held.replace(b"\r", b"\n")
    if rest:
        yield rest if rest.endswith(b"\n") else rest + b"\n"


def narrow_blocks(stream: BinaryIO) -> Iterator[bytes]:
    """Give a stream block by block, without byte-order mark, UTF-16 turned to UTF-8."""
    block = stream.read(_BLOCK)
    block = block.removeprefix(codecs.BOM_UTF8)
    for start, encoding, skip in (*_WIDE_MARKS, *_WIDE_STARTS):
        if block.startswith(start):
            decoder = codecs.getincrementaldecoder(encoding)("replace")
            block = block[skip:]
            while block:
                yield decoder.decode(block).encode("utf-8", "replace")
                block = stream.read(_BLOCK)
            return  # half a letter at the very end is no text
    while block:
        yield block
        block = stream.read(_BLOCK)


def _one_newline(block: bytes) -> bytes:
    """Turn CR LF, CR CR LF (text written in text mode twice) and lone CR to line feeds."""
    if b"\r" not in block:
        return block
    if b"\r\r\n" in block:
        block = block.replace(b"\r\r\n", b"\n")
    return block.replace(b"\r\n", b"\n").replace(b"\r", b"\n")


class _Splitter:
    """Where the split stands: the open piece and what is known of it."""

    def __init__(self, names: tuple[bytes, ...]) -> None:
        self._marks = re.compile(rb":[ \t]*(" + b"|".join(map(re.escape, names)) + rb")[ \t]*\n")
        self._number = 0
        self._line = 1
        self._counted = 0
        self._last_line = b""
        self._block = b""
        self._parts: list[bytes] = []
        self._too_long = self._too_deep = False
        self._open(b"", 0)

    def feed(self, block: bytes) -> Iterator[RawComponent]:
        """Take the next whole lines and give the pieces that end in them."""
        upper = block.upper()
        self._block, self._counted, self._from = block, 0, 0
        for match in self._marks.finditer(upper):
            start = upper.rfind(b"\n", 0, match.start()) + 1
            head = upper[start : match.start()]
            verb = head.strip(b" \t")
            if verb == b"BEGIN":
                yield from self._begin(upper, start, head, match[1])
            elif verb == b"END":
                yield from self._end(head, match)
            elif self._name and verb.endswith(b"BEGIN") and _AGENT.match(verb[:-5]):
                self._deeper()
        self._keep(len(block))
        self._line += block.count(b"\n", self._counted)
        self._last_line = upper[upper.rfind(b"\n", 0, -1) + 1 : -1]

    def finish(self) -> Iterator[RawComponent]:
        """Give what is open at the end of the file."""
        self._block, self._from = b"", 0
        yield from self._close(0, unterminated=bool(self._name))

    def _begin(self, upper: bytes, start: int, head: bytes, name: bytes) -> Iterator[RawComponent]:
        """Open a component, or go one deeper when it is the value of an AGENT."""
        if self._name:
            if self._is_continuation(head):
                return
            if self._follows_agent(upper, start):
                self._deeper()
                return
        yield from self._close(start, unterminated=bool(self._name))
        self._count_lines(start)
        self._number += 1
        self._open(name, start)
        self._depth = 1
        self._indent = head[: len(head) - len(head.lstrip(b" \t"))]

    def _end(self, head: bytes, match: re.Match[bytes]) -> Iterator[RawComponent]:
        """Close the component that is open, or come back out of an AGENT."""
        if match[1] != self._name or self._is_continuation(head):
            return
        self._depth -= 1
        if not self._depth:
            yield from self._close(match.end(), unterminated=False)
            self._count_lines(match.end())
            self._open(b"", match.end())

    def _is_continuation(self, head: bytes) -> bool:
        """Say whether a line is the folded rest of the one before; in a file that is indented as a whole it is not."""
        return head[:1] in (b" ", b"\t") and not (self._indent and head.startswith(self._indent))

    def _follows_agent(self, upper: bytes, start: int) -> bool:
        """Say whether the line before is an AGENT without a value (vCard 2.1 section 2.4.2)."""
        before = upper[upper.rfind(b"\n", 0, start - 1) + 1 : start - 1] if start else self._last_line
        return _AGENT.match(before) is not None

    def _deeper(self) -> None:
        self._depth += 1
        self._too_deep = self._too_deep or self._depth > DEPTH_LIMIT

    def _open(self, name: bytes, start: int) -> None:
        """Begin a new piece at an offset of the block."""
        self._name, self._from, self._first_line = name, start, self._line
        self._parts = []
        self._size = self._depth = 0
        self._too_long = self._too_deep = False
        self._indent = b""

    def _count_lines(self, end: int) -> None:
        self._line += self._block.count(b"\n", self._counted, end)
        self._counted = end

    def _keep(self, end: int) -> None:
        """Add what the block has of the open piece, within the limit."""
        part = self._block[self._from : end]
        self._from = end
        self._size += len(part)
        if self._size > (RECORD_LIMIT if self._name else EXCERPT_LIMIT):
            self._too_long = True
            self._parts = [b"".join([*self._parts, part])[:EXCERPT_LIMIT]]
        elif part:
            self._parts.append(part)

    def _close(self, end: int, *, unterminated: bool) -> Iterator[RawComponent]:
        """Give the open piece up to an offset; blank text in between is nothing."""
        self._keep(end)
        raw = b"".join(self._parts).rstrip(b"\n")
        if self._indent:
            raw = b"\n".join(line.removeprefix(self._indent) for line in raw.split(b"\n"))
        if self._name or raw.strip(_BLANK):
            flags = (unterminated, self._too_long, self._too_deep)
            yield RawComponent(self._number, self._name, self._first_line, raw, *flags)
