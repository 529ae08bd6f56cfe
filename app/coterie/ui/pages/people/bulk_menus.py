# SPDX-License-Identifier: GPL-3.0-or-later
"""The menus of what is done to many: cadences to choose from, and the time to spread follow-ups over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.spoken_dates import spoken_every
from coterie.domain.texts import _, counted
from coterie.ui.pages.people.acts import CADENCES, SPREADS
from coterie.ui.pages.people.wording import sentence
from coterie.ui.parts.menus import Menu

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


def cadence_menu(parent: QWidget, choose: Callable[[int], None]) -> Menu:
    """Make the menu of cadences. choose: is told the days, 0 = no cadence."""
    menu = Menu(parent, title=_("Cadence"))
    for days in CADENCES:
        entry = menu.entry(sentence(spoken_every(days)))
        entry.triggered.connect(lambda _checked=False, days=days: choose(days))
    menu.addSeparator()
    menu.entry(_("No cadence")).triggered.connect(lambda _checked=False: choose(0))
    return menu


def spread_menu(parent: QWidget, choose: Callable[[int], None], ask: Callable[[], None]) -> Menu:
    """Make the menu of times to spread follow-ups over. choose: is told the days; ask: plans with a reason."""
    menu = Menu(parent, title=_("Follow up"))
    for days in SPREADS:
        entry = menu.entry(_spread_over(days))
        entry.triggered.connect(lambda _checked=False, days=days: choose(days))
    menu.addSeparator()
    menu.entry(_("With a reason…")).triggered.connect(lambda _checked=False: ask())
    return menu


def _spread_over(days: int) -> str:
    if days == SPREADS[0]:
        return _("Spread over two weeks")
    return counted("Spread over {n} month", "Spread over {n} months", round(days / 30))
