# SPDX-License-Identifier: GPL-3.0-or-later
"""A month to pick a day from, in a small sheet of its own."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QTableView, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.design.tokens import RADII
from coterie.ui.parts.buttons import IconButton
from coterie.ui.parts.labels import Label
from coterie.ui.parts.margins import Margins

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

CELL, PADDING = 34, 12


class Month(QCalendarWidget):
    """The days of a month, painted in our colours."""

    def __init__(self, parent: QWidget) -> None:
        """Make the month of today."""
        super().__init__(parent)
        self.setNavigationBarVisible(False)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setFirstDayOfWeek(QLocale().firstDayOfWeek())
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        head = QTextCharFormat()
        head.setForeground(theme().colour("text3"))
        head.setBackground(theme().colour("raised"))
        head.setFont(theme().font("caption"))
        self.setHeaderTextFormat(head)
        for day in Qt.DayOfWeek:
            self.setWeekdayTextFormat(day, head)
        view = self.findChild(QTableView)
        if view is not None:
            view.setFrameShape(QFrame.Shape.NoFrame)
            view.viewport().setAutoFillBackground(False)
            view.setAccessibleName(_("Days"))

    def sizeHint(self) -> QSize:
        """Give seven days a week and seven rows."""
        side = theme().height(theme().px(CELL), "label")
        return QSize(max(7 * side, super().minimumSizeHint().width()), 7 * side)

    def minimumSizeHint(self) -> QSize:
        """Give the same."""
        return self.sizeHint()

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate) -> None:
        """Paint one day."""
        look = theme()
        painter.save()
        painter.fillRect(rect, look.colour("raised"))
        side = min(rect.width(), rect.height()) - 3
        spot = strokes.centred(QRectF(rect), side, side)
        chosen, today = day == self.selectedDate(), day == QDate.currentDate()
        inside = day.month() == self.monthShown()
        role = "text" if inside else "text3"
        if chosen:
            strokes.box(painter, spot, side / 2, look.colour("accent"))
            role = "on_accent"
        elif today:
            strokes.box(painter, spot, side / 2, None, look.colour("accent"))
            role = "accent"
        painter.setFont(look.font("label_strong" if chosen or today else "label"))
        painter.setPen(look.colour(role))
        painter.drawText(QRectF(rect), Qt.AlignmentFlag.AlignCenter, str(day.day()))
        painter.restore()


class CalendarPopup(QFrame):
    """A sheet with one month; picking a day closes it, and so does Esc."""

    picked = Signal(object)

    def __init__(self, day: date | None, parent: QWidget) -> None:
        """Show the month of a day, or of today."""
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAccessibleName(_("Calendar"))
        self._month = Month(self)
        self._month.setSelectedDate(QDate(day.year, day.month, day.day) if day else QDate.currentDate())
        self._month.clicked.connect(self._take)
        self._month.activated.connect(self._take)
        self._month.currentPageChanged.connect(self._name_month)
        self._title = Label(role="label_strong", parent=self)
        self._build()
        self._name_month()

    def open_at(self, place: QPoint) -> None:
        """Open with a corner at a place of the screen, or as near as it fits."""
        self.adjustSize()
        room = self.screen().availableGeometry()
        left = max(room.left(), min(place.x(), room.right() - self.width()))
        top = max(room.top(), min(place.y(), room.bottom() - self.height()))
        self.move(left, top)
        self.show()
        self._month.setFocus(Qt.FocusReason.PopupFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sheet."""
        del event
        look = theme()
        strokes.box(QPainter(self), QRectF(self.rect()), RADII.card, look.colour("raised"), look.colour("border"))

    def _build(self) -> None:
        back = IconButton("chevron-left", _("Previous month"), size=28, parent=self)
        forth = IconButton("chevron-right", _("Next month"), size=28, parent=self)
        back.clicked.connect(self._month.showPreviousMonth)
        forth.clicked.connect(self._month.showNextMonth)
        head = QHBoxLayout()
        Margins(6, 0, 0, 0).put_on(head, self.layoutDirection())
        head.setSpacing(2)
        head.addWidget(self._title, 1)
        head.addWidget(back)
        head.addWidget(forth)
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._month)

    def _name_month(self) -> None:
        shown = QDate(self._month.yearShown(), self._month.monthShown(), 1)
        self._title.setText(QLocale().toString(shown, "MMMM yyyy"))

    def _take(self, day: QDate) -> None:
        self.picked.emit(date(day.year(), day.month(), day.day()))
        self.close()
