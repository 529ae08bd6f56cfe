# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups while no vault is open: looking at them, checking them, restoring them."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from coterie.storage.backups import places
from coterie.storage.backups.reading import open_backup, unlocked
from coterie.storage.backups.restoring import restore
from coterie.storage.backups.verifying import verify
from coterie.storage.opening.place import VaultPlace

if TYPE_CHECKING:
    from coterie.domain.backups import BackupSeen, Restored, Verdict
    from coterie.services.jobs import JobContext
    from coterie.services.ports.clock import Clock


class SqlBackupFiles:
    """Backups as files."""

    def __init__(self, clock: Clock) -> None:
        """Name what a restore replaces by this clock."""
        self._clock = clock

    def all(self, folder: Path) -> list[BackupSeen]:
        """List the backups of a vault's folder, newest first: what anybody can see of them."""
        return places.list_backups(VaultPlace(folder).backups, lambda backup: backup.seen())

    def look(self, file: Path) -> BackupSeen:
        """Read what anybody can see of a backup; raises VaultDamaged for no whole backup."""
        return open_backup(file).seen()

    def preview(self, file: Path, secret: str) -> BackupSeen:
        """Read a backup with its counts; raises WrongPassphrase, and VaultDamaged for no whole backup."""
        backup = open_backup(file)
        _key, held = unlocked(backup, secret)
        return backup.seen(held)

    def verify(self, file: Path, secret: str, job: JobContext) -> Verdict:
        """Check a backup by every check there is; raises WrongPassphrase."""
        with tempfile.TemporaryDirectory(prefix="coterie-") as work:
            return verify(file, lambda backup: unlocked(backup, secret), Path(work), job)

    def restore(self, file: Path, to: Path, secret: str, job: JobContext) -> Restored:
        """Make a vault of a backup, in a new folder or in the place of a vault; nothing is overwritten."""
        return restore(file, to, secret, self._clock.now(), job)
