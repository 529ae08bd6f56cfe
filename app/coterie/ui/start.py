# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts the window: the application, its look, and what happens when a fault of the program shows."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from coterie.ui.crash import CrashReports
from coterie.ui.design.theme import CoterieApplication
from coterie.ui.last_run import LastRun
from coterie.ui.preferences import PreferencesStore
from coterie.ui.shell.window import MainWindow
from coterie.ui.speaking import speak_in
from coterie.ui.wearing import Wearing

if TYPE_CHECKING:
    from coterie.services.app import App

NAME = "Coterie"


def run(arguments: list[str], app: App) -> int:
    """Show the window until it is closed, and give the exit code."""
    application, window = prepared(arguments, app)
    last = LastRun(app.preferences.parent)
    if last.report:
        window.opened.connect(lambda: _tell_of(last, window))
    window.show()
    code = application.exec()
    last.end()
    return code


def _tell_of(last: LastRun, window: MainWindow) -> None:
    """Say how the program ended the last time, once a vault is open."""
    report, last.report = last.report, ""
    if report and window.shell is not None:
        CrashReports().tell_of_last_time(report, window.shell.notices)


def prepared(arguments: list[str], app: App) -> tuple[CoterieApplication, MainWindow]:
    """Make the application and its window, ready to be shown."""
    application = CoterieApplication(arguments)
    application.setApplicationName(NAME)
    application.setDesktopFileName(NAME.lower())
    preferences = PreferencesStore(app.preferences)
    speak_in(application, preferences.now.language)
    Wearing(application, preferences)
    reports = CrashReports()
    sys.excepthook = reports.hook
    window = MainWindow(app, preferences)
    window.broke.connect(reports.tell)
    return application, window
