# SPDX-License-Identifier: GPL-3.0-or-later
"""Planning a follow-up: a day, chosen or one press away, and a reason in the person's own words."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from coterie.domain.errors import BadValue
from coterie.domain.spoken_dates import spoken_date
from coterie.domain.texts import _, counted
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.fields import DateField, Field, LabelledField
from coterie.ui.parts.labels import Label
from coterie.ui.parts.wrap_row import WrapRow
from coterie.ui.sheets.form_sheet import FormSheet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from coterie.domain.follow_ups import FollowUp
    from coterie.ui.desk import Desk

SPREAD_DAYS = 14


class FollowUpSheet(FormSheet):
    """Plans a follow-up with one person, or with several, spread over two weeks."""

    def __init__(self, host: QWidget, desk: Desk) -> None:
        """Make it, closed."""
        super().__init__(host, name=_("Plan a follow-up"), act=_("Plan"))
        self._desk = desk
        self._people: tuple[int, ...] = ()
        self._reason = Field(_("Why? For example: send the talk notes"), name=_("Reason"), height=42)
        self._day = DateField(_("Day"))
        self._day.read_from(desk.clock.today)
        self._days = WrapRow(gap=8)
        self._spread = Label("", "label", "text2", wrap=True)
        self._arrange()
        self._reason.returnPressed.connect(self.submitted)
        self.submitted.connect(self._save)

    def ask(self, people: Sequence[int]) -> None:
        """Open it for people."""
        self._people = tuple(people)
        one = len(self._people) == 1
        self._reason.clear()
        self._day.set_day(self._desk.clock.today() + timedelta(days=7))
        self._days.setVisible(one)
        self._spread.setVisible(not one)
        self._spread.setText(_("Spread evenly over the next two weeks, for those who have nothing planned."))
        self.title.setText(
            _("Plan a follow-up")
            if one
            else counted("Plan a follow-up with {n} person", "Plan follow-ups with {n} people", len(self._people))
        )
        self.clear_problem()
        self.open(self._reason)
        if one:
            person = self._people[0]
            self._desk.jobs.read(lambda _ctx: self._desk.session.people.profile(person).name.display, self._named)

    def words_place(self) -> str:
        """Keep unsaved words by whom they are about."""
        return " ".join(["follow-up", *(f"person:{person}" for person in self._people)])

    def _named(self, name: str) -> None:
        self.title.setText(_("Follow up with {0}").format(name))

    def _arrange(self) -> None:
        self.fields.addWidget(LabelledField(_("Reason"), self._reason))
        for text, step in self._steps():
            button = Button(text)
            button.clicked.connect(lambda _checked=False, step=step: self._day.set_day(step()))
            self._days.add(button)
        self._days.add(self._day, at_end=True)
        self.fields.addWidget(self._days)
        self.fields.addWidget(self._spread)

    def _steps(self) -> Sequence[tuple[str, Callable[[], date]]]:
        today = self._desk.clock.today
        return (
            (_("Tomorrow"), lambda: today() + timedelta(days=1)),
            (_("Next week"), lambda: today() + timedelta(days=7 - today().weekday())),
            (_("In a month"), lambda: _a_month_after(today())),
        )

    def _save(self) -> None:
        session, people, reason = self._desk.session, self._people, self._reason.text()
        if len(people) > 1:
            self._desk.jobs.write(
                lambda ctx: session.in_bulk.plan(people, ctx, days=SPREAD_DAYS, reason=reason),
                self._planned_many,
                failed=self.show_problem,
            )
            return
        day = self._day.day()
        if day is None:
            self.show_problem(BadValue(_("A follow-up needs a day."), _("Choose one from the calendar.")))
            return
        self._desk.jobs.write(
            lambda _ctx: session.follow_ups.add(people[0], day, reason), self._planned, failed=self.show_problem
        )

    def _planned(self, follow_up: FollowUp) -> None:
        self.close_sheet()
        when = spoken_date(follow_up.due) if follow_up.due else ""
        self._desk.notices.say(_("Planned for {0}.").format(when), undo=True)

    def _planned_many(self, number: int) -> None:
        self.close_sheet()
        self._desk.notices.say(counted("Planned {n} follow-up.", "Planned {n} follow-ups.", number), undo=True)


def _a_month_after(day: date) -> date:
    """Give the same day of the next month, or its last day."""
    first = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(day.day, last.day))
