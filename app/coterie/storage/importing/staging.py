# SPDX-License-Identifier: GPL-3.0-or-later
"""The staging file: what a reading brought, encrypted under a key that only memory holds, beside the vault.

It is attached to the writing connection for planning and applying, and removed at the end and at the next start.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

import sqlcipher3.dbapi2 as sqlcipher

from coterie.domain.errors import CannotBeDone
from coterie.domain.reading import FileLost, StagedFile, StagedItem, StagedProblem, StagedRecord, StagedSkip
from coterie.domain.texts import _
from coterie.storage.connections import KEY_BYTES, Connection, engine_errors, open_database, raw_key_text
from coterie.storage.files.safe import PRIVATE_FILE
from coterie.storage.importing.collector import collector_at_rest

if TYPE_CHECKING:
    from pathlib import Path

    from coterie.domain.records import FileFound

#: A staged record: its number, its file, its digest.
_Staged = tuple[int, int, str]

_PREFIX = ".staging-"
_BATCH = 2_000
#: So many rows that a rule leaves out are remembered one by one; the counts by reason know all.
MOST_SKIPS = 20_000

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
    """A line of the report's problems: where, why, and what stood there; refused: the record did not come in."""

    file_index: int
    place: str
    reason: str
    excerpt: str
    refused: bool = False


class Withdrawn(Exception):
    """Something was taken in as it was read, and should not have been."""


Divert = Callable[[StagedRecord, FileTally], bool]


class Waiting(NamedTuple):
    """A record about to be put aside, as the table has it."""

    number: int
    file_index: int
    source: str
    key: str
    place: str
    digest: str
    kind: str
    raw: bytes
    payload: str


#: Counts those of some records that the vault has as they are, and gives their numbers: they need not be put aside.
Sift = Callable[[Sequence[Waiting]], set[int]]


