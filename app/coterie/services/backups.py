# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups of an open vault: when one is needed, making it, clearing old ones away, checking, the second place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from coterie.domain.backup_rotation import to_clear_away
from coterie.domain.backups import Reason, is_needed, newest_verified
from coterie.domain.errors import CannotBeDone, VaultDamaged
from coterie.domain.export_ledger import LedgerEntry
from coterie.domain.texts import _
from coterie.services.backup_words import WEEK, damage_words, second_place_warning, second_place_words
from coterie.services.jobs import QuietJob

if TYPE_CHECKING:
    from pathlib import Path

    from coterie.domain.backups import BackupSeen, Verdict
    from coterie.services.jobs import JobContext
    from coterie.services.ports.backups import BackupStore
    from coterie.services.ports.clock import Clock
    from coterie.services.ports.exporting import Ledger

#: How a backup that was put where somebody said stands in the ledger.
BACKUP = "backup"


class BackedUpVault(Protocol):
    """The part of a vault that backups need."""

    @property
    def backups(self) -> BackupStore:
        """The backups of the vault."""

    @property
    def ledger(self) -> Ledger:
        """What left the vault."""


class Backups:
    """What a person can do about backups."""

    def __init__(self, vault: BackedUpVault, clock: Clock) -> None:
        """Work on an open vault."""
        self._vault = vault
        self._clock = clock

    def make(self, reason: Reason = Reason.ASKED, to: Path | None = None, job: JobContext | None = None) -> BackupSeen:
        """Make a backup and check it, then clear away what is older than what is kept.

        to: a folder or file of somebody's choice, which is noted in the ledger of what left; None = the vault's own
        folder. Raises CannotBeDone where it cannot be
        made; then nothing else was changed.
        """
        made = self._store.make(reason, to, job or QuietJob())
        if to is None:
            self._clear_away(self._store.ours())
        elif self._store.can_be_made:
            self._vault.ledger.add(_line_of(made, int(self._clock.now().timestamp())))
        return made

    def before(self, reason: Reason, job: JobContext | None = None) -> BackupSeen | None:
        """Have a backup of what is there now before an act, made only where one is needed; None = none was.

        Raises CannotBeDone where it cannot be made: then the act must not be done.
        """
        newest = self.newest()
        is_there = newest is not None and self._store.is_unchanged_since(newest) and self._store.is_whole(newest)
        if not is_needed(reason, newest, self._clock.now(), changed=not is_there):
            return None
        try:
            return self.make(reason, None, job)
        except (CannotBeDone, VaultDamaged) as error:
            kind = VaultDamaged if isinstance(error, VaultDamaged) else CannotBeDone
            raise kind(f"{_not_done(reason)} {error.message}", error.hint) from error

    def all(self) -> list[BackupSeen]:
        """List the backups in the vault's own folder, newest first; also files there that cannot be read."""
        return self._store.all()

    def newest(self) -> BackupSeen | None:
        """Give the newest verified backup of this vault."""
        return newest_verified(self._store.ours())

    def verify(self, file: Path | None = None, job: JobContext | None = None) -> Verdict:
        """Check a backup, or for None the vault itself; raises what makes it unreadable at all."""
        return self._store.verify(file, job or QuietJob())

    def check_is_due(self) -> bool:
        """Say whether the vault should be checked when nobody works: after a crash, and once a week."""
        checked = self._store.checked_at() or self._store.made_at()
        return self._store.was_cut_short or abs(self._clock.now() - checked) > WEEK

    def check_if_due(self, job: JobContext | None = None) -> str:
        """Check the vault where that is due; gives "" or a sentence of what was found and what to do."""
        if not self.check_is_due():
            return ""
        found = [reason for reason in self.verify(None, job).checks.values() if reason]
        if not found:
            return ""
        newest = self.newest()
        return damage_words(found[0], newest.made_at if newest is not None else None, self._clock.now())

    def due_at_closing(self) -> bool:
        """Say whether a backup should be made before closing: something changed, and half an hour has passed.

        One is due as well where the newest is no longer what it was when it was made.
        """
        if not self._store.can_be_made or not self._store.has_changed:
            return False
        newest = self.newest()
        changed = newest is None or not self._store.is_unchanged_since(newest)
        if newest is None or is_needed(Reason.CLOSING, newest, self._clock.now(), changed=changed):
            return True
        return not self._store.is_whole(newest)

    def second_place(self) -> Path | None:
        """Give the folder for copies in a second place."""
        place = self._store.second_place()
        return place.folder if place is not None else None

    def set_second_place(self, folder: Path | None) -> None:
        """Remember the folder for copies in a second place; None = there is none."""
        self._store.set_second_place(folder)

    def copy_to_second_place(self, job: JobContext | None = None) -> BackupSeen:
        """Put a verified copy of what is there now into the second place, then clear away old copies there.

        Raises CannotBeDone where there is no second place, or where its drive is not plugged in.
        """
        place = self._store.second_place()
        if place is None:
            raise CannotBeDone(
                _("No second place is chosen."), _("Choose a folder for it, best on a drive that is kept elsewhere.")
            )
        self._store.require_folder(place.folder)
        newest = self.newest()
        if newest is None or not self._store.is_unchanged_since(newest):
            newest = self.make(Reason.ASKED, None, job)
        copied = self._store.copy(newest, place.folder, job or QuietJob())
        self._clear_away(self._store.beside(place.folder))
        return copied

    def second_place_words(self) -> str:
        """Say that it is time for a copy in a second place: after a week without one; else ""."""
        return second_place_words(self._store.second_place(), self._store.made_at(), self._clock.now())

    def second_place_warning(self) -> str:
        """Say what the second place does not save from, by where it lies; "" where nothing is known against it."""
        return second_place_warning(self._store.second_place())

    @property
    def rotation_is_paused(self) -> bool:
        """Say whether nothing is cleared away, since a restore is not yet known to be right."""
        return self._store.rotation_is_paused

    def keep_rotation_paused(self) -> None:
        """Clear nothing away until the restore is known to be right."""
        self._store.pause_rotation(paused=True)

    def spare_all(self, *, spared: bool) -> None:
        """Clear nothing away while a chosen backup waits to be put back, or clear away again; nothing is written."""
        self._store.spares_all = spared

    def restore_is_right(self) -> None:
        """Clear old backups away again, from the next backup on."""
        self._store.pause_rotation(paused=False)

    @property
    def _store(self) -> BackupStore:
        return self._vault.backups

    def _clear_away(self, seen: list[BackupSeen]) -> None:
        if not self._store.rotation_is_paused:
            self._store.remove(to_clear_away(seen))


def _line_of(made: BackupSeen, at_utc: int) -> LedgerEntry:
    """Give the line of the ledger; the sum is of the database in the backup, as the backup itself bears it."""
    counts = made.counts or {}
    return LedgerEntry(at_utc, BACKUP, counts.get("people", 0), sum(counts.values()), (), made.file.name, made.sha256)


def _not_done(reason: Reason) -> str:
    """Say what was not done, since there is no backup from before it."""
    words = {
        Reason.IMPORT: _("Nothing was imported, since no backup could be made before."),
        Reason.MERGE: _("Nobody was merged, since no backup could be made before."),
        Reason.BULK: _("Nobody was moved to the bin, since no backup could be made before."),
        Reason.KEYS: _("The keys were not changed, since no backup could be made before."),
    }
    return words.get(reason, _("Nothing was changed, since no backup could be made."))
