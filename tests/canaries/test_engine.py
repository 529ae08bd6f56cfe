# SPDX-License-Identifier: GPL-3.0-or-later
"""What SECURITY.md relies on in SQLCipher and SQLite: keys, settings, checks, journals, disks, backups."""

from __future__ import annotations

import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from coterie.domain.errors import VaultDamaged
from coterie.storage.connections import Connection, open_database, raw_key_text
from tests.other_places import on_a_read_only_disk, on_a_small_disk

if TYPE_CHECKING:
    from collections.abc import Iterator

KEY = bytes(range(32))
PAGE = 4_096


def bare(place: Path, key: str) -> Any:  # noqa: ANN401 (the binding ships no types)
    """Open a database with nothing set but the key, as it is written."""
    connection = sqlcipher.connect(str(place), isolation_level=None)
    connection.set_key(key)
    return connection


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Connection]:
    """Give a database of many pages, some of them free, all in its main file."""
    connection = open_database(tmp_path / "it.db", KEY, "rwc")
    connection.execute("CREATE TABLE row_ (id INTEGER PRIMARY KEY, text TEXT)")
    connection.execute("CREATE INDEX row_text ON row_ (text)")
    connection.execute("CREATE TABLE other (text TEXT)")
    connection.execute("CREATE INDEX other_text ON other (text)")
    connection.execute("BEGIN")
    connection.executemany("INSERT INTO row_ (text) VALUES (?)", ((str(number) * 200,) for number in range(500)))
    connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    yield connection
    connection.close()


def checks(place: Path) -> tuple[bool, bool, bool]:
    """Say what each of the three checks thinks of a database: sums, structure, size."""
    connection = open_database(place, KEY, "rw")
    sums = connection.execute("PRAGMA cipher_integrity_check").fetchall() == []
    structure = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    size = connection.execute("PRAGMA page_count").fetchone()[0] * PAGE == place.stat().st_size
    connection.close()
    return sums, structure, size


def test_sixty_four_bare_digits_become_a_passphrase(tmp_path: Path) -> None:
    place = tmp_path / "bare.db"
    made = bare(place, KEY.hex())
    made.execute("CREATE TABLE row_ (id)")
    made.close()
    raw = bare(place, raw_key_text(KEY))
    with pytest.raises(sqlcipher.DatabaseError, match="not a database"):
        raw.execute("SELECT count(*) FROM sqlite_master")
    raw.close()
    again = bare(place, KEY.hex())
    assert again.execute("SELECT count(*) FROM sqlite_master").fetchone() == (1,)
    again.close()


def test_a_raw_key_costs_no_derivation_and_bare_digits_do(tmp_path: Path) -> None:
    spent: dict[str, float] = {}
    for name, key in (("raw", raw_key_text(KEY)), ("bare", KEY.hex())):
        connection = bare(tmp_path / f"{name}.db", key)
        begun = time.process_time()
        connection.execute("CREATE TABLE row_ (id)")
        spent[name] = time.process_time() - begun
        connection.close()
    assert spent["bare"] > 10 * spent["raw"]


def test_setting_the_compatibility_answers_nothing_and_its_settings_are_listed(filled: Connection) -> None:
    assert filled.execute("PRAGMA cipher_compatibility = 4").fetchall() == []
    assert filled.execute("PRAGMA cipher_compatibility").fetchall() == []
    listed = {row[0] for row in filled.execute("PRAGMA cipher_settings")}
    assert listed >= {
        "PRAGMA kdf_iter = 256000;", "PRAGMA cipher_page_size = 4096;", "PRAGMA cipher_use_hmac = 1;",
        "PRAGMA cipher_hmac_algorithm = HMAC_SHA512;",
    }  # fmt: skip


