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
    from typing_extensions import Buffer

_END = struct.Struct("<4s6xHII")  # end of the directory: mark, entries, size and place of the directory
_ENTRY = struct.Struct("<4s4xH18xHHH8xI")  # entry: mark, flags, lengths of name, extra and comment, place of the file
_ENTRY_BYTES = 46
_LONGEST_TAIL = 65_557
_LONGEST_DIRECTORY = 64 << 20
_HIGH_FLAGS = 9
_HIGH_FLAGS_OF_FILE = 7
_UTF_8 = 0x800


def without_false_claims(stream: BinaryIO) -> BinaryIO:
    """Give the same archive with the mark of UTF-8 taken off every name that is none."""
    patches = _patches(stream)
    stream.seek(0)
    return cast("BinaryIO", io.BufferedReader(_Patched(stream, patches)))


def _patches(stream: BinaryIO) -> dict[int, int]:
    """Find the bytes to change, by their place in the file."""
    length = stream.seek(0, io.SEEK_END)
    tail_at = max(0, length - _LONGEST_TAIL)
    stream.seek(tail_at)
    tail = stream.read()
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
