# SPDX-License-Identifier: GPL-3.0-or-later
"""Giving a vault a new data key: a second database beside the first, and a key file that knows both in between.

The engine could encrypt anew in place, but it reports no error where the disk is full (a canary shows it). So the
vault is copied under the new key, the copy checked, the key file written with the old and the new key, the copy renamed
over the database, and the old key dropped. A kill at any point leaves one of the two databases and a key file that
opens it: see `unlocking`.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from coterie.domain.errors import CannotBeDone, VaultDamaged
from coterie.domain.texts import _
from coterie.storage.connections import KEY_BYTES, engine_errors, open_database
from coterie.storage.files.safe import PRIVATE_FILE, flush_folder
from coterie.storage.keys import errors as key_errors
from coterie.storage.keys import secrets as keys
from coterie.storage.keys import unlocking
from coterie.storage.keys.secrets import DataKey, KeyFile

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path

    from coterie.services.ports.clock import Clock
    from coterie.storage.connections import Connection
    from coterie.storage.keys.secrets import Calibration
    from coterie.storage.opening.place import VaultPlace

#: How much more room than the vault takes is left on the disk.
_SPARE_BYTES = 8 * 1024 * 1024


class KeyedVault(Protocol):
    """What a change of keys asks of an open vault. key_number: the how-manieth data key `key` is, 0 = the only one."""

    place: VaultPlace
    clock: Clock
    key: bytes
    key_number: int
    costs: Calibration

    def reading(self) -> AbstractContextManager[Connection]:
        """Take a reading connection."""

    def changing_keys(self) -> AbstractContextManager[int]:
        """Change the key file, alone; gives the number of the data key in use."""

    def alone(self) -> AbstractContextManager[None]:
        """Keep everybody out and every connection closed for a block; what comes afterwards opens by `key` anew."""


def drawn_after(file: KeyFile) -> DataKey:
    """Draw a new data key for the vault of a key file."""
    return DataKey(secrets.token_bytes(KEY_BYTES), max(file.numbers) + 1)


def exchange(vault: KeyedVault, present: DataKey, fresh: DataKey, after: KeyFile) -> None:
    """Encrypt a vault anew. after: the key file with slots of the new key alone.

    Whatever goes wrong before the rename leaves the vault under the present key; what goes wrong after it, under the
    new one.
    """
    place = vault.place
    before = unlocking.fitting(place, after.vault, present.number)
    if before is None:
        raise key_errors.not_together()
    made = None
    with vault.alone():
        try:
            _copy(place, present.key, fresh.key)
            made = _identity(place.renewed)
            keys.write(place.keys, place.keys_again, replace(before, slots=(*before.slots, *after.slots)))
            _remove_journals(place)
            place.renewed.replace(place.database)
        except BaseException:
            _go_back(place, before)
            raise
        finally:
            if made is not None and _identity(place.database) == made:
                vault.key, vault.key_number = fresh.key, fresh.number
        _drop_old(place, after)


def _identity(file: Path) -> tuple[int, int]:
    """Give the number of a file on the disk, which a rename does not change."""
    seen = file.stat()
    return seen.st_dev, seen.st_ino


def _copy(place: VaultPlace, present: bytes, fresh: bytes) -> None:
    """Copy the database under the new key and see that the copy is sound and all of it."""
    unlocking.remove_leftovers(place)
    _require_room(place)
    beside = place.renewed
    os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE))
    with engine_errors(place.database), closing(open_database(place.database, present, "rw")) as source:
        with closing(open_database(beside, fresh, "rwc")) as copy:
            # Nobody reads the copy before it is whole, so it needs no journal, and no third time the room.
            copy.execute("PRAGMA journal_mode = DELETE")
            copy.execute("PRAGMA synchronous = FULL")
            source.backup(copy)
        with closing(open_database(beside, fresh, "rw")) as copy:
            if _looks(copy) != _looks(source) or not _is_sound(copy):
                raise VaultDamaged(
                    _("The vault is damaged, so it was not encrypted anew."),
                    _("Nothing was changed. Restore the newest backup."),
                )
            copy.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    _flush(beside)


def _require_room(place: VaultPlace) -> None:
    needed = place.database.stat().st_size + _SPARE_BYTES
    if shutil.disk_usage(place.folder).free < needed:
        raise CannotBeDone(
            _("Encrypting the vault anew takes as much room again as the vault, and the disk has not that much."),
            _("Nothing was changed. Free some space and try again."),
        )


def _looks(connection: Connection) -> tuple[object, ...]:
    """Give what two copies of one database have in common."""
    asked = ("page_count", "user_version", "freelist_count")
    schema = connection.execute("SELECT count(*), total(length(sql)) FROM sqlite_master").fetchone()
    return (schema, *(connection.execute(f"PRAGMA {name}").fetchone()[0] for name in asked))


def _is_sound(connection: Connection) -> bool:
    """Check every page's authentication, then every table and index."""
    if connection.execute("PRAGMA cipher_integrity_check").fetchone() is not None:
        return False
    return bool(connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok")


def _remove_journals(place: VaultPlace) -> None:
    """See that no journal of the old database is left, which the engine would write into the new one."""
    for name in ("vault.db-wal", "vault.db-shm", "vault.db-journal"):
        journal = place.folder / name
        if name != "vault.db-shm" and journal.exists() and journal.stat().st_size:
            raise CannotBeDone(
                _("Another program is using this vault."), _("Close it there, or wait until it is done, and try again.")
            )
        journal.unlink(missing_ok=True)


def _go_back(place: VaultPlace, before: KeyFile) -> None:
    """Leave the vault as it was; a key file that cannot be written now knows one key too many, which does no harm."""
    if place.renewed.exists():
        unlocking.remove_leftovers(place)
        with contextlib.suppress(OSError):
            keys.write(place.keys, place.keys_again, before)


def _drop_old(place: VaultPlace, after: KeyFile) -> None:
    """Make the rename last, then write the key file with the new key alone."""
    try:
        flush_folder(place.folder)
        keys.write(place.keys, place.keys_again, after)
    except OSError as error:
        raise CannotBeDone(
            _("The vault has its new data key, but the key file could not be tidied: {0}.").format(
                error.strerror or error
            ),
            _("Nothing is lost. The old key goes the next time the vault is opened."),
        ) from error


def _flush(file: Path) -> None:
    handle = os.open(file, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    flush_folder(file.parent)
