# SPDX-License-Identifier: GPL-3.0-or-later
"""The way in: the unlock screen where there is a vault, the first run where there is none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coterie.domain.errors import UserError
from coterie.domain.texts import _
from coterie.ui.entry.backdrop import Backdrop
from coterie.ui.entry.unlock_view import UnlockView
from coterie.ui.entry.wish import FirstWish
from coterie.ui.job_runner import JobRunner

if TYPE_CHECKING:
    from collections.abc import Callable

    from coterie.services.app import App
    from coterie.ui.entry.backdrop import EntryCard
    from coterie.ui.entry.first_run import FirstRunView
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
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._view: QWidget | None = None
        self._first_run: FirstRunView | None = None
        self._begin()

    def close_everything(self) -> None:
        """Stop what is running; whoever leaves now has opened nothing."""
        self._runner.close()
        if self._first_run is not None:
            self._first_run.close_vault()

    def in_the_background(self, work: Callable[[], object], done: Callable[[], None]) -> None:
        """Do something that nobody waits for, and what follows it in the window."""
        self._runner.read(lambda _ctx: work(), lambda _answer: done())

    def _begin(self) -> None:
        known = [Path(self._preferences.now.vault)] if self._preferences.now.vault else []
        for folder in (*known, self._app.default_vault):
            if self._ask_for(folder):
                return
        self._first_time()

    def _ask_for(self, folder: Path) -> bool:
        """Show the unlock screen of a vault; False where there is none."""
        try:
            seen = self._app.vaults.look(folder)
        except UserError:
            return False
        view = UnlockView(self._app, self._runner, seen)
        view.opened.connect(lambda unlocked: self.opened.emit(unlocked, FirstWish()))
        view.another.connect(self._choose)
        self._show(view)
        return True

    def _first_time(self) -> None:
        from coterie.ui.entry.first_run import FirstRunView

        known = self._preferences.now.vault
        view = FirstRunView(self._app, self._runner, Path(known) if known else None)
        view.made.connect(self.opened)
        view.other.connect(self._choose)
        self._first_run = view
        self._show(view)

    def _show(self, card: EntryCard) -> None:
        old, self._view = self._view, Backdrop(card)
        self._column.addWidget(self._view)
        if old is not None:
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
