# SPDX-License-Identifier: GPL-3.0-or-later
"""The real menu bar, filled from the register of actions each time a menu opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.texts import _
from coterie.ui.parts.menus import Menu
from coterie.ui.shell.actions import MENUS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenuBar

    from coterie.ui.shell.actions import Actions


def fill_menu_bar(bar: QMenuBar, register: Actions) -> None:
    """Put the menus into a bar."""
    titles = {
        "file": _("&File"),
        "edit": _("&Edit"),
        "view": _("&View"),
        "go": _("&Go"),
        "item": _("&Item"),
        "help": _("&Help"),
    }
    for name in MENUS:
        menu = Menu(bar)
        menu.setTitle(titles[name])
        menu.setToolTipsVisible(True)
        menu.aboutToHide.connect(register.wake)
        menu.aboutToShow.connect(lambda menu=menu, name=name: _fill(menu, name, register))
        bar.addMenu(menu)


def _fill(menu: Menu, name: str, register: Actions) -> None:
    """Put what can be done now into a menu; what cannot is shown and cannot be chosen."""
    menu.clear()
    for action in register.in_front():
        if action.menu == name:
            made = register.qt(action.id)
            made.setEnabled(action.enabled())
            menu.addAction(made)
