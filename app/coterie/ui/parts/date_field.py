# SPDX-License-Identifier: GPL-3.0-or-later
"""A field for a day: typed as people say it in their language, or picked from a calendar."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QToolTip

from coterie.domain.spoken_dates import spoken_date
from coterie.domain.texts import _
from coterie.domain.typed_dates import read_day
from coterie.ui.design.theme import theme
from coterie.ui.parts.announcing import announce
from coterie.ui.parts.buttons import IconButton
from coterie.ui.parts.calendar_popup import CalendarPopup
from coterie.ui.parts.controls import TARGET
from coterie.ui.parts.line_fields import Field
from coterie.ui.parts.tooltips import plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

LONG_DAY = date(2028, 9, 28)


class DateField(Field):
    """A field for a day: 12 May, tomorrow, next Friday, in 3 weeks. Left, it shows the whole date it understood.

    What cannot be read as a day is marked as a problem.
    """

    day_changed = Signal(object)

    def __init__(self, name: str, *, placeholder: str = "", height: int = 34, parent: QWidget | None = None) -> None:
        """Make an empty field. name: for screen readers."""
        super().__init__(placeholder or _("Day month year"), name=name, height=height, parent=parent)
        self._day: date | None = None
        self._today: Callable[[], date] = _today_of_the_desktop
        self._past = False
        self._button = IconButton("calendar", _("Open the calendar"), size=TARGET, parent=self)
        self._button.setCursor(Qt.CursorShape.ArrowCursor)
        self._button.clicked.connect(self.open_calendar)
        self.editingFinished.connect(self._read)
        self._place_button()

    def read_from(self, today: Callable[[], date], *, past: bool = False) -> None:
        """Count "tomorrow" from this day. past: what is asked for lies behind, so "Friday" is the last one."""
        self._today = today
        self._past = past

    def look_back(self) -> None:
        """Ask for a day that lies behind."""
        self._past = True

    def today(self) -> date:
        """Give the day from which "tomorrow" is counted."""
        return self._today()

    def day(self) -> date | None:
        """Give the day, or None for an empty field or one that cannot be read."""
        return self._read_text(self.text())

    def set_day(self, day: date | None) -> None:
        """Show a day, or none."""
        self._day = day
        self.setText(spoken_date(day) if day else "")
        self.setCursorPosition(0)
        self.set_problem("")

    def minimumSizeHint(self) -> QSize:
        """Give the size of a field that shows a whole day."""
        margins = self.textMargins()
        words = theme().metrics("body").horizontalAdvance(spoken_date(LONG_DAY))
        return QSize(margins.left() + margins.right() + round(words) + 8, self.sizeHint().height())

    def open_calendar(self) -> None:
        """Open the calendar below the field."""
        popup = CalendarPopup(self.day(), self)
        popup.picked.connect(self._pick)
        popup.open_at(self.mapToGlobal(QPoint(0, self.height() + 4)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the calendar with Alt and Down, as in every list that opens."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button at the end."""
        super().resizeEvent(event)
        self._place_button()

    def _lay_out(self) -> None:
        super()._lay_out()
        if hasattr(self, "_button"):
            self._place_button()

    def _place_button(self) -> None:
        side = self._button.sizeHint().width()
        room = theme().px(3) + side
        if self._trailing != room:
            self._reserve(room)
        left = theme().px(3) if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else self.width() - room
        self._button.setGeometry(left, (self.height() - side) // 2, side, side)

    def _pick(self, day: date) -> None:
        self.set_day(day)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.day_changed.emit(day)

    def _read(self) -> None:
        text = self.text().strip()
        day = self._read_text(text)
        if text and day is None:
            self.set_problem(_("Write a day such as 12 March 2026"))
            return
        before = self._day
        other = self._other_reading(text)
        self.set_day(day)
        self._tell_other(other)
        if day != before:
            self.day_changed.emit(day)

    def _other_reading(self, text: str) -> date | None:
        """Give the day that 3/4 is elsewhere; None where there is no doubt."""
        found = read_day(text, self._today(), past=self._past) if "/" in text else None
        return found.other if found else None

    def _tell_other(self, other: date | None) -> None:
        """Say that figures could be read as another day as well: nothing is guessed in silence."""
        told = _("or {0}? Write the month in words.").format(spoken_date(other)) if other else ""
        self.setToolTip(plain_tooltip(told) if told else "")
        if told:
            below = self.mapToGlobal(QPoint(0, self.height()))
            QToolTip.showText(below, plain_tooltip(told), self)
            announce(self, told)

    def _read_text(self, text: str) -> date | None:
        # What the field wrote itself is known, in a language without a grammar, too.
        if self._day is not None and text.strip() == spoken_date(self._day):
            return self._day
        found = read_day(text, self._today(), past=self._past)
        return found.day if found else None


def _today_of_the_desktop() -> date:
    day = QDate.currentDate()
    return date(day.year(), day.month(), day.day())
