# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of people: the list at the leading side, one person or several beside it; nobody yet means a drop zone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.design.theme import theme
from coterie.ui.pages.page import PageView
from coterie.ui.pages.people.acts import PeopleActs
from coterie.ui.pages.people.adding import Adding
from coterie.ui.pages.people.content_pane import ContentPane
from coterie.ui.pages.people.empty_page import EmptyPage
from coterie.ui.pages.people.filters import KeptFilters
from coterie.ui.pages.people.list_pane import ListPane
from coterie.ui.pages.people.page_actions import actions_of, joined_actions, row_menu
from coterie.ui.pages.people.presenter import FILTER, PeoplePresenter
from coterie.ui.pages.people.previewing import Previewing
from coterie.ui.pages.people.printing import PeoplePrinting
from coterie.ui.pages.people.sheets import FilterNameSheet, NewPersonSheet, TagSheet
from coterie.ui.parts.announcing import announce
from coterie.ui.parts.controls import RESTYLING
from coterie.ui.parts.rows import ROW_ROLE
from coterie.ui.printing.offering import Printer

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QHideEvent, QResizeEvent

    from coterie.domain.chosen_people import TagShare
    from coterie.ui.desk import Desk
    from coterie.ui.jobs import Progress
    from coterie.ui.pages.people.shown import ListShown, Nobody, TogetherShown
    from coterie.ui.parts.menus import Menu
    from coterie.ui.parts.rows import PersonLine
    from coterie.ui.shell.actions import Action

#: Below this width list and content are one stack; the list is so wide beside the content.
ONE_STACK, LIST, NARROWEST, SHARE = 900, 346, 300, 0.42
#: Whoever goes from row to row opens nobody on the way.
PASSING_MS = 90


