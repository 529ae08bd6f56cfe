# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of one organisation. It decides nothing: the presenter does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.pages.people.contact.edits import Ends
from coterie.ui.pages.people.contact.link_line import LinkLine
from coterie.ui.pages.people.contact.notes_presenter import AboutOrganisation, NotesPresenter
from coterie.ui.pages.people.organisation.content import OrganisationContent
from coterie.ui.pages.people.organisation.header import OrganisationHeader
from coterie.ui.pages.people.organisation.notes_column import NotesColumn
from coterie.ui.pages.people.organisation.path_card import PathCard
from coterie.ui.pages.people.organisation.people_card import PeopleCard
from coterie.ui.pages.people.organisation.presenter import OrganisationPresenter
from coterie.ui.pages.people.organisation.sheets import PersonSheet, SpellingsSheet, StaySheet
from coterie.ui.pages.people.organisation.together_card import TogetherCard
from coterie.ui.parts.empty_state import EmptyState
from coterie.ui.parts.menus import Menu
from coterie.ui.parts.scrolling import ScrollArea
from coterie.ui.parts.typed_words import leave_words
from coterie.ui.shell.actions import Action

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.domain.errors import UserError
    from coterie.ui.desk import Desk
    from coterie.ui.pages.people.contact.shown import NoteShown
    from coterie.ui.pages.people.organisation.shown import Shown


