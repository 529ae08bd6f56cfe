# SPDX-License-Identifier: GPL-3.0-or-later
"""The way from a page to paper. What prints is loaded when somebody prints: no start waits for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coterie.domain.texts import _
from coterie.ui.shell.actions import Action

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, time

    from PySide6.QtWidgets import QWidget

    from coterie.domain.due_reasons import Estimates
    from coterie.services.today import TodayView
    from coterie.ui.desk import Desk
    from coterie.ui.printing.manuscript import Story

KEYS = "Ctrl+P"


class Printer:
    """Opens the sheet that prints, over a page."""

    def __init__(self, host: QWidget, desk: Desk) -> None:
        """Belong to a page."""
        self._host = host
        self._desk = desk

    def action(self, scope: str, run: Callable[[], None], enabled: Callable[[], bool] | None = None) -> Action:
        """Give the action that prints what a page shows. run: calls one of the methods below."""
        action = Action(
            f"{scope}.print", _("Print or save as PDF…"), run, "printer", (KEYS,), "file", words=_("paper page")
        )
        return action if enabled is None else replace(action, enabled=enabled)

    def person(self, person: int) -> None:
        """Print a person."""
        from coterie.ui.printing.person_story import PersonStory

        self._ask(PersonStory(self._desk.session.printing, self._desk.clock, person))

    def people(self, below: str, ids: Callable[[], Sequence[int]]) -> None:
        """Print people. below: what narrows the list; ids: gives them, away from the window's thread."""
        from coterie.ui.printing.people_story import PeopleStory

        self._ask(PeopleStory(self._desk.session.printing, self._desk.clock, below, ids))

    def day(self, look: Callable[[], TodayView], estimates: Estimates) -> None:
        """Print the day."""
        from coterie.ui.printing.day_story import DayStory

        self._ask(DayStory(self._desk.session.printing, look, estimates))

    def calendar(self, days: tuple[date, date], said: str, say_time: Callable[[time], str]) -> None:
        """Print days of the calendar. said: the days in words."""
        from coterie.ui.printing.calendar_story import CalendarStory

        session = self._desk.session
        self._ask(CalendarStory(session.printing, session.calendar, days, said, say_time))

    def _ask(self, story: Story) -> None:
        from coterie.ui.printing.sheet import PrintSheet

        sheet = PrintSheet(self._host, self._desk, story)
        sheet.closed.connect(sheet.deleteLater)
        sheet.ask()
