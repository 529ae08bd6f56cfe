# SPDX-License-Identifier: GPL-3.0-or-later
"""What carries a badge: compact tokens, PNG chunks and SVG elements (Open Badges 1 to 3, "baking").

A PNG has an `iTXt` chunk with the keyword `openbadges` (2.0) or `openbadgecredential` (3.0); very old ones have a
`tEXt` chunk with an address alone. An SVG has an element `assertion` or `credential` of any prefix, with the text
inside or in `verify`. Only the first is read.
"""

from __future__ import annotations

import base64
import binascii
import html
import json
import re
import zlib
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from coterie.domain.foreign_files import Member

PNG = b"\x89PNG\r\n\x1a\n"
_KEYWORDS = (b"openbadges", b"openbadgecredential")
#: No badge is longer than this, packed or not.
MOST = 4 << 20
_SVG = re.compile(
    r"<(?P<name>(?:[\w.-]+:)?(?:assertion|credential))\b(?P<attributes>[^>]*?)(?:/>|>(?P<text>.*?)</(?P=name)\s*>)",
    re.DOTALL | re.IGNORECASE,
)
_VERIFY = re.compile(r"""verify\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_CDATA = re.compile(r"\A\s*<!\[CDATA\[(.*)\]\]>\s*\Z", re.DOTALL)


def payload_of_token(token: bytes) -> object:
    """Give the payload of a compact token without believing its signature, None where there is none."""
    parts = token.removeprefix(b"\xef\xbb\xbf").strip().split(b".")
    if len(parts) != 3:
        return None
    try:
        payload: object = json.loads(base64.urlsafe_b64decode(parts[1] + b"=" * (-len(parts[1]) % 4)))
    except (ValueError, binascii.Error, RecursionError):
        return None
    return payload


def baked_in_png(member: Member) -> str:
    """Give the text a badge was baked into a picture with, "" where there is none."""
    with member.open() as stream:
        if stream.read(len(PNG)) != PNG:
            return ""
        while len(begin := stream.read(8)) == 8:
            length, kind = int.from_bytes(begin[:4]), begin[4:]
            if kind in (b"iTXt", b"tEXt") and length <= MOST:
                text = _text_of_chunk(kind, stream.read(length))
                if text:
                    return text
                stream.read(4)
            else:
                _skip(stream, length + 4)
            if kind == b"IEND":
                break
    return ""


def _skip(stream: BinaryIO, length: int) -> None:
    """Read past a chunk, a piece at a time."""
    while length > 0 and (piece := stream.read(min(length, 1 << 16))):
        length -= len(piece)


def _text_of_chunk(kind: bytes, chunk: bytes) -> str:
    """Give the text of a chunk of one of the keywords, "" for any other."""
    keyword, _nul, rest = chunk.partition(b"\0")
    if keyword not in _KEYWORDS:
        return ""
    if kind == b"tEXt":
        return rest.decode("latin-1")
    packed, rest = rest[:1] == b"\1", rest[2:]
    text = rest.split(b"\0", 2)[-1]
    if packed:
        unpacking = zlib.decompressobj()
        try:
            text = unpacking.decompress(text, MOST)
        except zlib.error:
            return ""
        if unpacking.unconsumed_tail:
            return ""
    return text.decode("utf-8", "replace")


def baked_in_svg(text: str) -> str:
    """Give the text a badge was baked into a drawing with, "" where there is none."""
    match = _SVG.search(text)
    if match is None:
        return ""
    inside = match["text"] or ""
    plain = _CDATA.match(inside)
    if found := (plain[1] if plain else html.unescape(inside)).strip():
        return found
    verify = _VERIFY.search(match["attributes"])
    return html.unescape(verify[1] or verify[2] or "").strip() if verify else ""


def value_of(text: str) -> object:
    """Give what a baked text holds: JSON, the payload of a token, or the address it consists of."""
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError):
        payload = payload_of_token(text.encode("utf-8", "replace"))
        return payload if payload is not None else text.strip()
    return value
