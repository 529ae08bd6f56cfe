# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading a backup: what anybody can see of it, what its keys open, and its database as a stream."""

from __future__ import annotations

import hashlib
import os
import stat
import zlib
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from coterie.domain.backups import BackupSeen
from coterie.domain.errors import CannotBeDone, VaultDamaged, VaultTooNew
from coterie.domain.texts import _
from coterie.storage.backups import container, manifest
from coterie.storage.keys import secrets as keys

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from coterie.storage.backups.container import Member
    from coterie.storage.backups.manifest import Facts, Held, Manifest

CHUNK = 1 << 20
#: The names of the checks of a backup's outside, as `verify --json` prints them.
CONTAINER, MANIFEST, KEYS, CHECKSUM = "container", "manifest", "keys", "checksum"


class DamagedBackup(VaultDamaged):
    """A backup is cut or damaged. check: which check found it; reason: in words."""

    def __init__(self, file: Path, check: str, reason: str) -> None:
        """Say it of a file."""
        super().__init__(
            _("The backup {0} is damaged: {1}").format(file.name, reason),
            _("Nothing was changed. Take another backup; “coterie backups” lists them."),
        )
        self.check = check
        self.reason = reason


@dataclass(frozen=True)
class OpenedBackup:
    """A backup whose outside is whole. key_data: its key file; members: where its parts lie."""

    file: Path
    size: int
    manifest: Manifest
    key_data: bytes
    members: tuple[Member, ...]

    @property
    def facts(self) -> Facts:
        """What anybody may know."""
        return self.manifest.facts

    def seen(self, held: Held | None = None) -> BackupSeen:
        """Give it as services know it. held: what its vault held, None = locked."""
        facts = self.facts
        return BackupSeen(
            file=self.file,
            vault=facts.vault,
            name=facts.name,
            made_at=facts.moment,
            size=self.size,
            schema=facts.schema,
            reason=facts.reason,
            counts=held.counts if held is not None else None,
            verified=True,
            number=facts.number,
            sha256=facts.sha256,
            by_hand=facts.by_hand,
        )

    def chunks(self) -> Iterator[bytes]:
        """Read the database; DamagedBackup, behind the last piece, where it is not the one that was put in."""
        member = self.members[0]
        summed, crc, left = hashlib.sha256(), 0, member.size
        with opened_file(self.file) as stream:
            stream.seek(member.start)
            while left and (chunk := stream.read(min(CHUNK, left))):
                summed.update(chunk)
                crc = zlib.crc32(chunk, crc)
                left -= len(chunk)
                yield chunk
        if summed.hexdigest() != self.facts.sha256 or crc != member.crc:
            raise DamagedBackup(self.file, CHECKSUM, _("its database is not the one that was put in."))


def open_backup(file: Path) -> OpenedBackup:
    """Open a backup without a secret; CannotBeDone for what is none, DamagedBackup, VaultTooNew."""
    try:
        with opened_file(file) as stream:
            size = os.fstat(stream.fileno()).st_size
            members = _members(file, stream)
            told = _manifest(file, _small(file, stream, members[2], MANIFEST))
            key_data = _small(file, stream, members[1], KEYS)
    except OSError as error:
        raise CannotBeDone(
            _("The backup {0} cannot be read: {1}.").format(file, error.strerror or error),
            _("Check that the file is there and that you may read it."),
        ) from error
    facts = told.facts
    if facts.size != members[0].size or facts.keys != hashlib.sha256(key_data).hexdigest():
        raise DamagedBackup(file, MANIFEST, _("what it says of itself does not fit what is in it."))
    return OpenedBackup(file, size, told, key_data, members)


def opened_file(file: Path) -> IO[bytes]:
    """Open an ordinary file to read; never wait for one that is none."""
    handle = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise _no_backup(file)
    return os.fdopen(handle, "rb")


def _members(file: Path, stream: IO[bytes]) -> tuple[Member, ...]:
    try:
        return container.members_of(stream)
    except container.NoContainer as error:
        if not error.is_ours:
            raise _no_backup(file) from error
        raise DamagedBackup(file, CONTAINER, _("it is cut short, or bytes in it were changed.")) from error


def _small(file: Path, stream: IO[bytes], member: Member, check: str) -> bytes:
    """Read one of the small members whole."""
    stream.seek(member.start)
    data = stream.read(member.size)
    if zlib.crc32(data) != member.crc:
        reasons = {KEYS: _("its key file was changed."), MANIFEST: _("what it says of itself was changed.")}
        raise DamagedBackup(file, check, reasons[check])
    return data


def _manifest(file: Path, data: bytes) -> Manifest:
    try:
        return manifest.from_bytes(data)
    except manifest.NoManifest as error:
        if error.newer is not None:
            raise VaultTooNew(
                _("The backup {0} was made by a newer version of Coterie.").format(file.name),
                _("Update Coterie and try again; nothing was changed."),
            ) from error
        raise DamagedBackup(file, MANIFEST, _("what it says of itself was changed.")) from error


def _no_backup(file: Path) -> CannotBeDone:
    return CannotBeDone(
        _("{0} is not a backup of Coterie.").format(file.name),
        _("Choose a file whose name ends in “.coterie-backup”."),
    )


def unlocked(backup: OpenedBackup, secret: str) -> tuple[bytes, Held]:
    """Give the data key and what the vault held.

    Raises WrongPassphrase, CannotBeDone for a recovery code where there is none, DamagedBackup where keys and manifest
    differ.
    """
    try:
        file = keys.from_bytes(backup.key_data)
        found = keys.by_secret(file, secret)
    except CannotBeDone as error:
        raise CannotBeDone(
            _("The backup {0} was made when there was no recovery code.").format(backup.file.name),
            _("Open it with the passphrase that the vault had then."),
        ) from error
    except VaultDamaged as error:
        raise DamagedBackup(backup.file, KEYS, _("its key file cannot be read.")) from error
    if file.vault != backup.facts.vault:
        raise DamagedBackup(backup.file, KEYS, _("its key file belongs to another vault."))
    for candidate in found:
        held = manifest.unseal(backup.manifest, candidate.key)
        if held is not None:
            return candidate.key, held
    raise DamagedBackup(backup.file, MANIFEST, _("what it says of itself does not belong to its keys."))


def pass_through(backup: OpenedBackup, take: Callable[[bytes], object], told: Callable[[int, int], None]) -> None:
    """Hand the database on piece by piece, and say how far it is; raises like `OpenedBackup.chunks`."""
    done, total = 0, backup.members[0].size
    for chunk in backup.chunks():
        told(done, total)
        take(chunk)
        done += len(chunk)
