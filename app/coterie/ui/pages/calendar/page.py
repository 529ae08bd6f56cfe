# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of the calendar: three views of the same days, the month at the side, and one event by itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QModelIndex, QPoint, Qt, QTimer
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.file_places import incoming
from coterie.ui.pages.calendar.agenda_list import AgendaList
from coterie.ui.pages.calendar.content import CalendarContent
from coterie.ui.pages.calendar.event_presenter import EventPresenter
from coterie.ui.pages.calendar.event_sheet import EventSheet
from coterie.ui.pages.calendar.event_view import EventViewPane
from coterie.ui.pages.calendar.grid_lines import Zoned
from coterie.ui.pages.calendar.head_bar import HeadBar
from coterie.ui.pages.calendar.lines import Who
from coterie.ui.pages.calendar.locale_words import place_of_zone, say_time
from coterie.ui.pages.calendar.month_view import MonthView
from coterie.ui.pages.calendar.page_actions import actions_of, entry_menu
from coterie.ui.pages.calendar.presenter import CalendarPresenter
from coterie.ui.pages.calendar.side_cards import FilesCardView, ReviewCardView
from coterie.ui.pages.calendar.side_month import SideMonth
from coterie.ui.pages.calendar.side_presenter import SidePresenter
from coterie.ui.pages.calendar.week_foot import WeekFoot
from coterie.ui.pages.calendar.week_view import WeekView
from coterie.ui.pages.calendar.wiring import connect, connect_sheet
from coterie.ui.pages.page import PageView
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.empty_state import DropZone, EmptyState
from coterie.ui.parts.scrolling import ScrollArea
from coterie.ui.parts.skeleton import Skeleton
from coterie.ui.printing.offering import Printer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent

    from coterie.domain.errors import UserError
    from coterie.services.people_lists import BestPeople
    from coterie.ui.desk import Desk
    from coterie.ui.pages.calendar.event_presenter import EventDraft, EventShown
    from coterie.ui.pages.calendar.lines import (
        EntryLine,
        FileLine,
        HeadShown,
        MonthShown,
        ReviewCard,
        SmallMonth,
        WeekShown,
    )
    from coterie.ui.parts.menus import Menu
    from coterie.ui.shell.actions import Action

MINUTE_MS = 60_000
OFFERED = 6


