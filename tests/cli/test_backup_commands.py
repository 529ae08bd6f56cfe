# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups on the command line: making, listing, checking, restoring, and the one that is made by itself."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from coterie.domain.errors import CannotBeDone

if TYPE_CHECKING:
    from tests.cli.terminal import Terminal


@pytest.fixture
def kept(terminal: Terminal) -> Terminal:
    """Give a terminal with a vault in which Ana is, and its first backup."""
    terminal.add("Ana Lindqvist")
    return terminal


def test_a_change_is_backed_up_by_itself_at_most_each_half_hour(kept: Terminal) -> None:
    kept.add("Bo Ek")
    kept.do("people")
    (made,) = kept.json("backups")
    assert made.keys() == {"path", "name", "made_at", "size", "schema", "reason", "verified", "counts"}
    assert (made["reason"], made["verified"], made["counts"]["people"]) == ("closing", True, 1)
    assert Path(made["path"]).parent == kept.vault / "backups"


def test_looking_at_an_empty_vault_makes_no_backup(terminal: Terminal) -> None:
    terminal.do("people")
    assert terminal.json("backups") == []
    assert "no backup yet" in terminal.do("backups")


def test_a_backup_that_cannot_be_made_by_itself_does_not_undo_what_was_asked(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def make(*_given: object) -> None:
        raise CannotBeDone("There is no room left on the disk.", "Free some space.")

    monkeypatch.setattr("coterie.services.backups.Backups.make", make)
    answer = terminal.call("--json", "add", "Ana Lindqvist")
    assert answer.code == 0
    assert answer.json["name"] == "Ana Lindqvist"
    assert "What you asked for is done" in answer.err
    assert "no room left" in answer.err


def test_one_can_be_made_by_hand_also_somewhere_else(kept: Terminal) -> None:
    made = kept.json("backup")
    assert made.keys() == {"path", "sha256", "counts"}
    assert made["sha256"] == hashlib.sha256(Path(made["path"]).read_bytes()).hexdigest()
    assert made["counts"] == kept.json("stats")
    stick = kept.folder / "stick"
    stick.mkdir()
    assert Path(kept.json("backup", str(stick))["path"]).parent == stick
    assert kept.json("backup", str(stick / "mine"))["path"] == str(stick / "mine")
    again = kept.call("backup", str(stick / "mine"))
    assert (again.code, "nothing was overwritten" in again.err) == (1, True)
    listed = kept.do("backups")
    assert "made by hand, 1 person" in listed
    assert "automatic" in listed


def test_it_comes_back_in_a_new_folder_and_in_the_place_of_the_vault(kept: Terminal) -> None:
    path = kept.json("backup")["path"]
    kept.add("Bo Ek")
    new = kept.folder / "new.coterie"
    done = kept.json("restore", path, "--to", str(new))
    assert (done["vault"], done["counts"]["people"], done["replaced"]) == (str(new), 1, None)
    refused = kept.call("restore", path, "--to", str(kept.vault))
    assert (refused.code, "--yes" in refused.err) == (1, True)
    assert kept.json("stats")["people"] == 2
    text = kept.do("--yes", "restore", path, "--to", str(kept.vault))
    assert "What was there before is kept at" in text
    assert "The passphrase and the recovery code of that day open it now." in text
    assert "“coterie erase” erases them again" in text
    assert kept.json("stats")["people"] == 1
    (replaced,) = kept.vault.glob("replaced-*")
    shutil.move(replaced, kept.folder / "replaced.coterie")
    assert kept.json("--vault", str(kept.folder / "replaced.coterie"), "stats")["people"] == 2


def test_the_wrong_passphrase_and_a_wrong_file_are_told_apart(kept: Terminal) -> None:
    path = kept.json("backup")["path"]
    new = str(kept.folder / "new.coterie")
    letter = kept.file("letter", "dear all\n" * 90)
    assert kept.call("restore", letter, "--to", new).code == 1
    cut = kept.folder / "cut"
    cut.write_bytes(Path(path).read_bytes()[:5000])
    assert kept.call("restore", str(cut), "--to", new).code == 4
    kept.file("passphrase", "not this one at all\n")
    answer = kept.call("restore", path, "--to", new)
    assert (answer.code, "damaged" in answer.err) == (3, False)
    assert not Path(new).exists()


def test_the_vault_and_a_backup_can_be_checked(kept: Terminal) -> None:
    sound = kept.json("verify")
    assert sound == {"ok": True, "checks": {"pages": True, "structure": True, "size": True, "references": True}}
    path = kept.json("backup")["path"]
    assert kept.json("verify", "--backup", path)["ok"] is True
    assert "Sound" in kept.do("verify", "--backup", path)
    content = bytearray(Path(path).read_bytes())
    content[300_000] ^= 1
    Path(path).write_bytes(content)
    answer = kept.call("--json", "verify", "--backup", path)
    assert (answer.code, answer.json["ok"]) == (4, False)
    assert "not the one that was put in" in answer.json["checks"]["checksum"]
    assert "checksum" in kept.call("verify", "--backup", path).out


def test_a_damaged_vault_is_found_by_verify_and_by_the_doctor(kept: Terminal) -> None:
    database = kept.vault / "vault.db"
    content = bytearray(database.read_bytes())
    for page in range(20, len(content) // 4096, 5):  # opening reads none of most of these
        flipped = bytearray(content)
        flipped[page * 4096 + 77] ^= 1
        database.write_bytes(flipped)
        assert kept.call("verify").code == 4
    answer = kept.call("--json", "doctor")
    assert (answer.code, answer.json["health"]["ok"]) == (4, False)
    database.write_bytes(content)
    assert kept.json("doctor")["health"]["ok"] is True
