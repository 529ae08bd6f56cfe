# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of one person. It decides nothing: presenters do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.pages.people.contact.contact_actions import SnoozeWays, actions_of, more_menu, snooze_menu
from coterie.ui.pages.people.contact.content import ContactContent
from coterie.ui.pages.people.contact.edits import ContactEdits
from coterie.ui.pages.people.contact.facts_card import FactsCard
from coterie.ui.pages.people.contact.header import HeaderView
from coterie.ui.pages.people.contact.known_card import KnownCard
from coterie.ui.pages.people.contact.link_line import LinkLine
from coterie.ui.pages.people.contact.main_pane import NOTES, TIMELINE, MainPane
from coterie.ui.pages.people.contact.next_step_strip import NextStepStrip
from coterie.ui.pages.people.contact.presenter import ContactPresenter
from coterie.ui.pages.people.contact.relations_card import RelationsCard
from coterie.ui.pages.people.contact.sources_card import SourcesCard
from coterie.ui.pages.people.contact.strength_card import StrengthCard
from coterie.ui.pages.people.contact.wiring import wire
from coterie.ui.pages.today.sheets import DaySheet
from coterie.ui.parts.empty_state import EmptyState
from coterie.ui.parts.scrolling import ScrollArea
from coterie.ui.parts.sheet import AskSheet
from coterie.ui.parts.typed_words import leave_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QShowEvent

    from coterie.domain.errors import UserError
    from coterie.ui.desk import Desk
    from coterie.ui.pages.people.contact.shown import Shown
    from coterie.ui.parts.menus import Menu
    from coterie.ui.shell.actions import Action

MINUTE_MS = 60_000
#: More of the timeline is read when its end is so near.
NEAR_END = 700


