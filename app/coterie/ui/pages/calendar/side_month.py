# SPDX-License-Identifier: GPL-3.0-or-later
"""The month at the side: the same four shapes below the numbers of the days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QPointF, QRect, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QTableView, QWidget

from coterie.domain.texts import _, opening
from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.pages.calendar.kind_marks import paint_small
from coterie.ui.pages.calendar.wording import month_of
from coterie.ui.parts.buttons import IconButton
from coterie.ui.parts.calendar_popup import Month
from coterie.ui.parts.cards import Card, SideTitle
from coterie.ui.parts.controls import RESTYLING

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent

    from coterie.ui.pages.calendar.lines import SmallMonth

#: A day: its row, the disc of its number, and where the marks stand below it.
ROW, COLUMN, DISC, NUMBER, MARKS, MARK_STEP = 35, 36, 24, 12, 29, 8
#: More marks than this do not fit below a number.
MOST_MARKS = 4
#: The titles of cards stand closer to the edge here, so that seven columns fit.
PADDING = 14


class MonthDays(Month):
    """The days of the month. day_chosen: a day was clicked or reached by arrows."""

    day_chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        """Make the month of no day yet."""
        super().__init__(parent)
        self._shown: SmallMonth | None = None
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames)
        self.setAccessibleName(_("Month"))
        view = self.findChild(QTableView)
        if view is not None:
            # Of itself a column is as wide as the widest letter there is.
            view.horizontalHeader().setMinimumSectionSize(1)
        self._wear()
        self.selectionChanged.connect(self._tell)
        self.clicked.connect(lambda _day: self._tell())

    def show_month(self, shown: SmallMonth) -> None:
        """Show a month, with a day chosen that may lie in another."""
        self._shown = shown
        with QSignalBlocker(self):
            self.setSelectedDate(_qt(shown.chosen))
            self.setCurrentPage(shown.month.year, shown.month.month)
        self.updateCells()

    def sizeHint(self) -> QSize:
        """Give seven days a week and seven rows."""
        look = theme()
        row = look.height(ROW, "label", padding=18)
        return QSize(7 * look.px(COLUMN), 7 * row)

    def minimumSizeHint(self) -> QSize:
        """Give the same."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of a new look."""
        super().changeEvent(event)
        if event.type() in RESTYLING:
            self._wear()

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate) -> None:
        """Paint one day with the marks of what stands on it."""
        look, shown = theme(), self._shown
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, look.colour("surface"))
        there = date(day.year(), day.month(), day.day())
        inside = shown is not None and (there.year, there.month) == (shown.month.year, shown.month.month)
        cell = QRectF(rect)
        spot = QPointF(cell.center().x(), cell.top() + look.px(NUMBER))
        side = look.px(DISC)
        disc = QRectF(spot.x() - side / 2, spot.y() - side / 2, side, side)
        is_today = shown is not None and there == shown.today
        chosen = shown is not None and there == shown.chosen
        if is_today:
            strokes.box(painter, disc, side / 2, look.colour("accent"))
        elif chosen:
            border = look.colour("text") if look.appearance.contrast else None
            strokes.box(painter, disc, side / 2, look.colour("selected"), border)
        if chosen and self._has_focus():
            strokes.focus_ring(painter, disc.adjusted(-3, -3, 3, 3), side / 2 + 2)
        painter.setFont(look.font("label_strong" if is_today else "label", tabular=True))
        painter.setPen(look.colour("on_accent" if is_today else "text" if inside else "disabled"))
        painter.drawText(disc.adjusted(-8, 0, 8, 0), Qt.AlignmentFlag.AlignCenter, str(there.day))
        if inside and shown is not None:
            self._paint_marks(painter, QPointF(cell.center().x(), cell.top() + look.px(MARKS)), there)
        painter.restore()

    def _paint_marks(self, painter: QPainter, middle: QPointF, day: date) -> None:
        kinds = self._shown.marks.get(day, ())[:MOST_MARKS] if self._shown else ()
        step = theme().px(MARK_STEP)
        turned = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        for number, kind in enumerate(kinds):
            shift = (number - (len(kinds) - 1) / 2) * step * turned
            paint_small(painter, middle + QPointF(shift, 0), kind)

    def _has_focus(self) -> bool:
        view = self.findChild(QTableView)
        return view is not None and view.hasFocus()

    def _wear(self) -> None:
        head = QTextCharFormat()
        head.setForeground(theme().colour("text2"))
        head.setBackground(theme().colour("surface"))
        head.setFont(theme().font("caption_strong"))
        self.setHeaderTextFormat(head)
        for day in Qt.DayOfWeek:
            self.setWeekdayTextFormat(day, head)
        self.setFirstDayOfWeek(QLocale().firstDayOfWeek())

    def _tell(self) -> None:
        day = self.selectedDate()
        self.day_chosen.emit(date(day.year(), day.month(), day.day()))


class SideMonth(Card):
    """The card with the month. day_chosen: a day of it; turned: another month is wanted, back (-1) or on (1)."""

    day_chosen = Signal(object)
    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the card of no month yet."""
        super().__init__(parent)
        self._title = SideTitle("")
        self.days = MonthDays(self)
        self._month = date.min
        back = IconButton("chevron-left", _("Previous month"), size=28)
        forth = IconButton("chevron-right", _("Next month"), size=28)
        back.clicked.connect(lambda: self.turned.emit(-1))
        forth.clicked.connect(lambda: self.turned.emit(1))
        self.days.day_chosen.connect(self.day_chosen)
        self.days.currentPageChanged.connect(self._turn)
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self._title, 1)
        head.addWidget(back)
        head.addWidget(forth)
        self.body.setSpacing(0)
        self.body.addLayout(head)
        self.body.addWidget(self.days)

    def show_month(self, shown: SmallMonth) -> None:
        """Show a month."""
        self._month = shown.month
        self._title.setText(opening(month_of(shown.month)))
        self.days.show_month(shown)

    def _turn(self, year: int, month: int) -> None:
        """Follow the wheel, which turns the days by itself."""
        by = (year - self._month.year) * 12 + month - self._month.month
        if by:
            self.turned.emit(by)

    def _take_density(self) -> None:
        self.body.setContentsMargins(PADDING, 10, PADDING, 10)


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
