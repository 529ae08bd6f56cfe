# SPDX-License-Identifier: GPL-3.0-or-later
"""Making a backup: copy, check the copy, put it into one file, read that back, and only then give it its name.

Until the rename there are files with names of their own only; whatever fails, they go and nothing else was touched.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import zlib
from contextlib import closing
from dataclasses import dataclass, replace
from typing import IO, TYPE_CHECKING

from coterie import __version__
from coterie.domain.errors import CannotBeDone, VaultDamaged
from coterie.domain.texts import _
from coterie.storage.backups import container, copying, manifest, places
from coterie.storage.backups.container import Member
from coterie.storage.backups.manifest import Facts, Held
from coterie.storage.backups.reading import CHUNK, OpenedBackup, open_backup, pass_through
from coterie.storage.backups.state_mark import mark_of
from coterie.storage.connections import engine_errors
from coterie.storage.files.safe import PRIVATE_FILE, PRIVATE_FOLDER
from coterie.storage.keys import errors as key_errors
from coterie.storage.keys import secrets as keys
from coterie.storage.keys import unlocking

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from coterie.domain.backups import Reason
    from coterie.services.jobs import JobContext
    from coterie.storage.connections import Connection
    from coterie.storage.opening.place import VaultPlace


@dataclass(frozen=True)
class Source:
    """What is backed up. open: opens a reading connection, which whoever asks for it closes.

    number: the how-manieth data key of the vault it is, 0 = whichever.
    """

    place: VaultPlace
    key: bytes
    open: Callable[[], Connection]
    number: int = 0


@dataclass(frozen=True)
class Order:
    """What for, when, and where to. to: a folder or a file of somebody's choice, None = the vault's own folder."""

    reason: Reason
    now: datetime
    to: Path | None = None


@dataclass(frozen=True)
class _Copied:
    """A copy of the database that was found sound, and what it holds. vault: its uuid."""

    file: Path
    vault: str
    schema: int
    held: Held


@dataclass(frozen=True)
class _Contents:
    """What goes into the file."""

    source: Source
    order: Order
    copied: _Copied
    key_data: bytes

    def names(self) -> Iterator[str]:
        """Give names for it, the best first."""
        return places.file_names(places.vault_name(self.source.place.folder), self.order.now)


def make(source: Source, order: Order, job: JobContext) -> OpenedBackup:
    """Make a backup; raises CannotBeDone or VaultDamaged, and then nothing was changed."""
    with places.disk_errors(_("The backup cannot be made.")):
        folder, name = _target(source.place, order.to)
        work = _work_folder(source.place, folder)
        _require_room(source.place, work, folder)
        copy = work / f".copying-{secrets.token_hex(4)}{places.PARTIAL}"
        try:
            copied = _copy(source, copy, job)
            file = unlocking.fitting(source.place, copied.vault, source.number, heal=False)
            if file is None:
                raise key_errors.not_together()
            key_data = keys.to_bytes(file)
            return _packed(_Contents(source, order, copied, key_data), folder, name, job)
        finally:
            copying.remove_copy(copy)


def _target(place: VaultPlace, to: Path | None) -> tuple[Path, str]:
    """Give the folder, and the name of the file where somebody chose one."""
    if to is None:
        place.backups.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        return place.backups, ""
    folder, name = (to, "") if to.is_dir() else (to.parent, to.name)
    if name and (to.exists() or to.is_symlink()):
        raise CannotBeDone(_("{0} exists already.").format(to), _("Choose another name; nothing was overwritten."))
    if not folder.is_dir():
        raise CannotBeDone(_("There is no folder {0}.").format(folder), _("Make it first, or choose another one."))
    if place.folder.resolve() in (folder.resolve(), *folder.resolve().parents):
        raise CannotBeDone(
            _("{0} lies inside the vault.").format(to), _("Choose a place outside, best on another drive.")
        )
    return folder, name


def _work_folder(place: VaultPlace, target: Path) -> Path:
    """Give the folder for the copy: that of the vault's backups, or where it cannot be written the target itself."""
    return place.backups if os.access(place.backups, os.W_OK) else target


def _require_room(place: VaultPlace, work: Path, folder: Path) -> None:
    """See that there is room for the copy and for the file it goes into."""
    size = sum(file.stat().st_size for file in (place.database, place.journal) if file.exists())
    if work.stat().st_dev == folder.stat().st_dev:
        places.require_room(folder, 2 * size)
    else:
        places.require_room(work, size)
        places.require_room(folder, size)


