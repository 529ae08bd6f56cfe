# SPDX-License-Identifier: GPL-3.0-or-later
"""Paints rows of a table: a box to tick, a picture, words in columns, pills, and a hairline below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPointF, QRectF, Qt, Signal

from coterie.domain.initials import initials
from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.design.tokens import MEASURES
from coterie.ui.pages.import_export.tables.lines import Cell, Column, TableLine, TableText
from coterie.ui.parts.avatar_pictures import AvatarPictures, Face, side_for
from coterie.ui.parts.checks import MARK, check_box
from coterie.ui.parts.controls import mirrored
from coterie.ui.parts.row_delegate import RowDelegate
from coterie.ui.parts.rows import ROW_ROLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QStyleOptionViewItem

    from coterie.ui.parts.row_delegate import Index, RowPen

CHECK = "check"
START, AFTER_CHECK, END, BETWEEN, AFTER_PICTURE = 13, 14, 12, 12, 10
PICTURE, ICON, LINE_GAP, PILL = 28, 16, 2, 22
#: The last column takes so much of a row at most, and so many of its longest words are measured.
MOST_END, MEASURED = 0.5, 8


class TableDelegate(RowDelegate):
    """Paints `TableLine`s in the columns of a table. clicked: a box or a cell that can be clicked by itself."""

    clicked = Signal(QModelIndex, str)

    def __init__(self, parent: QObject | None = None) -> None:
        """Make one without columns."""
        super().__init__(parent, inset=0)
        self._pictures = AvatarPictures()
        self._table = TableText(())
        self._last_line = True
        #: The widest words in the last column, and the measures they were taken with.
        self._end: tuple[tuple[str, float, str, bool], float] | None = None

    def leave_last_line(self) -> None:
        """Paint no line below the last row, for tables on a card."""
        self._last_line = False

    def take(self, table: TableText) -> None:
        """Paint the rows of another table."""
        if table.lines != self._table.lines:
            self._end = None
        self._table = table

    def height_of(self) -> int:
        """Give the height of one line of words, or of two."""
        look = theme()
        words = look.metrics("label_strong").height()
        least: float = MEASURES.table_row
        if self._table.two_lines:
            words += look.metrics("caption").height() + LINE_GAP
            least = MEASURES.table_row + 6
        return round(max(least, max(words, look.px(MARK)) + look.px(14)))

    def start_of(self, box: QRectF) -> float:
        """Give where the first column begins."""
        side = theme().px(MARK) + AFTER_CHECK if self._table.checks else 0
        return box.left() + START + side

    def columns_in(self, box: QRectF) -> Iterator[tuple[Column, QRectF]]:
        """Give the columns with their places on a row; words at the end of it have the room they need."""
        left = self.start_of(box)
        width = box.right() - END - left
        last = self._table.columns[-1] if self._table.columns else None
        end = max(last.share * width, min(self._end_width(), MOST_END * width)) if last and last.at_end else 0.0
        others = sum(column.share for column in self._table.columns) - (last.share if last and end else 0.0)
        for column in self._table.columns:
            room = (
                end
                if column is last and end
                else column.share * (width - end) / others
                if end
                else column.share * width
            )
            yield column, QRectF(left, box.top(), room - BETWEEN, box.height())
            left += room

    def _end_width(self) -> float:
        """Give the width of the widest words in the last column."""
        look = theme()
        if self._end is None or self._end[0] != look.measures:
            cells = [line.cells[-1] for line in self._table.lines if line.cells]
            longest = sorted(cells, key=lambda cell: len(cell.text) + len(cell.below), reverse=True)[:MEASURED]
            self._end = look.measures, max((_cell_width(cell) for cell in longest), default=0.0) + 2
        return self._end[1]

    def check_in(self, box: QRectF) -> QRectF:
        """Give the place of the box to tick."""
        side = theme().px(MARK)
        return QRectF(box.left() + START, box.center().y() - side / 2, side, side)

    def spot_at(self, option: QStyleOptionViewItem, index: Index, place: QPointF) -> str:
        """Find the box, or a cell that can be clicked by itself."""
        line: TableLine | None = index.data(ROW_ROLE)
        if line is None:
            return ""
        box = self.box_of(option)
        if line.checked is not None:
            target = QRectF(box.left(), box.top(), self.check_in(box).right() + 8 - box.left(), box.height())
            if mirrored(target, box, option.direction).contains(place):
                return CHECK
        for cell, (_column, room) in zip(line.cells, self.columns_in(box), strict=False):
            if cell.name and mirrored(room, box, option.direction).contains(place):
                return cell.name
        return ""

    def click(self, index: QModelIndex, spot: str) -> None:
        """Tell what was clicked."""
        self.clicked.emit(index, spot)

    def paint_row(self, pen: RowPen, line: TableLine, option: QStyleOptionViewItem) -> None:
        """Paint one row."""
        if self._last_line or pen.index.row() < pen.index.model().rowCount() - 1:
            bottom = QRectF(pen.box.left(), option.rect.bottom(), pen.box.width(), 1)
            pen.painter.fillRect(bottom, pen.look.colour("border"))
        if line.checked is not None:
            state = Qt.CheckState.Checked if line.checked else Qt.CheckState.Unchecked
            check_box(pen.painter, pen.place(self.check_in(pen.box)), state)
        for number, (cell, (column, room)) in enumerate(zip(line.cells, self.columns_in(pen.box), strict=False)):
            within = self._picture(pen, line, room) if number == 0 and self._table.pictures else room
            if column.at_end:
                within = _at_end(cell, within.adjusted(0, 0, BETWEEN, 0))
            if cell.pill:
                self._paint_pill(pen, cell, within)
            else:
                self._write(pen, cell, within)

    def _picture(self, pen: RowPen, line: TableLine, room: QRectF) -> QRectF:
        """Paint the picture of whom a row is about, and give the room behind it."""
        side = side_for(PICTURE)
        if line.initials_of:
            place = QRectF(room.left(), round(room.center().y() - side / 2), side, side)
            face = Face(line.seed, initials(line.initials_of))
            pen.painter.drawPixmap(pen.place(place).topLeft(), self._pictures.picture(face, side, pen.ratio()))
        return room.adjusted(side + AFTER_PICTURE, 0, 0, 0)

    def _write(self, pen: RowPen, cell: Cell, room: QRectF) -> None:
        if cell.icon:
            side = pen.look.px(ICON)
            place = QRectF(room.left(), room.center().y() - side / 2, side, side)
            strokes.icon(pen.painter, pen.place(place), cell.icon, cell.tone)
            room = room.adjusted(side + 7, 0, 0, 0)
        if not cell.below:
            pen.write(room, cell.text, cell.role, cell.colour)
            return
        first, second = pen.look.metrics(cell.role).height(), pen.look.metrics("caption").height()
        top = room.center().y() - (first + LINE_GAP + second) / 2
        pen.write(QRectF(room.left(), top, room.width(), first), cell.text, cell.role, cell.colour)
        below = QRectF(room.left(), top + first + LINE_GAP, room.width(), second)
        pen.write(below, cell.below, "caption", "text2")

    def _paint_pill(self, pen: RowPen, cell: Cell, room: QRectF) -> None:
        width = min(room.width(), _pill_width(cell))
        height = max(pen.look.px(PILL), round(pen.look.metrics("caption_strong").height()) + 6)
        place = QRectF(room.left(), room.center().y() - height / 2, width, height)
        text, icon = cell.text, cell.icon
        if width < _pill_width(cell):
            icon = ""
            metrics = pen.look.metrics("caption_strong")
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width - 2 * strokes.PILL_PADDING)
        pen.painter.setLayoutDirection(pen.direction)
        strokes.pill(pen.painter, pen.place(place), text, cell.pill, icon)


def _pill_width(cell: Cell) -> float:
    return strokes.pill_width(cell.text, cell.icon) + 4


def _cell_width(cell: Cell) -> float:
    """Give the width that the words of a cell take."""
    if cell.pill:
        return _pill_width(cell)
    look = theme()
    width = max(
        look.metrics(cell.role).horizontalAdvance(cell.text), look.metrics("caption").horizontalAdvance(cell.below)
    )
    return width + (look.px(ICON) + 7 if cell.icon else 0)


def _at_end(cell: Cell, room: QRectF) -> QRectF:
    """Give the room at the end that a cell needs."""
    width = _cell_width(cell)
    return QRectF(max(room.left(), room.right() - width - 1), room.top(), min(room.width(), width + 1), room.height())
