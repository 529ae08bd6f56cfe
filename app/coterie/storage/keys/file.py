# SPDX-License-Identifier: GPL-3.0-or-later
"""The key file on the disk: two copies, the second written after the first, a bad one healed from the good one.

Two good copies that differ both stay: which is right only whoever opens the database knows, see `unlocking`.

Every format, present and to come, ends in a `check`: the SHA-256 of everything else in it as canonical JSON. By it
damage is told from a wrong passphrase, and from a newer format.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coterie.storage.files.safe import put_in_place, write_beside, write_whole
from coterie.storage.keys.costs import Cost
from coterie.storage.keys.errors import damaged, too_new
from coterie.storage.keys.slots import FIRST_FORMAT, FORMAT, PASSPHRASE, TYPES, Slot, canonical, written

if TYPE_CHECKING:
    from pathlib import Path

MAX_FILE_BYTES = 65_536
MAX_SLOTS = 8
_UNBELIEVABLE = (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError)
_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True)
class KeyFile:
    """What `vault.keys` says: whose keys these are, and the slots."""

    vault: str
    slots: tuple[Slot, ...]

    def of_type(self, kind: str) -> tuple[Slot, ...]:
        """Give the slots of one type."""
        return tuple(slot for slot in self.slots if slot.type == kind)

    @property
    def numbers(self) -> frozenset[int]:
        """Which data keys there are: one, or the old and the new while the vault is given a new one."""
        return frozenset(slot.number for slot in self.slots)


@dataclass(frozen=True)
class _Copy:
    """What one copy turned out to be. keys: None = missing or damaged; newer: the later format that it claims.

    is_sound: its check fits, so that its claim is no damage. data: what it was read from.
    """

    keys: KeyFile | None = None
    newer: object = None
    is_sound: bool = False
    data: bytes = b""


def write(first: Path, second: Path, keys: KeyFile) -> None:
    """Write both copies, the second put in place only after the first lies safely on the disk.

    Both are written before either is renamed: a disk that is full changes neither.
    """
    data = to_bytes(keys)
    partials: list[Path] = []
    try:
        partials.extend(write_beside(place, data) for place in (first, second))
        for partial, place in zip(partials, (first, second), strict=True):
            put_in_place(partial, place)
    except BaseException:
        for partial in partials:
            with contextlib.suppress(OSError):
                partial.unlink(missing_ok=True)
        raise


def read(first: Path, second: Path, *, heal: bool = True) -> KeyFile:
    """Read the key file, from its second copy where the first is bad; a bad copy is made the same again."""
    return copies(first, second, heal=heal)[0]


def copies(first: Path, second: Path, *, heal: bool = True) -> tuple[KeyFile, ...]:
    """Read both copies and heal a bad one from a good one; gives two only where both are good and differ."""
    found = _look(first), _look(second)
    good = found[0].keys or found[1].keys
    newer = [copy.newer for copy in found if copy.newer is not None and (copy.is_sound or good is None)]
    if newer:
        raise too_new(newer[0])
    if good is None:
        raise damaged()
    told = tuple(copy.keys for copy in found if copy.keys is not None)
    if len(told) == 1 and heal:
        source, other = (found[0], second) if found[0].keys else (found[1], first)
        with contextlib.suppress(OSError):  # one good copy is enough to open
            if os.access(other.parent, os.W_OK):
                write_whole(other, source.data)
    return told if told[0] != told[-1] else told[:1]


def to_bytes(keys: KeyFile) -> bytes:
    """Write a key file."""
    told: dict[str, object] = {"format": FORMAT, "vault": keys.vault, "slots": [written(slot) for slot in keys.slots]}
    return json.dumps(told | {"check": _check_of(told)}, indent=1).encode()


def from_bytes(data: bytes) -> KeyFile:
    """Read a key file that lies elsewhere, in a backup; VaultDamaged, VaultTooNew."""
    found = _understood(data)
    if found.newer is not None:
        raise too_new(found.newer)
    if found.keys is None:
        raise damaged()
    return found.keys


def _look(place: Path) -> _Copy:
    """Read one copy."""
    try:
        return _understood(bytes_of(place))
    except OSError:
        return _Copy()


def bytes_of(place: Path) -> bytes:
    """Read what lies at the place of a copy; OSError for what is no ordinary file, which might never end or begin."""
    if not stat.S_ISREG(place.stat().st_mode):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    with os.fdopen(os.open(place, os.O_RDONLY | _AT_ONCE), "rb") as stream:
        return stream.read(MAX_FILE_BYTES + 1)


def _understood(data: bytes) -> _Copy:
    """Say what the bytes of a copy are."""
    if len(data) > MAX_FILE_BYTES:
        return _Copy()
    try:
        told = json.loads(data)
        check, number = told.pop("check", None), told["format"]
        is_sound = check == _check_of(told)
        if isinstance(number, int) and number > FORMAT:
            return _Copy(newer=number, is_sound=is_sound)
        return _Copy(_key_file(told), is_sound=True, data=data) if is_sound else _Copy()
    except _UNBELIEVABLE:
        return _Copy()


def _key_file(told: dict[str, Any]) -> KeyFile:
    if told["format"] not in {FIRST_FORMAT, FORMAT} or not 1 <= len(told["slots"]) <= MAX_SLOTS:
        raise ValueError("no key file")
    return KeyFile(str(told["vault"]), tuple(_slot(slot, told["format"]) for slot in told["slots"]))


def _slot(told: dict[str, Any], file_format: int) -> Slot:
    """Read a slot; whatever it may not say raises one of the errors of what cannot be believed."""
    kind, nonce, wrapped = (str(told[name]) for name in ("type", "nonce", "wrapped"))
    slot_format = FIRST_FORMAT if file_format == FIRST_FORMAT else told["format"]
    if kind not in TYPES or slot_format not in {FIRST_FORMAT, FORMAT}:
        raise ValueError("an unknown slot")
    if slot_format == FIRST_FORMAT:
        return Slot(kind, _cost(told["cost"]), str(told["salt"]), nonce, wrapped, format=FIRST_FORMAT)
    derivation = told["derivation"]
    cost = {"argon2id": _cost, "hkdf-sha256": _no_cost}[derivation["name"]](derivation)
    if (cost is None) is (kind == PASSPHRASE):
        raise ValueError("a slot of another type's derivation")
    made, tested, number = str(told["made"]), str(told["tested"]), int(told["number"])
    return Slot(kind, cost, str(derivation["salt"]), nonce, wrapped, made, tested, number)


def _cost(told: dict[str, Any]) -> Cost:
    return Cost(int(told["memory_kib"]), int(told["passes"]), int(told["lanes"]))


def _no_cost(_told: dict[str, Any]) -> None:
    return None


def _check_of(told: dict[str, object]) -> str:
    """Give the sum by which damage is told from a wrong passphrase; it protects against nobody."""
    return hashlib.sha256(canonical(told)).hexdigest()
