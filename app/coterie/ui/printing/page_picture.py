# SPDX-License-Identifier: GPL-3.0-or-later
"""A page as it will be, in small; or words in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy

from coterie.domain.texts import _
from coterie.ui.design.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

WIDE, HIGH, LEAST, EDGE = 248, 344, 120, 10


class PagePicture(QLabel):
    """Shows a page on a tray, however it lies. It is a label, so that screen readers read its name."""

    def __init__(self) -> None:
        """Make an empty tray."""
        super().__init__()
        self._page: QImage | None = None
        self._words = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAccessibleName(_("The page is being made"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setFixedWidth(WIDE)
        self.setMinimumHeight(LEAST)
        self.setMaximumHeight(HIGH)

    def sizeHint(self) -> QSize:
        """Give the size of the tray; where the window is low it is lower, and the page on it smaller."""
        return QSize(WIDE, HIGH)

    def minimumSizeHint(self) -> QSize:
        """Give a size at which a page can still be told from another."""
        return QSize(WIDE, LEAST)

    def show_page(self, page: QImage, place: str) -> None:
        """Show a page."""
        self._page, self._words = page, ""
        self.setAccessibleName(_("{place}, as it will be printed").format(place=place))
        self.update()

    def show_words(self, text: str) -> None:
        """Show words in the place of the page."""
        self._page, self._words = None, text
        self.setAccessibleName(text)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the page with a thin edge, whole, in the middle of the tray."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        look = theme()
        tray = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.fillRect(tray, look.colour("sunken"))
        painter.setPen(QPen(look.colour("border"), 1))
        painter.drawRect(tray)
        if self._page is None:
            painter.setPen(look.colour("text2"))
            painter.setFont(look.font("label"))
            inside = self.rect().adjusted(16, 16, -16, -16)
            painter.drawText(inside, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignCenter, self._words)
            return
        share = min((WIDE - 2 * EDGE) / self._page.width(), (self.height() - 2 * EDGE) / self._page.height())
        size = QSize(round(self._page.width() * share), round(self._page.height() * share))
        box = QRectF((WIDE - size.width()) // 2, (self.height() - size.height()) // 2, size.width(), size.height())
        painter.drawImage(box, self._page)
        painter.drawRect(box.adjusted(-0.5, -0.5, 0.5, 0.5))