class Staging:
    """A reading put aside. Once filled it can be attached to the vault's connection."""

    def __init__(self, folder: Path) -> None:
        """Make the file in the vault's folder, under a fresh key."""
        self._folder = folder
        self._make()

    def _make(self) -> None:
        self.path = self._folder / f"{_PREFIX}{secrets.token_hex(8)}.db"
        self._key = secrets.token_bytes(KEY_BYTES)
        _make_file(self.path)
        with engine_errors(self.path), closing(self._open()) as connection:
            connection.execute(_SCHEMA)
            connection.execute(
                "CREATE TABLE file (id INTEGER PRIMARY KEY, exported TEXT NOT NULL, member TEXT NOT NULL)"
            )
        self.files: dict[int, FileTally] = {}
        self.problems: list[Problem] = []
        self.skips: list[StagedSkip] = []
        self.is_filled = False
        #: Whether a file was withdrawn: who is not among the rest may have stood in it.
        self.lost_some = False
        self._is_attached = False
        #: Number, file and digest of the first record of each key, and of further ones where there are any.
        self._first: dict[tuple[str, str], tuple[int, int, str]] = {}
        self._more: dict[tuple[str, str], list[tuple[int, int, str]]] = {}
        #: Files of which a record was taken in as it came, and of which one was sifted out, with the numbers of those.
        self._diverted: set[int] = set()
        self._thinned: set[int] = set()
        self._sifted: set[int] = set()
        self._count = 0

    def _open(self) -> Connection:
        connection = open_database(self.path, self._key, "rwc")
        # Nothing of this file is worth saving through a crash: it is removed at the next start.
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        return connection

    def start_over(self) -> None:
        """Forget what was put aside, in a file of its own again."""
        self.remove()
        self._make()

    def fill(self, items: Iterable[StagedItem], divert: Divert | None = None, sift: Sift | None = None) -> None:
        """Take everything a reading yields; a lost file takes its records with it.

        divert: takes a record itself and says so. sift: takes out what the vault has as it is. Raises Withdrawn when
        one that either took should not have been taken.
        """
        with engine_errors(self.path), collector_at_rest(), closing(self._open()) as connection:
            connection.execute("BEGIN")
            self._take_all(connection, items, divert, sift)
            connection.execute("COMMIT")
        self.is_filled = True

    def _take_all(
        self, connection: Connection, items: Iterable[StagedItem], divert: Divert | None, sift: Sift | None
    ) -> None:
        rows: list[Waiting] = []
        for item in items:
            if type(item) is StagedRecord:
                if self._take(item, rows, divert) and len(rows) >= _BATCH:
                    self._put(connection, rows, sift)
            elif isinstance(item, FileLost):
                self._put(connection, rows, sift)
                self._lose(connection, item.file_index)
            else:
                self._note(item)
        self._put(connection, rows, sift)
        connection.executemany("DELETE FROM staged WHERE id = ?", self._superseded())
        files = [(file.index, file.found.exported, file.found.member) for file in self.files.values()]
        connection.executemany("INSERT INTO file VALUES (?, ?, ?)", files)

    def _put(self, connection: Connection, rows: list[Waiting], sift: Sift | None) -> None:
        """Put records aside, but those that are sifted out; what came more than once is compared at the end."""
        if sift is not None:
            gone = sift([row for row in rows if (row.source, row.key) not in self._more])
            self._sifted |= gone
            self._thinned.update(row.file_index for row in rows if row.number in gone)
            rows[:] = [row for row in rows if row.number not in gone]
        connection.executemany("INSERT INTO staged VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        rows.clear()

    def _take(self, record: StagedRecord, rows: list[Waiting], divert: Divert | None) -> bool:
        """Count a record, and put it aside unless somebody takes it; says whether it was put aside."""
        tally = self.files[record.file_index]
        tally.records += 1
        self._count += 1
        name = (tally.found.source, record.key)
        staged = (self._count, record.file_index, record.digest)
        first = self._first.setdefault(name, staged)
        if first is not staged and first[0] in self._sifted and first[2] == record.digest:
            tally.skipped[_("the same record again")] += 1
            return False
        if first is not staged:
            if first[0] in self._sifted or first[1] in self._diverted:
                raise Withdrawn
            self._more.setdefault(name, []).append(staged)
        for repair in record.repairs:
            self.problems.append(Problem(record.file_index, record.place, repair, ""))
        if divert is not None and divert(record, tally):
            self._diverted.add(record.file_index)
            return False
        where = (self._count, record.file_index, *name, record.place)
        rows.append(Waiting(*where, record.digest, record.kind, record.raw, record.payload))
        return True

    def _superseded(self) -> list[tuple[int]]:
        """Of records of one key the newest stays, of the latest export or the last one read; counts the others."""
        gone: list[tuple[int]] = []
        for name, others in self._more.items():
            records = [self._first[name], *others]
            stays = max(records, key=lambda one: (self.files[one[1]].found.exported, one[0]))
            for number, file_index, digest in records:
                if number != stays[0]:
                    gone.append((number,))
                    reason = _("the same record again") if digest == stays[2] else _("a newer one came with it")
                    self.files[file_index].skipped[reason] += 1
        return gone

    def _note(self, item: StagedItem) -> None:
        if isinstance(item, StagedFile):
            self.files[item.file_index] = FileTally(item.file_index, item.found)
        elif isinstance(item, StagedSkip):
            tally = self.files[item.file_index]
            tally.records += 1
            tally.skipped[item.reason] += 1
            if len(self.skips) < MOST_SKIPS:
                self.skips.append(item)
        elif isinstance(item, StagedProblem):
            refused = not item.is_about_the_file
            self.problems.append(Problem(item.file_index, item.place, item.reason, item.excerpt, refused))
            if refused:
                tally = self.files[item.file_index]
                tally.records += 1
                tally.refused += 1

    def _lose(self, connection: Connection, file_index: int) -> None:
        """Withdraw everything that came of a file, the file itself included."""
        if file_index in self._diverted or file_index in self._thinned:
            raise Withdrawn
        self.lost_some = True
        connection.execute("DELETE FROM staged WHERE file_index = ?", (file_index,))
        self.files.pop(file_index, None)
        self.problems = [problem for problem in self.problems if problem.file_index != file_index]
        self.skips = [skip for skip in self.skips if skip.file_index != file_index]
        for name, others in list(self._more.items()):
            left = [one for one in (self._first.pop(name), *others) if one[1] != file_index]
            del self._more[name]
            if left:
                self._first[name] = left[0]
            if left[1:]:
                self._more[name] = left[1:]
        self._first = {name: one for name, one in self._first.items() if one[1] != file_index}

    def file_of(self, source: str, key: str) -> int | None:
        """Give the file in which a record came, also one that was not put aside; None where none did."""
        first = self._first.get((source, key))
        return None if first is None else first[1]

    def counted(self) -> dict[int, FileTally]:
        """Give the counts so far, to count on from."""
        return {index: replace(file, skipped=Counter(file.skipped)) for index, file in self.files.items()}

    @contextmanager
    def detached_after(self, connection: Connection) -> Iterator[None]:
        """Detach the file when the block has ended: inside a transaction that cannot be done."""
        try:
            yield
        finally:
            if self._is_attached:
                self._is_attached = False
                # What was committed is saved, whatever becomes of this.
                with contextlib.suppress(sqlcipher.DatabaseError):
                    connection.execute("DETACH DATABASE staged")

    def attach(self, connection: Connection) -> None:
        """Let a connection see the staged records as `staged.staged`; inside a block of `detached_after`.

        Not before the file is filled: a transaction that writes takes hold of every attached file.
        """
        connection.execute("ATTACH DATABASE ? AS staged KEY ?", (str(self.path), raw_key_text(self._key)))
        self._is_attached = True

    def remove(self) -> None:
        """Remove the file; what it held is gone with its key in any case."""
        _unlink(self.path)


def remove_leftovers(folder: Path) -> None:
    """Remove staging files that a killed program left behind; called while the vault is held alone."""
    for path in folder.glob(f"{_PREFIX}*"):
        _unlink(path)


def _make_file(path: Path) -> None:
    """Make the file, for its owner only."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE))
    except OSError as error:
        raise CannotBeDone(
            _("What is read cannot be put aside in the folder of the vault: {0}.").format(error.strerror or error),
            _("Nothing was changed. See that the disk has room and can be written, and try again."),
        ) from error


def _unlink(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()
