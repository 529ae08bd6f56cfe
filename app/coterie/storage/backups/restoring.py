# SPDX-License-Identifier: GPL-3.0-or-later
"""Making a vault of a backup: in a new folder, or in the place of a vault, which is moved aside.

Nothing is overwritten. All of it is built and checked beside what is there. Before that there is nothing to take back;
from then on one rename decides (resuming.py).
"""

from __future__ import annotations

import contextlib
import secrets
import shutil
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.domain.backups import Reason, Restored, newest_verified
from coterie.domain.errors import CannotBeDone, RestoreDecided, UserError, VaultDamaged, VaultTooNew
from coterie.domain.texts import _
from coterie.storage.backups import copying, manifest, paused, places, present, resuming
from coterie.storage.backups.making import Order, Source, make
from coterie.storage.backups.present import mode_of
from coterie.storage.backups.reading import DamagedBackup, OpenedBackup, open_backup, unlocked
from coterie.storage.backups.state_mark import mark_of
from coterie.storage.backups.verifying import differing, extract
from coterie.storage.connections import engine_errors, open_database
from coterie.storage.files.safe import PRIVATE_FOLDER, flush_folder, write_whole
from coterie.storage.keys import secrets as keys
from coterie.storage.keys import unlocking
from coterie.storage.opening import folder as vault_folder
from coterie.storage.opening.place import VaultPlace

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from coterie.services.jobs import JobContext
    from coterie.storage.backups.manifest import Held

PAUSED = paused.PAUSED
_UNDER_WAY = resuming.UNDER_WAY


@dataclass(frozen=True)
class _Unlocked:
    """A backup with its data key and what its vault held."""

    backup: OpenedBackup
    key: bytes
    held: Held


def restore(file: Path, to: Path, secret: str, now: datetime, job: JobContext) -> Restored:
    """Restore a backup; raises what stands in the way, and then nothing was changed."""
    with places.disk_errors(_("The backup cannot be restored.")):
        backup = open_backup(file)
        if backup.facts.schema > vault_folder.SCHEMA:
            raise VaultTooNew(
                _("The backup {0} was made by a newer version of Coterie.").format(file.name),
                _("Update Coterie and try again; nothing was changed."),
            )
        known = _Unlocked(backup, *unlocked(backup, secret))
        if to.exists() or to.is_symlink():
            return _in_place_of(VaultPlace(to), known, secret, now, job)
        return _in_new_folder(VaultPlace(to), known, job)


def _in_new_folder(place: VaultPlace, known: _Unlocked, job: JobContext) -> Restored:
    """Build the vault beside its place, then give it its name."""
    parent = place.folder.parent
    parent.mkdir(parents=True, exist_ok=True, mode=PRIVATE_FOLDER)
    for leftover in parent.glob(f".{place.folder.name}{_UNDER_WAY}*{places.PARTIAL}"):
        shutil.rmtree(leftover, ignore_errors=True)
    places.require_room(parent, known.backup.size)
    partial = parent / f".{place.folder.name}{_UNDER_WAY}{secrets.token_hex(4)}{places.PARTIAL}"
    try:
        _build(partial, known, job)
        (partial / "backups").mkdir(mode=PRIVATE_FOLDER)
        write_whole(partial / "backups" / PAUSED, paused.told_of(known.backup.facts.made_at))
        partial.rename(place.folder)
        flush_folder(parent)
        return Restored(place.folder, _compared(place, known), None)
    except BaseException:
        # What was made here and nowhere else may go: it was not there before.
        if not partial.exists():
            with contextlib.suppress(OSError):
                place.folder.rename(partial)
        shutil.rmtree(partial, ignore_errors=True)
        raise


def _in_place_of(place: VaultPlace, known: _Unlocked, secret: str, now: datetime, job: JobContext) -> Restored:
    """Build the vault inside the folder of another, move that one aside, and put this one in its place."""
    _require_vault(place)
    with closing(vault_folder.hold(place)):
        resuming.finish_all(place.folder)
        _require_same_vault(place, known.backup)
        _sweep(place)
        places.require_room(place.folder, known.backup.size)
        partial = place.folder / f"{_UNDER_WAY}{secrets.token_hex(4)}{places.PARTIAL}"
        was_paused = (place.backups / PAUSED).exists()
        try:
            _build(partial, known, job)
            is_damaged = not _back_up_present(place, secret, now, job) and present.is_damaged(place, secret, known.key)
            resuming.write_sums(partial, was_paused=was_paused, is_damaged=is_damaged)
            place.backups.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
            write_whole(place.backups / PAUSED, paused.told_of(known.backup.facts.made_at))
            ready = _ready(place, now)
            partial.rename(ready)
        except BaseException:
            shutil.rmtree(partial, ignore_errors=True)
            if not was_paused:
                with contextlib.suppress(OSError):
                    (place.backups / PAUSED).unlink()
            raise
        replaced = resuming.finish(place.folder, ready)
        return Restored(place.folder, _compared(place, known), replaced)


