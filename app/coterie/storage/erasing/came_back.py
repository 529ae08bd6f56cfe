# SPDX-License-Identifier: GPL-3.0-or-later
"""Who was erased after a backup was made that was put back since, told from the vault that lay in its place.

That one was kept beside it, under the same data key, with its fingerprints of everybody erased. A fingerprint names
nobody; it only knows somebody again who is here.
"""

from __future__ import annotations

from contextlib import closing, suppress
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple, Protocol

import sqlcipher3.dbapi2 as sqlcipher

from coterie.domain.erasing import fingerprints_of
from coterie.domain.errors import UserError
from coterie.domain.identity_keys import is_role_address
from coterie.storage.backups import paused, resuming, settings
from coterie.storage.backups.present import mode_of
from coterie.storage.connections import Connection, engine_errors, open_database, transaction
from coterie.storage.opening.place import VaultPlace

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path

    from coterie.services.ports.clock import Clock

#: The newest of so many vaults that were replaced are looked at.
_MOST = 5
_KEY = "SELECT value FROM setting WHERE name = 'erase_key'"
_MACS = "SELECT mac FROM erased_fingerprint"
#: As in an erasure: what several people have names nobody.
_WAYS = """
SELECT person_id, kind, normalised FROM contact_point WHERE person_id IS NOT NULL AND shared = 0 AND normalised <> ''
"""
_RECORDS = """
SELECT entity_id, source_key FROM source_record WHERE entity_kind = 'person' AND entity_id IS NOT NULL
AND (source_key LIKE 'li:%' OR source_key LIKE 'uid:%')
"""
_PREFIXES = {"mail": "mail:", "phone": "tel:"}


class RestoredVault(Protocol):
    """The part of an open vault that this needs."""

    place: VaultPlace
    key: bytes
    clock: Clock

    @property
    def is_viewing(self) -> bool:
        """Say whether it can only be read."""

    def reading(self) -> AbstractContextManager[Connection]:
        """Take this thread's reading connection."""

    def writing(self) -> AbstractContextManager[Connection]:
        """Take the one write lane."""


class _Erased(NamedTuple):
    """Everybody erased in one vault: the secret of its fingerprints, in hex, and the fingerprints."""

    secret: str
    macs: frozenset[str]


class SqlErasedSince:
    """Compares an open vault with those it replaced."""

    def __init__(self, vault: RestoredVault) -> None:
        """Belong to a vault."""
        self._vault = vault

    def was_put_back(self) -> bool:
        """Say whether a backup was put back that nobody has called right yet."""
        return paused.put_back_from(self._vault.place.backups) is not None

    def made_at(self) -> datetime | None:
        """Say of when that backup is, where that is known."""
        with suppress(ValueError):
            return datetime.fromisoformat(paused.put_back_from(self._vault.place.backups) or "")
        return None

    def people(self) -> list[int] | None:
        """Give the people who were erased after the backup was made; None where that cannot be known."""
        kept, is_all = self._kept()
        if not kept:
            return None
        with self._vault.reading() as connection:
            since = _younger(kept, connection)
            found = sorted(_matching(connection, since)) if since else []
        return found if found or is_all else None

    def remember(self) -> None:
        """Keep the fingerprints of everybody erased since who is not here."""
        kept, _is_all = self._kept()
        if not kept or self._vault.is_viewing:
            return
        with self._vault.writing() as connection:
            since = _younger(kept, connection)
            here = {mac for macs in _matching(connection, since).values() for mac in macs}
            row = connection.execute(_KEY).fetchone()
            ours = row[0] if row else since[0].secret if since else ""
            macs = {mac for one in since if one.secret == ours for mac in one.macs} - here
            if row is None and macs:
                settings.put(connection, {"erase_key": ours}, self._vault.clock.now())
            with transaction(connection):
                connection.executemany(
                    "INSERT OR IGNORE INTO erased_fingerprint (mac) VALUES (?)", [(mac,) for mac in sorted(macs)]
                )

    def _kept(self) -> tuple[list[_Erased], bool]:
        """Read who was erased in the vaults that were replaced, the newest first, and whether that is all of them.

        One that cannot be read counts where it was replaced after the backup was made: what it knew is missing.
        """
        folder = self._vault.place.folder
        # A number is a time there: a journal that was kept lies in `damaged-journal-…`.
        found = [one for kind in (resuming.REPLACED, resuming.DAMAGED) for one in folder.glob(f"{kind}[0-9]*")]
        newest = sorted(found, key=_time_in, reverse=True)
        read = [(one, self._read(one)) for one in newest[:_MOST]]
        missing = [*(one for one, erased in read if erased is None), *newest[_MOST:]]
        made_at = self.made_at()
        since = f"{made_at.astimezone(self._vault.clock.now().tzinfo):%Y%m%d-%H%M%S}" if made_at else ""
        return [erased for _one, erased in read if erased is not None], all(_time_in(one) < since for one in missing)

    def _read(self, folder: Path) -> _Erased | None:
        place = VaultPlace(folder)
        if folder.is_symlink() or place.database.is_symlink() or not place.database.is_file():
            return None
        with suppress(UserError, OSError, sqlcipher.DatabaseError), engine_errors(place.database):
            connection = open_database(place.database, self._vault.key, mode_of(place))
            with closing(connection):
                row = connection.execute(_KEY).fetchone()
                return _Erased(row[0] if row else "", frozenset(mac for (mac,) in connection.execute(_MACS)))
        return None


def _time_in(folder: Path) -> str:
    """Give when a vault was replaced, as the name of its folder says."""
    return folder.name.partition("-")[2]


def _younger(kept: list[_Erased], connection: Connection) -> list[_Erased]:
    """Give what the open vault does not know of them."""
    ours = {mac for (mac,) in connection.execute(_MACS)}
    return [_Erased(one.secret, one.macs - ours) for one in kept if one.secret and one.macs - ours]


def _matching(connection: Connection, since: list[_Erased]) -> dict[int, set[str]]:
    """Give for each person who is known again their fingerprints."""
    found: dict[int, set[str]] = {}
    if not since:
        return found
    holders: dict[str, set[int]] = {}
    for person, key in _keys(connection):
        holders.setdefault(key, set()).add(person)
    alone = {key: next(iter(people)) for key, people in holders.items() if len(people) == 1}
    for erased in since:
        for mac, person in zip(fingerprints_of(alone, bytes.fromhex(erased.secret)), alone.values(), strict=True):
            if mac in erased.macs:
                found.setdefault(person, set()).add(mac)
    return found


def _keys(connection: Connection) -> list[tuple[int, str]]:
    ways = [
        (person, _PREFIXES.get(kind, "") + value)
        for person, kind, value in connection.execute(_WAYS)
        if not (kind == "mail" and is_role_address(value))
    ]
    return [*ways, *connection.execute(_RECORDS).fetchall()]
