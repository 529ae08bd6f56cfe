# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands in the way of opening is told apart, named truly, and left as it is."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from coterie import bootstrap, cli
from coterie.domain.errors import UserError, VaultDamaged, VaultMoved, WrongPassphrase
from coterie.storage.connections import open_database
from coterie.storage.keys import secrets as keys
from coterie.storage.migrations import MIGRATIONS
from coterie.storage.opening import folder as vault_folder
from coterie.storage.opening.place import VaultPlace
from coterie.storage.vault import open_vault
from tests.builders import CHEAP, PASSPHRASE, Opened, StoppedClock
from tests.other_places import environment
from tests.storage.opening.vault_files import NAMES, PAGE, add_and_kill, copied, cut, flip, sums

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from coterie.services.app import App

CLOCK = StoppedClock()
#: Made by opening, and by healing: not what a person put there.
OURS = ("vault.lock",)


def damaged_first_page(place: VaultPlace) -> None:
    flip(place.database, 2_000)


def damaged_salt(place: VaultPlace) -> None:
    flip(place.database, 5)


def shorter_than_a_page(place: VaultPlace) -> None:
    cut(place.database, 1_234)


def cut_at_a_page(place: VaultPlace) -> None:
    cut(place.database, 100 * PAGE)


def cut_inside_a_page(place: VaultPlace) -> None:
    cut(place.database, 100 * PAGE + 7)


def empty(place: VaultPlace) -> None:
    cut(place.database, 0)


def plain(place: VaultPlace) -> None:
    place.database.unlink()
    with sqlite3.connect(place.database) as connection:
        connection.execute("CREATE TABLE mine (id)")
    connection.close()


def missing_database(place: VaultPlace) -> None:
    place.database.unlink()


def missing_keys(place: VaultPlace) -> None:
    place.keys.unlink()
    place.keys_again.unlink()


def a_folder_for_the_database(place: VaultPlace) -> None:
    place.database.unlink()
    place.database.mkdir()


def a_link_for_the_database(place: VaultPlace) -> None:
    real = place.folder.parent / "elsewhere.db"
    place.database.rename(real)
    place.database.symlink_to(real)


def a_dead_link_for_the_database(place: VaultPlace) -> None:
    place.database.unlink()
    place.database.symlink_to(place.folder / "nowhere")


def keys_of_another_vault(place: VaultPlace) -> None:
    other = VaultPlace(place.folder.parent / "other.coterie")
    vault_folder.create(other, PASSPHRASE, CLOCK.now(), CHEAP)
    shutil.copy(other.keys, place.keys)
    shutil.copy(other.keys_again, place.keys_again)


def damaged_keys(place: VaultPlace) -> None:
    flip(place.keys, 50)
    flip(place.keys_again, 50)


def newer_schema(place: VaultPlace) -> None:
    connection = open_database(place.database, vault_folder.unlock(place, PASSPHRASE), "rw")
    connection.execute(f"PRAGMA user_version = {MIGRATIONS[-1].number + 10}")
    connection.close()


def newer_keys(place: VaultPlace) -> None:
    for file in (place.keys, place.keys_again):
        file.write_text(file.read_text().replace(f'"format": {keys.FORMAT}', f'"format": {keys.FORMAT + 1}'))


ANSWERS: dict[Callable[[VaultPlace], None], str] = {
    damaged_first_page: "The first page of vault.db is damaged",
    damaged_salt: "The first page of vault.db is damaged",
    shorter_than_a_page: "only 1,234 bytes of it are left",
    cut_at_a_page: "pages are missing at the end",
    cut_inside_a_page: "pages are missing at the end",
    empty: "The file vault.db is empty",
    plain: "an ordinary database that is not encrypted",
    missing_database: "has lost its file vault.db",
    missing_keys: "has lost its key files",
    a_folder_for_the_database: "something that is no file",
    a_link_for_the_database: "is a link to another place",
    a_dead_link_for_the_database: "is a link to another place",
    keys_of_another_vault: "does not belong to this vault’s key files",
    damaged_keys: "The key file of this vault is damaged",
    newer_schema: "written by a newer version",
    newer_keys: "written by a newer version",
}


