# SPDX-License-Identifier: GPL-3.0-or-later
"""Quiet stand-ins for rows that are on their way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QWidget

from coterie.domain.texts import _
from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.parts.avatar_pictures import side_for

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QPaintEvent, QShowEvent

#: What takes less time than this shows nothing at all.
PATIENCE_MS = 300
_WIDTHS = (0.42, 0.55, 0.36, 0.48, 0.6)


class Skeleton(QFrame):
    """Rows of a disc and two bars, shown only when the wait is long enough to be noticed."""

    def __init__(self, rows: int, parent: QWidget | None = None, *, patience_ms: int = PATIENCE_MS) -> None:
        """Make one of so many rows; the wait begins when it is shown."""
        super().__init__(parent)
        self._rows = rows
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(patience_ms)
        self._patience.timeout.connect(self._reveal)
        self._revealed = False
        self.setAccessibleName(_("Loading"))

    @property
    def revealed(self) -> bool:
        """Whether the wait has been long enough for rows to be shown."""
        return self._revealed

    def _reveal(self) -> None:
        self._revealed = True
        self.update()

    def sizeHint(self) -> QSize:
        """Give the room of the rows."""
        return QSize(240, self._rows * self._row_height())

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to wait."""
        super().showEvent(event)
        self._revealed = False
        self._patience.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop waiting."""
        super().hideEvent(event)
        self._patience.stop()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the rows, once the wait has been long."""
        if not self._revealed:
            return
        painter = QPainter(self)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        for row in range(self._rows):
            self._paint_row(painter, row)

    def _row_height(self) -> int:
        look = theme()
        return look.height(look.density.row, "body", lines=2)

    def _paint_row(self, painter: QPainter, row: int) -> None:
        look = theme()
        fill = look.colour("hover")
        side = side_for(34)
        middle = row * self._row_height() + self._row_height() / 2
        left = 22 + side + 14
        room = max(60, self.width() - left - 22)
        strokes.box(painter, QRectF(22, middle - side / 2, side, side), side / 2, fill)
        for bar, (height, share) in enumerate(((10, _WIDTHS[row % 5]), (8, _WIDTHS[(row + 3) % 5] * 1.3))):
            top = middle - 12 if bar == 0 else middle + 4
            strokes.box(painter, QRectF(left, top, room * share, height), height / 2, fill)
