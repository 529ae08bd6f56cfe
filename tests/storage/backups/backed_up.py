# SPDX-License-Identifier: GPL-3.0-or-later
"""A vault and its backup, and what anybody can do with them."""

from __future__ import annotations

import hashlib
import zlib
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coterie.domain.backups import Reason
from coterie.services.jobs import QuietJob
from coterie.storage.backups import container, manifest
from coterie.storage.backups.container import Member
from coterie.storage.backups.files import SqlBackupFiles
from coterie.storage.backups.reading import open_backup
from coterie.storage.backups.restoring import restore
from coterie.storage.vault import open_vault
from tests.builders import PASSPHRASE, StoppedClock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.domain.backups import Restored
    from coterie.storage.backups.reading import OpenedBackup
    from tests.builders import Opened


@dataclass(frozen=True)
class BackedUp:
    """An open vault in a folder, and a backup of it."""

    opened: Opened
    folder: Path
    file: Path = field(default_factory=Path)

    @property
    def vault(self) -> Path:
        """The folder of the vault."""
        return self.opened.vault.place.folder

    @property
    def backups(self) -> Path:
        """The folder of its backups."""
        return self.opened.vault.place.backups

    @property
    def files(self) -> SqlBackupFiles:
        """What can be done while no vault is open."""
        return SqlBackupFiles(self.opened.clock)

    def back_up(self) -> Path:
        """Make one more backup."""
        return self.opened.vault.backups.make(Reason.ASKED, None, QuietJob()).file

    def restore(self, to: Path, secret: str = PASSPHRASE, file: Path | None = None) -> Restored:
        """Bring the backup back."""
        return restore(file or self.file, to, secret, self.opened.clock.now(), QuietJob())

    def changed(self, at: int, data: bytes, name: str = "changed.coterie-backup") -> Path:
        """Give a copy of the backup with other bytes at a place, from its end where that is negative."""
        content = bytearray(self.file.read_bytes())
        at %= len(content)
        content[at : at + len(data)] = data
        file = self.folder / name
        file.write_bytes(content)
        return file

    def flipped(self, at: int, bit: int = 0) -> Path:
        """Give a copy of the backup with one bit flipped."""
        return self.changed(at, bytes([self.file.read_bytes()[at] ^ 1 << bit]))

    @contextmanager
    def with_flipped(self, at: int, bit: int) -> Iterator[None]:
        """Have one bit of the backup itself flipped while a block runs."""
        with self.file.open("r+b", buffering=0) as stream:
            stream.seek(at)
            (there,) = stream.read(1)
            for value in (there ^ 1 << bit, there):
                stream.seek(at)
                stream.write(bytes([value]))
                if value != there:
                    yield

    def parts(self) -> Iterator[tuple[str, int, int]]:
        """Give the name, the beginning and the end of everything in the backup that is not its database."""
        database, keys, manifest = open_backup(self.file).members
        yield "head", 0, database.start
        yield "between", database.start + database.size, keys.start
        yield "keys", keys.start, keys.start + keys.size
        yield "between", keys.start + keys.size, manifest.start
        yield "manifest", manifest.start, manifest.start + manifest.size
        yield "tail", manifest.start + manifest.size, self.file.stat().st_size


def names_in(folder: Path, passphrase: str = PASSPHRASE) -> list[str]:
    """Open a vault and give who is in it."""
    vault = open_vault(folder, passphrase, StoppedClock())
    try:
        with vault.reading() as connection:
            return [row[0] for row in connection.execute("SELECT display_name FROM person WHERE id > 1 ORDER BY id")]
    finally:
        vault.close()


def forged(backup: OpenedBackup, fact: str, value: Any) -> bytes:  # noqa: ANN401 - whatever somebody writes there
    """Give the bytes of a backup that fits together and says something else of itself."""
    told = manifest.to_bytes(replace(backup.manifest, facts=replace(backup.facts, **{fact: value})))
    parts = (b"".join(backup.chunks()), backup.key_data, told)
    members = container.laid_out([Member(len(part), zlib.crc32(part)) for part in parts])
    named = zip(container.NAMES, members, parts, strict=True)
    return b"".join(container.header(name, member) + part for name, member, part in named) + container.tail(members)


def everything_in(folder: Path) -> dict[str, str]:
    """Give the sum of every file below a folder; the lock holds nothing."""
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.name != "vault.lock"
    }
