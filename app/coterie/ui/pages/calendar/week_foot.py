# SPDX-License-Identifier: GPL-3.0-or-later
"""The foot of the week: what was moved here, and whose clock this is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.parts.buttons import LinkButton
from coterie.ui.parts.labels import ElidedLabel, Label
from coterie.ui.parts.margins import Margins
from coterie.ui.parts.scrolling import WIDTH

if TYPE_CHECKING:
    from coterie.ui.pages.calendar.lines import WeekShown


class WeekFoot(QWidget):
    """Says what stands on today because it is late, with a way there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty foot."""
        super().__init__(parent)
        self._moved = ElidedLabel("", "label", "text2")
        self.why = LinkButton(_("See why"))
        self._zone = Label("", "label", "text2")
        row = QHBoxLayout(self)
        Margins(0, 0, WIDTH, 0).put_on(row, QApplication.layoutDirection())
        row.setSpacing(9)
        row.addWidget(self._moved, 1)
        row.addWidget(self.why)
        row.addStretch(1)
        row.addWidget(self._zone)

    def show_week(self, shown: WeekShown) -> None:
        """Show what there is to say about a week."""
        self._moved.setText(shown.moved)
        self.why.setVisible(bool(shown.moved))
        self._zone.setText(shown.zone)
