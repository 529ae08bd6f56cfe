# SPDX-License-Identifier: GPL-3.0-or-later
"""Paints the lines of the palette: headings, pictures, bold finds, key caps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize

from coterie.domain.initials import initials
from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.parts.row_delegate import RowDelegate, RowPen
from coterie.ui.parts.rows import ROW_ROLE

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem

    from coterie.ui.sheets.palette.lines import PaletteLine

HEIGHT, HEADING, PICTURE = 42, 32, 26


class LineDelegate(RowDelegate):
    """Paints one line."""

    def __init__(self, parent: object = None) -> None:
        """Make one for a list with the sheet's own margins."""
        super().__init__(None, inset=8)
        del parent

    def height_of(self) -> int:
        """Give the height of a line that can be chosen."""
        return theme().height(HEIGHT, "body")

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Give the height; headings are lower."""
        del option
        line: PaletteLine | None = index.data(ROW_ROLE)
        heading = line is not None and line.heading
        return QSize(120, theme().height(HEADING, "label") if heading else self.height_of())

    def is_chosen(self, option: QStyleOptionViewItem, line: PaletteLine) -> bool:
        """Tell whether a line is chosen; headings never are."""
        return not line.heading and super().is_chosen(option, line)

    def paint_row(self, pen: RowPen, line: PaletteLine, option: QStyleOptionViewItem) -> None:
        """Paint a line."""
        box = pen.box
        if line.heading:
            pen.write(box.adjusted(14, 4, -14, 0), line.text, "label_strong", "text2")
            return
        chosen = self.is_chosen(option, line)
        side = pen.look.px(PICTURE)
        picture = QRectF(box.left() + 12, box.center().y() - side / 2, side, side)
        if line.seed is not None:
            strokes.avatar(pen.painter, pen.place(picture), initials(line.text), line.seed)
        elif line.icon:
            small = pen.look.px(18)
            mark = strokes.centred(picture, small, small)
            strokes.icon(pen.painter, pen.place(mark), line.icon, "accent" if chosen else "text2")
        left, right = picture.right() + 12, box.right() - 12
        if line.keys:
            right = self._caps(pen, line.keys, right) - 12
        self._words(pen, line, QRectF(left, box.top(), right - left, box.height()))

    @staticmethod
    def _caps(pen: RowPen, keys: str, right: float) -> float:
        """Paint the keys at the end and give where they begin."""
        height = pen.look.px(20)
        for part in reversed(keys.split(", ")):
            width = strokes.key_cap_width(part)
            cap = QRectF(right - width, pen.box.center().y() - height / 2, width, height)
            strokes.key_cap(pen.painter, pen.place(cap), part)
            right = cap.left() - 5
        return right

    @staticmethod
    def _words(pen: RowPen, line: PaletteLine, room: QRectF) -> None:
        role = "body" if line.marks else "strong"
        most = room.width() if not line.detail else room.width() * 0.72
        at = room.left()
        for text, bold in _runs(line):
            left = QRectF(at, room.top(), room.left() + most - at, room.height())
            if left.width() <= 4:
                break
            at += pen.write(left, text, "strong" if bold else role, "text")
        if line.detail:
            detail = QRectF(at + 12, room.top(), room.right() - at - 12, room.height())
            pen.write(detail, line.detail, "label", "text2")


def _runs(line: PaletteLine) -> list[tuple[str, bool]]:
    """Take a text apart where what was found begins and ends."""
    runs, at = [], 0
    for start, end in line.marks:
        runs += [(line.text[at:start], False), (line.text[start:end], True)]
        at = end
    return [run for run in [*runs, (line.text[at:], False)] if run[0]]
