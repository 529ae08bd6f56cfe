# SPDX-License-Identifier: GPL-3.0-or-later
"""A vault that cannot be written opens for viewing: everything that was saved is there, and nothing is written."""

from __future__ import annotations

import errno
import os
import sys
from typing import TYPE_CHECKING

import pytest

from coterie.domain.errors import CannotBeDone, VaultInUse
from coterie.storage.migrations import MIGRATIONS, Migration
from coterie.storage.opening import folder as vault_folder
from coterie.storage.vault import open_vault
from tests.builders import PASSPHRASE, Opened, StoppedClock
from tests.other_places import looked, looked_held_back, on_a_read_only_disk
from tests.storage.opening.vault_files import NAMES, sums

if TYPE_CHECKING:
    from pathlib import Path

    from coterie.storage.opening.place import VaultPlace

CLOCK = StoppedClock()


def test_after_a_clean_end_everything_is_seen(place: VaultPlace) -> None:
    before = sums(place.folder)
    told = looked(place.folder)
    assert told["people"] == NAMES
    assert "for viewing only" in told["viewing"]
    assert told["written"].startswith(told["viewing"])
    assert (told["faults"], told["still_there"], told["stopped"]) == ([], "", True)
    assert (told["backups"], told["keys"]) == ([False, 0, None], None)
    assert sums(place.folder) == before


@pytest.mark.parametrize("without", ["", "vault.db-shm"])
def test_after_a_kill_what_stands_in_the_journal_alone_is_seen_too(killed: VaultPlace, without: str) -> None:
    if without:
        (killed.folder / without).unlink()
    before = sums(killed.folder)
    told = looked(killed.folder)
    assert told["people"] == [*NAMES, "Saved Last"]
    assert "for viewing only" in told["viewing"]
    assert sums(killed.folder) == before


def test_an_empty_journal_is_no_hindrance(place: VaultPlace) -> None:
    place.journal.touch()
    assert looked(place.folder)["people"] == NAMES


def test_the_command_line_reads_there_and_says_why_it_does_not_write(killed: VaultPlace, tmp_path: Path) -> None:
    passphrase, card = tmp_path / "passphrase", tmp_path / "out.vcf"
    passphrase.write_text(PASSPHRASE)
    common = ("--vault", str(killed.folder), "--passphrase-file", str(passphrase))
    for words in (("people",), ("due",), ("export", "vcard", str(card)), ("stats",), ("history",), ("doctor",)):
        done = on_a_read_only_disk(killed.folder, sys.executable, "-m", "coterie", *common, *words)
        assert done.returncode == 0, (words, done.stderr)
        assert "for viewing only" in done.stderr
    assert "Saved Last" in card.read_text()
    done = on_a_read_only_disk(killed.folder, sys.executable, "-m", "coterie", *common, "add", "Somebody")
    assert done.returncode == 1
    assert "Nothing was changed" in done.stderr


def test_permissions_alone_make_it_viewing_too(place: VaultPlace) -> None:
    for file in place.folder.iterdir():
        file.chmod(0o500 if file.is_dir() else 0o400)
    place.folder.chmod(0o500)
    told = looked_held_back(place.folder)
    place.folder.chmod(0o700)
    assert told["people"] == NAMES
    assert told["viewing"].startswith("You may not write in the folder of this vault")


def test_what_may_not_be_read_is_said_so_and_is_no_damage(place: VaultPlace) -> None:
    place.database.chmod(0o000)
    told = looked_held_back(place.folder)
    assert (told["error"], told["code"]) == ("VaultNotReadable", 4)
    assert "may not read the file" in told["message"]


LATER = Migration(MIGRATIONS[-1].number + 10, "m9010_later", "ALTER TABLE person ADD COLUMN shoe_size INTEGER;\n")


def refused(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the system refuse to hold any vault to write."""
    real = os.open

    def opens(path: object, flags: int, *rest: int, **named: int) -> int:
        if str(path).endswith("vault.lock") and flags & os.O_RDWR:
            raise OSError(number, os.strerror(number))
        return real(path, flags, *rest, **named)  # type: ignore[arg-type] # whatever it was called with

    monkeypatch.setattr("coterie.storage.opening.folder.os.open", opens)


def test_an_older_vault_is_brought_up_to_date_in_a_private_copy(
    killed: VaultPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused(errno.EROFS, monkeypatch)
    monkeypatch.setattr(vault_folder, "MIGRATIONS", (*MIGRATIONS, LATER))
    monkeypatch.setattr(vault_folder, "SCHEMA", LATER.number)
    before = sums(killed.folder)
    opened = Opened(open_vault(killed.folder, PASSPHRASE, CLOCK), CLOCK)
    assert opened.rows("SELECT count(*), max(shoe_size) FROM person") == [(5, None)]
    private = opened.vault._way.place.folder
    assert private != killed.folder
    assert b"Saved Last" not in (private / "vault.db").read_bytes()
    opened.vault.close()
    assert not private.exists()
    assert sums(killed.folder) == before


def test_a_full_disk_is_viewed_as_well(killed: VaultPlace, monkeypatch: pytest.MonkeyPatch) -> None:
    refused(errno.ENOSPC, monkeypatch)
    before = sums(killed.folder)
    opened = Opened(open_vault(killed.folder, PASSPHRASE, CLOCK), CLOCK)
    assert opened.vault.viewing.startswith("There is no room left")
    assert opened.rows("SELECT count(*) FROM person") == [(5,)]
    with pytest.raises(CannotBeDone, match="no room left"):
        opened.add("Somebody")
    opened.vault.close()
    assert sums(killed.folder) == before


@pytest.mark.parametrize("is_removed", [False, True])
def test_what_another_program_writes_is_not_viewed_meanwhile(
    place: VaultPlace, monkeypatch: pytest.MonkeyPatch, is_removed: bool
) -> None:
    writer = open_vault(place.folder, PASSPHRASE, CLOCK)
    if is_removed and os.name != "nt":
        place.lock.unlink()
    refused(errno.EROFS, monkeypatch)
    with pytest.raises(VaultInUse):
        open_vault(place.folder, PASSPHRASE, CLOCK)
    writer.close()
    open_vault(place.folder, PASSPHRASE, CLOCK).close()


def test_a_vault_that_can_be_written_is_not_for_viewing(place: VaultPlace) -> None:
    vault = open_vault(place.folder, PASSPHRASE, CLOCK)
    assert (vault.viewing, vault.is_viewing, vault.remarks) == ("", False, ())
    vault.close()
