# SPDX-License-Identifier: GPL-3.0-or-later
"""A fresh vault behind the calendar of every test, and the page over it in an active window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.pages.calendar.staging import Staged

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from tests.ui.desks import TestDesk
    from tests.ui.pages.calendar.opened_page import OpenedPage


@pytest.fixture
def staged(desks: Callable[..., TestDesk]) -> Staged:
    """Give a desk on a Thursday; a page that is opened over it reads anew after each write, as the window has it."""
    made: list[Staged] = []

    def tell() -> None:
        made[0].changed()

    made.append(Staged(desks(changed=tell)))
    return made[0]


@pytest.fixture
def opened(staged: Staged, qtbot: QtBot, show: Callable[..., QWidget]) -> Callable[..., OpenedPage]:
    """Give a way to open the page over what was staged: `opened()` or `opened(width=720)`."""
    from tests.ui.pages.calendar.opened_page import OpenedPage  # noqa: PLC0415 - Qt may be missing where tests run

    return lambda width=1204, height=860: OpenedPage(staged, qtbot, show, (width, height))
