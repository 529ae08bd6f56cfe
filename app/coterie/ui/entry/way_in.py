# SPDX-License-Identifier: GPL-3.0-or-later
"""The way in: the unlock screen where there is a vault, the first run where there is none, and what lies between."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coterie.domain.errors import UserError, VaultDamaged, VaultMoved
from coterie.domain.texts import _
from coterie.ui.entry.backdrop import Backdrop, EntryCard
from coterie.ui.entry.folder_names import was_a_vault
from coterie.ui.entry.screen_jobs import ScreenJobs
from coterie.ui.entry.unlock_view import UnlockView
from coterie.ui.entry.wish import FirstWish
from coterie.ui.job_runner import JobRunner

if TYPE_CHECKING:
    from collections.abc import Callable

    from coterie.services.app import App, Unlocked
    from coterie.ui.preferences import PreferencesStore


class WayIn(QWidget):
    """Leads to an open vault. opened: it is open, with what to begin with; broke: a fault of the program."""

    opened = Signal(object, object)
    broke = Signal(object)

    def __init__(self, app: App, preferences: PreferencesStore, *, was_locked: bool = False) -> None:
        """Look which vault there is. was_locked: somebody locked it, so nothing but a press opens it again."""
        super().__init__()
        self._app = app
        self._preferences = preferences
        self._was_locked = was_locked
        self._runner = JobRunner(self)
        self._runner.broke.connect(self.broke)
        self._jobs = ScreenJobs(self._runner)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._view: QWidget | None = None
        #: Closes a vault that is open already, where the person leaves before it is handed over.
        self._close_vault: Callable[[], None] = _nothing
        self._begin()

    def close_everything(self) -> None:
        """Stop what is running; whoever leaves now has opened nothing."""
        if self._app.keyring is not None:
            # A keyring that asks the person for its own password has a minute, for which nobody waits here.
            self._app.keyring.give_up()
        self._runner.close()
        self._close_vault()

    def in_the_background(self, work: Callable[[], object], done: Callable[[], None]) -> None:
        """Do something that nobody waits for, and what follows it in the window."""
        self._runner.read(lambda _ctx: work(), lambda _answer: done())

    def _begin(self) -> None:
        known = [Path(self._preferences.now.vault)] if self._preferences.now.vault else []
        for folder in (*known, self._app.default_vault):
            if str(folder) == self._preferences.now.damaged and was_a_vault(folder):
                self._show_damage(folder, VaultDamaged(_("A part of it could not be read while it was open.")))
                return
            if self._ask_for(folder, by_itself=not self._was_locked):
                return
        self._first_time()

    def _ask_for(self, folder: Path, *, by_itself: bool = False) -> bool:
        """Show the unlock screen of a vault, or what is wrong with it; False where there is none."""
        try:
            seen = self._app.vaults.look(folder)
        except UserError as error:
            if isinstance(error, VaultMoved) and not was_a_vault(folder):
                return False
            self._show_damage(folder, error)
            return True
        view = UnlockView(self._app, self._new_jobs(), seen, by_itself=by_itself)
        view.opened.connect(self._hand_over)
        view.another.connect(self._choose)
        view.forgotten.connect(lambda: self._ask_for_code(folder))
        view.restore.connect(lambda: self._restore(folder))
        view.damaged.connect(lambda error, typed: self._show_damage(folder, error, typed))
        self._show(view)
        return True

    def _first_time(self) -> None:
        from coterie.ui.entry.first_run import FirstRunView

        known = self._preferences.now.vault
        view = FirstRunView(self._app, self._new_jobs(), Path(known) if known else None)
        view.made.connect(self._hand_over)
        view.other.connect(self._choose)
        view.restore.connect(lambda: self._restore(None))
        self._show(view)
        self._close_vault = view.close_vault

    def _ask_for_code(self, folder: Path, code: str = "") -> None:
        """Unlock by a recovery code. code: known already."""
        from coterie.ui.entry.code_view import CodeView

        view = CodeView(self._app, self._new_jobs(), folder, code)
        view.opened.connect(self._offer_code)
        view.damaged.connect(lambda error, typed: self._show_damage(folder, error, typed))
        view.back.connect(self._again(folder))
        self._show(view)

    def _offer_code(self, unlocked: Unlocked) -> None:
        """Offer a new code in the place of the one that was used."""
        from coterie.ui.entry.recovery_offer import RecoveryOffer

        if unlocked.viewing:
            self._hand_over(unlocked)
            return
        view = RecoveryOffer(self._new_jobs(), self._app.clock, unlocked)
        view.done.connect(self._hand_over)
        self._show(view)
        self._close_vault = view.close_vault

    def _restore(self, beside: Path | None) -> None:
        """Restore a backup. beside: the vault that was on the screen."""
        from coterie.ui.entry.restore_view import RestoreView

        view = RestoreView(self._app, self._new_jobs(), beside)
        view.opened.connect(self._hand_over_restored)
        view.by_code.connect(self._ask_for_code)
        view.back.connect(self._again(beside))
        self._show(view)

    def _show_damage(self, folder: Path, error: UserError, typed: str = "") -> None:
        """Say what is wrong with a vault, and what can be done. typed: the passphrase or code that was given."""
        from coterie.ui.entry.damage_presenter import DamagePresenter
        from coterie.ui.entry.damage_window import damage_window

        view = damage_window()
        presenter = DamagePresenter(self._app, self._new_jobs(), folder, view)
        view.follow(presenter)
        view.opened.connect(self._hand_over_restored)
        view.restored_by_code.connect(lambda _code: self._forget_damage(folder))
        view.restored_by_code.connect(lambda code: self._ask_for_code(folder, code))
        view.mended.connect(lambda: self._forget_damage(folder))
        view.mended.connect(self._again(folder))
        view.other_file.connect(lambda: self._restore(folder))
        view.another.connect(self._choose)
        view.quit_wanted.connect(lambda: self.window().close())
        self._show(view)
        presenter.begin(error, typed)

    def _new_jobs(self) -> ScreenJobs:
        """Give the next screen its jobs, and let the one before hear nothing any more."""
        self._jobs.end()
        self._jobs = ScreenJobs(self._runner)
        return self._jobs

    def _again(self, folder: Path | None) -> Callable[[], None]:
        """Give the way back to where the person came from: the screen of a vault, or the first run."""

        def back() -> None:
            if folder is None or not self._ask_for(folder):
                self._begin()

        return back

    def _hand_over(self, unlocked: Unlocked, wish: FirstWish | None = None) -> None:
        self._close_vault = _nothing
        self.opened.emit(unlocked, wish or FirstWish())

    def _hand_over_restored(self, unlocked: Unlocked) -> None:
        """Hand over a vault in whose place a backup was put, or a damaged one for reading."""
        if not unlocked.viewing:
            self._forget_damage(unlocked.folder)
        self._hand_over(unlocked)

    def _forget_damage(self, folder: Path) -> None:
        """Remember no damage in a place where a sound vault lies now."""
        if self._preferences.now.damaged == str(folder):
            self._preferences.change(damaged="")

    def _show(self, card: QWidget) -> None:
        old, self._view = self._view, Backdrop(card) if isinstance(card, EntryCard) else card
        self._close_vault = _nothing
        self._column.addWidget(self._view)
        if old is not None:
            old.hide()
            self._column.removeWidget(old)
            old.deleteLater()
        self.setFocusProxy(card)
        card.setFocus()

    def _choose(self) -> None:
        """Let the person choose the folder of another vault."""
        from PySide6.QtWidgets import QFileDialog, QMessageBox

        chosen = QFileDialog.getExistingDirectory(self, _("Choose the folder of a vault (it ends in .coterie)"))
        if not chosen:
            return
        if not self._ask_for(Path(chosen)):
            box = QMessageBox(self)
            box.setTextFormat(Qt.TextFormat.PlainText)
            box.setText(_("There is no vault in this folder."))
            box.setInformativeText(_("Choose the folder whose name ends in .coterie."))
            box.exec()


def _nothing() -> None:
    """Have nothing to close."""
