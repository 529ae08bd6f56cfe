# SPDX-License-Identifier: GPL-3.0-or-later
"""The vault's folder: made whole or not at all, opened only when it is what it should be."""

from __future__ import annotations

import errno
import hashlib
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from coterie.domain.errors import CannotBeDone, VaultDamaged, VaultInUse, VaultMoved, VaultTooNew, WrongPassphrase
from coterie.storage import connections
from coterie.storage.backups.reading import open_backup
from coterie.storage.connections import SettingRefused, engine_errors, open_database, transaction
from coterie.storage.importing.staging import Staging
from coterie.storage.migrations import MIGRATIONS, Migration
from coterie.storage.opening import folder as vault_folder
from coterie.storage.opening.folder import SCHEMA
from coterie.storage.opening.place import VaultPlace
from coterie.storage.schema import undoable_tables
from coterie.storage.undoing import log as undo_log
from coterie.storage.vault import SqlVault, open_vault
from coterie.storage.writing import step
from tests.builders import CHEAP, PASSPHRASE, Opened, StoppedClock, make_vault

if TYPE_CHECKING:
    from collections.abc import Callable

CLOCK = StoppedClock()


@pytest.fixture
def place(tmp_path: Path) -> VaultPlace:
    """Give a vault that nobody has open."""
    made = VaultPlace(tmp_path / "test.coterie")
    vault_folder.create(made, PASSPHRASE, CLOCK.now(), CHEAP)
    return made


def key_of(place: VaultPlace) -> bytes:
    """Give the data key."""
    return vault_folder.unlock(place, PASSPHRASE)


