# SPDX-License-Identifier: GPL-3.0-or-later
"""The one window: the way in, or the shell of an open vault.

Somebody waits for the unlock screen: what comes behind it is loaded while the passphrase is typed.
"""

from __future__ import annotations

import gc
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from coterie.domain.texts import _
from coterie.ui.entry.way_in import WayIn
from coterie.ui.job_runner import JobRunner
from coterie.ui.parts.empty_state import paths_of
from coterie.ui.shell.actions import EVERYWHERE, Actions
from coterie.ui.shell.menu_bar import fill_menu_bar
from coterie.ui.shell.verbs import Verbs
from coterie.ui.shell.window_actions import window_actions

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent

    from coterie.services.app import App, Unlocked
    from coterie.ui.entry.wish import FirstWish
    from coterie.ui.preferences import Preferences, PreferencesStore
    from coterie.ui.shell.history import Place
    from coterie.ui.shell.shell import Shell

USUAL, LEAST = (1440, 900), (960, 600)
LOAD_AHEAD_MS = 150
#: What a desktop's own frame and title take, about.
FRAME = (8, 40)


class MainWindow(QMainWindow):
    """The window of the program. opened, locked: the vault; broke: a fault of the program, to be told."""

    opened = Signal()
    locked = Signal()
    broke = Signal(object)

    def __init__(self, app: App, preferences: PreferencesStore) -> None:
        """Build the way in; the shell follows when a vault is open."""
        super().__init__()
        self.setWindowTitle(_("Coterie"))
        self.setMinimumSize(*LEAST)
        self.setAcceptDrops(True)
        self.shell: Shell | None = None
        self._app = app
        self._preferences = preferences
        self._unlocked: Unlocked | None = None
        self._runner: JobRunner | None = None
        self._settings: QWidget | None = None
        #: Where the person was when the vault was locked: numbers only, and gone with the program.
        self._left: tuple[Path | None, Place | None] = (None, None)
        self._middle = QStackedWidget()
        self.setCentralWidget(self._middle)
        self.register = Actions(self)
        self.register.add(EVERYWHERE, window_actions(Verbs(self, self, preferences)))
        self._follow(preferences.now)
        preferences.listen(self._follow)
        self._take_size()
        self._show_way_in()
        QTimer.singleShot(LOAD_AHEAD_MS, self, self._load_ahead)

    def open_shell(self, unlocked: Unlocked, wish: FirstWish) -> None:
        """Show the pages of a vault that was just opened, and begin with what the person wished for."""
        from coterie.ui.shell.shell import Shell

        self._unlocked = unlocked
        self._preferences.change(vault=str(unlocked.folder))
        self._runner = JobRunner(self)
        self._runner.broke.connect(self.broke)
        self.shell = Shell(unlocked, self._runner, self._app.clock, self._preferences, self.register)
        self.shell.lock_wanted.connect(self.lock)
        self.shell.came.connect(self._remember_page)
        self._replace(self.shell)
        self.register.pause(False)
        folder, place = self._left
        if place is not None and folder == unlocked.folder:
            self.shell.go(place.page, place.selection)
        else:
            self.shell.begin(self._preferences.now.page)
        if wish.files:
            self.shell.bring_in(wish.files)
        if wish.samples:
            self.shell.load_samples()
        self.opened.emit()

    def lock(self) -> None:
        """Save what is typed, close the vault, and take every page apart."""
        shell, self.shell = self.shell, None
        if shell is None:
            return
        shell.save_drafts()
        if self._settings is not None:
            self._settings.close()
        self._left = (self._unlocked.folder if self._unlocked else None, shell.place)
        shell.take_apart()
        self._close_vault()
        self._show_way_in()
        self.locked.emit()

    def show_settings(self) -> None:
        """Open the settings, or bring them to the front."""
        from coterie.ui.settings.setting_row import SettingsDesk
        from coterie.ui.settings.settings_window import SettingsWindow

        if self._settings is None:
            desk = SettingsDesk(self._app, self._preferences, self._show_keys)
            self._settings = SettingsWindow(desk, self)
            self._settings.destroyed.connect(self._forget_settings)
        self._settings.show()
        self._settings.raise_()
        self._settings.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is typed and close the vault."""
        self._preferences.change(maximised=self.isMaximized())
        if not self.isMaximized():
            self._preferences.change(width=self.width(), height=self.height())
        if self.shell is not None:
            self.shell.save_drafts()
        self._close_vault()
        way_in = self._middle.currentWidget()
        if isinstance(way_in, WayIn):
            way_in.close_everything()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, wherever they are dropped."""
        if self.shell is not None and paths_of(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Begin an import of what was dropped."""
        if self.shell is not None:
            event.acceptProposedAction()
            self.shell.bring_in(paths_of(event.mimeData()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show a hidden menu bar on F10, as on every desktop."""
        if event.key() == Qt.Key.Key_F10 and not event.modifiers():
            self.menuBar().setVisible(True)
            if menus := self.menuBar().actions():
                self.menuBar().setActiveAction(menus[0])
            return
        super().keyPressEvent(event)

    def _forget_settings(self) -> None:
        self._settings = None

    def _show_keys(self) -> None:
        if self.shell is not None:
            self.activateWindow()
            self.shell.shortcuts()

    def _load_ahead(self) -> None:
        """Fill the menus, and load the pages away from the window's thread, before anybody asks for them."""
        fill_menu_bar(self.menuBar(), self.register)
        gc.enable()
        gc.freeze()
        way_in = self._middle.currentWidget()
        if isinstance(way_in, WayIn):
            way_in.in_the_background(self._load_rest)

    def _load_rest(self) -> None:
        """Load pages, services and formats, on a worker's thread."""
        for module in ("coterie.ui.shell.shell", "coterie.services.session"):
            import_module(module)
        self._app.formats()

    def _show_way_in(self) -> None:
        self.register.bring_to_front(EVERYWHERE)
        self.setWindowTitle(_("Coterie"))
        way_in = WayIn(self._app, self._preferences)
        way_in.opened.connect(self.open_shell)
        way_in.broke.connect(self.broke)
        self._replace(way_in)

    def _replace(self, new: QWidget) -> None:
        """Show a widget and let the one before go for good."""
        old = self._middle.currentWidget()
        if isinstance(old, WayIn):
            old.close_everything()
        self._middle.addWidget(new)
        self._middle.setCurrentWidget(new)
        if old is not None:
            self._middle.removeWidget(old)
            old.deleteLater()
        new.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_vault(self) -> None:
        runner, self._runner = self._runner, None
        unlocked, self._unlocked = self._unlocked, None
        if runner is not None:
            runner.close()
            runner.deleteLater()
        if unlocked is not None:
            unlocked.close()

    def _remember_page(self) -> None:
        place = self.shell.place if self.shell else None
        if place is not None:
            self._preferences.change(page=place.page)

    def _follow(self, preferences: Preferences) -> None:
        if self.shell is not None and self.shell.sidebar.wished_narrow != preferences.rail:
            self.shell.sidebar.set_narrow(preferences.rail)
        self.menuBar().setVisible(preferences.menu_bar)
        if self.register.letters != preferences.letters:
            self.register.use_letters(preferences.letters)

    def _take_size(self) -> None:
        known = self._preferences.now
        room = self.screen().availableSize() - QSize(*FRAME)
        self.resize(QSize(known.width or USUAL[0], known.height or USUAL[1]).boundedTo(room))
        if known.maximised:
            self.setWindowState(Qt.WindowState.WindowMaximized)
