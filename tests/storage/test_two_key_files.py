# SPDX-License-Identifier: GPL-3.0-or-later
"""Two good key files of which one is not the vault's: the right one opens it, stays, and goes into backups."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from coterie.domain.errors import CannotBeDone, VaultDamaged, WrongPassphrase
from coterie.services.backups import Backups
from coterie.storage.backups.reading import open_backup, unlocked
from coterie.storage.damage import examining
from coterie.storage.keys import recovering
from coterie.storage.keys import secrets as keys
from coterie.storage.opening import folder as vault_folder
from coterie.storage.opening.place import VaultPlace
from coterie.storage.vault import open_vault, opened_by
from tests.builders import CHEAP, COSTS, PASSPHRASE, Opened, StoppedClock, make_vault

if TYPE_CHECKING:
    from pathlib import Path

    from coterie.storage.vault import SqlVault

OTHER, NEW = "another passphrase here", "an entirely new passphrase"
CODE = bytes(range(20))


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    (tmp_path / "a").mkdir()
    return make_vault(tmp_path / "a")


@pytest.fixture
def foreign(tmp_path: Path) -> bytes:
    """The key file of another vault."""
    (tmp_path / "b").mkdir()
    place = VaultPlace(tmp_path / "b" / "test.coterie")
    vault_folder.create(place, OTHER, StoppedClock().now(), CHEAP)
    return place.keys.read_bytes()


def opens(place: VaultPlace, passphrase: str) -> None:
    open_vault(place.folder, passphrase, StoppedClock(), COSTS).close()


def in_step(place: VaultPlace) -> bytes:
    """Give what stands in both copies."""
    assert place.keys.read_bytes() == place.keys_again.read_bytes()
    return place.keys.read_bytes()


def test_the_key_file_of_another_vault_does_not_destroy_the_good_copy(opened: Opened, foreign: bytes) -> None:
    place = opened.vault.place
    opened.vault.close()
    good = in_step(place)
    place.keys.write_bytes(foreign)
    for wrong in (OTHER, "something else"):
        with pytest.raises((WrongPassphrase, VaultDamaged)):
            opens(place, wrong)
        assert (place.keys.read_bytes(), place.keys_again.read_bytes()) == (foreign, good)
    opens(place, PASSPHRASE)
    assert in_step(place) == good


def test_an_older_key_file_does_not_destroy_the_one_of_the_new_data_key(opened: Opened) -> None:
    place = opened.vault.place
    older = in_step(place)
    opened.vault.key_slots.renew_data_key(PASSPHRASE, None)
    opened.vault.close()
    good = in_step(place)
    place.keys.write_bytes(older)
    opens(place, PASSPHRASE)
    assert in_step(place) == good


@pytest.mark.parametrize("look", ["state", "change"])
def test_what_is_swapped_while_it_is_open_is_left_alone_by_looking(opened: Opened, foreign: bytes, look: str) -> None:
    place = opened.vault.place
    good = in_step(place)
    place.keys.write_bytes(foreign)
    assert opened.vault.key_slots.vault == keys.from_bytes(good).vault
    assert place.keys_again.read_bytes() == good
    if look == "change":
        opened.vault.key_slots.change_passphrase(PASSPHRASE, NEW)
    opened.vault.close()
    opens(place, NEW if look == "change" else PASSPHRASE)
    assert keys.from_bytes(in_step(place)).vault == keys.from_bytes(good).vault


def test_a_change_that_ended_between_the_copies_is_finished_by_who_opens_with_the_new(opened: Opened) -> None:
    place = opened.vault.place
    older = in_step(place)
    opened.vault.key_slots.change_passphrase(PASSPHRASE, NEW)
    opened.vault.close()
    newer = in_step(place)
    place.keys_again.write_bytes(older)
    opens(place, NEW)
    assert in_step(place) == newer
    with pytest.raises(WrongPassphrase):
        opens(place, PASSPHRASE)


def test_the_first_copy_wins_where_both_open_the_database(opened: Opened) -> None:
    place = opened.vault.place
    older = in_step(place)
    opened.vault.key_slots.set_recovery(CODE)
    opened.vault.close()
    newer = in_step(place)
    place.keys_again.write_bytes(older)
    opens(place, PASSPHRASE)
    assert in_step(place) == newer


def test_a_backup_takes_the_copy_that_fits(opened: Opened, foreign: bytes) -> None:
    opened.add("Ana")
    opened.vault.place.keys.write_bytes(foreign)
    made = Backups(opened.vault, opened.clock).make()
    unlocked(open_backup(made.file), PASSPHRASE)
    opened.vault.close()


def test_a_backup_that_no_passphrase_would_open_is_not_made(opened: Opened, foreign: bytes) -> None:
    place = opened.vault.place
    older = in_step(place)
    opened.vault.key_slots.renew_data_key(PASSPHRASE, None)
    backups = Backups(opened.vault, opened.clock)
    for wrong in (foreign, older):
        for copy in (place.keys, place.keys_again):
            copy.write_bytes(wrong)
        with pytest.raises(VaultDamaged, match="do not belong together"):
            backups.make()
    assert not list(place.backups.iterdir())
    opened.vault.close()


def test_a_code_that_another_program_used_meanwhile_is_used_up(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    opened.vault.key_slots.set_recovery(CODE)
    opened.vault.close()
    folder, real = opened.vault.place.folder, opened_by

    def overtaken(*asked: object) -> SqlVault:
        monkeypatch.setattr(recovering, "opened_by", real)
        recovering.open_by_code(folder, CODE, NEW, StoppedClock(), COSTS).close()
        return real(*asked)  # type: ignore[arg-type]

    monkeypatch.setattr(recovering, "opened_by", overtaken)
    with pytest.raises(CannotBeDone, match="no recovery code"):
        recovering.open_by_code(folder, CODE, OTHER, StoppedClock(), COSTS)
    opens(opened.vault.place, NEW)
    with pytest.raises(WrongPassphrase):
        opens(opened.vault.place, OTHER)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="has no named pipes")
@pytest.mark.parametrize("which", [0, 1])
def test_a_pipe_in_the_place_of_a_copy_is_a_bad_copy(opened: Opened, which: int) -> None:
    place = opened.vault.place
    opened.vault.close()
    good = in_step(place)
    copy = (place.keys, place.keys_again)[which]
    copy.unlink()
    os.mkfifo(copy)
    opens(place, PASSPHRASE)
    assert in_step(place) == good


def test_an_unreadable_database_is_no_wrong_passphrase_where_the_copies_differ(opened: Opened, foreign: bytes) -> None:
    place = opened.vault.place
    opened.vault.close()
    place.keys.write_bytes(foreign)
    shutil.copy(place.keys_again, place.folder / "kept")
    place.database.write_bytes(b"")
    with pytest.raises(VaultDamaged, match="is empty"):
        opens(place, PASSPHRASE)
    assert place.keys_again.read_bytes() == (place.folder / "kept").read_bytes()


def test_a_missing_database_is_told_where_the_copies_differ(opened: Opened, foreign: bytes) -> None:
    place = opened.vault.place
    opened.vault.close()
    place.keys.write_bytes(foreign)
    place.database.unlink()
    seen = examining.examine(place.folder, PASSPHRASE)
    assert (seen.wrong_files, seen.opened) == (("The file vault.db is missing.",), True)
