# SPDX-License-Identifier: GPL-3.0-or-later
"""The index that a killed program leaves beside its journal: it knows how long the journal was.

The engine makes the index anew whenever it opens a journal, and would take one that was cut off for a whole one. The
index is written after the journal has reached the disk, so it never knows of more than there was.
"""

from __future__ import annotations

import struct
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_COPY_BYTES, _SUMMED_BYTES, _TAKEN_OVER_AT = 48, 40, 96
_WORD = 0xFFFFFFFF


@dataclass(frozen=True)
class JournalIndex:
    """frames: of the journal, all of them saved; taken_over: how many of them stand in the main file already."""

    frames: int = 0
    taken_over: int = 0
    salts: tuple[int, int] = (0, 0)

    def knows(self, salts: tuple[int, int]) -> bool:
        """Say whether it tells of a journal with these salts."""
        return self.frames > 0 and salts == self.salts

    def is_missed(self, frames: int, salts: tuple[int, int] | None) -> bool:
        """Say whether a journal that has so many saved frames lacks some. salts: its own, None where it has none."""
        is_its_own = salts is None or salts == self.salts
        return is_its_own and self.frames > frames and self.frames > self.taken_over


def index_beside(database: Path) -> JournalIndex:
    """Read the index beside a database; one that says nothing where there is none, or none to be believed."""
    try:
        with database.with_name(f"{database.name}-shm").open("rb") as stream:
            data = stream.read(_TAKEN_OVER_AT + 4)
    except OSError:
        return JournalIndex()
    first, second = data[:_COPY_BYTES], data[_COPY_BYTES : 2 * _COPY_BYTES]
    if len(data) < _TAKEN_OVER_AT + 4 or first != second:
        return JournalIndex()
    order = "<" if sys.byteorder == "little" else ">"
    frames, *_rest = struct.unpack_from(f"{order}I", first, 16)
    sums = struct.unpack_from(f"{order}2I", first, _SUMMED_BYTES)
    if summed(order, (0, 0), first[:_SUMMED_BYTES]) != sums:
        return JournalIndex()
    salts = struct.unpack_from(">2I", first, 32)
    (taken_over,) = struct.unpack_from(f"{order}I", data, _TAKEN_OVER_AT)
    return JournalIndex(frames, taken_over, (salts[0], salts[1]))


def summed(order: str, sums: tuple[int, int], data: bytes) -> tuple[int, int]:
    """Go on with the engine's sums over words of four bytes."""
    first, second = sums
    words = iter(struct.unpack(f"{order}{len(data) // 4}I", data))
    for one, two in zip(words, words, strict=True):
        first = (first + one + second) & _WORD
        second = (second + two + first) & _WORD
    return first, second
