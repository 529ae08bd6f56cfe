# SPDX-License-Identifier: GPL-3.0-or-later
"""Where dialogs for files begin: what somebody fetched lies with the downloads, what they write goes to documents."""

from __future__ import annotations

import getpass
from pathlib import Path

from PySide6.QtCore import QStandardPaths


def incoming() -> str:
    """Give the folder in which a file to bring in is looked for."""
    return str(_folder(QStandardPaths.StandardLocation.DownloadLocation))


def outgoing(name: str) -> str:
    """Give the place that is offered for a file that leaves."""
    return str(_folder(QStandardPaths.StandardLocation.DocumentsLocation) / name)


def second_place(present: Path | None) -> str:
    """Give where a second place for backups is looked for: where it is now, else among the drives that are plugged in.

    present: the second place that is chosen, None = there is none.
    """
    if present is not None and present.is_dir():
        return str(present)
    drives = (Path(place) / getpass.getuser() for place in ("/run/media", "/media"))
    found = [*drives, Path("/Volumes")]
    return str(next((folder for folder in found if _has_something(folder)), Path.home()))


def _has_something(folder: Path) -> bool:
    try:
        return any(folder.iterdir())
    except OSError:
        return False


def _folder(kind: QStandardPaths.StandardLocation) -> Path:
    """Give a folder that is there; the person's own where the desktop names none."""
    named = QStandardPaths.writableLocation(kind)
    return Path(named) if named and Path(named).is_dir() else Path.home()
