# SPDX-License-Identifier: GPL-3.0-or-later
"""What the hostile files have in common: how one is described, and the ways of making one when a test runs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

#: Writes a file at this place.
Maker = Callable[[Path], object]


class Hostile(NamedTuple):
    """One hostile file. said: stands in what the report says about it, "" = nothing has to be said.

    records: how many records of it come in, -1 = any number (what is broken may be kept or refused).
    """

    name: str
    make: Maker
    said: str = ""
    records: int = 0


def of_bytes(data: bytes | Callable[[], bytes]) -> Maker:
    """Write these bytes, made only when they are wanted."""
    return lambda path: path.write_bytes(data() if callable(data) else data)


def of_pieces(*pieces: tuple[bytes, int]) -> Maker:
    """Write pieces so many times each, without holding the file in memory."""

    def write(path: Path) -> None:
        with path.open("wb") as stream:
            for piece, times in pieces:
                at_once = max(1, (1 << 20) // max(1, len(piece)))
                for _step in range(times // at_once):
                    stream.write(piece * at_once)
                stream.write(piece * (times % at_once))

    return write


def card(*lines: bytes, name: bytes = b"Hostile Card") -> bytes:
    """Give one card with these lines in it."""
    return b"\r\n".join((b"BEGIN:VCARD", b"VERSION:3.0", b"FN:" + name, *lines, b"END:VCARD", b""))


def calendar(*parts: bytes) -> bytes:
    """Give a calendar with these components in it."""
    return b"\r\n".join((b"BEGIN:VCALENDAR", b"VERSION:2.0", b"PRODID:-//Example//EN", *parts, b"END:VCALENDAR", b""))


def event(*lines: bytes, uid: bytes = b"hostile") -> bytes:
    """Give an event with one guest and these lines in it; it begins on a day that tests take for lately."""
    fixed = (b"DTSTAMP:20260101T000000Z", b"SUMMARY:Hostile", b"ATTENDEE;CN=Guest:mailto:guest@example.com")
    begun = () if any(line.startswith(b"DTSTART") for line in lines) else (b"DTSTART:20260115T090000Z",)
    return b"\r\n".join((b"BEGIN:VEVENT", b"UID:" + uid, *fixed, *begun, *lines, b"END:VEVENT"))


def in_fours(payloads: Sequence[bytes]) -> list[Sequence[bytes]]:
    """Give payloads four at a time, so that a child is started for each four of them."""
    return [payloads[at : at + 4] for at in range(0, len(payloads), 4)]
