# SPDX-License-Identifier: GPL-3.0-or-later
"""What the process does against its own traces: no memory on the disk when it falls, no file that others can read.

None of it can be relied on everywhere, so none of it stops the program; what holds is kept and shown.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal, NamedTuple, cast

if TYPE_CHECKING:
    from collections.abc import Callable

#: holds; failed: the system refused; not here: this system knows no such thing; left out: desktop portals need it off.
Held = Literal["holds", "failed", "not here", "left out"]

#: No rights for the group and for others on anything that is made.
PRIVATE_MASK = 0o077
PR_SET_DUMPABLE = 4
PORTAL = "dbus-1/services/org.freedesktop.portal.Desktop.service"
_DATA_FOLDERS = "/usr/local/share:/usr/share"
#: Which memory goes into a dump; only Linux has it.
_DUMP_FILTER = Path("/proc/self/coredump_filter")


class Measures(NamedTuple):
    """Which measures hold.

    dumps: a fall leaves no memory on the disk. closed: no other program of the same person may read the memory.
    files: what is made can be read by this person alone.
    """

    dumps: Held = "not here"
    closed: Held = "not here"
    files: Held = "not here"


def harden(*, window: bool) -> Measures:
    """Take every measure there is. window: a window will be shown, which may need desktop portals."""
    return Measures(dumps=_without_dumps(), closed=_closed(window=window), files=_private_files())


def _without_dumps() -> Held:
    """Let no core file be written, and let one that is piped to a program all the same hold no memory."""
    if os.name != "posix":
        return "not here"
    import resource

    try:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (OSError, ValueError):
        return "failed"
    # A program that takes dumps by a pipe need not keep to the limit; without memory there is nothing for it to keep.
    with suppress(OSError):
        _DUMP_FILTER.write_text("0", encoding="ascii")
    return "holds"


def _closed(*, window: bool) -> Held:
    """Close the memory to other programs of the same person, unless portals would then refuse this one."""
    if sys.platform != "linux":
        return "not here"
    if window and needs_portals():
        return "left out"
    import ctypes

    try:
        refused = ctypes.CDLL(None, use_errno=True).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
    except (OSError, AttributeError):
        return "failed"
    return "failed" if refused else "holds"


def needs_portals() -> bool:
    """Tell whether this desktop has portals: they look into /proc/PID/root of whoever asks, and it would be shut."""
    folders = os.environ.get("XDG_DATA_DIRS") or _DATA_FOLDERS
    return any(Path(folder, PORTAL).exists() for folder in folders.split(":") if folder)


def _private_files() -> Held:
    if os.name != "posix":
        return "not here"
    os.umask(PRIVATE_MASK)
    return "holds"


def keep_output() -> Callable[[bytes], None]:
    """Keep the standard output of a child for its answers, and give the way to write one; all else printed is lost."""
    stream = cast("BinaryIO", os.fdopen(os.dup(1), "wb"))
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)

    def write(answer: bytes) -> None:
        try:
            stream.write(answer)
            stream.flush()
        except OSError:  # the parent is gone; whoever called must not take that for a fault of its own work
            os._exit(1)

    return write


def silence() -> None:
    """Let libraries log and warn nothing in a child, and leave no bytecode: they repeat raw lines of what they read."""
    import logging
    import warnings

    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    sys.dont_write_bytecode = True
