# SPDX-License-Identifier: GPL-3.0-or-later
"""The strip above every page that says that blur is on, and turns it off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.parts.banner import Banner
from coterie.ui.parts.buttons import Button

if TYPE_CHECKING:
    from coterie.ui.preferences import PreferencesStore


class BlurStrip(QWidget):
    """Says that blur is on."""

    def __init__(self, preferences: PreferencesStore) -> None:
        """Be there where blur is on."""
        super().__init__()
        self._banner = Banner("info", "scan-eye", _("Blur is on. Point at a name or press Space to see it."))
        self.off = Button(_("Turn off"), kind="ghost", height=28)
        self.off.clicked.connect(lambda: preferences.change(blur=False))
        self._banner.add_action(self.off)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.addWidget(self._banner)
        self.setVisible(preferences.now.blur)
