# SPDX-License-Identifier: GPL-3.0-or-later
"""An icon that stands by itself, in the colours of the theme in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from coterie.ui.design import strokes
from coterie.ui.design.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class IconLabel(QLabel):
    """An icon, alone or on its tint. It says nothing to a screen reader unless it is given a name."""

    def __init__(self, icon: str, size: int = 18, role: str = "text2", parent: QWidget | None = None) -> None:
        """Make one. size: its side at 100 % text; role: of the colour."""
        super().__init__(parent)
        self._icon, self._size, self._role = icon, size, role
        self._tile, self._disc = 0, False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, icon: str, role: str) -> None:
        """Show another icon or colour."""
        self._icon, self._role = icon, role
        self.update()

    def stand_on_tile(self, side: int, *, disc: bool = False) -> None:
        """Put the icon on a tint of its colour. side: of the tile at 100 % text."""
        self._tile, self._disc = side, disc
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Give the side, which grows with the text."""
        side = theme().px(self._tile or self._size)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Give the same: an icon is not cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the icon in the middle."""
        painter = QPainter(self)
        side = theme().px(self._size)
        middle = strokes.centred(QRectF(self.rect()), side, side)
        if self._tile:
            tile = theme().px(self._tile)
            ground = strokes.centred(QRectF(self.rect()), tile, tile)
            strokes.ground(painter, ground, self._role, square=not self._disc)
        strokes.icon(painter, middle, self._icon, self._role)
