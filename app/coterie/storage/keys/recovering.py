# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening a vault by something else than its passphrase: by the recovery code, by the login keyring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.storage.keys import secrets as keys
from coterie.storage.keys import unlocking
from coterie.storage.keys.slots import KEYRING
from coterie.storage.opening.place import VaultPlace
from coterie.storage.vault import opened_by

if TYPE_CHECKING:
    from pathlib import Path

    from coterie.services.ports.clock import Clock
    from coterie.storage.keys.secrets import Calibration
    from coterie.storage.vault import SqlVault


def open_by_code(
    folder: Path, secret: bytes, new_passphrase: str, clock: Clock, costs: Calibration | None = None
) -> SqlVault:
    """Open a vault by the bits of its code; one writing of the key file sets the passphrase and removes the code.

    A vault that cannot be written is not opened so: the code would be used up without a new passphrase.
    """
    place = VaultPlace(folder)
    found = unlocking.right_one(place, unlocking.key_files(place), lambda file: keys.by_code(file, secret))
    vault = opened_by(place, found, clock, costs)
    try:
        vault.key_slots.replace_forgotten(secret, new_passphrase)
    except BaseException:
        vault.close()
        raise
    return vault


def keyring_slot(folder: Path) -> str:
    """Give the uuid of a vault that the login keyring may open, "" of one that it may not."""
    files = unlocking.key_files(VaultPlace(folder))
    return next((file.vault for file in files if file.of_type(KEYRING)), "")


def open_by_wrapping_key(folder: Path, wrapping_key: bytes, clock: Clock, costs: Calibration | None = None) -> SqlVault:
    """Open a vault by what the login keyring keeps; WrongPassphrase where that opens nothing."""
    place = VaultPlace(folder)
    files = unlocking.key_files(place)
    found = unlocking.right_one(place, files, lambda file: keys.by_wrapping_key(file, wrapping_key))
    return opened_by(place, found, clock, costs)
