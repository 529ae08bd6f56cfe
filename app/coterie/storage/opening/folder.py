# SPDX-License-Identifier: GPL-3.0-or-later
"""The vault's folder: making one, opening one, and holding it alone while writing.

A vault is `NAME.coterie/` with `vault.db`, `vault.keys`, `vault.keys.2`, `vault.lock` and `backups/`.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import uuid
from typing import TYPE_CHECKING

from coterie.domain.backups import Reason
from coterie.domain.errors import CannotBeDone, VaultDamaged, VaultInUse, VaultTooNew
from coterie.domain.texts import _
from coterie.services.jobs import QuietJob
from coterie.storage.backups.making import Order, Source, make
from coterie.storage.connections import KEY_BYTES, Connection, engine_errors, open_database, transaction
from coterie.storage.files.locks import HeldPlace, hold_alone
from coterie.storage.files.safe import PRIVATE_FILE, PRIVATE_FOLDER, flush_folder
from coterie.storage.keys import secrets as keys
from coterie.storage.keys import unlocking
from coterie.storage.migrations import MIGRATIONS
from coterie.storage.opening.place import VaultPlace
from coterie.storage.undoing import log as undo_log
from coterie.storage.undoing import put_aside

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

MARKER = "coterie"
SCHEMA = MIGRATIONS[-1].number


def create(place: VaultPlace, passphrase: str, now: datetime, cost: keys.Cost | None = None) -> str:
    """Make a new vault and give its uuid; refuses a path that exists, and leaves nothing behind when it fails."""
    if place.folder.exists() or place.folder.is_symlink():
        raise CannotBeDone(
            _("{0} exists already.").format(place.folder), _("Choose another place with --vault; nothing was changed.")
        )
    _make_folder(place.folder.parent)
    partial = VaultPlace(place.folder.with_name(f".{place.folder.name}.{secrets.token_hex(4)}.partial"))
    try:
        partial.folder.mkdir(mode=PRIVATE_FOLDER)
        partial.backups.mkdir(mode=PRIVATE_FOLDER)
        name = str(uuid.uuid4())
        key = secrets.token_bytes(KEY_BYTES)
        sealed = keys.seal(key, passphrase, name, cost, now.date().isoformat())
        keys.write(partial.keys, partial.keys_again, sealed)
        _make_database(partial, key, name, int(now.timestamp()))
        partial.folder.rename(place.folder)
        try:
            flush_folder(place.folder.parent)
        except BaseException:
            shutil.rmtree(place.folder, ignore_errors=True)
            raise
    except OSError as error:
        raise CannotBeDone(
            _("The vault cannot be made at {0}: {1}.").format(place.folder, error.strerror or error),
            _("Choose another place with --vault."),
        ) from error
    finally:
        shutil.rmtree(partial.folder, ignore_errors=True)
    return name


def _make_folder(folder: Path) -> None:
    """Make the folders above a vault that are missing."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=PRIVATE_FOLDER)
    except OSError as error:
        raise CannotBeDone(
            _("The folder {0} cannot be made: {1}.").format(folder, error.strerror or error),
            _("Choose another place with --vault."),
        ) from error


def _make_database(place: VaultPlace, key: bytes, name: str, now_utc: int) -> None:
    os.close(os.open(place.database, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE))
    connection = open_database(place.database, key, "rwc")
    try:
        migrate(connection)
        with transaction(connection):
            connection.execute(
                "INSERT INTO vault (id, marker, uuid, created_at) VALUES (1, ?, ?, ?)", (MARKER, name, now_utc)
            )
            _make_owner(connection, now_utc)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()


def _make_owner(connection: Connection, now_utc: int) -> None:
    """The owner is an ordinary person row, made with the vault and named by a setting; no step to undo."""
    first = undo_log.begin_step(connection, "", now_utc)
    owner = connection.execute(
        "INSERT INTO person (uuid, display_name, sort_name, created_at, changed_at) VALUES (?, '', '', ?, ?)",
        (str(uuid.uuid4()), now_utc, now_utc),
    ).lastrowid
    connection.execute("INSERT INTO setting (name, value) VALUES ('owner_person_id', ?)", (str(owner),))
    connection.execute("DELETE FROM change")
    undo_log.end_step(connection, first)


def migrate(connection: Connection, until: int | None = None) -> None:
    """Bring the schema up to date, each step in one transaction; none of it is a change of the user's to undo.

    until: the number of the last step to take, None = all of them.
    """
    present = connection.execute("PRAGMA user_version").fetchone()[0]
    for step in MIGRATIONS:
        if step.number <= present or (until is not None and step.number > until):
            continue
        with transaction(connection):
            undo_log.remove_triggers(connection)
            for statement in _statements(step.up):
                connection.execute(statement)
            if step.project is not None:
                step.project(connection)
            connection.execute(f"PRAGMA user_version = {step.number}")
            if step is MIGRATIONS[-1]:
                undo_log.forget_undone(connection)
                put_aside.install_twins(connection)
                undo_log.install_triggers(connection)


