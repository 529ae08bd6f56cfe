# SPDX-License-Identifier: GPL-3.0-or-later
"""Which days of a calendar leave, and whether they say more than when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.parts.checks import Check
from coterie.ui.parts.date_field import DateField
from coterie.ui.parts.labels import Label
from coterie.ui.parts.wrap_row import WrapRow

if TYPE_CHECKING:
    from datetime import date

    from coterie.ui.pages.import_export.export.presenter import Wishes

GAP = 12


class DaysOption(QWidget):
    """Two days and a tick. days_chosen: the first day and the last one; neutral_ticked: it says only when."""

    days_chosen = Signal(object, object)
    neutral_ticked = Signal(bool)

    def __init__(self) -> None:
        """Make it without days."""
        super().__init__()
        self.first, self.last = DateField(_("First day")), DateField(_("Last day"))
        self.neutral = Check(_("Say only when: for calendars that others can see"))
        days = WrapRow(gap=GAP)
        for text, field in ((_("From"), self.first), (_("Until"), self.last)):
            days.add(Label(text, "label", "text2"))
            days.add(field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(10)
        column.addWidget(days)
        column.addWidget(self.neutral)
        for field in (self.first, self.last):
            field.day_changed.connect(self._tell)
        self.neutral.clicked.connect(self.neutral_ticked)

    def show_wishes(self, wishes: Wishes) -> None:
        """Show what is wanted; what is being typed stays."""
        for field, day in zip((self.first, self.last), wishes.days or (None, None), strict=True):
            if field.day() != day and not field.hasFocus():
                field.set_day(day)
        self.neutral.setChecked(wishes.neutral)

    def _tell(self, _day: date | None) -> None:
        self.days_chosen.emit(self.first.day(), self.last.day())
