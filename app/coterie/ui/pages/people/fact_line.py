# SPDX-License-Identifier: GPL-3.0-or-later
"""One thing that chosen people have in common or not, with what can be done about it at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from coterie.ui.design.theme import theme
from coterie.ui.parts.icon_label import IconLabel
from coterie.ui.parts.labels import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

ICON, GAP, AROUND = 18, 14, 11
#: The words want so much room before what stands at the end may stand beside them.
WORDS = 220


class FactLine(QWidget):
    """An icon, what it is, how it stands; `end` holds what stands at its end, or below where room is short."""

    def __init__(self, icon: str, title: str) -> None:
        """Make a line with nothing at its end."""
        super().__init__()
        self.detail = Label("", "label", "text2", wrap=True)
        self._words = QWidget()
        words = QVBoxLayout(self._words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(2)
        words.addWidget(Label(title, "label_medium", wrap=True))
        words.addWidget(self.detail)
        self._end = QWidget()
        self.end = QHBoxLayout(self._end)
        self.end.setContentsMargins(0, 0, 0, 0)
        self.end.setSpacing(8)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, AROUND, 0, AROUND)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(IconLabel(icon, ICON, "text2"), 0, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(self._words, 0, 1, Qt.AlignmentFlag.AlignVCenter)
        self._is_beside = True
        self._grid.addWidget(self._end, 0, 2, Qt.AlignmentFlag.AlignVCenter)

    def show_detail(self, text: str) -> None:
        """Say how it stands."""
        self.detail.setText(text)
        self.detail.setVisible(bool(text))

    def show_end(self, shown: bool) -> None:
        """Show or hide what stands at the end."""
        self._end.setVisible(shown)

    def minimumSizeHint(self) -> QSize:
        """Give the least room: with the end below."""
        least = super().minimumSizeHint()
        end = 0 if self._end.isHidden() else self._end.minimumSizeHint().width()
        wider = max(self._words.minimumSizeHint().width(), end)
        return QSize(theme().px(ICON) + GAP + wider, least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the end beside the words, or below."""
        super().resizeEvent(event)
        look = theme()
        room = event.size().width() - look.px(ICON) - 2 * GAP - look.px(WORDS)
        beside = self._end.sizeHint().width() <= room
        if beside != self._is_beside:
            self._is_beside = beside
            self._grid.removeWidget(self._end)
            start = Qt.AlignmentFlag.AlignVCenter if beside else Qt.AlignmentFlag.AlignLeft
            self._grid.addWidget(self._end, 0 if beside else 1, 2 if beside else 1, start)