class ContactView(QWidget):
    """Shows a person. gone: they were moved to the bin or erased."""

    gone = Signal()

    def __init__(self, desk: Desk) -> None:
        """Build the page, empty until somebody is shown."""
        super().__init__()
        self.desk = desk
        self._menu: Menu | None = None
        self._ask: AskSheet | None = None
        self._shown: Shown | None = None
        self.presenter = ContactPresenter(desk, self)
        self.edits = ContactEdits(desk, self.presenter)
        self.header, self.strip, self.link_line = HeaderView(), NextStepStrip(), LinkLine()
        self.main = MainPane(desk)
        self.strength, self.known, self.facts = StrengthCard(), KnownCard(), FactsCard()
        self.relations, self.sources = RelationsCard(), SourcesCard()
        self._build()
        wire(self)
        self._minutes = QTimer(self)
        self._minutes.timeout.connect(self.presenter.tick)
        self._minutes.start(MINUTE_MS)

    # What the page of people asks.

    def show_person(self, person: int) -> None:
        """Show a person, from the top."""
        if person != self.presenter.person:
            self.main.keep_drafts()
            leave_words(self)
            self._shown = None
            self.header.end_edit()
            self.known.end_edit()
            self.facts.end_add()
            self.link_line.hide()
            self.main.show_tab(TIMELINE)
            self.area.verticalScrollBar().setValue(0)
            self.main.show_person(person)
        else:
            self.main.timeline.presenter.reload()
        self.presenter.show_person(person)

    def draft_about(self) -> str:
        """Say whom unsaved words in a form of this page are about."""
        return f"person:{self.presenter.person}"

    def clear(self) -> None:
        """Show nobody."""
        self.main.keep_drafts()
        leave_words(self)
        self.presenter.clear()
        self.main.clear()
        self._shown = None
        self._content.hide()

    def reload(self) -> None:
        """Read everything anew; place, focus and what is being typed stay."""
        self.presenter.reload()
        if self.presenter.person:
            self.main.timeline.presenter.reload()

    def actions_here(self) -> Sequence[Action]:
        """List what can be done with the person."""
        return actions_of(self)

    def panes(self) -> Sequence[QWidget]:
        """List the timeline with what stands above it, and the cards."""
        return (self._heads, self.main, self._content.side)

    def save_drafts(self) -> None:
        """Write what is typed into the vault: it closes next."""
        self.main.save_drafts()

    # What the presenter tells.

    def show(self, shown: Shown | None = None) -> None:
        """Show the whole page."""
        if shown is None:
            super().show()
            return
        before, self._shown = self._shown, shown
        self.problem.hide()
        self._content.setVisible(True)
        self.header.show_header(shown.header)
        self.header.show_eye(
            wanted=self.presenter.is_covered or self.presenter.is_uncovered, covered=self.presenter.is_covered
        )
        self.main.timeline.presenter.name_person(shown.header.given)
        self.strip.setVisible(shown.step is not None)
        if shown.step is not None:
            self.strip.show_step(shown.step)
        self.strength.setVisible(shown.strength is not None)
        if shown.strength is not None:
            self.strength.show_strength(shown.strength)
        self.known.setVisible(shown.known is not None)
        if shown.known is not None:
            self.known.show_known(shown.known)
        self.facts.show_facts(shown.facts)
        self.relations.setVisible(not shown.header.is_owner)
        self.relations.show_relations(shown.relations)
        self.sources.setVisible(bool(shown.sources))
        self.sources.show_sources(shown.sources)
        if before is None or before.notes != shown.notes:
            self.main.show_notes(shown.notes)

    def show_clock(self, clock: str) -> None:
        """Show another time where the person is."""
        self.header.tags.show_clock(clock)

    def show_problem(self, error: UserError) -> None:
        """Say that the page could not be read."""
        self.problem.title.setText(error.message)
        self.problem.text.setText(error.hint)
        self.problem.setVisible(True)
        self._content.hide()

    def ask_snooze(self, choices: tuple[tuple[str, date], ...]) -> None:
        """Open the menu of days below the strip's button."""
        acts = self.presenter
        menu = snooze_menu(self, choices, SnoozeWays(acts.put_off, acts.pick_day, acts.let_go))
        self._pop_up(menu, self.strip.snooze)
        menu.setActiveAction(menu.actions()[0])

    def ask_day(self, name: str, tomorrow: date) -> None:
        """Ask for a day to put the next step off to."""
        self.day_sheet.ask(name, tomorrow)

    def ask_erase(self, title: str, text: str) -> None:
        """Ask whether somebody is really to be erased."""
        if self._ask is not None:
            self._ask.deleteLater()
        self._ask = AskSheet(self.window(), title=title, text=text, keep=_("Keep"), act=_("Erase"))
        self._ask.acted.connect(self.presenter.erase)
        self._ask.open()

    def leave(self) -> None:
        """Forget the person: they are not here any more."""
        self.clear()
        self.gone.emit()

    # What actions ask.

    def is_shown(self) -> bool:
        """Tell whether the page is in front with somebody on it."""
        return self._shown is not None and self.isVisible()

    def is_acting(self) -> bool:
        """Tell whether somebody is shown with whom things can be done."""
        return self.is_shown() and self.presenter.is_acting()

    def is_in_bin(self) -> bool:
        """Tell whether the person lies in the bin."""
        return self._shown is not None and self.isVisible() and self._shown.header.in_bin

    def can_erase(self) -> bool:
        """Tell whether the person can be erased: everybody but oneself."""
        return self._shown is not None and self.isVisible() and not self._shown.header.is_owner

    def has_fact(self) -> bool:
        """Tell whether the focus is on something that can be marked."""
        return self.is_shown() and (self.facts.focused() is not None or self.main.notes.focused() is not None)

    def is_blurred(self) -> bool:
        """Tell whether blur is on and somebody is shown."""
        return self.is_shown() and (self.presenter.is_covered or self.presenter.is_uncovered)

    def uncover(self, uncovered: bool) -> None:
        """Show who this is while blur is on, or cover them again."""
        self.presenter.uncover(uncovered)
        self.main.timeline.presenter.uncover(uncovered)

    def turn_cover(self) -> None:
        """Show who this is while blur is on; once more covers them again."""
        self.uncover(self.presenter.is_covered)

    def turn_mark(self) -> None:
        """Turn the mark of the fact or the note that has the focus."""
        row, card = self.facts.focused(), self.main.notes.focused()
        if row is not None:
            self.edits.turn_mark(row.fact.key, row.fact.mark)
        elif card is not None:
            self.main.notes_presenter.turn_mark(card.note.id, card.note.mark)

    def relate(self) -> None:
        """Go to the line that adds a relation."""
        self._bring(self.relations.field)
        self.relations.begin()

    def edit(self) -> None:
        """Change name, title and organisation."""
        self.area.verticalScrollBar().setValue(0)
        self.header.edit_everything()

    def tag(self) -> None:
        """Go to the field that adds a tag."""
        self.header.tags.begin()

    def choose_cadence(self) -> None:
        """Open the list of rhythms."""
        self._bring(self.facts.cadence)
        self.facts.cadence.choose()

    def write_note(self) -> None:
        """Go to the field of a new note."""
        self.main.show_tab(NOTES)
        self.main.notes.new.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_timeline(self) -> None:
        """Show the timeline."""
        self.main.show_tab(TIMELINE)

    def show_notes(self) -> None:
        """Show the notes."""
        self.main.show_tab(NOTES)

    def edit_met(self) -> None:
        """Write down how the person was met."""
        self._bring(self.known)
        self.known.edit()

    def add_fact(self) -> None:
        """Open the list of facts that can be added."""
        self._bring(self.facts.add)
        self.facts.ask_kind()

    def ask_link(self, link: str) -> None:
        """Show the whole address of a link before it is opened."""
        if self.link_line.ask(link):
            self._bring(self.link_line)

    def show_more(self) -> None:
        """Open the menu behind the three dots."""
        self._pop_up(more_menu(self, self.actions_here()), self.header.more)

    def showEvent(self, event: QShowEvent) -> None:
        """Look at once what time it is where the person is."""
        super().showEvent(event)
        self.presenter.tick()

    def read_more(self, place: int) -> None:
        """Read more of the timeline where its end is near."""
        if self.main.is_timeline and place >= self.area.verticalScrollBar().maximum() - NEAR_END:
            self.main.timeline.presenter.more()

    def _bring(self, widget: QWidget) -> None:
        self.area.ensureWidgetVisible(widget, 0, 40)

    def _pop_up(self, menu: Menu, button: QWidget) -> None:
        """Open a menu below a button, and let the one before go."""
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = menu
        left = button.width() - menu.sizeHint().width()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left = 0
        menu.popup(button.mapToGlobal(QPoint(left, button.height() + 4)))

    def _build(self) -> None:
        self._heads = QWidget()
        heads = QVBoxLayout(self._heads)
        heads.setContentsMargins(0, 0, 0, 0)
        heads.setSpacing(17)
        for part in (self.header, self.strip, self.link_line):
            heads.addWidget(part)
        cards = (self.strength, self.known, self.facts, self.relations, self.sources)
        self._content = ContactContent((self._heads,), self.main, cards)
        self.area = ScrollArea(self._content)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.problem = EmptyState("circle-alert", "", "")
        self.problem.hide()
        self._content.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.problem)
        outer.addWidget(self.area)
        self.day_sheet = DaySheet(self)
