# SPDX-License-Identifier: GPL-3.0-or-later
"""The mark of the program: two linked rings."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from coterie.ui.design import strokes

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class BrandMark(QWidget):
    """The two linked rings, in a size of its own."""

    def __init__(self, width: int, height: int) -> None:
        """Make the mark. width, height: in pixels; it is as wide as the rings need, at least."""
        super().__init__()
        self.setFixedSize(max(width, ceil(height * strokes.BRAND_WIDTH)), height)

    def sizeHint(self) -> QSize:
        """Give its size."""
        return self.size()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rings."""
        del event
        strokes.brand(QPainter(self), QRectF(self.rect()))
