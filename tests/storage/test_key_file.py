# SPDX-License-Identifier: GPL-3.0-or-later
"""Slots of three types in one key file, its older format, and every flipped bit of it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from coterie.domain.errors import CannotBeDone, VaultDamaged, VaultTooNew, WrongPassphrase
from coterie.domain.recovery_codes import BadCode, RecoveryCode
from coterie.storage.keys import secrets as keys
from coterie.storage.keys.secrets import Cost, DataKey, KeyFile
from coterie.storage.keys.slots import (
    KEYRING,
    RECOVERY,
    Days,
    Slot,
    open_by_secret,
    seal_passphrase,
    seal_secret,
    to_text,
)
from tests.builders import CHEAP, PASSPHRASE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

KEY = DataKey(bytes(range(32)))
VAULT = "6b1f0c3e-0000-4000-8000-000000000001"
CODE = RecoveryCode(bytes(range(20)))
WRAPPING = bytes(range(100, 132))


def whole() -> KeyFile:
    """Make a key file with a slot of each type."""
    slots = (
        seal_passphrase(KEY, PASSPHRASE, VAULT, CHEAP, "2026-03-02"),
        seal_secret(KEY, RECOVERY, CODE.secret, VAULT, Days("2026-03-03", "2026-03-04")),
        seal_secret(KEY, KEYRING, WRAPPING, VAULT, Days("2026-03-05")),
    )
    return KeyFile(VAULT, slots)


WHOLE = whole()


#: A key file as the first format was written, byte for byte.
FIRST_FORMAT = b"""{
 "format": 1,
 "vault": "6b1f0c3e-0000-4000-8000-000000000001",
 "slots": [
  {
   "type": "passphrase",
   "cost": {
    "memory_kib": 19456,
    "passes": 1,
    "lanes": 1
   },
   "salt": "gQS8jlmyjjta6pA5lYTacQ==",
   "nonce": "LrTa4D1siM7p990I",
   "wrapped": "/q63IiVraT3l4SN7ObykqWmrbSmRBgqfQehONQKn1Na57Sb3BNyMjo38junzfxOK"
  }
 ],
 "check": "84fca194a97ca5243fbc5323888434e4b30c4ea58b3abab3162a8ae43b8aac93"
}"""


def test_each_secret_opens_by_itself(tmp_path: Path) -> None:
    keys.write(tmp_path / "one", tmp_path / "two", WHOLE)
    file = keys.read(tmp_path / "one", tmp_path / "two")
    assert file == WHOLE
    assert keys.by_passphrase(file, PASSPHRASE) == (KEY,)
    assert keys.by_code(file, CODE.secret) == (KEY,)
    assert keys.by_wrapping_key(file, WRAPPING) == (KEY,)
    assert keys.by_secret(file, PASSPHRASE) == keys.by_secret(file, CODE.text.lower()) == (KEY,)


def test_a_secret_opens_no_slot_of_another_type() -> None:
    with pytest.raises(WrongPassphrase):
        keys.by_code(WHOLE, WRAPPING[:20])
    with pytest.raises(WrongPassphrase):
        keys.by_wrapping_key(WHOLE, CODE.secret)
    with pytest.raises(WrongPassphrase):
        keys.by_passphrase(WHOLE, CODE.text)
    with pytest.raises(WrongPassphrase):
        keys.by_secret(WHOLE, RecoveryCode(bytes(20)).text)
    one = replace(WHOLE, slots=WHOLE.slots[:1])
    with pytest.raises(CannotBeDone, match="no recovery code"):
        keys.by_code(one, CODE.secret)


def test_a_wrong_code_is_told_from_a_wrong_passphrase() -> None:
    other = RecoveryCode(bytes(range(1, 21))).text
    one = replace(WHOLE, slots=WHOLE.slots[:1])
    with pytest.raises(WrongPassphrase, match="recovery code, but not the one"):
        keys.by_secret(WHOLE, other)
    with pytest.raises(CannotBeDone, match="no recovery code"):
        keys.by_secret(one, other)
    with pytest.raises(BadCode, match="Group 2"):
        keys.by_secret(WHOLE, other[:6] + other[7:])
    for passphrase in (
        "correct horse battery staple",
        "one two four five nine ten",
        "abcdefghijklmnopqrstuvwxyzabcdefgh",
    ):
        with pytest.raises(WrongPassphrase, match="passphrase did not open"):
            keys.by_secret(WHOLE, passphrase)


def test_a_passphrase_that_looks_like_a_code_opens_all_the_same() -> None:
    file = KeyFile(VAULT, (seal_passphrase(KEY, CODE.text, VAULT, CHEAP),))
    assert keys.by_secret(file, CODE.text) == (KEY,)


def test_a_computer_without_memory_is_no_wrong_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        def __init__(self, **_settings: object) -> None: ...

        def derive(self, _text: bytes) -> bytes:
            raise MemoryError

    monkeypatch.setattr("coterie.storage.keys.costs.Argon2id", Full)
    with pytest.raises(CannotBeDone, match="memory"):
        keys.by_passphrase(WHOLE, PASSPHRASE)


def test_no_secret_and_no_key_stands_in_the_file() -> None:
    text = keys.to_bytes(WHOLE)
    for secret in (KEY.key, CODE.secret, WRAPPING):
        for form in (secret, secret.hex().encode(), to_text(secret).encode()):
            assert form not in text
    assert PASSPHRASE.encode() not in text
    assert CODE.groups[0].encode() not in text
    assert KEY.key.hex() not in repr(KEY)


@settings(max_examples=15)
@given(some.text(some.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
def test_every_way_of_writing_a_passphrase_that_means_the_same_opens(passphrase: str) -> None:
    slot = seal_passphrase(KEY, passphrase, VAULT, CHEAP)
    file = KeyFile(VAULT, (slot,))
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        written = normalize(form, passphrase)
        if normalize("NFKC", written) == normalize("NFKC", passphrase):
            assert keys.by_passphrase(file, written) == (KEY,)
    with pytest.raises(WrongPassphrase):
        keys.by_passphrase(file, passphrase + "x")


def dated_anew(slot: Slot) -> Slot:
    return replace(slot, made="2020-01-01")


def tried_anew(slot: Slot) -> Slot:
    return replace(slot, tested="2020-01-01")


def renumbered(slot: Slot) -> Slot:
    return replace(slot, number=2)


def other_format(slot: Slot) -> Slot:
    return replace(slot, format=1)


def other_salt(slot: Slot) -> Slot:
    return replace(slot, salt=to_text(bytes(16)))


def other_nonce(slot: Slot) -> Slot:
    return replace(slot, nonce=to_text(bytes(12)))


@pytest.mark.parametrize("swap", [dated_anew, tried_anew, renumbered, other_format, other_salt, other_nonce])
def test_nothing_that_a_slot_says_can_be_swapped(swap: Callable[[Slot], Slot]) -> None:
    swapped = replace(WHOLE, slots=tuple(map(swap, WHOLE.slots)))
    with pytest.raises(WrongPassphrase):
        keys.by_passphrase(swapped, PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        keys.by_code(swapped, CODE.secret)
    with pytest.raises(WrongPassphrase):
        keys.by_wrapping_key(swapped, WRAPPING)


def test_a_slot_of_another_vault_or_type_opens_nothing() -> None:
    recovery = WHOLE.of_type(RECOVERY)[0]
    assert open_by_secret(recovery, CODE.secret, VAULT) == KEY
    assert open_by_secret(recovery, CODE.secret, VAULT[:-1] + "2") is None
    assert open_by_secret(replace(recovery, type=KEYRING), CODE.secret, VAULT) is None


def test_every_key_file_written_before_goes_on_opening(tmp_path: Path) -> None:
    for place in (tmp_path / "one", tmp_path / "two"):
        place.write_bytes(FIRST_FORMAT)
    file = keys.read(tmp_path / "one", tmp_path / "two")
    assert keys.by_passphrase(file, PASSPHRASE) == (KEY,)
    with pytest.raises(WrongPassphrase):
        keys.by_passphrase(file, "something else")


def test_an_old_slot_stays_as_it_is_when_another_joins_it(tmp_path: Path) -> None:
    """Without the passphrase it cannot be wrapped anew, and need not be."""
    old = keys.from_bytes(FIRST_FORMAT)
    both = replace(old, slots=(*old.slots, seal_secret(KEY, RECOVERY, CODE.secret, VAULT)))
    keys.write(tmp_path / "one", tmp_path / "two", both)
    assert json.loads((tmp_path / "one").read_bytes())["format"] == 2
    read = keys.read(tmp_path / "one", tmp_path / "two")
    assert keys.by_passphrase(read, PASSPHRASE) == keys.by_code(read, CODE.secret) == (KEY,)


@pytest.mark.parametrize("slots", [(), WHOLE.slots * 3])
def test_as_many_slots_as_nobody_has_are_damage(slots: tuple[Slot, ...]) -> None:
    with pytest.raises(VaultDamaged):
        keys.from_bytes(keys.to_bytes(replace(WHOLE, slots=slots)))


@pytest.mark.parametrize(
    "change",
    [
        {"type": "hardware"},
        {"format": 3},
        {"derivation": {"name": "scrypt", "salt": "AA=="}},
        {"derivation": {"name": "hkdf-sha256", "salt": "AA=="}},
        {"number": "many"},
    ],
)
def test_a_slot_of_an_unknown_kind_is_damage_and_no_wrong_passphrase(change: dict[str, object]) -> None:
    told = json.loads(keys.to_bytes(WHOLE))
    del told["check"]
    told["slots"][0] |= change
    canonical = json.dumps(told, sort_keys=True, separators=(",", ":")).encode()
    data = json.dumps(told | {"check": hashlib.sha256(canonical).hexdigest()}).encode()
    with pytest.raises(VaultDamaged):
        keys.from_bytes(data)


def test_both_copies_of_a_newer_format_are_named_whatever_their_check(tmp_path: Path) -> None:
    told = json.loads(keys.to_bytes(WHOLE)) | {"format": 7}
    for place in (tmp_path / "one", tmp_path / "two"):
        place.write_text(json.dumps(told))
    with pytest.raises(VaultTooNew, match="7"):
        keys.read(tmp_path / "one", tmp_path / "two")


def test_every_flipped_bit_of_one_copy_is_healed_from_the_other(tmp_path: Path) -> None:
    first, second = tmp_path / "one", tmp_path / "two"
    good = keys.to_bytes(WHOLE)
    second.write_bytes(good)
    for place in range(len(good)):
        flipped = good[:place] + bytes([good[place] ^ 1 << place % 8]) + good[place + 1 :]
        first.write_bytes(flipped)
        assert keys.read(first, second) == WHOLE
        assert first.read_bytes() == good or keys.from_bytes(first.read_bytes()) == WHOLE
        assert second.read_bytes() == good


def test_every_flipped_bit_of_both_copies_is_damage_and_never_a_wrong_passphrase() -> None:
    good = keys.to_bytes(WHOLE)
    read = 0
    for place in range(len(good)):
        for bit in range(8):
            try:
                assert keys.from_bytes(good[:place] + bytes([good[place] ^ 1 << bit]) + good[place + 1 :]) == WHOLE
                read += 1
            except (VaultDamaged, VaultTooNew):
                continue
    assert read < 8 * len(good) // 10  # blanks between values are nothing that could be damaged


def test_limits_are_those_of_the_house() -> None:
    for cost in (Cost(19 * 1024, 1, 1), Cost(1024 * 1024, 10, 8)):
        cost.check()
