# SPDX-License-Identifier: GPL-3.0-or-later
"""A row that slides away: a picture over the list, which is already without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QPointF, QRect, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from coterie.ui.design.theme import theme
from coterie.ui.design.tokens import MEASURES

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


#: The row is not seen any more before those below have come up.
FADING = 1.7


class SlidingRow(QWidget):
    """Covers the place where a row was: it leaves to the side and fades, what is below comes up. over: it is gone.

    The list itself changed at once, so nothing waits for it and nothing is lost where it is cut short.
    """

    over = Signal()

    def __init__(self, parent: QWidget, place: QRect, row: QPixmap, below: QPixmap) -> None:
        """Begin at once. place: of the row in its parent; below: what the list shows there and below now."""
        super().__init__(parent)
        self._row, self._below = row, below
        self._high = place.height()
        self._share = 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(place.left(), place.top(), place.width(), place.height() + _height(below))
        self._slide = QVariantAnimation(self)
        self._slide.setDuration(MEASURES.slide_ms)
        self._slide.setStartValue(0.0)
        self._slide.setEndValue(1.0)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._slide.valueChanged.connect(self._go)
        self._slide.finished.connect(self.end)
        self.show()
        self.raise_()
        self._slide.start()

    def end(self) -> None:
        """Be gone."""
        self._slide.stop()
        self.hide()
        self.deleteLater()
        self.over.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the row on its way out and the others on their way up."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("surface"))
        painter.drawPixmap(QPointF(0, self._high * (1 - self._share)), self._below)
        painter.setOpacity(max(0.0, 1 - FADING * self._share))
        out = self.width() / 4 * self._share
        forward = 1 if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else -1
        painter.drawPixmap(QPointF(forward * out, 0), self._row)

    def _go(self, share: float) -> None:
        self._share = share
        self.update()


def _height(picture: QPixmap) -> int:
    """Give the height of a picture as it stands on the screen."""
    return round(picture.height() / picture.devicePixelRatio())
