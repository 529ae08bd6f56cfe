# SPDX-License-Identifier: GPL-3.0-or-later
"""Zip archives whose names claim to be UTF-8 and are not: the claim is taken off while reading, nothing else changes.

The zip reader of Python gives up the whole archive for one such name. Without the claim it reads the name in the old
code page of such archives: letters may look odd, and everything can be read.
"""

from __future__ import annotations

import io
import struct
from bisect import bisect_left
from typing import TYPE_CHECKING, BinaryIO, cast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from typing_extensions import Buffer

_END = struct.Struct("<4s6xHII")  # end of the directory: mark, entries, size and place of the directory
_END_64 = struct.Struct("<4s36xQ8x")  # the same of zip64: mark, size of the directory
_LOCATOR = struct.Struct("<4s4xQ4x")  # where the end of zip64 is: mark, place
_ENTRY = struct.Struct("<4s4xH18xHHH8xI")  # entry: mark, flags, lengths of name, extra and comment, place of the file
_ENTRY_BYTES = 46
_LONGEST_TAIL = 65_557
_LONGEST_DIRECTORY = 64 << 20
_HIGH_FLAGS = 9
_HIGH_FLAGS_OF_FILE = 7
_UTF_8 = 0x800


def more_entries_than(stream: BinaryIO, most: int) -> bool:
    """Say whether the directory of an archive has more entries; it is walked by its lengths, and nothing is kept.

    The zip reader of Python makes half a kilobyte of each entry before anybody can count them, and believes the
    directory's size, not the number of entries that stands beside it.
    """
    return any(_entries_from(stream, begin, end, most) > most for begin, end in _directories(stream))


def _entries_from(stream: BinaryIO, at: int, end: int, most: int) -> int:
    """Count entries between two places, up to one more than there may be."""
    entries = 0
    while at + _ENTRY_BYTES <= end and entries <= most:
        stream.seek(at)
        head = stream.read(_ENTRY_BYTES)
        if len(head) < _ENTRY_BYTES or not head.startswith(b"PK\1\2"):
            break
        at += _ENTRY_BYTES + sum(_ENTRY.unpack(head)[2:5])
        entries += 1
    return entries


def _directories(stream: BinaryIO) -> Iterator[tuple[int, int]]:
    """Give where the directory may begin and end: the usual way, and the two ways of reading one of zip64."""
    tail_at, tail = _tail(stream)
    end = tail.rfind(b"PK\5\6")
    if end < 0 or end + _END.size > len(tail):
        return
    size = _END.unpack_from(tail, end)[2]
    yield max(0, tail_at + end - size), tail_at + end
    if end >= _LOCATOR.size and tail.startswith(b"PK\6\7", end - _LOCATOR.size):
        before = tail_at + end - _LOCATOR.size - _END_64.size
        for at in {before, _LOCATOR.unpack_from(tail, end - _LOCATOR.size)[1]}:
            stream.seek(max(0, at))
            record = stream.read(_END_64.size) if at < tail_at + len(tail) else b""
            if len(record) == _END_64.size and record.startswith(b"PK\6\6"):
                yield max(0, at - _END_64.unpack(record)[1]), at


def _tail(stream: BinaryIO) -> tuple[int, bytes]:
    """Give the end of a file, which holds the end of the directory, and where it begins."""
    tail_at = max(0, stream.seek(0, io.SEEK_END) - _LONGEST_TAIL)
    stream.seek(tail_at)
    return tail_at, stream.read()


def without_false_claims(stream: BinaryIO) -> BinaryIO:
    """Give the same archive with the mark of UTF-8 taken off every name that is none."""
    patches = _patches(stream)
    stream.seek(0)
    return cast("BinaryIO", io.BufferedReader(_Patched(stream, patches)))


def _patches(stream: BinaryIO) -> dict[int, int]:
    """Find the bytes to change, by their place in the file."""
    tail_at, tail = _tail(stream)
    end = tail.rfind(b"PK\5\6")
    if end < 0 or end + _END.size > len(tail):
        return {}
    _mark, count, size, at = _END.unpack_from(tail, end)
    start = tail_at + end - size
    if start < 0 or size > _LONGEST_DIRECTORY:
        return {}
    stream.seek(start)
    return _patches_in(stream.read(size), count, start, start - at)


def _patches_in(directory: bytes, count: int, start: int, shift: int) -> dict[int, int]:
    """Go through a directory; `shift` is what stands before the archive in its file."""
    patches: dict[int, int] = {}
    at = 0
    for _number in range(count):
        if at + _ENTRY_BYTES > len(directory):
            break
        mark, flags, name, extra, comment, place = _ENTRY.unpack_from(directory, at)
        if mark != b"PK\1\2":
            break
        if flags & _UTF_8 and not _is_utf_8(directory[at + _ENTRY_BYTES : at + _ENTRY_BYTES + name]):
            changed = (flags & ~_UTF_8) >> 8
            patches[start + at + _HIGH_FLAGS] = patches[shift + place + _HIGH_FLAGS_OF_FILE] = changed
        at += _ENTRY_BYTES + name + extra + comment
    return patches


def _is_utf_8(name: bytes) -> bool:
    try:
        name.decode()
    except UnicodeDecodeError:
        return False
    return True


class _Patched(io.RawIOBase):
    """A file with some bytes changed while it is read."""

    def __init__(self, stream: BinaryIO, patches: dict[int, int]) -> None:
        self._stream = stream
        self._patches = patches
        self._places = sorted(patches)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0, /) -> int:
        return self._stream.seek(offset, whence)

    def readinto(self, buffer: Buffer, /) -> int:
        view = memoryview(buffer).cast("B")
        begin = self._stream.tell()
        data = self._stream.read(len(view))
        view[: len(data)] = data
        for at in self._places[bisect_left(self._places, begin) : bisect_left(self._places, begin + len(data))]:
            view[at - begin] = self._patches[at]
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._stream.close()
        super().close()
