# SPDX-License-Identifier: GPL-3.0-or-later
"""The Privacy page tells what is so, and what it offers is done."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from coterie.domain.backups import Reason, Verdict
from coterie.domain.errors import CannotBeDone
from coterie.domain.people import PersonEdit
from coterie.services.jobs import QuietJob
from coterie.services.keys import Keys
from coterie.services.ports.login_keyring import Kept
from coterie.ui.pages.privacy.erase_sheet import EraseSheet
from coterie.ui.pages.privacy.page import PrivacyPage
from coterie.ui.pages.privacy.report_sheet import ReportSheet
from coterie.ui.pages.privacy.report_story import ReportStory
from coterie.ui.pages.privacy.report_words import report_text
from coterie.ui.pages.privacy.shown import DAMAGE, NO_CODE, NO_SECOND_PLACE, OLD_COPY
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.labels import Label
from coterie.ui.parts.sheet import Sheet
from coterie.ui.printing.manuscript import Remark, Wish
from coterie.ui.sheets.keys.data_key_sheet import DataKeySheet
from coterie.ui.sheets.keys.passphrase_sheet import PassphraseSheet
from coterie.ui.sheets.keys.recovery_sheets import MakeCodeSheet, TryCodeSheet
from tests.builders import PASSPHRASE

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from coterie.services.session import Session
    from tests.ui.desks import TestDesk

Shown = TypeVar("Shown", bound=Sheet)
NEW = "lantern brackwater fig orchard"


class FakeKeyring:
    """A login keyring that keeps one key, or is not there."""

    def __init__(self, *, is_there: bool) -> None:
        self.is_there, self.kept = is_there, b""

    def read(self, vault: str, *, asked: bool = False) -> Kept:
        return Kept(self.kept or None, "" if self.kept else "Nothing.", is_absent=not self.is_there)

    def write(self, vault: str, wrapping_key: bytes) -> Kept:
        self.kept = wrapping_key
        return Kept(wrapping_key, "")

    def remove(self, vault: str) -> Kept:
        self.kept = b""
        return Kept(None, "")

    def give_up(self) -> None:
        pass


class Opened:
    """The page over a vault with two people in it, read anew after each write as in the window."""

    def __init__(self, make: Callable[..., TestDesk], qtbot: QtBot, keyring: FakeKeyring | None = None) -> None:
        self.desk = make("privacy", self._reload)
        if keyring is not None:
            keys = Keys(self.desk.opened.vault, keyring)
            self.desk.desk = replace(self.desk.desk, session=replace(self.desk.desk.session, keys=keys))
        self.ana = self.desk.opened.add("Ana Lindqvist", emails=("ana@example.org",)).id
        self.desk.opened.people.edit(self.ana, PersonEdit(note="plays the cello"))
        self.page: PrivacyPage | None = None
        page = PrivacyPage(self.desk.desk)
        page.resize(1_200, 900)
        qtbot.addWidget(page)
        with qtbot.waitActive(page):
            page.show()
        page.reload()
        self.page = page

    def _reload(self) -> None:
        if self.page is not None:
            self.page.reload()

    @property
    def shown(self) -> PrivacyPage:
        assert self.page is not None
        return self.page

    @property
    def session(self) -> Session:
        return self.desk.desk.session

    def texts(self) -> str:
        # What was just put on a card is shown when the window comes back to its loop.
        QApplication.processEvents()
        return "\n".join(label.text() for label in self.shown.findChildren(Label) if label.isVisible())

    def amber(self) -> list[str]:
        return [line.about for line in self.shown._shown_amber]

    def sheet(self, kind: type[Shown]) -> Shown:
        found = next(one for one in self.shown.findChildren(Sheet) if one.isVisible())
        assert isinstance(found, kind)
        return found

    def is_covered(self) -> bool:
        return any(one.isVisible() for one in self.shown.findChildren(Sheet))


@pytest.fixture
def page(desks: Callable[..., TestDesk], qtbot: QtBot) -> Opened:
    return Opened(desks, qtbot)


class TestWhatItTells:
    def test_kinds_that_are_there_and_no_others(self, page: Opened) -> None:
        texts = page.texts()
        assert "Notes about people" in texts
        assert "Calendar entries" not in texts
        assert "In the bin" not in texts

    def test_a_backup_once_there_is_one(self, page: Opened) -> None:
        assert "None yet" in page.texts()
        page.shown.presenter.back_up()
        assert "None yet" not in page.texts()
        assert page.session.backups.newest() is not None
        assert page.desk.notices.said[-1].startswith("Backed up and checked")

    def test_a_code_is_missing_until_one_is_kept(self, page: Opened) -> None:
        assert page.amber() == [NO_CODE]
        code = page.session.keys.new_recovery_code()
        page.session.keys.keep_recovery_code(code, {1: code.groups[0], 2: code.groups[1]})
        page.shown.reload()
        assert page.amber() == []
        assert "never tested" in page.texts()

    def test_a_second_place_is_asked_for_after_a_week(self, page: Opened) -> None:
        page.desk.opened.clock.go(8)
        page.shown.reload()
        assert NO_SECOND_PLACE in page.amber()

    def test_what_a_check_found_and_nothing_that_it_did_not(
        self, page: Opened, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        page.shown.presenter.check()
        assert page.desk.notices.said[-1] == "The vault is sound."
        assert DAMAGE not in page.amber()
        monkeypatch.setattr(
            type(page.session.backups), "verify", lambda *_given: Verdict({"pages": "Page 7 cannot be read."})
        )
        page.shown.presenter.check()
        assert DAMAGE in page.amber()
        assert "Page 7 cannot be read." in page.texts()

    def test_a_backup_that_was_put_somewhere_is_among_what_left(self, page: Opened, tmp_path: Path) -> None:
        page.session.backups.make(Reason.ASKED, tmp_path / "stick.coterie-backup")
        page.session.backups.make(Reason.ASKED)
        page.shown.reload()
        (line,) = page.shown.left._shown[0]  # type: ignore[index]
        assert (line.name, line.detail) == ("stick.coterie-backup", "Backup, encrypted like the vault")
        assert line.icon == "archive"

    def test_a_failure_lets_the_buttons_work_again(self, page: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
        def full(*_given: object) -> None:
            raise CannotBeDone("There is no room.", "Free some.")

        monkeypatch.setattr(type(page.session.backups), "make", full)
        page.shown.presenter.back_up()
        assert page.desk.notices.problems == ["There is no room. Free some."]
        assert page.shown.back_up.isEnabled()


class TestTheKeyring:
    def test_is_absent_where_there_is_none(self, desks: Callable[..., TestDesk], qtbot: QtBot) -> None:
        page = Opened(desks, qtbot, FakeKeyring(is_there=False))
        assert page.shown.locking._keyring_row.isHidden()

    def test_opens_the_vault_once_it_is_switched_on_and_no_longer_once_off(
        self, desks: Callable[..., TestDesk], qtbot: QtBot
    ) -> None:
        page = Opened(desks, qtbot, FakeKeyring(is_there=True))
        switch = page.shown.locking._keyring
        assert switch.isVisible()
        assert not switch.isChecked()
        switch.click()
        assert page.session.keys.state().keyring
        assert switch.isChecked()
        switch.click()
        assert not page.session.keys.state().keyring
        assert not switch.isChecked()


class TestChoices:
    def test_are_kept_at_once(self, page: Opened) -> None:
        page.shown.locking._idle.set_key("30")
        page.shown.locking._clipboard.set_key("0")
        now = page.desk.desk.preferences.now
        assert (now.lock_after, now.clipboard_seconds) == (30, 0)

    def test_made_elsewhere_are_shown(self, page: Opened) -> None:
        page.desk.desk.preferences.change(lock_after=7)
        page.shown.reload()
        assert page.shown.locking._idle.key() == "7"
        page.desk.desk.preferences.change(lock_after=5)
        page.shown.reload()
        assert page.shown.locking._idle.key() == "5"

    def test_locking_and_the_help_are_ways_of_the_window(self, page: Opened) -> None:
        page.shown.locking.lock.click()
        page.shown.limits.more.click()
        page.shown.left.full_list.click()
        assert page.desk.ways.went == [("lock", None), ("security", None), ("import_export", "")]


class TestThePassphrase:
    def test_is_changed_when_the_present_one_is_right(self, page: Opened) -> None:
        page.shown.locking.passphrase.click()
        sheet = page.sheet(PassphraseSheet)
        sheet._present.setText(PASSPHRASE)
        sheet._new._first.setText(NEW)
        sheet._new._judge()
        assert not sheet._main.isEnabled()
        sheet._new._again.setText(NEW)
        sheet._main.click()
        assert not page.is_covered()
        page.session.keys.change_passphrase(NEW, PASSPHRASE)
        assert sheet._present.text() == sheet._new._first.text() == sheet._new._again.text() == ""

    def test_stays_when_the_present_one_is_wrong_and_nothing_typed_is_lost(self, page: Opened) -> None:
        page.shown.locking.passphrase.click()
        sheet = page.sheet(PassphraseSheet)
        sheet._present.setText("not this one")
        sheet._new._first.setText(NEW)
        sheet._new._again.setText(NEW)
        sheet._new._judge()
        sheet._main.click()
        assert page.is_covered()
        assert sheet._present.problem == "That is not the present passphrase."
        assert sheet._new._first.text() == NEW
        page.session.keys.change_passphrase(PASSPHRASE, NEW)

    def test_is_no_draft_however_it_is_shown(self, page: Opened) -> None:
        page.shown.locking.passphrase.click()
        sheet = page.sheet(PassphraseSheet)
        sheet._present.set_shown(True)
        sheet._present.setText(PASSPHRASE)
        sheet.leave()
        page.shown.locking.passphrase.click()
        assert sheet._present.text() == ""


class TestTheRecoveryCode:
    def test_counts_once_two_groups_are_typed_back(self, page: Opened) -> None:
        page.shown.locking.make_code.click()
        sheet = page.sheet(MakeCodeSheet)
        code = sheet._code
        for field in sheet.groups._fields:
            assert not sheet._main.isEnabled()
            field.field.setText(field._group.lower())
        sheet._main.click()
        assert not page.is_covered()
        assert sheet._code is None
        assert code is not None
        page.session.keys.test_recovery_code(code.text)
        assert page.session.keys.state().recovery_tested is not None

    def test_closed_before_that_opens_nothing(self, page: Opened) -> None:
        page.shown.locking.make_code.click()
        page.sheet(MakeCodeSheet).close_sheet()
        assert page.session.keys.state().recovery_made is None

    def test_that_is_tested_says_which_group_is_wrong_and_notes_the_day_when_right(self, page: Opened) -> None:
        code = page.session.keys.new_recovery_code()
        page.session.keys.keep_recovery_code(code, {1: code.groups[0], 2: code.groups[1]})
        page.shown.reload()
        page.shown.locking.test_code.click()
        sheet = page.sheet(TryCodeSheet)
        sheet._code.setText(code.text.replace(code.groups[2], "A#AA"))
        sheet._main.click()
        assert "Group 3" in sheet._code.problem
        sheet._code.setText(code.text)
        sheet._main.click()
        assert not page.is_covered()
        assert "tested 2 March 2026" in page.texts()

    def test_goes_with_a_new_data_key(self, page: Opened) -> None:
        code = page.session.keys.new_recovery_code()
        page.session.keys.keep_recovery_code(code, {1: code.groups[0], 2: code.groups[1]})
        page.shown.reload()
        page.shown.sheets.renew_data_key()
        sheet = page.sheet(DataKeySheet)
        sheet._passphrase.setText("not this one")
        sheet._main.click()
        assert page.is_covered()
        sheet._passphrase.setText(PASSPHRASE)
        sheet._main.click()
        assert not page.is_covered()
        assert NO_CODE in page.amber()
        assert page.session.people.profile(page.ana).name.display == "Ana Lindqvist"


class TestOnePerson:
    def test_everything_about_them_is_read_and_saved(self, page: Opened, tmp_path: Path) -> None:
        page.shown.stored.report.click()
        sheet = page.sheet(ReportSheet)
        sheet.suggestions.wanted.emit("ana")
        assert sheet.suggestions.texts() == ["Ana Lindqvist"]
        sheet.suggestions.pick(0)
        text = sheet.area.toPlainText()
        assert "plays the cello" in text
        sheet.save(tmp_path / "person")
        assert (tmp_path / "person.txt").read_text(encoding="utf-8") == text
        assert not page.is_covered()
        assert sheet.area.toPlainText() == ""
        assert "It is not encrypted" in page.desk.notices.said[-1]
        assert "Everything about one person" in page.texts()

    def test_somebody_in_the_bin_is_kept_and_found_too(self, page: Opened) -> None:
        page.desk.opened.people.bin([page.ana])
        page.shown.sheets.report()
        sheet = page.sheet(ReportSheet)
        sheet.suggestions.wanted.emit("lind")
        assert sheet.suggestions.texts() == ["Ana Lindqvist, in the bin"]
        sheet.suggestions.pick(0)
        assert "plays the cello" in sheet.area.toPlainText()

    def test_paper_holds_every_line_and_the_ledger_names_it(self, page: Opened) -> None:
        desk = page.desk.desk
        manuscript = ReportStory(desk.session.person_reports, desk.clock, page.ana).write(Wish(), QuietJob())
        lines = [part.text for part in manuscript.parts if isinstance(part, Remark)]
        text = report_text(desk.session.person_reports.look(page.ana, QuietJob()), desk.clock)
        assert lines == [line for section in text.sections for line in section.lines]
        desk.session.printing.printed(manuscript.printed)
        page.shown.reload()
        assert "Everything about one person" in page.texts()

    def test_nothing_is_shown_while_blur_is_on(self, page: Opened) -> None:
        page.desk.desk.preferences.change(blur=True)
        page.shown.sheets.report()
        sheet = page.sheet(ReportSheet)
        sheet.about(page.ana)
        assert "cello" not in sheet.area.toPlainText()
        assert "Ana" not in sheet.area.toPlainText()

    def test_an_answer_about_somebody_else_erases_nobody(self, page: Opened) -> None:
        bo = page.desk.opened.add("Bo Ek").id
        page.shown.sheets.erase()
        sheet = page.sheet(EraseSheet)
        sheet.about(page.ana)
        late = page.session.people.entries_about(bo)
        sheet._show(late)
        sheet.act.click()
        left = [row.name for row in page.session.searching.people().rows]
        assert left == ["Bo Ek"]

    def test_is_erased_only_when_that_is_said_twice(self, page: Opened) -> None:
        page.shown.stored.erase.click()
        sheet = page.sheet(EraseSheet)
        assert not sheet.act.isEnabled()
        sheet.about(page.ana)
        asked = [label.text() for label in sheet.findChildren(Label) if label.isVisible()]
        assert any(text.startswith("Erase Ana Lindqvist and ") for text in asked)
        assert sheet.focusWidget() is sheet.cancel
        assert page.session.statistics.counts()["people"] == 1
        sheet.act.click()
        assert page.session.statistics.counts()["people"] == 0
        assert "Ana" not in page.desk.notices.said[-1]
        assert "fingerprint stays" in page.desk.notices.said[-1]
        (question,) = [text for text in asked if text.startswith("Erase Ana Lindqvist and ")]
        number = question.removeprefix("Erase Ana Lindqvist and ").partition(" about")[0]
        assert f"Erased 1 person and {number}." in page.desk.notices.said[-1]


class TestTheSecondPlace:
    def test_with_an_old_copy_gets_a_new_one_at_one_press(self, page: Opened, tmp_path: Path) -> None:
        place = tmp_path / "drive"
        place.mkdir()
        page.shown.sheets.take_place(place)
        page.desk.opened.clock.go(9)
        page.desk.opened.add("Bo Ek")
        page.shown.reload()
        assert OLD_COPY in page.amber()
        assert NO_SECOND_PLACE not in page.amber()
        before = len(list(place.iterdir()))
        page.shown.presenter.back_up()
        assert OLD_COPY not in page.amber()
        assert len(list(place.iterdir())) > before

    def test_holds_a_checked_copy_at_once(self, page: Opened, tmp_path: Path) -> None:
        place = tmp_path / "drive"
        place.mkdir()
        page.shown.sheets.take_place(place)
        assert page.session.backups.second_place() == place
        assert any(place.rglob("*backup*"))
        assert "drive" in page.texts()

    def test_on_the_disk_of_the_vault_is_warned_about_and_can_be_turned_off(self, page: Opened, tmp_path: Path) -> None:
        place = tmp_path / "drive"
        place.mkdir()
        page.shown.sheets.take_place(place)
        assert "on the same disk as the vault" in page.desk.notices.said[-1]
        assert "on the same disk as the vault" in page.texts()
        page.shown.backups.place_off.click()
        assert page.session.backups.second_place() is None
        assert "on the same disk" not in page.texts()
        assert list(place.iterdir()), "what lies there stays"

    def test_is_looked_for_where_it_is_or_among_drives(
        self, page: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked: list[str] = []

        def ask(_host: object, _title: str, place: str) -> str:
            asked.append(place)
            return ""

        monkeypatch.setattr(QFileDialog, "getExistingDirectory", ask)
        page.shown.backups.place.click()
        place = tmp_path / "drive"
        place.mkdir()
        page.shown.sheets.take_place(place)
        page.shown.backups.place.click()
        assert asked[0] not in {"", "."}
        assert Path(asked[0]).is_absolute()
        assert asked[1] == str(place)

    def test_that_takes_no_copy_is_none(self, page: Opened, tmp_path: Path) -> None:
        page.shown.sheets.take_place(tmp_path / "unplugged")
        assert page.desk.notices.problems
        assert page.session.backups.second_place() is None


def test_every_button_of_the_page_is_reached_by_its_name(page: Opened) -> None:
    names = [one.accessibleName() or one.text() for one in page.shown.findChildren(Button) if one.isVisible()]
    assert len(names) == len(set(names))
    assert QApplication.focusWidget() is not None
