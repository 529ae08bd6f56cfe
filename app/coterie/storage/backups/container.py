# SPDX-License-Identifier: GPL-3.0-or-later
"""The one file of a backup: a zip with three members, stored as they are, in one fixed form.

Any zip program can open it. It is read strictly: nothing is searched for, and every byte outside the members is
compared with what would be written, so nothing a zip could hide (other names, doubles, links, bombs) can get in, and a
changed byte is found wherever it is.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

DATABASE, KEYS, MANIFEST = NAMES = ("vault.db", "vault.keys", "manifest.json")
#: What the two small members may weigh.
MOST_BYTES = 65_536

_VERSION, _UNIX = 45, 3 << 8
_DATE = 0x0021  # 1 January 1980: when it was made stands in the manifest
_BEYOND = 0xFFFFFFFF
_MODE = 0o100600 << 16
_LOCAL = struct.Struct("<4s5H3I2H")
_LOCAL_SIZES = struct.Struct("<2H2Q")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_CENTRAL_SIZES = struct.Struct("<2H3Q")
_END_64 = struct.Struct("<4sQ2H2I4Q")
_LOCATOR = struct.Struct("<4sIQI")
_END = struct.Struct("<4s4H2IH")


class NoContainer(Exception):
    """A file is no whole backup. is_ours: it was one, and is cut or damaged."""

    def __init__(self, *, is_ours: bool) -> None:
        """Keep what it was."""
        super().__init__()
        self.is_ours = is_ours


@dataclass(frozen=True)
class Member:
    """One member: its length in bytes, the zip's own sum of it, and where its bytes begin in the file."""

    size: int
    crc: int
    start: int = 0


def laid_out(members: Sequence[Member]) -> tuple[Member, ...]:
    """Give the members with the places where their bytes begin, in the order of NAMES."""
    at, found = 0, []
    for name, member in zip(NAMES, members, strict=True):
        at += len(header(name, member))
        found.append(Member(member.size, member.crc, at))
        at += member.size
    return tuple(found)


def header(name: str, member: Member) -> bytes:
    """Write what stands before a member."""
    fixed = _LOCAL.pack(
        b"PK\x03\x04", _VERSION, 0, 0, 0, _DATE, member.crc, _BEYOND, _BEYOND, len(name), _LOCAL_SIZES.size
    )
    return fixed + name.encode() + _LOCAL_SIZES.pack(1, 16, member.size, member.size)


def tail(members: Sequence[Member]) -> bytes:
    """Write what stands behind the last member. members: with their places."""
    at = members[-1].start + members[-1].size
    central = b"".join(_entry(name, member) for name, member in zip(NAMES, members, strict=True))
    count = len(NAMES)
    return (
        central
        + _END_64.pack(
            b"PK\x06\x06", _END_64.size - 12, _UNIX | _VERSION, _VERSION, 0, 0, count, count, len(central), at
        )
        + _LOCATOR.pack(b"PK\x06\x07", 0, at + len(central), 1)
        + _END.pack(b"PK\x05\x06", 0, 0, count, count, _BEYOND, _BEYOND, 0)
    )


def _entry(name: str, member: Member) -> bytes:
    start = member.start - len(header(name, member))
    fixed = _CENTRAL.pack(
        b"PK\x01\x02", _UNIX | _VERSION, _VERSION, 0, 0, 0, _DATE, member.crc, _BEYOND, _BEYOND, len(name),
        _CENTRAL_SIZES.size, 0, 0, 0, _MODE, _BEYOND,
    )  # fmt: skip
    return fixed + name.encode() + _CENTRAL_SIZES.pack(1, 24, member.size, member.size, start)


def members_of(stream: IO[bytes]) -> tuple[Member, ...]:
    """Read where the members of a backup lie; NoContainer for a file that is not, byte for byte, in our form."""
    size = stream.seek(0, 2)
    tail_size = len(tail(laid_out([Member(0, 0)] * len(NAMES))))
    if size < tail_size:
        raise NoContainer(is_ours=_begins_as_ours(stream))
    stream.seek(size - tail_size)
    found = stream.read(tail_size)
    members = laid_out(_told_by(found))
    is_whole = (
        all(member.size <= size for member in members)
        and members[-1].start + members[-1].size + tail_size == size
        and found == tail(members)
        and all(_stands(stream, header(name, member), member) for name, member in zip(NAMES, members, strict=True))
        and all(member.size <= MOST_BYTES for member in members[1:])
    )
    if not is_whole:
        raise NoContainer(is_ours=_begins_as_ours(stream) or _ends_as_ours(found))
    return members


def _told_by(found: bytes) -> list[Member]:
    """Read length and sum of each member out of the list of members."""
    told, at = [], 0
    for name in NAMES:
        crc = struct.unpack_from("<I", found, at + 16)[0]
        size = struct.unpack_from("<Q", found, at + _CENTRAL.size + len(name) + 4)[0]
        told.append(Member(size, crc))
        at += _CENTRAL.size + len(name) + _CENTRAL_SIZES.size
    return told


def _stands(stream: IO[bytes], expected: bytes, member: Member) -> bool:
    stream.seek(member.start - len(expected))
    return stream.read(len(expected)) == expected


def _begins_as_ours(stream: IO[bytes]) -> bool:
    """Say whether a file begins like a backup, so that it is a cut or damaged one, and not something else."""
    stream.seek(0)
    begun, expected = stream.read(_LOCAL.size + len(DATABASE)), header(DATABASE, Member(0, 0))
    return _alike(begun, expected[: _LOCAL.size + len(DATABASE)])


def _ends_as_ours(found: bytes) -> bool:
    expected = tail(laid_out([Member(0, 0)] * len(NAMES)))
    at = _CENTRAL.size
    return _alike(found[:at] + found[at : at + len(DATABASE)], expected[:at] + DATABASE.encode())


def _alike(found: bytes, expected: bytes) -> bool:
    """Say whether bytes differ in a few places only: a sum, or a byte that went bad."""
    differing = sum(1 for one, other in zip(found, expected, strict=False) if one != other)
    return len(found) == len(expected) and differing <= 12
