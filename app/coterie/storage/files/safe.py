# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing files so that they are there whole or not at all, readable by their owner only."""

from __future__ import annotations

import contextlib
import os
import secrets
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700


def write_whole(place: Path, data: bytes) -> None:
    """Write a file under a temporary name, flush it, rename it, flush the folder; mode 0600."""
    put_in_place(write_beside(place, data), place)


def put_in_place(partial: Path, place: Path) -> None:
    """Rename a file that was written beside its place, and make that last; removes it where it cannot be renamed."""
    try:
        partial.replace(place)
    except BaseException:
        with contextlib.suppress(OSError):
            partial.unlink()
        raise
    flush_folder(place.parent)


def remove_partials(place: Path) -> None:
    """Remove what a program that was killed left of writing a file."""
    for partial in place.parent.glob(f".{place.name}.*.partial"):
        with contextlib.suppress(OSError):
            partial.unlink()


def write_beside(place: Path, data: bytes) -> Path:
    """Write a file under a temporary name beside its place, flush it, and give the name; mode 0600."""
    partial = place.with_name(f".{place.name}.{secrets.token_hex(4)}.partial")
    handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
    except BaseException:
        with contextlib.suppress(OSError):
            partial.unlink()
        raise
    return partial


def flush_folder(folder: Path) -> None:
    """Make a rename inside a folder last, where the system knows how."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
