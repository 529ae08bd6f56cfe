# SPDX-License-Identifier: GPL-3.0-or-later
"""The week: seven columns of hours, a lane above them for what has no time, and a line at the present."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QRectF, Qt, QTime
from PySide6.QtGui import QColor

from coterie.domain.texts import _
from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.pages.calendar.block_painting import paint_block
from coterie.ui.pages.calendar.chip_painting import CHIP, paint_chip, paint_ring
from coterie.ui.pages.calendar.lines import Block, Cell, Chip
from coterie.ui.pages.calendar.placed_list import PlacedList
from coterie.ui.pages.calendar.side_by_side import side_by_side
from coterie.ui.parts.controls import mirrored

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from coterie.ui.pages.calendar.lines import WeekShown

#: The head of the days, the lane of chips below it, an hour; and the gutter with the hours.
HEAD, LANE_TOP, LANE_BOTTOM, CHIP_GAP, HOUR, GUTTER = 46, 7, 9, 5, 46, 52
#: Chips and blocks keep clear of the lines between the days.
INSET, BETWEEN, DISC, DOT, NOW_LINE = 4, 2, 28, 9, 2
#: At first the day is seen from here on, or from an hour before what begins earlier.
FIRST_HOUR = 8
HOURS = 24
TODAY_TINT = 0.55


class WeekView(PlacedList):
    """Shows one week."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty week."""
        super().__init__(_("Week"), parent)
        self._shown: WeekShown | None = None
        self._was_scrolled = False
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.viewport().update())

    def show_week(self, shown: WeekShown, select: str) -> None:
        """Show a week with a day or a thing selected."""
        self._shown = shown
        self.show_rows(shown.rows, select)
        if not self._was_scrolled and self.height() > HEAD * 3:
            self._was_scrolled = True
            begins = [row.begins // 60 for row in shown.rows if isinstance(row, Block) and not row.goes_on]
            self.verticalScrollBar().setValue(max(0, min([FIRST_HOUR, *begins])) * self._hour())

    def arrange(self) -> list[QRectF | None]:
        """Give where days, chips and blocks lie."""
        shown = self._shown
        if shown is None:
            return []
        days = {day: number for number, day in enumerate(shown.days)}
        shares = {}
        for day in shown.days:
            shares.update(side_by_side([row for row in shown.rows if isinstance(row, Block) and row.day == day]))
        places: list[QRectF | None] = []
        for row in shown.rows:
            column = self._column(days[row.day])
            if isinstance(row, Cell):
                places.append(QRectF(column.left(), 0, column.width(), self._head()))
            elif isinstance(row, Chip):
                places.append(self._bar_place(days[row.day], row))
            else:
                share = shares[row.key]
                room = column.adjusted(INSET, 0, -INSET - 1, 0)
                width = (room.width() - BETWEEN * (share.columns - 1)) / share.columns
                left = room.left() + share.column * (width + BETWEEN)
                top = self.still_height() + row.begins / 60 * self._hour() + 2
                height = (row.ends - row.begins) / 60 * self._hour() - 4
                places.append(QRectF(left, top, width, max(height, theme().metrics("caption").height() + 3)))
        return places

    def content_height(self) -> float:
        """Give the height of a day's hours."""
        return HOURS * self._hour() + 4

    def still_height(self) -> float:
        """Give the height of the heads and the lane."""
        return self._head() + self._lane()

    def scrolls(self, row: int) -> bool:
        """Only what has a time lies among the hours."""
        return isinstance(self.rows.lines[row], Block)

    def paint_rows(self, painter: QPainter) -> None:
        """Paint the hours with their blocks, then the lane and the heads over them."""
        shown = self._shown
        if shown is None:
            return
        self._paint_today(painter, shown)
        painter.save()
        still = self.still_height()
        painter.setClipRect(QRectF(0, still, self.viewport().width(), self.viewport().height() - still))
        self._paint_hours(painter)
        for row, line in enumerate(shown.rows):
            place = self.place_of(row)
            if isinstance(line, Block) and place is not None and place.intersects(QRectF(self.viewport().rect())):
                paint_block(painter, place, line)
                if row == self.currentIndex().row():
                    paint_ring(painter, place, strong=self.is_ringed(row))
        self._paint_now(painter, shown)
        painter.restore()
        self._paint_lane(painter, shown)

    def _paint_today(self, painter: QPainter, shown: WeekShown) -> None:
        """Paint the column of today on its tint."""
        if shown.today not in shown.days or theme().appearance.contrast:
            return
        column = self._turned(self._column(shown.days.index(shown.today)))
        tint = QColor(theme().colour("accent_bg"))
        tint.setAlphaF(TODAY_TINT)
        painter.fillRect(column.adjusted(1, 0, 0, self.viewport().height()), tint)

    def _paint_hours(self, painter: QPainter) -> None:
        """Paint a line for each hour, its name beside it, and the lines between the days."""
        look, locale = theme(), QLocale()
        painter.setFont(look.font("caption", tabular=True))
        height = look.metrics("caption").height()
        for hour in range(HOURS):
            top = self._height_of(hour * 60)
            line = self._turned(QRectF(self._gutter(), round(top), self._width() - self._gutter(), 1))
            painter.fillRect(line, look.colour("border"))
            whole = self.still_height() < top - height / 2 and top + height / 2 < self.viewport().height()
            if whole and not self._is_near_now(top):
                words = self._turned(QRectF(0, top - height / 2, self._gutter() - 10, height))
                painter.setPen(look.colour("text2"))
                text = locale.toString(QTime(hour, 0), QLocale.FormatType.ShortFormat)
                painter.drawText(words, int(self._end_side()), text)
        self._paint_columns(painter, self.still_height(), self.viewport().height())

    def _paint_columns(self, painter: QPainter, top: float, bottom: float) -> None:
        for number in range(len(self._shown.days) if self._shown else 0):
            line = self._turned(QRectF(self._column(number).left(), top, 1, bottom - top))
            painter.fillRect(line, theme().colour("border"))

    def _paint_now(self, painter: QPainter, shown: WeekShown) -> None:
        """Paint the present: a line in today's column, and the time beside the hours."""
        if shown.today not in shown.days:
            return
        look, top = theme(), self._height_of(shown.now)
        column = self._column(shown.days.index(shown.today))
        painter.fillRect(
            self._turned(QRectF(column.left(), top - NOW_LINE / 2, column.width(), NOW_LINE)), look.colour("danger")
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("danger"))
        painter.drawEllipse(self._turned(strokes.centred(QRectF(column.left(), top, 0, 0), DOT, DOT)))
        height = look.metrics("caption_bold").height()
        painter.setFont(look.font("caption_bold", tabular=True))
        painter.setPen(look.colour("danger"))
        words = self._turned(QRectF(0, top - height / 2, self._gutter() - 10, height))
        painter.drawText(words, int(self._end_side()), shown.now_text)

    def _paint_lane(self, painter: QPainter, shown: WeekShown) -> None:
        """Paint the heads, the chips, and the line between them and the hours."""
        look, head, still = theme(), self._head(), self.still_height()
        width = self._width()
        painter.fillRect(QRectF(0, head - 1, width, 1), look.colour("border"))
        self._paint_columns(painter, head, still)
        painter.fillRect(QRectF(0, still - 1, width, 1), look.colour("control"))
        painter.setFont(look.font("caption"))
        painter.setPen(look.colour("text2"))
        words = self._turned(QRectF(0, head + LANE_TOP, self._gutter() - 10, look.height(CHIP, "caption", padding=10)))
        painter.drawText(words, int(self._end_side()), _("All day"))
        for row, line in enumerate(shown.rows):
            place = self.place_of(row)
            if place is None or isinstance(line, Block):
                continue
            if isinstance(line, Cell):
                self._paint_head(painter, place, line, current=row == self.currentIndex().row())
            else:
                paint_chip(painter, place, line)
                if row == self.currentIndex().row():
                    paint_ring(painter, place, strong=self.is_ringed(row))

    def _paint_head(self, painter: QPainter, place: QRectF, cell: Cell, *, current: bool) -> None:
        """Paint the name and the number of a day."""
        look, locale = theme(), QLocale()
        if current:
            ground = place.adjusted(INSET, INSET, -INSET, -INSET)
            if self.hasFocus():
                strokes.focus_ring(painter, ground, 7)
            else:
                strokes.box(painter, ground, 7, look.colour("selected"))
        name = locale.standaloneDayName(cell.day.isoweekday(), QLocale.FormatType.ShortFormat)
        role = "label_strong" if cell.is_today else "label"
        width, side, gap = look.metrics(role).horizontalAdvance(name) + 1, look.px(DISC), look.px(8)
        spare = (place.width() - width - side - gap) / 2
        if spare < 0:
            # Large text in a small window: one letter says the day, as on paper calendars.
            name = locale.standaloneDayName(cell.day.isoweekday(), QLocale.FormatType.NarrowFormat)
            width, gap = look.metrics(role).horizontalAdvance(name) + 1, look.px(2)
            spare = (place.width() - width - side - gap) / 2
        words = QRectF(place.left() + max(2.0, min(look.px(12), spare)), place.top(), width, place.height())
        painter.setFont(look.font(role))
        painter.setPen(look.colour("text" if cell.is_today else "text2"))
        painter.drawText(mirrored(words, place, self.layoutDirection()), int(Qt.AlignmentFlag.AlignCenter), name)
        disc = QRectF(words.right() + gap, place.center().y() - side / 2, side, side)
        disc = mirrored(disc, place, self.layoutDirection())
        if cell.is_today:
            strokes.box(painter, disc, side / 2, look.colour("accent"))
        painter.setFont(look.font("sub", tabular=True))
        painter.setPen(look.colour("on_accent" if cell.is_today else "text"))
        painter.drawText(disc, int(Qt.AlignmentFlag.AlignCenter), str(cell.day.day))

    def _bar_place(self, number: int, chip: Chip) -> QRectF:
        """Give the place of a chip, which may go over several days, and beyond the week on either side."""
        height = theme().height(CHIP, "caption", padding=10)
        top = self._head() + LANE_TOP + chip.row * (height + CHIP_GAP)
        left = self._column(number).left() + (INSET if chip.begins else 1)
        right = self._column(number + chip.length - 1).right() - (INSET + 1 if chip.ends else 0)
        return QRectF(left, top, right - left, height)

    def _lane(self) -> float:
        shown = self._shown
        most = 1
        if shown is not None:
            most = max((row.row + 1 for row in shown.rows if isinstance(row, Chip)), default=1)
        height = theme().height(CHIP, "caption", padding=10)
        return LANE_TOP + most * (height + CHIP_GAP) - CHIP_GAP + LANE_BOTTOM + 1

    def _head(self) -> int:
        return theme().height(HEAD, "sub", padding=22)

    def _hour(self) -> int:
        return theme().height(HOUR, "caption", lines=2, padding=14)

    def _gutter(self) -> float:
        look = theme()
        longest = QLocale().toString(QTime(20, 0), QLocale.FormatType.ShortFormat)
        wide = max(look.metrics("caption").horizontalAdvance(text) for text in (longest, _("All day")))
        return max(look.px(GUTTER), round(wide + 14))

    def _width(self) -> float:
        return self.viewport().width()

    def _column(self, number: int) -> QRectF:
        days = len(self._shown.days) if self._shown else 7
        room = (self._width() - self._gutter()) / days
        left = round(self._gutter() + number * room)
        return QRectF(left, 0, round(self._gutter() + (number + 1) * room) - left, 0)

    def _height_of(self, minutes: int) -> float:
        return self.still_height() + minutes / 60 * self._hour() - self.verticalScrollBar().value()

    def _is_near_now(self, top: float) -> bool:
        """Tell whether the name of an hour would stand on the present time."""
        shown = self._shown
        if shown is None or shown.today not in shown.days:
            return False
        return abs(self._height_of(shown.now) - top) < theme().metrics("caption").height() * 0.8

    def _turned(self, rect: QRectF) -> QRectF:
        return mirrored(rect, QRectF(self.viewport().rect()), self.layoutDirection())

    def _end_side(self) -> Qt.AlignmentFlag:
        turned = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignLeft if turned else Qt.AlignmentFlag.AlignRight
        return side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
