# SPDX-License-Identifier: GPL-3.0-or-later
"""Content lines of cards and calendars: unfolded, taken apart, and nothing lost.

RFC 6350 section 3, RFC 5545 section 3.1, and what real files make of them.
The lines of a component are one text, joined by line feeds. Bytes that are no UTF-8 stand in it as surrogate
escapes, so that the bytes of the file can always be had back.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

#: A parameter as a name and its values, both as written but for quotes and circumflex escapes; bare words have no name.
Parameters = tuple[tuple[str, tuple[str, ...]], ...]

#: A line whose head (name and parameters) is longer is none: nobody writes such, and taking one apart costs memory.
HEAD_LIMIT = 64 * 1024

_FOLD_OCTETS = 75
_FOLD = re.compile(rb"\n[ \t]")
_NAME = re.compile(r"(?:([A-Za-z0-9_-]+)\.)?([A-Za-z0-9_/-]+)(?=[;:\s]|\Z)")
_ENCODED_HEAD = re.compile(rb"[^:\n]*[;=](?:QUOTED-PRINTABLE|BASE64|B)(?=[;:,])", re.IGNORECASE)
_BASE64_LINE = re.compile(rb"[A-Za-z0-9+/]+={0,2}\Z")
_ENDS = (b"END:VCARD", b"END:VEVENT", b"END:VTODO")
_FOLDED_ESCAPE = re.compile(rb"[ \t][0-9A-F]{2}")
_QUOTED_VALUE = re.compile(r'"([^"]*)"(?=[,;]|\Z)')
_QUOTE_OR_COLON = re.compile('[":]')
_CIRCUMFLEX = re.compile(r"\^([n^'])")
_ESCAPE = re.compile(r"\\([nN,;:\\])")
_CIRCUMFLEX_MEANS = {"n": "\n", "^": "^", "'": '"'}


class ContentLine(NamedTuple):
    """A line taken apart: group, name and parameters as written, and the value not yet decoded.

    A line that is none has an empty name and is all value.
    """

    group: str
    name: str
    params: str
    value: str

    @property
    def key(self) -> str:
        """The name as it compares."""
        return self.name.upper()

    def parameters(self) -> Parameters:
        """Take the parameters apart; the same text is taken apart once."""
        return parse_parameters(self.params)

    def values_of(self, name: str) -> tuple[str, ...]:
        """Give all values of one parameter (upper-case name), of all its repetitions."""
        return tuple(value for key, values in self.parameters() if key.upper() == name for value in values)


def unfold(raw: bytes) -> list[str]:
    """Give the content lines of a component, blank lines left out."""
    return unfold_text(raw).split("\n")


def unfold_text(raw: bytes) -> str:
    """Give the content lines of a component as one text, joined by line feeds, blank lines left out.

    Folds are undone on bytes, because some writers fold inside a UTF-8 sequence.
    """
    upper = raw.upper()
    if b"QUOTED-PRINTABLE" in upper and b"=\n" in raw:
        raw = _join_soft_breaks(raw)
    raw = _FOLD.sub(b"", raw) if b"\t" in raw else raw.replace(b"\n ", b"")
    if b"BASE64" in upper or b"ENCODING=B" in upper:
        raw = _join_base64(raw)
    if b"\n\n" in raw:
        raw = b"\n".join(line for line in raw.split(b"\n") if line)
    return raw.decode("utf-8", "surrogateescape")


def _join_soft_breaks(raw: bytes) -> bytes:
    """Join quoted-printable lines at their soft breaks, also where the next line is not indented (vCard 2.1)."""
    lines: list[_OpenLine] = []
    for line in raw.split(b"\n"):
        last = lines[-1] if lines else None
        if last is not None and last.is_open() and line.strip().upper() not in _ENDS:
            # a fold inside an escape (`=` CR LF blank `C3`) looks like a soft break and is none
            if _FOLDED_ESCAPE.match(line):
                last.add(line[1:])
            else:
                last.take_mark_off()
                last.add(line)
        elif last is not None and line[:1] in (b" ", b"\t"):
            last.add(line[1:])
        else:
            lines.append(_OpenLine(line))
    return b"\n".join(b"".join(line.pieces) for line in lines)


class _OpenLine:
    """A line in the pieces it is put together of: to join them one by one would cost the square of its length."""

    __slots__ = ("_head", "_is_encoded", "pieces")

    def __init__(self, piece: bytes) -> None:
        """Begin with the first piece."""
        self.pieces: list[bytes] = []
        self._head: bytes | None = b""
        self._is_encoded = False
        self.add(piece)

    def add(self, piece: bytes) -> None:
        """Add a piece; the one with the colon tells whether the value is quoted-printable."""
        if piece:
            self.pieces.append(piece)
        if self._head is not None:
            self._head += piece
            if b":" in piece or len(self._head) > HEAD_LIMIT:
                self._is_encoded = _is_quoted_printable(self._head)
                self._head = None

    def is_open(self) -> bool:
        """Say whether the line goes on behind a soft break."""
        return self._is_encoded and self.pieces[-1].endswith(b"=")

    def take_mark_off(self) -> None:
        """Take the soft break off."""
        self.pieces[-1] = self.pieces[-1][:-1]
        if not self.pieces[-1]:
            self.pieces.pop()


def _is_quoted_printable(line: bytes) -> bool:
    match = _ENCODED_HEAD.match(line, 0, HEAD_LIMIT)
    return match is not None and match[0].upper().endswith(b"PRINTABLE")


def _join_base64(raw: bytes) -> bytes:
    """Join base64 lines that are not indented to the property they follow; an empty line ends it (vCard 2.1)."""
    lines: list[bytes] = []
    pieces: list[bytes] = []
    for line in raw.split(b"\n"):
        if pieces and _BASE64_LINE.match(line):
            pieces.append(line)
            continue
        if pieces:
            lines.append(b"".join(pieces))
            pieces = []
        match = _ENCODED_HEAD.match(line)
        if match is not None and not match[0].upper().endswith(b"PRINTABLE"):
            pieces = [line]
        else:
            lines.append(line)
    return b"\n".join([*lines, b"".join(pieces)] if pieces else lines)


def parse_line(line: str) -> ContentLine:
    """Take a content line apart; the first colon outside of quotes ends its head."""
    head, colon, value = line.partition(":")
    if '"' in head:
        head, colon, value = _split_at_colon(line)
    match = _NAME.match(head) if len(head) <= HEAD_LIMIT else None
    if not colon or match is None:
        return ContentLine("", "", "", line)
    return ContentLine(match[1] or "", match[2], head[match.end() :].lstrip().removeprefix(";"), value)


def _split_at_colon(line: str) -> tuple[str, str, str]:
    """Split a line at the first colon outside of quotes; a stray quote does not swallow the value."""
    quoted = False
    for mark in _QUOTE_OR_COLON.finditer(line, 0, HEAD_LIMIT):
        if mark[0] == '"':
            quoted = not quoted
        elif not quoted:
            return line[: mark.start()], ":", line[mark.end() :]
    return line.partition(":")


@lru_cache(maxsize=4_096)
def parse_parameters(text: str) -> Parameters:
    """Take parameters apart: names with lists, quoted lists, bare words of vCard 2.1, escapes of RFC 6868."""
    found: list[tuple[str, tuple[str, ...]]] = []
    for part in _split_quoted(text, ";"):
        name, equals, values = part.partition("=")
        if equals and '"' not in name:
            found.append((name.strip(), tuple(map(_plain, _split_quoted(values, ",")))))
        elif part.strip():
            found.append(("", (_plain(part),)))
    return tuple(found)


def _split_quoted(text: str, separator: str) -> list[str]:
    """Split at a separator outside of quotes; where a quote is never closed, at every separator."""
    if '"' not in text or text.count('"') % 2:
        return text.split(separator)
    parts = [""]
    for number, piece in enumerate(text.split('"')):
        if number % 2:
            parts[-1] += f'"{piece}"'
        else:
            first, *others = piece.split(separator)
            parts[-1] += first
            parts += others
    return parts


def _plain(value: str) -> str:
    """Take quotes and circumflex escapes (RFC 6868) off a parameter's value."""
    value = value.strip()
    if match := _QUOTED_VALUE.fullmatch(value):
        value = match[1]
    return _CIRCUMFLEX.sub(lambda match: _CIRCUMFLEX_MEANS[match[1]], value) if "^" in value else value


