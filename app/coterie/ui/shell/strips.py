# SPDX-License-Identifier: GPL-3.0-or-later
"""The strips above every page, the gravest first: each shows itself only where it has something to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coterie.ui.shell.blur_strip import BlurStrip
from coterie.ui.shell.damage_strip import DamageStrip
from coterie.ui.shell.opening_strips import OpeningStrips
from coterie.ui.shell.restored_strip import RestoredStrip
from coterie.ui.shell.sample_strip import SampleStrip

if TYPE_CHECKING:
    from coterie.services.app import Unlocked
    from coterie.ui.desk import Desk


class Strips(QWidget):
    """Belongs to one open vault. damage_wanted: the person would see what can be done about damage."""

    damage_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        """Make them, hidden."""
        super().__init__()
        self.damage, self.restored = DamageStrip(desk.damage), RestoredStrip(desk)
        self.opening, self.blur = OpeningStrips(desk.jobs, desk.preferences), BlurStrip(desk.preferences)
        self.samples = SampleStrip(desk)
        self.damage.wanted.connect(self.damage_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for strip in (self.damage, self.restored, self.opening, self.blur, self.samples):
            column.addWidget(strip)

    def open(self, opened: Unlocked, *, is_blurred: bool) -> None:
        """Say at once what is known of a vault that was opened."""
        self.blur.setVisible(is_blurred)
        self.opening.open(opened)

    def begin(self) -> None:
        """Look into the vault, once nobody waits for its first page."""
        self.restored.reload()
        self.samples.reload()

    def reload(self) -> None:
        """Look again at what a change of the vault may have changed."""
        self.samples.reload()
        if not self.restored.isHidden():
            self.restored.reload()
