# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be done on the page, and the menu of a row, which offers the same."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from coterie.domain.spoken_dates import spoken_every
from coterie.domain.texts import _
from coterie.ui.pages.people.acts import CADENCES
from coterie.ui.pages.people.list_pane import orders
from coterie.ui.pages.people.shown import ALL, DUE, ORGANISATIONS
from coterie.ui.parts.menus import Menu
from coterie.ui.shell.actions import Action

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from coterie.ui.pages.people.acts import PeopleActs
    from coterie.ui.pages.people.presenter import PeoplePresenter
    from coterie.ui.pages.people.previewing import Previewing

_OF_A_ROW = (
    "people.open",
    "people.preview",
    "people.log",
    "people.plan",
    "people.tag",
    "people.select",
    "people.export",
    "people.bin",
)


class Worked(Protocol):
    """What the actions ask of the page."""

    presenter: PeoplePresenter
    acts: PeopleActs
    previewing: Previewing

    def ask_new(self) -> None:
        """Ask for a new person."""

    def ask_filter_name(self) -> None:
        """Ask what the filter is called that is typed."""

    def can_save(self) -> bool:
        """Tell whether a filter is typed."""

    def step(self, by: int) -> None:
        """Go some rows on, or back."""

    def turn_current(self) -> None:
        """Choose the current row, or no longer."""

    def open_current(self) -> None:
        """Open the current row."""


def actions_of(page: Worked) -> tuple[Action, ...]:
    """List what can be done on the page."""
    return (*_of_people(page, page.acts), *_of_list(page, page.presenter), *_of_cadences(page.acts))


def _of_people(page: Worked, acts: PeopleActs) -> tuple[Action, ...]:
    about, glance = acts.is_about_somebody, page.previewing
    return (
        Action("people.new", _("New person"), page.ask_new, "user-plus", (), "item"),
        Action("people.open", _("Open"), page.open_current, "arrow-right", (), "item", about),
        Action("people.preview", _("Look at a glance"), glance.show, "eye", (), "item", glance.can_show),
        Action("people.log", _("Log a contact"), acts.log, "message-circle", ("L",), "item", about),
        Action("people.plan", _("Plan a follow-up"), acts.plan, "bell", ("F",), "item", about),
        Action("people.tag", _("Tag"), acts.ask_tags, "tag", ("T",), "item", about),
        Action("people.export", _("Export…"), acts.export, "download", ("Ctrl+E",), "item", about),
        Action("people.bin", _("Move to the bin"), acts.bin, "trash-2", ("Del",), "item", about),
    )


def _of_list(page: Worked, people: PeoplePresenter) -> tuple[Action, ...]:
    def chip(key: str) -> Callable[[], None]:
        return lambda: people.choose_chip(key)

    def sort(key: str) -> Callable[[], None]:
        return lambda: people.sort_by(key)

    chosen = page.acts.is_about_several
    return (
        Action("people.next", _("Next row"), lambda: page.step(1), "chevron-down", ("J",)),
        Action("people.previous", _("Previous row"), lambda: page.step(-1), "chevron-up", ("K",)),
        Action("people.select", _("Select row"), page.turn_current, "square-check", ("X",)),
        Action("people.select_all", _("Select everybody in the list"), people.choose_all, "users", ("Ctrl+A",)),
        Action("people.clear", _("Clear the selection"), people.chosen.clear, "x", (), "", chosen),
        Action("people.all", _("Show everybody"), chip(ALL), "users"),
        Action("people.due", _("Show who is due"), chip(DUE), "clock"),
        Action("people.organisations", _("Show organisations"), chip(ORGANISATIONS), "building-2"),
        Action("people.save_filter", _("Save this filter"), page.ask_filter_name, "bookmark", (), "", page.can_save),
        *(
            Action(f"people.sort_{key}", _("Order of the list: {order}").format(order=text), sort(key), "list-filter")
            for key, text in orders()
        ),
    )


def _of_cadences(acts: PeopleActs) -> tuple[Action, ...]:
    def every(days: int) -> Callable[[], None]:
        return lambda: acts.set_cadence(days)

    offered = [
        Action(
            f"people.cadence_{days}", _("Be in touch {every}").format(every=spoken_every(days)), every(days), "repeat",
            (), "", acts.is_about_somebody, words=_("cadence"),
        )
        for days in CADENCES
    ]  # fmt: skip
    off = Action("people.no_cadence", _("No cadence"), acts.cadence_off, "repeat", (), "", acts.is_about_somebody)
    return (*offered, off)


def joined_actions(own: Sequence[Action], others: Sequence[Action]) -> list[Action]:
    """Put actions together; a key that the first ones have is taken from the others, since neither would fire."""
    taken = {key for action in own for key in action.keys}
    return [*own, *(replace(action, keys=tuple(key for key in action.keys if key not in taken)) for action in others)]


def row_menu(parent: QWidget, actions: Sequence[Action]) -> Menu:
    """Make the menu of a row."""
    menu = Menu(parent)
    for name in _OF_A_ROW:
        action = next(one for one in actions if one.id == name)
        if action.enabled():
            if name == "people.bin":
                menu.addSeparator()
            tone = "danger" if name == "people.bin" else ""
            key = action.keys[0] if action.keys else ""
            entry = menu.entry(action.text, icon=action.icon, key=key, tone=tone)
            entry.triggered.connect(lambda _checked=False, run=action.run: run())
    return menu
