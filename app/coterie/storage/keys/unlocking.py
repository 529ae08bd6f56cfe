# SPDX-License-Identifier: GPL-3.0-or-later
"""From what was typed to the data key of the database, also where a change of the data key was broken off."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.errors import UserError
from coterie.storage.files.safe import remove_partials
from coterie.storage.keys import secrets as keys
from coterie.storage.keys.errors import key_renewed
from coterie.storage.opening.file_faults import belongs_to

if TYPE_CHECKING:
    from collections.abc import Callable

    from coterie.storage.keys.secrets import DataKey, KeyFile
    from coterie.storage.opening.place import VaultPlace


class Found(NamedTuple):
    """A data key, and the copy of the key file that gave it."""

    key: DataKey
    file: KeyFile


def key_files(place: VaultPlace) -> tuple[KeyFile, ...]:
    """Read the key file of a vault, both copies where they differ; raises what is wrong with the place or the file."""
    place.require()
    return keys.copies(place.keys, place.keys_again)


def by_passphrase(place: VaultPlace, passphrase: str) -> Found:
    """Give the data key by a passphrase; raises what is wrong with the place, the key file or the passphrase."""
    return right_one(place, key_files(place), lambda file: keys.by_passphrase(file, passphrase))


def by_secret(place: VaultPlace, secret: str) -> Found:
    """Give the data key by a passphrase or a recovery code, whichever it is."""
    return right_one(place, key_files(place), lambda file: keys.by_secret(file, secret))


def right_one(place: VaultPlace, files: tuple[KeyFile, ...], ask: Callable[[KeyFile], tuple[DataKey, ...]]) -> Found:
    """Give the data key that opens the database. Only where there are two, or two key files, is it tried at all.

    Where none opens it, what the first key file says counts; but damage is never called a wrong passphrase.
    """
    if len(files) == 1:
        return Found(_of_one_file(place, files[0], ask(files[0])), files[0])
    found: list[tuple[KeyFile, tuple[DataKey, ...]]] = []
    errors: list[UserError] = []
    for file in files:
        try:
            found.append((file, ask(file)))
        except UserError as error:
            errors.append(error)
            continue
        for candidate in found[-1][1]:
            if opens(place, candidate):
                return Found(candidate, file)
    if not found:
        raise errors[0]
    return Found(_of_one_file(place, found[0][0], found[0][1]), found[0][0])


def _of_one_file(place: VaultPlace, file: KeyFile, found: tuple[DataKey, ...]) -> DataKey:
    """Give the one of the data keys of a file that opens the database."""
    if len(file.numbers) == 1:
        return found[0]
    for candidate in found:
        if opens(place, candidate):
            return candidate
    if {candidate.number for candidate in found} != file.numbers:
        raise key_renewed()
    return found[0]


def fitting(place: VaultPlace, vault: str, number: int, *, heal: bool = True) -> KeyFile | None:
    """Give the copy of the key file that belongs to an open vault: its uuid, and the number of its data key, 0 = any.

    None where no copy belongs to it.
    """
    files = keys.copies(place.keys, place.keys_again, heal=heal)
    return next((file for file in files if file.vault == vault and (not number or number in file.numbers)), None)


def opens(place: VaultPlace, key: DataKey) -> bool:
    """Say whether a data key opens the database; the engine is not asked, which would take over any journal."""
    with contextlib.suppress(OSError):
        return place.database.is_file() and belongs_to(place.database, key.key)
    return False


def remove_leftovers(place: VaultPlace) -> None:
    """Remove what a change of the data key that was broken off left beside the vault; its key is nowhere else."""
    for leftover in place.folder.glob(f"{place.renewed.name}*"):
        with contextlib.suppress(OSError):
            leftover.unlink()


def _sweep_restores(place: VaultPlace) -> None:
    if any(place.folder.glob("restoring-*")) or any(place.folder.glob(".restoring.*.partial")):
        from coterie.storage.backups.resuming import sweep  # noqa: PLC0415 - hardly any start needs it

        sweep(place.folder)


def settle(place: VaultPlace, found: Found) -> None:
    """End a change of keys that was broken off: both copies become the one that opened the database.

    For whoever holds the vault alone and has opened it. Only slots of the data key in use stay in the key file. What
    cannot be written now is done the next time; both copies and both keys go on being tried.
    """
    remove_leftovers(place)
    _sweep_restores(place)
    remove_partials(place.keys)
    remove_partials(place.keys_again)
    files, number = keys.copies(place.keys, place.keys_again), found.key.number
    # What another program wrote between the reading and the holding is newer than what was found.
    file = files[0] if len(files) == 1 else next((one for one in files if one == found.file), None)
    if file is None or number not in file.numbers or (len(files) == 1 and file.numbers == {number}):
        return
    with contextlib.suppress(OSError):
        staying = tuple(slot for slot in file.slots if slot.number == number)
        keys.write(place.keys, place.keys_again, replace(file, slots=staying))
