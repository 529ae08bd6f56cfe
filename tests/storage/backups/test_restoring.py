# SPDX-License-Identifier: GPL-3.0-or-later
"""Restoring: whole or not at all, beside what is there, and nothing is ever overwritten."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from coterie.domain.backups import Reason
from coterie.domain.errors import CannotBeDone, RestoreDecided, VaultInUse, VaultMoved, WrongPassphrase
from coterie.domain.recovery_codes import new_code
from coterie.services.jobs import QuietJob
from coterie.storage.backups import resuming
from coterie.storage.backups.reading import open_backup
from coterie.storage.backups.restoring import NotAsExpected
from coterie.storage.migrations import MIGRATIONS, Migration
from coterie.storage.opening.place import VaultPlace, look
from tests.builders import PASSPHRASE, make_vault
from tests.storage.backups.backed_up import BackedUp, everything_in, names_in

BEFORE, NOW = ["Ana Lindqvist"], ["Ana Lindqvist", "Bo Ek"]


class Usage(NamedTuple):
    """What a disk says of its room."""

    total: int
    used: int
    free: int


def test_one_backup_and_the_passphrase_are_enough_on_a_new_computer(backed_up: BackedUp, tmp_path: Path) -> None:
    elsewhere = tmp_path / "another computer"
    elsewhere.mkdir()
    file = Path(shutil.copy(backed_up.file, elsewhere / "stick.coterie-backup"))
    to = elsewhere / "deep" / "people.coterie"
    done = backed_up.restore(to, file=file)
    assert (done.folder, done.replaced, done.counts["people"]) == (to, None, 1)
    assert {one.name for one in to.iterdir()} == {"vault.db", "vault.keys", "vault.keys.2", "backups"}
    assert stat.S_IMODE(to.stat().st_mode) == 0o700
    assert {stat.S_IMODE(one.stat().st_mode) for one in to.iterdir() if one.is_file()} == {0o600}
    assert names_in(to) == BEFORE
    _closed(backed_up)
    assert names_in(backed_up.vault) == NOW


def test_one_backup_and_the_recovery_code_are_enough(backed_up: BackedUp, tmp_path: Path) -> None:
    code = new_code()
    backed_up.opened.vault.key_slots.set_recovery(code.secret)
    file = backed_up.back_up()
    backed_up.restore(tmp_path / "new.coterie", code.text.lower(), file)
    assert names_in(tmp_path / "new.coterie") == NOW
    assert backed_up.files.preview(file, code.text).counts is not None
    with pytest.raises(WrongPassphrase):
        backed_up.restore(tmp_path / "other.coterie", new_code().text, file)
    with pytest.raises(CannotBeDone, match="no recovery code"):
        backed_up.restore(tmp_path / "other.coterie", code.text)


def test_a_vault_in_the_place_is_kept_whole_beside_it(backed_up: BackedUp) -> None:
    _closed(backed_up)
    before = everything_in(backed_up.vault)
    done = backed_up.restore(backed_up.vault)
    assert names_in(backed_up.vault) == BEFORE
    assert done.replaced == backed_up.vault / "replaced-20260302-100000"
    kept = everything_in(done.replaced)
    assert kept == {name: before[name] for name in ("vault.db", "vault.keys", "vault.keys.2")}
    assert names_in(done.replaced) == NOW


def test_what_was_saved_and_lies_in_the_journal_goes_with_it(backed_up: BackedUp) -> None:
    """The program was killed: its last words are in the journal only."""
    shutil.copytree(backed_up.vault, backed_up.folder / "killed.coterie")
    killed = backed_up.folder / "killed.coterie"
    assert (killed / "vault.db-wal").stat().st_size
    done = backed_up.restore(killed)
    assert done.replaced is not None
    assert not list(killed.glob("vault.db-*"))
    assert names_in(killed) == BEFORE
    assert names_in(done.replaced) == NOW
    made = [one for one in backed_up.files.all(killed) if one.reason == Reason.RESTORE]
    assert len(made) == 1
    backed_up.restore(backed_up.folder / "from backup.coterie", file=made[0].file)
    assert names_in(backed_up.folder / "from backup.coterie") == NOW


def test_a_restore_that_is_done_again_makes_a_folder_of_its_own_and_no_second_backup(backed_up: BackedUp) -> None:
    _closed(backed_up)
    replaced = {backed_up.restore(backed_up.vault).replaced for _again in range(3)}
    assert len(replaced) == 3
    assert len(backed_up.files.all(backed_up.vault)) == 3
    assert names_in(backed_up.vault) == BEFORE


@pytest.mark.parametrize(
    "lost", [("vault.db",), ("vault.keys", "vault.keys.2"), ("vault.db", "vault.keys", "vault.keys.2")]
)
def test_a_vault_that_lost_its_files_is_brought_back(backed_up: BackedUp, lost: tuple[str, ...]) -> None:
    _closed(backed_up)
    for name in lost:
        (backed_up.vault / name).unlink()
    backed_up.restore(backed_up.vault)
    assert names_in(backed_up.vault) == BEFORE


def test_a_damaged_vault_is_brought_back_and_kept_as_it_was(backed_up: BackedUp) -> None:
    _closed(backed_up)
    database = backed_up.vault / "vault.db"
    content = bytearray(database.read_bytes())
    content[5000:6000] = bytes(1000)
    database.write_bytes(content)
    done = backed_up.restore(backed_up.vault)
    assert done.replaced == backed_up.vault / "damaged-20260302-100000"
    assert (done.replaced / "vault.db").read_bytes() == bytes(content)
    assert names_in(backed_up.vault) == BEFORE


def test_an_open_vault_is_not_touched(backed_up: BackedUp) -> None:
    before = everything_in(backed_up.vault)
    with pytest.raises(VaultInUse):
        backed_up.restore(backed_up.vault)
    assert everything_in(backed_up.vault) == before


def test_a_folder_that_is_no_vault_is_refused(backed_up: BackedUp) -> None:
    for folder in (backed_up.folder / "letters", backed_up.folder / "empty"):
        folder.mkdir()
    (backed_up.folder / "letters" / "mine.txt").write_text("mine")
    (backed_up.folder / "file").write_text("mine")
    for place in ("letters", "empty", "file"):
        before = everything_in(backed_up.folder)
        with pytest.raises(CannotBeDone, match="no vault"):
            backed_up.restore(backed_up.folder / place)
        assert everything_in(backed_up.folder) == before


def test_another_vault_is_refused(backed_up: BackedUp, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = make_vault(tmp_path / "other")
    other.vault.close()
    before = everything_in(other.vault.place.folder)
    with pytest.raises(CannotBeDone, match="another vault"):
        backed_up.restore(other.vault.place.folder)
    assert everything_in(other.vault.place.folder) == before


def test_without_room_nothing_is_begun(backed_up: BackedUp, monkeypatch: pytest.MonkeyPatch) -> None:
    _closed(backed_up)
    before = everything_in(backed_up.folder)
    monkeypatch.setattr("coterie.storage.backups.places.shutil.disk_usage", lambda _place: Usage(10, 10, 100))
    for to in (backed_up.vault, backed_up.folder / "new.coterie"):
        with pytest.raises(CannotBeDone, match="not enough room"):
            backed_up.restore(to)
    assert everything_in(backed_up.folder) == before


def test_nothing_is_cleared_away_until_the_restore_is_said_to_be_right(backed_up: BackedUp) -> None:
    assert not backed_up.opened.vault.backups.rotation_is_paused
    backed_up.restore(backed_up.folder / "new.coterie")
    _closed(backed_up)
    backed_up.restore(backed_up.vault)
    for folder in (backed_up.folder / "new.coterie", backed_up.vault):
        vault = type(backed_up.opened.vault)(VaultPlace(folder), backed_up.opened.vault.key, backed_up.opened.clock)
        paused = [vault.backups.rotation_is_paused]
        vault.backups.pause_rotation(paused=False)
        paused.append(vault.backups.rotation_is_paused)
        vault.close()
        assert paused == [True, False]


def test_a_restored_vault_and_its_branch_have_marks_of_their_own(backed_up: BackedUp) -> None:
    """After a restore the way goes on elsewhere: the newest backup, of the other branch, is not the state of now."""
    newest = backed_up.opened.vault.backups.make(Reason.ASKED, None, QuietJob())
    _closed(backed_up)
    backed_up.restore(backed_up.vault)
    opened = type(backed_up.opened.vault)(
        VaultPlace(backed_up.vault), backed_up.opened.vault.key, backed_up.opened.clock
    )
    assert not opened.backups.is_unchanged_since(newest)
    opened.close()


def test_a_backup_from_before_a_migration_comes_back_and_is_brought_up_to_date(
    backed_up: BackedUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    _closed(backed_up)
    later = Migration(9_990, "m9990_shoes", "ALTER TABLE person ADD COLUMN shoe_size INTEGER")
    monkeypatch.setattr("coterie.storage.opening.folder.MIGRATIONS", (*MIGRATIONS, later))
    monkeypatch.setattr("coterie.storage.opening.folder.SCHEMA", later.number)
    assert names_in(backed_up.vault) == NOW
    newest = backed_up.files.all(backed_up.vault)[0]
    assert (newest.reason, newest.schema) == ("migration", MIGRATIONS[-1].number)
    backed_up.restore(backed_up.folder / "new.coterie", file=newest.file)
    assert names_in(backed_up.folder / "new.coterie") == NOW
    assert [one.reason for one in backed_up.files.all(backed_up.folder / "new.coterie")] == ["migration"]


@pytest.mark.parametrize("moved", range(7))
def test_a_restore_that_was_broken_off_goes_on_at_the_next_opening(backed_up: BackedUp, moved: int) -> None:
    """Every state between the decision and the end, made by hand: as many moves as a kill let through."""
    _closed(backed_up)
    backed_up.restore(backed_up.folder / "new.coterie")
    ready = backed_up.vault / "restoring-20260302-100001"
    ready.mkdir()
    for name in ("vault.db", "vault.keys", "vault.keys.2"):
        (backed_up.folder / "new.coterie" / name).rename(ready / name)
    resuming.write_sums(ready, was_paused=False, is_damaged=False)
    replaced = backed_up.vault / "replaced-20260302-100001"
    replaced.mkdir()
    names = ("vault.keys", "vault.keys.2", "vault.db")
    moves = [(backed_up.vault / name, replaced / name) for name in names]
    moves += [(ready / name, backed_up.vault / name) for name in names]
    for source, target in moves[:moved]:
        source.rename(target)
    assert look(VaultPlace(backed_up.vault)).size
    assert names_in(backed_up.vault) == BEFORE
    assert names_in(replaced) == NOW
    assert not list(backed_up.vault.glob("restoring-*"))


def test_a_restore_that_goes_on_waits_for_whoever_holds_the_vault(backed_up: BackedUp) -> None:
    _decided(backed_up)
    with pytest.raises(VaultInUse):
        VaultPlace(backed_up.vault).require()


@pytest.mark.parametrize("with_sums", [False, True])
def test_a_folder_that_was_brought_back_takes_the_place_of_nothing(backed_up: BackedUp, with_sums: bool) -> None:
    """As a program that keeps folders alike does: one file of it, or all of a restore that ended long ago."""
    _closed(backed_up)
    ready = _decided(backed_up)
    if with_sums:
        replaced = backed_up.vault / ready.name.replace("restoring", "replaced")
        replaced.mkdir()
        for name in ("vault.db", "vault.keys", "vault.keys.2"):
            shutil.copy(backed_up.vault / name, replaced / name)
    else:
        for name in ("sums.json", "vault.keys", "vault.keys.2"):
            (ready / name).unlink()
    before = everything_in(ready)
    assert names_in(backed_up.vault) == NOW
    assert everything_in(ready) == before
    (backed_up.vault / "vault.db").unlink()
    if not with_sums:
        with pytest.raises(VaultMoved, match="has lost its file"):
            names_in(backed_up.vault)


def test_a_part_that_is_not_as_it_was_written_down_is_left_lying(backed_up: BackedUp) -> None:
    _closed(backed_up)
    ready = _decided(backed_up)
    content = bytearray((ready / "vault.db").read_bytes())
    content[70_000] ^= 1
    (ready / "vault.db").write_bytes(content)
    before = everything_in(ready)
    assert names_in(backed_up.vault) == NOW
    assert everything_in(ready) == before


def test_what_a_stranger_laid_into_the_folder_stops_nothing(backed_up: BackedUp) -> None:
    _closed(backed_up)
    stray = backed_up.vault / "restoring-20260101-000000"
    stray.mkdir()
    (stray / ".DS_Store").write_bytes(b"seen")
    assert names_in(backed_up.vault) == NOW
    (_decided(backed_up) / ".DS_Store").write_bytes(b"seen")
    for _again in range(2):
        assert names_in(backed_up.vault) == BEFORE
    assert {one.name for folder in backed_up.vault.glob("restoring-*") for one in folder.iterdir()} == {".DS_Store"}


def test_where_nothing_can_be_written_a_vault_that_is_whole_is_looked_at(
    backed_up: BackedUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    _closed(backed_up)
    ready = _decided(backed_up)
    really = Path.open

    def read_only(file: Path, mode: str = "r", *given: Any, **named: Any) -> Any:  # noqa: ANN401 - as it is there
        if "a" in mode:
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        return really(file, mode, *given, **named)

    monkeypatch.setattr(Path, "open", read_only)
    VaultPlace(backed_up.vault).require()
    assert (ready / "vault.db").exists()
    (backed_up.vault / "vault.db").unlink()
    with pytest.raises(resuming.NotFinished, match="Read-only"):
        VaultPlace(backed_up.vault).require()


@pytest.mark.parametrize("was_paused", [False, True])
def test_the_next_opening_takes_back_what_a_restore_left_that_never_was(backed_up: BackedUp, was_paused: bool) -> None:
    _closed(backed_up)
    partial = _decided(backed_up, was_paused=was_paused).rename(backed_up.vault / ".restoring.0a1b2c3d.partial")
    (backed_up.backups / "rotation-paused").touch()
    assert names_in(backed_up.vault) == NOW
    assert not partial.exists()
    assert (backed_up.backups / "rotation-paused").exists() == was_paused


def test_the_unlock_screen_does_not_speak_of_a_restore_that_never_was(backed_up: BackedUp) -> None:
    partial = _decided(backed_up).rename(backed_up.vault / ".restoring.0a1b2c3d.partial")
    (backed_up.backups / "rotation-paused").touch()
    look(VaultPlace(backed_up.vault))
    assert partial.exists(), "the vault is open: whoever has it open may be at work on it"
    _closed(backed_up)
    assert look(VaultPlace(backed_up.vault)).remarks == ()
    assert not partial.exists()


def _decided(backed_up: BackedUp, *, was_paused: bool = False) -> Path:
    """Have a restore ready of which nothing is in its place yet."""
    backed_up.restore(backed_up.folder / "new.coterie")
    ready = backed_up.vault / "restoring-20260302-100001"
    ready.mkdir()
    for name in ("vault.db", "vault.keys", "vault.keys.2"):
        shutil.copy(backed_up.folder / "new.coterie" / name, ready / name)
    resuming.write_sums(ready, was_paused=was_paused, is_damaged=False)
    return ready


def test_no_vault_is_made_up_where_there_is_none(backed_up: BackedUp) -> None:
    with pytest.raises(VaultMoved):
        VaultPlace(backed_up.folder / "nowhere").require()
    with pytest.raises(CannotBeDone):
        open_backup(backed_up.folder / "nowhere.coterie-backup")


def test_only_what_goes_wrong_after_the_decision_says_that_something_changed() -> None:
    assert issubclass(resuming.NotFinished, RestoreDecided)
    assert issubclass(NotAsExpected, RestoreDecided)
    assert not issubclass(VaultInUse, RestoreDecided)


def _closed(backed_up: BackedUp) -> None:
    backed_up.opened.vault.close()


def test_a_restored_vault_opens_with_what_the_backup_was_made_under(backed_up: BackedUp, tmp_path: Path) -> None:
    backed_up.opened.vault.key_slots.change_passphrase(PASSPHRASE, "another good passphrase")
    later = backed_up.back_up()
    backed_up.restore(tmp_path / "old.coterie")
    backed_up.restore(tmp_path / "later.coterie", "another good passphrase", later)
    assert names_in(tmp_path / "old.coterie", PASSPHRASE) == BEFORE
    assert names_in(tmp_path / "later.coterie", "another good passphrase") == NOW
    with pytest.raises(WrongPassphrase):
        names_in(tmp_path / "later.coterie", PASSPHRASE)
