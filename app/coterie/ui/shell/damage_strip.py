# SPDX-License-Identifier: GPL-3.0-or-later
"""The strip above every page that says that part of the vault cannot be read; it stays until a check is sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.damage_words import damage_detail, damage_title
from coterie.ui.parts.announcing import announce
from coterie.ui.parts.banner import Banner
from coterie.ui.parts.buttons import Button

if TYPE_CHECKING:
    from coterie.ui.damage_known import KnownDamage


#: The page that has a line of its own about it.
TELLS_IT = "privacy"


class DamageStrip(QWidget):
    """Shows nothing where no damage is known. wanted: the person would see what can be done."""

    wanted = Signal()

    def __init__(self, damage: KnownDamage) -> None:
        """Follow what is known of damage."""
        super().__init__()
        self._damage = damage
        self._is_told_below = self._is_known = False
        self.banner = Banner("warn", "triangle-alert", "")
        self.see = Button(_("See what can be done…"), height=28)
        self.see.clicked.connect(self.wanted)
        self.banner.add_action(self.see)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.addWidget(self.banner)
        self.hide()
        damage.changed.connect(self._follow)

    def stand_over(self, page: str) -> None:
        """Leave it to the page in front where that says the same."""
        self._is_told_below = page == TELLS_IT
        self._show()

    def _follow(self) -> None:
        was_known, self._is_known = self._is_known, self._damage.is_known
        title = damage_title()
        self.banner.set_text(title, damage_detail(self._damage))
        self._show()
        if self._is_known and not was_known:
            announce(self, title, assertive=True)

    def _show(self) -> None:
        self.setVisible(self._is_known and not self._is_told_below)
