# SPDX-License-Identifier: GPL-3.0-or-later
"""A copy of a database, made by the engine itself in a single step, and opened again to be looked at."""

from __future__ import annotations

import contextlib
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as sqlcipher

from coterie.domain.errors import VaultDamaged
from coterie.domain.texts import _
from coterie.services.jobs import QuietJob
from coterie.storage.connections import STILL, Connection, engine_errors, open_database, raw_key_text
from coterie.storage.counting import count_everything
from coterie.storage.damage import health_check
from coterie.storage.files.safe import PRIVATE_FILE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from coterie.services.jobs import JobContext

_SIDE_FILES = ("-wal", "-shm", "-journal")


def copy_database(source: Connection, place: Path, key: bytes) -> None:
    """Copy what a connection sees into a new file under the same key, in one step: small steps starve beside writers.

    The copy has no journal and is not flushed: it is thrown away unless all of it arrives, and flushed where it stays.
    """
    os.close(os.open(place, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE))
    copy = sqlcipher.connect(f"{place.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None)
    try:
        copy.set_key(raw_key_text(key))
        for setting in ("cipher_log_level = NONE", "cipher_compatibility = 4", "temp_store = MEMORY"):
            copy.execute(f"PRAGMA {setting}")
        copy.execute("PRAGMA journal_mode = OFF")
        copy.execute("PRAGMA synchronous = OFF")
        source.backup(copy)
    finally:
        copy.close()


@contextmanager
def looked_at(place: Path, key: bytes, job: JobContext) -> Iterator[Connection]:
    """Open a copy that nobody writes to, without making a file beside it; work on it can be stopped."""
    connection = open_database(place, key, STILL)
    try:
        job.on_cancel(_stopper(connection))
        with engine_errors(place):
            yield connection
    finally:
        connection.close()


@contextmanager
def at_rest(place: Path, key: bytes) -> Iterator[Connection]:
    """Open a database that nobody has open, without making a file beside it."""
    with looked_at(place, key, QuietJob()) as connection:
        yield connection


def _stopper(connection: Connection) -> Callable[[], None]:
    def stop() -> None:
        with contextlib.suppress(sqlcipher.ProgrammingError):  # it was closed: what it worked on is done
            connection.interrupt()

    return stop


def check_copy(connection: Connection, place: Path, job: JobContext, note: str) -> dict[str, str]:
    """Run every check of health_check.py on a copy."""
    return health_check.check(connection, place, lambda done, total: job.progress(done, total, note))


def require_sound(found: dict[str, str]) -> None:
    """Raise VaultDamaged where a check found something."""
    reasons = [reason for reason in found.values() if reason]
    if reasons:
        raise VaultDamaged(
            _("The vault is damaged, so no backup was made of it: {0}").format(reasons[0]),
            _("Your older backups are as they were. “coterie verify” looks at everything."),
        )


def counts_of(connection: Connection) -> dict[str, int]:
    """Count every kind, as far as a vault of an older version knows it."""
    try:
        return count_everything(connection)
    except sqlcipher.OperationalError as error:
        if "no such" not in str(error).lower():
            raise
        return {"people": int(connection.execute("SELECT count(*) FROM person").fetchone()[0]) - 1}


def remove_copy(place: Path) -> None:
    """Remove a copy and whatever the engine laid beside it."""
    for file in (place, *(place.with_name(place.name + end) for end in _SIDE_FILES)):
        with contextlib.suppress(OSError):
            file.unlink()
