# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks at a damaged vault and its backups, on a worker's thread; an error is only one more thing that was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.domain.backups import newest_first, newest_verified
from coterie.domain.errors import UserError, WrongPassphrase

if TYPE_CHECKING:
    from pathlib import Path

    from coterie.domain.backups import BackupSeen
    from coterie.domain.damage import DamageReport
    from coterie.services.app import App


@dataclass(frozen=True)
class Looked:
    """What was found. secret: what opened the vault or the backup, "" = nothing did, or nothing was given.

    opens_vault, opens_backup: which of the two. offered: the backup to begin with, with its counts once it is open.
    problem: why the vault could not be looked through. has_files: there is a database and a key to it.
    """

    report: DamageReport | None
    backups: tuple[BackupSeen, ...]
    offered: BackupSeen | None
    secret: str
    opens_vault: bool
    opens_backup: bool
    problem: UserError | None = None
    has_files: bool = True

    @property
    def is_sound(self) -> bool:
        """Whether nothing was found wrong by this look."""
        return self.problem is None and self.report is not None and self.report.is_sound

    @property
    def waits_for_the_vaults_own(self) -> bool:
        """Whether what was typed opens the backup alone, and the vault has another passphrase."""
        return self.is_open and not self.opens_vault and self.problem is None

    @property
    def is_open(self) -> bool:
        """Whether the passphrase, or the code, is known to be right."""
        return bool(self.secret)


def look_at(app: App, folder: Path, secret: str = "", wanted: Path | None = None) -> Looked:
    """Look at everything. wanted: the backup to begin with, None = the newest that was checked."""
    report, opens_vault, problem = _examined(app, folder, secret)
    backups = tuple(newest_first(_listed(app, folder)))
    offered = next((one for one in backups if one.file == wanted), None) or _first(backups)
    opens_backup = False
    if offered is not None and secret:
        offered, opens_backup = _opened(app, offered, secret)
    known = secret if opens_vault or opens_backup else ""
    return Looked(report, backups, offered, known, opens_vault, opens_backup, problem, _has_files(folder))


def _has_files(folder: Path) -> bool:
    """Tell whether there is something to read at all, and what opens it."""
    return (folder / "vault.db").is_file() and any((folder / keys).is_file() for keys in ("vault.keys", "vault.keys.2"))


def _examined(app: App, folder: Path, secret: str) -> tuple[DamageReport | None, bool, UserError | None]:
    """Examine the vault with a secret, and without it where it is of no use."""
    try:
        report = app.examine(folder, secret)
    except WrongPassphrase:
        pass
    except UserError as error:
        return _seen_from_outside(app, folder), False, error
    else:
        return report, report.is_opened, None
    return _seen_from_outside(app, folder), False, None


def _seen_from_outside(app: App, folder: Path) -> DamageReport | None:
    try:
        return app.examine(folder)
    except UserError:
        return None


def _listed(app: App, folder: Path) -> list[BackupSeen]:
    try:
        return app.backups_of(folder)
    except (UserError, OSError):
        return []


def _first(backups: tuple[BackupSeen, ...]) -> BackupSeen | None:
    """Give the newest that was checked, else the newest that can be read at all."""
    return newest_verified(backups) or next((one for one in backups if one.vault), None)


def _opened(app: App, offered: BackupSeen, secret: str) -> tuple[BackupSeen, bool]:
    try:
        return app.preview(offered.file, secret), True
    except UserError:
        return offered, False