def test_sums_alone_find_damage_in_a_free_page(filled: Connection, tmp_path: Path) -> None:
    place = tmp_path / "it.db"
    filled.execute("DELETE FROM row_ WHERE id > 300")
    assert filled.execute("PRAGMA freelist_count").fetchone()[0] > 10
    filled.close()
    sound, found = place.read_bytes(), []
    for page in range(1, len(sound) // PAGE):
        place.write_bytes(sound[: page * PAGE + 50] + bytes([sound[page * PAGE + 50] ^ 1]) + sound[page * PAGE + 51 :])
        with suppress(VaultDamaged, sqlcipher.DatabaseError):  # a page that opening or looking needs
            found.append(checks(place))
        if found[-1:] == [(False, True, True)]:
            return
    pytest.fail("no page of a table that only the sums look at")


def test_structure_alone_finds_an_index_that_lacks_its_rows(filled: Connection, tmp_path: Path) -> None:
    filled.execute("PRAGMA writable_schema = ON")
    filled.execute(
        "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'other_text') "
        "WHERE name = 'row_text'"
    )
    filled.close()
    assert checks(tmp_path / "it.db") == (True, False, True)


def test_size_alone_finds_old_pages_behind_the_end(filled: Connection, tmp_path: Path) -> None:
    place = tmp_path / "it.db"
    long = place.read_bytes()
    filled.execute("DELETE FROM row_ WHERE id > 100")
    filled.execute("VACUUM")
    filled.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    filled.close()
    short = place.read_bytes()
    assert checks(place) == (True, True, True)
    place.write_bytes(short + long[len(short) : len(short) + PAGE])
    assert checks(place) == (True, True, False)


_READ_ONLY = """
import sys
from pathlib import Path
from coterie.storage.connections import open_database
for mode in ("ro", "ro&immutable=1"):
    try:
        connection = open_database(Path(sys.argv[1]) / "it.db", bytes(range(32)), mode)
        print(mode, connection.execute("SELECT count(*) FROM row_").fetchone()[0])
        connection.close()
    except Exception as error:
        print(mode, type(error).__name__)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="mounts a disk of its own")
def test_a_read_only_folder_needs_a_journal_or_immutable(filled: Connection, tmp_path: Path) -> None:
    filled.close()
    words = (sys.executable, "-c", _READ_ONLY, str(tmp_path))
    assert not list(tmp_path.glob("it.db-*"))
    without = on_a_read_only_disk(tmp_path, *words)
    assert without.stdout.splitlines() == ["ro VaultDamaged", "ro&immutable=1 500"], without.stderr
    again = open_database(tmp_path / "it.db", KEY, "rw")
    again.execute("INSERT INTO row_ (text) VALUES ('in the journal')")
    assert (tmp_path / "it.db-wal").stat().st_size
    beside = on_a_read_only_disk(tmp_path, *words)
    again.close()
    assert beside.stdout.splitlines() == ["ro 501", "ro&immutable=1 500"], beside.stderr


def test_readers_see_what_is_committed_and_nothing_else(filled: Connection, tmp_path: Path) -> None:
    reader = open_database(tmp_path / "it.db", KEY, "ro")
    filled.execute("BEGIN IMMEDIATE")
    filled.execute("DELETE FROM row_ WHERE id > 10")
    assert reader.execute("SELECT count(*) FROM row_").fetchone() == (500,)
    filled.execute("COMMIT")
    assert reader.execute("SELECT count(*) FROM row_").fetchone() == (10,)
    with pytest.raises(sqlcipher.OperationalError, match="readonly"):
        reader.execute("DELETE FROM row_")
    reader.close()


@pytest.mark.parametrize(("is_on", "noted"), [(0, []), (1, [("old",)])])
def test_replace_leaves_a_trace_only_with_recursive_triggers(is_on: int, noted: list[tuple[str]]) -> None:
    connection = sqlcipher.connect(":memory:", isolation_level=None)
    connection.execute(f"PRAGMA recursive_triggers = {is_on}")
    connection.execute("CREATE TABLE row_ (id INTEGER PRIMARY KEY, name UNIQUE, text)")
    connection.execute("CREATE TABLE log (text)")
    connection.execute("CREATE TRIGGER gone AFTER DELETE ON row_ BEGIN INSERT INTO log VALUES (old.text); END")
    connection.execute("INSERT INTO row_ VALUES (1, 'a', 'old')")
    connection.execute("REPLACE INTO row_ VALUES (2, 'a', 'new')")
    assert connection.execute("SELECT text FROM log").fetchall() == noted
    connection.close()


_FILL = """
import sys
from pathlib import Path
from coterie.storage.connections import open_database
connection = open_database(Path(sys.argv[1]) / "it.db", bytes(range(32)), "rwc")
connection.execute("CREATE TABLE row_ (text)")
connection.execute("INSERT INTO row_ VALUES ('before')")
connection.execute("PRAGMA cache_size = 10")
connection.execute("BEGIN")
try:
    for number in range(10_000):
        connection.execute("INSERT INTO row_ VALUES (?)", ("x" * 3_000,))
except Exception as error:
    print(error, connection.in_transaction)
print(connection.execute("SELECT text FROM row_").fetchall())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="mounts a disk of its own")
def test_a_full_disk_rolls_back_by_itself(tmp_path: Path) -> None:
    done = on_a_small_disk(tmp_path, "1m", sys.executable, "-c", _FILL, str(tmp_path))
    assert done.stdout.splitlines() == ["database or disk is full False", "[('before',)]"], done.stderr


def test_small_steps_of_a_backup_begin_again_and_one_step_does_not(filled: Connection, tmp_path: Path) -> None:
    source, steps = open_database(tmp_path / "it.db", KEY, "rw"), []
    copy = open_database(tmp_path / "copy.db", KEY, "rwc")

    def write_between(_status: int, remaining: int, total: int) -> None:
        steps.append(total - remaining)
        if len(steps) < 20:
            filled.execute("INSERT INTO row_ (text) VALUES ('meanwhile')")

    source.backup(copy, pages=10, progress=write_between)
    assert max(steps[:20]) <= 20, "other people's writing no longer sets it back"
    steps.clear()
    source.backup(copy, progress=write_between)
    assert len(steps) == 1
    for connection in (source, copy):
        connection.close()


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="open files are not listed here")
@pytest.mark.parametrize(("kept", "in_files"), [("FILE", True), ("MEMORY", False)])
def test_sorting_goes_to_a_file_unless_it_is_forbidden(filled: Connection, kept: str, in_files: bool) -> None:
    filled.execute(f"PRAGMA temp_store = {kept}")
    filled.execute("PRAGMA cache_size = 10")
    filled.execute("CREATE TEMP TABLE t AS SELECT a.text || b.id AS text FROM row_ a, row_ b LIMIT 20000")
    cursor = filled.execute("SELECT text FROM t ORDER BY text DESC")
    cursor.fetchone()
    opened = [str(file.readlink()) for file in Path("/proc/self/fd").iterdir() if file.is_symlink()]
    cursor.close()
    assert any("etilqs" in place for place in opened) == in_files
