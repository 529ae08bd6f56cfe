# SPDX-License-Identifier: GPL-3.0-or-later
"""The keys of a vault: what opens a key file, by which secret, and what a new one looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.errors import UserError, WrongPassphrase
from coterie.domain.recovery_codes import is_meant_as_code, read_code
from coterie.storage.keys import errors as key_errors
from coterie.storage.keys.costs import Calibration, Cost, seconds_of_a_guess
from coterie.storage.keys.file import MAX_FILE_BYTES, KeyFile, bytes_of, copies, from_bytes, read, to_bytes, write
from coterie.storage.keys.slots import (
    FORMAT,
    KEYRING,
    PASSPHRASE,
    RECOVERY,
    DataKey,
    Slot,
    open_by_passphrase,
    open_by_secret,
    seal_passphrase,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "FORMAT", "MAX_FILE_BYTES", "Calibration", "Cost", "DataKey", "KeyFile", "Slot", "by_code", "by_passphrase",
    "by_secret", "by_wrapping_key", "bytes_of", "copies", "from_bytes", "read", "seal", "seconds_of_a_guess",
    "to_bytes", "unseal", "write",
]  # fmt: skip


def seal(key: bytes, passphrase: str, vault: str, cost: Cost | None = None, made: str = "") -> KeyFile:
    """Wrap a data key under a passphrase for the vault with this uuid. made: the day, ISO 8601."""
    return KeyFile(vault, (seal_passphrase(DataKey(key), passphrase, vault, cost or Cost(), made),))


def unseal(keys: KeyFile, secret: str) -> bytes:
    """Give the data key by a passphrase; WrongPassphrase when no slot opens, without touching the database."""
    return by_passphrase(keys, secret)[0].key


def by_passphrase(keys: KeyFile, passphrase: str) -> tuple[DataKey, ...]:
    """Give what a passphrase opens: the data key, or the old and the new where a change of it was broken off."""
    found = _found(open_by_passphrase(slot, passphrase, keys.vault) for slot in keys.of_type(PASSPHRASE))
    if not found:
        raise key_errors.wrong_passphrase()
    return found


def by_code(keys: KeyFile, secret: bytes) -> tuple[DataKey, ...]:
    """Give what the bits of a recovery code open; CannotBeDone where there is no code, WrongPassphrase for another."""
    slots = keys.of_type(RECOVERY)
    if not slots:
        raise key_errors.no_code()
    found = _found(open_by_secret(slot, secret, keys.vault) for slot in slots)
    if not found:
        raise key_errors.wrong_code()
    return found


def by_wrapping_key(keys: KeyFile, wrapping_key: bytes) -> tuple[DataKey, ...]:
    """Give what a key from the login keyring opens; WrongPassphrase where that is nothing."""
    found = _found(open_by_secret(slot, wrapping_key, keys.vault) for slot in keys.of_type(KEYRING))
    if not found:
        raise key_errors.wrong_wrapping_key()
    return found


def by_secret(keys: KeyFile, secret: str) -> tuple[DataKey, ...]:
    """Give what a passphrase or a recovery code opens, whichever it is; WrongPassphrase where it is neither."""
    try:
        return by_code(keys, read_code(secret).secret)
    except UserError as error:
        try:
            return by_passphrase(keys, secret)
        except WrongPassphrase:
            if is_meant_as_code(secret):
                raise error from None
            raise


def _found(answers: Iterable[DataKey | None]) -> tuple[DataKey, ...]:
    return tuple(answer for answer in answers if answer is not None)
