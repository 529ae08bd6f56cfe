# SPDX-License-Identifier: GPL-3.0-or-later
"""Putting a restored vault in the place of another, so that a kill at any point is made good at the next opening.

What is restored stands whole and checked in a folder `restoring-<time>` in the vault's folder before anything is
touched. From then on the way leads forward only: what lies in the place is moved to `replaced-<time>`, file by file,
then what was restored takes the place, the database last. As long as a file still stands in `restoring-<time>`, the
one of its name in the place is the old one: so every step can be done again.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from coterie.domain.errors import CannotBeDone, VaultInUse
from coterie.domain.texts import _
from coterie.storage.file_locks import lock_alone
from coterie.storage.safe_files import PRIVATE_FOLDER, flush_folder

if TYPE_CHECKING:
    from pathlib import Path

READY, REPLACED = "restoring-", "replaced-"
DATABASE, LOCK = "vault.db", "vault.lock"
#: In the order in which they are put in place: there is no vault before the last of them.
_PARTS = ("vault.keys", "vault.keys.2", DATABASE)
#: What belongs to the old database, and goes where it goes.
_SIDE_FILES = ("vault.db-wal", "vault.db-shm", "vault.db-journal", "vault.db.renewed")


class NotFinished(CannotBeDone):
    """A restore that is decided, and goes on when the vault is opened the next time."""


def waiting(folder: Path) -> list[Path]:
    """List the restores of a vault's folder that were broken off; the oldest first."""
    return sorted(one for one in folder.glob(f"{READY}*") if one.is_dir() and not one.is_symlink())


def finish_all(folder: Path) -> None:
    """Finish what was broken off; for whoever holds the vault alone."""
    for ready in waiting(folder):
        finish(folder, ready)


def finish_broken_off(folder: Path) -> None:
    """Finish what was broken off, unless another program does so or has the vault open; VaultInUse then."""
    if not waiting(folder):
        return
    with (folder / LOCK).open("a+b") as held:
        try:
            lock_alone(held)
        except OSError as error:
            raise VaultInUse(
                _("Another program is using this vault."), _("Close it there, or wait until it is done, and try again.")
            ) from error
        finish_all(folder)


def finish(folder: Path, ready: Path) -> Path | None:
    """Put what is restored in its place; gives where the vault lies that was there, None where there was none."""
    replaced = folder / ready.name.replace(READY, REPLACED, 1)
    try:
        flush_folder(folder)
        _move_away(folder, ready, replaced)
        _put_in_place(folder, ready)
        return replaced if replaced.is_dir() else None
    except OSError as error:
        raise NotFinished(
            _("The restore could not be finished: {0}.").format(error.strerror or error),
            _("Nothing is lost. It goes on by itself when the vault is opened the next time."),
        ) from error


def _move_away(folder: Path, ready: Path, replaced: Path) -> None:
    """Move every old file out of the way."""
    old = [name for name in _PARTS if _lies(ready / name)]
    old += _SIDE_FILES if _lies(ready / DATABASE) else ()
    present = [name for name in old if _lies(folder / name)]
    if not present:
        return
    with contextlib.suppress(FileExistsError):
        replaced.mkdir(mode=PRIVATE_FOLDER)
    flush_folder(folder)
    for name in present:
        (folder / name).rename(_free(replaced / name))
    flush_folder(replaced)
    flush_folder(folder)


def _put_in_place(folder: Path, ready: Path) -> None:
    """Move what is restored to where it belongs."""
    for name in _PARTS:
        if _lies(ready / name):
            (ready / name).rename(folder / name)
            flush_folder(folder)
    ready.rmdir()
    flush_folder(folder)


def _lies(file: Path) -> bool:
    return file.exists() or file.is_symlink()


def _free(file: Path) -> Path:
    """Give a name that nobody has."""
    number, free = 1, file
    while _lies(free):
        number += 1
        free = file.with_name(f"{file.name}.{number}")
    return free