def sums(folder: Path) -> dict[str, str]:
    """Give what every file of a folder holds."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


# ---------------------------------------------------------------------------------------------------------- making


def test_a_new_vault_holds_what_it_should_and_only_its_owner_may_read_it(place: VaultPlace) -> None:
    assert {path.name for path in place.folder.iterdir()} == {"vault.db", "vault.keys", "vault.keys.2", "backups"}
    assert [path.name for path in place.folder.parent.iterdir()] == ["test.coterie"]
    for folder in (place.folder, place.backups):
        assert folder.stat().st_mode & 0o777 == 0o700
    for file in (place.database, place.keys, place.keys_again):
        assert file.stat().st_mode & 0o777 == 0o600


def test_files_of_an_open_vault_are_private_as_well(place: VaultPlace) -> None:
    opened = Opened(open_vault(place.folder, PASSPHRASE, CLOCK), CLOCK)
    opened.add()
    modes = {path.name: path.stat().st_mode & 0o777 for path in place.folder.iterdir() if path.is_file()}
    assert set(modes) >= {"vault.db", "vault.db-wal", "vault.lock"}
    assert set(modes.values()) == {0o600}
    opened.vault.close()


def test_nothing_in_the_files_can_be_read(place: VaultPlace) -> None:
    opened = Opened(open_vault(place.folder, PASSPHRASE, CLOCK), CLOCK)
    opened.add("Peregrine Unmistakable")
    everything = b"".join(path.read_bytes() for path in place.folder.iterdir() if path.is_file())
    opened.vault.close()
    everything += place.database.read_bytes()
    assert b"Unmistakable" not in everything
    assert b"SQLite format" not in everything
    assert b"CREATE TABLE" not in everything


def a_file(path: Path) -> None:
    path.write_text("mine")


def a_folder(path: Path) -> None:
    path.mkdir()


def a_dead_link(path: Path) -> None:
    path.symlink_to(path.with_name("nowhere"))


@pytest.mark.parametrize("there", [a_file, a_folder, a_dead_link])
def test_what_is_there_already_is_not_touched(tmp_path: Path, there: Callable[[Path], None]) -> None:
    path = tmp_path / "mine.coterie"
    there(path)
    with pytest.raises(CannotBeDone, match="exists already"):
        vault_folder.create(VaultPlace(path), PASSPHRASE, CLOCK.now(), CHEAP)
    assert [one.name for one in tmp_path.iterdir()] == ["mine.coterie"]
    assert not path.is_file() or path.read_text() == "mine"


STEPS = (
    "keys.seal", "keys.write", "open_database", "migrate", "_make_owner", "flush_folder",
    "put_aside.install_twins", "undo_log.install_triggers", "undo_log.end_step", "transaction",
)  # fmt: skip


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), RuntimeError("broken"), KeyboardInterrupt()])
def test_a_vault_that_cannot_be_made_leaves_nothing_behind(
    tmp_path: Path, step: str, error: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_given: object, **_named: object) -> None:
        raise error

    expected = CannotBeDone if isinstance(error, OSError) else type(error)
    with monkeypatch.context() as patch:
        patch.setattr(f"coterie.storage.opening.folder.{step}", fails)
        with pytest.raises(expected):
            vault_folder.create(VaultPlace(tmp_path / "new.coterie"), PASSPHRASE, CLOCK.now(), CHEAP)
    assert list(tmp_path.iterdir()) == []
    vault_folder.create(VaultPlace(tmp_path / "new.coterie"), PASSPHRASE, CLOCK.now(), CHEAP)


def test_folders_above_are_made_and_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    deep = VaultPlace(tmp_path / "a" / "b" / "new.coterie")
    vault_folder.create(deep, PASSPHRASE, CLOCK.now(), CHEAP)
    assert deep.database.exists()
    (tmp_path / "file").write_text("mine")
    with pytest.raises(CannotBeDone, match="cannot be made"):
        vault_folder.create(VaultPlace(tmp_path / "file" / "new.coterie"), PASSPHRASE, CLOCK.now(), CHEAP)


def test_two_vaults_share_neither_key_nor_name(tmp_path: Path) -> None:
    places = [VaultPlace(tmp_path / name) for name in ("one.coterie", "two.coterie")]
    names = {vault_folder.create(place, PASSPHRASE, CLOCK.now(), CHEAP) for place in places}
    assert len(names) == 2
    assert key_of(places[0]) != key_of(places[1])


# --------------------------------------------------------------------------------------------------------- opening


def test_opening_makes_nothing(tmp_path: Path) -> None:
    for folder in (tmp_path / "nothing.coterie", tmp_path):
        with pytest.raises(VaultMoved):
            open_vault(folder, PASSPHRASE, CLOCK)
    assert list(tmp_path.iterdir()) == []


def test_a_vault_without_its_database_is_named_and_none_is_made(place: VaultPlace) -> None:
    place.database.unlink()
    with pytest.raises(VaultMoved, match=r"vault\.db"):
        open_vault(place.folder, PASSPHRASE, CLOCK)
    with pytest.raises(VaultDamaged):
        open_database(place.database, bytes(32), "rw")
    assert not place.database.exists()


def test_a_lost_key_file_comes_back_from_its_second_copy(place: VaultPlace) -> None:
    place.keys.unlink()
    open_vault(place.folder, PASSPHRASE, CLOCK).close()
    assert place.keys.read_bytes() == place.keys_again.read_bytes()
    place.keys.unlink()
    place.keys_again.unlink()
    with pytest.raises(VaultMoved):
        open_vault(place.folder, PASSPHRASE, CLOCK)


def test_the_right_passphrase_of_another_vault_opens_nothing(place: VaultPlace, tmp_path: Path) -> None:
    other = VaultPlace(tmp_path / "other.coterie")
    vault_folder.create(other, PASSPHRASE, CLOCK.now(), CHEAP)
    shutil.copy(other.database, place.database)
    before = sums(place.folder)
    with pytest.raises(VaultDamaged):
        open_vault(place.folder, PASSPHRASE, CLOCK)
    place.lock.unlink()
    assert sums(place.folder) == before


def test_a_database_under_our_key_that_is_not_this_vault_is_refused(place: VaultPlace, tmp_path: Path) -> None:
    key = key_of(place)
    for statements in (
        ("CREATE TABLE mine (id)",),
        ("CREATE TABLE vault (marker, uuid)", "INSERT INTO vault VALUES ('another program', 'x')"),
        ("CREATE TABLE vault (marker, uuid)", "INSERT INTO vault VALUES ('coterie', 'another vault')"),
        ("CREATE TABLE vault (marker, uuid)",),
    ):
        place.database.unlink()
        foreign = open_database(place.database, key, "rwc")
        for statement in statements:
            foreign.execute(statement)
        foreign.close()
        with pytest.raises(VaultDamaged, match="do not belong together"):
            open_vault(place.folder, PASSPHRASE, CLOCK)


@pytest.mark.parametrize("damage", [b"", b"not a database, but long enough to look at" * 200])
def test_a_file_that_is_no_database_is_a_damaged_vault(place: VaultPlace, damage: bytes) -> None:
    place.database.write_bytes(damage)
    with pytest.raises(VaultDamaged):
        open_vault(place.folder, PASSPHRASE, CLOCK)
    assert place.database.read_bytes() == damage


def test_a_flipped_byte_on_the_first_page_is_a_damaged_vault(place: VaultPlace) -> None:
    content = bytearray(place.database.read_bytes())
    content[2_000] ^= 1
    place.database.write_bytes(bytes(content))
    with pytest.raises(VaultDamaged):
        open_vault(place.folder, PASSPHRASE, CLOCK)


def test_a_newer_schema_is_refused_and_left_as_it_is(place: VaultPlace) -> None:
    newer = open_database(place.database, key_of(place), "rw")
    newer.execute(f"PRAGMA user_version = {SCHEMA + 10}")
    newer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    newer.close()
    before = sums(place.folder)
    with pytest.raises(VaultTooNew, match=str(SCHEMA + 10)):
        open_vault(place.folder, PASSPHRASE, CLOCK)
    place.lock.unlink()
    assert sums(place.folder) == before


HOLDER = """
import sys
from pathlib import Path
from coterie.storage.opening.folder import hold
from coterie.storage.opening.place import VaultPlace
held = hold(VaultPlace(Path(sys.argv[1])))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize("is_removed", [False, True], ids=["", "although somebody removed the file that is held"])
def test_a_second_program_is_told_that_the_vault_is_in_use(place: VaultPlace, *, is_removed: bool) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(place.folder)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={"PYTHONPATH": ":".join(sys.path)},
    )  # fmt: skip
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        if is_removed:
            place.lock.unlink()
        for _try in range(2):
            with pytest.raises(VaultInUse):
                open_vault(place.folder, PASSPHRASE, CLOCK)
        holder.kill()
    assert place.lock.exists()
    open_vault(place.folder, PASSPHRASE, CLOCK).close()


