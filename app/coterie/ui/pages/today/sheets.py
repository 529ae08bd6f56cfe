# SPDX-License-Identifier: GPL-3.0-or-later
"""The sheets of the page: another day to put something off to, and another plan."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from coterie.domain.errors import BadValue
from coterie.domain.texts import _
from coterie.ui.parts.fields import DateField, Field, LabelledField
from coterie.ui.sheets.form_sheet import FormSheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from coterie.ui.pages.today.replanning import Planned

WIDTH = 460


class DaySheet(FormSheet):
    """Asks until when something is put off. picked: the day."""

    picked = Signal(date)

    def __init__(self, host: QWidget) -> None:
        """Make it, closed."""
        super().__init__(host, name=_("Put off"), act=_("Put off"), width=WIDTH)
        self._tomorrow = date.max
        self.day = DateField(_("Day"))
        self.fields.addWidget(LabelledField(_("Until"), self.day))
        self.submitted.connect(self._pick)

    def ask(self, name: str, tomorrow: date) -> None:
        """Open it. name: what is put off; tomorrow: the earliest day."""
        self._tomorrow = tomorrow
        self.day.read_from(lambda: tomorrow - timedelta(days=1))
        self.title.setText(_("Put off: {name}").format(name=name))
        self.day.set_day(tomorrow)
        self.clear_problem()
        self.open(self.day)
        self.day.selectAll()

    def _pick(self) -> None:
        day = self.day.day()
        if day is None or day < self._tomorrow:
            self.show_problem(BadValue(_("Choose a day that is still to come."), _("Tomorrow is the first.")))
            return
        self.close_sheet()
        self.picked.emit(day)


class PlanSheet(FormSheet):
    """Asks for another day and other words. planned: the day, or None, and the words."""

    planned = Signal(object, str)

    def __init__(self, host: QWidget, today: Callable[[], date]) -> None:
        """Make it, closed. today: from which "tomorrow" is read."""
        super().__init__(host, name=_("Plan anew"), act=_("Plan"), width=WIDTH)
        self.words = Field("", name=_("What to do"), height=42)
        self.day = DateField(_("Day"))
        self.day.read_from(today)
        self.fields.addWidget(LabelledField(_("What to do"), self.words))
        self.fields.addWidget(LabelledField(_("Day"), self.day))
        self.words.returnPressed.connect(self.submitted)
        self.submitted.connect(lambda: self.planned.emit(self.day.day(), self.words.text()))

    def ask(self, planned: Planned) -> None:
        """Open it over what is planned; the day is the first thing, as it is what changes most."""
        self.title.setText(_("Plan anew: {name}").format(name=planned.name))
        self.words.setText(planned.words)
        self.day.set_day(planned.day)
        self.clear_problem()
        self.open(self.day)
        self.day.selectAll()
