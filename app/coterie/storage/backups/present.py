# SPDX-License-Identifier: GPL-3.0-or-later
"""The vault that lies where a backup is to be put back: how it is read, and whether it is damaged."""

from __future__ import annotations

from contextlib import closing, suppress
from typing import TYPE_CHECKING

from coterie.domain.errors import UserError, VaultDamaged
from coterie.storage.connections import ALONE, STILL, engine_errors, open_database
from coterie.storage.damage import health_check
from coterie.storage.keys import unlocking
from coterie.storage.opening import file_faults

if TYPE_CHECKING:
    from coterie.storage.opening.place import VaultPlace


def mode_of(place: VaultPlace) -> str:
    """Give the mode of opening a database nobody writes to; either leaves every file beside it as it is."""
    return ALONE if _has_journal(place) else STILL


def is_damaged(place: VaultPlace, secret: str, other: bytes) -> bool:
    """Say whether part of a database cannot be read; False where that cannot be known.

    secret: may open its keys; other: a data key that may be its own, too.
    """
    try:
        if not place.database.is_file():
            return False
        if file_faults.fault_of(place.database):
            return True
        key = _key_of(place, secret)
        if key is None and not file_faults.belongs_to(place.database, other):
            return False
        return bool(file_faults.fault_under(place.database, key or other)) or _is_unsound(place, key or other)
    except OSError:
        return False


def _key_of(place: VaultPlace, secret: str) -> bytes | None:
    with suppress(UserError):
        return unlocking.by_secret(place, secret).key.key
    return None


def _is_unsound(place: VaultPlace, key: bytes) -> bool:
    has_journal = _has_journal(place)
    try:
        with engine_errors(place.database), closing(open_database(place.database, key, mode_of(place))) as connection:
            file = None if has_journal else place.database
            return any(health_check.check(connection, file, lambda _done, _of: None).values())
    except VaultDamaged:
        return True
    except UserError:
        return False


def _has_journal(place: VaultPlace) -> bool:
    return place.journal.exists() and place.journal.stat().st_size > 0
