# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether the program fell the last time, and where: Python itself writes it down while everything comes apart.

The report that is kept names files and lines of the code alone: the folders of this computer, which may bear
somebody's name, are taken out of it before anything else is done.
"""

from __future__ import annotations

import faulthandler
import re
from contextlib import suppress
from typing import TYPE_CHECKING

from coterie import __version__

if TYPE_CHECKING:
    from pathlib import Path
    from typing import IO

#: What Python writes when it falls, and what is kept of it.
FALLING, REPORT = "falling.txt", "crash-report.txt"
#: At most so much is read.
MOST = 100_000
_PLACE = re.compile(r'File "([^"]*)", line (\d+) in (\S+)')


class LastRun:
    """Reads once what was written the last time, and keeps a file open for this time."""

    def __init__(self, folder: Path) -> None:
        """Look into the folder of the preferences; one that cannot be written costs the report, nothing else."""
        self._falling, self._kept = folder / FALLING, folder / REPORT
        self._open: IO[str] | None = None
        #: Where the program fell the last time; "" = it did not.
        self.report = ""
        try:
            self._read()
            self._open = self._falling.open("a", encoding="utf-8")
            faulthandler.enable(self._open)
        except OSError:
            return

    def end(self) -> None:
        """Say that the program ends as it should."""
        if self._open is not None:
            faulthandler.disable()
            self._open.close()
            self._open = None
            # Another window may have it open still, or have taken it away.
            with suppress(OSError):
                if not self._falling.stat().st_size:
                    self._falling.unlink()

    def _read(self) -> None:
        """Keep what was written without anything about this computer."""
        if not self._falling.exists():
            return
        self.report = places_of(self._falling.read_text(encoding="utf-8", errors="replace")[:MOST])
        self._falling.unlink()
        if self.report:
            self._kept.write_text(self.report, encoding="utf-8")


def places_of(written: str) -> str:
    """Give what Python wrote when it fell by kinds and places in the code alone."""
    lines = []
    for line in written.splitlines():
        found = _PLACE.search(line)
        if found is not None:
            lines.append(f"  {_in_code(found[1])}:{found[2]} {found[3]}")
        elif line.startswith(("Fatal Python error", "Windows fatal exception", "Current thread", "Thread")):
            lines.append(line)
    return "\n".join([f"Coterie {__version__}", *lines]) + "\n" if lines else ""


def _in_code(path: str) -> str:
    """Give where a file lies in the program, or its name alone where it is somebody else's."""
    path = path.replace("\\", "/")
    before, found, inside = path.rpartition("/coterie/")
    return inside if found and before else path.rpartition("/")[2]
