# SPDX-License-Identifier: GPL-3.0-or-later
"""What a backup says of itself: plain facts about the file, and, sealed under the data key, what the vault holds.

The sealed part authenticates all the rest, so facts cannot be put beside another vault's data. A `check` over
everything tells damage from a wrong passphrase; it protects against nobody.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from coterie.domain.errors import VaultDamaged
from coterie.storage.keys.slots import NONCE_BYTES, canonical, from_text, to_text

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMAT = 1
#: No number of a backup is greater, so that the next one can always be written.
GREATEST = 2**62 - 1
_ABOUT = b"coterie backup manifest"
#: The sealed part is filled up to a multiple of so many bytes: its length tells nothing of what it counts.
_FILLED = 1024
_UNBELIEVABLE = (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError)


class NoManifest(Exception):
    """A manifest that cannot be read. newer: the later format that it claims, None = it is damaged."""

    def __init__(self, newer: object = None) -> None:
        """Keep the claim."""
        super().__init__()
        self.newer = newer


@dataclass(frozen=True)
class Facts:
    """What anybody may know. made_at: UTC, ISO 8601; sha256 and size are of the database, keys of the key file.

    number: counts up with every backup of a vault. by_hand: it was put where somebody said.
    """

    vault: str
    name: str
    made_at: str
    number: int
    reason: str
    by_hand: bool
    app: str
    schema: int
    size: int
    sha256: str
    keys: str
    format: int = FORMAT

    @property
    def moment(self) -> datetime:
        """When it was made."""
        return datetime.fromisoformat(self.made_at)


@dataclass(frozen=True)
class Held:
    """What the vault held: counts of every kind, and the mark of its state (state_mark.py)."""

    counts: Mapping[str, int]
    mark: str


@dataclass(frozen=True)
class Manifest:
    """The facts, and what is sealed; bytes of the latter are base64."""

    facts: Facts
    sealed: str


def seal(facts: Facts, held: Held, key: bytes) -> Manifest:
    """Make a manifest under a data key."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    told = canonical({"counts": dict(held.counts), "mark": held.mark})
    told += b" " * (-len(told) % _FILLED)
    sealed = AESGCM(_derived(key, facts)).encrypt(nonce, told, canonical(asdict(facts)))
    return Manifest(facts, to_text(nonce + sealed))


def unseal(manifest: Manifest, key: bytes) -> Held | None:
    """Give what the vault held; None where the manifest was not made under this data key, or not so."""
    sealed = from_text(manifest.sealed)
    nonce, cipher = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
    try:
        told = json.loads(
            AESGCM(_derived(key, manifest.facts)).decrypt(nonce, cipher, canonical(asdict(manifest.facts)))
        )
        return Held({str(kind): int(number) for kind, number in told["counts"].items()}, str(told["mark"]))
    except (InvalidTag, *_UNBELIEVABLE):
        return None


def to_bytes(manifest: Manifest) -> bytes:
    """Write a manifest."""
    told: dict[str, object] = {**asdict(manifest.facts), "sealed": manifest.sealed}
    return json.dumps(told | {"check": _check_of(told)}, indent=1, sort_keys=True).encode() + b"\n"


def from_bytes(data: bytes) -> Manifest:
    """Read a manifest; NoManifest unless it is, byte for byte, as we write one."""
    try:
        told = json.loads(data)
        check, number = told.pop("check"), told["format"]
        if check != _check_of(told):
            raise NoManifest
        if isinstance(number, int) and number > FORMAT:
            raise NoManifest(number)
        manifest = Manifest(_facts(told), _text(told["sealed"]))
        if to_bytes(manifest) != data:
            raise NoManifest
        from_text(manifest.sealed)
    except (*_UNBELIEVABLE, VaultDamaged) as error:
        raise NoManifest from error
    return manifest


def _facts(told: Mapping[str, Any]) -> Facts:
    facts = Facts(
        vault=_text(told["vault"]),
        name=_text(told["name"]),
        made_at=_text(told["made_at"]),
        number=_number(told["number"]),
        reason=_text(told["reason"]),
        by_hand=bool(told["by_hand"]),
        app=_text(told["app"]),
        schema=_number(told["schema"]),
        size=_number(told["size"]),
        sha256=_text(told["sha256"]),
        keys=_text(told["keys"]),
        format=_number(told["format"]),
    )
    # The first and the last year leave no room for the hours of another place.
    if facts.moment.utcoffset() != timedelta(0) or not 1 < facts.moment.year < 9999:
        raise ValueError("no moment")
    return facts


def written_moment(moment: datetime) -> str:
    """Write a moment as manifests have it."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= GREATEST:
        raise ValueError("no number")
    return value


def _derived(key: bytes, facts: Facts) -> bytes:
    return HKDF(SHA256(), 32, facts.vault.encode(), _ABOUT).derive(key)


def _check_of(told: Mapping[str, object]) -> str:
    return hashlib.sha256(canonical(dict(told))).hexdigest()
