# SPDX-License-Identifier: GPL-3.0-or-later
"""Importers that only tests use: a plain format of lines, with orders for everything that can go wrong."""

from __future__ import annotations

import io
import os
import signal
import socket  # noqa: TID251 (it tries what must not work)
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

from coterie.domain.foreign_files import Claim
from coterie.domain.moments import Moment
from coterie.domain.records import (
    FileFound,
    FoundInteraction,
    FoundName,
    FoundPerson,
    PersonRef,
    Record,
    Refused,
    Skipped,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from coterie.domain.foreign_files import Bundle, Wishes
    from coterie.domain.records import Found


def _recurse() -> None:
    _recurse()


def _connect() -> None:
    socket.create_connection(("192.0.2.1", 9))


def _write_file() -> None:
    with open(os.environ.get("TMPDIR", "/tmp") + "/must-not-be-there", "w") as stream:  # noqa: PTH123
        stream.write("x")


def _print() -> None:
    print("this is no frame")  # noqa: T201 (it is what is being tried)
    os.write(1, b"nor is this")


ORDERS: dict[str, Callable[[], object]] = {
    "!die": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "!exit": lambda: os._exit(0),
    "!hang": threading.Event().wait,
    "!print": _print,
    "!recurse": _recurse,
    "!memory": lambda: bytearray(3 << 30),
    "!raise": [].pop,
    "!connect": _connect,
    "!start": lambda: subprocess.run([sys.executable, "-c", "pass"], check=False),
    "!write": _write_file,
    "!big": dict,
}


class Lines:
    """Reads files that begin with LINES: one person a line, `-` a refused one, `~` a skipped one, `!` an order."""

    id = "lines"
    title = "Lines"

    def recognise(self, bundle: Bundle) -> Claim | None:
        """Claim what begins with the mark."""
        members = tuple(member for member in bundle.members if member.head(5) == b"LINES")
        return Claim(60, members) if members else None

    def read(self, bundle: Bundle, claim: Claim, wishes: Wishes) -> Iterator[Found]:
        """Read line by line."""
        del bundle, wishes
        for member in claim.members:
            yield FileFound(member.path, member.name, "lines")
            with io.TextIOWrapper(member.open(), encoding="utf-8", errors="surrogateescape") as text:
                next(text)
                for number, line in enumerate(text, 1):
                    yield self._found(number, line.rstrip("\n"))

    def _found(self, number: int, line: str) -> Found:
        place = f"row {number}"
        if line in ORDERS:
            ORDERS[line]()
        if line.startswith("-"):
            return Refused(place, "refused", line)
        if line.startswith("~"):
            return Skipped(place, "skipped")
        raw = "x" * (2 << 20) if line == "!big" else line
        return Record(f"lines:{line}", place, raw, FoundPerson(FoundName(line)))


class Talks:
    """Makes as many interactions as the file says: for measuring."""

    id = "talks"
    title = "Talks"

    def recognise(self, bundle: Bundle) -> Claim | None:
        """Claim what begins with the mark."""
        members = tuple(member for member in bundle.members if member.head(5) == b"TALKS")
        return Claim(60, members) if members else None

    def read(self, bundle: Bundle, claim: Claim, wishes: Wishes) -> Iterator[Found]:
        """Make interactions; says on its way out what making them cost."""
        del bundle, wishes
        for member in claim.members:
            yield FileFound(member.path, member.name, "talks")
            with member.open() as stream:
                number = int(stream.read().split()[1])
            yield from [talk(at) for at in range(number)]
            yield Skipped("cpu", f"{time.process_time():.3f}")


def talk(number: int) -> Record:
    """Make an interaction as a large archive holds 200,000 of."""
    raw = (
        f'{{"CONVERSATION ID":"2-abc{number}xyz==","FROM":"Anna Müller {number}","TO":"Me",'
        f'"DATE":"2023-11-14 22:13:20 UTC","SENDER PROFILE URL":"https://www.linkedin.com/in/anna-{number}"}}'
    )
    moment = Moment(1_700_000_000 + number, "2023-11-14T22:13:20Z", "UTC", "second")
    people = (PersonRef(f"Anna Müller {number}", (f"li:anna-{number}",)),)
    thing = FoundInteraction("message", "linkedin", "in", moment, people, thread=f"2-abc{number}xyz==", party=1)
    return Record(f"talks:{number}", f"row {number}", raw, thing)


class Stumbling:
    """Raises when it is asked what it reads."""

    id = "stumbling"
    title = "Stumbling"

    def recognise(self, bundle: Bundle) -> Claim | None:
        """Raise."""
        raise StopIteration(bundle.name)

    def read(self, bundle: Bundle, claim: Claim, wishes: Wishes) -> Iterator[Found]:
        """Never called."""
        raise AssertionError(bundle, claim, wishes)


IMPORTERS = (Stumbling(), Lines(), Talks())
