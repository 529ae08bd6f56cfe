# SPDX-License-Identifier: GPL-3.0-or-later
"""Vaults for tests of opening: copies of one, closed or killed, and what their files hold."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from coterie.storage.opening.place import VaultPlace
from tests.other_places import environment

if TYPE_CHECKING:
    from pathlib import Path

PAGE = 4_096
NAMES = ["Person 0", "Person 1", "Person 2"]
_KILLED = """
import os, sys
from pathlib import Path
from coterie.storage.vault import open_vault
from tests.builders import PASSPHRASE, Opened, StoppedClock
clock = StoppedClock()
opened = Opened(open_vault(Path(sys.argv[1]), PASSPHRASE, clock), clock)
for name in sys.argv[2:]:
    opened.add(name)
os._exit(9)
"""


def add_and_kill(folder: Path, *names: str) -> VaultPlace:
    """Add people in a program that is killed, so that they stand in the journal alone."""
    subprocess.run([sys.executable, "-c", _KILLED, str(folder), *names], check=False, env=environment())
    place = VaultPlace(folder)
    assert place.journal.stat().st_size > PAGE
    return place


def copied(place: VaultPlace, to: Path) -> VaultPlace:
    """Copy a vault with everything in it."""
    shutil.copytree(place.folder, to)
    return VaultPlace(to)


def sums(folder: Path, *but: str) -> dict[str, str]:
    """Give what every file of a folder holds, but files by name."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in but
    }


def flip(file: Path, at: int, bit: int = 0) -> None:
    """Change one bit of a file in place."""
    with file.open("r+b") as stream:
        stream.seek(at)
        (byte,) = stream.read(1)
        stream.seek(at)
        stream.write(bytes([byte ^ 1 << bit]))


def cut(file: Path, size: int) -> None:
    """Cut a file off."""
    os.truncate(file, size)
