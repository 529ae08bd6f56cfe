# SPDX-License-Identifier: GPL-3.0-or-later
"""The month: a cell for each day, with as much of what stands on it as there is room for."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QRectF, Qt
from PySide6.QtGui import QColor

from coterie.domain.texts import _, counted
from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.pages.calendar.chip_painting import paint_ring, paint_small_chip, write
from coterie.ui.pages.calendar.lanes import stacked
from coterie.ui.pages.calendar.lines import Cell, Chip
from coterie.ui.pages.calendar.placed_list import PlacedList
from coterie.ui.pages.calendar.week_view import TODAY_TINT
from coterie.ui.parts.controls import mirrored

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from coterie.ui.pages.calendar.lines import MonthShown

#: The names of the days, the number of a day, and the chips below it.
HEAD, NUMBER, CHIP, CHIP_GAP, INSET, BOTTOM, DISC = 34, 29, 19, 2, 4, 3, 24
#: A cell has room for so many chips, however low the window is.
LEAST_CHIPS = 2
WEEK_DAYS = 7


class MonthView(PlacedList):
    """Shows the weeks of one month."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty month."""
        super().__init__(_("Month"), parent)
        self._shown: MonthShown | None = None
        self._left_over: dict[date, int] = {}
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.viewport().update())

    def show_month(self, shown: MonthShown, select: str) -> None:
        """Show a month with a day or a thing selected."""
        self._shown = shown
        self.show_rows(shown.rows, select)

    def arrange(self) -> list[QRectF | None]:
        """Give where days and chips lie; chips that no room is left for lie nowhere and are counted."""
        shown = self._shown
        self._left_over = {}
        if shown is None:
            return []
        weeks: dict[int, list[Chip]] = defaultdict(list)
        for row in shown.rows:
            if isinstance(row, Chip):
                weeks[(row.day - shown.first).days // WEEK_DAYS].append(row)
        lanes = [stacked(chips, self._room()) for chips in weeks.values()]
        told = {key: row for lane in lanes for key, row in lane.rows.items()}
        for lane in lanes:
            self._left_over |= {day: sum(chip.count for chip in left) for day, left in lane.left.items()}
        places: list[QRectF | None] = []
        for row in shown.rows:
            number = (row.day - shown.first).days
            if isinstance(row, Cell):
                places.append(self._cell(number))
            elif isinstance(row, Chip) and row.key in told:
                places.append(self._bar_place(number, row, told[row.key]))
            else:
                places.append(None)
        return places

    def content_height(self) -> float:
        """Give the height of all weeks."""
        return self._weeks() * self._cell_height()

    def still_height(self) -> float:
        """Give the height of the names of the days."""
        return theme().height(HEAD, "label", padding=16)

    def go_by_arrow(self, key: Qt.Key) -> None:
        """Go from day to day, and from week to week."""
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.step_day(WEEK_DAYS if key == Qt.Key.Key_Down else -WEEK_DAYS)
        else:
            super().go_by_arrow(key)

    def step_day(self, by: int) -> None:
        """Go to a day so many further on."""
        self._by_keyboard = True
        index = self.currentIndex()
        if not index.isValid():
            return
        row = self._row_of(self.rows.lines[index.row()].day + timedelta(days=by))  # type: ignore[attr-defined]  # days
        if row is None:
            self.walked.emit(self.rows.lines[index.row()].day + timedelta(days=by))  # type: ignore[attr-defined]  # days
        else:
            self._go(row)

    def paint_rows(self, painter: QPainter) -> None:
        """Paint the cells, what stands on them, and the names of the days over them."""
        shown = self._shown
        if shown is None:
            return
        still = self.still_height()
        painter.save()
        painter.setClipRect(QRectF(0, still, self.viewport().width(), self.viewport().height() - still))
        placed = [(row, line, place) for row, line in enumerate(shown.rows) if (place := self.place_of(row))]
        for _row, line, place in placed:
            if isinstance(line, Cell):
                self._paint_cell(painter, place, line)
        current = self.currentIndex().row()
        for row, line, place in placed:
            # What goes over several days is read across the ring of one of them.
            if row == current and isinstance(line, Cell):
                self._paint_current(painter, place)
        for row, line, place in placed:
            if isinstance(line, Chip):
                paint_small_chip(painter, place, line)
                if row == current:
                    paint_ring(painter, place, strong=self.hasFocus())
        painter.restore()
        self._paint_names(painter, shown)

    def _paint_current(self, painter: QPainter, place: QRectF) -> None:
        """Paint the ring around the day that is chosen."""
        ring = place.adjusted(2, 2, -3, -3)
        if self.hasFocus():
            strokes.focus_ring(painter, ring, 7)
        else:
            strokes.box(painter, ring, 7, None, theme().colour("accent"))

    def _paint_cell(self, painter: QPainter, place: QRectF, cell: Cell) -> None:
        """Paint the lines around a day, its number, and how much is left over."""
        look = theme()
        ground = QRectF(place)
        if cell.is_today and not look.appearance.contrast:
            tint = QColor(look.colour("accent_bg"))
            tint.setAlphaF(TODAY_TINT)
            painter.fillRect(ground, tint)
        elif not cell.is_inside:
            painter.fillRect(ground, look.colour("sunken"))
        painter.fillRect(QRectF(place.left(), place.bottom() - 1, place.width(), 1), look.colour("border"))
        edge = mirrored(QRectF(place.right() - 1, place.top(), 1, place.height()), place, self.layoutDirection())
        painter.fillRect(edge, look.colour("border"))
        self._paint_number(painter, place, cell)
        left_over = self._left_over.get(cell.day, 0)
        if left_over:
            rect = self._chip_place(place, self._room() - 1).adjusted(6, 0, -4, 0)
            write(painter, rect, counted("{n} more", "{n} more", left_over), "caption", "text2")

    def _paint_number(self, painter: QPainter, place: QRectF, cell: Cell) -> None:
        look = theme()
        side = look.px(DISC)
        disc = QRectF(place.left() + INSET + 2, place.top() + INSET, side, side)
        disc = mirrored(disc, place, self.layoutDirection())
        if cell.is_today:
            strokes.box(painter, disc, side / 2, look.colour("accent"))
        painter.setFont(look.font("label_strong" if cell.is_inside else "label", tabular=True))
        role = "on_accent" if cell.is_today else "text" if cell.is_inside else "text3"
        painter.setPen(look.colour(role))
        painter.drawText(disc, int(Qt.AlignmentFlag.AlignCenter), str(cell.day.day))

    def _paint_names(self, painter: QPainter, shown: MonthShown) -> None:
        look, still = theme(), self.still_height()
        locale = QLocale()
        painter.fillRect(QRectF(0, still - 1, self.viewport().width(), 1), look.colour("border"))
        for number in range(WEEK_DAYS):
            day = shown.first + timedelta(days=number)
            cell = self._cell(number)
            place = QRectF(cell.left() + INSET + 6, 0, cell.width() - INSET - 8, still)
            place = mirrored(place, QRectF(self.viewport().rect()), self.layoutDirection())
            name = locale.standaloneDayName(day.isoweekday(), QLocale.FormatType.ShortFormat)
            write(painter, place, name, "label", "text2")

    def _row_of(self, day: date) -> int | None:
        lines = self._shown.rows if self._shown else ()
        return next((row for row, line in enumerate(lines) if isinstance(line, Cell) and line.day == day), None)

    def _weeks(self) -> int:
        return self._shown.weeks if self._shown else 1

    def _cell_height(self) -> float:
        look = theme()
        least = look.px(NUMBER) + LEAST_CHIPS * (self._chip_height() + CHIP_GAP) + BOTTOM
        return max(float(least), float((self.viewport().height() - self.still_height()) // self._weeks()))

    def _chip_height(self) -> int:
        return theme().height(CHIP, "caption", padding=4)

    def _room(self) -> int:
        """Give for how many chips a cell has room."""
        room = self._cell_height() - theme().px(NUMBER) - BOTTOM
        return max(LEAST_CHIPS, int(room // (self._chip_height() + CHIP_GAP)))

    def _cell(self, number: int) -> QRectF:
        """Give the cell of a day by its number, left to right and row by row."""
        week, day = divmod(number, WEEK_DAYS)
        room = self.viewport().width() / WEEK_DAYS
        left, right = round(day * room), round((day + 1) * room)
        height = self._cell_height()
        return QRectF(left, self.still_height() + week * height, right - left, height)

    def _chip_place(self, cell: QRectF, row: int) -> QRectF:
        height = self._chip_height()
        top = cell.top() + theme().px(NUMBER) + row * (height + CHIP_GAP)
        return QRectF(cell.left() + INSET, top, cell.width() - 2 * INSET - 1, height)

    def _bar_place(self, number: int, chip: Chip, row: int) -> QRectF:
        """Give the place of a chip, which may go over several days, and beyond the week on either side."""
        first, last = self._cell(number), self._cell(number + chip.length - 1)
        place = self._chip_place(first, row)
        place.setLeft(first.left() + (INSET if chip.begins else 0))
        place.setRight(last.right() - (INSET + 1 if chip.ends else 1))
        return place
