# SPDX-License-Identifier: GPL-3.0-or-later
"""The open vault: one writing connection, reading connections of their own threads, history."""

from __future__ import annotations

import threading
from contextlib import closing, contextmanager, suppress
from functools import cached_property
from typing import TYPE_CHECKING

from coterie.domain.errors import CannotBeDone, UserError, VaultDamaged, VaultMoved
from coterie.domain.texts import _
from coterie.storage.backups.store import SqlBackups
from coterie.storage.calendar.nudges import SqlNudges
from coterie.storage.calendar.table import SqlCalendarChoices
from coterie.storage.column_maps_table import SqlColumnMaps
from coterie.storage.connections import BUSY_MS, Connection, engine_errors, open_database, transaction
from coterie.storage.drafts_table import SqlDrafts
from coterie.storage.erasing.came_back import SqlErasedSince
from coterie.storage.erasing.people import erase_person
from coterie.storage.files.same import SameFile
from coterie.storage.importing.staging import remove_leftovers
from coterie.storage.keys import unlocking
from coterie.storage.keys.open_keys import SqlKeySlots
from coterie.storage.keys.secrets import Calibration
from coterie.storage.leaving.ledger import SqlLedger
from coterie.storage.opening import file_faults, ways_in
from coterie.storage.opening import folder as vault_folder
from coterie.storage.opening.place import VaultPlace
from coterie.storage.opening.reading_gate import ReadingGate
from coterie.storage.people import strengths
from coterie.storage.reading import Reading
from coterie.storage.undoing.history import SqlHistory
from coterie.storage.unit_of_work import UnitOfWork
from coterie.storage.writing import step

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from coterie.domain.people import ErasedPerson
    from coterie.services.ports.clock import Clock
    from coterie.storage.imports import SqlImports
    from coterie.storage.keys.unlocking import Found
    from coterie.storage.opening.ways_in import WayIn


#: So long a vault that is brought to rest waits for whoever still reads.
REST_MS = 1_000


