# SPDX-License-Identifier: GPL-3.0-or-later
"""A file in the vault's folder that a window holds and watches: whoever wants it in front writes to it.

Only where there is no session bus. The system lets go of the file with the process, so what is left behind by a crash
is an empty file that nobody holds.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import IO

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

NAME = "vault.window"
_PRIVATE_FILE = 0o600
#: Behind the byte that is locked: Windows lets nobody write to that one.
_SIGNAL_AT = 1


class WindowFile(QObject):
    """The file as the window that shows the vault has it. wanted: somebody wrote to it."""

    wanted = Signal()

    def __init__(self, parent: QObject) -> None:
        """Hold none."""
        super().__init__(parent)
        self._handle: IO[bytes] | None = None
        self._place = Path()
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(lambda _path: self.wanted.emit())

    def hold(self, folder: Path) -> bool:
        """Hold the file of a folder; False where another window does. A folder that cannot be written has none."""
        self.release()
        try:
            handle = os.fdopen(os.open(folder / NAME, os.O_RDWR | os.O_CREAT, _PRIVATE_FILE), "r+b")
        except OSError:
            return True
        try:
            _lock(handle)
        except OSError:
            handle.close()
            return False
        self._handle, self._place = handle, folder / NAME
        self._watcher.addPath(str(self._place))
        return True

    def release(self) -> None:
        """Let it go."""
        if watched := self._watcher.files():
            self._watcher.removePaths(watched)
        handle, self._handle = self._handle, None
        if handle is not None:
            # Taken away while it is held: nobody else can stand for the vault by a file that is about to go.
            with suppress(OSError):
                self._place.unlink()
            handle.close()


def is_held(folder: Path) -> bool:
    """Tell whether anybody holds the file of a folder."""
    try:
        with os.fdopen(os.open(folder / NAME, os.O_RDWR), "r+b", buffering=0) as handle:
            return not _is_free(handle)
    except OSError:
        return False


def ask_by_file(folder: Path) -> bool:
    """Write to the file of whoever shows the vault in a folder; False where nobody does."""
    try:
        with os.fdopen(os.open(folder / NAME, os.O_RDWR), "r+b", buffering=0) as handle:
            if _is_free(handle):
                return False
            handle.seek(_SIGNAL_AT)
            handle.write(b"!")
    except OSError:
        return False
    return True


def _is_free(handle: IO[bytes]) -> bool:
    """Try to hold a file; it is let go again when it is closed."""
    with suppress(OSError):
        _lock(handle)
        return True
    return False


if os.name == "nt":  # pragma: no cover
    import msvcrt

    def _lock(handle: IO[bytes]) -> None:
        msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
else:
    import fcntl

    def _lock(handle: IO[bytes]) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
