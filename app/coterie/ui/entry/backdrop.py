# SPDX-License-Identifier: GPL-3.0-or-later
"""The quiet picture behind the way in: large linked rings, and one card in the middle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGridLayout, QWidget

from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.design.tokens import RADII
from coterie.ui.parts.scrolling import ScrollArea
from coterie.ui.parts.shadows import SHADOW_ROOM, Shadow

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

#: Rings as a share of the window: centre from the nearest corner in pixels, radius, width, chart colour.
_RINGS = (
    ("right", -17.0, 233.0, 168.0, 46.0, 0),
    ("right", -170.0, 88.0, 168.0, 46.0, 2),
    ("left", 230.0, -160.0, 198.0, 46.0, 0),
    ("left", 432.0, 18.0, 198.0, 46.0, 1),
)
_STRENGTH = 0.13


class Backdrop(QWidget):
    """Paints the rings and holds one card, scrolled where the window is too small for it."""

    def __init__(self, card: QWidget) -> None:
        """Hold a card."""
        super().__init__()
        around = QWidget()
        middle = QGridLayout(around)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addWidget(card, 0, 0, Qt.AlignmentFlag.AlignCenter)
        area = ScrollArea()
        area.setWidget(around)
        fill = QGridLayout(self)
        fill.setContentsMargins(0, 0, 0, 0)
        fill.addWidget(area)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rings."""
        del event
        look = theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("window"))
        if look.appearance.contrast:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for side, x, y, radius, width, chart in _RINGS:
            colour = QColor(look.colour(look.colours.chart[chart]))
            colour.setAlphaF(_STRENGTH)
            painter.setPen(QPen(colour, width))
            middle = QPointF(self.width() + x if side == "right" else x, y if side == "right" else self.height() + y)
            painter.drawEllipse(middle, radius, radius)


class EntryCard(QWidget):
    """A raised card with a soft shadow, for which it keeps room around itself."""

    def __init__(self, width: int, height: int = 0) -> None:
        """Make a card. width, height: of the card itself, in pixels at usual text; height 0 = as high as it must be."""
        super().__init__()
        self._shadow = Shadow(RADII.sheet)
        self.inside = QWidget()
        fill = QGridLayout(self)
        fill.setContentsMargins(SHADOW_ROOM, SHADOW_ROOM, SHADOW_ROOM, SHADOW_ROOM)
        fill.addWidget(self.inside)
        look = theme()
        self.setFixedWidth(look.px(width) + 2 * SHADOW_ROOM)
        self.setMinimumHeight(look.px(height) + 2 * SHADOW_ROOM if height else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card and its shadow."""
        del event
        look = theme()
        painter = QPainter(self)
        box = QRectF(self.inside.geometry())
        self._shadow.paint(painter, box)
        strokes.box(painter, box, RADII.sheet, look.colour("surface"), look.colour("border"))
