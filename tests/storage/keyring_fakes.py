# SPDX-License-Identifier: GPL-3.0-or-later
"""Keyrings that behave in one way each, run by the real child; what they keep lies in a folder of the test."""

from __future__ import annotations

import ctypes
import os
import socket  # noqa: TID251 - what the child must refuse
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from coterie.storage.login_keyring import child

if TYPE_CHECKING:
    from collections.abc import Callable

    from coterie.storage.login_keyring.backends import Backend

LONG = 60
OTHER_KEY = "5a" * 32


class Honest:
    """Keeps what it is given, each entry in a file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get_password(self, service: str, username: str) -> str | None:
        place = self.folder / f"{service}-{username}"
        return place.read_text() if place.exists() else None

    def set_password(self, service: str, username: str, password: str) -> None:
        (self.folder / f"{service}-{username}").write_text(password)

    def delete_password(self, service: str, username: str) -> None:
        (self.folder / f"{service}-{username}").unlink()


class Lying(Honest):
    """Keeps another value than it was given."""

    def set_password(self, service: str, username: str, password: str) -> None:
        super().set_password(service, username, OTHER_KEY)


class Forgetting(Honest):
    """Says nothing and keeps nothing, as a null keyring does."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep nothing."""


class Clinging(Honest):
    """Says nothing and removes nothing."""

    def delete_password(self, service: str, username: str) -> None:
        """Remove nothing."""


class Reading(Honest):
    """Does something whenever it is asked for an entry."""

    def __init__(self, folder: Path, does: Callable[[], object]) -> None:
        super().__init__(folder)
        self._does = does

    def get_password(self, service: str, username: str) -> str | None:
        self._do()
        return super().get_password(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        self._do()
        super().set_password(service, username, password)

    def _do(self) -> None:
        noted = self.folder / "noted"
        noted.write_text(str(os.getpid()))
        noted.rename(self.folder / "pid")
        self._does()


class LockedException(Exception):
    """What the library of the Secret Service calls it, no child of any class of the keyring package."""


class DBusErrorResponse(Exception):
    """What the library of the session bus raises."""


def raising(problem: BaseException) -> Callable[[], NoReturn]:
    """Give something to do that raises."""

    def do() -> NoReturn:
        raise problem

    return do


def hang_in_c() -> None:
    """Hang in a call that keeps Python's own lock, so that nothing written in Python can end it."""
    ctypes.PyDLL(None).sleep(LONG)


def chatter() -> None:
    """Print a key where the answer belongs."""
    sys.stdout.write(OTHER_KEY)
    sys.stdout.flush()
    os.write(1, b'{"outcome": "done", "key": ""}\n')


def go_out(folder: Path) -> Callable[[], None]:
    """Give something to do that tries the ways out and notes what came of each."""

    def tried(way: Callable[[], object]) -> str:
        try:
            way()
        except OSError as problem:
            return type(problem).__name__
        return "open"

    def do() -> None:
        ways: list[Callable[[], object]] = [
            lambda: socket.socket(socket.AF_INET),
            socket.socket,
            lambda: socket.socket(socket.AF_INET6),
            lambda: socket.getaddrinfo("localhost", 80),
            lambda: socket.socket(socket.AF_UNIX).close(),
        ]
        (folder / "ways").write_text(" ".join(tried(way) for way in ways))

    return do


def fakes(folder: Path) -> dict[str, Callable[[], object]]:
    """Give what each fake does when it is asked."""
    from keyring.errors import KeyringLocked

    return {
        "slow": lambda: time.sleep(LONG),
        "hung": hang_in_c,
        "locked": raising(KeyringLocked("no")),
        "locked_otherwise": raising(LockedException("no")),
        "exits": raising(SystemExit(0)),
        "stops": raising(KeyboardInterrupt()),
        "runtime": raising(RuntimeError("no recommended backend")),
        "attribute": raising(AttributeError("gi")),
        "bus": raising(DBusErrorResponse("org.freedesktop.DBus.Error.NoReply")),
        "memory": raising(MemoryError()),
        "leaves": lambda: os._exit(0),
        "crashes": lambda: os.kill(os.getpid(), 11),
        "chatters": chatter,
        "goes_out": go_out(folder),
    }


def backends(name: str, folder: Path) -> list[Backend]:
    """Give the keyrings of that name."""
    kinds = {"honest": Honest, "lying": Lying, "forgetting": Forgetting, "clinging": Clinging}
    if name == "absent":
        return []
    return [kinds[name](folder)] if name in kinds else [Reading(folder, fakes(folder)[name])]


def run(name: str, folder: str) -> None:
    """Be the child, with the keyring of that name."""
    child.main(lambda: backends(name, Path(folder)))
