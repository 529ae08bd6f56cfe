# SPDX-License-Identifier: GPL-3.0-or-later
"""Something that happened: an icon on a line through time, what it was, when, and the first lines of its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, QSize
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem

from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.parts.avatar_pictures import disc_picture
from coterie.ui.parts.covers import covered
from coterie.ui.parts.row_delegate import RowDelegate, RowPen
from coterie.ui.parts.rows import ROW_ROLE, TimelineLine
from coterie.ui.parts.wrapping import wrapped

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

    from coterie.ui.design.theme import Theme
    from coterie.ui.parts.row_delegate import Index

DISC, DISC_GAP, PADDING, BOTTOM = 30, 14, 8, 14
#: The line through time keeps this far from the discs.
LINE, LINE_GAP = 1.5, 2
#: The height of a line of text as a share of the letters' height.
LEADING = 1.3
MOST_KEPT = 20_000


class TimelineDelegate(RowDelegate):
    """Paints entries of differing heights; what was measured once for a width is kept."""

    def __init__(self, parent: QObject | None = None, *, most_lines: int = 4, inset: int = 0) -> None:
        """Make one for a view. most_lines: of the text of an entry; inset: the room beside the ground of a row."""
        super().__init__(parent, inset=inset)
        self._most_lines = most_lines
        self._look: Theme | None = None
        self._width = -1
        self._lines: dict[str, list[str]] = {}
        self._discs: dict[tuple[str, str, float], QPixmap] = {}

    def height_of(self) -> int:
        """Give the height of an entry of one line."""
        return self._height(1, pill=False)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give the height of an entry in the width of the view."""
        line: TimelineLine | None = index.data(ROW_ROLE)
        if line is None:
            return QSize(120, self.height_of())
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()
        return QSize(120, self._height(len(self._text_of(line, width)), pill=bool(line.pill)))

    def paint_row(self, pen: RowPen, line: TimelineLine, option: QStyleOptionViewItem) -> None:
        """Paint the line through time, the disc, the title and the text."""
        box = pen.box.adjusted(PADDING, PADDING, -PADDING, 0)
        disc = QRectF(box.left(), box.top(), self._disc(), self._disc())
        self._paint_line(pen, disc, option)
        pen.painter.drawPixmap(pen.place(disc).topLeft(), self._picture(line, pen.ratio()))
        left = disc.right() + DISC_GAP
        below = self._write_title(pen, line, QRectF(left, box.top() - 2, box.right() - left, self._title_height()))
        step = self._step()
        for row, text in enumerate(self._text_of(line, option.rect.width())):
            pen.write(QRectF(left, below + row * step, box.right() - left, step), text, "body", "text2")

    def _write_title(self, pen: RowPen, line: TimelineLine, place: QRectF) -> float:
        """Write title, pill and date, and give where the text below begins."""
        room = QRectF(place)
        if line.pill:
            room.setHeight(max(place.height(), self._pill_height()))
        taken = pen.write(room, line.date, "label", "text3", at_end=True)
        title = room.adjusted(0, 0, -taken - 12, 0)
        pill_width = strokes.pill_width(line.pill, role="micro") if line.pill else 0
        if pill_width:
            title.setRight(title.right() - pill_width - 12)
        used = pen.write(title, line.title, "strong", "text")
        if pill_width:
            height = self._pill_height()
            pill = QRectF(title.left() + used + 12, room.center().y() - height / 2, pill_width, height)
            strokes.pill(pen.painter, pen.place(pill), line.pill, line.pill_tone, role="micro")
        return room.bottom() + (2 if line.pill else 1)

    def _paint_line(self, pen: RowPen, disc: QRectF, option: QStyleOptionViewItem) -> None:
        """Join the disc with the ones before and after it."""
        colour = pen.look.colour("border")
        middle = disc.center().x() - LINE / 2
        top, bottom = float(option.rect.top()), float(option.rect.top() + option.rect.height())
        index = pen.index
        if index.row() > 0:
            above = QRectF(middle, top, LINE, disc.top() - LINE_GAP - top)
            pen.painter.fillRect(pen.place(above), colour)
        if index.row() + 1 < index.model().rowCount():
            below = QRectF(middle, disc.bottom() + LINE_GAP, LINE, bottom - disc.bottom() - LINE_GAP)
            pen.painter.fillRect(pen.place(below), colour)

    def _picture(self, line: TimelineLine, ratio: float) -> QPixmap:
        self._forget_on_change(self._width)
        key = (line.icon, line.tone, ratio)
        picture = self._discs.get(key)
        if picture is None:
            picture = self._discs[key] = disc_picture(line.icon, line.tone, self._disc(), ratio)
        return picture

    def _text_of(self, line: TimelineLine, width: int) -> list[str]:
        """Give the lines of an entry's text in a width of the view."""
        self._forget_on_change(width)
        found = self._lines.get(line.text)
        if found is None:
            room = width - 2 * self.inset - 2 * PADDING - self._disc() - DISC_GAP
            # Covered first: the number of lines would tell how long the words are.
            found = self._lines[line.text] = wrapped(covered(line.text), theme().font("body"), room, self._most_lines)
        return found

    def _forget_on_change(self, width: int) -> None:
        look = theme()
        if look is not self._look:
            self._look = look
            self._discs.clear()
            self._lines.clear()
        if width != self._width or len(self._lines) > MOST_KEPT:
            self._width = width
            self._lines.clear()

    def _height(self, lines: int, *, pill: bool) -> int:
        title = max(self._title_height(), self._pill_height() + 1) if pill else self._title_height()
        words = PADDING - 2 + title + 1 + lines * self._step() + BOTTOM
        return round(max(words, PADDING + self._disc() + LINE_GAP))

    def _disc(self) -> int:
        return theme().px(DISC)

    def _step(self) -> float:
        return round(theme().metrics("body").height() * LEADING)

    def _title_height(self) -> float:
        return theme().metrics("strong").height()

    def _pill_height(self) -> float:
        return max(19.0, theme().metrics("micro").height() + 5)
