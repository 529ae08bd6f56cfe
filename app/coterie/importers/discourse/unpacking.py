# SPDX-License-Identifier: GPL-3.0-or-later
"""A single gzipped table as a file of its own: unpacked as it is read, under a limit (Discourse before 2021)."""

from __future__ import annotations

import gzip
import io
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO, cast

from coterie.importers.text.overriding import override

if TYPE_CHECKING:
    from datetime import date

    from coterie.domain.foreign_files import Member

GZIP_MARK = b"\x1f\x8b"
#: Unpacked bytes; an honest archive of one person's posts has a few.
MOST_BYTES = 512 << 20
_ENDING = ".gz"


@dataclass
class Damage:
    """Whether the packed bytes ended early, were broken or went on for too long."""

    found: bool = False


@dataclass(frozen=True)
class Unpacked:
    """A gzipped file seen as what is inside; its name is the one inside."""

    packed: Member
    damage: Damage = field(default_factory=Damage)

    @property
    def path(self) -> str:
        """The path the user gave."""
        return self.packed.path

    @property
    def name(self) -> str:
        """The name without the ending of the compression."""
        name = self.packed.name
        return name[: -len(_ENDING)] if name.lower().endswith(_ENDING) else f"{name} (unpacked)"

    @property
    def size(self) -> int:
        """Bytes of the packed file: nobody knows those of the other before it is read."""
        return self.packed.size

    @property
    def modified(self) -> date | None:
        """Day of the packed file."""
        return self.packed.modified

    def head(self, size: int = 65_536) -> bytes:
        """Give the first unpacked bytes, as many as the first packed ones have."""
        unpacker = zlib.decompressobj(wbits=31)
        try:
            return unpacker.decompress(self.packed.head(), size)
        except zlib.error:
            return b""

    def open(self) -> BinaryIO:
        """Open what is inside; damage ends it and is noted."""
        return cast("BinaryIO", io.BufferedReader(_Inside(self.packed.open(), self.damage)))


def unpacked(member: Member) -> Member:
    """Give what is inside a gzipped file, and any other file as it is."""
    return Unpacked(member) if member.head(2) == GZIP_MARK else member


class _Inside(io.RawIOBase):
    """The unpacked bytes, which end where the packed ones are broken."""

    def __init__(self, packed: BinaryIO, damage: Damage) -> None:
        """Take the packed stream."""
        self._packed = packed
        self._stream = gzip.GzipFile(fileobj=packed)
        self._damage = damage
        self._left = MOST_BYTES
        self._ended = False

    @override
    def readable(self) -> bool:
        return True

    @override
    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # type: ignore[override]  # asked for by the layer above
        if self._ended:
            return 0
        try:
            data = self._stream.read1(len(buffer))  # one that waits for more loses what it has
        except (OSError, EOFError, zlib.error):
            return self._end()
        self._left -= len(data)
        if self._left < 0:
            return self._end()
        buffer[: len(data)] = data
        return len(data)

    def _end(self) -> int:
        """Note the damage and give nothing more."""
        self._ended = self._damage.found = True
        return 0

    @override
    def close(self) -> None:
        self._packed.close()
        super().close()
