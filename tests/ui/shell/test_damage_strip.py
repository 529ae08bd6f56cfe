# SPDX-License-Identifier: GPL-3.0-or-later
"""Damage that shows while a vault is open: told above every page until a check is sound, with the ways out of it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from coterie.ui.entry.damage_view import DamageView
from coterie.ui.pages.privacy.page import PrivacyPage
from coterie.ui.parts.banner import Banner
from coterie.ui.sheets.backups.backups_sheet import BackupsSheet
from tests.ui.entry_scenes import damage_a_page, with_backup

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.window import DrivenWindow, Windows


@pytest.fixture
def damaged(windows: Windows, tmp_path: Path) -> DrivenWindow:
    """Show an open vault, a page of which went bad on the disk; a sound copy of it lies beside the folder."""
    app = with_backup(windows, tmp_path)
    database = app.default_vault / "vault.db"
    shutil.copy(database, tmp_path / "sound.db")
    damage_a_page(app.default_vault, 40)
    driven = windows.over(app)
    driven.unlock()
    driven.go("privacy")
    driven.until(lambda: driven.shell.damage.is_known, "nobody notices that a part cannot be read")
    return driven


def ambers(driven: DrivenWindow) -> list[str]:
    page = driven.page
    assert isinstance(page, PrivacyPage)
    return [strip._first.text() for strip in page.findChildren(Banner) if strip.isVisible()]


def test_it_is_told_above_every_page_and_the_privacy_page_is_whole_around_it(damaged: DrivenWindow) -> None:
    page = damaged.page
    assert isinstance(page, PrivacyPage)
    assert not damaged.shell._strips.damage.isVisible(), "the page says it itself"
    assert "Part of this vault cannot be read" in ambers(damaged)
    assert page.stored._unread.isVisible(), "an empty card"
    assert "backup" in page.backups._number.title.text(), "the backups can be read, and are not shown"
    damaged.go("people")
    assert damaged.shell._strips.damage.isVisible()
    assert damaged.window._preferences.now.damaged == str(damaged.app.default_vault)


def test_its_button_leads_to_the_check_the_backups_and_the_damage_window(damaged: DrivenWindow) -> None:
    damaged.tab_to("See what can be done")
    damaged.press("Return")
    damaged.settle()
    damaged.tab_to("Check now")
    damaged.press("Return")
    damaged.until(lambda: "still there" in damaged.sheet.said._words.text())  # type: ignore[union-attr]
    damaged.settle()
    assert "1 page is not as it was written" in damaged.shell._strips.damage.banner._second.text()
    assert damaged.focus().accessibleName() == "Check now" or "Check now" in damaged.focus().text()  # type: ignore[attr-defined]
    damaged.tab_to("See backups")
    damaged.press("Return")
    damaged.settle()
    assert isinstance(damaged.sheet, BackupsSheet)
    damaged.press("Esc")
    damaged.settle()
    damaged.shell.show_damage()
    damaged.settle()
    damaged.tab_to("Lock and look closer")
    damaged.press("Return")
    damaged.await_lock()
    assert damaged.way_in.findChild(DamageView) is not None


def test_it_is_known_after_a_lock_and_gone_after_a_sound_check(damaged: DrivenWindow, tmp_path: Path) -> None:
    damaged.lock()
    assert damaged.way_in.findChild(DamageView) is not None, "the lock made it forgotten"
    # Somebody opens the vault by another way than the window about the damage.
    damaged.way_in._ask_for(damaged.app.default_vault)
    damaged.unlock()
    damaged.go("people")
    assert damaged.shell._strips.damage.isVisible(), "opening is no check"
    damaged.shell.lock()
    damaged.await_lock()
    shutil.copy(tmp_path / "sound.db", damaged.app.default_vault / "vault.db")
    damaged.way_in._ask_for(damaged.app.default_vault)
    damaged.unlock()
    assert damaged.shell._strips.damage.isVisible()
    damaged.shell.show_damage()
    damaged.settle()
    damaged.tab_to("Check now")
    damaged.press("Return")
    damaged.until(damaged.shell._strips.damage.isHidden, "a sound check takes it away")
    assert damaged.window._preferences.now.damaged == ""
