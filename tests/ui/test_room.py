# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the window is small or text is large, the sidebar makes room for the page, and comes back by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from coterie.ui.design.appearance import Appearance
from tests.ui.screen_reader import heard

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.window import DrivenWindow


def take_size(driven: DrivenWindow, width: int) -> None:
    driven.window.resize(width, 800)
    QApplication.processEvents()


def test_it_shrinks_where_the_page_has_too_little_and_widens_again(
    ready: DrivenWindow, wear: Callable[..., None]
) -> None:
    seen = []
    take_size(ready, 960)
    for percent in (100, 200, 100):
        wear(Appearance(text_percent=percent))
        seen.append(ready.shell.sidebar.narrow)
    assert seen == [False, True, False]


def test_what_the_person_wished_is_not_forgotten(ready: DrivenWindow, wear: Callable[..., None]) -> None:
    sidebar = ready.shell.sidebar
    ready.press("Ctrl+\\")
    assert sidebar.narrow
    wear(Appearance(text_percent=200))
    take_size(ready, 960)
    wear(Appearance())
    take_size(ready, 1440)
    assert sidebar.narrow
    assert ready.shell.desk.preferences.now.rail


def test_shrinking_by_itself_is_no_wish(ready: DrivenWindow, wear: Callable[..., None]) -> None:
    wear(Appearance(text_percent=200))
    take_size(ready, 960)
    assert ready.shell.sidebar.narrow
    assert not ready.shell.desk.preferences.now.rail
    ready.go("bin")
    assert ready.shell.sidebar.narrow


def test_its_button_says_what_it_does(ready: DrivenWindow) -> None:
    button = ready.shell.sidebar._toggle
    assert heard(button).name == "Shrink the sidebar"
    button.click()
    assert heard(button).name == "Widen the sidebar"
    assert ready.shell.sidebar.narrow
