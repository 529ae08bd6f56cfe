# SPDX-License-Identifier: GPL-3.0-or-later
"""What backups rely on in the database engine, in zip programs and in the system: a change fails here, and loudly."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import zipfile
import zlib
from typing import TYPE_CHECKING

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from coterie.storage.backups import container
from coterie.storage.backups.copying import copy_database
from coterie.storage.connections import STILL, open_database

if TYPE_CHECKING:
    from pathlib import Path

KEY = bytes(range(32))
PAGE = 4096


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Give a database with a journal, closed."""
    place = tmp_path / "vault.db"
    connection = open_database(place, KEY, "rwc")
    connection.execute("CREATE TABLE letter (id INTEGER PRIMARY KEY, text TEXT)")
    connection.executemany("INSERT INTO letter (text) VALUES (?)", [("x" * 900,) for _each in range(400)])
    connection.close()
    return place


def test_a_copy_in_one_step_is_one_file_of_the_same_pages(database: Path, tmp_path: Path) -> None:
    source = open_database(database, KEY, "ro")
    copy_database(source, tmp_path / "copy.db", KEY)
    assert sorted(one.name for one in tmp_path.iterdir() if one.name.startswith("copy")) == ["copy.db"]
    assert (tmp_path / "copy.db").stat().st_size == source.execute("PRAGMA page_count").fetchone()[0] * PAGE
    source.close()
    copy = open_database(tmp_path / "copy.db", KEY, STILL)
    assert copy.execute("SELECT count(*) FROM letter").fetchone() == (400,)
    assert copy.execute("PRAGMA cipher_integrity_check").fetchall() == []
    copy.close()
    assert b"SQLite format" not in (tmp_path / "copy.db").read_bytes()


def test_a_copy_sees_the_moment_at_which_its_transaction_began(database: Path, tmp_path: Path) -> None:
    writer, source = open_database(database, KEY, "rw"), open_database(database, KEY, "ro")
    source.execute("BEGIN")
    source.execute("SELECT count(*) FROM letter").fetchone()
    writer.execute("DELETE FROM letter")
    copy_database(source, tmp_path / "copy.db", KEY)
    copy = open_database(tmp_path / "copy.db", KEY, STILL)
    assert copy.execute("SELECT count(*) FROM letter").fetchone() == (400,)
    for connection in (copy, source, writer):
        connection.close()


def test_a_copy_in_one_step_ends_beside_a_busy_writer(database: Path, tmp_path: Path) -> None:
    """Small steps would begin anew with every commit."""
    done = threading.Event()

    def write() -> None:
        writer = open_database(database, KEY, "rw")
        while not done.is_set():
            writer.execute("INSERT INTO letter (text) VALUES ('more')")
        writer.close()

    busy = threading.Thread(target=write)
    busy.start()
    source = open_database(database, KEY, "ro")
    try:
        copy_database(source, tmp_path / "copy.db", KEY)
    finally:
        done.set()
        busy.join()
        source.close()
    copy = open_database(tmp_path / "copy.db", KEY, STILL)
    assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    copy.close()


def test_the_main_file_stands_still_under_a_reader_that_began_with_an_empty_journal(database: Path) -> None:
    """So the vault can be checked page by page while somebody goes on writing."""
    writer = open_database(database, KEY, "rw")
    writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = database.read_bytes()
    reader = open_database(database, KEY, "ro")
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM sqlite_master").fetchone()
    writer.execute("UPDATE letter SET text = 'changed'")
    writer.execute("PRAGMA busy_timeout = 0")
    writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert database.read_bytes() == before
    reader.execute("ROLLBACK")
    writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert database.read_bytes() != before
    reader.close()
    writer.close()


def test_each_check_finds_what_the_others_do_not(database: Path) -> None:
    connection = open_database(database, KEY, "rw")
    connection.execute("CREATE TABLE answer (letter INTEGER REFERENCES letter (id))")
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("INSERT INTO answer VALUES (4711)")
    assert connection.execute("PRAGMA cipher_integrity_check").fetchall() == []
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("PRAGMA foreign_key_check").fetchone() is not None
    connection.close()
    with database.open("ab") as end:
        end.write(bytes(PAGE))
    longer = open_database(database, KEY, STILL)
    assert longer.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert longer.execute("PRAGMA page_count").fetchone()[0] * PAGE < database.stat().st_size
    longer.close()


def test_a_page_that_no_table_uses_is_authenticated_all_the_same(database: Path) -> None:
    connection = open_database(database, KEY, "rw")
    connection.execute("DELETE FROM letter WHERE id > 10")
    free = connection.execute("PRAGMA freelist_count").fetchone()[0]
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    assert free > 3
    content = bytearray(database.read_bytes())
    content[-200] ^= 1
    database.write_bytes(content)
    damaged = open_database(database, KEY, STILL)
    assert len(damaged.execute("PRAGMA cipher_integrity_check").fetchall()) == 1
    damaged.close()


def test_a_running_statement_is_stopped_from_another_thread(database: Path) -> None:
    connection = open_database(database, KEY, STILL)
    threading.Timer(0.05, connection.interrupt).start()
    with pytest.raises(sqlcipher.OperationalError, match="interrupted"):
        connection.execute(
            "WITH RECURSIVE many (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many) SELECT max(n) FROM many"
        ).fetchone()
    connection.close()


def test_zip_programs_read_the_form_that_we_write(tmp_path: Path) -> None:
    parts = [b"database" * 999, b"keys", b"manifest"]
    members = container.laid_out([container.Member(len(part), zlib.crc32(part)) for part in parts])
    file = tmp_path / "one.zip"
    with file.open("wb") as out:
        for name, member, part in zip(container.NAMES, members, parts, strict=True):
            out.write(container.header(name, member) + part)
        out.write(container.tail(members))
    with zipfile.ZipFile(file) as found:
        assert found.testzip() is None
        assert [found.read(name) for name in container.NAMES] == parts
        assert {one.external_attr >> 16 for one in found.infolist()} == {0o100600}


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such limits")
def test_a_file_that_may_not_grow_is_an_error_and_no_signal(tmp_path: Path) -> None:
    code = (
        "import resource, sys\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))\n"
        "try:\n"
        f"    open({str(tmp_path / 'f')!r}, 'wb', buffering=0).write(bytes(20)) == 10 or sys.exit(1)\n"
        f"    open({str(tmp_path / 'f')!r}, 'ab', buffering=0).write(bytes(20))\n"
        "except OSError as error:\n"
        "    sys.exit(error.errno)\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 27  # EFBIG


def test_renaming_a_folder_onto_one_that_holds_something_is_refused(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    (tmp_path / "two" / "mine").write_text("mine")
    with pytest.raises(OSError, match=r"."):
        os.rename(tmp_path / "one", tmp_path / "two")  # noqa: PTH104 - the call itself is looked at
    assert (tmp_path / "two" / "mine").exists()
