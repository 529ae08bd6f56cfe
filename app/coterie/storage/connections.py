# SPDX-License-Identifier: GPL-3.0-or-later
"""SQLCipher connections opened with a raw key, each with the same settings, checked after setting."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

import sqlcipher3.dbapi2 as sqlcipher

from coterie.domain.errors import Cancelled, CannotBeDone, VaultDamaged, VaultInUse
from coterie.domain.texts import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

#: Typed loosely: the binding ships no types.
Connection = Any

KEY_BYTES = 32
BUSY_MS = 5_000
_SETTINGS = (
    ("foreign_keys", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("secure_delete", "ON", 1),
    ("recursive_triggers", "ON", 1),
    ("temp_store", "MEMORY", 2),
    ("cache_size", "-65536", -65536),
)
#: The binding looks in vain for methods of these before it takes them as they are, three times the work of taking
#: them: unless it is given a function, and none of these is a step in Python.
_TAKEN_BY: dict[type, Callable[[Any], object]] = {type(None): {}.get, bool: int, bytes: bytes}
for _kind, _function in _TAKEN_BY.items():
    sqlcipher.register_adapter(_kind, _function)
_DAMAGED = ("not a database", "malformed", "encrypted", "vtable constructor failed")
_NOT_WRITTEN = ("disk is full", "disk i/o error", "readonly")


class SettingRefused(RuntimeError):
    """The database engine did not take a setting that the vault's safety rests on."""


def raw_key_text(key: bytes) -> str:
    """Write a data key in the one form SQLCipher takes as a raw key; a bare hex text would become a passphrase."""
    if len(key) != KEY_BYTES:
        raise ValueError("a data key has 32 bytes")
    return f"x'{key.hex()}'"


#: Ways of reading a file that nobody writes and nothing can be made beside: the engine's words for the address.
#: STILL leaves out every journal. ALONE reads the journal, and keeps the index of it in memory.
STILL = "ro&immutable=1"
ALONE = f"ro&vfs={'win32-none' if os.name == 'nt' else 'unix-none'}"


def open_database(place: Path, key: bytes, mode: str) -> Connection:
    """Open a database file; mode: `rw`, `ro`, `rwc` (the only one that makes a file), STILL or ALONE.

    Raises VaultDamaged when the file is no database of this key, VaultInUse when it is locked.
    """
    with engine_errors(place):
        connection = sqlcipher.connect(
            f"{place.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False
        )
        try:
            connection.set_key(raw_key_text(key))
            if mode == ALONE:
                connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            is_ours = _set_up(connection, writable=mode in {"rw", "rwc"}, may_be_new=mode == "rwc")
        except BaseException:
            connection.close()
            raise
    if not is_ours:
        connection.close()
        raise _damaged(place)
    return connection


def _set_up(connection: Connection, *, writable: bool, may_be_new: bool) -> bool:
    """Apply the settings of the vault and check that each took effect; False for an empty file that may not be one."""
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute("PRAGMA cipher_compatibility = 4")
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if not tables and not may_be_new:
        return False
    for name, value, expected in _SETTINGS:
        connection.execute(f"PRAGMA {name} = {value}")
        _check(connection, name, expected)
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    if writable:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        _check(connection, "journal_mode", "wal")
        _check(connection, "synchronous", 2)
    page = connection.execute("PRAGMA cipher_page_size").fetchone()
    if page is None or str(page[0]) != "4096":
        raise SettingRefused("cipher_page_size")
    return True


def _check(connection: Connection, name: str, expected: object) -> None:
    answer = connection.execute(f"PRAGMA {name}").fetchone()
    if answer is None or answer[0] != expected:
        raise SettingRefused(name)


@contextmanager
def engine_errors(place: Path, *, reading: bool = False) -> Iterator[None]:
    """Turn what the engine says into what a person can act on. reading: nothing is written inside the block."""
    try:
        yield
    except sqlcipher.DatabaseError as error:
        said = str(error).lower()
        if "interrupted" in said:
            raise Cancelled from error
        if any(part in said for part in _DAMAGED):
            raise (_partly_damaged(place) if "malformed" in said else _damaged(place)) from error
        if "locked" in said or "busy" in said:
            raise VaultInUse(
                _("Another program is using this vault."), _("Close it, or wait until it is done, and try again.")
            ) from error
        if reading and "readonly" not in said and any(part in said for part in _NOT_WRITTEN):
            raise CannotBeDone(
                _("The disk with the vault cannot be read just now."),
                _("Check the disk, then try again. What was saved is safe."),
            ) from error
        if any(part in said for part in _NOT_WRITTEN):
            raise CannotBeDone(
                _("There is no room left on the disk, or it cannot be written."),
                _("Nothing was changed. Free some space and try again."),
            ) from error
        if "unable to open" in said:
            raise VaultDamaged(
                _("The vault file {0} cannot be opened.").format(place),
                _("Check that the folder is there and that you may read and write it."),
            ) from error
        raise


def _partly_damaged(place: Path) -> VaultDamaged:
    """Say what a page that is not as it was written means, where others can be read."""
    return VaultDamaged(
        _("Part of the vault file {0} is damaged and cannot be read.").format(place.name),
        _("Nothing was changed. Restore the newest backup from the folder “backups”, or open what can be read."),
    )


def _damaged(place: Path) -> VaultDamaged:
    return VaultDamaged(
        _("The vault file {0} is damaged or does not belong to its key file.").format(place.name),
        _("Nothing was changed. Restore the newest backup from the folder “backups”."),
    )


@contextmanager
def taken_over_later(connection: Connection) -> Iterator[None]:
    """Leave what a block commits in the journal: the next commit, or closing, writes it into the main file.

    It is as safe there, and nobody waits twice for the same bytes.
    """
    pages = connection.execute("PRAGMA wal_autocheckpoint").fetchone()[0]
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    try:
        yield
    finally:
        # What was committed is saved, whatever becomes of this.
        with suppress(sqlcipher.DatabaseError):
            connection.execute(f"PRAGMA wal_autocheckpoint = {pages}")


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """Run a block as one transaction: whole or not at all."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # On a full disk the engine has already rolled back by itself.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
