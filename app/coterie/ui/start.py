# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts the window: the application, its look, and what happens when a fault of the program shows."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt

from coterie import __version__
from coterie.ui.crash import CrashReports
from coterie.ui.design.theme import CoterieApplication
from coterie.ui.event_log import Word, begin_log
from coterie.ui.last_run import LastRun
from coterie.ui.one_instance import OneInstance
from coterie.ui.preferences import PreferencesStore
from coterie.ui.qt_messages import note_qt_messages
from coterie.ui.restart import ProcessRestart, manner_of
from coterie.ui.shell.window import MainWindow
from coterie.ui.shell.window_size import show_in
from coterie.ui.speaking import speak_in
from coterie.ui.wearing import Wearing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coterie.services.app import App

NAME = "Coterie"


def run(arguments: list[str], app: App) -> int:
    """Show the window until it is closed, and give the exit code."""
    begin_log(app.logs)
    manner = manner_of(arguments[1:])
    application = application_of(arguments)
    note_qt_messages()
    preferences = PreferencesStore(app.preferences)
    instance = OneInstance(application)
    if not _is_first(instance, app, preferences) and manner is None:
        return 0
    last = LastRun(app.preferences.parent)
    window = window_of(application, app, preferences, leave=(instance.release, last.end), was_locked=manner is not None)
    instance.wanted.connect(lambda: bring_to_front(window))
    window.opened.connect(lambda: instance.take(Path(preferences.now.vault)))
    if last.report:
        window.opened.connect(lambda: _tell_of(last, window))
    show_in(window, manner)
    _note_the_start(app, after_a_lock=manner is not None)
    code = application.exec()
    last.end()
    instance.release()
    return code


def bring_to_front(window: MainWindow) -> None:
    """Show the window before every other, as far as the desktop lets a program do that."""
    window.setWindowState((window.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
    window.show()
    window.raise_()
    window.activateWindow()


def application_of(arguments: list[str]) -> CoterieApplication:
    """Make the application."""
    # The file dialogs of Qt would write down which folders somebody looked into.
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)
    application = CoterieApplication(arguments)
    application.setApplicationName(NAME)
    application.setDesktopFileName(NAME.lower())
    return application


def window_of(
    application: CoterieApplication,
    app: App,
    preferences: PreferencesStore,
    *,
    leave: Sequence[Callable[[], None]] = (),
    was_locked: bool = False,
) -> MainWindow:
    """Make the window, ready to be shown. leave: what is done right before the program begins anew."""
    speak_in(application, preferences.now.language)
    Wearing(application, preferences)
    reports = CrashReports()
    reports.take_over()

    def leave_all() -> None:
        for act in leave:
            act()

    window = MainWindow(app, preferences, ProcessRestart(leave_all, application.quit), was_locked=was_locked)
    window.broke.connect(reports.tell)
    return window


def prepared(arguments: list[str], app: App) -> tuple[CoterieApplication, MainWindow]:
    """Make the application and its window, ready to be shown."""
    application = application_of(arguments)
    return application, window_of(application, app, PreferencesStore(app.preferences))


def _is_first(instance: OneInstance, app: App, preferences: PreferencesStore) -> bool:
    """Stand for the vault that will be shown; False where another window of it has come to the front instead."""
    known = [Path(preferences.now.vault)] if preferences.now.vault else []
    folder = next((place for place in (*known, app.default_vault) if place.is_dir()), None)
    return folder is None or instance.come(folder)


def _tell_of(last: LastRun, window: MainWindow) -> None:
    """Say how the program ended the last time, once a vault is open."""
    report, last.report = last.report, ""
    if report and window.shell is not None:
        CrashReports().tell_of_last_time(report, window.shell.notices)


def _note_the_start(app: App, *, after_a_lock: bool) -> None:
    held = app.measures
    logging.getLogger("coterie.start").info(
        "started, version %s, after a lock: %s; dumps %s, closed %s, files %s",
        *(Word(word) for word in (__version__, str(after_a_lock).lower(), held.dumps, held.closed, held.files)),
    )
