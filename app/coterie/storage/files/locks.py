# SPDX-License-Identifier: GPL-3.0-or-later
"""Locks of the operating system, which go with the process; OSError where somebody else holds one."""

from __future__ import annotations

import os
from typing import IO

if os.name == "nt":  # pragma: no cover
    import msvcrt

    def lock_alone(handle: IO[bytes]) -> None:
        """Hold a file alone."""
        msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]

    def lock_beside_readers(handle: IO[bytes]) -> None:
        """Do nothing: a file that cannot be written cannot be locked here."""
else:
    import fcntl

    def lock_alone(handle: IO[bytes]) -> None:
        """Hold a file alone."""
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def lock_beside_readers(handle: IO[bytes]) -> None:
        """Hold a file beside others who only read, and against anybody who would write."""
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
