# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be done on the page, and the menus of a row, which offer the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.texts import _
from coterie.ui.parts.menus import Menu
from coterie.ui.shell.actions import Action

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from coterie.ui.pages.today.presenter import TodayPresenter


def actions_of(
    presenter: TodayPresenter, step: Callable[[int], None], quick_add: Callable[[], None], answer: Callable[[], None]
) -> tuple[Action, ...]:
    """List the actions of the page. step: goes to the next row (1) or the one before (-1); answer: how it was."""
    about = presenter.is_about_somebody
    return (
        Action("today.done", _("Done"), presenter.done, "check", ("E",), "item", presenter.can_finish),
        Action("today.snooze", _("Snooze…"), presenter.snooze, "clock", ("S",), "item", presenter.can_snooze),
        Action("today.log", _("Log a contact"), presenter.log, "message-circle", ("L",), "item", about),
        Action("today.plan", _("Plan a follow-up"), presenter.plan, "bell", ("F",), "item", presenter.can_plan),
        Action("today.open", _("Open"), presenter.activate, "arrow-right", (), "item", about),
        Action("today.preview", _("Look at a glance"), presenter.preview, "eye", (), "item", about),
        Action("today.let_go", _("Let go"), presenter.let_go, "x", ("Del",), "item", presenter.can_let_go),
        Action(
            "today.review", _("Say how it was"), answer, "message-circle", ("H",), "", lambda: presenter.reviews.asks
        ),
        Action("today.next", _("Next row"), lambda: step(1), "chevron-down", ("J",)),
        Action("today.previous", _("Row before"), lambda: step(-1), "chevron-up", ("K",)),
        Action("today.new", _("Quick add"), quick_add, "plus"),
    )


def row_menu(parent: QWidget, actions: Sequence[Action]) -> Menu:
    """Make the menu of a row out of what can be done with it."""
    menu = Menu(parent)
    for action in actions:
        if action.menu == "item" and action.enabled():
            key = action.keys[0] if action.keys else ""
            entry = menu.entry(action.text, icon=action.icon, key=key)
            entry.triggered.connect(lambda _checked=False, run=action.run: run())
    return menu


def snooze_menu(
    parent: QWidget, choices: Sequence[tuple[str, date]], put_off: Callable[[date], None], pick: Callable[[], None]
) -> Menu:
    """Make the menu of days to put something off to."""
    menu = Menu(parent, title=_("Snooze"))
    for text, day in choices:
        menu.entry(text).triggered.connect(lambda _checked=False, day=day: put_off(day))
    menu.addSeparator()
    menu.entry(_("Pick a date…")).triggered.connect(lambda _checked=False: pick())
    return menu
