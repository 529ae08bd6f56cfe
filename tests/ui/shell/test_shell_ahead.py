# SPDX-License-Identifier: GPL-3.0-or-later
"""The shell is built while the passphrase is typed: with nothing in it, and taken by whoever unlocks, early or late."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtWidgets import QLabel

from coterie.ui.pages.today.page import TodayPage
from coterie.ui.shell.shell import Shell
from tests.ui.window import bury

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.window import DrivenWindow, Windows


@pytest.fixture
def driven(windows: Windows, tmp_path: Path) -> DrivenWindow:
    """Show a window in front of a vault that is locked."""
    return windows.locked(tmp_path)


def shells(driven: DrivenWindow) -> list[Shell]:
    return driven.window.findChildren(Shell)


def test_it_is_there_before_the_vault_is_open_and_becomes_the_shell(driven: DrivenWindow) -> None:
    driven.until(lambda: driven.window._next.is_ready, "nothing is built ahead")
    (ahead,) = shells(driven)
    assert not ahead.isVisible()
    assert ahead is not driven.window.shell
    driven.unlock()
    assert driven.window.shell is ahead
    assert isinstance(driven.page, TodayPage)
    assert driven.page.day_list.rows.lines


def test_nothing_of_anybody_and_nothing_invented_is_in_it(driven: DrivenWindow) -> None:
    driven.unlock()
    before = driven.shell
    driven.window.lock()
    driven.until(lambda: driven.window._next.is_ready, "nothing is built ahead")
    bury()
    assert not shiboken6.isValid(before)
    (ahead,) = shells(driven)
    (page,) = ahead.findChildren(TodayPage)
    assert not page.day_list.rows.lines
    assert page.day_list.isHidden()
    shown = {label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(ahead)}
    assert shown <= {"", "Coterie", "Unlocked"}
    assert [row._count for row in ahead.sidebar._rows.values()] == [0] * len(ahead.sidebar._rows)


def test_who_is_faster_than_that_gets_one_built_at_once(driven: DrivenWindow) -> None:
    assert not driven.window._next.is_ready
    driven.unlock()
    assert isinstance(driven.page, TodayPage)
    assert len(shells(driven)) == 1


def test_the_screen_changes_once_with_the_first_page_read(driven: DrivenWindow) -> None:
    driven.unlock()
    assert driven.window._middle.updatesEnabled()
    driven.window.lock()
    assert driven.window._middle.updatesEnabled()
