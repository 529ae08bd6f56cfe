# SPDX-License-Identifier: GPL-3.0-or-later
"""A strip across a page that says one thing, with what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.design.tokens import RADII
from coterie.ui.parts.icon_label import IconLabel
from coterie.ui.parts.labels import Label
from coterie.ui.parts.margins import Margins

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QAbstractButton

#: A tone without a tint: a dashed line around nothing, for what is not there yet.
DASHED = "dashed"


class Banner(QFrame):
    """A strip in the colour of what it says: info, warn, danger, ok, accent, neutral or dashed."""

    def __init__(self, tone: str, icon: str, text: str, parent: QWidget | None = None) -> None:
        """Make a strip of one line; `set_text` adds a second one."""
        super().__init__(parent)
        self._tone = tone
        self._icon = IconLabel(icon, 18)
        self._first = Label("", "label", "text", wrap=True)
        self._second = Label("", "label", "text2", wrap=True)
        self._words = QVBoxLayout()
        self._words.setSpacing(2)
        self._words.addStretch(1)
        self._words.addWidget(self._first)
        self._words.addWidget(self._second)
        self._words.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(12)
        self._row.addWidget(self._icon)
        self._row.addLayout(self._words, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.set_tone(tone, icon)
        self.set_text(text)

    def set_text(self, text: str, detail: str = "") -> None:
        """Show another text. detail: a second, quieter line."""
        self._first.setText(text)
        self._first.restyle("strong" if detail else "label")
        self._second.setText(detail)
        self._second.setVisible(bool(detail))
        down = 12 if detail else 11
        self._margins = Margins(16, down, 12, down)
        self._margins.put_on(self._row, self.layoutDirection())

    def set_tone(self, tone: str, icon: str) -> None:
        """Show another colour and icon."""
        self._tone = tone
        self._icon.show_icon(icon, tone if tone in strokes.TONES else "text2")
        self.update()

    def add_action(self, button: QAbstractButton) -> None:
        """Add a button at the end."""
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def changeEvent(self, event: QEvent) -> None:
        """Turn round with the reading direction."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._margins.put_on(self._row, self.layoutDirection())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the strip."""
        painter = QPainter(self)
        look = theme()
        place = QRectF(self.rect())
        if self._tone == DASHED:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.colour("control"), 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), RADII.card, RADII.card)
            return
        tint = f"{self._tone}_bg" if self._tone in strokes.TONES else "sunken"
        line = look.colour("border") if look.appearance.contrast else None
        strokes.box(painter, place, RADII.card, look.colour(tint), line)
