# SPDX-License-Identifier: GPL-3.0-or-later
"""A theme to choose, shown as a small picture of the window, painted from the tokens themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath
from PySide6.QtWidgets import QRadioButton, QSizePolicy

from coterie.ui.design import strokes
from coterie.ui.design.focus import KeyboardFocus
from coterie.ui.design.theme import theme
from coterie.ui.design.tokens import DARK, LIGHT, RADII, Colours

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QFocusEvent, QPaintEvent

_SCHEMES = {"system": (LIGHT, DARK), "light": (LIGHT, LIGHT), "dark": (DARK, DARK)}
PICTURE = 104


class ThemeChoice(QRadioButton):
    """A radio button with a picture."""

    def __init__(self, scheme: str, text: str) -> None:
        """Make one. scheme: system, light or dark."""
        super().__init__(text)
        self.scheme = scheme
        self._keyboard = KeyboardFocus()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Give room for the picture and the words."""
        return QSize(202, PICTURE + 22 + theme().height(26, "label"))

    def minimumSizeHint(self) -> QSize:
        """Give room for the words."""
        return QSize(
            round(theme().metrics("label_strong").horizontalAdvance(self.text())) + 60, self.sizeHint().height()
        )

    def hitButton(self, place: QPoint) -> bool:
        """Take presses everywhere on it."""
        return self.rect().contains(place)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember how the focus came."""
        self._keyboard.came(event)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the choice."""
        del event
        look = theme()
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        rect = QRectF(self.rect())
        chosen = self.isChecked()
        strokes.box(painter, rect, RADII.card, look.colour("accent_bg" if chosen else "surface"),
                    look.colour("accent" if chosen else "border"))  # fmt: skip
        picture = QRectF(10, 10, rect.width() - 20, PICTURE)
        first, second = _SCHEMES[self.scheme]
        _paint_window(painter, picture, first)
        if second is not first:
            painter.save()
            painter.setClipRect(picture.adjusted(picture.width() / 2, 0, 0, 0))
            _paint_window(painter, picture, second)
            painter.restore()
        foot = QRectF(12, picture.bottom() + 2, rect.width() - 24, rect.bottom() - picture.bottom() - 4)
        self._paint_words(painter, foot, chosen=chosen)
        if self._keyboard.shown and self.hasFocus():
            strokes.focus_ring(painter, rect, RADII.card - 2)

    def _paint_words(self, painter: QPainter, foot: QRectF, *, chosen: bool) -> None:
        look = theme()
        turned = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = 16
        dot = QRectF(foot.right() - side if turned else foot.left(), foot.center().y() - side / 2, side, side)
        strokes.box(painter, dot, side / 2, None, look.colour("accent" if chosen else "control"))
        if chosen:
            strokes.box(painter, dot.adjusted(4, 4, -4, -4), side / 2, look.colour("accent"))
        words = foot.adjusted(0, 0, -side - 9, 0) if turned else foot.adjusted(side + 9, 0, 0, 0)
        painter.setFont(look.font("label_strong" if chosen else "label"))
        painter.setPen(look.colour("text"))
        # The painter turns the side round by itself where reading is.
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())


def _paint_window(painter: QPainter, picture: QRectF, colours: Colours) -> None:
    """Paint a window in miniature."""
    painter.save()
    shape = QPainterPath()
    shape.addRoundedRect(picture, 7, 7)
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    painter.fillRect(picture, QColor(colours.surface))
    side = QRectF(picture.left(), picture.top(), picture.width() * 0.28, picture.height())
    painter.fillRect(side, QColor(colours.window))
    left, width = side.left() + 7, side.width() - 14

    def bar(x: float, y: float, length: float, role: str, height: float = 7) -> None:
        strokes.box(painter, QRectF(x, picture.top() + y, length, height), height / 2, QColor(getattr(colours, role)))

    bar(left, 12, width, "selected")
    for y in (27, 40, 53):
        bar(left, y, width, "hover", 5)
    main = side.right() + 14
    room = picture.right() - main - 12
    bar(main, 12, room * 0.42, "text")
    strokes.box(
        painter,
        QRectF(picture.right() - 12 - room * 0.26, picture.top() + 10, room * 0.26, 11),
        4,
        QColor(colours.accent),
    )
    strokes.box(painter, QRectF(main - 5, picture.top() + 31, room + 10, 18), 4, QColor(colours.selected))
    for y, length in ((37, 0.5), (57, 0.44), (77, 0.36)):
        bar(main + 2, y - 1, 8, "accent" if y == 37 else "accent_bg", 8)
        bar(main + 17, y + 1, room * length, "text2", 5)
    painter.restore()
    strokes.box(painter, picture, 7, None, QColor(colours.border))
