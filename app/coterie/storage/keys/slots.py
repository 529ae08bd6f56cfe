# SPDX-License-Identifier: GPL-3.0-or-later
"""Slots: the data key, wrapped once for each thing that opens the vault by itself.

AES-256-GCM wraps; the key for it comes from a passphrase by Argon2id, or from random bits (a recovery code, a key in
the login keyring) by HKDF-SHA256. Everything a slot says, dates included, is authenticated with it.
"""

from __future__ import annotations

import base64
import json
import secrets
from dataclasses import asdict, dataclass, replace
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from coterie.storage.keys.costs import KEY_BYTES, SALT_BYTES, Cost, derive
from coterie.storage.keys.errors import damaged

PASSPHRASE, RECOVERY, KEYRING = "passphrase", "recovery", "keyring"
TYPES = (PASSPHRASE, RECOVERY, KEYRING)
FIRST_FORMAT, FORMAT = 1, 2
NONCE_BYTES = 12
_TAG_BYTES = 16


@dataclass(frozen=True)
class Slot:
    """One wrapped copy of a data key; bytes are base64, days ISO 8601 or "" where nobody noted them.

    cost: of Argon2id, None = HKDF-SHA256. number: the how-manieth data key of the vault it wraps. format: of the key
    file it was sealed for; a slot of format 1 knows neither days nor numbers, and goes on opening.
    """

    type: str
    cost: Cost | None
    salt: str
    nonce: str
    wrapped: str
    made: str = ""
    tested: str = ""
    number: int = 1
    format: int = FORMAT


class Days(NamedTuple):
    """When a slot was made, and when somebody last saw that it opens; ISO 8601 or ""."""

    made: str
    tested: str = ""


NO_DAYS = Days("")


@dataclass(frozen=True)
class DataKey:
    """A data key, and the how-manieth of its vault it is."""

    key: bytes
    number: int = 1

    def __repr__(self) -> str:
        """Show nothing: what is shown may end in a log."""
        return f"DataKey(number={self.number})"


def seal_passphrase(key: DataKey, passphrase: str, vault: str, cost: Cost, made: str = "") -> Slot:
    """Wrap a data key under a passphrase."""
    cost.check()
    bare = Slot(PASSPHRASE, cost, _random(SALT_BYTES), _random(NONCE_BYTES), "", made, number=key.number)
    return _sealed(bare, derive(passphrase, from_text(bare.salt), cost), key, vault)


def seal_secret(key: DataKey, kind: str, secret: bytes, vault: str, days: Days = NO_DAYS) -> Slot:
    """Wrap a data key under random bits of a recovery code or of the login keyring."""
    bare = Slot(kind, None, _random(SALT_BYTES), _random(NONCE_BYTES), "", days.made, days.tested, key.number)
    return _sealed(bare, _expanded(secret, bare, vault), key, vault)


def open_by_passphrase(slot: Slot, passphrase: str, vault: str) -> DataKey | None:
    """Give the data key of a slot, None where the passphrase is another; raises VaultDamaged for what cannot be."""
    if slot.cost is None:
        raise damaged()
    slot.cost.check()
    salt, _nonce, _wrapped = _parts(slot)
    try:
        return _opened(slot, derive(passphrase, salt, slot.cost), vault)
    except UnicodeEncodeError:  # a passphrase that is no text opens nothing
        return None


def open_by_secret(slot: Slot, secret: bytes, vault: str) -> DataKey | None:
    """Give the data key of a slot under random bits, None where they are others; raises VaultDamaged."""
    _parts(slot)
    return _opened(slot, _expanded(secret, slot, vault), vault)


def _sealed(bare: Slot, wrapping_key: bytes, key: DataKey, vault: str) -> Slot:
    nonce = from_text(bare.nonce)
    return replace(bare, wrapped=to_text(AESGCM(wrapping_key).encrypt(nonce, key.key, bound(vault, bare))))


def _opened(slot: Slot, wrapping_key: bytes, vault: str) -> DataKey | None:
    _salt, nonce, wrapped = _parts(slot)
    try:
        return DataKey(AESGCM(wrapping_key).decrypt(nonce, wrapped, bound(vault, slot)), slot.number)
    except InvalidTag:
        return None


def _parts(slot: Slot) -> tuple[bytes, bytes, bytes]:
    """Give salt, nonce and wrapped key; VaultDamaged where one has not its length."""
    parts = from_text(slot.salt), from_text(slot.nonce), from_text(slot.wrapped)
    if tuple(map(len, parts)) != (SALT_BYTES, NONCE_BYTES, KEY_BYTES + _TAG_BYTES):
        raise damaged()
    return parts


def _expanded(secret: bytes, slot: Slot, vault: str) -> bytes:
    """Derive a wrapping key from random bits, another one for each vault and kind of slot."""
    about = f"coterie {slot.type} slot of {vault}".encode()
    return HKDF(SHA256(), KEY_BYTES, from_text(slot.salt), about).derive(secret)


def bound(vault: str, slot: Slot) -> bytes:
    """Give the text that the wrapping authenticates: nothing in a slot can be swapped, weakened or dated anew."""
    if slot.format == FIRST_FORMAT:
        cost = asdict(slot.cost) if slot.cost is not None else None
        told: dict[str, object] = {"type": slot.type, "cost": cost, "salt": slot.salt}
    else:
        told = {name: value for name, value in written(slot).items() if name not in {"nonce", "wrapped"}}
    return canonical(told | {"format": slot.format, "vault": vault})


def written(slot: Slot) -> dict[str, object]:
    """Give a slot as the key file has it."""
    told: dict[str, object] = {"format": slot.format, "type": slot.type}
    if slot.format == FIRST_FORMAT:
        told |= {"cost": asdict(slot.cost) if slot.cost is not None else None, "salt": slot.salt}
    else:
        name = {"name": "hkdf-sha256"} if slot.cost is None else {"name": "argon2id"} | asdict(slot.cost)
        told |= {"number": slot.number, "made": slot.made, "tested": slot.tested}
        told["derivation"] = name | {"salt": slot.salt}
    return told | {"nonce": slot.nonce, "wrapped": slot.wrapped}


def canonical(told: dict[str, object]) -> bytes:
    """Write values in the one way that sums and authentication are made of."""
    return json.dumps(told, sort_keys=True, separators=(",", ":")).encode()


def to_text(data: bytes) -> str:
    """Write bytes as base64."""
    return base64.b64encode(data).decode()


def from_text(text: str) -> bytes:
    """Read base64; VaultDamaged where it is none."""
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        raise damaged() from None


def _random(count: int) -> str:
    return to_text(secrets.token_bytes(count))
