# SPDX-License-Identifier: GPL-3.0-or-later
"""The groups of a code in numbered tiles, in letters of one width; some of them may be covered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy

from coterie.domain.texts import _
from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.design.tokens import RADII
from coterie.ui.parts.controls import RESTYLING, RING_ROOM, KeyboardFocus

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from PySide6.QtGui import QPaintEvent

COLUMNS, GAP, PADDING, TILE, DOT = 3, 8, 12, 44, 7


class CodeTiles(KeyboardFocus, QLabel):
    """Shows the groups of a code. A screen reader spells them out when the focus is on them."""

    def __init__(self) -> None:
        """Begin without a code."""
        super().__init__()
        self._groups: tuple[str, ...] = ()
        self._covered: frozenset[int] = frozenset()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(_("Recovery code"))

    def show_groups(self, groups: Sequence[str]) -> None:
        """Show another code, uncovered; none empties the tiles."""
        self._groups, self._covered = tuple(groups), frozenset()
        self._tell()

    def cover(self, numbers: Collection[int]) -> None:
        """Cover these groups, counted from 1, and no others."""
        self._covered = frozenset(numbers)
        self._tell()

    def hasHeightForWidth(self) -> bool:
        """Narrow means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height of all rows."""
        columns = self._columns(width)
        rows = max(1, -(-len(self._groups) // columns))
        return rows * self._tile_height() + (rows - 1) * GAP + 2 * RING_ROOM

    def sizeHint(self) -> QSize:
        """Give the room of the usual columns."""
        width = COLUMNS * self._tile_width() + (COLUMNS - 1) * GAP + 2 * RING_ROOM
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Give the room of one tile."""
        return QSize(self._tile_width() + 2 * RING_ROOM, self._tile_height() + 2 * RING_ROOM)

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew under a new look."""
        super().changeEvent(event)
        if event.type() in RESTYLING:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tiles: from left to right in every language, as a code is read."""
        del event
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        if self.ringed:
            strokes.focus_ring(painter, QRectF(self.rect()), RADII.control)
        columns, height = self._columns(self.width()), self._tile_height()
        width = (self.width() - 2 * RING_ROOM - (columns - 1) * GAP) / columns
        for place, group in enumerate(self._groups):
            row, column = divmod(place, columns)
            box = QRectF(RING_ROOM + column * (width + GAP), RING_ROOM + row * (height + GAP), width, height)
            self._paint_tile(painter, box, place + 1, group)

    def _paint_tile(self, painter: QPainter, box: QRectF, number: int, group: str) -> None:
        look = theme()
        hidden = number in self._covered
        strokes.box(painter, box, RADII.control, look.colour("surface"), None if hidden else look.colour("border"))
        if hidden:
            painter.setPen(QPen(look.colour("control"), 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADII.control, RADII.control)
        painter.setFont(look.font("caption"))
        painter.setPen(look.colour("text3"))
        edge = box.adjusted(look.px(PADDING), 0, -look.px(PADDING), 0)
        painter.drawText(edge, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, str(number))
        if hidden:
            self._paint_dots(painter, box, len(group))
            return
        painter.setFont(_letters())
        painter.setPen(look.colour("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, group)

    @staticmethod
    def _paint_dots(painter: QPainter, box: QRectF, number: int) -> None:
        look = theme()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("text2"))
        radius, step = look.px(DOT) / 2, look.px(DOT) * 2.0
        left = box.center().x() - step * (number - 1) / 2
        for dot in range(number):
            painter.drawEllipse(QPointF(left + dot * step, box.center().y()), radius, radius)

    def _columns(self, width: int) -> int:
        fits = (width - 2 * RING_ROOM + GAP) // (self._tile_width() + GAP)
        return max(1, min(COLUMNS, fits))

    def _tile_width(self) -> int:
        look = theme()
        longest = max((len(group) for group in self._groups), default=4)
        number = look.metrics("caption").horizontalAdvance("9")
        letters = QFontMetricsF(_letters()).horizontalAdvance("W" * longest)
        return round(letters + 2 * (number + look.px(PADDING) + look.px(10)))

    def _tile_height(self) -> int:
        return max(theme().px(TILE), round(QFontMetricsF(_letters()).height()) + theme().px(14))

    def _tell(self) -> None:
        """Say the code letter by letter; what is covered is not said either."""
        said = [
            _("Group {n}: covered").format(n=number)
            if number in self._covered
            else _("Group {n}: {letters}").format(n=number, letters=" ".join(group))
            for number, group in enumerate(self._groups, 1)
        ]
        self.setAccessibleName(". ".join((_("Recovery code"), *said)))
        self.updateGeometry()
        self.update()


def _letters() -> QFont:
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSizeF(theme().font("sub").pointSizeF() * 1.06)
    font.setWeight(QFont.Weight.Bold)
    font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 106)
    return font