def build(today: date | None = None) -> App:
    """Wire the program with a key that is cheap to derive."""
    return bootstrap.build(today, CHEAP)


@pytest.mark.parametrize("what", ANSWERS, ids=lambda what: what.__name__)
def test_each_has_its_own_true_answer_and_nothing_is_changed(
    what: Callable[[VaultPlace], None], place: VaultPlace, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    what(place)
    before = sums(place.folder, *OURS)
    with pytest.raises(UserError) as caught:
        open_vault(place.folder, PASSPHRASE, CLOCK)
    assert ANSWERS[what] in caught.value.message
    assert caught.value.hint
    assert not isinstance(caught.value, WrongPassphrase)
    (tmp_path / "passphrase").write_text(PASSPHRASE)
    words = ["--vault", str(place.folder), "--passphrase-file", str(tmp_path / "passphrase"), "people"]
    assert cli.run(words, build) == 4
    printed = capsys.readouterr()
    assert ANSWERS[what] in printed.err
    assert printed.out == ""
    assert sums(place.folder, *OURS) == before


@pytest.mark.parametrize("what", [None, *ANSWERS], ids=lambda what: what.__name__ if what else "sound")
def test_a_wrong_passphrase_is_called_one_only_where_the_keys_can_be_read(
    what: Callable[[VaultPlace], None] | None, place: VaultPlace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if what is not None:
        what(place)
    before = sums(place.folder, *OURS)
    (tmp_path / "passphrase").write_text("something else entirely")
    words = ["--vault", str(place.folder), "--passphrase-file", str(tmp_path / "passphrase"), "people"]
    at_the_files = {
        missing_database, missing_keys, a_folder_for_the_database, a_link_for_the_database,
        a_dead_link_for_the_database, damaged_keys, newer_keys,
    }  # fmt: skip
    assert cli.run(words, build) == (4 if what in at_the_files else 3)
    assert ("That passphrase did not open the vault" in capsys.readouterr().err) == (what not in at_the_files)
    assert sums(place.folder, *OURS) == before


def test_one_bad_key_file_is_no_hindrance(place: VaultPlace) -> None:
    for bad in (place.keys, place.keys_again):
        flip(bad, 50)
        open_vault(place.folder, PASSPHRASE, CLOCK).close()
        assert place.keys.read_bytes() == place.keys_again.read_bytes()


def test_a_place_without_a_vault_stays_empty(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nothing"):
        with pytest.raises(VaultMoved, match="There is no vault at"):
            open_vault(folder, PASSPHRASE, CLOCK)
    assert list(tmp_path.iterdir()) == []


# ------------------------------------------------------------------------------------------------ foreign journals


@pytest.fixture
def foreign(made_and_killed: VaultPlace, tmp_path: Path) -> VaultPlace:
    """Give another vault, with a filled journal."""
    other = VaultPlace(tmp_path / "foreign.coterie")
    vault_folder.create(other, PASSPHRASE, CLOCK.now(), CHEAP)
    return add_and_kill(other.folder, "Stranger")


def old_journal(place: VaultPlace, to: Path) -> None:
    """Write the journal that another kind of database leaves when its program is killed."""
    source = to.with_name("other.db")
    connection = open_database(source, bytes(range(32)), "rwc")
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("CREATE TABLE mine (id INTEGER PRIMARY KEY, text)")
    connection.executemany("INSERT INTO mine (text) VALUES (?)", [("x" * 900,) for _turn in range(50)])
    connection.execute("PRAGMA cache_size = 2")
    connection.execute("BEGIN")
    connection.execute("UPDATE mine SET text = 'y' || text")
    shutil.copy(source.with_name("other.db-journal"), to)
    connection.close()
    assert place.database.exists()
    assert to.stat().st_size > PAGE


def seen(place: VaultPlace) -> tuple[str, list[str]]:
    """Give why a vault is for viewing only, and who is in it."""
    opened = Opened(open_vault(place.folder, PASSPHRASE, CLOCK), CLOCK)
    names = [name for (name,) in opened.rows("SELECT display_name FROM person WHERE id > 1 ORDER BY id")]
    assert opened.rows("PRAGMA integrity_check") == [("ok",)]
    viewing = opened.vault.viewing
    opened.vault.close()
    return viewing, names


def test_the_journal_of_another_vault_never_reaches_this_one(place: VaultPlace, foreign: VaultPlace) -> None:
    shutil.copy(foreign.journal, place.journal)
    before = sums(place.folder, *OURS)
    viewing, names = seen(place)
    assert "vault.db-wal beside the vault belongs to another database" in viewing
    assert names == NAMES
    assert sums(place.folder, *OURS) == before
    place.journal.rename(place.folder.parent / "moved away")
    assert seen(place) == ("", NAMES)


def test_the_journal_of_another_kind_never_reaches_this_one(place: VaultPlace) -> None:
    old_journal(place, place.old_journal)
    before = sums(place.folder, *OURS)
    viewing, names = seen(place)
    assert "vault.db-journal beside the vault belongs to another database" in viewing
    assert names == NAMES
    assert sums(place.folder, *OURS) == before
    place.old_journal.unlink()
    assert seen(place) == ("", NAMES)


def test_a_foreign_journal_beside_our_own_hides_nothing_of_ours(killed: VaultPlace) -> None:
    old_journal(killed, killed.old_journal)
    before = sums(killed.folder, *OURS)
    viewing, names = seen(killed)
    assert "vault.db-journal" in viewing
    assert names == [*NAMES, "Saved Last"]
    assert sums(killed.folder, *OURS) == before


@pytest.mark.parametrize("name", ["vault.db-wal", "vault.db-journal"])
def test_anything_in_the_place_of_a_journal_is_kept(place: VaultPlace, name: str) -> None:
    (place.folder / name).write_bytes(b"notes of mine " * 1_000)
    before = sums(place.folder, *OURS)
    viewing, names = seen(place)
    assert name in viewing
    assert names == NAMES
    assert sums(place.folder, *OURS) == before


# -------------------------------------------------------------------------------------------------- damaged journals


def test_a_journal_damaged_in_the_middle_is_said_and_kept(killed: VaultPlace) -> None:
    vault = open_vault(killed.folder, PASSPHRASE, CLOCK)
    vault.close()
    add_and_kill(killed.folder, "First", "Second", "Third")
    whole = killed.journal.read_bytes()
    flip(killed.journal, 32 + 24 + 100)
    damaged = killed.journal.read_bytes()
    opened = Opened(open_vault(killed.folder, PASSPHRASE, CLOCK), CLOCK)
    assert opened.rows("SELECT count(*) FROM person") == [(5,)]
    (remark,) = opened.vault.remarks
    assert "Part of the journal is damaged" in remark
    (kept,) = killed.folder.glob("damaged-journal-*")
    assert kept.name in remark
    assert (kept / "vault.db-wal").read_bytes() == damaged
    assert opened.vault.viewing == ""
    opened.add("Goes On")
    opened.vault.close()
    assert len(whole) == len(damaged)
    assert seen(killed) == ("", [*NAMES, "Saved Last", "Goes On"])


@pytest.mark.parametrize("without", ["", "vault.db-shm"])
def test_what_a_killed_program_had_not_finished_is_no_damage(killed: VaultPlace, without: str) -> None:
    if without:
        (killed.folder / without).unlink()
    whole = killed.journal.read_bytes()
    half = whole[32 : 32 + 24 + PAGE]
    half = half[:4] + bytes(4) + half[8:]  # a frame in the middle of something that was not saved
    for at, more in enumerate((half, half[:24], half[:999], half + half[:100])):
        there = copied(killed, killed.folder.parent / f"{at}.coterie")
        there.journal.write_bytes(whole + more)
        opened = Opened(open_vault(there.folder, PASSPHRASE, CLOCK), CLOCK)
        assert (opened.vault.remarks, opened.vault.viewing) == ((), "")
        assert opened.rows("SELECT count(*) FROM person") == [(5,)]
        assert opened.rows("PRAGMA integrity_check") == [("ok",)]
        opened.vault.close()


@pytest.mark.parametrize("left", [0, 20, 32, 32 + 24 + PAGE, -1])
def test_a_journal_that_was_cut_off_is_missed(killed: VaultPlace, left: int) -> None:
    cut(killed.journal, left if left >= 0 else killed.journal.stat().st_size - 1)
    opened = Opened(open_vault(killed.folder, PASSPHRASE, CLOCK), CLOCK)
    (remark,) = opened.vault.remarks
    assert "what was saved last before the program ended may be missing" in remark
    assert opened.rows("SELECT count(*) FROM person") == [(4,)]
    opened.vault.close()
    assert seen(killed) == ("", NAMES)


def test_a_journal_that_was_taken_away_is_missed(killed: VaultPlace) -> None:
    killed.journal.unlink()
    opened = Opened(open_vault(killed.folder, PASSPHRASE, CLOCK), CLOCK)
    assert opened.vault.remarks == (
        "The journal of this vault is gone: what was saved last before the program ended may be missing.",
    )
    opened.vault.close()
    assert not list(killed.folder.glob("damaged-*"))


def test_a_damaged_journal_is_not_taken_over_where_no_copy_of_it_can_be_kept(
    killed: VaultPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    flip(killed.journal, 32 + 24 + 100)
    before = sums(killed.folder, *OURS, "vault.db-shm")
    monkeypatch.setattr("coterie.storage.journal.damaged.flush_folder", fails)
    with pytest.raises(UserError, match="no copy of it can be kept"):
        open_vault(killed.folder, PASSPHRASE, CLOCK)
    assert sums(killed.folder, *OURS, "vault.db-shm") == before


def test_a_vault_that_is_not_whole_without_the_lost_journal_is_damaged(
    killed: VaultPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    flip(killed.journal, 32 + 24 + 100)
    before = sums(killed.folder, *OURS, "vault.db-shm")
    monkeypatch.setattr("coterie.storage.journal.damaged._is_whole", lambda *_given: False)
    with pytest.raises(VaultDamaged, match="journal of this vault"):
        open_vault(killed.folder, PASSPHRASE, CLOCK)
    assert sums(killed.folder, *OURS, "vault.db-shm") == before


def test_what_was_taken_back_before_a_kill_is_no_damage(place: VaultPlace) -> None:
    script = """
import os, sys
from pathlib import Path
from coterie.storage.vault import open_vault
from tests.builders import PASSPHRASE, Opened, StoppedClock
clock = StoppedClock()
opened = Opened(open_vault(Path(sys.argv[1]), PASSPHRASE, clock), clock)
opened.add("Saved First")
with opened.vault.writing() as connection:
    connection.execute("PRAGMA cache_size = 5")
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany("INSERT INTO draft (place, words) VALUES (?, ?)", [(str(n), "x" * 3000) for n in range(400)])
    connection.execute("ROLLBACK")
opened.add("Saved Last")
os._exit(9)
"""
    subprocess.run([sys.executable, "-c", script, str(place.folder)], check=False, env=environment())
    assert place.journal.stat().st_size > 200 * PAGE
    for name in ("with", "without"):
        there = copied(place, place.folder.parent / f"{name}.coterie")
        if name == "without":
            (there.folder / "vault.db-shm").unlink()
        opened = Opened(open_vault(there.folder, PASSPHRASE, CLOCK), CLOCK)
        assert (opened.vault.remarks, opened.vault.viewing) == ((), "")
        assert opened.rows("SELECT count(*) FROM person") == [(6,)]
        opened.vault.close()
