# SPDX-License-Identifier: GPL-3.0-or-later
"""The load of a week: a pile of little boxes for each day, full ones for what is done, open ones for what waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from coterie.ui.design import strokes
from coterie.ui.design.theme import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from coterie.ui.pages.today.lines import WeekDay

BOX_WIDTH, BOX_HEIGHT, BOX_GAP, FOOT = 22, 9, 2, 6
#: So many boxes make the highest pile; of more each stands for several.
MOST_BOXES, FEWEST_BOXES = 7, 4


class WeekChart(QLabel):
    """Paints a week; a screen reader hears it as one sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with an empty week."""
        super().__init__(parent)
        self._days: Sequence[WeekDay] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_days(self, days: Sequence[WeekDay], spoken: str) -> None:
        """Show a week. spoken: all of it in words."""
        self._days = days
        self.setAccessibleName(spoken)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Give the room of the highest pile and the letters below."""
        look = theme()
        boxes = max(FEWEST_BOXES, min(MOST_BOXES, self._highest()))
        piles = boxes * (BOX_HEIGHT + BOX_GAP)
        return QSize(7 * BOX_WIDTH + 6 * BOX_GAP, round(look.px(piles) + FOOT + look.metrics("micro").height()))

    def minimumSizeHint(self) -> QSize:
        """Give the same: a chart is not cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the days where the calendar has them, from left to right or the other way round."""
        del event
        painter = QPainter(self)
        look = theme()
        width = look.px(BOX_WIDTH)
        foot = self.height() - look.metrics("micro").height()
        step = (self.width() - width) / max(1, len(self._days) - 1)
        for number, day in enumerate(self._days):
            place = number if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else len(self._days) - 1 - number
            column = QRectF(place * step, 0, width, foot - FOOT)
            self._paint_pile(painter, column, day)
            painter.setFont(_font(day))
            painter.setPen(look.colour("text" if day.is_today else "text2"))
            letter = QRectF(column.left() - width / 2, foot, width * 2, look.metrics("micro").height())
            painter.drawText(letter, Qt.AlignmentFlag.AlignCenter, _letter(day))

    def _paint_pile(self, painter: QPainter, column: QRectF, day: WeekDay) -> None:
        look = theme()
        done, waiting = self._boxes(day)
        height, gap = look.px(BOX_HEIGHT), look.px(BOX_GAP)
        for number in range(done + waiting):
            box = QRectF(column.left(), column.bottom() - number * (height + gap) - height, column.width(), height)
            full = number < done
            fill = look.colour("accent" if full else "accent_bg")
            strokes.box(painter, box, height * 0.45, fill, None if full else look.colour("accent"))

    def _boxes(self, day: WeekDay) -> tuple[int, int]:
        """Give how many boxes are full and how many are open; a day with anything has one for it."""
        scale = min(1.0, MOST_BOXES / max(1, self._highest()))
        done = max(1, round(day.done * scale)) if day.done else 0
        waiting = max(1, round(day.waiting * scale)) if day.waiting else 0
        if done + waiting > MOST_BOXES:
            done, waiting = (done - 1, waiting) if done >= waiting else (done, waiting - 1)
        return done, waiting

    def _highest(self) -> int:
        return max((day.done + day.waiting for day in self._days), default=0)


def _font(day: WeekDay) -> QFont:
    """Give the font of a day's letter: today's is bold."""
    font = QFont(theme().font("micro"))
    if day.is_today:
        font.setWeight(QFont.Weight.Bold)
    return font


def _letter(day: WeekDay) -> str:
    """Give the shortest name of a day of the week."""
    return QLocale().dayName(day.day.isoweekday(), QLocale.FormatType.NarrowFormat)
