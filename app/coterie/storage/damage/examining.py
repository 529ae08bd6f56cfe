# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking a damaged vault through, and opening what can be read of it; no file of it is changed."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from coterie.domain.damage import DamageFacts
from coterie.domain.errors import CannotBeDone, UserError, VaultDamaged
from coterie.domain.texts import _
from coterie.storage.connections import STILL, open_database
from coterie.storage.counting import count_everything
from coterie.storage.damage.lost_rows import told
from coterie.storage.damage.pages import pages_of
from coterie.storage.damage.salvage import Salvage, salvage
from coterie.storage.files.private_place import PrivatePlace
from coterie.storage.files.real import require_file
from coterie.storage.journal.check import Journal
from coterie.storage.keys import secrets as keys
from coterie.storage.keys import unlocking
from coterie.storage.opening import file_faults
from coterie.storage.opening import folder as vault_folder
from coterie.storage.opening.place import VaultPlace
from coterie.storage.opening.ways_in import WayIn
from coterie.storage.vault import SqlVault

if TYPE_CHECKING:
    from pathlib import Path

    from coterie.services.ports.clock import Clock
    from coterie.storage.connections import Connection

#: How much more room a rescued database may take than the damaged files.
_ROOM = 2
_JOURNALS = {
    Journal.DAMAGED: lambda: _(
        "Part of it (vault.db-wal) is damaged: what was saved last before the program ended may be missing."
    ),
    Journal.FOREIGN: lambda: _("The file vault.db-wal beside the vault belongs to another database and is left out."),
}


def examine(folder: Path, secret: str) -> DamageFacts:
    """Look at every file of a vault. secret: passphrase or recovery code, "" for what anybody can see."""
    place = VaultPlace(folder)
    wrong, copies = _wrong_files(place), _sound_copies(place)
    odd = place.odd_length()
    if not secret or not copies:
        return DamageFacts(wrong or _those(odd), copies)
    key, _uuid = _key_of(place, secret)
    if wrong:
        return DamageFacts(wrong, copies, opened=True)
    fault = file_faults.fault_under(place.database, key)
    with contextlib.ExitStack() as stack:
        private = PrivatePlace(_ROOM * _size(place))
        stack.callback(private.leave)
        try:
            found, counts, journal = _rescued(place, key, private)
        except VaultDamaged as error:
            return DamageFacts((error.message,), copies, opened=True)
    return DamageFacts(
        _those(fault or odd) if not found.bad_pages else (),
        copies,
        opened=True,
        pages=found.pages,
        bad_pages=len(found.bad_pages),
        journal=journal,
        lost=told(found.lost),
        counts=counts,
    )


def _those(sentence: str) -> tuple[str, ...]:
    return (sentence,) if sentence else ()


def open_readable(folder: Path, secret: str, clock: Clock) -> SqlVault:
    """Open for viewing what can be read of a damaged vault, over a copy that is gone when it is closed."""
    place = VaultPlace(folder)
    place.require()
    key, uuid = _key_of(place, secret)
    with contextlib.suppress(CannotBeDone):  # where it cannot be held it cannot be written by us either
        vault_folder.hold(place).close()
    private = PrivatePlace(_ROOM * _size(place))
    try:
        found, _journal = _filled(place, key, private, uuid)
        way = WayIn(private.place, STILL, _viewing(found), leave=private.leave, is_ours=True)
        return SqlVault(place, key, clock, way)
    except BaseException:
        private.leave()
        raise


def _viewing(found: Salvage) -> str:
    if not found.bad_pages and not found.lost:
        return _("This vault is open for reading and exporting only; nothing is written to it.")
    return _("Part of this vault cannot be read. What can be is open for reading and exporting only.")


def _key_of(place: VaultPlace, secret: str) -> tuple[bytes, str]:
    """Give the data key and the uuid, and leave both key files as they are."""
    files = keys.copies(place.keys, place.keys_again, heal=False)
    found = unlocking.right_one(place, files, lambda file: keys.by_secret(file, secret))
    return found.key.key, found.file.vault


def _rescued(place: VaultPlace, key: bytes, private: PrivatePlace) -> tuple[Salvage, dict[str, int], str]:
    """Read everything there is once, to count it."""
    found, journal = _filled(place, key, private, "", search=False)
    connection = open_database(private.place.database, key, STILL)
    try:
        return found, count_everything(connection), journal
    finally:
        connection.close()


def _filled(
    place: VaultPlace, key: bytes, private: PrivatePlace, uuid: str, *, search: bool = True
) -> tuple[Salvage, str]:
    """Fill a private database with what can be read, under the vault's own key, so that backups of it open with it."""
    with file_faults.named(place, key), pages_of(place, key) as pages:
        if len(pages.bad) >= pages.count:
            raise VaultDamaged(
                _("The file vault.db does not belong to this vault’s key files, or is damaged throughout."),
                file_faults.restore_hint(),
            )
        vault_folder.refuse_newer(pages.version)
        connection: Connection = open_database(private.place.database, key, "rwc")
        try:
            found = salvage(pages, connection, uuid, search=search)
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            connection.close()
        words = _JOURNALS.get(pages.journal.kind)
        return found, words() if words else ""


def _wrong_files(place: VaultPlace) -> tuple[str, ...]:
    """Say what anybody can see that is wrong with the database, and what lies beside it."""
    try:
        place.require_folder()
        if not place.database.exists() and not place.database.is_symlink():
            return (_("The file vault.db is missing."),)
        require_file(place.database)
        fault = file_faults.fault_of(place.database)
    except UserError as error:
        return (error.message,)
    except OSError as error:
        return (_("The file vault.db cannot be read: {0}.").format(error.strerror or error),)
    return (fault,) if fault else ()


def _sound_copies(place: VaultPlace) -> int:
    """Count the key files that can be read."""
    count = 0
    for copy in (place.keys, place.keys_again):
        with contextlib.suppress(VaultDamaged, OSError):
            keys.from_bytes(keys.bytes_of(copy))
            count += 1
    return count


def _size(place: VaultPlace) -> int:
    return sum(file.stat().st_size for file in (place.database, place.journal) if file.exists())
