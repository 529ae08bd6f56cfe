# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of the day: the list on one side, what belongs to it on the other or below."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, QModelIndex, QPoint, Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.pages.page import PageView
from coterie.ui.pages.today.content import DayContent
from coterie.ui.pages.today.day_list import DayListView
from coterie.ui.pages.today.page_actions import actions_of, row_menu, snooze_menu
from coterie.ui.pages.today.presenter import TodayPresenter
from coterie.ui.pages.today.sheets import DaySheet, PlanSheet
from coterie.ui.pages.today.side_column import SideColumn
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.empty_state import EmptyState
from coterie.ui.parts.labels import Label
from coterie.ui.parts.scrolling import ScrollArea
from coterie.ui.parts.skeleton import Skeleton
from coterie.ui.parts.writing import writing
from coterie.ui.printing.offering import Printer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtGui import QShowEvent

    from coterie.domain.errors import UserError
    from coterie.ui.desk import Desk
    from coterie.ui.pages.calendar.lines import ReviewCard
    from coterie.ui.pages.today.lines import Shown
    from coterie.ui.pages.today.replanning import Planned
    from coterie.ui.parts.menus import Menu
    from coterie.ui.sheets.person_preview import PersonPreview
    from coterie.ui.shell.actions import Action

MINUTE_MS = 60_000
#: The row that is chosen keeps so far from the edges of what can be seen.
CLEAR = 24


