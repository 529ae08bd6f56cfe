# SPDX-License-Identifier: GPL-3.0-or-later
"""Where backups lie: their names, the folders, the room on the disk, and what a kill left behind."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING

from coterie.domain.backups import BackupSeen, newest_first
from coterie.domain.errors import CannotBeDone, UserError
from coterie.domain.texts import _
from coterie.domain.written_numbers import file_size
from coterie.storage.backups.reading import CHUNK, open_backup, opened_file, pass_through
from coterie.storage.files.safe import PRIVATE_FILE, flush_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from coterie.services.jobs import JobContext
    from coterie.storage.backups.reading import OpenedBackup

SUFFIX = ".coterie-backup"
PARTIAL = ".partial"
#: So much room is left beside what is written.
MARGIN_BYTES = 8 << 20
_LONGEST_NAME = 100
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def vault_name(folder: Path) -> str:
    """Give the name of a vault, as its folder bears it, short enough for a file."""
    name = folder.name.removesuffix(".coterie") or "vault"
    return name.encode()[:_LONGEST_NAME].decode(errors="ignore")


def file_names(name: str, now: datetime) -> Iterator[str]:
    """Give the name of a backup made now, then others, for where that one is taken."""
    return names_like(f"{name}-{now:%Y%m%d-%H%M%S}")


def names_like(stem: str, end: str = SUFFIX) -> Iterator[str]:
    """Give a name, then the same with a number behind it."""
    yield f"{stem}{end}"
    number = 1
    while True:
        number += 1
        yield f"{stem}-{number}{end}"


def files_in(folder: Path) -> list[Path]:
    """List what is called a backup in a folder; no links, no folders; none where the folder is not there."""
    try:
        with os.scandir(folder) as entries:
            found = [
                Path(entry.path)
                for entry in entries
                if entry.name.endswith(SUFFIX) and entry.is_file(follow_symlinks=False)
            ]
    except OSError:
        return []
    return sorted(found)


def list_backups(folder: Path, seen: Callable[[OpenedBackup], BackupSeen]) -> list[BackupSeen]:
    """List the backups of a folder, newest first; a file that cannot be read stands at the end, not verified."""
    found = []
    for file in files_in(folder):
        try:
            found.append(seen(open_backup(file)))
        except UserError:
            with contextlib.suppress(OSError):
                found.append(_unreadable(file))
    return newest_first(found)


def _unreadable(file: Path) -> BackupSeen:
    facts = file.stat()
    at = datetime.fromtimestamp(facts.st_mtime, UTC)
    return BackupSeen(file, "", file.name.removesuffix(SUFFIX), at, facts.st_size, 0, "", None, verified=False)


def require_room(folder: Path, needed: int) -> None:
    """Raise CannotBeDone where a disk has no room for so many bytes, before anything is begun."""
    free = shutil.disk_usage(folder).free
    if free < needed + MARGIN_BYTES:
        raise CannotBeDone(
            _("There is not enough room at {0}: {1} are needed, {2} are free.").format(
                folder, file_size(needed + MARGIN_BYTES), file_size(free)
            ),
            _("Nothing was changed. Free some space, or choose another place."),
        )


def sweep(folder: Path) -> None:
    """Remove what a kill left behind in the vault's own folder of backups; for whoever holds the vault alone."""
    with contextlib.suppress(OSError):
        for leftover in [*folder.glob(f"*{SUFFIX}{PARTIAL}"), *folder.glob(f".copying-*{PARTIAL}*")]:
            with contextlib.suppress(OSError):
                leftover.unlink()


@contextmanager
def new_file(place: Path, mode: int) -> Iterator[IO[bytes]]:
    """Write a new file and flush it; what is written by halves goes again."""
    handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    try:
        with os.fdopen(handle, "wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
    except BaseException:
        with contextlib.suppress(OSError):
            place.unlink()
        raise


def named(partial: Path, final: Path) -> None:
    """Give a file that is whole its name, for good; refuses a name that is taken, and takes it back where it fails."""
    if final.exists() or final.is_symlink():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(final))
    try:
        partial.rename(final)
        flush_folder(final.parent)
    except BaseException:
        with contextlib.suppress(OSError):
            if not partial.exists():
                final.unlink()
        raise


def copied(backup: OpenedBackup, folder: Path, job: JobContext) -> OpenedBackup:
    """Put a copy of a backup into another folder under its name, and read it back; one that lies there already stays.

    A file there that bears the name and is not this backup is left alone, and the copy gets another name.
    """
    final = folder / backup.file.name
    for name in names_like(backup.file.name.removesuffix(SUFFIX)):
        final = folder / name
        if not (final.exists() or final.is_symlink()):
            break
        with contextlib.suppress(UserError):
            there = open_backup(final)
            if there.manifest == backup.manifest:
                pass_through(there, len, _told(job, _("Reading the copy back")))
                return there
    require_room(folder, backup.size)
    partial = folder / f"{final.name}{PARTIAL}"
    partial.unlink(missing_ok=True)
    with new_file(partial, PRIVATE_FILE) as out, opened_file(backup.file) as stream:
        _pour(stream, out, backup.size, job)
    try:
        made = open_backup(partial)
        pass_through(made, len, _told(job, _("Reading the copy back")))
        named(partial, final)
    except BaseException:
        with contextlib.suppress(OSError):
            partial.unlink()
        raise
    return replace(made, file=final)


def _pour(source: IO[bytes], out: IO[bytes], size: int, job: JobContext) -> None:
    done = 0
    while chunk := source.read(CHUNK):
        job.progress(done, size, _("Copying the backup"))
        out.write(chunk)
        done += len(chunk)


def _told(job: JobContext, note: str) -> Callable[[int, int], None]:
    return lambda done, total: job.progress(done, total, note)


@contextmanager
def disk_errors(what: str) -> Iterator[None]:
    """Turn what the system says into what a person can act on. what: a sentence of what cannot be done."""
    try:
        yield
    except OSError as error:
        if error.errno in _NO_ROOM:
            said = _("There is no room left on the disk.")
        else:
            said = _("The system refused: {0}.").format(error.strerror or error)
        raise CannotBeDone(
            f"{what} {said}",
            _("Nothing was changed. Free some space, see that the folder can be written, then try again."),
        ) from error
