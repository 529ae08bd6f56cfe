# SPDX-License-Identifier: GPL-3.0-or-later
"""The sheet for an event of the user's own: what, when, where, with whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QTime, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coterie.domain.calendar_events import NewEvent
from coterie.domain.errors import BadValue, UserError
from coterie.domain.texts import _
from coterie.ui.design.theme import theme
from coterie.ui.pages.calendar.people_field import PeopleField
from coterie.ui.pages.calendar.typed_times import later, minutes_between, typed_time
from coterie.ui.parts.checks import Check
from coterie.ui.parts.fields import DateField, Field, LabelledField, TextArea
from coterie.ui.sheets.form_sheet import FormSheet

if TYPE_CHECKING:
    from datetime import time

    from coterie.ui.pages.calendar.event_presenter import EventDraft

TIME_WIDTH, GAP = 96, 12


class EventSheet(FormSheet):
    """Asks for an event. saved: the key of the one that is changed, 0 for a new one, and what it is to be."""

    saved = Signal(int, object)

    def __init__(self, host: QWidget) -> None:
        """Make it, closed."""
        super().__init__(host, name=_("New event"), act=_("Add event"))
        self._event = 0
        self.what = Field(_("What is it? For example: coffee with Ana"), name=_("Title"), height=42)
        self.day, self.until = DateField(_("Day")), DateField(_("Last day"))
        self.begins, self.ends = Field("14:00", name=_("From")), Field("15:00", name=_("To"))
        self.all_day = Check(_("All day"))
        self.where = Field(_("Where?"), name=_("Place"))
        self.people = PeopleField()
        self.text = TextArea(_("What is it about?"), name=_("About"))
        self.text.set_lines(2, 6)
        self._until = LabelledField(_("Last day"), self.until)
        self._times = QWidget()
        self._arrange()
        self.all_day.toggled.connect(self._show_times)
        self.day.day_changed.connect(self._keep_order)
        self.submitted.connect(self._save)

    def ask(self, draft: EventDraft) -> None:
        """Open it with what is known."""
        new, self._event = draft.new, draft.event
        self.title.setText(_("Change the event") if draft.event else _("New event"))
        self.set_act(_("Save") if draft.event else _("Add event"))
        self.what.setText(new.title)
        self.day.set_day(new.day)
        self.until.set_day(new.day.fromordinal(new.day.toordinal() + max(0, new.days - 1)))
        self.begins.setText(_written(new.starts))
        self.ends.setText(_written(later(new.starts, new.minutes)) if new.starts and new.minutes else "")
        self.all_day.setChecked(new.starts is None)
        self.where.setText(new.place)
        self.people.show_people(draft.people)
        self.text.setPlainText(new.text)
        self.clear_problem()
        self._show_times()
        self.open(self.what)

    def words_place(self) -> str:
        """Keep unsaved words by the event they are about."""
        return f"event {self._event}"

    def _arrange(self) -> None:
        self.fields.addWidget(LabelledField(_("Title"), self.what))
        times = QHBoxLayout(self._times)
        times.setContentsMargins(0, 0, 0, 0)
        times.setSpacing(GAP)
        times.addWidget(LabelledField(_("From"), self.begins))
        times.addWidget(LabelledField(_("To"), self.ends))
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(LabelledField(_("Day"), self.day), 1)
        row.addWidget(self._times)
        row.addWidget(self._until, 1)
        self.fields.addLayout(row)
        self.fields.addWidget(self.all_day)
        self.fields.addWidget(LabelledField(_("Place"), self.where))
        self.fields.addWidget(LabelledField(_("People"), self.people))
        self.fields.addWidget(LabelledField(_("About"), self.text))

    def _show_times(self) -> None:
        whole = self.all_day.isChecked()
        for field in (self.begins, self.ends):
            field.setMaximumWidth(theme().px(TIME_WIDTH))
        self._times.setVisible(not whole)
        self._until.setVisible(whole)
        if self.isVisible():
            self.place()

    def _keep_order(self) -> None:
        """Let the last day never come before the first."""
        day, until = self.day.day(), self.until.day()
        if day is not None and (until is None or until < day):
            self.until.set_day(day)

    def _save(self) -> None:
        try:
            new = self._written_event()
        except UserError as error:
            self.show_problem(error)
            return
        self.saved.emit(self._event, new)

    def _written_event(self) -> NewEvent:
        day, until = self.day.day(), self.until.day()
        if day is None:
            raise BadValue(_("An event needs a day."), _("Choose one, or type 12 May."))
        starts: time | None = None
        minutes = 0
        if not self.all_day.isChecked():
            starts = typed_time(self.begins.text())
            if starts is None:
                raise BadValue(_("When does it begin?"), _("Write a time like 14:30, or tick All day."))
            minutes = minutes_between(starts, typed_time(self.ends.text()))
        days = (until - day).days + 1 if starts is None and until else 1
        return NewEvent(
            self.what.text(), day, starts, minutes, max(1, days), self.where.text(), self.people.people(),
            self.text.toPlainText(),
        )  # fmt: skip


def _written(at: time | None) -> str:
    """Write a time as the reader's language does; "" for none."""
    if at is None:
        return ""
    text = QLocale().toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat)
    # Some languages put signs between number and half of the day that nobody types.
    return text.replace("\u202f", " ").replace("\u00a0", " ")
