# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps the look as the person and the desktop want it: light or dark, text size, motion, contrast."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFontInfo

from coterie.ui.design.faces import base_points, family_for
from coterie.ui.design.theme import Theme, colours_for

if TYPE_CHECKING:
    from coterie.ui.design.appearance import Appearance
    from coterie.ui.design.theme import CoterieApplication
    from coterie.ui.preferences import Preferences, PreferencesStore

_SCHEMES = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark, "system": Qt.ColorScheme.Unknown}


class Wearing(QObject):
    """Dresses the application whenever a choice or the desktop changes."""

    def __init__(self, application: CoterieApplication, preferences: PreferencesStore) -> None:
        """Dress it for the first time."""
        super().__init__(application)
        self._application = application
        self._preferences = preferences
        self._system_font = QFontInfo(application.font())
        self._worn: Appearance | None = None
        self._language = preferences.now.language
        hints = application.styleHints()
        hints.colorSchemeChanged.connect(self._dress)
        preferences.listen(self._changed)
        self._dress()

    def _changed(self, preferences: Preferences) -> None:
        if preferences.appearance != self._worn:
            self._dress()

    def _dress(self, *_scheme: object) -> None:
        appearance = self._preferences.now.appearance
        hints = self._application.styleHints()
        if appearance != self._worn:
            self._worn = appearance
            # Title bars that the desktop draws follow this where it listens at all.
            hints.setColorScheme(_SCHEMES.get(appearance.scheme, Qt.ColorScheme.Unknown))
        dark = hints.colorScheme() == Qt.ColorScheme.Dark
        worn = replace(appearance, contrast=appearance.contrast or _wants_contrast(hints))
        colours = colours_for(worn, system_is_dark=dark)
        family = family_for(worn.font, self._system_font)
        self._application.wear(Theme(colours, worn, family, base_points(self._system_font)))


def _wants_contrast(hints: object) -> bool:
    """Ask the desktop for high contrast, where this Qt can tell."""
    accessibility = getattr(hints, "accessibility", None)
    preference = getattr(accessibility() if accessibility else None, "contrastPreference", None)
    if preference is None:
        return False
    return getattr(preference(), "name", "") == "HighContrast"
