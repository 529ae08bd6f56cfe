# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole window in a test: over a real vault with the invented people in it, with its real jobs, driven by keys."""

from __future__ import annotations

import dataclasses
import gc
import shutil
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from coterie.bootstrap import SqlCipherVaults, build
from coterie.domain.backups import Reason
from coterie.services.jobs import QuietJob
from coterie.ui.entry.way_in import WayIn
from coterie.ui.parts.sheet import Sheet
from coterie.ui.preferences import PreferencesStore
from coterie.ui.shell.window import MainWindow
from coterie.ui.shell.window_size import USUAL
from tests.builders import CHEAP, PASSPHRASE, StoppedClock
from tests.ui.screen_reader import heard

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from coterie.services.app import App
    from coterie.services.session import Session
    from coterie.ui.pages.page import PageView
    from coterie.ui.restart import Manner
    from coterie.ui.shell.shell import Shell

#: The day of every test with the whole window: a Thursday with a full week around it in the sample calendar.
DAY = date(2026, 3, 12)
NAME = "Noor.coterie"
WAIT_MS = 20_000


def app_over(folder: Path, day: date = DAY) -> App:
    """Wire the program with its files in a folder, a clock that stands still, and keys that cost little."""
    clock = StoppedClock(day)
    return dataclasses.replace(
        build(day),
        vaults=SqlCipherVaults(clock, CHEAP),
        clock=clock,
        default_vault=folder / NAME,
        preferences=folder / "preferences.json",
    )


def make_sample_vault(folder: Path, day: date = DAY) -> Path:
    """Make a vault with the invented people in it, ready for the day, and give its folder."""
    app = app_over(folder, day)
    app.create(app.default_vault, PASSPHRASE)
    with app.unlock(app.default_vault, PASSPHRASE) as session:
        session.samples.load(QuietJob())
        session.searching.begin_day()
        # None is due then when a window closes.
        session.backups.make(Reason.ASKED)
    return app.default_vault


@dataclass
class NewWindow:
    """Stands in for a new image of the program after a lock: another window over the same files, which is locked.

    manners: how the windows are to show themselves, in the order of the locks.
    """

    show: Callable[[], MainWindow]
    manners: list[Manner] = field(default_factory=list)
    taken: Callable[[MainWindow], None] = lambda _window: None

    def again(self, manner: Manner) -> None:
        """Show the next window."""
        self.manners.append(manner)
        self.taken(self.show())


@dataclass
class DrivenWindow:
    """The real window, and what a person does with it. app: the program around it; restart: what locks end in."""

    qtbot: QtBot
    app: App
    window: MainWindow
    restart: NewWindow

    def __post_init__(self) -> None:
        """Follow the program into each new window."""
        self.restart.taken = self._take

    def _take(self, window: MainWindow) -> None:
        self.window = window

    @property
    def shell(self) -> Shell:
        """The shell of the open vault."""
        shell = self.window.shell
        assert shell is not None, "no vault is open"
        return shell

    @property
    def session(self) -> Session:
        """The services of the open vault."""
        return self.shell.desk.session

    @property
    def page(self) -> PageView:
        """The page in front."""
        page = self.shell.page
        assert page is not None
        return page

    @property
    def middle(self) -> QWidget:
        """All of the window below its menus."""
        middle = self.window.centralWidget()
        assert middle is not None
        return middle

    @property
    def way_in(self) -> WayIn:
        """The screens before a vault is open."""
        found = self.window._middle.currentWidget()
        assert isinstance(found, WayIn)
        return found

    @property
    def sheet(self) -> Sheet | None:
        """The sheet that is open over the window."""
        return next((sheet for sheet in self.window.findChildren(Sheet) if sheet.isVisible()), None)

    def is_covered(self) -> bool:
        """Tell whether a sheet is open over the window."""
        return self.sheet is not None

    def until(self, condition: Callable[[], object], said: str = "") -> None:
        """Wait until something is so."""

        def so() -> None:
            assert condition(), said

        self.qtbot.waitUntil(so, timeout=WAIT_MS)

    def settle(self) -> None:
        """Wait until no job is on its way and what came of them is laid out."""
        self.until(lambda: not self._jobs(), "jobs go on")
        QApplication.processEvents()
        bury()
        self.until(lambda: not self._jobs(), "jobs go on")

    def lock(self) -> None:
        """Press the key that locks, and wait for the unlock screen of the new image."""
        self.press("Ctrl+L")
        self.await_lock()

    def await_lock(self) -> None:
        """Wait for the unlock screen of the new image."""
        self.until(lambda: isinstance(self.window._middle.currentWidget(), WayIn), "it does not lock")
        self.settle()

    def unlock(self) -> None:
        """Type the passphrase and press Enter."""
        self.until(lambda: QApplication.focusWidget() is not None)
        self.type(PASSPHRASE)
        self.press("Return")
        self.until(lambda: self.window.shell is not None, "the vault does not open")
        self.settle()

    def go(self, page: str, selection: str = "") -> PageView:
        """Show a page and wait for what is on it."""
        self.shell.go(page, selection)
        self.settle()
        return self.page

    def person(self, name: str = "Amara Okafor") -> int:
        """Give one of the invented people by name."""
        return self.session.searching.best(name, 1).rows[0].id

    def press(self, keys: str) -> None:
        """Press keys, in Qt's portable notation, where the focus is."""
        sequence = QKeySequence(keys)
        for number in range(sequence.count()):
            combination = sequence[number]  # type: ignore[index] # it is a list of combinations, untold
            QTest.keyClick(_target(self.window), combination.key(), combination.keyboardModifiers())

    def type(self, text: str) -> None:
        """Type a text where the focus is."""
        QTest.keyClicks(_target(self.window), text)

    def tab_to(self, name: str, most: int = 200) -> QWidget:
        """Press Tab until the focus is on what a screen reader calls so."""
        for _stop in range(most):
            if name in heard(self.focus()).name:
                return self.focus()
            self.press("Tab")
        raise AssertionError(f"Tab never comes to {name!r}")

    def focus(self) -> QWidget:
        """Give what has the focus."""
        widget = QApplication.focusWidget()
        assert widget is not None, "the focus is nowhere"
        return widget

    def _jobs(self) -> bool:
        runners = [self.window._runner]
        current = self.window._middle.currentWidget()
        if isinstance(current, WayIn):
            runners.append(current._runner)
        return any(runner is not None and runner._all for runner in runners)


