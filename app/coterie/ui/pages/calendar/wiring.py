# SPDX-License-Identifier: GPL-3.0-or-later
"""Which part of the page tells whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QModelIndex, QPoint

    from coterie.ui.desk import Desk
    from coterie.ui.pages.calendar.agenda_list import AgendaList
    from coterie.ui.pages.calendar.event_presenter import EventPresenter
    from coterie.ui.pages.calendar.event_sheet import EventSheet
    from coterie.ui.pages.calendar.event_view import EventViewPane
    from coterie.ui.pages.calendar.head_bar import HeadBar
    from coterie.ui.pages.calendar.month_view import MonthView
    from coterie.ui.pages.calendar.presenter import CalendarPresenter
    from coterie.ui.pages.calendar.side_cards import FilesCardView, ReviewCardView
    from coterie.ui.pages.calendar.side_month import SideMonth
    from coterie.ui.pages.calendar.side_presenter import SidePresenter
    from coterie.ui.pages.calendar.week_foot import WeekFoot
    from coterie.ui.pages.calendar.week_view import WeekView
    from coterie.ui.parts.buttons import Button
    from coterie.ui.parts.empty_state import DropZone


class Wired(Protocol):
    """The parts of the page, who decides about them, and what the page does by itself."""

    desk: Desk
    calendar: CalendarPresenter
    events: EventPresenter
    cards: SidePresenter
    head: HeadBar
    agenda: AgendaList
    week: WeekView
    month: MonthView
    foot: WeekFoot
    small: SideMonth
    review: ReviewCardView
    files: FilesCardView
    empty: DropZone
    empty_new: Button
    again: Button
    event_view: EventViewPane

    def reload(self) -> None:
        """Read everything anew that is in sight."""

    def new_event(self) -> None:
        """Open the sheet for a new event."""

    def choose_file(self) -> None:
        """Choose a calendar file to read."""

    def act_on_line(self, index: QModelIndex, *, done: bool) -> None:
        """Choose the line that was clicked, then act on it."""

    def show_menu(self, index: QModelIndex, place: QPoint) -> None:
        """Open the menu of a thing."""


def connect(page: Wired) -> None:
    """Let the parts of a page tell its presenters what is wanted."""
    _connect_head(page)
    _connect_views(page)
    _connect_side(page)
    _connect_event(page)


def _connect_head(page: Wired) -> None:
    acts, head = page.calendar, page.head
    head.stepped.connect(acts.step)
    head.today.clicked.connect(acts.today)
    head.views.chosen.connect(acts.choose_view)
    head.kind_toggled.connect(lambda kind, on: acts.show_kind(kind, shown=on))
    head.add_file.clicked.connect(page.choose_file)
    for button in (head.new, page.empty_new):
        button.clicked.connect(page.new_event)


def _connect_views(page: Wired) -> None:
    acts = page.calendar
    for view in (page.agenda, page.week, page.month):
        view.chosen.connect(acts.select)
        view.opened.connect(lambda _index: acts.open())
        view.context_wanted.connect(page.show_menu)
        view.paged.connect(acts.step)
        view.today_wanted.connect(acts.today)
    for grid in (page.week, page.month):
        grid.walked.connect(acts.walk_to)
    page.agenda.top_came.connect(acts.see_top)
    page.agenda.near_end.connect(lambda forward: acts.come_near_end(forward=forward))
    lines = page.agenda.painter_of_rows
    lines.done_clicked.connect(lambda index: page.act_on_line(index, done=True))
    lines.offer_clicked.connect(lambda index: page.act_on_line(index, done=False))
    lines.person_clicked.connect(page.desk.ways.open_person)
    page.foot.why.clicked.connect(acts.see_late)
    page.again.clicked.connect(page.reload)
    page.empty.choose.connect(page.choose_file)
    page.empty.dropped.connect(page.desk.ways.bring_in)


def _connect_side(page: Wired) -> None:
    page.small.day_chosen.connect(page.calendar.go)
    page.small.turned.connect(page.calendar.turn_month)
    page.review.written.connect(page.cards.write_down)
    page.review.waved.connect(page.cards.not_now)
    page.files.toggled.connect(lambda name, on: page.cards.show_file(name, shown=on))
    page.files.wanted.connect(page.choose_file)


def _connect_event(page: Wired) -> None:
    events, pane = page.events, page.event_view
    pane.closed.connect(events.close)
    pane.person_opened.connect(page.desk.ways.open_person)
    pane.person_logged.connect(page.desk.ways.log)
    pane.edit_wanted.connect(events.edit)
    pane.remove_wanted.connect(events.remove)
    pane.written.connect(events.write_down)


def connect_sheet(sheet: EventSheet, events: EventPresenter, find_people: Callable[[str], None]) -> None:
    """Let the sheet of an event tell what is wanted."""
    sheet.saved.connect(events.save)
    sheet.people.wanted.connect(find_people)
