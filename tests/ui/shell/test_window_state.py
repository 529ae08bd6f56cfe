# SPDX-License-Identifier: GPL-3.0-or-later
"""The window comes back as it was left: size, page and selection, whatever has changed around it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from coterie.ui.shell.history import Place
from coterie.ui.shell.window_size import LEAST
from tests.ui.window import make_sample_vault

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.window import DrivenWindow, Windows


def start_again(windows: Windows, driven: DrivenWindow) -> DrivenWindow:
    driven = windows.again(driven)
    driven.unlock()
    driven.until(lambda: driven.shell.draft_keeper.is_loaded)
    driven.settle()
    return driven


def test_page_and_selection_come_back_after_a_start(ready: DrivenWindow, windows: Windows) -> None:
    amara = ready.person()
    ready.go("people", f"person:{amara}")
    driven = start_again(windows, ready)
    driven.until(lambda: driven.shell.place == Place("people", f"person:{amara}"))


def test_the_names_of_pages_alone_lie_outside_the_vault(ready: DrivenWindow, windows: Windows) -> None:
    ready.go("people", f"person:{ready.person()}")
    windows.again(ready)
    kept = json.loads(ready.app.preferences.read_text(encoding="utf-8"))
    assert kept["page"] == "people"
    assert set(kept["pages"].values()) == {"people"}
    assert "person:" not in json.dumps(kept)


@pytest.mark.parametrize("page", ["gone", "bin", "", 7, None, ["people"]])
def test_a_page_that_is_no_more_leads_to_today(windows: Windows, tmp_path: Path, page: object) -> None:
    driven = windows.ready(tmp_path)
    driven = windows.again(driven)
    kept = json.loads(driven.app.preferences.read_text(encoding="utf-8"))
    kept["pages"] = dict.fromkeys(kept["pages"], page)
    driven.window.close()
    driven.app.preferences.write_text(json.dumps(kept), encoding="utf-8")
    driven = start_again(windows, driven)
    assert driven.shell.place is not None
    assert driven.shell.place.page == "today"


def test_somebody_who_is_gone_leaves_the_page(ready: DrivenWindow, windows: Windows) -> None:
    amara = ready.person()
    ready.go("people", f"person:{amara}")
    ready.session.people.bin([amara])
    ready.session.people.erase(amara)
    driven = start_again(windows, ready)
    assert driven.shell.place is not None
    assert driven.shell.place.page == "people"
    assert driven.page.isVisible()


def test_it_fits_a_smaller_screen(windows: Windows, tmp_path: Path) -> None:
    driven = windows.ready(tmp_path)
    driven.window.resize(5000, 4000)
    driven.window.close()
    again = windows.again(driven)
    shown = again.window
    kept = json.loads(again.app.preferences.read_text(encoding="utf-8"))
    assert kept["width"] == 5000
    room = shown.screen().availableSize()
    fresh = type(shown)(again.app, again.window._preferences, again.restart)
    try:
        assert fresh.width() <= max(room.width(), LEAST[0])
        assert fresh.height() <= max(room.height(), LEAST[1])
    finally:
        fresh.close()
        fresh.deleteLater()


def test_each_vault_has_a_page_of_its_own(ready: DrivenWindow, windows: Windows, tmp_path: Path) -> None:
    ready.go("people")
    other = make_sample_vault(tmp_path / "other")
    ready.window._preferences.change(vault=str(other))
    driven = start_again(windows, ready)
    assert driven.window._unlocked is not None
    assert driven.window._unlocked.folder == other
    driven.go("calendar")
    driven.window._preferences.change(vault=str(ready.app.default_vault))
    driven = start_again(windows, driven)
    assert driven.shell.place is not None
    assert driven.shell.place.page == "people"


def test_it_stands_where_it_stood_after_a_lock(ready: DrivenWindow) -> None:
    ready.window.move(37, 23)
    ready.lock()
    assert (ready.window.pos().x(), ready.window.pos().y()) == (37, 23)


@pytest.mark.parametrize("away", [(-5_000, 10), (10, 90_000), (-3_000, -3_000)])
def test_a_place_on_a_screen_that_is_gone_is_not_taken(windows: Windows, tmp_path: Path, away: tuple[int, int]) -> None:
    driven = windows.locked(tmp_path)
    driven.window._preferences.change(left=away[0], top=away[1], has_place=True)
    at = windows.over(driven.app).window.pos()
    assert (at.x(), at.y()) != away


def test_what_is_open_today_is_counted_when_another_page_comes_after_a_lock(ready: DrivenWindow) -> None:
    ready.go("privacy")
    before = ready.shell.sidebar._rows["today"]._count
    assert before
    ready.lock()
    ready.unlock()
    assert ready.shell.place == Place("privacy", "")
    ready.until(lambda: ready.shell.sidebar._rows["today"]._count == before, "nothing is counted")


def test_the_foot_says_when_it_locks_by_itself(ready: DrivenWindow) -> None:
    assert ready.shell.sidebar._after.text() == "Auto-lock 10 min"
    assert ready.shell.sidebar._lock_icon.toolTip().startswith("Noor: lock now")
    ready.window._preferences.change(lock_after=0)
    assert ready.shell.sidebar._after.text() == "No auto-lock"


def test_a_sheet_of_a_page_dims_the_sidebar_too(ready: DrivenWindow) -> None:
    ready.go("privacy")
    ready.window.register.run("privacy.backups")
    ready.settle()
    assert ready.sheet is not None
    assert ready.sheet.geometry().width() == ready.shell.width()


def test_a_button_keeps_the_focus_while_it_works(ready: DrivenWindow) -> None:
    ready.go("privacy")
    for name in ("Back up now", "Check the vault and its newest backup now"):
        button = ready.tab_to(name)
        ready.press("Return")
        assert ready.focus() is button
        ready.settle()
        assert ready.focus() is button
