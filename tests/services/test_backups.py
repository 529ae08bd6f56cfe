# SPDX-License-Identifier: GPL-3.0-or-later
"""When backups are made by themselves, what is cleared away, and the second place."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from coterie.domain.backups import Reason
from coterie.domain.errors import CannotBeDone, VaultDamaged
from coterie.services.backups import Backups
from coterie.services.jobs import QuietJob
from coterie.services.people_in_bulk import PeopleInBulk
from coterie.services.session import session_over
from coterie.storage.backups.restoring import restore
from coterie.storage.backups.store import SqlBackups
from coterie.storage.vault import open_vault
from tests.builders import PASSPHRASE, Opened, copy_vault, make_vault
from tests.storage.backups.backed_up import names_in
from tests.storage.importing import foreign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.services.keys import Keys

HALF_AN_HOUR, WEEK = 1800, 7


@dataclass(frozen=True)
class Cared:
    """A vault and its backups, as a session has them."""

    opened: Opened
    folder: Path

    @property
    def backups(self) -> Backups:
        """The service."""
        return Backups(self.opened.vault, self.opened.clock)

    @property
    def reasons(self) -> list[str]:
        """Why the backups there were made, oldest first."""
        return [one.reason for one in reversed(self.backups.all())]

    def wait(self, seconds: int = HALF_AN_HOUR) -> None:
        """Let time pass."""
        self.opened.clock.seconds += seconds


@pytest.fixture
def cared(tmp_path: Path) -> Iterator[Cared]:
    """Give an open vault with five people."""
    opened = copy_vault(tmp_path)
    for name in ("Ana Lindqvist", "Bo Ek", "Cleo Marsh", "Dan Oduya", "Eva Sol"):
        opened.add(name)
    yield Cared(opened, tmp_path)
    opened.vault.close()


def refuse(cared: Cared, monkeypatch: pytest.MonkeyPatch, error: Exception | None = None) -> None:
    """Let no backup be made."""

    def make(*_given: object) -> None:
        raise error or CannotBeDone("There is no room left on the disk.", "Free some space.")

    monkeypatch.setattr(cared.opened.vault.backups, "make", make)


class TestClosing:
    def test_one_is_due_when_something_changed_and_half_an_hour_has_passed(self, cared: Cared) -> None:
        assert cared.backups.due_at_closing()
        cared.backups.make(Reason.CLOSING)
        cared.wait()
        assert not cared.backups.due_at_closing()
        cared.opened.add("Fay Moor")
        assert cared.backups.due_at_closing()
        cared.backups.make(Reason.CLOSING)
        cared.opened.add("Gil Noor")
        cared.wait(HALF_AN_HOUR - 1)
        assert not cared.backups.due_at_closing()
        cared.wait(1)
        assert cared.backups.due_at_closing()

    def test_none_is_due_in_a_vault_in_which_nothing_was_ever_done(self, tmp_path: Path) -> None:
        (tmp_path / "new").mkdir()
        opened = make_vault(tmp_path / "new")
        assert not Backups(opened.vault, opened.clock).due_at_closing()
        opened.vault.close()

    def test_what_is_worked_out_or_half_typed_makes_none_due(self, cared: Cared) -> None:
        cared.backups.make(Reason.CLOSING)
        cared.wait()
        cared.opened.vault.begin_day(cared.opened.clock.go(1))
        cared.opened.vault.drafts.put({"log": {"text": "half"}})
        assert not cared.backups.due_at_closing()

    def test_a_newest_one_that_went_bad_makes_one_due(self, cared: Cared) -> None:
        made = cared.backups.make(Reason.CLOSING)
        assert not cared.backups.due_at_closing()
        content = bytearray(made.file.read_bytes())
        content[300_000] ^= 1
        made.file.write_bytes(content)
        assert cared.backups.due_at_closing()
        cared.backups.make(Reason.CLOSING)
        assert not cared.backups.due_at_closing()

    def test_a_clock_that_was_turned_back_makes_one_due(self, cared: Cared) -> None:
        cared.backups.make(Reason.CLOSING)
        cared.opened.add("Fay Moor")
        cared.opened.clock.go(-400)
        assert cared.backups.due_at_closing()


class TestMerging:
    def test_a_sitting_costs_one_backup_each_half_hour(self, cared: Cared) -> None:
        cared.opened.duplicates.merge(2, [3])
        cared.opened.duplicates.merge(2, [4])
        assert cared.reasons == ["merge"]
        (first,) = cared.backups.all()
        assert first.counts is not None
        assert first.counts["people"] == 5
        cared.wait()
        cared.opened.duplicates.merge(2, [5])
        assert cared.reasons == ["merge", "merge"]

    def test_a_backup_of_the_state_before_is_enough(self, cared: Cared) -> None:
        cared.backups.make(Reason.ASKED)
        cared.opened.duplicates.merge(2, [3])
        assert cared.reasons == ["asked"]

    def test_a_backup_that_went_bad_since_does_not_count(self, cared: Cared) -> None:
        made = cared.backups.make(Reason.ASKED)
        content = bytearray(made.file.read_bytes())
        content[300_000] ^= 1
        made.file.write_bytes(content)
        cared.opened.duplicates.merge(2, [3])
        assert cared.reasons == ["asked", "merge"]

    def test_nobody_is_merged_without_one(self, cared: Cared, monkeypatch: pytest.MonkeyPatch) -> None:
        refuse(cared, monkeypatch)
        before = cared.opened.snapshot()
        with pytest.raises(CannotBeDone, match=r"Nobody was merged.*no room left"):
            cared.opened.duplicates.merge(2, [3])
        assert cared.opened.snapshot() == before


class TestBulk:
    def test_before_many_go_to_the_bin_but_not_before_one(self, cared: Cared) -> None:
        bulk = PeopleInBulk(cared.opened.vault, cared.opened.clock)
        bulk.bin([2], QuietJob())
        cared.opened.people.bin([3])
        assert cared.reasons == []
        bulk.bin([4, 5], QuietJob())
        assert cared.reasons == ["bulk"]
        cared.opened.people.restore([2, 3, 4, 5])
        cared.wait()
        cared.opened.people.bin([2, 3])
        assert cared.reasons == ["bulk", "bulk"]

    def test_nobody_goes_without_one(self, cared: Cared, monkeypatch: pytest.MonkeyPatch) -> None:
        refuse(cared, monkeypatch, VaultDamaged("The vault is damaged."))
        before = cared.opened.snapshot()
        with pytest.raises(VaultDamaged, match="Nobody was moved"):
            PeopleInBulk(cared.opened.vault, cared.opened.clock).bin([4, 5], QuietJob())
        with pytest.raises(VaultDamaged, match="Nobody was moved"):
            cared.opened.people.bin([4, 5])
        assert cared.opened.snapshot() == before


class TestImport:
    def bringing(self, cared: Cared) -> foreign.Bringing:
        return foreign.Bringing(cared.opened, cared.folder)

    def archive(self, cared: Cared, *names: str) -> Path:
        rows = [foreign.connection(name, "Firm", "Engineer") for name in names]
        files = {"Profile.csv": foreign.PROFILE, "Connections.csv": foreign.connections(*rows)}
        return self.bringing(cared).archive(files)

    def test_the_backup_holds_what_was_there_before_it(self, cared: Cared) -> None:
        self.bringing(cared).bring(self.archive(cared, "Zoe Quist", "Yan Ode"))
        (made,) = cared.backups.all()
        assert (made.reason, (made.counts or {})["people"]) == ("import", 5)
        assert cared.opened.statistics.counts()["people"] > 5

    def test_the_same_file_again_costs_no_backup(self, cared: Cared) -> None:
        archive = self.archive(cared, "Zoe Quist")
        self.bringing(cared).bring(archive)
        self.bringing(cared).bring(archive)
        assert cared.reasons == ["import"]

    def test_a_dry_run_costs_no_backup(self, cared: Cared) -> None:
        self.bringing(cared).bring(self.archive(cared, "Zoe Quist"), dry_run=True)
        assert cared.reasons == []

    def test_without_a_backup_nothing_is_imported(self, cared: Cared, monkeypatch: pytest.MonkeyPatch) -> None:
        archive = self.archive(cared, "Zoe Quist")
        refuse(cared, monkeypatch)
        before = cared.opened.snapshot()
        with pytest.raises(CannotBeDone, match=r"Nothing was imported.*no room left"):
            self.bringing(cared).bring(archive)
        assert cared.opened.snapshot() == before
        assert cared.opened.vault.imports.past() == []


class TestRotation:
    def test_old_ones_go_and_what_was_put_by_hand_stays(self, cared: Cared) -> None:
        stick = cared.folder / "stick"
        stick.mkdir()
        for number in range(13):
            cared.backups.make(Reason.ASKED, stick if number == 0 else None)
            cared.wait(60)
        assert len(cared.backups.all()) == 10
        assert len(list(stick.iterdir())) == 1

    def test_nothing_goes_while_a_restore_is_looked_at(self, cared: Cared) -> None:
        cared.backups.keep_rotation_paused()
        for _each in range(12):
            cared.backups.make()
            cared.wait(60)
        assert (cared.backups.rotation_is_paused, len(cared.backups.all())) == (True, 12)
        cared.backups.restore_is_right()
        cared.backups.make()
        assert (cared.backups.rotation_is_paused, len(cared.backups.all())) == (False, 10)

    def test_nothing_goes_while_a_chosen_one_waits_to_be_put_back(self, cared: Cared) -> None:
        chosen = cared.backups.make().file
        cared.backups.spare_all(spared=True)
        for _each in range(10):
            cared.wait(60)
            cared.backups.make()
        assert (chosen.exists(), cared.backups.rotation_is_paused) == (True, False)
        cared.backups.spare_all(spared=False)
        cared.backups.make()
        assert not chosen.exists()

    def test_those_of_another_vault_count_for_nothing(self, cared: Cared) -> None:
        mine = [cared.backups.make().file for _each in range(9)]
        (cared.folder / "other").mkdir()
        other = make_vault(cared.folder / "other")
        other.clock.go(400)
        theirs = Backups(other.vault, other.clock)
        for at in range(12):
            shutil.copy(theirs.make().file, mine[0].with_name(f"other-{at}.coterie-backup"))
        other.vault.close()
        newest = cared.backups.newest()
        assert newest is not None
        assert newest.file == mine[-1]
        mine.append(cared.backups.make().file)
        assert all(file.exists() for file in mine)

    @pytest.mark.parametrize("days", [26_000, -20_000])
    def test_a_clock_that_jumps_empties_nothing(self, cared: Cared, days: int) -> None:
        files = []
        for number in range(12):
            if number == 6:
                cared.opened.clock.go(days)
            files.append(cared.backups.make().file)
            cared.wait(60)
        assert {one.file for one in cared.backups.all()} >= set(files[-10:])
        newest = cared.backups.newest()
        assert newest is not None
        assert newest.file == files[-1]

    def test_what_somebody_put_among_the_backups_is_left_alone(self, cared: Cared) -> None:
        made = cared.backups.make()
        strange = made.file.with_name("letter.coterie-backup")
        strange.write_text("mine")
        (cared.folder / "other").mkdir()
        other = make_vault(cared.folder / "other")
        foreign_file = Backups(other.vault, other.clock).make(Reason.ASKED).file
        other.vault.close()
        kept = Path(shutil.copy(foreign_file, made.file.with_name("other-20200101-000000.coterie-backup")))
        for _each in range(14):
            cared.backups.make()
            cared.wait(60)
        assert strange.read_text() == "mine"
        assert kept.exists()


class TestSecondPlace:
    def place(self, cared: Cared) -> Path:
        folder = cared.folder / "drive"
        folder.mkdir()
        cared.backups.set_second_place(folder)
        return folder

    def test_a_verified_copy_goes_there_and_is_noted(self, cared: Cared) -> None:
        folder = self.place(cared)
        copied = cared.backups.copy_to_second_place()
        assert cared.backups.second_place() == folder
        assert (copied.file.parent, copied.verified) == (folder, True)
        assert cared.backups.verify(copied.file).is_sound
        again = cared.backups.copy_to_second_place()
        assert (again.file, len(list(folder.iterdir()))) == (copied.file, 1)
        cared.opened.add("Fay Moor")
        assert cared.backups.copy_to_second_place().file != copied.file

    def test_it_is_suggested_after_a_week_and_not_before(self, cared: Cared) -> None:
        assert cared.backups.second_place_words() == ""
        cared.opened.clock.go(WEEK)
        assert "All backups lie on this computer" in cared.backups.second_place_words()
        folder = self.place(cared)
        assert "No copy lies in the second place yet" in cared.backups.second_place_words()
        cared.backups.copy_to_second_place()
        assert cared.backups.second_place_words() == ""
        cared.opened.clock.go(WEEK)
        assert "is from" in cared.backups.second_place_words()
        shutil.rmtree(folder)
        assert "Plug its drive in" in cared.backups.second_place_words()

    def test_a_drive_that_is_not_plugged_in_is_said_calmly_and_costs_nothing(self, cared: Cared) -> None:
        shutil.rmtree(self.place(cared))
        with pytest.raises(CannotBeDone, match="not plugged in"):
            cared.backups.copy_to_second_place()
        assert cared.backups.all() == []

    def test_what_it_does_not_save_from_is_told(self, cared: Cared, monkeypatch: pytest.MonkeyPatch) -> None:
        folder = cared.folder / "Dropbox" / "copies"
        folder.mkdir(parents=True)
        assert cared.backups.second_place_warning() == ""
        cared.backups.set_second_place(folder)
        assert "same disk as the vault" in cared.backups.second_place_warning()
        monkeypatch.setattr(SqlBackups, "_is_beside", lambda _store, _folder: False)
        assert "Dropbox keeps this folder" in cared.backups.second_place_warning()
        cared.backups.set_second_place(cared.folder)
        assert cared.backups.second_place_warning() == ""

    def test_the_vault_itself_is_no_second_place(self, cared: Cared) -> None:
        for folder in (cared.opened.vault.place.folder, cared.opened.vault.place.backups):
            with pytest.raises(CannotBeDone, match="inside the vault"):
                cared.backups.set_second_place(folder)
        with pytest.raises(CannotBeDone, match="No second place"):
            cared.backups.copy_to_second_place()

    def test_it_is_no_step_to_undo_and_can_be_forgotten(self, cared: Cared) -> None:
        before = cared.opened.vault.history.steps(50)
        self.place(cared)
        assert cared.opened.vault.history.steps(50) == before
        cared.backups.set_second_place(None)
        assert cared.backups.second_place() is None

    def test_choosing_another_and_going_back_forgets_nothing(self, cared: Cared) -> None:
        first = self.place(cared)
        cared.backups.copy_to_second_place()
        (cared.folder / "other drive").mkdir()
        cared.backups.set_second_place(cared.folder / "other drive")
        cared.opened.clock.go(WEEK)
        assert "No copy" in cared.backups.second_place_words()
        shutil.rmtree(first)
        cared.backups.set_second_place(first)
        assert "is from" in cared.backups.second_place_words()

    def test_a_file_of_another_in_the_way_is_left_alone(self, cared: Cared) -> None:
        folder = self.place(cared)
        made = cared.backups.make()
        (folder / made.file.name).write_text("mine")
        copied = cared.backups.copy_to_second_place()
        assert (folder / made.file.name).read_text() == "mine"
        assert copied.file.name == made.file.name.replace(".coterie-backup", "-2.coterie-backup")


class TestChecking:
    def test_the_vault_is_checked_after_a_week(self, cared: Cared) -> None:
        assert not cared.backups.check_is_due()
        cared.opened.clock.go(WEEK + 1)
        assert cared.backups.check_is_due()
        assert cared.backups.verify().is_sound
        assert not cared.backups.check_is_due()

    def test_the_vault_is_checked_after_a_crash(self, cared: Cared) -> None:
        shutil.copytree(cared.opened.vault.place.folder, cared.folder / "killed.coterie")
        vault = open_vault(cared.folder / "killed.coterie", PASSPHRASE, cared.opened.clock)
        backups = Backups(vault, cared.opened.clock)
        assert backups.check_is_due()
        assert backups.verify().is_sound
        assert not backups.check_is_due()
        vault.close()

    def test_what_a_due_check_finds_is_said_with_the_newest_backup(self, cared: Cared) -> None:
        made = cared.backups.make()
        ((page,),) = cared.opened.rows("SELECT rootpage FROM sqlite_master WHERE name = 'undone_person'")
        cared.opened.vault.rest()
        database = cared.opened.vault.place.database
        with database.open("r+b", buffering=0) as file:
            file.seek(page * 4096 - 100)
            (there,) = file.read(1)
            file.seek(page * 4096 - 100)
            file.write(bytes([there ^ 1]))
        assert cared.backups.check_if_due() == ""
        cared.opened.clock.go(WEEK + 1)
        words = cared.backups.check_if_due()
        assert "1 page is not as it was written" in words
        assert "Your newest backup is from 2 March" in words
        assert cared.backups.check_is_due()
        assert cared.backups.verify(made.file).is_sound

    def test_people_may_be_added_while_it_is_checked(self, cared: Cared) -> None:
        class Busy(QuietJob):
            def progress(self, done: int, total: int, note: str) -> None:
                del total, note
                cared.opened.add(f"Person {done}")

        assert cared.backups.verify(None, Busy()).is_sound
        assert cared.opened.statistics.counts()["people"] == 10

    def test_a_backup_of_another_vault_is_named_as_that(self, cared: Cared) -> None:
        (cared.folder / "other").mkdir()
        other = make_vault(cared.folder / "other")
        file = Backups(other.vault, other.clock).make(Reason.ASKED).file
        other.vault.close()
        with pytest.raises(CannotBeDone, match="another vault"):
            cared.backups.verify(file)


class TestKeys:
    def keys(self, cared: Cared) -> Keys:
        nothing: Any = None
        return session_over(cared.opened.vault, nothing, (), cared.opened.clock).keys

    def test_the_backup_from_before_opens_with_the_old_passphrase(self, cared: Cared) -> None:
        self.keys(cared).change_passphrase(PASSPHRASE, "another good passphrase")
        (made,) = cared.backups.all()
        assert made.reason == "keys"
        restore(made.file, cared.folder / "old.coterie", PASSPHRASE, cared.opened.clock.now(), QuietJob())
        assert len(names_in(cared.folder / "old.coterie")) == 5

    def test_a_new_data_key_has_a_backup_from_before_and_is_backed_up_at_closing(self, cared: Cared) -> None:
        self.keys(cared).renew_data_key(PASSPHRASE)
        (made,) = cared.backups.all()
        assert (made.reason, made.counts) == ("keys", None)
        cared.wait()
        assert cared.backups.due_at_closing()
        restore(made.file, cared.folder / "old.coterie", PASSPHRASE, cared.opened.clock.now(), QuietJob())
        assert len(names_in(cared.folder / "old.coterie")) == 5

    def test_without_one_the_keys_stay(self, cared: Cared, monkeypatch: pytest.MonkeyPatch) -> None:
        refuse(cared, monkeypatch)
        before = cared.opened.vault.place.keys.read_bytes()
        with pytest.raises(CannotBeDone, match="The keys were not changed"):
            self.keys(cared).change_passphrase(PASSPHRASE, "another good passphrase")
        assert cared.opened.vault.place.keys.read_bytes() == before


def test_every_kind_of_backup_can_be_brought_back(cared: Cared) -> None:
    cared.opened.duplicates.merge(2, [3])
    (before_merge,) = cared.backups.all()
    restore(before_merge.file, cared.folder / "back.coterie", PASSPHRASE, cared.opened.clock.now(), QuietJob())
    assert len(names_in(cared.folder / "back.coterie")) == 5
