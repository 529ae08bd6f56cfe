# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a vault's parts lie, and what anybody can see of a locked one. Light: the unlock screen needs nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.domain.errors import VaultMoved
from coterie.domain.texts import _
from coterie.services.ports.vault import VaultSeen
from coterie.storage.backups.paused import PAUSED
from coterie.storage.files.real import require_file

if TYPE_CHECKING:
    from pathlib import Path

#: Every database of a vault is made of pages of so many bytes.
_PAGE_BYTES = 4096


@dataclass(frozen=True)
class VaultPlace:
    """The paths of a vault's parts."""

    folder: Path

    @property
    def database(self) -> Path:
        """The encrypted database."""
        return self.folder / "vault.db"

    @property
    def journal(self) -> Path:
        """What was saved and does not stand in the database yet."""
        return self.folder / "vault.db-wal"

    @property
    def old_journal(self) -> Path:
        """What databases of another habit have beside them; a vault never has."""
        return self.folder / "vault.db-journal"

    @property
    def renewed(self) -> Path:
        """The database under a new data key, while it is made; whatever lies there otherwise was left by a kill."""
        return self.folder / "vault.db.renewed"

    @property
    def keys(self) -> Path:
        """The key file, first copy."""
        return self.folder / "vault.keys"

    @property
    def keys_again(self) -> Path:
        """The key file, second copy."""
        return self.folder / "vault.keys.2"

    @property
    def lock(self) -> Path:
        """The file that the operating system locks."""
        return self.folder / "vault.lock"

    @property
    def backups(self) -> Path:
        """The folder of backups."""
        return self.folder / "backups"

    def odd_length(self) -> str:
        """Say that the database does not end where a page ends, "" where it does or its journal may still mend it.

        Whether pages are missing only the first of them says, and that is encrypted.
        """
        try:
            is_odd = self.database.stat().st_size % _PAGE_BYTES != 0
            if not is_odd or (self.journal.exists() and self.journal.stat().st_size > 0):
                return ""
        except OSError:
            return ""
        return _("The file vault.db does not end where a page ends: it was cut off, or something was added to it.")

    def require_folder(self) -> None:
        """Raise VaultMoved when there is no vault here."""
        if not self.folder.is_dir() or not any(file.exists() for file in (self.keys, self.keys_again, self.database)):
            raise VaultMoved(
                _("There is no vault at {0}.").format(self.folder),
                _("Make one with “coterie init”, or name another with --vault."),
            )

    def require(self) -> None:
        """Raise what is missing here, or cannot be opened at all. A restore that was broken off is ended first."""
        self._finish_restore()
        self.require_folder()
        if not (self.keys.exists() or self.keys_again.exists()):
            raise VaultMoved(
                _("The vault at {0} has lost its key files vault.keys and vault.keys.2.").format(self.folder),
                _("If another program moved them, put one back; otherwise restore a backup from the folder “backups”."),
            )
        if not self.database.exists() and not self.database.is_symlink():
            raise VaultMoved(
                _("The vault at {0} has lost its file vault.db.").format(self.folder),
                _("If another program moved it, put it back; otherwise restore a backup from the folder “backups”."),
            )
        require_file(self.database)

    def _finish_restore(self) -> None:
        if any(self.folder.glob("restoring-*")) or any(self.folder.glob(".restoring.*")):
            from coterie.storage.backups import resuming  # noqa: PLC0415 - hardly any start needs it

            resuming.finish_broken_off(self.folder)
            resuming.clear_broken_off(self.folder)


def _put_back(place: VaultPlace) -> str:
    """Say which passphrase counts where a backup was put back that nobody has called right yet."""
    if not (place.backups / PAUSED).exists():
        return ""
    return _("An older backup was put back here: the passphrase of its day opens it.")


def look(place: VaultPlace) -> VaultSeen:
    """Say what can be seen of a vault without opening it; raises VaultMoved where there is none."""
    place.require()
    files = [file for file in (place.database, place.journal) if file.exists()]
    remarks = tuple(words for words in (place.odd_length(), _put_back(place)) if words)
    size, changed_at = sum(file.stat().st_size for file in files), max(file.stat().st_mtime for file in files)
    return VaultSeen(place.folder, size, changed_at, remarks)
