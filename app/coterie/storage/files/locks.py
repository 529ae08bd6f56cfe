# SPDX-License-Identifier: GPL-3.0-or-later
"""Locks of the operating system, which go with the process; OSError where somebody else holds one.

A place is held by a file in it and, where the system can do that, by its folder too: whoever removes the file while it
is held makes a new one that nobody holds, and must not come in by that.
"""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Self

if TYPE_CHECKING:
    from pathlib import Path

#: What the system says where somebody else holds it; anything else means that it knows no such lock there.
TAKEN = (errno.EAGAIN, errno.EACCES)

if os.name == "nt":  # pragma: no cover
    import msvcrt

    def lock_alone(handle: IO[bytes]) -> None:
        """Hold a file alone."""
        msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]

    def lock_beside_readers(handle: IO[bytes]) -> None:
        """Do nothing: a file that cannot be written cannot be locked here."""

    def _lock_folder(folder: Path, *, alone: bool) -> int | None:
        """Do nothing: a file that is held cannot be removed here."""
        del folder, alone
        return None

else:
    import fcntl

    def lock_alone(handle: IO[bytes]) -> None:
        """Hold a file alone."""
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def lock_beside_readers(handle: IO[bytes]) -> None:
        """Hold a file beside others who only read, and against anybody who would write."""
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)

    def _lock_folder(folder: Path, *, alone: bool) -> int | None:
        """Hold a folder; None where the disk knows no lock of folders."""
        try:
            number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        except OSError:
            return None
        try:
            fcntl.flock(number, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except OSError as error:
            os.close(number)
            if error.errno in TAKEN:
                raise
            return None
        return number


@dataclass
class HeldPlace:
    """A place in the hands of this process, until it is closed or the process ends. file: None where it is missing."""

    file: IO[bytes] | None
    folder: int | None

    def __enter__(self) -> Self:
        """Hold it for a block."""
        return self

    def __exit__(self, *_how: object) -> None:
        """Let it go at the end of the block."""
        self.close()

    def close(self) -> None:
        """Let it go."""
        if self.file is not None:
            self.file.close()
        folder, self.folder = self.folder, None
        if folder is not None:
            os.close(folder)


def hold_alone(handle: IO[bytes], folder: Path) -> HeldPlace:
    """Hold an open file and the folder it lies in alone; where that fails the file is closed."""
    return _held(handle, folder, alone=True)


def hold_beside_readers(handle: IO[bytes] | None, folder: Path) -> HeldPlace:
    """Hold both beside others who only read; where that fails the file is closed. handle: None where it is missing."""
    return _held(handle, folder, alone=False)


def _held(handle: IO[bytes] | None, folder: Path, *, alone: bool) -> HeldPlace:
    try:
        if handle is not None:
            (lock_alone if alone else lock_beside_readers)(handle)
        return HeldPlace(handle, _lock_folder(folder, alone=alone))
    except OSError:
        if handle is not None:
            handle.close()
        raise
