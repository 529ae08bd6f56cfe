# SPDX-License-Identifier: GPL-3.0-or-later
"""A row of a sidebar: a picture, a name, and how many open things there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from coterie.domain.texts import counted
from coterie.domain.written_numbers import whole
from coterie.ui.design import strokes
from coterie.ui.design.focus import KeyboardFocus
from coterie.ui.design.theme import theme
from coterie.ui.design.tokens import MEASURES, RADII
from coterie.ui.parts.tooltips import plain_tooltip

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QPaintEvent

ICON = 18


class NavRow(QAbstractButton):
    """One page in the sidebar: a picture, a name, and how many open things it has."""

    def __init__(self, title: str, icon: str, keys: str) -> None:
        """Make a row. keys: as this platform writes them."""
        super().__init__()
        self._icon = icon
        self._count = 0
        self._narrow = False
        self._keyboard = KeyboardFocus()
        self.setText(title)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(plain_tooltip(title, keys))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._name()

    def set_count(self, count: int) -> None:
        """Show how many open things there are; 0 shows nothing."""
        self._count = count
        self._name()
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Show the picture alone, or the name, too."""
        self._narrow = narrow
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Give room for one line."""
        look = theme()
        width = 0 if self._narrow else round(look.metrics("body").horizontalAdvance(self.text())) + 100
        return QSize(width, look.height(MEASURES.nav_row, "body"))

    def minimumSizeHint(self) -> QSize:
        """Give room for the picture."""
        return QSize(ICON + 10, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the row."""
        del event
        look = theme()
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        rect = QRectF(self.rect())
        chosen = self.isChecked()
        if chosen or self.isDown() or self.underMouse():
            fill = "selected" if chosen else "pressed" if self.isDown() else "hover"
            strokes.box(painter, rect, RADII.control, look.colour(fill))
        ink = "text" if chosen else "text2"
        side = look.px(ICON)
        inset = (rect.width() - side) / 2 if self._narrow else 11
        mark = self._placed(QRectF(inset, rect.center().y() - side / 2, side, side))
        strokes.icon(painter, mark, self._icon, "accent" if chosen else "text2")
        if not self._narrow:
            self._paint_words(painter, rect, side, ink)
        if self._keyboard.shown and self.hasFocus():
            strokes.focus_ring(painter, rect, RADII.control - 2)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember how the focus came."""
        self._keyboard.came(event)
        super().focusInEvent(event)

    def _paint_words(self, painter: QPainter, rect: QRectF, side: int, ink: str) -> None:
        look = theme()
        painter.setFont(look.font("nav_strong" if self.isChecked() else "nav"))
        painter.setPen(look.colour(ink))
        # The painter turns both sides round by itself where reading is.
        words = QRectF(11 + side + 11, 0, rect.width() - side - (66 if self._count else 32), rect.height())
        leading = Qt.AlignmentFlag.AlignLeft
        text = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(words.width()))
        painter.drawText(self._placed(words), leading | Qt.AlignmentFlag.AlignVCenter, text)
        if self._count:
            painter.setFont(look.font("caption_strong", tabular=True))
            number = QRectF(rect.width() - 52, 0, 40, rect.height())
            trailing = Qt.AlignmentFlag.AlignRight
            painter.drawText(self._placed(number), trailing | Qt.AlignmentFlag.AlignVCenter, whole(self._count))

    @property
    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _placed(self, rect: QRectF) -> QRectF:
        """Give the rectangle on the side where reading begins."""
        if not self._mirrored:
            return rect
        return QRectF(self.width() - rect.right(), rect.top(), rect.width(), rect.height())

    def _name(self) -> None:
        count = counted("{n} open", "{n} open", self._count) if self._count else ""
        self.setAccessibleName(f"{self.text()}, {count}" if count else self.text())