class PeoplePage(PageView):
    """Shows people. It decides nothing: the presenter does."""

    def __init__(self, desk: Desk) -> None:
        """Build the page, empty until the list is read."""
        super().__init__()
        self._desk = desk
        self._menu: Menu | None = None
        self._is_stack = False
        self._in_content = False
        self.pane, self.content, self.empty = ListPane(), ContentPane(desk), EmptyPage()
        self._bars = (self.content.together.bar, self.pane.bar)
        self.presenter = PeoplePresenter(desk, self)
        self.acts = PeopleActs(desk, self.presenter, self)
        self.filters = KeptFilters(desk, self.presenter)
        self.printing = PeoplePrinting(desk, self.presenter, Printer(self, desk))
        self.new_sheet, self.tag_sheet, self.name_sheet = NewPersonSheet(self), TagSheet(self), FilterNameSheet(self)
        self._adding = Adding(desk, self.presenter, self.new_sheet)
        self._renaming = ""
        self.previewing = Previewing(desk, self, self.pane.list, self)
        self._passing = QTimer(self, singleShot=True, interval=PASSING_MS)
        self._passing.timeout.connect(self._arrive)
        self._arrange()
        self._listen()

    # What the shell asks.

    def actions_here(self) -> Sequence[Action]:
        """List what can be done on this page, the person beside the list included."""
        actions = joined_actions((*actions_of(self), *self.printing.actions()), self.content.actions_here())
        return [replace(action, enabled=self._unless_asking(action.enabled)) for action in actions]

    def reload(self) -> None:
        """Read list and content anew; both stay where they are."""
        self.presenter.reload()
        self.content.reload()

    def show_selection(self, selection: str) -> None:
        """Show a person, an organisation, or the list by one of its chips."""
        # A row that was only passed by belongs to the list before.
        self._passing.stop()
        self.presenter.show(selection)
        if ":" in selection and not selection.startswith(FILTER):
            self._show_content()

    def focus_main(self) -> None:
        """Put the focus on the list, or where work begins while there is nobody."""
        if self._root.currentWidget() is self.empty:
            self.empty.zone.button.setFocus()
        elif self._is_stack and self._in_content:
            self.content.front.setFocus()
        else:
            self.pane.list.setFocus()

    def panes(self) -> Sequence[QWidget]:
        """List the list and what stands beside it."""
        if self._root.currentWidget() is self.empty:
            return (self.empty,)
        return (self.pane.list, *self.content.panes())

    def main_filter(self) -> QWidget | None:
        """Give the field above the list."""
        if self._root.currentWidget() is self.empty:
            return None
        self._show_list_side()
        return self.pane.field

    def bottom_bar(self) -> int:
        """Give the height of the bar of acts."""
        return max(bar.lying_height() for bar in self._bars)

    def save_drafts(self) -> None:
        """Write what is typed about the person who is open."""
        self.content.save_drafts()

    # What the presenter tells.

    def visible_ids(self) -> Sequence[int]:
        """Give the keys of the rows that can be seen."""
        return self.pane.list.visible_ids()

    def show_list(self, shown: ListShown) -> None:
        """Show the list, or the way to begin."""
        loses_focus = shown.is_empty and self._browse.isAncestorOf(QApplication.focusWidget() or self)
        self._root.setCurrentWidget(self.empty if shown.is_empty else self._browse)
        if loses_focus:
            self.focus_main()
        self.pane.show_list(shown)

    def show_best(self, ids: array[int], rows: tuple[PersonLine, ...], count: str) -> None:
        """Show the best hits while somebody types."""
        self.pane.show_best(ids, rows, count)

    def show_rows(self, asked: Sequence[int], rows: tuple[PersonLine, ...]) -> None:
        """Show rows that were asked for."""
        self.pane.list.people.put_rows(asked, rows)

    def show_nobody(self, nobody: Nobody | None) -> None:
        """Say that nobody is found."""
        self.pane.show_nobody(nobody)

    def set_filter(self, text: str) -> None:
        """Put a text into the filter."""
        self.pane.set_filter(text)

    def go_to(self, key: int) -> bool:
        """Make a row current."""
        return self.pane.list.go_to(key)

    def show_person(self, person: int) -> None:
        """Show a person."""
        self.content.show_person(person)

    def show_organisation(self, organisation: int) -> None:
        """Show an organisation."""
        self.content.show_organisation(organisation)

    def show_nothing(self) -> None:
        """Show nothing beside the list, whose rows are of another kind now."""
        self.content.show_nothing()
        self.pane.list.people.forget()

    def show_chosen(self, ids: frozenset[int] | None, text: str) -> None:
        """Show who is chosen."""
        self.pane.show_chosen(ids, text)
        self._show_sides()

    def show_together(self, shown: TogetherShown) -> None:
        """Show what chosen people have in common."""
        self.content.show_together(shown)
        self.pane.bar.show_number(shown.selected)

    def tell_moved(self, selection: str) -> None:
        """Tell the window what is shown."""
        self.moved.emit(selection)

    def announce(self, text: str) -> None:
        """Have a screen reader say something."""
        announce(self.pane.list, text)

    def ask_tags(self, title: str, known: Sequence[TagShare]) -> None:
        """Ask for tags."""
        self.tag_sheet.ask(title, known)

    def show_progress(self, done: Progress | None) -> None:
        """Show how far a long act is."""
        for bar in self._bars:
            bar.show_progress(done)

    # What is done here.

    def ask_new(self) -> None:
        """Ask for a new person; where an organisation is open, for somebody there."""
        line: PersonLine | None = self.pane.list.currentIndex().data(ROW_ROLE)
        self.new_sheet.ask(line.name if line is not None and self.presenter.scope.organisations else "")

    def ask_filter_name(self) -> None:
        """Ask what the filter is called that is typed."""
        self._renaming = ""
        self.name_sheet.ask(_("Save this filter"))

    def can_save(self) -> bool:
        """Tell whether a filter is typed."""
        return bool(self.presenter.scope.text.strip()) and not self.presenter.scope.organisations

    def step(self, by: int) -> None:
        """Go some rows on, or back."""
        self._show_list_side()
        self.pane.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.pane.list.step(by)

    def turn_current(self) -> None:
        """Choose the current row, or no longer."""
        if self.pane.list.current_id:
            self.presenter.turn(self.pane.list.current_id)

    def open_current(self) -> None:
        """Open the current row, and go to what it opens."""
        self._arrive()
        self._show_content()
        if not self.presenter.chosen:
            self.content.front.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Open nobody any more who was passed by."""
        super().hideEvent(event)
        self._passing.stop()

    def changeEvent(self, event: QEvent) -> None:
        """Follow another text size."""
        super().changeEvent(event)
        if event.type() in RESTYLING:
            self._fit()

    def _arrange(self) -> None:
        self._browse = QWidget()
        row = QHBoxLayout(self._browse)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.pane)
        row.addWidget(self.content, 1)
        self._root = QStackedLayout(self)
        self._root.addWidget(self._browse)
        self._root.addWidget(self.empty)

    def _listen(self) -> None:
        people, pane, rows = self.presenter, self.pane, self.pane.list
        pane.typed.connect(people.type)
        pane.rested.connect(people.rest)
        pane.sorted.connect(people.sort_by)
        pane.new_wanted.connect(self.ask_new)
        pane.save_wanted.connect(self.ask_filter_name)
        pane.clear_wanted.connect(people.chosen.clear)
        pane.all_wanted.connect(people.choose_all)
        pane.field.escaped.connect(self._escape_field)
        pane.chips.chosen.connect(people.choose_chip)
        pane.chips.rename_wanted.connect(self._ask_rename)
        pane.chips.remove_wanted.connect(self.filters.remove)
        pane.nobody.clear_wanted.connect(people.clear_filter)
        pane.nobody.meant_wanted.connect(lambda person: people.show(f"person:{person}"))
        rows.people.rows_wanted.connect(people.fetch)
        rows.moved.connect(self._moved_to)
        rows.opened.connect(lambda _index: self.open_current())
        rows.glanced.connect(self.previewing.show)
        rows.uncovered.connect(self._uncover)
        rows.turned.connect(people.turn)
        rows.reached.connect(people.reach)
        rows.all_wanted.connect(people.choose_all)
        rows.escaped.connect(people.escape)
        rows.context_wanted.connect(self._show_row_menu)
        self._listen_to_content()

    def _listen_to_content(self) -> None:
        acts, together, empty = self.acts, self.content.together, self.empty
        together.cadence_chosen.connect(lambda days: acts.set_cadence(days) if days else acts.cadence_off())
        together.spread_chosen.connect(acts.spread)
        together.plan_wanted.connect(acts.plan)
        together.tag_wanted.connect(acts.ask_tags)
        together.review_wanted.connect(acts.export)
        for bar in self._bars:
            bar.cadence_chosen.connect(lambda days: acts.set_cadence(days) if days else acts.cadence_off())
            for wanted, act in (
                (bar.tag_wanted, acts.ask_tags), (bar.plan_wanted, acts.plan), (bar.export_wanted, acts.export),
                (bar.bin_wanted, acts.bin), (bar.cleared, self.presenter.chosen.clear), (bar.stopped, acts.stop),
            ):  # fmt: skip
                wanted.connect(act)
        self.content.back_wanted.connect(self._go_back)
        self.content.person_gone.connect(self.presenter.reload)
        self.new_sheet.typed.connect(self._adding.add)
        self.tag_sheet.picked.connect(acts.tag)
        self.name_sheet.named.connect(self._name_filter)
        empty.dropped.connect(self._desk.ways.bring_in)
        empty.new_wanted.connect(self.ask_new)
        empty.samples_wanted.connect(self._load_samples)
        empty.sources_wanted.connect(lambda: self._desk.ways.go("import_export"))
        empty.keys_wanted.connect(self._desk.ways.quick_add)

    def _moved_to(self, key: int, by_hand: bool) -> None:
        self.presenter.chosen.let_go()
        if by_hand:
            self._passing.stop()
            self.presenter.move(key)
            self._show_content()
        elif not self._is_stack:
            self._passing.start()

    def _arrive(self) -> None:
        """Open the row that somebody stopped at."""
        self._passing.stop()
        if key := self.pane.list.current_id:
            self.presenter.move(key)

    def _uncover(self, index: QModelIndex) -> None:
        """Show the page of the person whose row Space shows while blur is on, or cover both."""
        if index.isValid():
            self._arrive()
        self.content.uncover(index.isValid())

    def _escape_field(self) -> None:
        """Clear the filter; where nothing is typed, go back to the list."""
        if self.presenter.scope.text:
            self.presenter.clear_filter()
        else:
            self.pane.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _unless_asking(self, enabled: Callable[[], bool]) -> Callable[[], bool]:
        """Let nothing be done on the page below while one of its sheets asks for something."""
        sheets = (self.new_sheet, self.tag_sheet, self.name_sheet)
        return lambda: enabled() and not any(sheet.isVisible() for sheet in sheets)

    def _ask_rename(self, chip: str) -> None:
        self._renaming = chip
        self.name_sheet.ask(_("Rename this filter"), self.filters.name_of(chip))

    def _name_filter(self, name: str) -> None:
        if self._renaming:
            self.filters.rename(self._renaming, name)
        else:
            self.filters.keep(name)

    def _load_samples(self) -> None:
        session, notices = self._desk.session, self._desk.notices
        self._desk.jobs.write(
            session.samples.load, lambda _done: notices.say(_("40 fictional people are here."), undo=True)
        )

    def _show_row_menu(self, index: QModelIndex, place: QPoint) -> None:
        self.pane.list.setCurrentIndex(index)
        self._arrive()
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = row_menu(self, actions_of(self))
        self._menu.popup(place)

    # One stack where room is short.

    def _fit(self) -> None:
        look = theme()
        self._is_stack = self.width() < look.px(ONE_STACK)
        wide = round(max(NARROWEST, min(look.px(LIST), self.width() * SHARE)))
        if self._is_stack:
            self.pane.setMinimumWidth(0)
            self.pane.setMaximumWidth(16_777_215)
        else:
            self.pane.setFixedWidth(wide)
        self._show_sides()

    def _show_sides(self) -> None:
        self.pane.setVisible(not (self._is_stack and self._in_content))
        self.content.setVisible(not self._is_stack or self._in_content)
        self.pane.bar.setVisible(self._is_stack and bool(self.presenter.chosen))
        self.content.offer_back(self._is_stack)

    def _show_content(self) -> None:
        self._in_content = True
        self._show_sides()

    def _show_list_side(self) -> None:
        self._in_content = False
        self._show_sides()

    def _go_back(self) -> None:
        self._show_list_side()
        self.pane.list.setFocus(Qt.FocusReason.OtherFocusReason)
