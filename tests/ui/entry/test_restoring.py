# SPDX-License-Identifier: GPL-3.0-or-later
"""Restoring on the way in: from nothing on a new computer, and beside a vault that stays as it is."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from coterie.ui.entry.code_view import CodeView
from coterie.ui.entry.restore_view import RestoreView
from tests.builders import PASSPHRASE
from tests.ui.entry_scenes import back_up, with_backup, with_code
from tests.ui.window import app_over

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.window import DrivenWindow, Windows

WORDS = "lantern orbit velvet harbour quill"


@pytest.fixture
def backup(windows: Windows, tmp_path: Path) -> Path:
    """Give a backup that lies on another disk, all that is left of a vault."""
    app = with_backup(windows, tmp_path / "old computer")
    file = app.backups_of(app.default_vault)[0].file
    kept = tmp_path / "drive" / file.name
    kept.parent.mkdir()
    shutil.copy(file, kept)
    shutil.rmtree(app.default_vault)
    return kept


def choose(driven: DrivenWindow, file: Path, monkeypatch: pytest.MonkeyPatch) -> RestoreView:
    """Come to the screen by keyboard and choose a file in the dialog."""
    monkeypatch.setattr(
        "coterie.ui.entry.restore_view.QFileDialog.getOpenFileName", lambda *_all, **_more: (str(file), "")
    )
    driven.tab_to("Restore a backup")
    driven.press("Return")
    view = driven.way_in.findChild(RestoreView)
    assert isinstance(view, RestoreView)
    driven.press("Return")
    driven.settle()
    return view


def numbers_of(view: RestoreView) -> str:
    return " ".join(child.text() for child in view._counts.findChildren(type(view._title)))


def test_on_a_new_computer_by_keyboard_alone(
    windows: Windows, tmp_path: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    driven = windows.empty(tmp_path / "new computer")
    view = choose(driven, backup, monkeypatch)
    assert view._title.text() == "Backup of Thursday 12 March 2026, 10:00"
    assert numbers_of(view) == "", "counts are shown before the passphrase"
    assert driven.focus() is view.secret
    driven.type("not this one")
    driven.press("Return")
    driven.until(lambda: "did not open this backup" in view._labelled.problem)
    driven.type(PASSPHRASE)
    driven.press("Return")
    driven.settle()
    assert "40 people" in numbers_of(view)
    assert view.secret.text() == ""
    assert driven.focus() is view.go_on
    driven.press("Return")
    driven.until(lambda: driven.window.shell is not None, "the restored vault does not open")
    driven.settle()
    assert driven.session.statistics.counts()["people"] == 40
    assert driven.app.default_vault.is_dir()
    assert backup.is_file()


def test_beside_a_vault_that_stays_as_it_is(
    windows: Windows, tmp_path: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    driven = windows.locked(tmp_path / "there")
    before = (driven.app.default_vault / "vault.db").read_bytes()
    view = choose(driven, backup, monkeypatch)
    driven.type(PASSPHRASE)
    driven.press("Return")
    driven.settle()
    assert view._where._full.endswith("Noor 2.coterie")
    driven.press("Return")
    driven.until(lambda: driven.window.shell is not None)
    driven.settle()
    assert driven.window._unlocked is not None
    assert driven.window._unlocked.folder.name == "Noor 2.coterie"
    assert (driven.app.default_vault / "vault.db").read_bytes() == before


def test_by_recovery_code_a_new_passphrase_comes_next(
    windows: Windows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = app_over(tmp_path / "old")
    shutil.copytree(windows.samples, old.default_vault)
    code = with_code(old)
    backup = back_up(old)
    driven = windows.empty(tmp_path / "new")
    choose(driven, backup, monkeypatch)
    driven.type(code.text)
    driven.press("Return")
    driven.settle()
    driven.press("Return")
    driven.until(lambda: driven.way_in.findChild(CodeView) is not None, "no new passphrase is asked for")
    view = driven.way_in.findChild(CodeView)
    assert isinstance(view, CodeView)
    view.passphrase._use()
    words = view.passphrase.passphrase
    view._go_on()
    driven.settle()
    driven.tab_to("Later")
    driven.press("Return")
    driven.until(lambda: driven.window.shell is not None)
    driven.settle()
    driven.window.close()
    driven.app.open(driven.app.default_vault, words).close()


@pytest.mark.parametrize("harm", ["no backup", "cut"])
def test_a_file_that_is_no_whole_backup_is_named_for_what_it_is(
    windows: Windows, tmp_path: Path, backup: Path, harm: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = backup.read_bytes()
    backup.write_bytes(b"just a letter" if harm == "no backup" else data[: len(data) // 2])
    driven = windows.empty(tmp_path / "new")
    view = choose(driven, backup, monkeypatch)
    said = view._file_problem.text()
    assert backup.name in said
    assert "passphrase" not in said.lower()
    assert not view.go_on.isEnabled()
    assert driven.focus() is view.choose_file


def test_a_backup_that_goes_bad_while_it_is_restored_leaves_nothing_behind(
    windows: Windows, tmp_path: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    driven = windows.empty(tmp_path / "new")
    view = choose(driven, backup, monkeypatch)
    driven.type(PASSPHRASE)
    driven.press("Return")
    driven.settle()
    data = bytearray(backup.read_bytes())
    data[len(data) // 2] ^= 0xFF
    backup.write_bytes(bytes(data))
    driven.press("Return")
    driven.until(lambda: not view._problem.isHidden())
    assert "damaged" in view._problem.text()
    assert driven.window.shell is None
    assert not driven.app.default_vault.exists()
    assert view.leave.isEnabled()


def test_back_leads_to_where_one_came_from(
    windows: Windows, tmp_path: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    driven = windows.locked(tmp_path / "there")
    choose(driven, backup, monkeypatch)
    driven.tab_to("Back")
    driven.press("Return")
    driven.settle()
    driven.unlock()
