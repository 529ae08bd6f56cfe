# SPDX-License-Identifier: GPL-3.0-or-later
"""Locks the window: by a key, by the desktop or by itself; and leaves the vault when the window is closed."""

from __future__ import annotations

import logging
import time
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from coterie.domain.errors import UserError
from coterie.domain.texts import _
from coterie.ui.clipboard import clipboard_care
from coterie.ui.event_log import Word
from coterie.ui.locking.disappearing import close_popups, destroy_everything, hide_everything
from coterie.ui.locking.idle import since_start
from coterie.ui.locking.leaving import Leaving
from coterie.ui.locking.leaving_view import leaving_view
from coterie.ui.locking.watching import Watching
from coterie.ui.notifications.notifier import withdraw_note
from coterie.ui.shell.window_size import keep_size, manner_of_window

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QStackedWidget

    from coterie.services.app import Unlocked
    from coterie.ui.preferences import PreferencesStore
    from coterie.ui.restart import Manner, Restart
    from coterie.ui.shell.shell import Shell


class Held(Protocol):
    """What the window holds while a vault is open."""

    shell: Shell | None

    def forget_vault(self) -> None:
        """Hold nothing of it any more."""


class Locking(QObject):
    """Belongs to the one window. locked: the vault is closed, by a word why; broke: a fault of the program."""

    locked = Signal(str)
    broke = Signal(object)

    def __init__(
        self, window: QWidget, held: Held, middle: QStackedWidget, preferences: PreferencesStore, restart: Restart
    ) -> None:
        """Begin without a vault. held: the same window, as it is seen here; middle: where its pages stand."""
        super().__init__(window)
        self._window, self._held, self._middle = window, held, middle
        self._preferences, self._restart = preferences, restart
        self._unlocked: Unlocked | None = None
        self._leaving: Leaving | None = None
        self.watching: Watching | None = None

    @property
    def is_leaving(self) -> bool:
        """Whether the vault is on its way to be closed."""
        return self._leaving is not None and self._unlocked is not None

    def hold(self, unlocked: Unlocked) -> None:
        """Take a vault that was opened."""
        self._unlocked, self._leaving = unlocked, None
        _log().info("a vault is open")

    def watch(self, now: Callable[[], float] = since_start) -> None:
        """Begin to watch over it. now: the clock of the idle time."""
        shell, unlocked = self._held.shell, self._unlocked
        if self.watching is None and shell is not None and unlocked is not None:
            self.watching = Watching(unlocked, shell.runner, shell.desk, self._preferences, now)
            self.watching.lock_wanted.connect(lambda reason, hurry: self.lock(reason, hurry=hurry))

    def lock(self, reason: str = "asked", *, hurry: bool = False) -> None:
        """Save what is typed, close the vault, and end this image of the program. hurry: only what must be."""
        if self.is_leaving:
            if hurry and self._leaving is not None:
                self._leaving.hurry()
            return
        if self._unlocked is None:
            return
        manner = manner_of_window(self._window)
        keep_size(self._window, self._preferences)
        close_popups()
        # A fault stands in the log; a box that asks to be closed would keep the pages on the screen.
        self._close_vault(hurry=hurry)
        self.begin_anew(manner, reason)

    def begin_anew(self, manner: Manner, reason: str) -> None:
        """Hide everything, and end this image of the program; the vault is closed, by a word why."""
        hide_everything()
        _log().info("locked: %s", Word(reason))
        self.locked.emit(reason)
        # Whoever pressed the key is still on the stack; nothing of it may be there when everything goes.
        QTimer.singleShot(0, self, partial(self._go, manner))

    def leave(self) -> None:
        """Leave the vault behind: its words, its pages, its jobs, and what was copied from it."""
        fault = self._close_vault(hurry=False)
        if fault is not None and not isinstance(fault, UserError):
            self.broke.emit(fault)

    def _close_vault(self, *, hurry: bool) -> BaseException | None:
        """Close it, and give what went wrong."""
        shell, unlocked = self._held.shell, self._unlocked
        if shell is None or unlocked is None or self._leaving is not None:
            return None
        self._leaving = Leaving(self._cover)
        begun = time.monotonic()
        fault = self._leaving.run(shell, unlocked, hurry=hurry)
        level = logging.INFO if fault is None else logging.ERROR
        _log().log(level, "the vault is closed, in %d ms", (time.monotonic() - begun) * 1000, exc_info=fault)
        if self.watching is not None:
            self.watching.stop()
        self._unlocked = self.watching = None
        self._held.forget_vault()
        shell.take_apart()
        shell.runner.deleteLater()
        clipboard_care().forget()
        if self._preferences.now.names_in_notifications:
            withdraw_note()
        return fault

    def _cover(self, is_backing_up: bool) -> None:
        view = leaving_view(is_backing_up=is_backing_up)
        self._middle.addWidget(view)
        self._middle.setCurrentWidget(view)

    def _go(self, manner: Manner) -> None:
        """Destroy what is left, and begin anew."""
        while (widget := self._middle.widget(0)) is not None:
            self._middle.removeWidget(widget)
            widget.deleteLater()
        destroy_everything(self._window)
        try:
            self._restart.again(manner)
        except OSError:
            _say_that_it_stays_closed()
            self._window.close()


def _log() -> logging.Logger:
    return logging.getLogger("coterie.locking")


def _say_that_it_stays_closed() -> None:
    box = QMessageBox()
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(_("The vault is locked. Coterie could not start again by itself."))
    box.setInformativeText(_("Start it again when you want to go on."))
    box.exec()