def test_a_vault_that_could_not_be_opened_is_let_go(place: VaultPlace, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_given: object) -> None:
        raise RuntimeError("broken")

    for name in ("coterie.storage.vault.open_database", "coterie.storage.vault.remove_leftovers"):
        with monkeypatch.context() as patch:
            patch.setattr(name, fails)
            with pytest.raises(RuntimeError):
                open_vault(place.folder, PASSPHRASE, CLOCK)
        open_vault(place.folder, PASSPHRASE, CLOCK).close()


def test_what_a_killed_import_left_goes_when_the_vault_is_opened(place: VaultPlace) -> None:
    left = Staging(place.folder)
    (place.folder / f"{left.path.name}-journal").write_bytes(b"x")
    mine = place.folder / "staging notes.txt"
    mine.write_text("mine")
    open_vault(place.folder, PASSPHRASE, CLOCK).close()
    assert list(place.folder.glob(".staging-*")) == []
    assert mine.exists()


# -------------------------------------------------------------------------------------------------------- settings

WANTED = {
    "foreign_keys": 1, "trusted_schema": 0, "secure_delete": 1, "recursive_triggers": 1, "temp_store": 2,
    "busy_timeout": 5_000, "journal_mode": "wal", "cipher_page_size": "4096",
}  # fmt: skip


@pytest.mark.parametrize("mode", ["rw", "ro"])
def test_every_connection_has_the_settings(place: VaultPlace, mode: str) -> None:
    connection = open_database(place.database, key_of(place), mode)
    found = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in WANTED}
    synchronous = connection.execute("PRAGMA synchronous").fetchone()[0]
    connection.close()
    assert found == WANTED
    assert mode == "ro" or synchronous == 2


def test_ciphers_are_those_of_the_fourth_generation(place: VaultPlace) -> None:
    connection = open_database(place.database, key_of(place), "rw")
    settings = {row[0] for row in connection.execute("PRAGMA cipher_settings")}
    connection.close()
    assert {line.partition("=")[0].split()[-1] for line in settings} >= {"kdf_iter", "cipher_page_size"}
    assert "PRAGMA cipher_hmac_algorithm = HMAC_SHA512;" in settings
    assert "PRAGMA cipher_use_hmac = 1;" in settings
    assert "PRAGMA cipher_plaintext_header_size = 0;" in settings


def test_a_reading_connection_cannot_write(place: VaultPlace) -> None:
    vault = SqlVault(place, key_of(place), CLOCK)
    with pytest.raises(CannotBeDone, match="cannot be written"), vault.reading() as connection:
        connection.execute("DELETE FROM person")
    vault.close()


def test_no_code_can_be_loaded_into_the_engine(place: VaultPlace) -> None:
    connection = open_database(place.database, key_of(place), "rw")
    with pytest.raises(Exception, match=r"not authorized|no such function"):
        connection.execute("SELECT load_extension('libc.so.6')")
    connection.close()


