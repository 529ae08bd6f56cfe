# SPDX-License-Identifier: GPL-3.0-or-later
"""Paints the rows of the bin: who, since when, and a way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPointF, QRectF, Signal

from coterie.domain.initials import initials
from coterie.domain.texts import _
from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.design.tokens import RADII
from coterie.ui.parts.controls import mirrored
from coterie.ui.parts.row_delegate import RowDelegate, RowPen
from coterie.ui.parts.rows import ROW_ROLE

if TYPE_CHECKING:
    from PySide6.QtCore import QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem

    from coterie.ui.pages.bin.presenter import BinLine

BACK = "back"
AVATAR, WHY, ROW = 34, 0.42, 57


class BinRowDelegate(RowDelegate):
    """Paints one person in the bin."""

    put_back_clicked = Signal(QModelIndex)

    def height_of(self) -> int:
        """Give the height of two lines."""
        look = theme()
        return max(ROW, round(look.metrics("strong").height() + look.metrics("label").height()) + 16)

    def spot_at(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, place: QPointF) -> str:
        """Find the button."""
        if index.data(ROW_ROLE) is None:
            return ""
        box = self.box_of(option)
        return BACK if mirrored(self._button(box), box, option.direction).contains(place) else ""

    def click(self, index: QModelIndex, spot: str) -> None:
        """Tell that the button was pressed."""
        if spot == BACK:
            self.put_back_clicked.emit(index)

    def paint_row(self, pen: RowPen, line: BinLine, option: QStyleOptionViewItem) -> None:
        """Paint the row."""
        del option
        look, box = pen.look, pen.box
        side = look.px(AVATAR)
        face = QRectF(box.left() + 14, box.center().y() - side / 2, side, side)
        strokes.avatar(pen.painter, pen.place(face), initials(line.name), line.id)
        button = self._button(box)
        split = box.left() + box.width() * WHY
        strong, label = look.metrics("strong").height(), look.metrics("label").height()
        top = box.center().y() - (strong + label + 2) / 2
        left = face.right() + 12
        pen.write(QRectF(left, top, split - left - 12, strong), line.name, "strong", "text")
        pen.write(QRectF(left, top + strong + 2, split - left - 12, label), line.detail, "label", "text2")
        pen.write(QRectF(split, box.top(), button.left() - split - 12, box.height()), line.why, "label", "text2")
        placed = pen.place(button)
        strokes.box(pen.painter, placed, RADII.control, look.colour("raised"), look.colour("border"))
        icon = QRectF(button.left() + 12, button.center().y() - 8, 16, 16)
        strokes.icon(pen.painter, pen.place(icon), "undo-2", "text2")
        words = button.adjusted(36, 0, -8, 0)
        pen.write(words, _("Put back"), "label_medium", "text")

    @staticmethod
    def _button(box: QRectF) -> QRectF:
        look = theme()
        width = round(look.metrics("label_medium").horizontalAdvance(_("Put back"))) + 50
        height = look.height(30, "label_medium", padding=10)
        return QRectF(box.right() - 14 - width, box.center().y() - height / 2, width, height)
