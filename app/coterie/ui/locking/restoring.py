# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts a backup in the place of the open vault: it is tried first, then the vault is closed, and then it is done.

Nothing of the vault is open while files are moved, and this image of the program ends as it does after a lock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QMessageBox, QWidget

from coterie.domain.errors import RestoreDecided
from coterie.domain.texts import _
from coterie.ui.job_runner import JobRunner
from coterie.ui.locking.disappearing import close_popups
from coterie.ui.locking.leaving_view import restoring_view
from coterie.ui.shell.window_size import keep_size, manner_of_window

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QStackedWidget

    from coterie.domain.errors import UserError
    from coterie.services.app import App, Unlocked
    from coterie.ui.jobs import Jobs
    from coterie.ui.locking.locking import Locking
    from coterie.ui.preferences import PreferencesStore
    from coterie.ui.restart import Manner

RESTORED = "restored"


class Restoring(QObject):
    """Does it once. Belongs to the one window; middle: where its pages stand."""

    def __init__(
        self, window: QWidget, app: App, locking: Locking, middle: QStackedWidget, preferences: PreferencesStore
    ) -> None:
        """Begin with nothing to put back."""
        super().__init__(window)
        self._window, self._app, self._locking = window, app, locking
        self._middle, self._preferences = middle, preferences
        self._runner: JobRunner | None = None

    def begin(
        self, jobs: Jobs, what: tuple[Path, str], unlocked: Unlocked, refused: Callable[[UserError], None]
    ) -> None:
        """Try whether a backup opens, and put it in the place of a vault. what: its file, and its secret.

        refused: hears why it does not open; nothing was closed then.
        """
        backup, secret = what
        folder, backups = unlocked.folder, unlocked.session.backups
        # The backup that is made at closing must not clear away the one that was chosen.
        backups.spare_all(spared=True)

        def stay(error: UserError) -> None:
            backups.spare_all(spared=False)
            refused(error)

        jobs.read(
            lambda _ctx: self._app.preview(backup, secret),
            # Whoever brings the answer is still on the stack, and goes with the vault.
            lambda _seen: QTimer.singleShot(0, self, lambda: self._close(backup, secret, folder)),
            failed=stay,
            key="restore.preview",
        )

    def _close(self, backup: Path, secret: str, folder: Path) -> None:
        """Close the vault, and work behind a cover."""
        manner = manner_of_window(self._window)
        keep_size(self._window, self._preferences)
        close_popups()
        self._locking.leave()
        view = restoring_view()
        self._middle.addWidget(view)
        self._middle.setCurrentWidget(view)
        self._runner = JobRunner(self)
        self._runner.broke.connect(lambda fault: self._broke(fault, manner))
        self._runner.write(
            lambda ctx: self._app.restore(backup, folder, secret, ctx),
            lambda _restored: self._restored(folder, manner),
            failed=lambda error: self._failed(error, manner),
        )

    def _restored(self, folder: Path, manner: Manner) -> None:
        """Lead to the unlock screen; the damage of the vault before is none of this one."""
        if self._preferences.now.damaged == str(folder):
            self._preferences.change(damaged="")
        self._locking.begin_anew(manner, RESTORED)

    def _failed(self, error: UserError, manner: Manner) -> None:
        """Say what went wrong, and that nothing was changed where that is so; then lead to the unlock screen."""
        box = QMessageBox(self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(str(error))
        if not isinstance(error, RestoreDecided):
            box.setInformativeText(_("Your vault is as it was."))
        box.exec()
        self._locking.begin_anew(manner, RESTORED)

    def _broke(self, fault: BaseException, manner: Manner) -> None:
        """Hand a fault of the program on, and lead to the unlock screen all the same."""
        self._locking.broke.emit(fault)
        self._locking.begin_anew(manner, RESTORED)
