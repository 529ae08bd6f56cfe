# SPDX-License-Identifier: GPL-3.0-or-later
"""A backup is put back from the open window: a wrong passphrase closes nothing, and a right one loses nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox

from coterie.domain.backups import Reason
from coterie.domain.errors import CannotBeDone, RestoreDecided
from coterie.domain.people import NewPerson, PersonName
from coterie.services.app import App
from coterie.services.backups import Backups
from coterie.ui.pages.privacy.page import PrivacyPage
from coterie.ui.parts.labels import Label
from coterie.ui.parts.sheet import AskSheet
from coterie.ui.sheets.backups.backups_sheet import BackupsSheet
from tests.builders import PASSPHRASE

if TYPE_CHECKING:
    import pytest

    from tests.ui.window import DrivenWindow


def named(driven: DrivenWindow, name: str) -> bool:
    return any(row.name == name for row in driven.session.searching.best(name, 5).rows)


def asked_to_put_back(driven: DrivenWindow) -> BackupsSheet:
    """Back up, add somebody, and come to where the passphrase of that backup is asked."""
    driven.session.backups.make(Reason.ASKED)
    driven.session.people.add(NewPerson(PersonName.typed("Zelda Newcome")))
    page = driven.go("privacy")
    assert isinstance(page, PrivacyPage)
    page.backups.show_all.click()
    driven.settle()
    sheet = driven.sheet
    assert isinstance(sheet, BackupsSheet)
    return sheet


def test_what_a_backup_holds_stands_beside_what_is_there_now(ready: DrivenWindow) -> None:
    sheet = asked_to_put_back(ready)
    words = [label.text() for label in sheet._counts.findChildren(type(sheet._title))]
    assert "40 people" in words
    assert "1 more now" in words
    assert "232 conversations" in words
    sheet.check.click()
    ready.settle()
    assert sheet._said.text().startswith("This backup is sound")


def test_a_wrong_passphrase_closes_nothing(ready: DrivenWindow) -> None:
    sheet = asked_to_put_back(ready)
    ready.press("Return")
    ready.type("not this one at all")
    ready.press("Return")
    ready.until(lambda: sheet.form.passphrase.problem)
    assert ready.window.shell is not None
    assert ready.restart.manners == []
    assert named(ready, "Zelda Newcome")


def test_the_right_one_leads_to_the_unlock_screen_of_the_vault_as_it_was(ready: DrivenWindow) -> None:
    asked_to_put_back(ready)
    ready.press("Return")
    ready.type(PASSPHRASE)
    ready.press("Return")
    ready.until(lambda: ready.restart.manners, "it does not restore")
    ready.await_lock()
    folder = ready.app.default_vault
    assert [place for place in folder.iterdir() if place.name.startswith("replaced-")]
    ready.unlock()
    assert not named(ready, "Zelda Newcome")
    assert ready.session.statistics.counts()["people"] == 40
    ready.until(ready.shell._strips.restored.isVisible, "nobody says that it was put back")


def test_the_backup_at_closing_does_not_clear_away_the_one_that_was_chosen(
    ready: DrivenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = ready.session.backups.make(Reason.ASKED).file
    for _each in range(8):
        ready.session.backups.make(Reason.ASKED)
    sheet = asked_to_put_back(ready)
    monkeypatch.setattr(Backups, "due_at_closing", lambda _backups: True)
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: None)
    sheet.presenter.choose(len(ready.session.backups.all()) - 1)
    ready.press("Return")
    ready.type(PASSPHRASE)
    ready.press("Return")
    ready.until(lambda: ready.restart.manners, "it does not restore")
    ready.await_lock()
    assert chosen.exists()
    assert len(list(chosen.parent.glob("*.coterie-backup"))) > 10
    ready.unlock()
    assert not named(ready, "Zelda Newcome")


def test_a_refused_one_lets_old_backups_be_cleared_away_again(ready: DrivenWindow) -> None:
    oldest = ready.session.backups.make(Reason.ASKED).file
    sheet = asked_to_put_back(ready)
    ready.press("Return")
    ready.type("not this one at all")
    ready.press("Return")
    ready.until(lambda: sheet.form.passphrase.problem)
    for _each in range(9):
        ready.session.backups.make(Reason.ASKED)
    assert not oldest.exists()


def test_one_that_fails_says_so_and_the_vault_is_as_it_was(
    ready: DrivenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> None:
        raise CannotBeDone("There is no room for the backup.", "Free some.")

    told: list[str] = []
    monkeypatch.setattr(App, "restore", full)
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(f"{box.text()} {box.informativeText()}"))
    asked_to_put_back(ready)
    ready.press("Return")
    ready.type(PASSPHRASE)
    ready.press("Return")
    ready.until(lambda: ready.restart.manners, "it does not go on")
    ready.await_lock()
    assert told == ["There is no room for the backup. Free some. Your vault is as it was."]
    ready.unlock()
    assert named(ready, "Zelda Newcome")


def test_one_that_fails_half_way_does_not_say_that_the_vault_is_as_it_was(
    ready: DrivenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(*_given: object) -> None:
        raise RestoreDecided("The restore could not be finished.", "Nothing is lost.")

    told: list[str] = []
    monkeypatch.setattr(App, "restore", half)
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(f"{box.text()}{box.informativeText()}"))
    asked_to_put_back(ready)
    ready.press("Return")
    ready.type(PASSPHRASE)
    ready.press("Return")
    ready.until(lambda: ready.restart.manners, "it does not go on")
    ready.await_lock()
    assert told == ["The restore could not be finished. Nothing is lost."]


def test_a_fault_is_reported_and_does_not_leave_the_cover_up(
    ready: DrivenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault = RuntimeError("a fault")

    def broken(*_given: object) -> None:
        raise fault

    told: list[object] = []
    ready.window.broke.connect(told.append)
    monkeypatch.setattr(App, "restore", broken)
    asked_to_put_back(ready)
    ready.press("Return")
    ready.type(PASSPHRASE)
    ready.press("Return")
    ready.until(lambda: ready.restart.manners, "it does not go on")
    ready.await_lock()
    assert told == [fault]


def test_what_counts_and_who_is_back_is_said_before_and_after_and_they_can_be_erased_again(ready: DrivenWindow) -> None:
    amara = ready.person("Amara Okafor")
    sheet = asked_to_put_back(ready)
    sheet.close_sheet()
    ready.session.people.erase(amara)
    ready.window.shell.go("privacy")  # type: ignore[union-attr]
    ready.page.backups.show_all.click()  # type: ignore[attr-defined]
    ready.settle()
    ready.press("Return")
    ready.settle()
    asked = " ".join(label.text() for label in sheet_of(ready).form.findChildren(Label))
    assert "passphrase and the recovery code of that day" in asked
    assert "People you erased since then come back" in asked
    ready.type(PASSPHRASE)
    ready.press("Return")
    ready.until(lambda: ready.restart.manners, "it does not restore")
    ready.await_lock()
    assert "the passphrase of its day opens it" in " ".join(one.text() for one in ready.middle.findChildren(Label))
    ready.unlock()
    strip = ready.shell._strips.restored
    ready.until(strip.isVisible, "nothing is said of the backup")
    assert "1 person you erased since then is back" in strip.banner._second.text()
    strip.erase.click()
    ready.settle()
    ask = ready.sheet
    assert isinstance(ask, AskSheet)
    assert "Amara Okafor" in ask.panel.accessibleDescription()
    ask.act_button.click()
    ready.until(strip.erase.isHidden, "they stay")
    ready.settle()
    assert not named(ready, "Amara Okafor")
    ready.tab_to("It is right")
    ready.press("Return")
    ready.until(strip.isHidden, "it is never right")


def sheet_of(driven: DrivenWindow) -> BackupsSheet:
    found = driven.sheet
    assert isinstance(found, BackupsSheet)
    return found
