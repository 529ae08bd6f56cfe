# SPDX-License-Identifier: GPL-3.0-or-later
"""The quiet picture behind the way in: large linked rings, and one card in the middle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.design.tokens import RADII
from coterie.ui.parts.scrolling import ScrollArea
from coterie.ui.parts.shadows import SHADOW_ROOM, Shadow

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

#: Rings as a share of the window: centre from the nearest corner in pixels, radius, width, chart colour.
_RINGS = (
    ("right", -17.0, 233.0, 168.0, 46.0, 0),
    ("right", -170.0, 88.0, 168.0, 46.0, 2),
    ("left", 230.0, -160.0, 198.0, 46.0, 0),
    ("left", 432.0, 18.0, 198.0, 46.0, 1),
)
_STRENGTH = 0.13
#: No size at all to Qt.
WIDEST = 16_777_215


class Backdrop(QWidget):
    """Paints the rings and holds one card, scrolled where the window is too small for it."""

    def __init__(self, card: EntryCard) -> None:
        """Hold a card."""
        super().__init__()
        self._card = card
        around = QWidget()
        # Between two springs: a layout that centres it would measure its height for a width it does not take.
        middle = QHBoxLayout(around)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addStretch(1)
        middle.addWidget(card, 1000, Qt.AlignmentFlag.AlignVCenter)
        middle.addStretch(1)
        area = ScrollArea()
        area.setWidget(around)
        fill = QGridLayout(self)
        fill.setContentsMargins(0, 0, 0, 0)
        fill.addWidget(area)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the card take the room there is."""
        super().resizeEvent(event)
        self._card.fit_into(self.size())

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
        self._width, self._height = width, height
        self._room = QSize(WIDEST, WIDEST)
        self._shadow = Shadow(RADII.sheet)
        self.inside = QWidget()
        fill = QGridLayout(self)
        fill.setContentsMargins(SHADOW_ROOM, SHADOW_ROOM, SHADOW_ROOM, SHADOW_ROOM)
        fill.addWidget(self.inside)
        self._fit()

    def fit_into(self, room: QSize) -> None:
        """Be no larger than a room, as far as the content lets it."""
        self._room = room
        self._fit()

    def sizeHint(self) -> QSize:
        """Give the width it is made for."""
        hint = super().sizeHint()
        return QSize(self.maximumWidth(), max(hint.height(), self.minimumHeight()))

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card and its shadow."""
        del event
        look = theme()
        painter = QPainter(self)
        box = QRectF(self.inside.geometry())
        self._shadow.paint(painter, box)
        strokes.box(painter, box, RADII.sheet, look.colour("surface"), look.colour("border"))

    def _fit(self) -> None:
        self.setMaximumWidth(min(theme().px(self._width) + 2 * SHADOW_ROOM, self._room.width()))
        self.setMinimumHeight(min(self._height + 2 * SHADOW_ROOM, self._room.height()) if self._height else 0)
        self.updateGeometry()