class TodayPage(PageView):
    """Shows the day. It decides nothing: the presenter does."""

    def __init__(self, desk: Desk) -> None:
        """Build the page, empty until the day is read."""
        super().__init__()
        self._printer = Printer(self, desk)
        self._desk, self._ways = desk, desk.ways
        self._menu: Menu | None = None
        self.preview: PersonPreview | None = None
        self._waits_for_rows = False
        self.presenter = TodayPresenter(desk, self, QLocale().firstDayOfWeek().value - 1)
        self._build()
        self._listen()
        self._minutes = QTimer(self)
        self._minutes.timeout.connect(self.presenter.tick)
        self._minutes.start(MINUTE_MS)

    @cached_property
    def day_sheet(self) -> DaySheet:
        """The sheet that asks for another day, made when it is asked for: most mornings nobody wants one."""
        made = DaySheet(self)
        made.picked.connect(self.presenter.put_off)
        return made

    @cached_property
    def plan_sheet(self) -> PlanSheet:
        """The sheet that asks for another plan, made when it is asked for."""
        made = PlanSheet(self, self._desk.clock.today)
        made.planned.connect(self.presenter.replans.save)
        return made

    def actions_here(self) -> Sequence[Action]:
        """List what can be done with the day."""
        own = actions_of(self.presenter, self.day_list.step, self._ways.quick_add, self._answer)
        return (*own, self._printer.action("today", self._print))

    def reload(self) -> None:
        """Read the day anew."""
        self.presenter.reload()

    def is_busy(self) -> bool:
        """Tell whether an answer is typed that is not written down."""
        return bool(self.beside.review and self.beside.review.draft)

    def save_drafts(self) -> None:
        """Write the answer down."""
        review = self.beside.review
        if review is not None and review.draft:
            self.presenter.reviews.write_down(review.people.there(), review.draft)

    def rehearse(self, draw: Callable[[], None]) -> None:
        """Have a day drawn that never was, and be empty again."""
        self.presenter.rehearse(draw)
        self.day_list.show_lines((), "")
        for words in (self._title, self._sentence):
            words.setText("")
        self._show_only(self._skeleton)

    def show_selection(self, selection: str) -> None:
        """Choose a row by its key."""
        self.presenter.select(selection)
        self.day_list.show_lines(self.day_list.rows.lines, selection)

    def focus_main(self) -> None:
        """Put the focus on the list, or where work begins while there is none."""
        self._waits_for_rows = not self.day_list.rows.lines
        (self._add if self._waits_for_rows else self.day_list).setFocus()

    def panes(self) -> Sequence[QWidget]:
        """List the pane of things to do and the one of the cards."""
        return (self.day_list, self._content.side)

    def show_day(self, shown: Shown, select: str) -> None:
        """Show the whole page, with a row selected."""
        self._title.setText(shown.title)
        self._sentence.setText(shown.sentence)
        self._sentence.setVisible(bool(shown.sentence))
        if shown.empty is not None:
            self._empty.title.setText(shown.empty[0])
            self._empty.text.setText(shown.empty[1])
        self.beside.show_cards(shown)
        self._content.side.arrange()
        cards = () if self.beside.is_empty() else (self._content.side,)
        self._content.set_alone(not cards and not shown.lines)
        self._show_only(self.day_list, *cards, *((self._empty,) if shown.empty is not None else ()))
        self.day_list.show_lines(shown.lines, select)
        if self._waits_for_rows and shown.lines:
            self._waits_for_rows = False
            if self._add.hasFocus():
                self.day_list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, error: UserError) -> None:
        """Say that the day could not be read."""
        self._problem.title.setText(error.message)
        self._problem.text.setText(error.hint)
        self._content.set_alone(True)
        self._show_only(self._problem)

    def show_review(self, card: ReviewCard | None) -> None:
        """Ask how an event was, or nothing."""
        self.beside.show_review(card, self._content.side)
        self._content.side.arrange()
        self._content.side.setHidden(self.beside.is_empty())
        self._content.set_alone(self.beside.is_empty() and not self.day_list.rows.lines)

    def show_count(self, number: int) -> None:
        """Tell the sidebar how much is open."""
        self.counted.emit(number)

    def ask_snooze(self, choices: tuple[tuple[str, date], ...]) -> None:
        """Open the menu of days below the chosen row."""
        menu = snooze_menu(self, choices, self.presenter.put_off, self.presenter.pick_day)
        rect = self.day_list.visualRect(self.day_list.currentIndex())
        at = QPoint(rect.right() - menu.sizeHint().width() - CLEAR, rect.bottom() - CLEAR // 3)
        self._pop_up(menu, self.day_list.viewport().mapToGlobal(at))
        menu.setActiveAction(menu.actions()[0])

    def ask_day(self, name: str, tomorrow: date) -> None:
        """Ask for a day to put the chosen row off to."""
        self.day_sheet.ask(name, tomorrow)

    def ask_plan(self, planned: Planned) -> None:
        """Ask for another plan for the chosen row."""
        self.plan_sheet.ask(planned)

    def show_plan_problem(self, error: UserError) -> None:
        """Say what is wrong with the plan."""
        self.plan_sheet.show_problem(error)

    def close_plan(self) -> None:
        """Ask for no plan any more."""
        self.plan_sheet.close_sheet()

    def show_preview(self, person: int) -> None:
        """Show somebody at a glance; the arrow keys go on to the next row that is about somebody."""
        if self.preview is None:
            from coterie.ui.pages.people.contact.glances import told  # noqa: PLC0415 - with the first preview
            from coterie.ui.sheets.person_preview import PersonPreview  # noqa: PLC0415 - the same

            self.preview = PersonPreview(self, self._desk, told)
            self.preview.opened.connect(self._ways.open_person)
            self.preview.logged.connect(self._ways.log)
        self.preview.open_preview(person, self._to_next_person)

    def changeEvent(self, event: QEvent) -> None:
        """Look at once whether something was set otherwise in the window of the settings."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.presenter.tick()

    def showEvent(self, event: QShowEvent) -> None:
        """Look at once whether the day is another one."""
        super().showEvent(event)
        self.presenter.tick()

    def _build(self) -> None:
        self._title = Label("", "display", wrap=True)
        self._sentence = Label("", "body", "text2", wrap=True)
        self._add = writing(Button(_("Quick add"), kind="primary", icon="plus", key="Ctrl+N"))
        self._empty, self._problem = EmptyState("sun", "", ""), EmptyState("circle-alert", "", "")
        self._again = Button(_("Try again"))
        self._problem.add_action(self._again)
        self._skeleton = Skeleton(5)
        self.day_list = DayListView()
        self.beside = SideColumn()
        main = (self._skeleton, self._problem, self._empty, self.day_list)
        self._content = DayContent((self._title, self._sentence), self._add, main, self.beside.cards)
        self._area = ScrollArea(self._content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        self._show_only(self._skeleton)

    def _listen(self) -> None:
        acts, rows = self.presenter, self.day_list.painter_of_rows
        self.day_list.chosen.connect(self._choose)
        self.day_list.opened.connect(lambda _index: acts.activate())
        self.day_list.glanced.connect(acts.preview)
        self.day_list.context_wanted.connect(self._show_row_menu)
        for signal, act in (
            (rows.done_clicked, acts.done),
            (rows.log_clicked, acts.log),
            (rows.snooze_clicked, acts.snooze),
            (rows.look_clicked, acts.activate),
            (rows.let_go_clicked, acts.let_older_go),
        ):
            signal.connect(lambda index, act=act: self._on_row(index, act))
        self._add.clicked.connect(self._quick_add)
        self._again.clicked.connect(acts.reload)
        for card in (self.beside.prepare, self.beside.nudge):
            card.opened.connect(self._ways.open_person)
        self.beside.prepare.logged.connect(self._ways.log)
        self.beside.nudge.dismissed.connect(acts.dismiss_nudge)
        self.beside.written.connect(acts.reviews.write_down)
        self.beside.waved.connect(acts.reviews.not_now)
        self.beside.left.connect(self.focus_main)

    def _answer(self) -> None:
        """Go to the line that asks how an event was."""
        if self.beside.review is not None:
            self.beside.review.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._area.ensureWidgetVisible(self.beside.review)

    def _to_next_person(self, by: int) -> int:
        """Choose the next row that is about somebody else, and give whom; the row stays where there is none."""
        begun, person = self.day_list.key, self.presenter.person()
        before = ""
        while before != self.day_list.key:
            before = self.day_list.key
            self.day_list.step(by)
            if self.presenter.person() not in {0, person}:
                return self.presenter.person()
        self.show_selection(begun)
        return 0

    def _print(self) -> None:
        self._printer.day(self.presenter.whole_day, self.presenter.estimates)

    def _quick_add(self) -> None:
        self._ways.quick_add()

    def _choose(self, key: str) -> None:
        self.presenter.select(key)
        rect = self.day_list.visualRect(self.day_list.currentIndex())
        place = self.day_list.viewport().mapTo(self._content, rect.center())
        self._area.ensureVisible(place.x(), place.y(), 0, rect.height() // 2 + CLEAR)

    def _on_row(self, index: QModelIndex, act: Callable[[], None]) -> None:
        """Choose the row that was clicked, then act on it."""
        self.day_list.setCurrentIndex(index)
        self.presenter.select(self.day_list.key)
        act()

    def _show_row_menu(self, index: QModelIndex, place: QPoint) -> None:
        self.day_list.setCurrentIndex(index)
        menu = row_menu(self, self.actions_here())
        if menu.actions():
            self._pop_up(menu, place)

    def _pop_up(self, menu: Menu, place: QPoint) -> None:
        """Open a menu, and let the one before go."""
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = menu
        menu.popup(place)

    def _show_only(self, *wanted: QWidget) -> None:
        """Show these of the parts that take turns."""
        for part in (self._skeleton, self._problem, self._empty, self.day_list, self._content.side):
            part.setVisible(part in wanted)
