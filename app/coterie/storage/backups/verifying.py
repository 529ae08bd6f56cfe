# SPDX-License-Identifier: GPL-3.0-or-later
"""Checking a backup by every check there is: its outside, its keys, its sum, and the database in it."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from coterie.domain.backups import Verdict
from coterie.domain.errors import VaultDamaged
from coterie.domain.texts import _
from coterie.storage.backups import copying, places, reading
from coterie.storage.backups.state_mark import are_comparable, mark_of
from coterie.storage.damage import health_check
from coterie.storage.files.safe import PRIVATE_FILE
from coterie.storage.migrations import MIGRATIONS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coterie.services.jobs import JobContext
    from coterie.storage.backups.manifest import Held
    from coterie.storage.backups.reading import OpenedBackup
    from coterie.storage.connections import Connection

COUNTS = "counts"
#: Every check of a backup, in the order in which they are made.
CHECKS = (
    reading.CONTAINER, reading.MANIFEST, reading.KEYS, reading.CHECKSUM,
    health_check.PAGES, health_check.STRUCTURE, health_check.REFERENCES, health_check.SIZE, COUNTS,
)  # fmt: skip


def verify(file: Path, unlock: Callable[[OpenedBackup], tuple[bytes, Held]], work: Path, job: JobContext) -> Verdict:
    """Check a backup. work: a folder for a copy of its database, encrypted as it is; it goes again.

    Raises CannotBeDone for what is no backup, or where there is no room, and what `unlock` raises of a secret.
    """
    try:
        backup = reading.open_backup(file)
        key, held = unlock(backup)
        with places.disk_errors(_("The backup cannot be checked.")):
            places.require_room(work, backup.members[0].size)
            return _verdict(_inside(backup, key, held, work, job))
    except reading.DamagedBackup as error:
        return _verdict({error.check: error.reason}, error.check)


def _inside(backup: OpenedBackup, key: bytes, held: Held, work: Path, job: JobContext) -> dict[str, str]:
    """Take the database out and check it."""
    copy = work / f".copying-{secrets.token_hex(4)}{places.PARTIAL}"
    try:
        extract(backup, copy, job)
        with copying.looked_at(copy, key, job) as connection:
            found = copying.check_copy(connection, copy, job, _("Checking the database"))
            found[COUNTS] = differing(connection, held, backup.facts.schema)
    except VaultDamaged as error:
        if isinstance(error, reading.DamagedBackup):
            raise
        return {health_check.PAGES: _("Its database cannot be opened with its keys.")}
    finally:
        copying.remove_copy(copy)
    return found


def extract(backup: OpenedBackup, to: Path, job: JobContext) -> None:
    """Take the database out into a new file, flushed; DamagedBackup where it is not the one that was put in."""
    with places.new_file(to, PRIVATE_FILE) as out:
        told = _("Reading the backup")
        reading.pass_through(backup, out.write, lambda done, total: job.progress(done, total, told))


def differing(connection: Connection, held: Held, schema: int) -> str:
    """Say where a database does not hold what its backup says it held; "" where it does.

    Counts of a vault of an older version may be meant otherwise today; its mark is not. A kind that only one of the two
    counts says nothing.
    """
    mark = mark_of(connection)
    if are_comparable(mark, held.mark) and mark != held.mark:
        return _("It does not hold what it held when the backup was made.")
    counts = copying.counts_of(connection) if schema == MIGRATIONS[-1].number else {}
    if any(counts[kind] != held.counts[kind] for kind in counts.keys() & held.counts.keys()):
        return _("It does not hold as much as it held when the backup was made.")
    return ""


def _verdict(found: dict[str, str], stopped_at: str = "") -> Verdict:
    """Put the findings in order; behind a check that stopped everything there are none."""
    last = CHECKS.index(stopped_at) if stopped_at else len(CHECKS)
    return Verdict({name: found.get(name, "") for at, name in enumerate(CHECKS) if at <= last})
