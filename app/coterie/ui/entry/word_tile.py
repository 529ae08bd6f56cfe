# SPDX-License-Identifier: GPL-3.0-or-later
"""One word of a suggested passphrase in its small box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics, QPainter
from PySide6.QtWidgets import QLabel

from coterie.ui.design import strokes
from coterie.ui.design.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class WordTile(QLabel):
    """A word in letters of one width, so that l, I and 1 differ."""

    def __init__(self) -> None:
        """Make an empty tile."""
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)

    def sizeHint(self) -> QSize:
        """Give room for the word."""
        metrics = QFontMetrics(_letters())
        return QSize(metrics.horizontalAdvance(self.text()) + 22, max(30, metrics.height() + 12))

    def minimumSizeHint(self) -> QSize:
        """Give the same: a word is not cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the word."""
        del event
        look = theme()
        painter = QPainter(self)
        strokes.box(painter, QRectF(self.rect()), 6, look.colour("surface"), look.colour("border"))
        painter.setFont(_letters())
        painter.setPen(look.colour("text"))
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, self.text())


def _letters() -> QFont:
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSizeF(theme().font("body").pointSizeF())
    return font
