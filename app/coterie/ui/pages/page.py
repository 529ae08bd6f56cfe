# SPDX-License-Identifier: GPL-3.0-or-later
"""What the shell asks of a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coterie.ui.desk import Desk
    from coterie.ui.shell.actions import Action


class PageView(QWidget):
    """A page of the window. moved: another thing is selected now, by the page's own word for it.

    counted: how many open things its row in the sidebar shows, 0 = none.
    """

    moved = Signal(str)
    counted = Signal(int)

    def actions_here(self) -> Sequence[Action]:
        """List what can be done on this page; asked once, when the page is made."""
        return ()

    def reload(self) -> None:
        """Read everything anew: the vault was written to, or the page comes to the front again."""

    def rehearse(self, draw: Callable[[], None]) -> None:
        """Have everything drawn once before there is anything to show, and be empty again."""
        draw()

    def show_selection(self, selection: str) -> None:
        """Show a thing by the page's own word for it, as `moved` gave it."""

    def focus_main(self) -> None:
        """Put the focus where work on this page begins."""
        self.setFocus()

    def panes(self) -> Sequence[QWidget]:
        """List what F6 steps through, in reading order."""
        return (self,)

    def main_filter(self) -> QWidget | None:
        """Give the field that Ctrl+F leads to."""
        return None

    def bottom_bar(self) -> int:
        """Give the height of a bar at the bottom that a toast must not cover."""
        return 0

    def is_busy(self) -> bool:
        """Tell whether something is typed that is not saved; it is saved before the page goes."""
        return False

    def save_drafts(self) -> None:
        """Write what is typed into the vault, before the page goes."""


@dataclass(frozen=True)
class Page:
    """One row of the sidebar. digit: of its key Ctrl+digit; letter: of its chord G, letter; group: rows with a gap.

    load: gives the class of the view; what a page is made of is loaded no earlier.
    """

    id: str
    title: Callable[[], str]
    icon: str
    digit: str
    letter: str
    group: int
    load: Callable[[], Callable[[Desk], PageView]]
    in_sidebar: bool = True

    def build(self, desk: Desk) -> PageView:
        """Make the view."""
        return self.load()(desk)