def bury() -> None:
    """Let go what waits to be deleted, as the program does whenever it comes back to its loop."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _target(window: QWidget) -> QWidget:
    """Give what hears the keys now."""
    popup = QApplication.activePopupWidget()
    return popup or QApplication.focusWidget() or window


class Windows:
    """Makes windows and takes them apart again."""

    def __init__(self, qtbot: QtBot, samples: Path) -> None:
        """Begin with none. samples: a vault to copy."""
        self._qtbot = qtbot
        self._samples = samples
        self._made: list[MainWindow] = []

    def empty(self, folder: Path) -> DrivenWindow:
        """Show a window where no vault is yet."""
        return self._show(app_over(folder))

    def locked(self, folder: Path) -> DrivenWindow:
        """Show a window in front of a copy of the vault with the invented people."""
        app = app_over(folder)
        shutil.copytree(self._samples, app.default_vault)
        return self._show(app)

    @property
    def samples(self) -> Path:
        """The vault with the invented people, to copy."""
        return self._samples

    def over(self, app: App) -> DrivenWindow:
        """Show a window over files that a test has prepared."""
        return self._show(app)

    def ready(self, folder: Path) -> DrivenWindow:
        """Show a window over an open copy of that vault."""
        driven = self.locked(folder)
        driven.unlock()
        return driven

    def again(self, driven: DrivenWindow) -> DrivenWindow:
        """Close a window and start the program anew over the same files."""
        driven.window.close()
        return self._show(driven.app)

    def close(self) -> None:
        """Close all of them."""
        for window in self._made:
            if shiboken6.isValid(window):
                window.close()
                window.deleteLater()
        bury()
        # A window takes all there is from the collector when it opens, the windows of earlier tests too.
        gc.unfreeze()

    def _show(self, app: App) -> DrivenWindow:
        restart = NewWindow(lambda: self._after_a_lock(app, restart))
        window = self._make(app, restart)
        driven = DrivenWindow(self._qtbot, app, window, restart)
        with self._qtbot.waitActive(window):
            window.show()
        # The screen of the tests is small, and a window opens no larger than its screen.
        window.resize(*USUAL)
        driven.settle()
        return driven

    def _make(self, app: App, restart: NewWindow, *, was_locked: bool = False) -> MainWindow:
        window = MainWindow(app, PreferencesStore(app.preferences), restart, was_locked=was_locked)
        self._made.append(window)
        return window

    def _after_a_lock(self, app: App, restart: NewWindow) -> MainWindow:
        window = self._make(app, restart, was_locked=True)
        window.show()
        window.resize(*USUAL)
        window.activateWindow()
        return window


def keyboard_stops(window: QWidget, most: int = 400) -> list[QWidget]:
    """Press Tab until the focus comes round, and give where it was."""
    start = QApplication.focusWidget()
    if start is None or not start.focusPolicy() & Qt.FocusPolicy.TabFocus:
        # A page without anything to work on has the focus itself, and no place in the round.
        QTest.keyClick(_target(window), Qt.Key.Key_Tab)
        start = QApplication.focusWidget()
    assert start is not None, "the focus is nowhere"
    stops = [start]
    for _stop in range(most):
        QTest.keyClick(_target(window), Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None, "the focus is nowhere"
        if focused is start:
            return stops
        stops.append(focused)
    raise AssertionError(f"Tab never comes round: {stops[-8:]}")
