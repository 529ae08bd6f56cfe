# SPDX-License-Identifier: GPL-3.0-or-later
"""A vault that is open for viewing only: what would change it looks still, says why, and does nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from coterie.ui.pages import PAGES
from coterie.ui.parts.writing import writing
from coterie.ui.shell.actions import Actions
from coterie.ui.shell.writing_actions import WRITING, WRITING_KINDS, writes
from tests.ui.entry_scenes import with_backup

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.window import DrivenWindow, Windows


@pytest.fixture
def viewing(windows: Windows, tmp_path: Path) -> DrivenWindow:
    """Show a vault beside which a file of another database lies, so that nothing is written to it."""
    app = with_backup(windows, tmp_path)
    (app.default_vault / "vault.db-journal").write_bytes(b"of another database" * 9)
    driven = windows.over(app)
    driven.unlock()
    return driven


def marked(page: QWidget) -> list[QWidget]:
    return [one for one in page.findChildren(QWidget) if one.property("writes") and one.isVisible()]


def test_every_page_shows_what_would_change_it_as_still_and_says_why(viewing: DrivenWindow) -> None:
    reason, seen, register = "open for viewing only", 0, viewing.window.register
    for page in (one.id for one in PAGES if one.in_sidebar):
        shown = viewing.go(page, f"person:{viewing.person()}" if page == "people" else "")
        controls = marked(shown)
        seen += len(controls)
        assert not [one for one in controls if one.isEnabled() or reason not in one.toolTip()], page
        for action in register.in_front():
            if writes(action.id):
                assert not action.enabled(), action.id
                assert not register.qt(action.id).isEnabled(), action.id
                assert reason in register.qt(action.id).toolTip()
    assert seen > 15


def test_a_key_of_such_an_action_does_nothing(viewing: DrivenWindow) -> None:
    viewing.go("today")
    viewing.press("Ctrl+N")
    viewing.settle()
    assert not viewing.is_covered()
    viewing.window.register.run("window.quick_add")
    assert not viewing.is_covered()


def test_what_was_put_back_is_not_called_right_while_it_is_only_viewed(windows: Windows, tmp_path: Path) -> None:
    app = with_backup(windows, tmp_path)
    (app.default_vault / "vault.db-journal").write_bytes(b"of another database" * 9)
    (app.default_vault / "backups" / "rotation-paused").touch()
    driven = windows.over(app)
    driven.unlock()
    strip = driven.shell._strips.restored
    driven.until(strip.isVisible, "nobody says that a backup was put back")
    assert not strip.right.isEnabled()


def test_every_name_in_the_list_is_one_of_an_action(ready: DrivenWindow) -> None:
    known = set()
    for page in PAGES:
        ready.go(page.id)
        known |= {action.id for action in ready.window.register.in_front()}
    assert not WRITING - known
    assert all(any(name.startswith(kind) for name in known) for kind in WRITING_KINDS)


def test_an_ordinary_vault_lets_everything_work(ready: DrivenWindow) -> None:
    shown = ready.go("people", f"person:{ready.person()}")
    assert all(one.isEnabled() for one in marked(shown))
    assert isinstance(ready.window.register, Actions)
    assert writing(QWidget()).property("writes")
