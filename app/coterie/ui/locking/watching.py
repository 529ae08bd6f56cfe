# SPDX-License-Identifier: GPL-3.0-or-later
"""Watches over an open vault: when it should be locked, when it may rest, and whether it is still in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from coterie.domain.errors import VaultDamaged
from coterie.domain.texts import _
from coterie.ui.locking.desktop_locks import DesktopLocks
from coterie.ui.locking.idle import IdleWatch, since_start

if TYPE_CHECKING:
    from collections.abc import Callable

    from coterie.domain.errors import UserError
    from coterie.services.app import Unlocked
    from coterie.services.jobs import JobContext
    from coterie.ui.desk import Desk
    from coterie.ui.job_runner import JobRunner
    from coterie.ui.preferences import PreferencesStore

MINUTE = 60.0


class Watching(QObject):
    """Goes with the open vault. lock_wanted: why, and whether there is no time for anything but what must be."""

    lock_wanted = Signal(str, bool)

    def __init__(
        self,
        unlocked: Unlocked,
        runner: JobRunner,
        desk: Desk,
        preferences: PreferencesStore,
        now: Callable[[], float] = since_start,
    ) -> None:
        """Begin. runner: whose writes are waited for; desk: who is told; now: the clock of the idle time."""
        super().__init__(runner)
        self._unlocked, self._runner, self._preferences = unlocked, runner, preferences
        self._notices, self._damage = desk.notices, desk.damage
        self._has_told = False
        self._said = ""
        self._found = ""
        self.idle = IdleWatch(lambda: self._preferences.now.lock_after * MINUTE, now, self)
        self.idle.left.connect(self._left)
        self.idle.rested.connect(self._rest)
        self.desktop = DesktopLocks(self)
        self.desktop.wanted.connect(lambda reason: self.lock_wanted.emit(reason, reason == "sleep"))
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._look_whether_it_is_there)

    def stop(self) -> None:
        """Watch no more."""
        self.idle.stop()
        self.desktop.stop()
        self.blockSignals(True)

    def _left(self) -> None:
        """Ask for the lock; an import that goes on comes first, and somebody who looks at it is told."""
        if not self._runner.is_bringing_in:
            self.lock_wanted.emit("idle", False)
        elif not self._has_told:
            self._has_told = True
            self._notices.say(_("Coterie locks as soon as what is running is done."))

    def _rest(self) -> None:
        """Have the journal written into the vault while nobody works, and the vault checked where that is due."""
        if not self._runner.is_writing:
            self._runner.put_aside(self._unlocked.rest)
            if not self._found:
                self._runner.read(self._check, self._tell_found, failed=self._cannot_be_checked, key="vault check")

    def _check(self, ctx: JobContext) -> tuple[bool, str]:
        """Check the vault where that is due; tell whether it was, and what was found."""
        backups = self._unlocked.session.backups
        return backups.check_is_due(), backups.check_if_due(ctx)

    def _tell_found(self, found: tuple[bool, str]) -> None:
        """Say what a check of the vault found; damage stays on the screen until a check finds all sound."""
        was_due, self._found = found
        if self._found:
            self._damage.met(self._found)
        elif was_due:
            self._damage.is_sound()

    def _cannot_be_checked(self, error: UserError) -> None:
        self._found = str(error)
        if type(error) is VaultDamaged:
            self._damage.met(error.message)
        else:
            self._notices.say(self._found)

    def _look_whether_it_is_there(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            look = self._unlocked.still_there
            self._runner.read(lambda _ctx: look(), self._tell, failed=lambda _error: None, key="still there")

    def _tell(self, what_became: str) -> None:
        """Say once what became of the vault's file."""
        if what_became and what_became != self._said:
            self._notices.say(what_became)
        self._said = what_became
