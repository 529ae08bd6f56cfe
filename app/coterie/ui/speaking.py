# SPDX-License-Identifier: GPL-3.0-or-later
"""Which language the window speaks, and whose habits it follows: words, Qt's own words, dates and direction agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator

from coterie.domain.languages import language_of
from coterie.domain.texts import speak
from coterie.shipped import catalogue

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtWidgets import QApplication

#: The property of the application that holds what it speaks for Qt.
_QT_WORDS = "qtWords"
_STANDS_IN = {QLocale.Language.Portuguese: "pt_BR"}


def speak_in(application: QApplication, chosen: str) -> None:
    """Take a language for everything the window says. chosen: its two letters, "" for the desktop's."""
    system = QLocale.system()
    language = chosen or _first_known(system.uiLanguages())
    locale = locale_for(language, system)
    QLocale.setDefault(locale)
    speak(catalogue(language), _territory(locale))
    _speak_qt(application, locale)
    right_to_left = locale.textDirection() == Qt.LayoutDirection.RightToLeft
    application.setLayoutDirection(Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight)


def locale_for(language: str, system: QLocale) -> QLocale:
    """Give the habits for a language: the desktop's where it speaks the same one, else those of its country if known.

    English in a country that has no habits of its own in it is British, as its texts are.
    """
    wanted = QLocale(language)
    if wanted.language() == system.language():
        return system
    there = QLocale(wanted.language(), system.territory())
    if there.territory() == system.territory() and system.language() != QLocale.Language.C:
        return there
    if wanted.language() == QLocale.Language.English:
        return QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    if wanted.language() == QLocale.Language.Portuguese:
        return QLocale(QLocale.Language.Portuguese, QLocale.Country.Portugal)
    return wanted


def _first_known(wanted: list[str]) -> str:
    """Give the first language of the desktop that the program has words in; English where there is none."""
    return next((known.code for name in wanted if (known := language_of(name)) is not None), "en")


def _territory(locale: QLocale) -> str:
    return locale.name().partition("_")[2]


def _speak_qt(application: QCoreApplication, locale: QLocale) -> None:
    # Looking for it among the children would make PySide load what a style is: one of them is the style.
    old = application.property(_QT_WORDS)
    if isinstance(old, QTranslator):
        application.removeTranslator(old)
        old.deleteLater()
    translator = QTranslator(application)
    application.setProperty(_QT_WORDS, translator)
    place = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    # Qt ships the words of Brazil alone for Portuguese, which name nothing that differs in Portugal.
    names = (locale, QLocale(_STANDS_IN[locale.language()])) if locale.language() in _STANDS_IN else (locale,)
    if any(translator.load(name, "qtbase", "_", place) for name in names):
        application.installTranslator(translator)