class CalendarPage(PageView):
    """Shows the calendar. It decides nothing: the presenters do."""

    def __init__(self, desk: Desk) -> None:
        """Build the page, empty until the days are read."""
        super().__init__()
        self._printer = Printer(self, desk)
        self.desk = desk
        self._menu: Menu | None = None
        self._sheet: EventSheet | None = None
        self._waits_for_focus = False
        zoned = Zoned(say_time, place_of_zone())
        self.calendar = CalendarPresenter(desk, self, zoned, QLocale().firstDayOfWeek().value - 1)
        self.events = EventPresenter(desk, self, zoned)
        self.cards = SidePresenter(desk, self)
        self._build()
        connect(self)
        self._minutes = QTimer(self)
        self._minutes.timeout.connect(self._tick)
        self._minutes.start(MINUTE_MS)

    @property
    def sheet(self) -> EventSheet:
        """The sheet of an event, made when it is first asked for."""
        if self._sheet is None:
            self._sheet = EventSheet(self)
            for field in (self._sheet.day, self._sheet.until):
                field.read_from(self.desk.clock.today)
            connect_sheet(self._sheet, self.events, self.find_people)
        return self._sheet

    def actions_here(self) -> Sequence[Action]:
        """List what can be done on the calendar."""
        return (
            *actions_of(self.calendar, self.events, self),
            self._printer.action("calendar", self._print, self.is_on_calendar),
        )

    def reload(self) -> None:
        """Read everything anew that is in sight."""
        self.calendar.reload()
        self.cards.reload()
        self.events.reload()

    def show_selection(self, selection: str) -> None:
        """Show a day in a view, or an event."""
        if self.events.is_open and not selection.startswith("event:"):
            self.events.close()
        self.calendar.show_place(selection)

    def focus_main(self) -> None:
        """Put the focus on what is shown, or where work begins while there is nothing."""
        self._waits_for_focus = self._content.view not in self._lists()
        if self.events.is_open:
            self.event_view.back.setFocus()
        elif self._waits_for_focus:
            self.head.new.setFocus()
        else:
            self._content.view.setFocus()

    def panes(self) -> Sequence[QWidget]:
        """List the head, the view, and the side."""
        if self.events.is_open:
            return (self.event_view,)
        side = (self._content.side,) if self._content.side.isVisible() else ()
        return (self._content.stack, *side, self.head)

    def is_busy(self) -> bool:
        """Tell whether a line about an event is typed and not written down."""
        return bool(self.review.draft or (self.events.is_open and self.event_view.draft))

    def save_drafts(self) -> None:
        """Write down what is typed about an event."""
        if self.review.draft:
            self.cards.write_down(self.review.people.there(), self.review.draft)
        if self.events.is_open and self.event_view.draft:
            self.events.write_down(self.event_view.there.there(), self.event_view.draft)

    def step(self, by: int) -> None:
        """Go to the next thing or the one before."""
        view = self._content.view
        if isinstance(view, AgendaList | WeekView | MonthView):
            view.step(by)

    def new_event(self) -> None:
        """Open the sheet for a new event on the day that is meant."""
        self.events.begin(self.calendar.day)

    def _print(self) -> None:
        days, said = self.calendar.in_sight()
        self._printer.calendar(days, said, say_time)

    def choose_file(self) -> None:
        """Choose a calendar file to read."""
        files, _kind = QFileDialog.getOpenFileNames(
            self.window(),
            _("Add calendar file"),
            incoming(),
            _("Calendar files (*.ics *.ical *.ifb *.vcs *.zip);;All files (*)"),
        )
        if files:
            self.desk.ways.bring_in([Path(file) for file in files])

    def is_on_calendar(self) -> bool:
        """Tell whether the calendar is in sight, not an event by itself."""
        return not self.events.is_open

    def show_head(self, head: HeadShown) -> None:
        """Show which days are in sight, in which view."""
        self.head.show_head(head)

    def show_agenda(self, lines: Sequence[EntryLine], select: str, top: str) -> None:
        """Show the agenda."""
        self._come(self.agenda)
        self.agenda.show_lines(lines, select, top)

    def show_week(self, shown: WeekShown, select: str) -> None:
        """Show a week."""
        self._come(self.week)
        self.week.show_week(shown, select)
        self.foot.show_week(shown)

    def show_month(self, shown: MonthShown, select: str) -> None:
        """Show a month."""
        self._come(self.month)
        self.month.show_month(shown, select)

    def show_small_month(self, shown: SmallMonth) -> None:
        """Show the month at the side."""
        self.small.show_month(shown)

    def show_kinds(self, hidden: frozenset[str]) -> None:
        """Show which kinds are left out."""
        self.head.show_kinds(hidden)

    def show_review(self, card: ReviewCard | None) -> None:
        """Ask how an event was, or nothing."""
        if card is not None:
            self.review.show_card(card)
        self.review.setVisible(card is not None)

    def show_files(self, files: Sequence[FileLine]) -> None:
        """Show the calendars, none = no card."""
        self.files.show_files(files)
        self.files.setVisible(bool(files))

    def show_empty(self) -> None:
        """Say that nothing stands on any day, and how to begin."""
        self._come(self.empty)

    def show_problem(self, error: UserError) -> None:
        """Say that the calendar could not be read."""
        self._problem.title.setText(error.message)
        self._problem.text.setText(error.hint)
        self._come(self._problem)

    def open_event(self, event: int, at_utc: int | None) -> None:
        """Show an event by itself."""
        self.events.open(event, at_utc)

    def show_event(self, shown: EventShown) -> None:
        """Show an event in place of the calendar."""
        came = self._whole.currentWidget() is not self.event_view
        self.event_view.show_event(shown)
        self._whole.setCurrentWidget(self.event_view)
        if came:
            self.event_view.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_event(self) -> None:
        """Show the calendar again, with the focus where it was."""
        if self._whole.currentWidget() is self.event_view:
            self._whole.setCurrentWidget(self._scrolled)
            self.focus_main()

    def ask_event(self, draft: EventDraft) -> None:
        """Open the sheet for an event."""
        self.sheet.ask(draft)

    def event_written(self) -> None:
        """Close the sheet."""
        self.sheet.close_sheet()

    def show_sheet_problem(self, error: UserError) -> None:
        """Say in the sheet what is wrong."""
        self.sheet.show_problem(error)

    def tell_place(self, selection: str) -> None:
        """Tell the window where the person is now."""
        self.moved.emit(selection)

    def showEvent(self, event: QShowEvent) -> None:
        """Look at once whether the day is another one."""
        super().showEvent(event)
        self._tick()

    def _build(self) -> None:
        self.head = HeadBar()
        self.agenda, self.week, self.month = AgendaList(), WeekView(), MonthView()
        self.small, self.review, self.files = SideMonth(), ReviewCardView(), FilesCardView()
        self.empty = DropZone(
            _("Drop a calendar file here, or add an event."),
            _("Events, follow-ups, birthdays and deadlines stand here on their days."),
            _("Files are read on this computer, and nothing leaves it."),
        )
        self.empty_new = Button(_("New event"), icon="plus")
        self.empty.add_action(self.empty_new)
        self._problem, self.again = EmptyState("circle-alert", "", ""), Button(_("Try again"))
        self._problem.add_action(self.again)
        self._skeleton = Skeleton(6)
        self.foot = WeekFoot()
        views = (self._skeleton, self.agenda, self.week, self.month, self.empty, self._problem)
        self._content = CalendarContent(self.head, views, (self.small, self.review, self.files), self.foot)
        self.event_view = EventViewPane()
        self._whole = QStackedWidget()
        # In a low window with large text the head alone would fill it: then the whole page is scrolled.
        self._scrolled = ScrollArea(self._content)
        self._whole.addWidget(self._scrolled)
        self._whole.addWidget(self.event_view)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._whole)
        self.review.hide()
        self.files.hide()
        self._come(self._skeleton)

    def _come(self, view: QWidget) -> None:
        """Bring one of the views to the front, and the focus with it where it belongs."""
        focused = self._content.view.hasFocus()
        self._content.bring(view)
        self._content.want_side(view is self.agenda)
        self.foot.setVisible(view is self.week)
        self.head.setEnabled(True)
        if view in self._lists() and (focused or (self._waits_for_focus and self.head.new.hasFocus())):
            self._waits_for_focus = False
            view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lists(self) -> tuple[QWidget, ...]:
        return (self.agenda, self.week, self.month)

    def act_on_line(self, index: QModelIndex, *, done: bool) -> None:
        """Choose the line that was clicked, then act on it."""
        self.agenda.setCurrentIndex(index)
        self.calendar.select(self.agenda.rows.key_of(index))
        if done:
            self.calendar.done()
        else:
            self.calendar.offer()

    def show_menu(self, index: QModelIndex, place: QPoint) -> None:
        """Open the menu of a thing."""
        view = self._content.view
        if isinstance(view, AgendaList | WeekView | MonthView):
            view.setCurrentIndex(index)
            self.calendar.select(view.rows.key_of(index))
        menu = entry_menu(self, self.actions_here())
        if not menu.actions():
            return
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = menu
        menu.popup(place)

    def find_people(self, text: str) -> None:
        """Offer people by what is typed of a name."""
        lists = self.desk.session.people_lists
        if not text.strip():
            self.sheet.people.offer(())
            return
        self.desk.jobs.read(lambda _ctx: lists.best(text, OFFERED), self._offer_people, key="calendar.people")

    def _offer_people(self, found: BestPeople) -> None:
        self.sheet.people.offer([Who(person.id, person.name) for person in found.rows])

    def _tick(self) -> None:
        self.calendar.tick()