class SqlVault:
    """An open vault. One thread writes at a time; each reading thread has a connection of its own."""

    def __init__(
        self, place: VaultPlace, key: bytes, clock: Clock, way: WayIn | None = None, *, number: int = 0
    ) -> None:
        """Hold the vault and open it, to read; raises what is wrong with it. The first to write opens it to write."""
        self.place = place
        self.clock = clock
        self.key = key
        self._writer: Connection | None = None
        self._readers: list[Connection] = []
        self._spare: list[Connection] = []
        self._lane = threading.RLock()
        #: How many blocks write over it, one inside the other.
        self._writings = 0
        self._local = threading.local()
        self._gate = ReadingGate()
        #: The how-manieth data key `key` is; 0 = there is only one.
        self.key_number = number
        #: Whether the program ended in the middle of its work the last time.
        self.was_cut_short = False
        #: What a new passphrase of this vault costs.
        self.costs = Calibration()
        with file_faults.named(place, key):
            self._way = way or ways_in.find(place, key)
            self._enter()
        self._is_open = True

    def _enter(self) -> None:
        """Open the first connection, and leave nothing behind where that fails."""
        had_journal = self.was_cut_short = self._has_journal()
        try:
            opened = self._keep(self.open_reader())
            if self._way.is_ours or vault_folder.is_current(self.place, opened):
                self._spare.append(opened)
            else:
                self._close_readers()
                self._writer = vault_folder.open_writer(self.place, self.key, self.clock.now(), self.key_number)
            self._file = SameFile(self.place)
            if not self.is_viewing:
                remove_leftovers(self.place.folder)
        except BaseException:
            self._close_readers()
            with suppress(Exception):
                if self._writer is not None:
                    self._writer.close()
            if not had_journal and not self.is_viewing:
                vault_folder.remove_empty_journal(self.place)
            self._way.leave()
            raise

    @property
    def viewing(self) -> str:
        """Say "" where it may be written, else in one sentence why not."""
        return self._way.viewing

    @property
    def is_viewing(self) -> bool:
        """Whether it can only be read."""
        return bool(self._way.viewing)

    @property
    def remarks(self) -> tuple[str, ...]:
        """What was noticed while it was opened, a sentence each."""
        return self._way.remarks

    @property
    def history(self) -> SqlHistory:
        """Undo and redo."""
        return SqlHistory(self)

    @property
    def imports(self) -> SqlImports:
        """The import side of the vault; most days bring nothing in."""
        from coterie.storage.imports import SqlImports  # noqa: PLC0415 - most of the program goes without

        return SqlImports(self, self.place.folder)

    @property
    def ledger(self) -> SqlLedger:
        """What left the vault."""
        return SqlLedger(self)

    @property
    def nudges(self) -> SqlNudges:
        """What was suggested on which day."""
        return SqlNudges(self)

    @property
    def calendar_choices(self) -> SqlCalendarChoices:
        """What the calendar leaves out."""
        return SqlCalendarChoices(self)

    @property
    def column_maps(self) -> SqlColumnMaps:
        """What columns of tables mean."""
        return SqlColumnMaps(self)

    @property
    def erased_since(self) -> SqlErasedSince:
        """Who was erased after a backup was made that was put back."""
        return SqlErasedSince(self)

    @property
    def drafts(self) -> SqlDrafts:
        """What was typed and not saved."""
        return SqlDrafts(self)

    @property
    def key_slots(self) -> SqlKeySlots:
        """What opens the vault."""
        return SqlKeySlots(self)

    @cached_property
    def backups(self) -> SqlBackups:
        """The backups of the vault."""
        return SqlBackups(self)

    @contextmanager
    def read(self) -> Iterator[Reading]:
        """Open a view; what it reads is of one moment."""
        with self.reading() as connection:
            yield Reading(connection)

    @contextmanager
    def write(self, label: str) -> Iterator[UnitOfWork]:
        """Open a unit of work under a label that the user reads beside Undo."""
        with self.writing() as connection, step(connection, label, self.clock.now()) as writing:
            yield UnitOfWork(writing)

    def erase(self, person: int) -> ErasedPerson:
        """Remove a person for good, from the history and from what others share with them; cannot be undone."""
        with self.writing() as connection:
            return erase_person(connection, person, self.clock.now())

    def begin_day(self, today: date) -> None:
        """Keep for a day what changes with the days; no step of the user's, and one read where it was done."""
        if self.is_viewing:
            return
        with self.reading() as connection:
            if strengths.are_kept(connection, today.isoformat()):
                return
        with self.writing() as connection, transaction(connection):
            strengths.renew(connection, today)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Take the one write lane."""
        with self._lane, engine_errors(self.place.database):
            self._require_writable()
            if self._writer is None:
                self._writer = vault_folder.open_writer(self.place, self.key, self.clock.now())
            writer, self._writings = self._writer, self._writings + 1
            try:
                with self._given_up_if_damaged(writer), engine_errors(self.place.database):
                    yield writer
            finally:
                self._writings -= 1

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Take this thread's reading connection, inside a read transaction."""
        with self._gate.passing(), engine_errors(self.place.database, reading=True):
            self._require_open()
            connection = getattr(self._local, "connection", None)
            if connection is None:
                connection = self._take_reader()
                self._local.connection = connection
            gives_up, told = self._given_up_if_damaged(connection), engine_errors(self.place.database, reading=True)
            with gives_up, told:
                connection.execute("BEGIN")
                try:
                    yield connection
                finally:
                    if connection.in_transaction:
                        connection.execute("ROLLBACK")

    @contextmanager
    def _given_up_if_damaged(self, connection: Connection) -> Iterator[None]:
        """Let a connection go that met a damaged page: the engine reads nothing at all over it any more."""
        try:
            yield
        except VaultDamaged:
            is_writer = connection is self._writer
            if is_writer and self._writings == 1:  # whoever writes around this block still rolls back over it
                self._writer = None
                connection.close()
            elif not is_writer:
                self._local.connection = None
                with suppress(ValueError):
                    self._readers.remove(connection)
                connection.close()
            raise

    @contextmanager
    def changing_keys(self) -> Iterator[int]:
        """Change the key file, alone; gives the number of the data key in use."""
        with self._lane:
            self._require_writable()
            yield self.key_number

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep everybody out and every connection closed for a block; what comes afterwards opens by `key` anew."""
        with self._lane, self._gate.shut():
            self._require_writable()
            try:
                with engine_errors(self.place.database):
                    self._close_connections()
                yield
            finally:
                self._local = threading.local()
                self._file = SameFile(self.place)

    def _close_connections(self) -> None:
        """Close every connection, the journal written back into the main file."""
        self._close_readers()
        writer, self._writer = self._writer, None
        with closing(writer or open_database(self.place.database, self.key, "rw")) as last:
            last.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close every connection, write the journal back into the main file, and let the vault go.

        Where it cannot be written back, for want of room or because the main file is another one by now, what was saved
        stays in the journal until the next time.
        """
        was_open, self._is_open = self._is_open, False
        self._close_readers()
        writer, self._writer = self._writer, None
        try:
            with suppress(UserError), engine_errors(self.place.database):
                if writer is None and was_open and not self.is_viewing and not self._file.words():
                    writer = open_database(self.place.database, self.key, "rw")
                if writer is not None:
                    with closing(writer):
                        if not self._file.words():
                            writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            self._way.leave()

    def still_there(self) -> str:
        """Say "" while the file is the one that was opened, else what became of it; quick, and never raises."""
        return self._file.words()

    def rest(self) -> None:
        """Write the journal into the main file, for when nobody works; never raises for want of a good moment."""
        if self.is_viewing or not self._has_journal() or not self._lane.acquire(blocking=False):
            return
        try:
            with suppress(UserError), self.writing() as connection:
                connection.execute(f"PRAGMA busy_timeout = {REST_MS}")
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            if self._writer is not None:
                self._writer.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
            self._lane.release()

    def _has_journal(self) -> bool:
        try:
            return self.place.journal.stat().st_size > 0
        except OSError:
            return False

    def open_reader(self) -> Connection:
        """Open one more reading connection; whoever asks for it closes it."""
        return open_database(self._way.place.database, self.key, self._way.mode)

    def _take_reader(self) -> Connection:
        """Give the connection the vault was opened with to whoever reads first, and one of their own to the others."""
        with suppress(IndexError):
            return self._spare.pop()
        return self._keep(self.open_reader())

    def _keep(self, connection: Connection) -> Connection:
        self._readers.append(connection)
        return connection

    def _close_readers(self) -> None:
        for connection in self._readers:
            connection.close()
        self._readers.clear()
        self._spare.clear()

    def _require_writable(self) -> None:
        """Raise what stands in the way of writing."""
        self._require_open()
        if self.is_viewing:
            raise CannotBeDone(self.viewing, _("Nothing was changed."))
        self._file.require()

    def _require_open(self) -> None:
        if not self._is_open:
            raise VaultMoved(_("The vault is closed."), _("Open it again."))


def open_vault(folder: Path, passphrase: str, clock: Clock, costs: Calibration | None = None) -> SqlVault:
    """Open a vault by its passphrase; opening never makes anything. costs: of the passphrases it is given later."""
    place = VaultPlace(folder)
    return opened_by(place, unlocking.by_passphrase(place, passphrase), clock, costs)


def opened_by(place: VaultPlace, found: Found, clock: Clock, costs: Calibration | None = None) -> SqlVault:
    """Open a vault by its data key, and end what a change of the key may have left."""
    vault = SqlVault(place, found.key.key, clock, number=found.key.number)
    vault.costs = costs or vault.costs
    try:
        if not vault.is_viewing:
            unlocking.settle(place, found)
    except BaseException:
        vault.close()
        raise
    return vault