def unescape_text(value: str) -> str:
    r"""Undo the escapes of a text value: \n, \N, \, \; \\ and the \: that Apple writes."""
    if "\\" not in value:
        return value
    return _ESCAPE.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)


def escape_text(value: str) -> str:
    """Escape a text value (RFC 6350 section 3.4); any newline becomes the two letters of its escape."""
    value = value.replace("\r\n", "\n").replace("\r", "\n")
    return value.replace("\\", "\\\\").replace("\n", "\\n").replace(",", "\\,").replace(";", "\\;")


def fold(line: str) -> bytes:
    """Fold a content line at 75 octets between characters and end it (RFC 6350 section 3.2, RFC 5545 section 3.1)."""
    octets = line.encode("utf-8", "surrogateescape")
    if len(octets) <= _FOLD_OCTETS:
        return octets + b"\r\n"
    pieces: list[bytes] = []
    start, room = 0, _FOLD_OCTETS
    while start < len(octets):
        end = min(start + room, len(octets))
        while end < len(octets) and octets[end] & 0xC0 == 0x80 and end > start + room - 4:
            end -= 1
        pieces.append(octets[start:end])
        start, room = end, _FOLD_OCTETS - 1
    return b"\r\n ".join(pieces) + b"\r\n"


def split_unescaped(value: str, separator: str) -> list[str]:
    """Split a structured value at separators that no backslash escapes; the parts are still escaped."""
    if "\\" not in value:
        return value.split(separator)
    parts: list[str] = []
    start = place = 0
    while place < len(value):
        if value[place] == "\\":
            place += 1
        elif value[place] == separator:
            parts.append(value[start:place])
            start = place + 1
        place += 1
    parts.append(value[start:])
    return parts
