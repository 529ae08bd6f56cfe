# SPDX-License-Identifier: GPL-3.0-or-later
"""From what was typed to the data key of the database, also where a change of the data key was broken off."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from typing import TYPE_CHECKING

from coterie.storage import keys
from coterie.storage.file_faults import belongs_to
from coterie.storage.key_errors import key_renewed
from coterie.storage.safe_files import remove_partials

if TYPE_CHECKING:
    from coterie.storage.keys import DataKey, KeyFile
    from coterie.storage.vault_place import VaultPlace


def key_file(place: VaultPlace) -> KeyFile:
    """Read the key file of a vault; raises what is wrong with the place or the file."""
    place.require()
    return keys.read(place.keys, place.keys_again)


def by_passphrase(place: VaultPlace, passphrase: str) -> DataKey:
    """Give the data key by a passphrase; raises what is wrong with the place, the key file or the passphrase."""
    file = key_file(place)
    return right_one(place, file, keys.by_passphrase(file, passphrase))


def by_secret(place: VaultPlace, secret: str) -> DataKey:
    """Give the data key by a passphrase or a recovery code, whichever it is."""
    file = key_file(place)
    return right_one(place, file, keys.by_secret(file, secret))


def right_one(place: VaultPlace, file: KeyFile, found: tuple[DataKey, ...]) -> DataKey:
    """Give the data key that opens the database. Only where there are two data keys is it tried at all."""
    if len(file.numbers) == 1:
        return found[0]
    for candidate in found:
        if opens(place, candidate):
            return candidate
    if {candidate.number for candidate in found} != file.numbers:
        raise key_renewed()
    return found[0]


def opens(place: VaultPlace, key: DataKey) -> bool:
    """Say whether a data key opens the database; the engine is not asked, which would take over any journal."""
    return belongs_to(place.database, key.key)


def remove_leftovers(place: VaultPlace) -> None:
    """Remove what a change of the data key that was broken off left beside the vault; its key is nowhere else."""
    for leftover in place.folder.glob(f"{place.renewed.name}*"):
        with contextlib.suppress(OSError):
            leftover.unlink()


def settle(place: VaultPlace, number: int) -> None:
    """End a change of the data key that was broken off: only slots of the data key in use stay in the key file.

    For whoever holds the vault alone. What cannot be written now is done the next time; both keys go on being tried.
    """
    remove_leftovers(place)
    remove_partials(place.keys)
    remove_partials(place.keys_again)
    file = keys.read(place.keys, place.keys_again)
    if file.numbers == {number} or number not in file.numbers:
        return
    with contextlib.suppress(OSError):
        staying = tuple(slot for slot in file.slots if slot.number == number)
        keys.write(place.keys, place.keys_again, replace(file, slots=staying))
