# SPDX-License-Identifier: GPL-3.0-or-later
"""The reading child: a program of its own that parses foreign files and has no way to the vault.

It takes one job from its standard input and writes frames to its standard output. Before it touches a foreign byte
it has limited itself: memory, no file written, no process started, no network.
"""

from __future__ import annotations

import gc
import gettext
import importlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

from coterie.domain import texts
from coterie.hardening import harden, keep_output, silence
from coterie.sandbox import frames
from coterie.sandbox.bundle_reading import BundleReading
from coterie.sandbox.failures import WayOutRefused
from coterie.sandbox.job import job_of
from coterie.sandbox.limits import MemoryWatch
from coterie.sandbox.outbox import Outbox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.domain.foreign_files import Importer

_IMPORTERS = "coterie.importers"
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_REFUSED_ROOMS = ("socket.", "subprocess.", "shutil.", "ftplib.", "smtplib.", "http.", "urllib.", "sqlite3.", "pty.")
_REFUSED = {
    f"os.{name}"
    for name in (
        "system", "exec", "fork", "forkpty", "posix_spawn", "spawn", "startfile", "remove", "rename", "rmdir", "mkdir",
        "link", "symlink", "truncate", "chmod", "chown", "utime",
    )
}  # fmt: skip
#: Looking up the machine's own name harms nobody, and libraries do it while they are being imported.
_ALLOWED = {"socket.gethostname", "socket.__new__"}

#: Records hold no cycles, and looking for some after every 700 objects is a fifth of the work.
_NEW_OBJECTS_BETWEEN_COLLECTIONS = 50_000


def main(importers: str = _IMPORTERS) -> None:
    """Do one job. importers: the module whose IMPORTERS read; tests bring their own."""
    harden(window=False)
    commands = sys.stdin.buffer
    write = keep_output()
    body = frames.take(commands)
    if body is None:
        return
    job = job_of(body)
    _speak(job.catalogue)
    table = cast("Sequence[Importer]", importlib.import_module(importers).IMPORTERS)
    watch = MemoryWatch(job.limits)
    _seal()
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS_BETWEEN_COLLECTIONS)
    BundleReading(job, table, Outbox(write), watch.look).run()


def _speak(catalogue: str) -> None:
    """Take the translations that the parent uses."""
    if catalogue:
        with Path(catalogue).open("rb") as stream:
            texts.speak(gettext.GNUTranslations(stream))


def _seal() -> None:
    """Close the ways out, and the mouths of libraries: they print raw lines of the files they read."""
    silence()
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse what no reading of a file needs; a PermissionError, because libraries expect that of a system."""
    if event == "open":
        _mode, flags = arguments[1:3]
        if isinstance(flags, int) and flags & _WRITING:
            raise WayOutRefused("the reading child writes no file")
    elif event in _REFUSED or (event.startswith(_REFUSED_ROOMS) and event not in _ALLOWED):
        raise WayOutRefused(event)
