# SPDX-License-Identifier: GPL-3.0-or-later
"""An importer that a file has captured: it does to its process, and to the pipe, what the file's first line says."""

from __future__ import annotations

import ctypes
import itertools
import os
import pickle  # noqa: TID251 (it is what must not be read)
import signal
import struct
import time
from typing import TYPE_CHECKING

from coterie.domain.foreign_files import Claim
from coterie.domain.records import FileFound
from coterie.importers import IMPORTERS as REAL
from coterie.sandbox import frames

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from coterie.domain.foreign_files import Bundle, Wishes
    from coterie.domain.records import Found

#: Where the child's way out is: the first free number when it was doubled.
_WAY_OUT = 3
_ROW = ("key", "row 1", b"x" * 1_000, "0" * 32, "person", "{}", ())


def send(data: bytes) -> None:
    """Write to the pipe past everything that makes frames, and wait to be ended."""
    while data:
        data = data[os.write(_WAY_OUT, data) :]


def _then_wait(data: bytes) -> None:
    send(data)
    time.sleep(60)


def _framed(body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + body


def _flood(frame: bytes) -> None:
    while True:
        send(frame)


def _close() -> None:
    os.close(_WAY_OUT)
    time.sleep(60)


def _cut_off() -> None:
    send(struct.pack(">I", 1_000) + b"[")
    os._exit(0)


def _flood_of_files() -> None:
    for number in itertools.count(1):
        send(frames.encode("file", number, "p", f"{number}", "harm", False, "", "", ""))


ORDERS: dict[str, Callable[[], object]] = {
    "kill": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "segv": lambda: ctypes.string_at(0),
    "stop": lambda: os.kill(os.getpid(), signal.SIGSTOP),
    "abort": os.abort,
    "leave": lambda: os._exit(0),
    "close": _close,
    "garbage": lambda: _then_wait(os.urandom(1 << 16)),
    "huge-frame": lambda: _then_wait(b"\xff\xff\xff\xff" + b"x" * 4_096),
    "cut-frame": _cut_off,
    "pickle": lambda: _then_wait(_framed(pickle.dumps({"kind": "file"}))),
    "unknown-keys": lambda: _then_wait(frames.encode("file", {"path": "x", "and": "more"})),
    "object": lambda: _then_wait(_framed(b'{"kind":"done"}')),
    "deep": lambda: _then_wait(_framed(b"[" * 100_000)),
    "long-number": lambda: _then_wait(_framed(b'["progress",' + b"9" * 100_000 + b",1]")),
    "nonsense-id": lambda: _then_wait(frames.encode_records(4_711, [_ROW])),
    "other-file": lambda: _then_wait(frames.encode("lost", 4_711)),
    "below-nothing": lambda: _then_wait(frames.encode("progress", -1, -1)),
    "harm-in-a-record": lambda: _then_wait(frames.encode_records(0, [(*_ROW[:4], "__class__", *_ROW[5:])])),
    "flood-of-records": lambda: _flood(frames.encode_records(0, [_ROW] * 500)),
    "flood-of-lines": lambda: _flood(frames.encode("refused", 0, [["row 1", "reason", "x" * 500]] * 500)),
    "flood-of-files": _flood_of_files,
}


class Harm:
    """Reads files that begin with HARM."""

    id = "harm"
    title = "Harm"

    def recognise(self, bundle: Bundle) -> Claim | None:
        """Claim what begins with the mark."""
        members = tuple(member for member in bundle.members if member.head(4) == b"HARM")
        return Claim(60, members) if members else None

    def read(self, bundle: Bundle, claim: Claim, wishes: Wishes) -> Iterator[Found]:
        """Do what the file says."""
        for member in claim.members:
            yield FileFound(member.path, member.name, "harm")
            ORDERS[member.head().decode().split()[1]]()


IMPORTERS = (Harm(), *REAL)