@pytest.mark.parametrize("name", ["foreign_keys", "secure_delete", "temp_store", "recursive_triggers"])
def test_a_setting_that_is_not_taken_is_refused(place: VaultPlace, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = tuple((one, value, 77 if one == name else expected) for one, value, expected in connections._SETTINGS)
    monkeypatch.setattr(connections, "_SETTINGS", wrong)
    with pytest.raises(SettingRefused, match=name):
        open_database(place.database, key_of(place), "rw")


@pytest.mark.parametrize(
    ("said", "becomes"),
    [
        ("file is not a database", VaultDamaged), ("database disk image is malformed", VaultDamaged),
        ("database is locked", VaultInUse), ("database or disk is full", CannotBeDone),
        ("disk I/O error", CannotBeDone), ("unable to open database file", VaultDamaged),
        ("attempt to write a readonly database", CannotBeDone),
    ],
)  # fmt: skip
def test_what_the_engine_says_becomes_what_a_person_can_act_on(said: str, becomes: type[Exception]) -> None:
    with pytest.raises(becomes), engine_errors(Path("vault.db")):
        raise sqlcipher.OperationalError(said)


# ------------------------------------------------------------------------------------------------------- migrating

LATER = Migration(
    SCHEMA + 10,
    "m9010_later",
    """
CREATE TABLE thing (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER REFERENCES person (id)
);
CREATE INDEX thing_person ON thing (person_id);
ALTER TABLE person ADD COLUMN shoe_size INTEGER NOT NULL DEFAULT 40;
UPDATE person SET met_where = 'brought along';
""",
)
BROKEN = Migration(SCHEMA + 20, "m9020_broken", "CREATE TABLE half (id INTEGER);\nCREATE TABLE half (id INTEGER);\n")


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the program know one migration more."""
    monkeypatch.setattr(vault_folder, "MIGRATIONS", (*MIGRATIONS, LATER))
    monkeypatch.setattr(vault_folder, "SCHEMA", LATER.number)


def backups(place: VaultPlace) -> list[Path]:
    """List the backups made before migrations."""
    return sorted(place.backups.iterdir())


@pytest.mark.usefixtures("newer")
class TestMigration:
    """A vault of an older version comes along."""

    @pytest.fixture
    def older(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> VaultPlace:
        """Give a closed vault made before the migration, with people, something undone and an undone import."""
        with monkeypatch.context() as patch:
            patch.setattr(vault_folder, "MIGRATIONS", MIGRATIONS)
            patch.setattr(vault_folder, "SCHEMA", SCHEMA)
            opened = make_vault(tmp_path)
            opened.add("Ana Lindqvist", tags=("mentor",))
            opened.add("Bob Ray")
            opened.people.bin([3])
            opened.vault.history.undo()
            with opened.vault.writing() as connection, transaction(connection):
                connection.execute("DELETE FROM person_state WHERE person_id = 3")
            opened.vault.close()
            return opened.vault.place

    def test_it_is_brought_up_to_date_behind_a_copy(self, older: VaultPlace) -> None:
        opened = Opened(open_vault(older.folder, PASSPHRASE, CLOCK), CLOCK)
        assert opened.rows("PRAGMA user_version") == [(LATER.number,)]
        assert opened.rows("SELECT display_name, met_where, shoe_size FROM person WHERE id > 1") == [
            ("Ana Lindqvist", "brought along", 40), ("Bob Ray", "brought along", 40),
        ]  # fmt: skip
        opened.vault.close()
        (copy,) = backups(older)
        assert copy.stat().st_mode & 0o777 == 0o600
        assert b"SQLite format" not in copy.read_bytes()
        backup = open_backup(copy)
        assert (backup.facts.reason, backup.facts.schema) == ("migration", SCHEMA)
        inside = copy.with_name("inside.db")
        inside.write_bytes(b"".join(backup.chunks()))
        kept = open_database(inside, key_of(older), "rw")
        assert kept.execute("SELECT met_where FROM person WHERE id = 2").fetchone() == ("",)
        assert kept.execute("PRAGMA user_version").fetchone() == (SCHEMA,)
        kept.close()

    def test_every_table_old_and_new_is_undoable_afterwards(self, older: VaultPlace) -> None:
        opened = Opened(open_vault(older.folder, PASSPHRASE, CLOCK), CLOCK)
        with opened.vault.reading() as connection:
            tables = undoable_tables(connection)
            names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
        assert "thing" in tables
        for table in tables:
            assert {f"log_{table}_{kind}" for kind in "iud"} | {f"undone_{table}"} <= names
        before = opened.snapshot()
        opened.run("INSERT INTO thing (person_id) VALUES (2)", "UPDATE person SET shoe_size = 41 WHERE id = 2")
        after = opened.snapshot()
        opened.vault.history.undo()
        assert opened.snapshot() == before
        opened.vault.history.redo()
        assert opened.snapshot() == after
        opened.vault.close()

    def test_steps_from_before_still_go_back(self, older: VaultPlace) -> None:
        opened = Opened(open_vault(older.folder, PASSPHRASE, CLOCK), CLOCK)
        assert [step.state for step in opened.vault.history.steps(9)] == ["done", "done"]
        opened.vault.history.undo()
        opened.vault.history.undo()
        assert opened.rows("SELECT count(*) FROM person") == [(1,)]
        opened.vault.history.redo()
        assert opened.rows("SELECT display_name, shoe_size FROM person WHERE id > 1") == [("Ana Lindqvist", 40)]
        opened.vault.close()

    def test_what_a_step_put_aside_before_comes_back_with_the_new_column(self, older: VaultPlace) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(vault_folder, "MIGRATIONS", MIGRATIONS)
            patch.setattr(vault_folder, "SCHEMA", SCHEMA)
            vault = open_vault(older.folder, PASSPHRASE, CLOCK)
            with vault.writing() as connection, step(connection, "undo an import", CLOCK.now()) as writing:
                undo_log.take_out(connection, writing.number, "person", [(3, 3)])
            vault.close()
        opened = Opened(open_vault(older.folder, PASSPHRASE, CLOCK), CLOCK)
        assert opened.rows("SELECT id FROM person ORDER BY id") == [(1,), (2,)]
        opened.vault.history.undo()
        assert opened.rows("SELECT display_name, shoe_size FROM person WHERE id = 3") == [("Bob Ray", 40)]
        opened.vault.history.redo()
        assert opened.rows("SELECT id FROM person ORDER BY id") == [(1,), (2,)]
        opened.vault.close()

    def test_a_migration_that_fails_leaves_the_vault_as_it_was(
        self, older: VaultPlace, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with monkeypatch.context() as patch:
            patch.setattr(vault_folder, "MIGRATIONS", (*MIGRATIONS, BROKEN))
            patch.setattr(vault_folder, "SCHEMA", BROKEN.number)
            with pytest.raises(Exception, match="half"):
                open_vault(older.folder, PASSPHRASE, CLOCK)
            patch.setattr(vault_folder, "MIGRATIONS", MIGRATIONS)
            patch.setattr(vault_folder, "SCHEMA", SCHEMA)
            opened = Opened(open_vault(older.folder, PASSPHRASE, CLOCK), CLOCK)
            opened.people.bin([2])
            opened.vault.close()
        assert len(backups(older)) == 1
        open_vault(older.folder, PASSPHRASE, CLOCK).close()
        assert len(backups(older)) == 2

    def test_without_room_for_the_copy_nothing_is_changed(
        self, older: VaultPlace, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fails(*_given: object) -> None:
            raise OSError(28, "No space left on device")

        before = sums(older.folder)
        monkeypatch.setattr("coterie.storage.backups.places.flush_folder", fails)
        with pytest.raises(CannotBeDone, match="no room left"):
            open_vault(older.folder, PASSPHRASE, CLOCK)
        opened = sums(older.folder)
        assert opened["vault.db"] == before["vault.db"]
        assert backups(older) == []

    def test_a_damaged_vault_is_not_brought_up_to_date(
        self, older: VaultPlace, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        content = bytearray(older.database.read_bytes())
        content[40_000] ^= 1
        older.database.write_bytes(bytes(content))
        with pytest.raises(VaultDamaged):
            open_vault(older.folder, PASSPHRASE, CLOCK)
        assert older.database.read_bytes() == bytes(content)
        assert backups(older) == []


def test_keys_are_told_apart_from_the_passphrase_before_the_database_is_touched(
    place: VaultPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def touched(*_given: object) -> None:
        pytest.fail("the database was touched")

    monkeypatch.setattr(vault_folder, "open_database", touched)
    with pytest.raises(WrongPassphrase):
        open_vault(place.folder, "something else entirely", CLOCK)


def test_a_folder_that_cannot_be_written_is_said_plainly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_given: object) -> int:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr("coterie.storage.opening.folder.os.open", refuse)
    with pytest.raises(CannotBeDone, match="Read-only file system"):
        vault_folder.hold(VaultPlace(tmp_path))
