# SPDX-License-Identifier: GPL-3.0-or-later
"""The key file: what opens it, what it survives, and what it does not believe."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from coterie.domain.errors import VaultDamaged, VaultTooNew, WrongPassphrase
from coterie.storage.connections import open_database, raw_key_text
from coterie.storage.files import safe as safe_files
from coterie.storage.keys import file as key_file
from coterie.storage.keys import secrets as keys
from coterie.storage.keys import slots as key_slots
from coterie.storage.keys.secrets import Cost, KeyFile, Slot
from tests.builders import CHEAP, PASSPHRASE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

KEY = bytes(range(32))
VAULT = "6b1f0c3e-0000-4000-8000-000000000001"


class Kept(NamedTuple):
    """Both copies of a key file on the disk, and what they say."""

    first: Path
    second: Path
    keys: KeyFile


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    """Give a key file as a new vault has it."""
    made = Kept(tmp_path / "vault.keys", tmp_path / "vault.keys.2", keys.seal(KEY, PASSPHRASE, VAULT, CHEAP))
    keys.write(*made)
    return made


def told(place: Path) -> dict[str, Any]:
    """Read a copy as JSON."""
    values: dict[str, Any] = json.loads(place.read_bytes())
    return values


def test_the_passphrase_gives_the_key_back(kept: Kept) -> None:
    read = keys.read(kept.first, kept.second)
    assert read == kept.keys
    assert keys.unseal(read, PASSPHRASE) == KEY


@pytest.mark.parametrize(
    "typed", ["", PASSPHRASE.upper(), f" {PASSPHRASE}", f"{PASSPHRASE} ", "something else", "\udcff"]
)
def test_another_passphrase_does_not(kept: Kept, typed: str) -> None:
    with pytest.raises(WrongPassphrase):
        keys.unseal(kept.keys, typed)


def test_the_same_letters_written_otherwise_are_the_same_passphrase() -> None:
    sealed = keys.seal(KEY, "Bl\u00e5b\u00e6r \ufb01nt nok", VAULT, CHEAP)
    assert keys.unseal(sealed, "Bla\u030ab\u00e6r fint nok") == KEY


def test_each_sealing_draws_salt_and_nonce_anew() -> None:
    one, two = (keys.seal(KEY, PASSPHRASE, VAULT, CHEAP).slots[0] for _ in range(2))
    assert one.salt != two.salt
    assert one.nonce != two.nonce
    assert one.wrapped != two.wrapped


def test_neither_key_nor_passphrase_stands_in_the_file(kept: Kept) -> None:
    text = kept.first.read_bytes()
    assert KEY not in text
    assert KEY.hex().encode() not in text
    assert PASSPHRASE.encode() not in text


def empty(place: Path) -> None:
    place.write_bytes(b"")


def half(place: Path) -> None:
    place.write_bytes(place.read_bytes()[: place.stat().st_size // 2])


def noise(place: Path) -> None:
    place.write_bytes(b"\xff\xfe\x00noise")


def no_object(place: Path) -> None:
    place.write_text("[1, 2, 3]")


def deep(place: Path) -> None:
    place.write_text("[" * 50_000)


def endless_number(place: Path) -> None:
    place.write_text(place.read_text().replace('"memory_kib": 19456', '"memory_kib": 1e999'))


def other_letter(place: Path) -> None:
    """One letter of the wrapped key changes: still base64, and no longer the key."""
    values = told(place)
    wrapped = values["slots"][0]["wrapped"]
    values["slots"][0]["wrapped"] = ("B" if wrapped[0] == "A" else "A") + wrapped[1:]
    place.write_text(json.dumps(values))


def too_large(place: Path) -> None:
    place.write_bytes(place.read_bytes() + b" " * keys.MAX_FILE_BYTES)


def missing(place: Path) -> None:
    place.unlink()


DAMAGES = (empty, half, noise, no_object, deep, endless_number, other_letter, too_large, missing)


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("which", [0, 1])
def test_a_bad_copy_is_healed_from_the_good_one(kept: Kept, damage: Callable[[Path], None], which: int) -> None:
    good = kept.first.read_bytes()
    bad = (kept.first, kept.second)[which]
    damage(bad)
    read = keys.read(kept.first, kept.second)
    assert keys.unseal(read, PASSPHRASE) == KEY
    assert kept.first.read_bytes() == kept.second.read_bytes() == good
    assert bad.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("damage", DAMAGES)
def test_two_bad_copies_are_a_damaged_vault(kept: Kept, damage: Callable[[Path], None]) -> None:
    damage(kept.first)
    noise(kept.second)
    left = kept.second.read_bytes()
    with pytest.raises(VaultDamaged):
        keys.unseal(keys.read(kept.first, kept.second), PASSPHRASE)
    assert kept.second.read_bytes() == left


def test_two_good_copies_that_differ_both_stay_and_the_first_is_asked_first(kept: Kept) -> None:
    newer = keys.seal(KEY, "another passphrase", VAULT, CHEAP)
    keys.write(kept.first, kept.first.with_name("nowhere"), newer)
    before = kept.first.read_bytes(), kept.second.read_bytes()
    assert keys.read(kept.first, kept.second) == newer
    assert keys.copies(kept.first, kept.second) == (newer, kept.keys)
    assert (kept.first.read_bytes(), kept.second.read_bytes()) == before


def test_healing_that_cannot_be_written_does_not_keep_anybody_out(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(place: Path, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    noise(kept.second)
    monkeypatch.setattr(key_file, "write_whole", full)
    assert keys.read(kept.first, kept.second) == kept.keys


def test_a_newer_format_is_named_and_nothing_is_healed(kept: Kept) -> None:
    values = told(kept.first) | {"format": keys.FORMAT + 1, "more": "of what is to come"}
    del values["check"]
    kept.first.write_text(json.dumps(values | {"check": key_file._check_of(values)}))
    before = kept.first.read_bytes(), kept.second.read_bytes()
    with pytest.raises(VaultTooNew, match=str(keys.FORMAT + 1)):
        keys.read(kept.first, kept.second)
    assert (kept.first.read_bytes(), kept.second.read_bytes()) == before


@pytest.mark.parametrize(
    "cost",
    [
        Cost(19 * 1024 - 1, 1, 1), Cost(1024 * 1024 + 1, 1, 1), Cost(19 * 1024, 0, 1), Cost(19 * 1024, 11, 1),
        Cost(19 * 1024, 1, 0), Cost(19 * 1024, 1, 9), Cost(-1, -1, -1),
    ],
)  # fmt: skip
def test_parameters_out_of_bounds_are_refused_before_anything_is_derived(
    kept: Kept, cost: Cost, monkeypatch: pytest.MonkeyPatch
) -> None:
    def derive(*_given: object) -> bytes:
        pytest.fail("derived")

    monkeypatch.setattr(key_slots, "derive", derive)
    with pytest.raises(VaultDamaged):
        keys.unseal(replace(kept.keys, slots=(replace(kept.keys.slots[0], cost=cost),)), PASSPHRASE)
    with pytest.raises(VaultDamaged):
        keys.seal(KEY, PASSPHRASE, VAULT, cost)


def test_what_new_vaults_cost_is_the_recommended_option() -> None:
    assert asdict(Cost()) == {"memory_kib": 64 * 1024, "passes": 3, "lanes": 4}
    Cost().check()


def other_vault(file: KeyFile) -> KeyFile:
    return replace(file, vault="6b1f0c3e-0000-4000-8000-000000000002")


def weaker(file: KeyFile) -> KeyFile:
    return replace(file, slots=(replace(file.slots[0], cost=Cost(19 * 1024, 2, 1)),))


def other_salt(file: KeyFile) -> KeyFile:
    return replace(file, slots=(replace(file.slots[0], salt=keys.seal(KEY, "x", VAULT, CHEAP).slots[0].salt),))


def other_nonce(file: KeyFile) -> KeyFile:
    return replace(file, slots=(replace(file.slots[0], nonce=keys.seal(KEY, "x", VAULT, CHEAP).slots[0].nonce),))


def other_kind(file: KeyFile) -> KeyFile:
    return replace(file, slots=(replace(file.slots[0], type="recovery"),))


@pytest.mark.parametrize("swap", [other_vault, weaker, other_salt, other_nonce, other_kind])
def test_swapped_parameters_fail_the_authentication(kept: Kept, swap: Callable[[KeyFile], KeyFile]) -> None:
    with pytest.raises(WrongPassphrase):
        keys.unseal(swap(kept.keys), PASSPHRASE)


def test_what_is_authenticated_names_everything_but_nonce_and_key(kept: Kept) -> None:
    bound = json.loads(key_slots.bound(VAULT, kept.keys.slots[0]))
    assert bound.keys() == {"format", "vault", "type", "number", "made", "tested", "derivation"}
    assert bound["derivation"].keys() == {"name", "salt", *asdict(CHEAP)}
    assert bound["derivation"].items() >= asdict(CHEAP).items()


def test_the_right_slot_is_found_among_others(kept: Kept) -> None:
    slot, other = kept.keys.slots[0], keys.seal(KEY, "a different one", VAULT, CHEAP).slots[0]
    several = replace(kept.keys, slots=(replace(slot, type="recovery"), other, slot))
    assert keys.unseal(several, PASSPHRASE) == KEY


@pytest.mark.parametrize("field", ["salt", "nonce", "wrapped"])
@pytest.mark.parametrize("text", ["", "AA==", "no base64 at all", "A" * 20_000])
def test_a_slot_written_by_somebody_else_is_no_crash(kept: Kept, field: str, text: str) -> None:
    known = vars(kept.keys.slots[0])
    slot = Slot(**(known | {field: text}))
    with pytest.raises((VaultDamaged, WrongPassphrase)):
        keys.unseal(replace(kept.keys, slots=(slot,)), PASSPHRASE)


def test_the_second_copy_is_written_after_the_first(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    renamed: list[str] = []

    def fails(partial: Path, place: Path) -> None:
        renamed.append(place.name)
        raise OSError("the disk is gone")

    before = kept.second.read_bytes()
    monkeypatch.setattr(key_file, "put_in_place", fails)
    with pytest.raises(OSError, match="the disk is gone"):
        keys.write(kept.first, kept.second, keys.seal(KEY, "another passphrase", VAULT, CHEAP))
    assert renamed == ["vault.keys"]
    assert kept.second.read_bytes() == before
    assert {file.name for file in kept.first.parent.iterdir()} == {"vault.keys", "vault.keys.2"}


@pytest.mark.parametrize("call", range(1, 5))
def test_a_full_disk_changes_neither_copy(kept: Kept, call: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Flushing the file, then its fellow, fails before anything is renamed; later calls flush the folder."""
    calls: list[int] = []
    real = os.fsync

    def full(handle: int) -> None:
        calls.append(handle)
        if len(calls) == call:
            raise OSError(28, "No space left on device")
        real(handle)

    monkeypatch.setattr(os, "fsync", full)
    newer = keys.seal(KEY, "another passphrase", VAULT, CHEAP)
    with pytest.raises(OSError, match="No space"):
        keys.write(kept.first, kept.second, newer)
    monkeypatch.undo()
    assert keys.read(kept.first, kept.second) == (kept.keys if call <= 2 else newer)
    assert (kept.first.read_bytes() == kept.second.read_bytes()) is (call != 3)  # settled by who opens the database
    assert {file.name for file in kept.first.parent.iterdir()} == {"vault.keys", "vault.keys.2"}


