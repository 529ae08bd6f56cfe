# SPDX-License-Identifier: GPL-3.0-or-later
"""The backups of an open vault."""

from __future__ import annotations

import contextlib
import json
import threading
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from coterie.domain.backups import Verdict
from coterie.domain.errors import CannotBeDone, UserError, VaultMoved
from coterie.domain.texts import _
from coterie.services.ports.backups import SecondPlace
from coterie.storage.backups import manifest, places, settings
from coterie.storage.backups.making import Order, Source, make
from coterie.storage.backups.reading import OpenedBackup, open_backup, pass_through
from coterie.storage.backups.restoring import PAUSED
from coterie.storage.backups.state_mark import has_history, mark_of
from coterie.storage.backups.verifying import verify
from coterie.storage.connections import engine_errors
from coterie.storage.damage import health_check
from coterie.storage.files.safe import flush_folder, write_whole
from coterie.storage.keys import secrets as keys

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from contextlib import AbstractContextManager

    from coterie.domain.backups import BackupSeen, Reason
    from coterie.services.jobs import JobContext
    from coterie.services.ports.clock import Clock
    from coterie.storage.backups.manifest import Held
    from coterie.storage.connections import Connection
    from coterie.storage.opening.place import VaultPlace


class BackedUp(Protocol):
    """The part of an open vault that backups need."""

    place: VaultPlace
    key: bytes
    key_number: int
    clock: Clock

    @property
    def viewing(self) -> str:
        """Say "" where it may be written, else in one sentence why not."""

    @property
    def was_cut_short(self) -> bool:
        """Say whether the program ended in the middle of its work the last time."""

    def still_there(self) -> str:
        """Say "" while the file is the one that was opened, else what became of it."""

    def writing(self) -> AbstractContextManager[Connection]:
        """Take the one write lane."""

    def reading(self) -> AbstractContextManager[Connection]:
        """Take this thread's reading connection."""

    def open_reader(self) -> Connection:
        """Open one more reading connection, which whoever asks for it closes."""


