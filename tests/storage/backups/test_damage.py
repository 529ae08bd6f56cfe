# SPDX-License-Identifier: GPL-3.0-or-later
"""A backup that was changed anywhere is found out, named for what it is, and nothing is overwritten with it."""

from __future__ import annotations

import hashlib
import json
import os
import random
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from coterie.domain.backups import Reason
from coterie.domain.errors import CannotBeDone, VaultDamaged, VaultTooNew, WrongPassphrase
from coterie.services.jobs import QuietJob
from coterie.storage.backups import container, copying, manifest
from coterie.storage.backups.reading import DamagedBackup, open_backup, unlocked
from coterie.storage.connections import STILL, open_database
from coterie.storage.counting import count_everything
from coterie.storage.damage import health_check
from coterie.storage.keys.slots import canonical
from tests.builders import PASSPHRASE
from tests.storage.backups.backed_up import everything_in, names_in

if TYPE_CHECKING:
    from pathlib import Path

    from tests.storage.backups.backed_up import BackedUp

PAGE = 4096
STRETCHES = 200


def test_a_flipped_bit_in_every_byte_beside_the_database_is_found_and_named(backed_up: BackedUp) -> None:
    said: dict[str, set[str]] = {}
    tried = 0
    for part, begin, end in backed_up.parts():
        for at in range(begin, end):
            tried += 1
            with backed_up.with_flipped(at, at % 8), pytest.raises(DamagedBackup) as caught:
                open_backup(backed_up.file)
            said.setdefault(part, set()).add(caught.value.check)
    assert said == {
        "head": {"container"},
        "between": {"container"},
        "tail": {"container"},
        "keys": {"keys"},
        "manifest": {"manifest"},
    }
    assert tried > 2500


def test_a_flipped_bit_in_every_stretch_of_the_database_is_found_and_named(backed_up: BackedUp) -> None:
    size = open_backup(backed_up.file).members[0].size
    chance = random.Random(8)
    for number in range(STRETCHES):
        at = 58 + number * size // STRETCHES + chance.randrange(size // STRETCHES)
        changed = open_backup(backed_up.flipped(at, chance.randrange(8)))
        with pytest.raises(DamagedBackup) as caught:
            for _chunk in changed.chunks():
                pass
        assert caught.value.check == "checksum"


