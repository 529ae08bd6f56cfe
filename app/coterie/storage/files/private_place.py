# SPDX-License-Identifier: GPL-3.0-or-later
"""A folder of our own for encrypted copies that live as long as a vault is looked at, in memory where there is room.

Nothing in it is ever plain: the copies are under the vault's key, or under one that only memory holds. One that a
killed program left goes with the next.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from pathlib import Path
from typing import IO, TYPE_CHECKING

from coterie.domain.errors import CannotBeDone
from coterie.domain.texts import _
from coterie.storage.files.locks import lock_alone
from coterie.storage.files.safe import PRIVATE_FILE
from coterie.storage.opening.place import VaultPlace

if TYPE_CHECKING:
    from collections.abc import Iterator

_PREFIX = "coterie-reading-"
_IN_USE = "in use"
#: So much is left free in a place held in memory.
_SPARE_BYTES = 64 * 1024 * 1024


class PrivatePlace:
    """A private folder, held while it is used."""

    def __init__(self, size: int) -> None:
        """Make one with room for so many bytes; CannotBeDone where there is none."""
        _remove_leftovers()
        self.place = VaultPlace(_made(size))
        handle = os.open(self.place.folder / _IN_USE, os.O_RDWR | os.O_CREAT, PRIVATE_FILE)
        self._held: IO[bytes] = os.fdopen(handle, "r+b")
        lock_alone(self._held)

    def leave(self) -> None:
        """Remove it with everything in it."""
        self._held.close()
        shutil.rmtree(self.place.folder, ignore_errors=True)


def copy_in_private(place: VaultPlace) -> PrivatePlace:
    """Copy a database with its journal, encrypted as they are."""
    files = [file for file in (place.database, place.journal) if file.exists()]
    private = PrivatePlace(sum(file.stat().st_size for file in files))
    try:
        for file in files:
            shutil.copyfile(file, private.place.folder / file.name)
    except BaseException:
        private.leave()
        raise
    return private


def _made(size: int) -> Path:
    for base in _bases():
        with contextlib.suppress(OSError):
            if shutil.disk_usage(base).free > size + _SPARE_BYTES:
                return Path(tempfile.mkdtemp(prefix=_PREFIX, dir=base))
    raise CannotBeDone(
        _("There is no room for the encrypted copy that reading this vault takes."),
        _("Free some space and try again; nothing was changed."),
    )


def _bases() -> Iterator[Path]:
    """Give the places a private folder may be made in, the best first."""
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    for named in (runtime, "/dev/shm", tempfile.gettempdir()):  # noqa: S108 (the folder made in it is private)
        if named and os.access(named, os.W_OK):
            yield Path(named)


def _remove_leftovers() -> None:
    """Remove what a killed program left: nobody holds it any more."""
    for base in _bases():
        for folder in base.glob(f"{_PREFIX}*"):
            with contextlib.suppress(OSError), (folder / _IN_USE).open("r+b") as handle:
                lock_alone(handle)
                shutil.rmtree(folder, ignore_errors=True)
