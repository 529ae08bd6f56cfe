# SPDX-License-Identifier: GPL-3.0-or-later
"""What the hostile files have in common: how one is described, and the ways of making one when a test runs."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

#: Writes a file at this place.
Maker = Callable[[Path], object]


class Hostile(NamedTuple):
    """One hostile file. said: stands in what the report says about it, "" = nothing has to be said.

    records: how many records of it come in, -1 = any number (what is broken may be kept or refused).
    smaller: writes a file that meets the same limit at less cost, None = pieces come an eighth as often.
    whole: there is no smaller one. alone: its people stand in other files as well, or it costs as much as many others.
    """

    name: str
    make: Maker
    said: str = ""
    records: int = 0
    smaller: Maker | None = None
    whole: bool = False
    alone: bool = False

    def make_small(self, path: Path) -> None:
        """Write what the suite reads; `python -m tests.hostile` reads what `make` writes."""
        make = self.smaller or self.make
        if isinstance(make, Pieces) and not self.whole and not self.smaller:
            make = make.fewer()
        make(path)


@dataclass(frozen=True)
class Pieces:
    """Writes pieces so many times each, without holding the file in memory."""

    pieces: tuple[tuple[bytes, int], ...]

    def __call__(self, path: Path) -> None:
        """Write the file."""
        with path.open("wb") as stream:
            for piece, times in self.pieces:
                at_once = max(1, (1 << 20) // max(1, len(piece)))
                for _step in range(times // at_once):
                    stream.write(piece * at_once)
                stream.write(piece * (times % at_once))

    def fewer(self) -> Pieces:
        """Give the same with its long stretches an eighth as long."""
        return Pieces(
            tuple(
                (piece, max(1, times // 8) if len(piece) * times > 1 << 18 else times) for piece, times in self.pieces
            )
        )


def of_bytes(data: bytes | Callable[[], bytes]) -> Maker:
    """Write these bytes, made only when they are wanted."""
    return lambda path: path.write_bytes(data() if callable(data) else data)


def of_pieces(*pieces: tuple[bytes, int]) -> Maker:
    """Write pieces so many times each."""
    return Pieces(pieces)


def card(*lines: bytes, name: bytes = b"Hostile Card") -> bytes:
    """Give one card with these lines in it."""
    return b"\r\n".join((b"BEGIN:VCARD", b"VERSION:3.0", b"FN:" + name, *lines, b"END:VCARD", b""))


def calendar(*parts: bytes) -> bytes:
    """Give a calendar with these components in it."""
    return b"\r\n".join((b"BEGIN:VCALENDAR", b"VERSION:2.0", b"PRODID:-//Example//EN", *parts, b"END:VCALENDAR", b""))


def event(*lines: bytes, uid: bytes = b"") -> bytes:
    """Give an event with one guest and these lines in it; it begins on a day that tests take for lately.

    uid: what it is called; without one, events with other lines are called otherwise.
    """
    uid = uid or b"hostile-%08x" % zlib.crc32(b"".join(lines))
    fixed = (b"DTSTAMP:20260101T000000Z", b"SUMMARY:Hostile", b"ATTENDEE;CN=Guest:mailto:guest@example.com")
    begun = () if any(line.startswith(b"DTSTART") for line in lines) else (b"DTSTART:20260115T090000Z",)
    return b"\r\n".join((b"BEGIN:VEVENT", b"UID:" + uid, *fixed, *begun, *lines, b"END:VEVENT"))


def sized(name: str, make: Callable[[int], bytes], sizes: tuple[int, int], said: str = "", records: int = 0) -> Hostile:
    """Describe a file that is made in the first of two sizes, and in the second for the suite."""
    usual, small = sizes
    return Hostile(name, of_bytes(lambda: make(usual)), said, records, smaller=of_bytes(lambda: make(small)))


def a_third(payloads: Sequence[bytes]) -> list[bytes]:
    """Give the same payloads a third as long, cut between letters."""
    return [payload[: len(payload) // 3].decode("utf-8", "replace").encode() for payload in payloads]


def in_fours(payloads: Sequence[bytes]) -> list[Sequence[bytes]]:
    """Give payloads four at a time, so that a child is started for each four of them."""
    return [payloads[at : at + 4] for at in range(0, len(payloads), 4)]