@pytest.mark.parametrize("where", ["os.fsync", "pathlib.Path.replace"])
def test_a_file_that_cannot_be_written_whole_is_not_there(
    tmp_path: Path, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_given: object) -> None:
        raise OSError("the disk is gone")

    place = tmp_path / "file"
    safe_files.write_whole(place, b"old")
    with monkeypatch.context() as patch:
        patch.setattr(where, fails)
        with pytest.raises(OSError, match="the disk is gone"):
            safe_files.write_whole(place, b"new")
    assert place.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_sixty_four_bare_digits_are_no_key(tmp_path: Path) -> None:
    """Bare digits would become a passphrase, from which the engine derives another key without a word."""
    place = tmp_path / "some.db"
    open_database(place, KEY, "rwc").close()
    with sqlcipher.connect(str(place)) as connection:
        connection.set_key(KEY.hex())
        with pytest.raises(sqlcipher.DatabaseError, match="not a database"):
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    connection.close()
    assert raw_key_text(KEY) == f"x'{KEY.hex()}'"


@pytest.mark.parametrize("key", [b"", b"short", KEY + b"1", KEY.hex().encode()])
def test_a_key_of_another_length_is_refused(tmp_path: Path, key: bytes) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        open_database(tmp_path / "some.db", key, "rwc")


def test_the_key_reaches_the_engine_beside_the_statements(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Statements can be traced and logged; the key is not among them."""
    traced: list[str] = []
    real = sqlcipher.connect

    def connect(*given: Any, **named: Any) -> Any:  # noqa: ANN401 (whatever the binding takes)
        connection = real(*given, **named)
        connection.set_trace_callback(traced.append)
        return connection

    monkeypatch.setattr("coterie.storage.connections.sqlcipher.connect", connect)
    open_database(tmp_path / "some.db", KEY, "rwc").close()
    assert traced
    assert KEY.hex() not in " ".join(traced).lower()
