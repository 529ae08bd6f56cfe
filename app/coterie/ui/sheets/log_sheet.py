# SPDX-License-Identifier: GPL-3.0-or-later
"""Logging what passed with a person: one line, what kind, which day, and what was promised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from coterie.domain.spoken_dates import spoken_date
from coterie.domain.texts import _
from coterie.services.interactions import NewLog
from coterie.ui.parts.checks import Check
from coterie.ui.parts.fields import DateField, Field, LabelledField, TextArea
from coterie.ui.parts.tabs import Segmented
from coterie.ui.parts.wrap_row import WrapRow
from coterie.ui.sheets.form_sheet import FormSheet

if TYPE_CHECKING:
    from coterie.domain.interactions import Logged
    from coterie.ui.desk import Desk


class LogSheet(FormSheet):
    """Logs a contact with one person; what was typed for somebody and not saved is there the next time."""

    keeps_words = True

    def __init__(self, host: QWidget, desk: Desk) -> None:
        """Make it, closed."""
        super().__init__(host, name=_("Log a contact"), act=_("Log"), width=600)
        self._desk = desk
        self._person = 0
        self._text = TextArea(_("What was said? One line is enough."), name=_("What was said"))
        self._text.set_lines(2, 8)
        self._kind = Segmented(
            (("talk", _("Talk")), ("call", _("Call")), ("message", _("Message")), ("meeting", _("Meeting")),
             ("event", _("Event"))),
            _("Kind of contact"),
        )  # fmt: skip
        self._day = DateField(_("Day"))
        self._day.read_from(desk.clock.today, past=True)
        self._promised = Check(_("I promised something"))
        self._promise = Field(_("What did you promise?"), name=_("Promise"))
        self._promise_due = DateField(_("By when"))
        self._promise_due.read_from(desk.clock.today)
        self._promise_row = QWidget()
        self._arrange()
        self._promised.toggled.connect(self._show_promise)
        self.submitted.connect(self._save)

    def ask(self, person: int) -> None:
        """Open it for a person."""
        self._person = person
        self._text.clear()
        self._kind.set_key("talk")
        self._day.set_day(self._desk.clock.today())
        self._promised.setChecked(False)
        self._promise.clear()
        self._promise_due.set_day(None)
        self._show_promise(False)
        self.clear_problem()
        self.title.setText(_("Log a contact"))
        self.open(self._text)
        self._desk.jobs.read(lambda _ctx: self._desk.session.people.profile(person).name.display, self._named)

    def words_place(self) -> str:
        """Keep unsaved words by whom they are about."""
        return f"log person:{self._person}"

    def _named(self, name: str) -> None:
        self.title.setText(_("Log a contact with {0}").format(name))

    def _arrange(self) -> None:
        self.fields.addWidget(self._text)
        row = WrapRow(gap=12)
        row.add(self._kind)
        row.add(self._day, at_end=True)
        self.fields.addWidget(row)
        self.fields.addWidget(self._promised)
        line = QHBoxLayout(self._promise_row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(LabelledField(_("What"), self._promise), 1)
        line.addWidget(LabelledField(_("By when"), self._promise_due))
        self.fields.addWidget(self._promise_row)

    def _show_promise(self, shown: bool) -> None:
        self._promise_row.setVisible(shown)
        self.place()
        if shown:
            self._promise.setFocus()

    def _save(self) -> None:
        promised = self._promised.isChecked()
        new = NewLog(
            kind=self._kind.key(),
            on=None if self._day.day() == self._desk.clock.today() else self._day.day(),
            text=self._text.toPlainText(),
            promise=self._promise.text() if promised else "",
            promise_due=self._promise_due.day() if promised else None,
        )
        session, person = self._desk.session, self._person
        self._desk.jobs.write(
            lambda _ctx: session.interactions.log(person, new), self._logged, failed=self.show_problem
        )

    def _logged(self, logged: Logged) -> None:
        self.words_are_saved()
        self.close_sheet()
        text = _("Logged.")
        if logged.next_follow_up is not None:
            text = _("Logged. Next: {0}.").format(spoken_date(logged.next_follow_up))
        self._desk.notices.say(text, undo=True)
