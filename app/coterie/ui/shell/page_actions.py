# SPDX-License-Identifier: GPL-3.0-or-later
"""The actions that lead to the pages; they are there while a vault is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.ui.pages import PAGES
from coterie.ui.shell.actions import Action

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coterie.ui.shell.actions import Actions


def page_actions(go: Callable[[str], None]) -> list[Action]:
    """List the ways to the pages of the sidebar."""
    return [
        Action(f"go.{page.id}", page.title(), _to(page.id, go), page.icon, _keys(page.digit, page.letter), "go")
        for page in PAGES
        if page.in_sidebar
    ]


def sidebar_keys(actions: Actions, ways: Sequence[Action]) -> dict[str, str]:
    """Give the keys that the sidebar shows, by page and by what else it offers. ways: to the pages."""
    shown = {action.id: action.shown_keys for action in (*actions.of_window(), *ways)}
    names = {"search": "window.palette", "sidebar": "window.sidebar", "lock": "window.lock"}
    pages = {page.id: shown.get(f"go.{page.id}", "") for page in PAGES}
    return pages | {name: shown.get(action, "") for name, action in names.items()}


def _to(page: str, go: Callable[[str], None]) -> Callable[[], None]:
    return lambda: go(page)


def _keys(digit: str, letter: str) -> tuple[str, ...]:
    """Give the two ways to a page."""
    return tuple(key for key, given in ((f"Ctrl+{digit}", digit), (f"G, {letter}", letter)) if given)
