# SPDX-License-Identifier: GPL-3.0-or-later
"""The staging file: what a reading brought, encrypted under a key that only memory holds, beside the vault.

It is attached to the writing connection for planning and applying, and removed at the end and at the next start.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from coterie.domain.reading import FileLost, StagedFile, StagedItem, StagedProblem, StagedRecord, StagedSkip
from coterie.domain.records import FileFound
from coterie.domain.texts import _
from coterie.storage.connections import KEY_BYTES, Connection, open_database, raw_key_text
from coterie.storage.importing.collector import collector_at_rest
from coterie.storage.safe_files import PRIVATE_FILE

_PREFIX = ".staging-"
_BATCH = 2_000

#: The long columns stand last, so that comparing keys and digests does not read them.
_SCHEMA = """
CREATE TABLE staged (
    id INTEGER PRIMARY KEY,
    file_index INTEGER NOT NULL,
    source TEXT NOT NULL,
    key TEXT NOT NULL,
    place TEXT NOT NULL,
    digest TEXT NOT NULL,
    kind TEXT NOT NULL,
    raw BLOB NOT NULL,
    payload TEXT NOT NULL
)
"""


@dataclass
class FileTally:
    """One foreign file and what has been counted of it so far."""

    index: int
    found: FileFound
    records: int = 0
    refused: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    held: int = 0


@dataclass(frozen=True)
class Problem:
    """A line of the report's problems: where, why, and what stood there."""

    file_index: int
    place: str
    reason: str
    excerpt: str


class Staging:
    """A reading put aside. Use `attached` to let the vault's connection see it as `staged.staged`."""

    def __init__(self, folder: Path) -> None:
        """Make the file in the vault's folder, under a fresh key."""
        self.path = folder / f"{_PREFIX}{secrets.token_hex(8)}.db"
        self._key = secrets.token_bytes(KEY_BYTES)
        os.close(os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE))
        self.files: dict[int, FileTally] = {}
        self.problems: list[Problem] = []
        self._latest: dict[tuple[str, str], tuple[int, int, str]] = {}
        self._count = 0

    def fill(self, items: Iterable[StagedItem]) -> None:
        """Take everything a reading yields; a lost file takes its records with it."""
        connection = open_database(self.path, self._key, "rwc")
        with collector_at_rest(), closing(connection):
            # Nothing of this file is worth saving through a crash: it is removed at the next start.
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute(_SCHEMA)
            connection.execute("CREATE TABLE file (id INTEGER PRIMARY KEY, exported TEXT NOT NULL)")
            connection.execute("BEGIN")
            self._take_all(connection, items)
            connection.execute("COMMIT")

    def _take_all(self, connection: Connection, items: Iterable[StagedItem]) -> None:
        rows: list[tuple[object, ...]] = []
        superseded: list[tuple[int]] = []
        for item in items:
            if type(item) is StagedRecord:
                rows.append(self._row(item, superseded))
                if len(rows) >= _BATCH:
                    _put(connection, rows)
            elif isinstance(item, FileLost):
                _put(connection, rows)
                self._lose(connection, item.file_index)
            else:
                self._note(item)
        _put(connection, rows)
        connection.executemany("DELETE FROM staged WHERE id = ?", superseded)
        exports = [(file.index, file.found.exported) for file in self.files.values()]
        connection.executemany("INSERT INTO file VALUES (?, ?)", exports)

    def _row(self, record: StagedRecord, superseded: list[tuple[int]]) -> tuple[object, ...]:
        """Count a record; a later one of the same key takes the place of an earlier one."""
        tally = self.files[record.file_index]
        tally.records += 1
        self._count += 1
        name = (tally.found.source, record.key)
        earlier = self._latest.get(name)
        if earlier is not None:
            superseded.append((earlier[0],))
            reason = _("the same record again") if earlier[2] == record.digest else _("a newer one came with it")
            self.files[earlier[1]].skipped[reason] += 1
        self._latest[name] = (self._count, record.file_index, record.digest)
        for repair in record.repairs:
            self.problems.append(Problem(record.file_index, record.place, repair, ""))
        return (
            self._count,
            record.file_index,
            tally.found.source,
            record.key,
            record.place,
            record.digest,
            record.kind,
            record.raw.encode("utf-8", "surrogateescape"),
            record.payload,
        )

    def _note(self, item: StagedItem) -> None:
        if isinstance(item, StagedFile):
            self.files[item.file_index] = FileTally(item.file_index, item.found)
        elif isinstance(item, StagedSkip):
            tally = self.files[item.file_index]
            tally.records += 1
            tally.skipped[item.reason] += 1
        elif isinstance(item, StagedProblem):
            self.problems.append(Problem(item.file_index, item.place, item.reason, item.excerpt))
            if not item.is_about_the_file:
                tally = self.files[item.file_index]
                tally.records += 1
                tally.refused += 1

    def _lose(self, connection: Connection, file_index: int) -> None:
        """Withdraw everything that came of a file, the file itself included."""
        connection.execute("DELETE FROM staged WHERE file_index = ?", (file_index,))
        self.files.pop(file_index, None)
        self.problems = [problem for problem in self.problems if problem.file_index != file_index]
        self._latest = {name: last for name, last in self._latest.items() if last[1] != file_index}

    @contextmanager
    def attached(self, connection: Connection) -> Iterator[None]:
        """Let a connection see the staged records, for as long as the block lasts."""
        connection.execute("ATTACH DATABASE ? AS staged KEY ?", (str(self.path), raw_key_text(self._key)))
        try:
            yield
        finally:
            connection.execute("DETACH DATABASE staged")

    def remove(self) -> None:
        """Remove the file; what it held is gone with its key in any case."""
        _unlink(self.path)


def _put(connection: Connection, rows: list[tuple[object, ...]]) -> None:
    connection.executemany("INSERT INTO staged VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    rows.clear()


def remove_leftovers(folder: Path) -> None:
    """Remove staging files that a killed program left behind; called while the vault is held alone."""
    for path in folder.glob(f"{_PREFIX}*"):
        _unlink(path)


def _unlink(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()
