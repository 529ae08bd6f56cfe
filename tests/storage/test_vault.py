# SPDX-License-Identifier: GPL-3.0-or-later
"""The open vault: one writer, readers of a moment, and what happens when the files go away under it."""

from __future__ import annotations

import itertools
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from coterie.domain.errors import Cancelled, VaultDamaged, VaultMoved
from coterie.storage.connections import transaction
from coterie.storage.vault import open_vault
from tests.builders import PASSPHRASE, Opened

Away = Callable[[Path], None]


def moved(folder: Path) -> None:
    folder.rename(folder.with_name("elsewhere.coterie"))


def database_gone(folder: Path) -> None:
    (folder / "vault.db").unlink()


def replaced(folder: Path) -> None:
    shutil.copy(folder / "vault.db", folder / "copy")
    (folder / "copy").replace(folder / "vault.db")


@pytest.mark.parametrize("away", [moved, database_gone, replaced])
def test_nothing_is_written_into_a_vault_that_is_not_where_it_was(opened: Opened, away: Away) -> None:
    opened.add()
    away(opened.vault.place.folder)
    with pytest.raises(VaultMoved):
        opened.add("Bob Ray")
    with pytest.raises(VaultMoved):
        opened.vault.history.undo()


def test_a_vault_that_comes_back_can_be_written_again(opened: Opened) -> None:
    opened.add()
    folder = opened.vault.place.folder
    moved(folder)
    with pytest.raises(VaultMoved):
        opened.add("Bob Ray")
    folder.with_name("elsewhere.coterie").rename(folder)
    opened.add("Bob Ray")
    assert opened.statistics.counts()["people"] == 2


def test_what_was_written_is_there_when_it_is_opened_again(opened: Opened) -> None:
    opened.add(emails=("ana@example.org",))
    before = opened.snapshot()
    opened.vault.close()
    assert not list(opened.vault.place.folder.glob("*-wal"))
    again = Opened(open_vault(opened.vault.place.folder, PASSPHRASE, opened.clock), opened.clock)
    assert again.snapshot() == before
    again.vault.close()


def test_a_closed_vault_says_so(opened: Opened) -> None:
    opened.statistics.counts()
    opened.vault.close()
    opened.vault.close()
    with pytest.raises(VaultMoved):
        opened.add()
    with pytest.raises(VaultMoved):
        opened.statistics.counts()


def test_a_closed_vault_may_be_opened_by_somebody_else(opened: Opened) -> None:
    opened.vault.close()
    open_vault(opened.vault.place.folder, PASSPHRASE, opened.clock).close()


def test_closing_lets_the_vault_go_whatever_goes_wrong(opened: Opened) -> None:
    class Broken:
        """A connection that can only be closed."""

        def __init__(self) -> None:
            self.closed = False

        def execute(self, _statement: str) -> None:
            raise RuntimeError("broken")

        def close(self) -> None:
            self.closed = True

    with opened.vault.writing() as connection:
        writer, broken = connection, Broken()
    opened.vault._writer = broken
    with pytest.raises(RuntimeError):
        opened.vault.close()
    assert broken.closed
    assert writer is not None
    writer.close()
    open_vault(opened.vault.place.folder, PASSPHRASE, opened.clock).close()


def test_a_reader_sees_one_moment(opened: Opened) -> None:
    opened.add()
    seen: list[int] = []

    def write() -> None:
        opened.add("Bob Ray")

    with opened.vault.reading() as connection:
        seen += connection.execute("SELECT count(*) FROM person").fetchone()
        writer = threading.Thread(target=write)
        writer.start()
        writer.join()
        seen += connection.execute("SELECT count(*) FROM person").fetchone()
    seen += opened.rows("SELECT count(*) FROM person")[0]
    assert seen == [2, 2, 3]


def test_readers_of_other_threads_have_connections_of_their_own(opened: Opened) -> None:
    connections: list[object] = []

    def look() -> None:
        with opened.vault.reading() as connection:
            connections.append(connection)

    threads = [threading.Thread(target=look) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    look()
    look()
    assert len(set(map(id, connections))) == 4


def test_two_threads_write_one_after_the_other(opened: Opened) -> None:
    threads = [threading.Thread(target=opened.add, args=(f"Ana {number}",)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert opened.statistics.counts()["people"] == 6
    assert len(opened.vault.history.steps(9)) == 6


def test_a_statement_that_was_stopped_is_a_cancelled_job(opened: Opened) -> None:
    endless = "WITH RECURSIVE n(x) AS (VALUES (1) UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"
    steps = itertools.count()

    def count_for_ever() -> None:
        with opened.vault.writing() as connection, transaction(connection):
            connection.set_progress_handler(lambda: int(next(steps) > 3), 1_000)
            try:
                connection.execute(endless).fetchone()
            finally:
                connection.set_progress_handler(None, 0)

    with pytest.raises(Cancelled):
        count_for_ever()
    opened.add()


def test_a_damaged_page_costs_what_it_holds_and_nothing_else(opened: Opened) -> None:
    opened.add()
    (root,) = opened.rows("SELECT rootpage FROM sqlite_master WHERE name = 'nudge'")[0]
    folder = opened.vault.place.folder
    opened.vault.close()
    with (folder / "vault.db").open("r+b") as stream:
        stream.seek((root - 1) * 4096 + 100)
        stream.write(b"\xff" * 40)
    again = Opened(open_vault(folder, PASSPHRASE, opened.clock), opened.clock)
    for _try in range(2):
        with pytest.raises(VaultDamaged):
            again.rows("SELECT * FROM nudge")
        assert again.rows("SELECT count(*) FROM person") == [(2,)]
        with pytest.raises(VaultDamaged), again.vault.writing() as connection:
            connection.execute("SELECT * FROM nudge").fetchall()
        again.vault.backups.set_second_place(None)
    again.add("Bo Ek")
    assert again.statistics.counts()["people"] == 2
    again.vault.close()