def _statements(script: str) -> list[str]:
    """Split a script; executescript would commit the transaction it runs in."""
    return [part for part in (piece.strip() for piece in script.split(";\n")) if part]


def unlock(place: VaultPlace, passphrase: str) -> bytes:
    """Give the data key of a vault; raises what is wrong with the place, the key file or the passphrase."""
    return unlocking.by_passphrase(place, passphrase).key.key


def is_current(place: VaultPlace, connection: Connection) -> bool:
    """Say whether a database is as this version writes it; raises where it is not this vault's, or newer."""
    with engine_errors(place.database):
        return _check_identity(place, connection) == SCHEMA


def open_writer(place: VaultPlace, key: bytes, now: datetime, number: int = 0) -> Connection:
    """Open the one writing connection, checking that the database is this vault's and of a version we know.

    An older one is backed up and brought up to date. now: the time that the backup bears. number: of the data key.
    """
    connection = open_database(place.database, key, "rw")
    try:
        with engine_errors(place.database):
            if _check_identity(place, connection) < SCHEMA:
                _back_up_before_migration(place, key, now, number)
                migrate(connection)
            with transaction(connection):
                undo_log.record_under(connection, None)
    except BaseException:
        connection.close()
        raise
    return connection


def refuse_newer(version: int) -> None:
    """Raise VaultTooNew for a schema that this version does not know."""
    if version > SCHEMA:
        raise VaultTooNew(
            _("This vault was written by a newer version of Coterie (format {0}; this version knows {1}).").format(
                version, SCHEMA
            ),
            _("Update Coterie and try again; nothing was changed."),
        )


def _check_identity(place: VaultPlace, connection: Connection) -> int:
    """Refuse a database of another vault, of another program, or of a newer version; give its version."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    refuse_newer(version)
    known = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'vault'").fetchone()
    row = connection.execute("SELECT marker, uuid FROM vault").fetchone() if known else None
    if row is None or row[0] != MARKER or unlocking.fitting(place, row[1], 0) is None:
        raise VaultDamaged(
            _("The files of this vault do not belong together."),
            _("vault.db and vault.keys must come from the same vault; restore both from one backup."),
        )
    return version


def _back_up_before_migration(place: VaultPlace, key: bytes, now: datetime, number: int) -> None:
    """Back the vault up before its schema changes."""
    source = Source(place, key, lambda: open_database(place.database, key, "ro"), number)
    try:
        make(source, Order(Reason.MIGRATION, now), QuietJob())
    except VaultDamaged as error:
        raise VaultDamaged(
            _("The vault is damaged and was not brought up to date."),
            _("Nothing was changed. Restore the newest backup."),
        ) from error
    except CannotBeDone as error:
        raise CannotBeDone(
            _("The vault is to be brought up to date, but no backup of it can be made before. {0}").format(
                error.message
            ),
            error.hint,
        ) from error


def _copied(connection: Connection, place: Path, key: bytes) -> bool:
    """Copy a database and say whether the copy is sound."""
    copy = open_database(place, key, "rwc")
    try:
        connection.backup(copy)
        copy.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return bool(copy.execute("PRAGMA integrity_check").fetchone()[0] == "ok")
    finally:
        copy.close()


def copy_brought_up_to_date(connection: Connection, to: VaultPlace, key: bytes) -> None:
    """Copy an older vault that cannot be written to another place, and bring the copy up to date there."""
    if not _copied(connection, to.database, key):
        raise VaultDamaged(_("The vault is damaged."), _("Nothing was changed. Restore the newest backup."))
    copy = open_database(to.database, key, "rw")
    try:
        migrate(copy)
        copy.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        copy.close()


def remove_empty_journal(place: VaultPlace) -> None:
    """Remove what reading alone leaves beside a database; for whoever holds the vault and has nothing open of it."""
    with contextlib.suppress(OSError):
        if not place.journal.exists() or place.journal.stat().st_size == 0:
            place.journal.unlink(missing_ok=True)
            place.journal.with_name("vault.db-shm").unlink(missing_ok=True)


def hold(place: VaultPlace) -> HeldPlace:
    """Hold the vault alone: locks of the operating system, which go with the process."""
    try:
        handle = os.fdopen(os.open(place.lock, os.O_RDWR | os.O_CREAT, PRIVATE_FILE), "r+b")
    except OSError as error:
        raise CannotBeDone(
            _("The vault at {0} cannot be written: {1}.").format(place.folder, error.strerror or error),
            _("Check that the disk is not read-only and that you may write there; nothing was changed."),
        ) from error
    try:
        return hold_alone(handle, place.folder)
    except OSError as error:
        raise VaultInUse(
            _("Another program is using this vault."), _("Close it there, or wait until it is done, and try again.")
        ) from error
