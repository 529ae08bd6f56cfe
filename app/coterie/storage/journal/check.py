# SPDX-License-Identifier: GPL-3.0-or-later
"""The journal of a vault that was not closed: whether it is the vault's own and whole, before the engine takes it over.

The engine believes any journal beside a database whose sums agree with themselves: that of another database would be
written into the vault without a word, and what stands behind a damaged place would be left out without a word.
The layout is that of SQLite's write-ahead log: a header of 32 bytes, frames of 24 bytes and a page each.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, replace
from enum import Enum
from typing import IO, TYPE_CHECKING

from coterie.storage.damage.page_cipher import PAGE_BYTES, SALT_BYTES, PageCipher
from coterie.storage.journal.index import JournalIndex, index_beside, summed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_HEADER_BYTES, _FRAME_BYTES = 32, 24
_MAGIC = {0x377F0682: "<", 0x377F0683: ">"}


class Journal(Enum):
    """What a journal is to the database it lies beside."""

    EMPTY = "empty"
    OURS = "ours"
    DAMAGED = "damaged"
    FOREIGN = "foreign"


@dataclass(frozen=True)
class JournalSeen:
    """What was seen of a journal. pages: where the newest saved copy of each page begins; count: of the database."""

    kind: Journal
    pages: dict[int, int]
    count: int = 0


@dataclass(frozen=True)
class _Frame:
    """One frame as it stands. commits: pages of the database after it, 0 inside a transaction."""

    at: int
    number: int
    commits: int
    salts: tuple[int, int]
    sums: tuple[int, int]
    head: bytes
    page: bytes


@dataclass(frozen=True)
class _Header:
    """order: of the bytes that the sums are made from, "" where the header is damaged."""

    order: str
    salts: tuple[int, int]
    sums: tuple[int, int]


def look_at_journal(journal: Path, database: Path, key: bytes) -> JournalSeen:
    """Read a journal through; OSError where it cannot be read."""
    index = index_beside(database)
    try:
        if journal.stat().st_size <= _HEADER_BYTES:
            return JournalSeen(Journal.DAMAGED if index.is_missed(0, None) else Journal.EMPTY, {})
    except FileNotFoundError:
        return JournalSeen(Journal.DAMAGED if index.is_missed(0, None) else Journal.EMPTY, {})
    with database.open("rb") as stream:
        cipher = PageCipher(key, stream.read(SALT_BYTES))
    with journal.open("rb") as stream:
        return _looked(stream, cipher, index)


def _looked(stream: IO[bytes], cipher: PageCipher, index: JournalIndex) -> JournalSeen:
    header = _header(stream.read(_HEADER_BYTES))
    sums, holds = header.sums, bool(header.order)
    seen = JournalSeen(Journal.EMPTY, {})
    open_pages: dict[int, int] = {}
    strangers = whole = 0
    for place, frame in enumerate(_frames(stream), 1):
        if holds:
            sums = summed(header.order, sums, frame.head[:8] + frame.page)
            holds = frame.salts == header.salts and sums == frame.sums and frame.number > 0
        if not holds and index.knows(header.salts):
            break
        if not holds:
            if _was_saved(frame, header, cipher):
                kind = Journal.FOREIGN if seen.kind is Journal.FOREIGN else Journal.DAMAGED
                return replace(seen, kind=kind)
            continue
        strangers += not cipher.is_whole(frame.number, frame.page)
        open_pages[frame.number] = frame.at
        if frame.commits:
            kind = Journal.FOREIGN if strangers else Journal.OURS
            seen = JournalSeen(kind, seen.pages | open_pages, frame.commits)
            open_pages.clear()
            whole = place
    if seen.kind is not Journal.FOREIGN and index.is_missed(whole, header.salts):
        return replace(seen, kind=Journal.DAMAGED)
    if not header.order and seen.kind is Journal.EMPTY:
        return replace(seen, kind=Journal.FOREIGN)
    return seen


def _was_saved(frame: _Frame, header: _Header, cipher: PageCipher) -> bool:
    """Say whether a frame that the engine does not take belongs to what was saved.

    Behind the last whole transaction lie frames of one that was not finished or was taken back, which never end a
    transaction, and old ones under other salts.
    """
    if not frame.commits:
        return False
    if header.order:
        return frame.salts[0] == header.salts[0] or frame.salts[1] == header.salts[1]
    return cipher.is_whole(frame.number, frame.page)


def _frames(stream: IO[bytes]) -> Iterator[_Frame]:
    at = _HEADER_BYTES
    while len(data := stream.read(_FRAME_BYTES + PAGE_BYTES)) == _FRAME_BYTES + PAGE_BYTES:
        number, commits, *rest = struct.unpack(">6I", data[:_FRAME_BYTES])
        yield _Frame(
            at + _FRAME_BYTES, number, commits, (rest[0], rest[1]), (rest[2], rest[3]),
            data[:_FRAME_BYTES], data[_FRAME_BYTES:],
        )  # fmt: skip
        at += len(data)


def _header(data: bytes) -> _Header:
    magic, version, page, _turn, *rest = struct.unpack(">8I", data)
    order = _MAGIC.get(magic, "")
    salts, sums = (rest[0], rest[1]), (rest[2], rest[3])
    is_right = order and version == 3_007_000 and page == PAGE_BYTES and summed(order, (0, 0), data[:24]) == sums
    return _Header(order if is_right else "", salts, sums)
