# SPDX-License-Identifier: GPL-3.0-or-later
"""The one window: the way in, or the shell of an open vault.

Somebody waits for the unlock screen: what comes behind it is loaded while the passphrase is typed.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from coterie.domain.texts import _
from coterie.ui.entry.way_in import WayIn
from coterie.ui.event_log import note_problem
from coterie.ui.job_runner import JobRunner
from coterie.ui.shell.actions import EVERYWHERE, Actions
from coterie.ui.shell.kept_places import begin_where_it_was, remember_page
from coterie.ui.shell.key_teacher import KeyTeacher
from coterie.ui.shell.loading import forget_sources, load_rest
from coterie.ui.shell.shell_ahead import ShellAhead
from coterie.ui.shell.window_size import LEAST, keep_size, take_size

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent

    from coterie.domain.errors import UserError
    from coterie.services.app import App, Unlocked
    from coterie.services.ports.keys import KeyState
    from coterie.ui.entry.wish import FirstWish
    from coterie.ui.locking.locking import Locking
    from coterie.ui.preferences import Preferences, PreferencesStore
    from coterie.ui.restart import Restart
    from coterie.ui.shell.shell import Shell

#: What works in the window of the settings as it does here.
IN_SETTINGS = ("window.larger", "window.smaller", "window.usual_size", "window.lock", "window.quit")
LOAD_AHEAD_MS = 150
#: The first page is waited for so long, and so long after it is shown the rest begins.
UNCOVER_MS, GO_ON_MS = 150, 60
#: The way in is taken apart when the first page is there.
LET_GO_MS = 300


class MainWindow(QMainWindow):
    """The window of the program. opened, locked: the vault; locked: by a word why; broke: a fault, to be told."""

    opened = Signal()
    locked = Signal(str)
    broke = Signal(object)

    def __init__(self, app: App, preferences: PreferencesStore, restart: Restart, *, was_locked: bool = False) -> None:
        """Build the way in; the shell follows when a vault is open. was_locked: the image before ended by a lock."""
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
        self._restart = restart
        self._was_locked = was_locked
        self.locking: Locking | None = None
        #: So many seconds copies stay on the clipboard; None = nobody looks after it yet.
        self._copies_stay: int | None = None
        self._middle = QStackedWidget()
        self.setCentralWidget(self._middle)
        self._next = ShellAhead(self._middle, self._new_shell)
        self.key_teacher = KeyTeacher(preferences)
        self.register = Actions(self)
        self._follow(preferences.now)
        preferences.listen(self._follow)
        take_size(self, preferences)
        self._show_way_in()
        QTimer.singleShot(LOAD_AHEAD_MS, self, self._load_ahead)

    def open_shell(self, unlocked: Unlocked, wish: FirstWish) -> None:
        """Show the pages of a vault that was just opened, and begin with what the person wished for."""
        self._offer_actions()
        self._unlocked = unlocked
        self._preferences.change(vault=str(unlocked.folder))
        self.shell = self._next.take()
        self._runner = self.shell.runner
        self._runner.rested.connect(self._uncover)
        self.shell.open(unlocked)
        self._follow(self._preferences.now)
        self._cover()
        self._replace(self.shell)
        self.register.pause(False)
        begin_where_it_was(self.shell, self._preferences, unlocked.folder, was_locked=self._was_locked)
        self._hold(unlocked)
        if wish.files:
            self.shell.bring_in(wish.files)
        if wish.samples:
            self.shell.load_samples()
        self.opened.emit()

    def lock(self) -> None:
        """Save what is typed, close the vault, and end this image of the program."""
        if self.locking is not None:
            self.locking.lock()

    def forget_vault(self) -> None:
        """Hold nothing of the vault any more: it is closed."""
        self.shell = self._runner = self._unlocked = None
        settings, self._settings = self._settings, None
        if settings is not None:
            settings.close()

    def show_settings(self) -> None:
        """Open the settings, or bring them to the front."""
        from coterie.ui.settings.setting_row import SettingsDesk
        from coterie.ui.settings.settings_window import SettingsWindow

        if self._settings is None:
            desk = SettingsDesk(
                self._app, self._preferences, self._show_keys, self._lead, self._has_shell, self._ask_keys
            )
            self._settings = SettingsWindow(desk, self, [self.register.qt(name) for name in IN_SETTINGS])
            self._settings.closed.connect(self._forget_settings)
        self._settings.show()
        self._settings.raise_()
        self._settings.activateWindow()

    def show_log(self) -> None:
        """Show the log of events."""
        from coterie.ui.log_window import LogWindow

        LogWindow(self._app.logs, self, [self.register.qt(name) for name in IN_SETTINGS]).show()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is typed and close the vault."""
        if self.locking is not None and self.locking.is_leaving:
            event.ignore()
            return
        keep_size(self, self._preferences)
        if self.locking is not None:
            self.locking.leave()
        way_in = self._middle.currentWidget()
        if isinstance(way_in, WayIn):
            way_in.close_everything()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, wherever they are dropped."""
        from coterie.ui.shell.dropping import welcome

        if self.shell is not None:
            welcome(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Begin an import of what was dropped."""
        from coterie.ui.shell.dropping import bring_in

        if self.shell is not None:
            bring_in(self.shell, event)

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

    def _has_shell(self) -> bool:
        return self.shell is not None

    def _lead(self, action: str) -> None:
        """Go to the Privacy page, and do one of its actions."""
        if self.shell is not None:
            if self._settings is not None:
                self._settings.close()
            self.activateWindow()
            self.shell.go("privacy")
            self.register.run(action)

    def _ask_keys(self, told: Callable[[KeyState, bool], None]) -> None:
        """Find out what opens the vault, away from the window; the settings may be gone when it is known."""
        if self.shell is None:
            return
        keys, settings = self.shell.desk.session.keys, self._settings

        def done(found: tuple[KeyState, bool]) -> None:
            if self._settings is not None and settings in {None, self._settings}:
                told(*found)

        self.shell.desk.jobs.read(
            lambda _ctx: (keys.state(), keys.can_remember()), done, failed=lambda _error: None, key="settings.keys"
        )

    def _show_keys(self) -> None:
        if self.shell is not None:
            self.activateWindow()
            self.shell.shortcuts()

    def _load_ahead(self) -> None:
        """Offer what can be done, and get ready what comes behind the unlock screen, before anybody asks for it."""
        self._offer_actions()
        self._look_after_clipboard()
        gc.enable()
        gc.freeze()
        self._prepare()

    def _prepare(self) -> None:
        """Load the pages away from the window's thread, and build the shell."""
        way_in = self._middle.currentWidget()
        if isinstance(way_in, WayIn):
            page = self._preferences.now.page
            way_in.in_the_background(lambda: load_rest(self._app, page), self._next.begin)

    def _new_shell(self) -> Shell:
        from coterie.ui.shell.shell import Shell

        runner = JobRunner(self)
        runner.broke.connect(self.broke)
        runner.went_wrong.connect(note_problem)
        runner.met_damage.connect(self._damage_met)
        shell = Shell(runner, self._app.clock, self._preferences, self.register)
        shell.lock_wanted.connect(self.lock)
        shell.restore_wanted.connect(self._put_back)
        shell.came.connect(self._remember_page)
        return shell

    def _cover(self) -> None:
        """Leave the way in on the screen until the first page is read: an empty frame for a moment only flickers."""
        self._middle.setUpdatesEnabled(False)
        QTimer.singleShot(UNCOVER_MS, self, self._uncover)

    def _uncover(self) -> None:
        """Show what is there; once it is painted the rest begins."""
        if self._middle.updatesEnabled():
            return
        self._middle.setUpdatesEnabled(True)
        if self.shell is not None and self.locking is not None:
            QTimer.singleShot(GO_ON_MS, self.shell, self.shell.go_on)
            QTimer.singleShot(GO_ON_MS, self.locking, self.locking.watch)

    def _offer_actions(self) -> None:
        """Give keys and menus to what can be done everywhere; once is enough."""
        if self.register.of_window():
            return
        from coterie.ui.shell.menu_bar import fill_menu_bar
        from coterie.ui.shell.verbs import Verbs
        from coterie.ui.shell.window_actions import window_actions

        self.register.add(EVERYWHERE, window_actions(Verbs(self, self, self._preferences)))
        self.menuBar().setVisible(self._preferences.now.menu_bar)
        fill_menu_bar(self.menuBar(), self.register)

    def _show_way_in(self) -> None:
        self.register.bring_to_front(EVERYWHERE)
        self.setWindowTitle(_("Coterie"))
        way_in = WayIn(self._app, self._preferences, was_locked=self._was_locked)
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
            QTimer.singleShot(LET_GO_MS if isinstance(old, WayIn) else 0, old, old.deleteLater)
        new.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hold(self, unlocked: Unlocked) -> None:
        """Know how to lock it; what watches over it begins when the first page is there."""
        from coterie.ui.locking.locking import Locking

        if self.locking is None:
            self.locking = Locking(self, self, self._middle, self._preferences, self._restart)
            self.locking.locked.connect(self.locked)
            self.locking.broke.connect(self.broke)
        self.locking.hold(unlocked)

    def _damage_met(self) -> None:
        """Keep in mind that part of the open vault cannot be read; a strip says so until a check is sound."""
        if self.shell is not None:
            self.shell.damage.met()

    def _put_back(self, backup: Path, secret: str, refused: Callable[[UserError], None]) -> None:
        """Put a backup in the place of the open vault."""
        from coterie.ui.locking.restoring import Restoring

        if self.shell is not None and self._unlocked is not None and self.locking is not None:
            restoring = Restoring(self, self._app, self.locking, self._middle, self._preferences)
            restoring.begin(self.shell.runner, (backup, secret), self._unlocked, refused)

    def _look_after_clipboard(self) -> None:
        from coterie.ui.clipboard import clipboard_care

        clipboard_care().seconds = self._copies_stay = self._preferences.now.clipboard_seconds

    def _remember_page(self) -> None:
        """Remember which page is in front; it may just have been loaded."""
        forget_sources()
        place = self.shell.place if self.shell else None
        if place is not None and self._unlocked is not None:
            remember_page(self._preferences, self._unlocked.folder, place.page)

    def _follow(self, preferences: Preferences) -> None:
        if self.shell is not None and self.shell.sidebar.wished_narrow != preferences.rail:
            self.shell.sidebar.set_narrow(preferences.rail)
        if self.shell is not None:
            self.shell.blur(preferences.blur)
            self.shell.sidebar.set_lock_after(preferences.lock_after)
        is_looked_after = self._copies_stay is not None or self.shell is not None
        if is_looked_after and self._copies_stay != preferences.clipboard_seconds:
            self._look_after_clipboard()
        if preferences.menu_bar or self.menuWidget() is not None:
            self.menuBar().setVisible(preferences.menu_bar)
        if self.register.letters != preferences.letters:
            self.register.use_letters(preferences.letters)