def test_a_flipped_bit_in_every_page_of_a_database_is_found(backed_up: BackedUp, tmp_path: Path) -> None:
    database, key = tmp_path / "flipped.db", backed_up.opened.vault.key
    content = b"".join(open_backup(backed_up.file).chunks())
    chance = random.Random(9)
    found_by: dict[str, int] = {}
    for page in range(len(content) // PAGE):
        changed = bytearray(content)
        changed[page * PAGE + chance.randrange(PAGE)] ^= 1 << chance.randrange(8)
        database.write_bytes(changed)
        try:
            connection = open_database(database, key, STILL)
        except VaultDamaged:
            found_by["opening"] = found_by.get("opening", 0) + 1
            continue
        found = health_check.check(connection, database, lambda _done, _total: None)
        connection.close()
        assert found[health_check.PAGES], page
        found_by["pages"] = found_by.get("pages", 0) + 1
    assert sum(found_by.values()) == len(content) // PAGE > 200
    assert found_by["pages"] > found_by["opening"]


def test_a_damaged_backup_is_never_restored_over_anything(backed_up: BackedUp) -> None:
    backed_up.opened.vault.close()
    before = everything_in(backed_up.vault)
    size = backed_up.file.stat().st_size
    for at in (70, size // 3, size // 2, size - 2300, size - 1200, size - 40):
        changed = backed_up.flipped(at)
        for to in (backed_up.vault, backed_up.folder / "new.coterie"):
            with pytest.raises(DamagedBackup):
                backed_up.restore(to, file=changed)
    assert everything_in(backed_up.vault) == before
    assert names_in(backed_up.vault) == ["Ana Lindqvist", "Bo Ek"]
    assert not (backed_up.folder / "new.coterie").exists()
    assert [one.name for one in backed_up.folder.iterdir() if one.name.startswith(".")] == []


def test_a_cut_backup_is_called_cut_and_what_is_none_is_not_called_a_damaged_one(backed_up: BackedUp) -> None:
    content = backed_up.file.read_bytes()
    cut = backed_up.folder / "cut.coterie-backup"
    for share in range(1, 50):
        cut.write_bytes(content[: len(content) * share // 50])
        with pytest.raises(DamagedBackup, match="cut short"):
            open_backup(cut)
    for other in (b"", b"PK", b"a list of names\n" * 90, os.urandom(5000), content[9:5000]):
        cut.write_bytes(other)
        with pytest.raises(CannotBeDone, match="not a backup"):
            open_backup(cut)
    cut.write_bytes(content + b"\0")
    with pytest.raises(DamagedBackup):
        open_backup(cut)


def test_a_wrong_passphrase_is_no_damage_and_damage_no_wrong_passphrase(backed_up: BackedUp) -> None:
    files = backed_up.files
    with pytest.raises(WrongPassphrase):
        files.preview(backed_up.file, "not this passphrase")
    with pytest.raises(WrongPassphrase):
        files.verify(backed_up.file, "not this passphrase", QuietJob())
    with pytest.raises(WrongPassphrase):
        backed_up.restore(backed_up.folder / "new.coterie", "not this passphrase")
    assert not (backed_up.folder / "new.coterie").exists()
    _database, keys, _manifest = open_backup(backed_up.file).members
    for at in range(keys.start, keys.start + keys.size, 7):
        for secret in (PASSPHRASE, "not this passphrase"):
            with pytest.raises(DamagedBackup):
                files.preview(backed_up.flipped(at), secret)


def test_verifying_names_each_check_up_to_the_one_that_failed(backed_up: BackedUp) -> None:
    verify = backed_up.files.verify
    sound = verify(backed_up.file, PASSPHRASE, QuietJob())
    assert sound.is_sound
    assert list(sound.checks) == [
        "container", "manifest", "keys", "checksum", "pages", "structure", "references", "size", "counts",
    ]  # fmt: skip
    changed = verify(backed_up.flipped(500_000), PASSPHRASE, QuietJob())
    assert [name for name, reason in changed.checks.items() if reason] == ["checksum"]
    assert list(changed.checks) == ["container", "manifest", "keys", "checksum"]
    assert not verify(backed_up.flipped(3), PASSPHRASE, QuietJob()).is_sound


def test_a_database_that_is_whole_and_not_sound_is_found_by_its_own_checks(backed_up: BackedUp) -> None:
    """Whoever has the key can put anything into a backup: its database is looked at all the same."""
    with backed_up.opened.writing() as connection:
        connection.execute("PRAGMA defer_foreign_keys = ON")
    backed_up.opened.vault.close()
    place, key = backed_up.opened.vault.place, backed_up.opened.vault.key
    connection = open_database(place.database, key, "rw")
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("UPDATE recording SET change_set_id = (SELECT max(id) FROM change_set)")
    connection.execute("INSERT INTO person_tag (person_id, tag_id) VALUES (2, 4711)")
    connection.close()
    reader = open_database(place.database, key, STILL)
    found = health_check.check(reader, place.database, lambda _done, _total: None)
    reader.close()
    assert {name for name, reason in found.items() if reason} == {health_check.REFERENCES}
    with pytest.raises(VaultDamaged, match="no backup was made"):
        copying.require_sound(found)


def test_a_file_that_is_longer_or_shorter_than_its_database_is_found(backed_up: BackedUp, tmp_path: Path) -> None:
    database, key = tmp_path / "copy.db", backed_up.opened.vault.key
    content = b"".join(open_backup(backed_up.file).chunks())
    for wrong in (content + bytes(PAGE), content + b"\0" * 100):
        database.write_bytes(wrong)
        connection = open_database(database, key, STILL)
        found = health_check.check(connection, database, lambda _done, _total: None)
        connection.close()
        assert found[health_check.SIZE]


def _repacked(backed_up: BackedUp, name: str, write: object) -> Path:
    file = backed_up.folder / name
    with zipfile.ZipFile(backed_up.file) as source, zipfile.ZipFile(file, "w") as target:
        write(source, target)  # type: ignore[operator]
    return file


@pytest.mark.parametrize("trick", ["again", "packed", "more", "double", "outside", "link"])
def test_a_zip_of_another_make_is_refused_whatever_it_hides(backed_up: BackedUp, trick: str) -> None:
    def write(source: zipfile.ZipFile, target: zipfile.ZipFile) -> None:
        for name in source.namelist():
            kind = zipfile.ZIP_DEFLATED if trick == "packed" else zipfile.ZIP_STORED
            target.writestr(f"../{name}" if trick == "outside" else name, source.read(name), kind)
        if trick == "more":
            target.writestr("more.txt", bytes(9_000_000), zipfile.ZIP_DEFLATED)
        if trick == "link":
            link = zipfile.ZipInfo("vault.db-wal")
            link.external_attr = 0o120777 << 16
            target.writestr(link, "/etc/passwd")

    def doubled(source: zipfile.ZipFile, target: zipfile.ZipFile) -> None:
        write(source, target)
        with pytest.warns(UserWarning, match="Duplicate"):
            target.writestr("vault.db", b"other")

    file = _repacked(backed_up, "repacked.coterie-backup", doubled if trick == "double" else write)
    with pytest.raises((CannotBeDone, DamagedBackup)):
        open_backup(file)


@pytest.mark.parametrize("size", [0, 1, 2**31, 2**32, 2**63 - 1, 2**64 - 1])
def test_sizes_that_are_told_are_not_believed(backed_up: BackedUp, size: int) -> None:
    told = backed_up.file.stat().st_size
    tail = len(container.tail(container.laid_out([container.Member(0, 0)] * 3)))
    at = told - tail + 46 + len("vault.db") + 4
    with pytest.raises(DamagedBackup):
        open_backup(backed_up.changed(at, size.to_bytes(8, "little")))


def test_a_special_file_is_never_waited_for(backed_up: BackedUp) -> None:
    pipe = backed_up.folder / "pipe.coterie-backup"
    os.mkfifo(pipe)
    with pytest.raises(CannotBeDone, match="not a backup"):
        open_backup(pipe)
    with pytest.raises(CannotBeDone):
        open_backup(backed_up.folder)
    with pytest.raises(CannotBeDone, match="cannot be read"):
        open_backup(backed_up.folder / "nowhere")


def test_a_manifest_of_a_later_format_is_named_as_that(backed_up: BackedUp) -> None:
    backup = open_backup(backed_up.file)
    told = {**vars(backup.facts), "sealed": backup.manifest.sealed, "format": 2}
    check = hashlib.sha256(canonical(told)).hexdigest()
    with pytest.raises(manifest.NoManifest) as caught:
        manifest.from_bytes(json.dumps(told | {"check": check}).encode())
    assert caught.value.newer == 2


@pytest.mark.parametrize("text", [b"", b"{}", b"[]", b"null", b"[" * 60_000, b'{"check": 1, "format": "x"}', b"\xff"])
def test_what_is_no_manifest_is_refused(text: bytes) -> None:
    with pytest.raises(manifest.NoManifest) as caught:
        manifest.from_bytes(text)
    assert caught.value.newer is None


def test_keys_of_another_vault_do_not_open_a_backup(backed_up: BackedUp) -> None:
    """A manifest and keys that fit each other but not the data key are damage, not a wrong passphrase."""
    backup = open_backup(backed_up.file)
    other = manifest.seal(backup.facts, manifest.Held({}, ""), bytes(32))
    with pytest.raises(DamagedBackup, match="does not belong to its keys"):
        unlocked(replace(backup, manifest=other), PASSPHRASE)


def test_a_kind_that_was_not_counted_then_keeps_no_backup_from_being_restored(
    backed_up: BackedUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = "coterie.storage.backups.copying.count_everything"
    monkeypatch.setattr(counted, lambda connection: count_everything(connection) | {"a later kind": 0})
    backed_up.restore(backed_up.folder / "new.coterie")
    monkeypatch.setattr(counted, lambda connection: count_everything(connection) | {"people": 7})
    with pytest.raises(DamagedBackup, match="as much as it held"):
        backed_up.restore(backed_up.folder / "other.coterie")


def test_a_backup_from_a_newer_version_is_refused_by_name(backed_up: BackedUp, monkeypatch: pytest.MonkeyPatch) -> None:
    file = backed_up.opened.vault.backups.make(Reason.ASKED, None, QuietJob()).file
    monkeypatch.setattr("coterie.storage.opening.folder.SCHEMA", 10)
    with pytest.raises(VaultTooNew, match="newer version"):
        backed_up.restore(backed_up.folder / "new.coterie", file=file)
