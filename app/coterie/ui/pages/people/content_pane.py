# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands beside the list: a person, an organisation, or what chosen people have in common."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.pages.people.contact.view import ContactView
from coterie.ui.pages.people.organisation.view import OrganisationView
from coterie.ui.pages.people.together_view import TogetherView
from coterie.ui.parts.buttons import Button

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coterie.ui.desk import Desk
    from coterie.ui.pages.people.shown import TogetherShown
    from coterie.ui.shell.actions import Action


class ContentPane(QFrame):
    """Shows one thing at a time. back_wanted: the list is wanted, where only one of the two is seen."""

    back_wanted = Signal()
    person_gone = Signal()

    def __init__(self, desk: Desk) -> None:
        """Make it, with nothing in it."""
        super().__init__()
        self.together = TogetherView()
        self._nothing = QWidget()
        self._person = ContactView(desk)
        self._organisation = OrganisationView(desk)
        self._shown, self._is_stale = 0, False
        self._stack = QStackedLayout()
        self._person.gone.connect(self.person_gone)
        self._back = Button(_("People"), kind="ghost", icon="arrow-left")
        self._back.clicked.connect(self.back_wanted)
        self._strip = QWidget()
        row = QHBoxLayout(self._strip)
        row.setContentsMargins(14, 10, 14, 0)
        row.addWidget(self._back)
        row.addStretch(1)
        self._strip.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._strip)
        column.addLayout(self._stack, 1)
        # Last: what a stack without a parent takes in would be shown as a window of its own.
        for widget in (self._nothing, self.together, self._person, self._organisation):
            self._stack.addWidget(widget)

    @property
    def front(self) -> QWidget:
        """What is shown."""
        return self._stack.currentWidget() or self._nothing

    def actions_here(self) -> Sequence[Action]:
        """List what can be done with a person or an organisation, while one is shown."""
        return [
            replace(action, enabled=self._while_shown(view, action.enabled))
            for view in (self._person, self._organisation)
            for action in view.actions_here()
        ]

    def show_person(self, person: int) -> None:
        """Show a person."""
        # Whoever was shown before several were chosen is still there, and read anew only after a write.
        if person != self._shown or self._is_stale:
            self._person.show_person(person)
        self._shown, self._is_stale = person, False
        self._stack.setCurrentWidget(self._person)

    def uncover(self, uncovered: bool) -> None:
        """Show who the person beside the list is while blur is on, or cover them again."""
        self._person.uncover(uncovered)

    def show_organisation(self, organisation: int) -> None:
        """Show an organisation."""
        self._organisation.show_organisation(organisation)
        self._stack.setCurrentWidget(self._organisation)

    def show_together(self, shown: TogetherShown) -> None:
        """Show what chosen people have in common."""
        self.together.show_together(shown)
        self._stack.setCurrentWidget(self.together)

    def panes(self) -> Sequence[QWidget]:
        """List what F6 steps through, in reading order."""
        for view in (self._person, self._organisation):
            if self.front is view:
                return view.panes()
        return (self.front,)

    def show_nothing(self) -> None:
        """Show nothing."""
        self._person.clear()
        self._organisation.clear()
        self._shown = 0
        self._stack.setCurrentWidget(self._nothing)

    def reload(self) -> None:
        """Read what is shown anew."""
        self._is_stale = self.front is not self._person
        for view in (self._person, self._organisation):
            if self.front is view:
                view.reload()

    def save_drafts(self) -> None:
        """Write what is typed and not saved."""
        self._person.save_drafts()
        self._organisation.save_drafts()

    def offer_back(self, offered: bool) -> None:
        """Show or hide the way back to the list."""
        self._strip.setVisible(offered)

    def _while_shown(self, view: QWidget, enabled: Callable[[], bool]) -> Callable[[], bool]:
        return lambda: self.front is view and enabled()