def _require_vault(place: VaultPlace) -> None:
    """Raise CannotBeDone where a path is taken by something that is no vault."""
    parts = (place.database, place.keys, place.keys_again)
    is_vault = any(part.exists() for part in parts) or resuming.waiting(place.folder) or places.files_in(place.backups)
    if place.folder.is_dir() and is_vault:
        return
    raise CannotBeDone(
        _("{0} exists already and is no vault.").format(place.folder),
        _("Choose a folder that does not exist yet; nothing was changed."),
    )


def _require_same_vault(place: VaultPlace, backup: OpenedBackup) -> None:
    """Raise CannotBeDone where another vault lies; a key file that cannot be read says nothing."""
    try:
        present = {file.vault for file in keys.copies(place.keys, place.keys_again, heal=False)}
    except UserError:
        return
    if backup.facts.vault not in present:
        raise CannotBeDone(
            _("The backup {0} is of another vault than the one at {1}.").format(backup.file.name, place.folder),
            _("Restore it into a new folder; nothing was changed."),
        )


def _sweep(place: VaultPlace) -> None:
    resuming.sweep(place.folder)
    places.sweep(place.backups)


def _back_up_present(place: VaultPlace, secret: str, now: datetime, job: JobContext) -> bool:
    """Make a backup of what is replaced, where it can be opened; it is kept whole in any case, as it lies there.

    Gives whether one was made now: then every page of it was read.
    """
    with contextlib.suppress(UserError):
        found = unlocking.by_secret(place, secret).key
        source = Source(
            place, found.key, lambda: open_database(place.database, found.key, mode_of(place)), found.number
        )
        if not _is_backed_up(source):
            make(source, Order(Reason.RESTORE, now), job)
            return True
    return False


def _is_backed_up(source: Source) -> bool:
    """Say whether the newest backup holds what a vault holds."""
    newest = newest_verified(places.list_backups(source.place.backups, lambda backup: backup.seen()))
    if newest is None:
        return False
    held = manifest.unseal(open_backup(newest.file).manifest, source.key)
    with engine_errors(source.place.database), closing(source.open()) as connection:
        return held is not None and held.mark == mark_of(connection)


def _ready(place: VaultPlace, now: datetime) -> Path:
    """Give the folder in which what is restored waits for its place, under a time that no other has."""
    for name in places.names_like(f"{now:%Y%m%d-%H%M%S}", ""):
        ready, *kept = (
            place.folder / f"{kind}{name}" for kind in (resuming.READY, resuming.REPLACED, resuming.DAMAGED)
        )
        if not ready.exists() and not any(folder.exists() for folder in kept):
            return ready
    raise AssertionError  # there is always another name


def _build(folder: Path, known: _Unlocked, job: JobContext) -> None:
    """Write a vault into a new folder and check it: every check of a database, and what it holds."""
    place = VaultPlace(folder)
    folder.mkdir(mode=PRIVATE_FOLDER)
    extract(known.backup, place.database, job)
    keys.write(place.keys, place.keys_again, keys.from_bytes(known.backup.key_data))
    with copying.looked_at(place.database, known.key, job) as connection:
        found = copying.check_copy(connection, place.database, job, _("Checking what was restored"))
        reasons = [reason for reason in found.values() if reason]
        reasons += [words for words in (differing(connection, known.held, known.backup.facts.schema),) if words]
    if reasons:
        raise DamagedBackup(known.backup.file, "", reasons[0])


def _compared(place: VaultPlace, known: _Unlocked) -> dict[str, int]:
    """Open the vault in its place and see that it holds what the backup held."""
    try:
        with engine_errors(place.database), copying.at_rest(place.database, known.key) as connection:
            counts = copying.counts_of(connection)
            words = differing(connection, known.held, known.backup.facts.schema)
    except (OSError, VaultDamaged) as error:
        raise NotAsExpected from error
    if words:
        raise NotAsExpected
    return counts


class NotAsExpected(VaultDamaged, RestoreDecided):
    """The restored vault lies in its place, but cannot be read there as it could before."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(
            _("The vault was restored, but could not be read again as the backup was."),
            _(
                "What was there before lies beside it in a folder “replaced-…” or “damaged-…”. Check the disk, then "
                "restore again."
            ),
        )