class SqlBackups:
    """Makes, lists and checks the backups of one vault; one at a time."""

    def __init__(self, vault: BackedUp) -> None:
        """Belong to a vault."""
        self._vault = vault
        self._alone = threading.Lock()
        self._found_sound = False
        #: Whether nothing is cleared away for now, since a backup that was chosen waits to be put back.
        self.spares_all = False

    @property
    def can_be_made(self) -> bool:
        """Say whether the vault can be written to."""
        return not self._vault.viewing

    @property
    def has_changed(self) -> bool:
        """Say whether anything was ever done in the vault."""
        with self._vault.reading() as connection:
            return has_history(connection)

    @property
    def was_cut_short(self) -> bool:
        """Say whether the program ended in the middle of its work the last time, and nobody looked since."""
        return self._vault.was_cut_short and not self._found_sound

    def make(self, reason: Reason, to: Path | None, job: JobContext) -> BackupSeen:
        """Make a backup and check it; raises what stands in the way, and then nothing was changed."""
        if to is None and self._vault.viewing:
            raise CannotBeDone(self._vault.viewing, _("Choose a folder outside for the backup."))
        told, same = places.disk_errors(_("The backup cannot be made.")), self._while_same()
        with told, same, self._alone, self._vault.reading():  # no key is changed meanwhile
            source = Source(self._vault.place, self._vault.key, self._vault.open_reader, self._vault.key_number)
            if not self._vault.viewing:
                places.sweep(self._vault.place.backups)
            return self._seen(make(source, Order(reason, self._vault.clock.now(), to), job))

    def all(self) -> list[BackupSeen]:
        """List the backups in the vault's own folder, newest first; also files there that cannot be read."""
        return places.list_backups(self._vault.place.backups, self._seen)

    def ours(self) -> list[BackupSeen]:
        """List those backups in the vault's own folder that are of this vault, newest first."""
        return self.beside(self._vault.place.backups)

    def beside(self, folder: Path) -> list[BackupSeen]:
        """List the backups of this vault in another folder, newest first."""
        ours = self._uuid()
        return [one for one in places.list_backups(folder, self._seen) if one.vault == ours]

    def is_unchanged_since(self, seen: BackupSeen) -> bool:
        """Say whether the vault holds what it held when a backup was made, and opens by the same."""
        try:
            backup = open_backup(seen.file)
            if keys.from_bytes(backup.key_data) != self._key_file():
                return False
            held = self._held(backup)
        except UserError:
            return False
        with self._vault.reading() as connection:
            return held is not None and held.mark == mark_of(connection)

    def is_whole(self, seen: BackupSeen) -> bool:
        """Read a backup to its end and say whether it is still what it was when it was made."""
        try:
            pass_through(open_backup(seen.file), len, lambda _done, _total: None)
        except (OSError, UserError):
            return False
        return True

    def remove(self, seen: Sequence[BackupSeen]) -> None:
        """Remove backups of this vault; what is none of them any more, or cannot be removed, is left alone."""
        self._require_same()
        ours = self._uuid()
        for one in seen:
            if self.spares_all:
                break
            with contextlib.suppress(OSError, UserError):
                if not one.file.is_symlink() and open_backup(one.file).facts.vault == ours:
                    one.file.unlink()
        for folder in {one.file.parent for one in seen}:
            with contextlib.suppress(OSError):
                flush_folder(folder)

    def verify(self, file: Path | None, job: JobContext) -> Verdict:
        """Check a backup, or for None the vault itself."""
        if file is None:
            return self._verify_vault(job)
        work = file.parent if self._vault.viewing else self._vault.place.backups
        return verify(file, self._unlock, work, job)

    def checked_at(self) -> datetime | None:
        """Say when the vault itself was last found sound."""
        with self._vault.reading() as connection:
            return settings.moment_of(connection, settings.CHECKED_AT)

    def made_at(self) -> datetime:
        """Say when the vault was made."""
        with self._vault.reading() as connection:
            return datetime.fromtimestamp(int(connection.execute("SELECT created_at FROM vault").fetchone()[0]), UTC)

    def second_place(self) -> SecondPlace | None:
        """Give the second place, where there is one."""
        with self._vault.reading() as connection:
            folder = settings.value_of(connection, settings.SECOND_PLACE)
            copied = settings.moments_of(connection, settings.COPIED_AT)
        if folder is None:
            return None
        copied_at = datetime.fromtimestamp(copied[folder], UTC) if folder in copied else None
        place = Path(folder)
        return SecondPlace(place, copied_at, place.is_dir(), self._is_beside(place))

    def _is_beside(self, folder: Path) -> bool:
        """Say whether a folder lies on the disk of the vault; False where that cannot be seen now."""
        with contextlib.suppress(OSError):
            return folder.stat().st_dev == self._vault.place.folder.stat().st_dev
        return False

    def set_second_place(self, folder: Path | None) -> None:
        """Remember a second place, or that there is none."""
        kept = None if folder is None else str(folder.absolute())
        if folder is not None and kept not in self._copied():  # a drive that is known may be unplugged
            self.require_folder(folder)
        self._put({settings.SECOND_PLACE: kept})

    def require_folder(self, folder: Path) -> None:
        """Raise CannotBeDone where a second place is not there, or is the vault itself."""
        if not folder.is_dir():
            raise CannotBeDone(
                _("The folder {0} is not there.").format(folder),
                _("If it lies on a drive that is not plugged in, plug it in and try again."),
            )
        if self._vault.place.folder.resolve() in (folder.resolve(), *folder.resolve().parents):
            raise CannotBeDone(
                _("{0} lies inside the vault.").format(folder), _("Choose a folder outside, best on another drive.")
            )

    def copy(self, seen: BackupSeen, folder: Path, job: JobContext) -> BackupSeen:
        """Put a verified copy of a backup into the second place and note the time."""
        with self._alone, places.disk_errors(_("The copy cannot be made.")):
            copied = places.copied(open_backup(seen.file), folder, job)
        times = self._copied() | {str(folder.absolute()): int(self._vault.clock.now().timestamp())}
        self._put({settings.COPIED_AT: json.dumps(times)})
        return self._seen(copied)

    @property
    def rotation_is_paused(self) -> bool:
        """Say whether nothing is to be cleared away."""
        return (self._vault.place.backups / PAUSED).exists()

    def pause_rotation(self, *, paused: bool) -> None:
        """Clear nothing away until told otherwise, or clear away again."""
        if self._vault.viewing:
            raise CannotBeDone(self._vault.viewing, _("Nothing was changed."))
        with places.disk_errors(_("That cannot be remembered.")):
            if paused:
                write_whole(self._vault.place.backups / PAUSED, b"")
            else:
                (self._vault.place.backups / PAUSED).unlink(missing_ok=True)

    def _verify_vault(self, job: JobContext) -> Verdict:
        database = self._vault.place.database
        with engine_errors(database), closing(self._still()) as connection:
            told = _("Checking the vault")
            file = None if self._vault.viewing else database
            found = health_check.check(connection, file, lambda done, total: job.progress(done, total, told))
        verdict = Verdict(found)
        self._found_sound = verdict.is_sound
        if verdict.is_sound and not self._vault.viewing:
            self._put({settings.CHECKED_AT: str(int(self._vault.clock.now().timestamp()))})
        return verdict

    def _still(self) -> Connection:
        """Open a connection under which the main file does not change: it reads while the journal is empty.

        Whoever writes meanwhile writes into the journal, and that is not written back before this connection is closed.
        """
        if self._vault.viewing:
            return self._vault.open_reader()
        with self._vault.writing() as writer:
            writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            connection = self._vault.open_reader()
            connection.execute("BEGIN")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        return connection

    def _unlock(self, backup: OpenedBackup) -> tuple[bytes, Held]:
        """Open a backup by the data key of the open vault."""
        held = self._held(backup)
        if held is None and backup.facts.vault == self._uuid():
            raise CannotBeDone(
                _("The backup {0} was made under other keys than the vault has now.").format(backup.file.name),
                _("Check it with the passphrase it was made under."),
            )
        if held is None:
            raise CannotBeDone(
                _("The backup {0} is of another vault.").format(backup.file.name),
                _("Check it with the passphrase of that vault."),
            )
        return self._vault.key, held

    def _require_same(self) -> None:
        """Raise VaultMoved where another vault lies in the folder by now, or none."""
        said = self._vault.still_there()
        if said:
            raise VaultMoved(said, _("Nothing was written. Put it back, then try again."))

    @contextmanager
    def _while_same(self) -> Iterator[None]:
        """Run a block where the vault is still the one that was opened."""
        self._require_same()
        yield

    def _copied(self) -> dict[str, int]:
        with self._vault.reading() as connection:
            return settings.moments_of(connection, settings.COPIED_AT)

    def _key_file(self) -> keys.KeyFile:
        return keys.read(self._vault.place.keys, self._vault.place.keys_again, heal=False)

    def _seen(self, backup: OpenedBackup) -> BackupSeen:
        return backup.seen(self._held(backup))

    def _held(self, backup: OpenedBackup) -> Held | None:
        return manifest.unseal(backup.manifest, self._vault.key)

    def _uuid(self) -> str:
        with self._vault.reading() as connection:
            return str(connection.execute("SELECT uuid FROM vault").fetchone()[0])

    def _put(self, values: dict[str, str | None]) -> None:
        with self._vault.writing() as connection:
            settings.put(connection, values, self._vault.clock.now())
