# SPDX-License-Identifier: GPL-3.0-or-later
"""The key file: the data key, wrapped in slots; two copies, the second written after the first.

Source of the figures: RFC 9106 section 4, second recommended option (Argon2id, 3 passes, 64 MiB, 4 lanes).
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import json
import os
import secrets
import time
import unicodedata
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from coterie.domain.errors import VaultDamaged, VaultTooNew, WrongPassphrase
from coterie.domain.texts import _
from coterie.storage.safe_files import write_whole

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = 1
MAX_FILE_BYTES = 65_536
_NONCE_BYTES = 12
_SALT_BYTES = 16
_MIB_KIB = 1024


@dataclass(frozen=True)
class Cost:
    """What one derivation costs: memory in KiB, passes, lanes."""

    memory_kib: int = 64 * _MIB_KIB
    passes: int = 3
    lanes: int = 4

    def check(self) -> None:
        """Raise VaultDamaged outside the limits within which a key file is believed."""
        fits = 19 * _MIB_KIB <= self.memory_kib <= 1024 * _MIB_KIB and 1 <= self.passes <= 10 and 1 <= self.lanes <= 8
        if not fits:
            raise _damaged()


@dataclass(frozen=True)
class Slot:
    """One wrapped copy of the data key; texts are base64."""

    type: str
    cost: Cost
    salt: str
    nonce: str
    wrapped: str


@dataclass(frozen=True)
class KeyFile:
    """What `vault.keys` says: whose keys these are, and the slots."""

    vault: str
    slots: tuple[Slot, ...]


def seal(key: bytes, passphrase: str, vault: str, cost: Cost | None = None) -> KeyFile:
    """Wrap a data key under a passphrase for the vault with this uuid."""
    cost = cost or Cost()
    cost.check()
    salt, nonce = secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
    bare = Slot("passphrase", cost, _b64(salt), _b64(nonce), "")
    wrapped = AESGCM(_derive(passphrase, salt, cost)).encrypt(nonce, key, _bound(vault, bare))
    return KeyFile(vault, (Slot(bare.type, cost, bare.salt, bare.nonce, _b64(wrapped)),))


def unseal(keys: KeyFile, passphrase: str) -> bytes:
    """Give the data key; WrongPassphrase when no slot opens, without touching the database."""
    for slot in keys.slots:
        if slot.type != "passphrase":
            continue
        slot.cost.check()
        salt, nonce, wrapped = _bytes(slot.salt), _bytes(slot.nonce), _bytes(slot.wrapped)
        if (len(salt), len(nonce)) != (_SALT_BYTES, _NONCE_BYTES):
            raise _damaged()
        try:
            return AESGCM(_derive(passphrase, salt, slot.cost)).decrypt(nonce, wrapped, _bound(keys.vault, slot))
        except (InvalidTag, UnicodeEncodeError):  # the latter: a passphrase that is no text opens nothing
            continue
    raise WrongPassphrase(_("That passphrase did not open the vault."), _("Check Caps Lock and the keyboard layout."))


def seconds_of_a_guess(cost: Cost) -> float:
    """Measure what one derivation, and so one guess, costs on this computer."""
    begun = time.perf_counter()
    _derive("a passphrase to measure with", secrets.token_bytes(_SALT_BYTES), cost)
    return time.perf_counter() - begun


def write(first: Path, second: Path, keys: KeyFile) -> None:
    """Write both copies, the second only after the first lies safely on the disk."""
    told = {"format": FORMAT, "vault": keys.vault, "slots": [asdict(slot) for slot in keys.slots]}
    text = json.dumps(told | {"check": _check_of(told)}, indent=1)
    for place in (first, second):
        write_whole(place, text.encode())


def read(first: Path, second: Path) -> KeyFile:
    """Read the key file, from its second copy where the first is bad; the other copy is made the same again.

    Two good copies differ where the program ended between writing the one and the other: then the first is right.
    """
    found = _read_one(first), _read_one(second)
    good = found[0] or found[1]
    if good is None:
        raise _damaged()
    source, other = (first, second) if found[0] else (second, first)
    if found[0] != found[1] and os.access(other.parent, os.W_OK):
        with contextlib.suppress(OSError):  # one good copy is enough to open
            write_whole(other, source.read_bytes())
    return good


def _read_one(place: Path) -> KeyFile | None:
    """Read one copy; None when it is missing or damaged. A newer format is refused by name."""
    try:
        with place.open("rb") as stream:
            data = stream.read(MAX_FILE_BYTES + 1)
        if len(data) > MAX_FILE_BYTES:
            return None
        told = json.loads(data)
        if told["format"] > FORMAT:
            raise _too_new(told["format"])
        if told.pop("check") != _check_of(told):
            return None
        slots = tuple(
            Slot(
                str(slot["type"]),
                Cost(int(slot["cost"]["memory_kib"]), int(slot["cost"]["passes"]), int(slot["cost"]["lanes"])),
                str(slot["salt"]),
                str(slot["nonce"]),
                str(slot["wrapped"]),
            )
            for slot in told["slots"]
        )
        return KeyFile(str(told["vault"]), slots)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        return None


def _check_of(told: dict[str, object]) -> str:
    """Give the sum by which damage is told from a wrong passphrase; it protects against nobody."""
    return hashlib.sha256(json.dumps(told, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _derive(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """Derive a wrapping key; the passphrase is taken in NFKC, and not trimmed."""
    text = unicodedata.normalize("NFKC", passphrase).encode()
    deriver = Argon2id(
        salt=salt,
        length=32,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
        ad=None,
        secret=None,
    )
    return deriver.derive(text)


def _bound(vault: str, slot: Slot) -> bytes:
    """Give the text that the wrapping authenticates, so that nothing in it can be swapped or weakened."""
    told = {"format": FORMAT, "vault": vault, "type": slot.type, "cost": asdict(slot.cost), "salt": slot.salt}
    return json.dumps(told, sort_keys=True, separators=(",", ":")).encode()


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        raise _damaged() from None


def _damaged() -> VaultDamaged:
    return VaultDamaged(
        _("The key file of this vault is damaged."),
        _("Nothing was changed. Restore the newest backup; it holds a key file of its own."),
    )


def _too_new(number: object) -> VaultTooNew:
    return VaultTooNew(
        _("This vault was written by a newer version of Coterie (key format {0}).").format(number),
        _("Update Coterie and try again; nothing was changed."),
    )