def _copy(source: Source, copy: Path, job: JobContext) -> _Copied:
    """Copy the database as it is at one moment, and see that the copy is sound and holds the same."""
    job.progress(0, 0, _("Copying the vault"))
    with engine_errors(source.place.database), closing(source.open()) as connection:
        connection.execute("BEGIN")
        held = Held(copying.counts_of(connection), mark_of(connection))
        schema = int(connection.execute("PRAGMA user_version").fetchone()[0])
        vault = str(connection.execute("SELECT uuid FROM vault").fetchone()[0])
        copying.copy_database(connection, copy, source.key)
        connection.execute("ROLLBACK")
    with copying.looked_at(copy, source.key, job) as connection:
        copying.require_sound(copying.check_copy(connection, copy, job, _("Checking the copy")))
        if (copying.counts_of(connection), mark_of(connection)) != (held.counts, held.mark):
            raise VaultDamaged(
                _("The copy does not hold what the vault holds, so no backup was made."),
                _("Your older backups are as they were. “coterie verify” looks at everything."),
            )
    return _Copied(copy, vault, schema, held)


def _packed(contents: _Contents, folder: Path, name: str, job: JobContext) -> OpenedBackup:
    """Put everything into one file; read it back; give it its name."""
    final, partial, handle = _reserved(folder, name, contents)
    try:
        with os.fdopen(handle, "w+b") as stream:
            _write(stream, contents, job)
            stream.flush()
            os.fsync(stream.fileno())
        made = open_backup(partial)
        pass_through(made, len, lambda done, total: job.progress(done, total, _("Reading the backup back")))
        places.named(partial, final)
    except BaseException:
        with contextlib.suppress(OSError):
            partial.unlink()
        raise
    return replace(made, file=final)


def _reserved(folder: Path, name: str, contents: _Contents) -> tuple[Path, Path, int]:
    """Make the partial file of a name that nobody has: two backups of the same second get two names."""
    for candidate in (name,) if name else contents.names():
        final = folder / candidate
        partial = folder / (candidate + ("" if candidate.endswith(places.SUFFIX) else places.SUFFIX) + places.PARTIAL)
        if final.exists() or final.is_symlink():
            continue
        with contextlib.suppress(FileExistsError):
            return final, partial, os.open(partial, os.O_RDWR | os.O_CREAT | os.O_EXCL | _BINARY, PRIVATE_FILE)
    raise CannotBeDone(
        _("{0} exists already.").format(folder / name), _("Choose another name; nothing was overwritten.")
    )


_BINARY = getattr(os, "O_BINARY", 0)


def _write(stream: IO[bytes], contents: _Contents, job: JobContext) -> None:
    """Write all of it; what stands before the database is written last, when its sum is known."""
    key_data = contents.key_data
    size = contents.copied.file.stat().st_size
    stream.write(container.header(container.DATABASE, Member(size, 0)))
    crc, summed = _poured(contents.copied.file, stream, size, job)
    facts = _facts(contents, size, summed)
    told = manifest.to_bytes(manifest.seal(facts, contents.copied.held, contents.source.key))
    members = container.laid_out(
        [Member(size, crc), Member(len(key_data), zlib.crc32(key_data)), Member(len(told), zlib.crc32(told))]
    )
    for name, member, data in zip(container.NAMES[1:], members[1:], (key_data, told), strict=True):
        stream.write(container.header(name, member) + data)
    stream.write(container.tail(members))
    stream.seek(0)
    stream.write(container.header(container.DATABASE, members[0]))


def _facts(contents: _Contents, size: int, summed: str) -> Facts:
    place, order = contents.source.place, contents.order
    return Facts(
        vault=keys.from_bytes(contents.key_data).vault,
        name=places.vault_name(place.folder),
        made_at=manifest.written_moment(order.now),
        number=next_number(place),
        reason=str(order.reason),
        by_hand=order.to is not None,
        app=__version__,
        schema=contents.copied.schema,
        size=size,
        sha256=summed,
        keys=hashlib.sha256(contents.key_data).hexdigest(),
    )


def _poured(file: Path, stream: IO[bytes], size: int, job: JobContext) -> tuple[int, str]:
    """Copy the database into the file piece by piece, and sum it up on the way."""
    summed, crc, done = hashlib.sha256(), 0, 0
    with file.open("rb") as source:
        while chunk := source.read(CHUNK):
            job.progress(done, size, _("Writing the backup"))
            summed.update(chunk)
            crc = zlib.crc32(chunk, crc)
            stream.write(chunk)
            done += len(chunk)
    if done != size:
        raise CannotBeDone(_("The copy of the vault changed while it was read."), _("Nothing was changed. Try again."))
    return crc, summed.hexdigest()


def next_number(place: VaultPlace) -> int:
    """Give the number after the highest in the vault's folder of backups."""
    seen = places.list_backups(place.backups, lambda backup: backup.seen())
    return min(max((one.number for one in seen), default=0) + 1, manifest.GREATEST)
