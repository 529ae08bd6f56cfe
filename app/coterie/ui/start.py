# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts the window: the application, its look, and what happens when a fault of the program shows."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator

from coterie.domain.texts import speak
from coterie.shipped import catalogue
from coterie.ui.crash import CrashReports
from coterie.ui.design.theme import CoterieApplication
from coterie.ui.preferences import PreferencesStore
from coterie.ui.shell.window import MainWindow
from coterie.ui.wearing import Wearing

if TYPE_CHECKING:
    from coterie.services.app import App

NAME = "Coterie"


def run(arguments: list[str], app: App) -> int:
    """Show the window until it is closed, and give the exit code."""
    application = CoterieApplication(arguments)
    application.setApplicationName(NAME)
    application.setDesktopFileName(NAME.lower())
    preferences = PreferencesStore(app.preferences)
    speak(catalogue(preferences.now.language))
    _speak_qt(application, preferences.now.language)
    Wearing(application, preferences)
    reports = CrashReports()
    sys.excepthook = reports.hook
    window = MainWindow(app, preferences)
    window.broke.connect(reports.tell)
    window.show()
    return application.exec()


def _speak_qt(application: CoterieApplication, language: str) -> None:
    """Let Qt's own words and the direction of reading follow the language."""
    locale = QLocale(language) if language else QLocale.system()
    if locale.language() == QLocale.Language.C:
        locale = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    QLocale.setDefault(locale)
    translator = QTranslator(application)
    if translator.load(locale, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)
    right_to_left = locale.textDirection() == Qt.LayoutDirection.RightToLeft
    application.setLayoutDirection(Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight)
