# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be done with the person who is shown, and the menus that offer the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from coterie.domain.texts import _
from coterie.ui.parts.menus import Menu
from coterie.ui.shell.actions import Action

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from coterie.ui.pages.people.contact.presenter import ContactPresenter

_IN_MENU = (
    "contact.edit", "contact.tag", "contact.relate", "contact.cadence", "contact.note", "", "contact.export",
    "contact.restore", "contact.bin", "contact.erase",
)  # fmt: skip
_DANGEROUS = {"contact.erase"}


class ContactVerbs(Protocol):
    """What the actions ask of the page."""

    @property
    def presenter(self) -> ContactPresenter:
        """Who decides."""

    def is_shown(self) -> bool:
        """Tell whether somebody is shown."""

    def is_acting(self) -> bool:
        """Tell whether something can be done with them."""

    def is_in_bin(self) -> bool:
        """Tell whether they lie in the bin."""

    def has_fact(self) -> bool:
        """Tell whether a fact has the focus."""

    def can_erase(self) -> bool:
        """Tell whether they can be erased."""

    def is_blurred(self) -> bool:
        """Tell whether blur covers who is shown, or would."""

    def turn_cover(self) -> None:
        """Show who this is while blur is on, or cover them again."""

    def turn_mark(self) -> None:
        """Turn the privacy mark of the fact that has the focus."""

    def relate(self) -> None:
        """Begin to write a relation."""

    def edit(self) -> None:
        """Edit the name and what stands with it."""

    def tag(self) -> None:
        """Begin to write a tag."""

    def choose_cadence(self) -> None:
        """Open the choice of a cadence."""

    def write_note(self) -> None:
        """Begin a note."""

    def show_timeline(self) -> None:
        """Show the timeline."""

    def show_notes(self) -> None:
        """Show the notes."""

    def edit_met(self) -> None:
        """Edit how they were met."""

    def add_fact(self) -> None:
        """Begin a fact."""


def actions_of(view: ContactVerbs) -> tuple[Action, ...]:
    """List what can be done with the person."""
    acts, shown = view.presenter, view.is_shown
    acting, in_bin = view.is_acting, view.is_in_bin
    has_step = lambda: shown() and acts.has_step()  # noqa: E731 (one of many conditions)
    return (
        Action("contact.done", _("Done"), acts.done, "check", ("E",), "item", has_step),
        Action("contact.snooze", _("Snooze…"), acts.snooze, "clock", ("S",), "item", has_step),
        Action("contact.let_go", _("Let the next step go"), acts.let_go, "x", (), "", has_step),
        Action("contact.private", _("Turn the privacy mark"), view.turn_mark, "lock", ("P",), "item", view.has_fact),
        Action("contact.cover", _("Show or cover this person"), view.turn_cover, "eye", (), "item", view.is_blurred),
        Action("contact.relate", _("Relate"), view.relate, "network", ("R",), "item", acting),
        Action("contact.edit", _("Edit"), view.edit, "pencil", (), "item", shown),
        Action("contact.tag", _("Add a tag"), view.tag, "tag", (), "", acting),
        Action("contact.cadence", _("Cadence"), view.choose_cadence, "repeat", (), "", acting),
        Action("contact.note", _("Write a note"), view.write_note, "notebook-pen", (), "item", shown),
        Action("contact.timeline", _("Show the timeline"), view.show_timeline, "history", (), "", shown),
        Action("contact.notes", _("Show the notes"), view.show_notes, "notebook-pen", (), "", shown),
        Action("contact.met", _("How you know them"), view.edit_met, "users", (), "", acting),
        Action("contact.add_fact", _("Add a fact"), view.add_fact, "plus", (), "", shown),
        Action("contact.export", _("Export this person"), acts.export, "download", (), "", acting),
        Action("contact.bin", _("Move to the bin"), acts.bin, "trash-2", (), "", acting),
        Action("contact.restore", _("Take out of the bin"), acts.restore, "undo-2", (), "", in_bin),
        Action("contact.erase", _("Erase for good…"), acts.ask_erase, "trash-2", (), "", view.can_erase),
    )


def more_menu(parent: QWidget, actions: Sequence[Action]) -> Menu:
    """Make the menu behind the three dots out of what can be done now."""
    menu = Menu(parent, title=_("More"))
    by_id = {action.id: action for action in actions}
    for name in _IN_MENU:
        if not name:
            menu.addSeparator()
        elif (action := by_id[name]).enabled():
            key = action.keys[0] if action.keys else ""
            tone = "danger" if name in _DANGEROUS else ""
            entry = menu.entry(action.text, icon=action.icon, key=key, tone=tone)
            entry.triggered.connect(lambda _checked=False, run=action.run: run())
    return menu


class SnoozeWays:
    """What a menu of days leads to."""

    def __init__(self, put_off: Callable[[date], None], pick: Callable[[], None], let_go: Callable[[], None]) -> None:
        """Take the three ways."""
        self.put_off = put_off
        self.pick = pick
        self.let_go = let_go


def snooze_menu(parent: QWidget, choices: Sequence[tuple[str, date]], ways: SnoozeWays) -> Menu:
    """Make the menu of days to put something off to."""
    menu = Menu(parent, title=_("Snooze"))
    for text, day in choices:
        menu.entry(text).triggered.connect(lambda _checked=False, day=day: ways.put_off(day))
    menu.entry(_("Pick a date…")).triggered.connect(lambda _checked=False: ways.pick())
    menu.addSeparator()
    menu.entry(_("Let it go"), icon="x").triggered.connect(lambda _checked=False: ways.let_go())
    return menu
