# SPDX-License-Identifier: GPL-3.0-or-later
"""Choosing people together: who is chosen, how many of whom, and what they have in common."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Protocol

from coterie.domain.texts import _
from coterie.domain.written_numbers import whole
from coterie.ui.pages.people.chosen import Chosen, in_order
from coterie.ui.pages.people.together_words import together

if TYPE_CHECKING:
    from collections.abc import Callable

    from coterie.domain.chosen_people import ChosenPeople
    from coterie.ui.desk import Desk
    from coterie.ui.pages.people.shown import TogetherShown


class View(Protocol):
    """What choosing tells the page."""

    def show_chosen(self, ids: frozenset[int] | None, text: str) -> None:
        """Show who is chosen, and say how many; None = nobody is chosen together."""

    def show_together(self, shown: TogetherShown) -> None:
        """Show what the chosen people have in common."""


class Choosing:
    """Holds the chosen people of a list."""

    def __init__(self, desk: Desk, view: View, listed: Callable[[], array[int]], ended: Callable[[], None]) -> None:
        """Begin with nobody. listed: gives the list; ended: called when nobody is chosen any more."""
        self._desk = desk
        self._view = view
        self._listed = listed
        self._ended = ended
        self._chosen = Chosen()
        #: The list that was counted last, and the same as a set.
        self._counted: tuple[array[int], frozenset[int]] = (array("q"), frozenset())

    def __bool__(self) -> bool:
        """Tell whether people are chosen."""
        return bool(len(self._chosen))

    def in_order(self) -> list[int]:
        """Give them in the order of the list; whoever it does not show comes at the end."""
        return in_order(self._chosen.ids, self._listed())

    def turn(self, person: int) -> None:
        """Choose somebody, or no longer."""
        self._chosen.turn(person)
        self._changed()

    def reach(self, start: int, end: int) -> None:
        """Let the choice reach from one row to another, or from where it began."""
        self._chosen.begin(start)
        listed = self._listed()
        rows = [_row(listed, key) for key in (self._chosen.anchor or start, end)]
        if min(rows) >= 0:
            self._chosen.reach(listed[min(rows) : max(rows) + 1])
            self._changed()

    def let_go(self) -> None:
        """Let the next stretch begin anew: somebody went to another row."""
        self._chosen.let_go()

    def take_all(self) -> None:
        """Choose everybody in the list."""
        if len(self._listed()):
            self._chosen.take(self._listed())
            self._changed()

    def clear(self) -> None:
        """Choose nobody any more."""
        if self:
            self._chosen.clear()
            self._changed()

    def show_again(self) -> None:
        """Say anew how many are chosen of a list that changed."""
        if self:
            self._view.show_chosen(self._chosen.ids, self._words())

    def look(self) -> None:
        """Say what they have in common."""
        if not self:
            return
        bulk, today = self._desk.session.in_bulk, self._desk.clock.today()
        chosen, listed = self._chosen.ids, self._listed()

        def done(found: ChosenPeople) -> None:
            if self:
                self._view.show_together(together(found, today))

        # The order of a long list is worked out where nobody waits for it.
        self._desk.jobs.read(lambda _ctx: bulk.look(in_order(chosen, listed)), done, key="people.together")

    def _changed(self) -> None:
        if self:
            self.show_again()
            self.look()
        else:
            self._view.show_chosen(None, "")
            self._ended()

    def _words(self) -> str:
        listed = self._listed()
        if listed is not self._counted[0]:
            self._counted = listed, frozenset(listed)
        shown = len(self._chosen.ids & self._counted[1])
        if shown == len(self._chosen):
            return _("{n} of {all} selected").format(n=whole(shown), all=whole(len(listed)))
        hidden = len(self._chosen) - shown
        return _("{n} selected, {hidden} not in this list").format(n=whole(len(self._chosen)), hidden=whole(hidden))


def _row(listed: array[int], key: int) -> int:
    try:
        return listed.index(key)
    except ValueError:
        return -1
