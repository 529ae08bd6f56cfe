# SPDX-License-Identifier: GPL-3.0-or-later
"""How much a foreign file may cost, and the system's own limits for the reading child.

Linux holds a process to its address space. macOS takes the figure and ignores it, so the child looks at itself;
Windows has nothing of the kind that a process sets for itself, so the parent looks at the child (`memory_of`).
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

if sys.platform == "win32":
    import ctypes
else:
    import resource

MIB = 1 << 20
GIB = 1 << 30


@dataclass(frozen=True)
class Limits:
    """The figures of the import rules; tests lower some of them.

    input_bytes: one file or archive. unpacked_bytes: what comes out of one archive, really counted.
    inner_bytes: an archive inside an archive is held in memory while it is read. ratio: unpacked to packed, of an
    entry larger than ratio_from. refused: rows of one file that are refused before the rest of it is left alone.
    answer_bytes: what one child may send. silence_seconds: how long it may say nothing.
    """

    memory: int = GIB
    input_bytes: int = 2 * GIB
    unpacked_bytes: int = 4 * GIB
    inner_bytes: int = 256 * MIB
    entries: int = 20_000
    ratio: int = 200
    ratio_from: int = MIB
    nesting: int = 2
    open_files: int = 64
    refused: int = 100_000
    answer_bytes: int = 4 * GIB
    silence_seconds: float = 30.0


class MemoryWatch:
    """Holds this process to a figure above what it has now: by the system where it can, else by looking."""

    def __init__(self, limits: Limits) -> None:
        """Set every limit of the system that there is."""
        self._most = 0
        if sys.platform != "win32":
            _set(resource.RLIMIT_CORE, 0)
            _set(resource.RLIMIT_FSIZE, 0)
            _set(resource.RLIMIT_NOFILE, limits.open_files)
            size = _address_space()
            if size is not None:
                _set(resource.RLIMIT_AS, size + limits.memory)
            else:
                self._most = _peak() + limits.memory

    def look(self) -> None:
        """Raise MemoryError where the system does not do so by itself."""
        if sys.platform != "win32" and self._most and _peak() > self._most:
            raise MemoryError


if sys.platform != "win32":

    def _set(kind: int, most: int) -> None:
        """Lower a limit for good; a system that refuses the figure keeps the one it has."""
        _, hard = resource.getrlimit(kind)
        if hard != resource.RLIM_INFINITY:
            most = min(most, hard)
        try:
            resource.setrlimit(kind, (most, most))
        except (OSError, ValueError):
            return

    def _address_space() -> int | None:
        """Give the size of this process's address space, None where the system does not tell."""
        try:
            pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        except (OSError, ValueError, IndexError):
            return None
        return pages * resource.getpagesize()

    def _peak() -> int:
        """Give the most memory this process has held."""
        unit = 1 if sys.platform == "darwin" else 1024
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit

    def memory_of(process_id: int) -> int | None:
        """Say how much memory another process holds; None where the child is held by other means."""
        del process_id
        return None

else:

    class _Counters(ctypes.Structure):
        """PROCESS_MEMORY_COUNTERS of psapi."""

        _fields_ = (
            ("size", ctypes.c_ulong),
            ("faults", ctypes.c_ulong),
            *((name, ctypes.c_size_t) for name in ("peak", "now", "pp", "p", "pn", "n", "pages", "peak_pages")),
        )

    def memory_of(process_id: int) -> int | None:
        """Say how much memory another process holds; None where it is gone."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.restype = ctypes.c_void_p
        handle = kernel.OpenProcess(0x1000, 0, process_id)
        if not handle:
            return None
        counters = _Counters(size=ctypes.sizeof(_Counters))
        try:
            fine = kernel.K32GetProcessMemoryInfo(ctypes.c_void_p(handle), ctypes.byref(counters), counters.size)
        finally:
            kernel.CloseHandle(ctypes.c_void_p(handle))
        return int(counters.pages) if fine else None
