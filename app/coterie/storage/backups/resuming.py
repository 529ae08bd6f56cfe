# SPDX-License-Identifier: GPL-3.0-or-later
"""Putting a restored vault in the place of another, so that a kill at any point is made good at the next opening.

What is restored stands whole and checked in a folder `restoring-<time>` in the vault's folder before anything is
touched. From then on the way leads forward only: what lies in the place is moved to `replaced-<time>`, or where it is
damaged to `damaged-<time>`, file by file, then what was restored takes the place, the database last. As long as a file
still stands in `restoring-<time>`, the one of its name in the place is the old one: so every step can be done again.

Anybody may lay a folder of that name there, a program that keeps folders alike for one. So a list of sums lies in it,
and only what fits that list is put in place; anything else is left as it lies, and counts for nothing.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import shutil
from typing import TYPE_CHECKING

from coterie.domain.errors import CannotBeDone, RestoreDecided, VaultInUse
from coterie.domain.texts import _
from coterie.storage.backups.paused import PAUSED
from coterie.storage.files.locks import hold_alone
from coterie.storage.files.safe import PRIVATE_FOLDER, flush_folder, write_whole

if TYPE_CHECKING:
    from pathlib import Path

READY, REPLACED, DAMAGED = "restoring-", "replaced-", "damaged-"
#: What is not ready yet, and is nothing when whoever made it is gone.
UNDER_WAY, PARTIAL = ".restoring.", ".partial"
SUMS = "sums.json"
DATABASE, LOCK = "vault.db", "vault.lock"
#: In the order in which they are put in place: there is no vault before the last of them.
_PARTS = ("vault.keys", "vault.keys.2", DATABASE)
#: What belongs to the old database, and goes where it goes.
_SIDE_FILES = ("vault.db-wal", "vault.db-shm", "vault.db-journal", "vault.db.renewed")


class NotFinished(CannotBeDone, RestoreDecided):
    """A restore that is decided, and goes on when the vault is opened the next time."""


def waiting(folder: Path) -> list[Path]:
    """List the restores of a vault's folder that were broken off; the oldest first."""
    return [ready for ready in _folders(folder) if any(_lies(ready / name) for name in _PARTS)]


def write_sums(ready: Path, *, was_paused: bool, is_damaged: bool) -> None:
    """Write down what every part is, before it is decided.

    was_paused: nothing was cleared away before either. is_damaged: what lies in the place, which is kept under that.
    """
    parts = {name: _seen(ready / name) for name in _PARTS}
    told = {"parts": parts, "was_paused": was_paused, "is_damaged": is_damaged}
    write_whole(ready / SUMS, json.dumps(told).encode())


def sweep(folder: Path) -> None:
    """Remove what a restore left that was broken off before it was decided, or ended; for whoever holds the vault."""
    for leftover in folder.glob(f"{UNDER_WAY}*{PARTIAL}"):
        if _sums(leftover).get("was_paused") is False:
            with contextlib.suppress(OSError):
                (folder / "backups" / PAUSED).unlink()
        shutil.rmtree(leftover, ignore_errors=True)
    present = waiting(folder)
    for ended in _folders(folder):
        if ended not in present:
            _clear(ended)


def finish_all(folder: Path) -> None:
    """Finish what was broken off; for whoever holds the vault alone."""
    for ready in waiting(folder):
        if _fits(folder, ready):
            finish(folder, ready)


def finish_broken_off(folder: Path) -> None:
    """Finish what was broken off, unless another program does so or has the vault open; VaultInUse then."""
    if not any(_fits(folder, ready) for ready in waiting(folder)):
        return
    try:
        held = (folder / LOCK).open("a+b")
    except OSError as error:
        # Nothing can be moved here. What was there before can be looked at, as long as it is whole.
        if _lies(folder / DATABASE) and any(_lies(folder / name) for name in _PARTS if name != DATABASE):
            return
        raise _not_finished(error) from error
    try:
        alone = hold_alone(held, folder)
    except OSError as error:
        raise VaultInUse(
            _("Another program is using this vault."), _("Close it there, or wait until it is done, and try again.")
        ) from error
    with contextlib.closing(alone):
        finish_all(folder)


def clear_broken_off(folder: Path) -> None:
    """Clear away what a restore left that was broken off before it was decided, unless a program has the vault open."""
    if not any(folder.glob(f"{UNDER_WAY}*{PARTIAL}")):
        return
    with contextlib.suppress(OSError), hold_alone((folder / LOCK).open("a+b"), folder):
        sweep(folder)


def finish(folder: Path, ready: Path) -> Path | None:
    """Put what is restored in its place; gives where the vault lies that was there, None where there was none."""
    replaced = _kept_in(folder, ready)
    try:
        flush_folder(folder)
        _move_away(folder, ready, replaced)
        _put_in_place(folder, ready)
        return replaced if replaced.is_dir() else None
    except OSError as error:
        raise _not_finished(error) from error


def _kept_in(folder: Path, ready: Path) -> Path:
    """Give where what lies in the place is kept, as it was decided."""
    kind = DAMAGED if _sums(ready).get("is_damaged") is True else REPLACED
    return folder / ready.name.replace(READY, kind, 1)


def _not_finished(error: OSError) -> NotFinished:
    return NotFinished(
        _("The restore could not be finished: {0}.").format(error.strerror or error),
        _("Nothing is lost. It goes on by itself when the vault is opened the next time."),
    )


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
    _clear(ready)
    flush_folder(folder)


def _clear(ended: Path) -> None:
    """Remove a folder out of which everything was moved; what a stranger laid there stays, and it with that."""
    with contextlib.suppress(OSError):
        (ended / SUMS).unlink(missing_ok=True)
        ended.rmdir()


def _folders(folder: Path) -> list[Path]:
    return sorted(one for one in folder.glob(f"{READY}*") if one.is_dir() and not one.is_symlink())


def _fits(folder: Path, ready: Path) -> bool:
    """Say whether every part is what was written down of it, be it still in its folder or in its place already."""
    parts = _sums(ready).get("parts")
    if not isinstance(parts, dict) or set(parts) != set(_PARTS) or _came_back(folder, ready):
        return False
    try:
        return all(_seen(_part(folder, ready, name)) == parts[name] for name in _PARTS)
    except OSError:
        return False


def _came_back(folder: Path, ready: Path) -> bool:
    """Say whether a restore that ended lies there again: what is put in place finds no old part there any more."""
    replaced = _kept_in(folder, ready)
    return all(_lies(place / name) for place in (ready, replaced, folder) for name in _PARTS)


def _part(folder: Path, ready: Path, name: str) -> Path:
    return ready / name if _lies(ready / name) else folder / name


def _seen(file: Path) -> list[object]:
    """Give the sum and the size of a part; raises OSError for what is no file."""
    if file.is_symlink() or not file.is_file():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(file))
    with file.open("rb") as stream:
        return [hashlib.file_digest(stream, "sha256").hexdigest(), stream.tell()]


def _sums(ready: Path) -> dict[str, object]:
    """Read what was written down; nothing where it cannot be read."""
    try:
        found = json.loads((ready / SUMS).read_bytes()) if (ready / SUMS).is_file() else None
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _lies(file: Path) -> bool:
    return file.exists() or file.is_symlink()


def _free(file: Path) -> Path:
    """Give a name that nobody has."""
    number, free = 1, file
    while _lies(free):
        number += 1
        free = file.with_name(f"{file.name}.{number}")
    return free
