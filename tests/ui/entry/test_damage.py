# SPDX-License-Identifier: GPL-3.0-or-later
"""The damage window over vaults that are really damaged: it tells the truth, and every way out of it works."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from coterie.domain.errors import CannotBeDone, VaultDamaged
from coterie.domain.people import NewPerson, PersonName
from coterie.ui.entry.damage_looking import Looked
from coterie.ui.entry.damage_view import DamageView
from coterie.ui.entry.damage_wording import shown_of
from coterie.ui.entry.plain_damage import PlainDamage
from coterie.ui.entry.restore_view import RestoreView
from coterie.ui.entry.unlock_view import UnlockView
from tests.builders import PASSPHRASE, StoppedClock
from tests.ui.clipping import shown_in
from tests.ui.entry_scenes import (
    back_up,
    damage,
    damage_a_page,
    damage_many,
    damage_the_keys,
    lose_the_database,
    with_backup,
    with_code,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coterie.services.app import App
    from tests.ui.window import DrivenWindow, Windows


@pytest.fixture
def app(windows: Windows, tmp_path: Path) -> App:
    return with_backup(windows, tmp_path)


def words_of(driven: DrivenWindow) -> str:
    return "\n".join(one.text() for one in shown_in(driven.middle) if isinstance(one, QLabel) and one.text())


def try_to_unlock(driven: DrivenWindow, text: str = PASSPHRASE) -> None:
    driven.until(lambda: driven.way_in.findChild(UnlockView) is not None)
    driven.type(text)
    driven.press("Return")
    driven.settle()


def state_of(folder: Path) -> dict[str, str]:
    """Give a sum of every file of a vault, without the backups and the lock."""
    return {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.glob("vault.*"))
        if file.name != "vault.lock"
    }


class TestWhatIsFound:
    def test_damaged_pages_come_instead_of_an_error_and_nothing_is_changed(self, windows: Windows, app: App) -> None:
        damage_many(app.default_vault)
        before = state_of(app.default_vault)
        driven = windows.over(app)
        try_to_unlock(driven)
        said = words_of(driven)
        assert "Part of this vault cannot be read" in said
        assert re.search(r"4 of \d+ pages cannot be read", said)
        assert "Your passphrase is right" in said
        assert "40 people" in said
        assert "did not open" not in said
        assert state_of(app.default_vault) == before

    @pytest.mark.parametrize("typed", [PASSPHRASE, "something else entirely"])
    def test_damaged_key_files_are_never_a_wrong_passphrase(self, windows: Windows, app: App, typed: str) -> None:
        damage_the_keys(app.default_vault)
        driven = windows.over(app)
        try_to_unlock(driven, typed)
        said = words_of(driven)
        assert "The key files cannot be read" in said
        assert "did not open the vault" not in said
        assert ("232 conversations" in said) == (typed == PASSPHRASE), "counts are for who knows the passphrase"

    @pytest.mark.parametrize("name", ["vault.db", "vault.keys"])
    def test_missing_files_are_told_at_once_with_file_facts_alone(self, windows: Windows, app: App, name: str) -> None:
        for file in app.default_vault.glob(f"{name}*"):
            file.unlink()
        driven = windows.over(app)
        driven.settle()
        said = words_of(driven)
        assert "A file of this vault is missing" in said
        assert "Backup of Thursday 12 March 2026, 10:00" in said
        assert "40 people" not in said
        assert driven.focus() is damage(driven).backup.secret

    def test_no_empty_vault_is_made_where_one_was(self, windows: Windows, app: App) -> None:
        for file in app.default_vault.glob("vault.*"):
            file.unlink()
        driven = windows.over(app)
        driven.settle()
        assert driven.way_in.findChild(DamageView) is not None
        assert not (app.default_vault / "vault.db").exists()

    def test_a_screen_reader_hears_what_is_sound_and_what_is_not(self, windows: Windows, app: App) -> None:
        damage_many(app.default_vault)
        driven = windows.over(app)
        try_to_unlock(driven)
        marks = [one.accessibleName() for one in damage(driven)._found.findChildren(QLabel) if one.accessibleName()]
        assert marks.count("Damaged") == 1
        assert marks.count("Sound") == 2

    def test_the_report_says_what_was_found_and_nothing_of_anybody(self, windows: Windows, app: App) -> None:
        damage_many(app.default_vault)
        driven = windows.over(app)
        try_to_unlock(driven)
        driven.tab_to("Copy report")
        driven.press("Return")
        report = QApplication.clipboard().text()
        assert re.search(r"4 of \d+ pages cannot be read", report)
        assert PASSPHRASE not in report
        assert "Amara" not in report


class TestOpeningTheBackup:
    def test_by_keyboard_after_the_passphrase(self, windows: Windows, app: App) -> None:
        lose_the_database(app.default_vault)
        driven = windows.over(app)
        driven.settle()
        view = damage(driven)
        driven.type("something else entirely")
        driven.press("Return")
        driven.until(lambda: bool(view.backup._labelled.problem))
        assert "neither the vault nor this backup" in view.backup._labelled.problem
        driven.type(PASSPHRASE)
        driven.press("Return")
        driven.settle()
        assert "40 people" in words_of(driven)
        assert driven.focus() is view.backup.open
        driven.press("Return")
        driven.until(lambda: driven.window.shell is not None, "the backup does not open")
        driven.settle()
        assert driven.session.statistics.counts()["people"] == 40

    def test_the_damaged_file_is_kept_untouched(self, windows: Windows, app: App) -> None:
        damage_many(app.default_vault)
        before = state_of(app.default_vault)
        driven = windows.over(app)
        try_to_unlock(driven)
        driven.tab_to("Open this backup")
        driven.press("Return")
        driven.until(lambda: driven.window.shell is not None)
        driven.settle()
        (kept,) = app.default_vault.glob("damaged-*")
        assert state_of(kept)["vault.db"] == before["vault.db"]
        assert "damaged-20260312-" in kept.name

    def test_another_backup_is_offered_when_it_is_chosen(self, windows: Windows, app: App) -> None:
        damage_many(app.default_vault)
        driven = windows.over(app)
        try_to_unlock(driven)
        view = damage(driven)
        presenter = view._presenter
        assert presenter is not None
        first = presenter._looked.offered
        other = presenter._shown().others[0][1]
        view.backup.chosen.emit(other)
        driven.settle()
        assert presenter._looked.offered is not None
        assert presenter._looked.offered.file == other
        assert first is not None
        assert first.file in [file for _line, file in presenter._shown().others]

    def test_a_file_that_lies_elsewhere_leads_to_restoring(self, windows: Windows, app: App) -> None:
        damage_the_keys(app.default_vault)
        driven = windows.over(app)
        try_to_unlock(driven, "whatever it was")
        damage(driven).backup.other_file.emit()
        driven.settle()
        assert driven.way_in.findChild(RestoreView) is not None

    def test_without_any_backup_the_window_says_so(self, windows: Windows, tmp_path: Path) -> None:
        driven = windows.locked(tmp_path)
        driven.window.close()
        for file in driven.app.default_vault.glob("backups/*"):
            file.unlink()
        lose_the_database(driven.app.default_vault)
        again = windows.over(driven.app)
        again.settle()
        assert "No backup of this vault was found" in words_of(again)
        again.tab_to("Choose a backup file")


class TestOpeningForReading:
    def opened(self, windows: Windows, app: App) -> DrivenWindow:
        damage_many(app.default_vault)
        driven = windows.over(app)
        try_to_unlock(driven)
        driven.tab_to("Open for reading")
        driven.press("Return")
        driven.until(lambda: driven.window.shell is not None, "nothing can be read")
        driven.settle()
        return driven

    def test_a_strip_says_so_on_every_page_and_people_are_there(self, windows: Windows, app: App) -> None:
        before_name = app.default_vault
        driven = self.opened(windows, app)
        before = state_of(before_name)
        strip = driven.shell._strips.opening
        assert strip.viewing.isVisible()
        assert "reading and export" in strip.viewing._first.text()
        driven.go("people")
        assert strip.viewing.isVisible()
        assert driven.session.statistics.counts()["people"] == 40
        assert state_of(before_name) == before

    def test_what_would_write_says_why_it_does_not(self, windows: Windows, app: App) -> None:
        driven = self.opened(windows, app)
        with pytest.raises(CannotBeDone, match="reading and export"):
            driven.session.people.add(NewPerson(PersonName.typed("Bo Ek")))
        driven.shell.desk.jobs.write(
            lambda _ctx: driven.session.people.add(NewPerson(PersonName.typed("Bo Ek"))), lambda _card: None
        )
        driven.settle()
        assert "reading and export" in driven.shell.notices.messages[-1].text

    def test_without_the_passphrase_it_is_asked_for(self, windows: Windows, app: App) -> None:
        damage_the_keys(app.default_vault)
        (app.default_vault / "vault.keys.2").unlink()
        driven = windows.over(app)
        try_to_unlock(driven, "whatever it was")
        view = damage(driven)
        view.reading.button.click()
        assert "first" in view.backup._labelled.problem
        assert driven.focus() is view.backup.secret


class TestComingBack:
    def test_a_file_that_is_put_back_leads_to_the_unlock_screen(self, windows: Windows, app: App) -> None:
        away = app.default_vault.parent / "vault.db"
        (app.default_vault / "vault.db").rename(away)
        driven = windows.over(app)
        driven.settle()
        view = damage(driven)
        driven.tab_to("Check again")
        driven.press("Return")
        driven.settle()
        assert not view._problem.isHidden()
        away.rename(app.default_vault / "vault.db")
        driven.tab_to("Check again")
        driven.press("Return")
        driven.until(lambda: driven.way_in.findChild(UnlockView) is not None, "the window stays")
        driven.settle()
        driven.unlock()

    def test_coming_back_to_the_window_is_enough(self, windows: Windows, app: App) -> None:
        away = app.default_vault.parent / "vault.db"
        (app.default_vault / "vault.db").rename(away)
        driven = windows.over(app)
        driven.settle()
        view = damage(driven)
        away.rename(app.default_vault / "vault.db")
        assert view._presenter is not None
        view._presenter.glance()
        driven.until(lambda: driven.way_in.findChild(UnlockView) is not None, "the window stays")

    def test_damage_that_shows_while_the_vault_is_open_leads_here_after_the_lock(
        self, windows: Windows, app: App
    ) -> None:
        driven = windows.over(app)
        driven.unlock()
        damage_a_page(app.default_vault, 100)
        driven.window._preferences.change(damaged=str(app.default_vault))
        driven.window.close()
        again = windows.over(app)
        again.settle()
        view = damage(again)
        again.tab_to("Check again")
        again.press("Return")
        again.settle()
        assert "first" in view.backup._labelled.problem, "a look from outside cannot say that it is sound"
        again.type(PASSPHRASE)
        again.press("Return")
        again.settle()
        assert "1 of" in words_of(again)


class TestTheLastResort:
    def test_without_icons_it_comes_in_plain_clothes_and_works(
        self, windows: Windows, app: App, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def broken(*_all: object, **_more: object) -> None:
            raise OSError("the disk with the icons is gone")

        lose_the_database(app.default_vault)
        monkeypatch.setattr("coterie.ui.design.icons.Icons.pixmap", broken)
        driven = windows.over(app)
        driven.settle()
        plain = driven.way_in.findChild(PlainDamage)
        assert isinstance(plain, PlainDamage)
        assert "A file of this vault is missing" in plain.text.text()
        driven.type(PASSPHRASE)
        driven.press("Return")
        driven.settle()
        assert "40 people" in plain.text.text(), plain._said.text()
        monkeypatch.undo()
        plain.open.click()
        driven.until(lambda: driven.window.shell is not None, "the backup does not open")
        driven.settle()

    def test_without_preferences_it_comes(self, windows: Windows, app: App) -> None:
        lose_the_database(app.default_vault)
        app.preferences.write_bytes(b"\xff\x00 nothing to read")
        driven = windows.over(app)
        driven.settle()
        assert driven.way_in.findChild(DamageView) is not None

    def test_without_the_font_it_comes(
        self, windows: Windows, app: App, wear: Callable[..., None], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        lose_the_database(app.default_vault)
        monkeypatch.setattr("coterie.ui.design.faces.shipped_family", str)
        driven = windows.over(app)
        driven.settle()
        assert driven.way_in.findChild(DamageView) is not None


def test_a_recovery_code_opens_the_backup_too(windows: Windows, tmp_path: Path, app: App) -> None:
    code = with_code(app)
    back_up(app)
    lose_the_database(app.default_vault)
    driven = windows.over(app)
    driven.settle()
    driven.type(code.text)
    driven.press("Return")
    driven.settle()
    assert "40 people" in words_of(driven)


def test_a_passphrase_of_the_backup_alone_leaves_the_way_to_the_vault_open(tmp_path: Path) -> None:
    def can_read(looked: Looked) -> bool:
        return shown_of(StoppedClock(), tmp_path, VaultDamaged("Broken."), looked).can_read

    of_the_backup = Looked(None, (), None, "of that day", opens_vault=False, opens_backup=True)
    assert can_read(of_the_backup)
    assert not can_read(replace(of_the_backup, opens_vault=True))
    assert not can_read(replace(of_the_backup, has_files=False))
