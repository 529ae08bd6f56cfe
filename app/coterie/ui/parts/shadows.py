# SPDX-License-Identifier: GPL-3.0-or-later
"""The soft shadow below sheets and toasts: drawn once and stretched, since it is painted at every keystroke."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap

from coterie.ui.design import strokes
from coterie.ui.design.theme import theme

if TYPE_CHECKING:
    from coterie.ui.design.theme import Theme

#: The room a shadow needs around its box.
SHADOW_ROOM = 40


class Shadow:
    """A shadow for boxes of one radius, kept as the four corners and four edges of a small one."""

    def __init__(self, radius: int) -> None:
        """Begin with nothing drawn."""
        self._radius = radius
        self._corner = SHADOW_ROOM + 2 * radius
        self._look: Theme | None = None
        self._ratio = 0.0
        self._small = QPixmap()

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """Paint the shadow of a box; what lies under the box itself is left out."""
        ratio = strokes.ratio_of(painter)
        if theme() is not self._look or ratio != self._ratio:
            self._draw(ratio)
        corner = float(self._corner)
        outer = box.adjusted(-SHADOW_ROOM, -SHADOW_ROOM, SHADOW_ROOM, SHADOW_ROOM)
        across = (
            (outer.left(), 0.0, corner),
            (outer.left() + corner, corner, 1.0),
            (outer.right() - corner, corner + 1, corner),
        )
        down = (
            (outer.top(), 0.0, corner),
            (outer.top() + corner, corner, 1.0),
            (outer.bottom() - corner, corner + 1, corner),
        )
        for column, (x, from_x, from_width) in enumerate(across):
            width = outer.width() - 2 * corner if column == 1 else corner
            for row, (y, from_y, from_height) in enumerate(down):
                height = outer.height() - 2 * corner if row == 1 else corner
                if column == row == 1:
                    continue
                source = QRectF(from_x * ratio, from_y * ratio, from_width * ratio, from_height * ratio)
                painter.drawPixmap(QRectF(x, y, width, height), self._small, source)

    def _draw(self, ratio: float) -> None:
        self._look, self._ratio = theme(), ratio
        side = 2 * self._corner + 1
        # Sixteen bits a channel: in eight, so many faint layers would come out as steps.
        image = QImage(round(side * ratio), round(side * ratio), QImage.Format.Format_RGBA64_Premultiplied)
        image.setDevicePixelRatio(ratio)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        box = QRectF(0, 0, side, side).adjusted(SHADOW_ROOM, SHADOW_ROOM, -SHADOW_ROOM, -SHADOW_ROOM)
        strokes.shadow(painter, box, self._radius)
        painter.end()
        self._small = QPixmap.fromImage(image)
