# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be done on the page, and the menu of a thing, which offers the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from coterie.domain.texts import _
from coterie.ui.pages.calendar.lines import AGENDA, MONTH, WEEK
from coterie.ui.parts.menus import Menu
from coterie.ui.shell.actions import Action

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from coterie.ui.pages.calendar.event_presenter import EventPresenter
    from coterie.ui.pages.calendar.presenter import CalendarPresenter


class Hands(Protocol):
    """What the page does by itself."""

    def step(self, by: int) -> None:
        """Go to the next thing or the one before."""

    def new_event(self) -> None:
        """Open the sheet for a new event."""

    def choose_file(self) -> None:
        """Choose a calendar file to read."""

    def is_on_calendar(self) -> bool:
        """Tell whether the calendar is in sight, not an event by itself."""


def actions_of(calendar: CalendarPresenter, events: EventPresenter, hands: Hands) -> tuple[Action, ...]:
    """List the actions of the page."""

    def about() -> bool:
        return hands.is_on_calendar() and calendar.is_about_somebody()

    def can_finish() -> bool:
        return hands.is_on_calendar() and calendar.can_finish()

    def can_open() -> bool:
        return hands.is_on_calendar() and calendar.can_open()

    here, own = hands.is_on_calendar, events.is_own
    return (
        Action("calendar.new", _("New event"), hands.new_event, "plus"),
        Action("calendar.file", _("Add calendar file"), hands.choose_file, "upload"),
        Action("calendar.export", _("Export these days…"), calendar.take_out, "download", ("Ctrl+E",), "file", here),
        Action("calendar.open", _("Open"), calendar.open, "arrow-right", (), "item", can_open),
        Action("calendar.done", _("Done"), calendar.done, "check", ("E",), "item", can_finish),
        Action("calendar.log", _("Log a contact"), calendar.log, "message-circle", ("L",), "item", about),
        Action("calendar.plan", _("Plan a follow-up"), calendar.plan, "bell", ("F",), "item", about),
        Action("calendar.edit", _("Change the event"), events.edit, "pencil", (), "item", own),
        Action("calendar.remove", _("Remove the event"), events.remove, "trash-2", ("Del",), "item", own),
        Action("calendar.back", _("Back to the calendar"), events.close, "chevron-left", (), "", lambda: not here()),
        Action("calendar.today", _("Today"), calendar.today, "calendar", ("Home",), "view", here),
        Action("calendar.before", _("Period before"), lambda: calendar.step(-1), "chevron-left", ("PgUp",), "", here),
        Action("calendar.after", _("Next period"), lambda: calendar.step(1), "chevron-right", ("PgDown",), "", here),
        Action("calendar.next", _("Next entry"), lambda: hands.step(1), "chevron-down", ("J",), "", here),
        Action("calendar.previous", _("Entry before"), lambda: hands.step(-1), "chevron-up", ("K",), "", here),
        Action("calendar.agenda", _("Agenda"), lambda: calendar.choose_view(AGENDA), "list", (), "view", here),
        Action("calendar.week", _("Week"), lambda: calendar.choose_view(WEEK), "columns-3", (), "view", here),
        Action("calendar.month", _("Month"), lambda: calendar.choose_view(MONTH), "calendar-days", (), "view", here),
    )


def entry_menu(parent: QWidget, actions: Sequence[Action]) -> Menu:
    """Make the menu of a thing out of what can be done with it."""
    menu = Menu(parent)
    for action in actions:
        if action.menu == "item" and action.enabled():
            key = action.keys[0] if action.keys else ""
            entry = menu.entry(action.text, icon=action.icon, key=key)
            entry.triggered.connect(lambda _checked=False, run=action.run: run())
    return menu
