# SPDX-License-Identifier: GPL-3.0-or-later
"""The foot of the week: what was moved here, and whose clock this is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.parts.buttons import LinkButton
from coterie.ui.parts.labels import Label
from coterie.ui.parts.margins import Margins
from coterie.ui.parts.scrolling import WIDTH
from coterie.ui.parts.wrap_row import WrapRow

if TYPE_CHECKING:
    from coterie.ui.pages.calendar.lines import WeekShown

GAP = 9


class WeekFoot(QWidget):
    """Says what stands on today because it is late, with a way there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty foot."""
        super().__init__(parent)
        self._moved, self._zone = Label("", "label", "text2", wrap=True), Label("", "label", "text2", wrap=True)
        self.why = LinkButton(_("See why"))
        words = WrapRow(gap=GAP)
        words.add(self._moved)
        words.add(self.why)
        words.add(self._zone, at_end=True)
        row = QHBoxLayout(self)
        Margins(0, 0, WIDTH, 0).put_on(row, QApplication.layoutDirection())
        row.addWidget(words)

    def show_week(self, shown: WeekShown) -> None:
        """Show what there is to say about a week."""
        self._moved.setText(shown.moved)
        self._zone.setText(shown.zone)
        for part, wanted in ((self._moved, shown.moved), (self.why, shown.moved), (self._zone, shown.zone)):
            part.setVisible(bool(wanted))