class OrganisationView(QWidget):
    """Shows an organisation."""

    def __init__(self, desk: Desk) -> None:
        """Build the page, empty until one is shown."""
        super().__init__()
        self._menu: Menu | None = None
        self._shown: Shown | None = None
        self.presenter = OrganisationPresenter(desk, self)
        self.notes_presenter = NotesPresenter(desk)
        self.header, self.link_line = OrganisationHeader(), LinkLine()
        self.now, self.before = PeopleCard(_("People now")), PeopleCard(_("People before"))
        self.together, self.path, self.notes = TogetherCard(), PathCard(), NotesColumn()
        self._nobody = EmptyState("users", _("Nobody here yet."), _("Add the first person you know at this place."))
        self._build()
        self._listen()

    # What the page of people asks.

    def show_organisation(self, organisation: int) -> None:
        """Show an organisation, from the top."""
        if organisation != self.presenter.organisation:
            self._keep_drafts()
            leave_words(self)
            self.header.end_edit()
            self.now.forget()
            self.before.forget()
            self.notes.show_notes(())
            self.link_line.hide()
            self.area.verticalScrollBar().setValue(0)
            self._shown = None
        self.presenter.show(organisation)

    def draft_about(self) -> str:
        """Say what unsaved words in a form of this page are about."""
        return f"organisation:{self.presenter.organisation}"

    def clear(self) -> None:
        """Show none."""
        self._keep_drafts()
        leave_words(self)
        self.presenter.clear()
        self._shown = None
        self._content.hide()

    def reload(self) -> None:
        """Read it anew; place, focus and what is being typed stay."""
        self.presenter.reload()

    def actions_here(self) -> Sequence[Action]:
        """List what can be done with the organisation."""
        shown = self.is_shown
        return tuple(
            Action(f"organisation.{name}", text, run, icon, (), "", shown)
            for name, text, run, icon in (
                ("rename", _("Rename the organisation"), self.header.edit, "pencil"),
                ("add", _("Add a person here"), self.ask_person, "user-plus"),
                ("spellings", _("Other spellings"), self.ask_spellings, "type"),
                ("note", _("Write a note on the organisation"), self.notes.begin, "notebook-pen"),
            )
        )

    def panes(self) -> Sequence[QWidget]:
        """List what stands at the leading side, and the cards beside it."""
        return (self._content.main, self._content.side)

    def save_drafts(self) -> None:
        """Write what is typed into the vault: it closes next."""
        self._keep_drafts()

    # What the presenter tells.

    def show_page(self, shown: Shown) -> None:
        """Show the whole page."""
        self._shown = shown
        self.problem.hide()
        self._content.show()
        self.header.show_header(shown.header)
        self.now.show_stays(shown.now, shown.now_count)
        self.before.show_stays(shown.before, shown.before_count)
        nobody = not shown.now and not shown.before
        self._nobody.setVisible(nobody)
        self.together.setVisible(not nobody)
        self.together.show_together(shown.together)
        self.path.setVisible(shown.path is not None)
        if shown.path is not None:
            self.path.show_path(shown.path)
        self.notes.show_notes(shown.notes)
        if self.spellings_sheet.isVisible():
            self.spellings_sheet.show_spellings(shown.header)

    def show_problem(self, error: UserError) -> None:
        """Say that the page could not be read."""
        self.problem.title.setText(error.message)
        self.problem.text.setText(error.hint)
        self.problem.show()
        self._content.hide()

    # What actions ask.

    def is_shown(self) -> bool:
        """Tell whether the page is in front with an organisation on it."""
        return self._shown is not None and self.isVisible()

    def ask_person(self) -> None:
        """Ask for somebody who is there."""
        self.person_sheet.ask(self.presenter.name)

    def ask_spellings(self) -> None:
        """Ask for other spellings."""
        if self._shown is not None:
            self.spellings_sheet.ask(self._shown.header)

    def _build(self) -> None:
        main = (self._nobody, self.now, self.before, self.together)
        self._content = OrganisationContent(self.header, main, (self.link_line, self.path, self.notes))
        self.area = ScrollArea(self._content)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.problem = EmptyState("circle-alert", "", "")
        self.problem.hide()
        self._content.hide()
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.problem)
        outer.addWidget(self.area)
        self.person_sheet, self.stay_sheet = PersonSheet(self), StaySheet(self)
        self.spellings_sheet = SpellingsSheet(self)

    def _listen(self) -> None:
        acts, header = self.presenter, self.header
        header.saved.connect(
            lambda name, place: acts.put_header(name, place, Ends(header.end_edit, header.form.show_problem))
        )
        header.add.clicked.connect(self.ask_person)
        header.more.clicked.connect(self._show_more)
        for card in (self.now, self.before):
            card.opened.connect(acts.open_person)
            card.dated.connect(self.stay_sheet.ask)
        self.path.planned.connect(acts.plan)
        self.path.turned.connect(acts.turn_path)
        self.path.opened.connect(acts.open_person)
        person, stay, spellings = self.person_sheet, self.stay_sheet, self.spellings_sheet
        person.typed.connect(
            lambda name, title: acts.add_person(name, title, Ends(person.close_sheet, person.show_problem))
        )
        stay.typed.connect(
            lambda key, begin, end: acts.put_stay(key, begin, end, Ends(stay.close_sheet, stay.show_problem))
        )
        spellings.added.connect(
            lambda name: acts.add_spelling(name, Ends(spellings.field.clear, spellings.show_problem))
        )
        spellings.dropped.connect(lambda key: acts.remove_spelling(key, Ends(lambda: None, spellings.show_problem)))
        self.notes.saved.connect(self._save)
        self.notes.removed.connect(lambda note: self.notes_presenter.remove(note.id))
        self.notes.marked.connect(lambda note: self.notes_presenter.turn_mark(note.id, note.mark))
        self.notes.link_wanted.connect(self.link_line.ask)

    def _save(self, note: NoteShown | None, text: str) -> None:
        about = AboutOrganisation(self.presenter.organisation, self.presenter.name)
        self.notes_presenter.save(about, note.id if note else 0, text)

    def _keep_drafts(self) -> None:
        for note, text in self.notes.drafts():
            self._save(note, text)

    def _show_more(self) -> None:
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = menu = Menu(self, title=_("More"))
        for action in self.actions_here():
            entry = menu.entry(action.text, icon=action.icon)
            entry.triggered.connect(lambda _checked=False, run=action.run: run())
        button = self.header.more
        left = button.width() - menu.sizeHint().width()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left = 0
        menu.popup(button.mapToGlobal(QPoint(left, button.height() + 4)))
