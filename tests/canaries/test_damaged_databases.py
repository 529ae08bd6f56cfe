# SPDX-License-Identifier: GPL-3.0-or-later
"""What the engine does with damaged and foreign files, as opening and rescuing rely on it."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from coterie.storage.connections import ALONE, STILL, raw_key_text
from coterie.storage.damage.page_cipher import PAGE_BYTES, SALT_BYTES, PageCipher
from tests.other_places import environment

if TYPE_CHECKING:
    from pathlib import Path

KEY, OTHER = bytes(range(32)), bytes(range(1, 33))
_MAKE = """
import os, sys
import sqlcipher3.dbapi2 as sqlcipher
connection = sqlcipher.connect(sys.argv[1], isolation_level=None)
connection.set_key(sys.argv[2])
connection.execute("PRAGMA journal_mode = WAL")
connection.execute("CREATE TABLE row_ (id INTEGER PRIMARY KEY, text)")
for number in range(int(sys.argv[3])):
    connection.execute("INSERT INTO row_ (text) VALUES (?)", (str(number) * 300,))
connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
connection.execute("INSERT INTO row_ (text) VALUES ('in the journal')")
os._exit(0)
"""


def made(file: Path, key: bytes, rows: int) -> Path:
    """Make a database in a program that is killed, with one row in its journal."""
    subprocess.run(
        [sys.executable, "-c", _MAKE, str(file), raw_key_text(key), str(rows)], check=True, env=environment()
    )
    return file


def opened(file: Path, mode: str, key: bytes = KEY) -> Any:  # noqa: ANN401 (the binding ships no types)
    """Open it as the program does."""
    connection = sqlcipher.connect(f"{file.as_uri()}?mode={mode}", uri=True, isolation_level=None)
    connection.set_key(raw_key_text(key))
    connection.execute("PRAGMA cipher_log_level = NONE")
    if mode == ALONE:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    return connection


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """Give a database of which one row stands in the journal."""
    return made(tmp_path / "mine.db", KEY, 200)


def test_our_sums_are_those_of_the_engine(mine: Path) -> None:
    content = bytearray(mine.read_bytes())
    content[7 * PAGE_BYTES + 99] ^= 4
    mine.write_bytes(bytes(content))
    connection = opened(mine, STILL)
    said = [row[0] for row in connection.execute("PRAGMA cipher_integrity_check")]
    connection.close()
    cipher = PageCipher(KEY, bytes(content[:SALT_BYTES]))
    pages = [bytes(content[at : at + PAGE_BYTES]) for at in range(0, len(content), PAGE_BYTES)]
    bad = [number for number, page in enumerate(pages, 1) if not cipher.is_whole(number, page)]
    assert bad == [8]
    assert said == ["HMAC verification failed for page 8"]
    first = cipher.read(1, pages[0])
    assert first is not None
    assert first.startswith(b"SQLite format 3\0\x10\0")
    assert first[20] == 80


def test_a_page_whose_sum_is_wrong_is_an_error_where_it_is_read_and_nowhere_else(mine: Path) -> None:
    content = bytearray(mine.read_bytes())
    content[(len(content) // PAGE_BYTES - 3) * PAGE_BYTES + 99] ^= 4
    mine.write_bytes(bytes(content))
    connection = opened(mine, STILL)
    assert connection.execute("SELECT id FROM row_ WHERE id = 1").fetchone() == (1,)
    with pytest.raises(sqlcipher.DatabaseError, match="malformed"):
        connection.execute("SELECT sum(length(text)) FROM row_").fetchone()
    connection.close()


def test_a_still_reading_leaves_the_journal_out_without_a_word(mine: Path) -> None:
    connection = opened(mine, STILL)
    assert connection.execute("SELECT count(*) FROM row_").fetchone() == (200,)
    connection.close()


def test_a_reading_alone_takes_the_journal_in_and_makes_no_file(mine: Path) -> None:
    mine.with_name("mine.db-shm").unlink()
    for _turn in range(2):
        first, second = opened(mine, ALONE), opened(mine, ALONE)
        for connection in (first, second):
            assert connection.execute("SELECT count(*) FROM row_").fetchone() == (201,)
        first.close()
        second.close()
    assert {file.name for file in mine.parent.iterdir()} == {"mine.db", "mine.db-wal"}


def test_the_journal_of_another_database_is_written_into_this_one_unasked(mine: Path, tmp_path: Path) -> None:
    connection = opened(mine, "rw")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    before = mine.read_bytes()
    other = made(tmp_path / "other.db", OTHER, 50)
    mine.with_name("mine.db-wal").write_bytes(other.with_name("other.db-wal").read_bytes())
    connection = opened(mine, "rw")
    with contextlib.suppress(sqlcipher.DatabaseError):  # by then it is too late
        connection.execute("SELECT count(*) FROM row_").fetchone()
    connection.close()
    assert mine.read_bytes() != before
    assert not mine.with_name("mine.db-wal").exists()
