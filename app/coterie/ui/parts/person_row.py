# SPDX-License-Identifier: GPL-3.0-or-later
"""A person in a list: the ring of strength, name and work, how long ago, and whether a follow-up is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPointF, QRectF, Qt, Signal

from coterie.domain.initials import initials
from coterie.domain.texts import _
from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.design.tokens import MEASURES
from coterie.ui.parts.avatar_pictures import AvatarPictures, Face, side_for
from coterie.ui.parts.checks import MARK, check_box
from coterie.ui.parts.row_delegate import RowDelegate, RowPen
from coterie.ui.parts.rows import ROW_ROLE, PersonLine

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

    from coterie.ui.parts.row_delegate import Index

AVATAR, COMPACT_AVATAR = 42, 34
PADDING, GAP, END_PADDING, LINE_GAP = 10, 11, 12, 2
EYE = 14
CHECK = "check"


class PersonRowDelegate(RowDelegate):
    """Paints people and organisations."""

    check_clicked = Signal(QModelIndex)

    def __init__(self, parent: QObject | None = None, *, inset: int = MEASURES.list_padding) -> None:
        """Make one for a view."""
        super().__init__(parent, inset=inset)
        self._pictures = AvatarPictures()

    def height_of(self) -> int:
        """Give the height of the density, or of two lines of text."""
        look = theme()
        words = look.metrics("strong").height() + look.metrics("label").height() + LINE_GAP
        return max(look.density.row, round(words) + 8, self._side() + 8)

    def is_chosen(self, option: QStyleOptionViewItem, line: PersonLine) -> bool:
        """Take a ticked row for a chosen one."""
        return super().is_chosen(option, line) if line.checked is None else line.checked

    def spot_at(self, option: QStyleOptionViewItem, index: Index, place: QPointF) -> str:
        """Find the box to tick, with room around it."""
        line: PersonLine | None = index.data(ROW_ROLE)
        if line is None or line.checked is None:
            return ""
        pen_box = self.box_of(option)
        mark = self._check_place(pen_box)
        target = QRectF(pen_box.left(), pen_box.top(), mark.right() + 6 - pen_box.left(), pen_box.height())
        if option.direction == Qt.LayoutDirection.RightToLeft:
            target.moveRight(pen_box.right())
        return CHECK if target.contains(place) else ""

    def click(self, index: QModelIndex, spot: str) -> None:
        """Tell that a box was clicked."""
        if spot == CHECK:
            self.check_clicked.emit(index)

    def paint_row(self, pen: RowPen, line: PersonLine, option: QStyleOptionViewItem) -> None:
        """Paint the box to tick, the picture, the words and what stands at the end."""
        del option
        left = pen.box.left() + PADDING
        if line.checked is not None:
            mark = self._check_place(pen.box)
            state = Qt.CheckState.Checked if line.checked else Qt.CheckState.Unchecked
            check_box(pen.painter, pen.place(mark), state)
            left = mark.right() + PADDING
        side = self._side()
        place = QRectF(left, round(pen.box.center().y() - side / 2), side, side)
        if line.square:
            place.adjust(0, 2, -4, -2)
        ringed = not line.square and pen.look.appearance.rings
        if not (ringed or line.square):
            place = strokes.centred(place, side - 4, side - 4)
        face = Face(line.id, initials(line.name), line.strength if ringed else None, ringed, line.square)
        picture = self._pictures.picture(face, round(place.width()), pen.ratio())
        pen.painter.drawPixmap(pen.place(place).topLeft(), picture)
        self._write(pen, line, place.right() + GAP)

    def _write(self, pen: RowPen, line: PersonLine, left: float) -> None:
        strong, label = pen.look.metrics("strong").height(), pen.look.metrics("label").height()
        right = pen.box.right() - END_PADDING
        # A name by itself stands in the middle.
        words = strong + LINE_GAP + label if line.detail or line.due else strong
        top = pen.box.center().y() - words / 2
        first = QRectF(left, top, right - left, strong)
        second = QRectF(left, top + strong + LINE_GAP, right - left, label)
        since, colour = (_("New"), "accent") if line.is_new else (line.since, "text3")
        if since:
            taken = pen.write(first, since, "caption", colour, at_end=True)
            first.setRight(right - taken - 8)
        if line.due:
            second.setRight(right - self._paint_due(pen, second) - 8)
        taken = pen.write(first, line.name, "strong", "text")
        if pen.is_uncovered:
            self._paint_eye(pen, first, taken)
        pen.write(second, line.detail, "label", "text2")

    @staticmethod
    def _paint_eye(pen: RowPen, line: QRectF, taken: float) -> None:
        """Say behind the name that this row alone is shown."""
        side = pen.look.px(EYE)
        place = QRectF(line.left() + taken + 8, line.center().y() - side / 2, side, side)
        if place.right() <= line.right():
            strokes.icon(pen.painter, pen.place(place), "eye", "text3")

    def _paint_due(self, pen: RowPen, line: QRectF) -> float:
        """Paint the pill at the end of a line and give its width."""
        text = _("Due")
        width = strokes.pill_width(text, role="micro")
        height = max(17.0, pen.look.metrics("micro").height() + 3)
        pill = QRectF(line.right() - width, line.center().y() - height / 2, width, height)
        strokes.pill(pen.painter, pen.place(pill), text, "warn", role="micro")
        return width

    def _side(self) -> int:
        return side_for(AVATAR if theme().density.row >= AVATAR + 8 else COMPACT_AVATAR)

    def _check_place(self, box: QRectF) -> QRectF:
        side = theme().px(MARK)
        return QRectF(box.left() + PADDING, box.center().y() - side / 2, side, side)
