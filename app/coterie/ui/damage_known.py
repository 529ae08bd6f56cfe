# SPDX-License-Identifier: GPL-3.0-or-later
"""What is known of damage in the open vault: it stays until a check finds everything sound, over a lock and a restart.

Outside the vault only its folder is remembered, never what was found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from coterie.ui.parts.covers import uncovered

if TYPE_CHECKING:
    from pathlib import Path

    from coterie.domain.backups import Verdict
    from coterie.ui.preferences import PreferencesStore


class KnownDamage(QObject):
    """Belongs to one open vault. words: what the last check found, "" where nobody looked yet; changed: by anybody."""

    changed = Signal()

    def __init__(self, preferences: PreferencesStore, parent: QObject | None = None) -> None:
        """Begin without a vault."""
        super().__init__(parent)
        self._preferences = preferences
        self._folder = ""
        self.words = ""

    def open(self, folder: Path, *, viewing: bool) -> None:
        """Take the vault that was opened; of one that is open for viewing nothing is noted: its strip says why."""
        self._folder = "" if viewing else str(folder)
        self.changed.emit()

    @property
    def is_known(self) -> bool:
        """Whether part of the open vault could not be read, and no check found it sound since."""
        return bool(self._folder) and self._preferences.now.damaged == self._folder

    def met(self, words: str = "") -> None:
        """Note that part of the vault cannot be read. words: what was found; a mere error keeps what is known."""
        if not self._folder or (self.is_known and words in {"", self.words}):
            return
        self.words = words or self.words
        self._preferences.change(damaged=self._folder)
        self.changed.emit()

    def is_sound(self) -> None:
        """Note that a check found the whole vault sound."""
        if self.is_known:
            self.words = ""
            self._preferences.change(damaged="")
            self.changed.emit()

    def take_verdict(self, verdict: Verdict) -> None:
        """Note what a check of the vault found."""
        if verdict.is_sound:
            self.is_sound()
        else:
            self.met(" ".join(uncovered(reason) for reason in verdict.checks.values() if reason))
