# SPDX-License-Identifier: GPL-3.0-or-later
"""Random damage to a journal: what was saved is there, or it is said that it may not be; the vault stays sound."""

from __future__ import annotations

import random
import shutil
from typing import TYPE_CHECKING

import pytest

from coterie.domain.errors import VaultDamaged
from coterie.storage.opening.folder import unlock
from coterie.storage.vault import SqlVault
from tests.builders import PASSPHRASE, Opened, StoppedClock
from tests.storage.opening.vault_files import add_and_kill, copied, flip

if TYPE_CHECKING:
    from pathlib import Path

    from coterie.storage.opening.place import VaultPlace

CLOCK = StoppedClock()
SAVED = ["One", "Two", "Three", "Four"]
_FRAME = 24 + 4_096


@pytest.fixture(scope="module")
def killed(known_place: VaultPlace, tmp_path_factory: pytest.TempPathFactory) -> VaultPlace:
    """Give a vault of which four people stand in the journal alone."""
    there = copied(known_place, tmp_path_factory.mktemp("journals") / "test.coterie")
    return add_and_kill(there.folder, *SAVED)


def seen(place: VaultPlace, key: bytes) -> tuple[list[str], bool]:
    """Give who of the four is there, and whether it is said that something may be missing."""
    try:
        opened = Opened(SqlVault(place, key, CLOCK), CLOCK)
    except VaultDamaged as error:
        return [], "journal" in error.message
    names = [name for (name,) in opened.rows("SELECT display_name FROM person ORDER BY id") if name in SAVED]
    assert opened.rows("PRAGMA integrity_check") == [("ok",)]
    told = bool(opened.vault.remarks or opened.vault.viewing)
    opened.vault.close()
    return names, told


def test_a_changed_bit_anywhere_loses_nothing_in_silence(killed: VaultPlace, tmp_path: Path) -> None:
    key, chance = unlock(killed, PASSPHRASE), random.Random(8)
    size = killed.journal.stat().st_size
    frames = (size - 32) // _FRAME
    heads = [32 + frame * _FRAME + chance.randrange(24) for frame in chance.sample(range(frames), 12)]
    places = [*range(32), *heads, *(chance.randrange(32, size) for _turn in range(40))]
    silent = []
    for at in places:
        there = copied(killed, tmp_path / f"{at}.coterie")
        flip(there.journal, at, at % 8)
        names, told = seen(there, key)
        assert names == SAVED[: len(names)]
        if names != SAVED and not told:
            silent.append(at)
        shutil.rmtree(there.folder)
    assert silent == []


def test_damage_to_the_index_of_the_journal_costs_nothing(killed: VaultPlace, tmp_path: Path) -> None:
    key, chance = unlock(killed, PASSPHRASE), random.Random(9)
    for turn in range(12):
        there = copied(killed, tmp_path / f"{turn}.coterie")
        index = there.folder / "vault.db-shm"
        if turn % 3 == 0:
            index.write_bytes(chance.randbytes(index.stat().st_size))
        else:
            flip(index, chance.randrange(index.stat().st_size), turn % 8)
        assert seen(there, key) == (SAVED, False)
