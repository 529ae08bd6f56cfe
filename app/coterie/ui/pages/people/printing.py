# SPDX-License-Identifier: GPL-3.0-or-later
"""What of people goes onto paper: those who are chosen, the one who is open, or the whole list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.texts import _, counted
from coterie.ui.pages.people.presenter import FIRST
from coterie.ui.pages.people.shown import DUE, PERSON, SAVED, key_of
from coterie.ui.shell.actions import Action

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.ui.desk import Desk
    from coterie.ui.pages.people.presenter import PeoplePresenter
    from coterie.ui.printing.offering import Printer


class PeoplePrinting:
    """Prints what the page is about."""

    def __init__(self, desk: Desk, people: PeoplePresenter, printer: Printer) -> None:
        """Belong to the list that says who is meant."""
        self._desk = desk
        self._people = people
        self._printer = printer

    def actions(self) -> tuple[Action, ...]:
        """List what can be printed."""
        return (
            self._printer.action("people", self.meant, self._is_about_people),
            Action(
                "people.print_list", _("Print this list or save it as PDF…"), self.all_listed, "printer", (), "file",
                self._is_about_people,
            ),
        )  # fmt: skip

    def meant(self) -> None:
        """Print those who are chosen, else the one who is open, else the list."""
        people = self._people
        if people.chosen:
            chosen = people.chosen.in_order()
            text = counted("{n} person you selected", "{n} people you selected", len(chosen))
            self._printer.people(text, lambda: chosen)
        elif people.opened.startswith(PERSON):
            self._printer.person(key_of(people.opened))
        else:
            self.all_listed()

    def all_listed(self) -> None:
        """Print everybody in the list, in its order."""
        scope, lists = self._people.scope, self._desk.session.people_lists

        def ids() -> Sequence[int]:
            return lists.ids(scope.asked, scope.sort, FIRST if scope.sort == "name" else 0)

        self._printer.people(self._narrowed(), ids)

    def _narrowed(self) -> str:
        """Say what narrows the list."""
        scope = self._people.scope
        names = {f"{SAVED}{one.id}": one.name for one in self._people.filters} | {DUE: _("Due")}
        said = [names.get(scope.chip, ""), scope.text.strip()]
        return ", ".join(part for part in said if part)

    def _is_about_people(self) -> bool:
        return not self._people.scope.organisations or self._people.opened.startswith(PERSON)
