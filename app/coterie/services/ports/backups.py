# SPDX-License-Identifier: GPL-3.0-or-later
"""What the services ask of the place where backups are made, read and restored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from coterie.domain.backups import BackupSeen, Reason, Restored, Verdict
    from coterie.services.jobs import JobContext


@dataclass(frozen=True)
class SecondPlace:
    """A folder for copies in a second place. copied_at: when a verified copy was last put there, None = never.

    is_there: whether the folder can be reached now; that of a drive that is not plugged in cannot.
    is_beside: it lies on the same disk as the vault.
    """

    folder: Path
    copied_at: datetime | None
    is_there: bool
    is_beside: bool = False


class BackupStore(Protocol):
    """The backups of an open vault. spares_all: nothing is removed for now, while a chosen one waits to be put back."""

    spares_all: bool

    @property
    def can_be_made(self) -> bool:
        """Say whether the vault can be written to; one that is open for viewing needs no backups."""

    @property
    def has_changed(self) -> bool:
        """Say whether anything was ever done in the vault."""

    def make(self, reason: Reason, to: Path | None, job: JobContext) -> BackupSeen:
        """Make a backup and check it. to: a folder or a file of somebody's choice, None = the vault's own folder.

        Raises CannotBeDone where it cannot be made, VaultMoved where the vault is not there; then nothing was changed.
        """

    def all(self) -> list[BackupSeen]:
        """List the backups in the vault's own folder, newest first, with counts; also files that cannot be read."""

    def ours(self) -> list[BackupSeen]:
        """List those backups in the vault's own folder that are of this vault, newest first."""

    def is_unchanged_since(self, seen: BackupSeen) -> bool:
        """Say whether the vault holds what it held when a backup was made, and opens by the same keys."""

    def is_whole(self, seen: BackupSeen) -> bool:
        """Read a backup to its end and say whether it is still what it was when it was made."""

    def remove(self, seen: Sequence[BackupSeen]) -> None:
        """Remove backups of this vault; what is none of them any more is left alone."""

    def verify(self, file: Path | None, job: JobContext) -> Verdict:
        """Check a backup, or for None the vault itself, by every check there is."""

    def checked_at(self) -> datetime | None:
        """Say when the vault itself was last found sound, None = never."""

    @property
    def was_cut_short(self) -> bool:
        """Say whether the program ended in the middle of its work the last time."""

    def made_at(self) -> datetime:
        """Say when the vault was made."""

    def second_place(self) -> SecondPlace | None:
        """Give the second place, where there is one."""

    def set_second_place(self, folder: Path | None) -> None:
        """Remember a second place, or that there is none."""

    def require_folder(self, folder: Path) -> None:
        """Raise CannotBeDone where a second place is not there, or is the vault itself."""

    def copy(self, seen: BackupSeen, folder: Path, job: JobContext) -> BackupSeen:
        """Put a verified copy of a backup into the second place and note the time."""

    def beside(self, folder: Path) -> list[BackupSeen]:
        """List the backups of this vault in another folder, newest first; none where it is not there."""

    @property
    def rotation_is_paused(self) -> bool:
        """Say whether nothing is to be cleared away, since a restore is not yet known to be right."""

    def pause_rotation(self, *, paused: bool) -> None:
        """Clear nothing away until told otherwise, or clear away again."""


class BackupFiles(Protocol):
    """Backups while no vault is open."""

    def all(self, folder: Path) -> list[BackupSeen]:
        """List the backups of a vault's folder, newest first: what anybody can see of them."""

    def look(self, file: Path) -> BackupSeen:
        """Read what anybody can see of a backup; raises VaultDamaged for a file that is no whole backup."""

    def preview(self, file: Path, secret: str) -> BackupSeen:
        """Read a backup with its counts. secret: the passphrase or the recovery code.

        Raises WrongPassphrase, or VaultDamaged for a file that is no whole backup.
        """

    def verify(self, file: Path, secret: str, job: JobContext) -> Verdict:
        """Check a backup by every check there is; raises WrongPassphrase."""

    def restore(self, file: Path, to: Path, secret: str, job: JobContext) -> Restored:
        """Make a vault of a backup, in a new folder or in the place of a vault; nothing is overwritten."""
