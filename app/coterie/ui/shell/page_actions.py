# SPDX-License-Identifier: GPL-3.0-or-later
"""The actions that lead to the pages; they are there while a vault is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.ui.pages import PAGES
from coterie.ui.shell.actions import Action

if TYPE_CHECKING:
    from collections.abc import Callable


def page_actions(go: Callable[[str], None]) -> list[Action]:
    """List the ways to the pages of the sidebar."""
    return [
        Action(f"go.{page.id}", page.title(), _to(page.id, go), page.icon, _keys(page.digit, page.letter), "go")
        for page in PAGES
        if page.in_sidebar
    ]


def _to(page: str, go: Callable[[str], None]) -> Callable[[], None]:
    return lambda: go(page)


def _keys(digit: str, letter: str) -> tuple[str, ...]:
    """Give the two ways to a page."""
    return tuple(key for key, given in ((f"Ctrl+{digit}", digit), (f"G, {letter}", letter)) if given)
