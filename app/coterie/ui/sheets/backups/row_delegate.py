# SPDX-License-Identifier: GPL-3.0-or-later
"""Paints the rows of backups: when it was made, why, how large, and whether it was checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.parts.row_delegate import RowDelegate, RowPen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

    from coterie.ui.sheets.backups.lines import BackupLine

ROW, PADDING, SIGN, PILL = 46, 12, 18, 20


class BackupRowDelegate(RowDelegate):
    """Paints one backup."""

    def height_of(self) -> int:
        """Give the height of two lines."""
        look = theme()
        return max(ROW, round(look.metrics("label_medium").height() + look.metrics("caption").height()) + 14)

    def paint_row(self, pen: RowPen, line: BackupLine, option: QStyleOptionViewItem) -> None:
        """Paint the row."""
        del option
        look, box = pen.look, pen.box
        side = look.px(SIGN)
        sign = QRectF(box.left() + PADDING, box.center().y() - side / 2, side, side)
        strokes.icon(pen.painter, pen.place(sign), "archive", "text2")
        width = strokes.pill_width(line.state)
        height = look.height(PILL, "caption_strong", padding=5)
        pill = QRectF(box.right() - PADDING - width, box.center().y() - height / 2, width, height)
        strokes.pill(pen.painter, pen.place(pill), line.state, line.tone)
        first, second = look.metrics("label_medium").height(), look.metrics("caption").height()
        top, left = box.center().y() - (first + second + 1) / 2, sign.right() + PADDING
        room = pill.left() - left - PADDING
        pen.write(QRectF(left, top, room, first), line.title, "label_medium", "text")
        pen.write(QRectF(left, top + first + 1, room, second), line.detail, "caption", "text2")
