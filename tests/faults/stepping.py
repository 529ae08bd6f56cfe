# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the steps of an act, statements and file operations alike, and does something at one of them."""

from __future__ import annotations

import errno
import os
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import sqlcipher3.dbapi2 as sqlcipher

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

EXCEPTION, KILL, FULL = "exception", "kill", "full disk"
KINDS = (EXCEPTION, KILL, FULL)
_FILE_STEPS = ("fsync", "replace", "rename", "unlink", "mkdir", "rmdir")


class Steps:
    """Counts while it is armed. at: the step at which `fault` is called, 0 = never."""

    def __init__(self, at: int = 0, fault: Callable[[str], None] = lambda _kind: None) -> None:
        self.at = at
        self.fault = fault
        self.count = 0
        self.armed = False

    def step(self, kind: str) -> None:
        """Count one, and have the fault happen where it is due."""
        if self.armed:
            self.count += 1
            if self.count == self.at:
                self.fault(kind)

    @contextmanager
    def counted(self) -> Iterator[None]:
        """Count what happens inside the block."""
        self.armed = True
        try:
            yield
        finally:
            self.armed = False


def install(steps: Steps) -> None:
    """Let every statement of every connection, and every file operation that changes something, be a step."""
    engine: Any = sqlcipher
    connect = engine.connect

    class Stepping(engine.Connection):  # type: ignore[misc]
        """A connection whose statements are steps."""

        def execute(self, *given: object) -> object:
            steps.step("statement")
            return super().execute(*given)

        def executemany(self, *given: object) -> object:
            steps.step("statement")
            return super().executemany(*given)

        def backup(self, *given: object, **named: object) -> object:
            steps.step("statement")
            return super().backup(*given, **named)

    engine.connect = lambda *given, **named: connect(*given, factory=Stepping, **named)
    for name in _FILE_STEPS:
        setattr(os, name, _stepping(steps, getattr(os, name)))


def _stepping(steps: Steps, real: Callable[..., object]) -> Callable[..., object]:
    def operation(*given: object, **named: object) -> object:
        steps.step("file")
        return real(*given, **named)

    return operation


def fail(kind: str) -> None:
    """Fail as the system does when a disk goes bad."""
    if kind == "file":
        raise OSError(errno.EIO, os.strerror(errno.EIO))
    raise sqlcipher.OperationalError("disk I/O error")


def end(_kind: str) -> None:
    """End the process at once, as when it is killed."""
    os.kill(os.getpid(), signal.SIGKILL)


def fill(disk: Path) -> Callable[[str], None]:
    """Give a fault that leaves no room on a disk."""

    def fault(_kind: str) -> None:
        with (disk / "ballast").open("wb", buffering=0) as ballast:
            for size in (1 << 20, 1 << 12, 1):
                _write_until_full(ballast.fileno(), b"\0" * size)

    return fault


def _write_until_full(handle: int, block: bytes) -> None:
    try:
        while os.write(handle, block) == len(block):
            pass
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
