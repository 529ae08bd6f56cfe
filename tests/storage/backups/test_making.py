# SPDX-License-Identifier: GPL-3.0-or-later
"""Making a backup: one file, encrypted, whole, read back; and where that fails nothing else has changed."""

from __future__ import annotations

import json
import shutil
import stat
import threading
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from coterie.domain.backups import Reason
from coterie.domain.errors import Cancelled, CannotBeDone, VaultDamaged, VaultMoved
from coterie.services.jobs import QuietJob
from coterie.storage.backups import manifest
from coterie.storage.backups.reading import open_backup
from coterie.storage.backups.state_mark import mark_of
from coterie.storage.migrations import MIGRATIONS
from tests.builders import PASSPHRASE
from tests.storage.backups.backed_up import everything_in, forged, names_in

if TYPE_CHECKING:
    from tests.storage.backups.backed_up import BackedUp


class Usage(NamedTuple):
    """What a disk says of its room."""

    total: int
    used: int
    free: int


def test_a_backup_is_one_private_zip_with_nothing_in_clear(backed_up: BackedUp) -> None:
    assert backed_up.file.name == "test-20260302-100000.coterie-backup"
    assert stat.S_IMODE(backed_up.file.stat().st_mode) == 0o600
    assert list(backed_up.backups.iterdir()) == [backed_up.file]
    with zipfile.ZipFile(backed_up.file) as found:
        assert found.testzip() is None
        assert found.namelist() == ["vault.db", "vault.keys", "manifest.json"]
        assert {one.compress_type for one in found.infolist()} == {zipfile.ZIP_STORED}
        told = json.loads(found.read("manifest.json"))
    content = backed_up.file.read_bytes()
    assert b"SQLite format" not in content
    assert b"Lindqvist" not in content
    assert b"people" not in content
    newest = MIGRATIONS[-1].number
    assert (told["reason"], told["schema"], told["made_at"]) == ("asked", newest, "2026-03-02T10:00:00+00:00")


def test_what_it_counts_is_known_only_to_who_has_the_key(backed_up: BackedUp) -> None:
    (seen,) = backed_up.opened.vault.backups.all()
    assert seen.counts is not None
    assert (seen.counts["people"], seen.counts["tags"], seen.verified, seen.number) == (1, 1, True, 1)
    (locked,) = backed_up.files.all(backed_up.vault)
    assert locked.counts is None
    assert backed_up.files.preview(backed_up.file, PASSPHRASE).counts == seen.counts
    sealed = open_backup(backed_up.file).manifest
    assert manifest.unseal(sealed, b"\0" * 32) is None


def test_the_sealed_part_is_as_long_whatever_it_counts(backed_up: BackedUp) -> None:
    facts = open_backup(backed_up.file).facts
    few, many = (manifest.seal(facts, manifest.Held({"people": n}, ""), bytes(32)) for n in (1, 123_456_789))
    assert len(few.sealed) == len(many.sealed)


def test_facts_cannot_be_changed_without_the_key(backed_up: BackedUp) -> None:
    told = open_backup(backed_up.file).manifest
    key = backed_up.opened.vault.key
    assert manifest.unseal(told, key) is not None
    others: tuple[tuple[str, Any], ...] = (
        ("made_at", "2030-01-01T00:00:00+00:00"),
        ("reason", "closing"),
        ("sha256", "0"),
        ("number", 9),
    )
    for name, value in others:
        assert manifest.unseal(replace(told, facts=replace(told.facts, **{name: value})), key) is None


def test_backups_of_one_second_get_names_and_numbers_of_their_own(backed_up: BackedUp) -> None:
    made = [backed_up.back_up() for _again in range(3)]
    assert len({backed_up.file, *made}) == 4
    assert [one.number for one in backed_up.opened.vault.backups.all()] == [4, 3, 2, 1]


def test_backups_at_the_same_time_do_not_meet(backed_up: BackedUp) -> None:
    made: list[object] = []
    threads = [threading.Thread(target=lambda: made.append(backed_up.back_up())) for _each in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(made)) == 4
    assert [one.number for one in backed_up.opened.vault.backups.all()] == [5, 4, 3, 2, 1]


def test_it_holds_what_was_there_before_an_open_transaction(backed_up: BackedUp) -> None:
    with backed_up.opened.writing() as connection:
        connection.execute("UPDATE person SET display_name = 'Not yet' WHERE id = 2")
        file = backed_up.back_up()
    backed_up.restore(backed_up.folder / "new.coterie", file=file)
    assert names_in(backed_up.folder / "new.coterie") == ["Ana Lindqvist", "Bo Ek"]


def test_a_chosen_place_takes_a_folder_or_a_name_and_is_never_cleared_away(backed_up: BackedUp) -> None:
    make = backed_up.opened.vault.backups.make
    stick = backed_up.folder / "stick"
    stick.mkdir()
    assert make(Reason.ASKED, stick, QuietJob()).file.parent == stick
    named = make(Reason.ASKED, stick / "mine.zip", QuietJob())
    assert (named.file, named.by_hand) == (stick / "mine.zip", True)
    before = everything_in(backed_up.folder)
    with pytest.raises(CannotBeDone, match="exists already"):
        make(Reason.ASKED, stick / "mine.zip", QuietJob())
    with pytest.raises(CannotBeDone, match="inside the vault"):
        make(Reason.ASKED, backed_up.vault / "here", QuietJob())
    with pytest.raises(CannotBeDone, match="no folder"):
        make(Reason.ASKED, backed_up.folder / "nowhere" / "mine.zip", QuietJob())
    assert everything_in(backed_up.folder) == before


def test_without_room_nothing_is_begun(backed_up: BackedUp, monkeypatch: pytest.MonkeyPatch) -> None:
    before = everything_in(backed_up.vault)
    monkeypatch.setattr("coterie.storage.backups.places.shutil.disk_usage", lambda _place: Usage(10, 10, 100))
    with pytest.raises(CannotBeDone, match="not enough room"):
        backed_up.back_up()
    assert everything_in(backed_up.vault) == before


def test_a_damaged_vault_makes_no_backup_and_says_so(backed_up: BackedUp) -> None:
    ((page,),) = backed_up.opened.rows("SELECT rootpage FROM sqlite_master WHERE name = 'person'")
    backed_up.opened.vault.close()
    content = bytearray(backed_up.opened.vault.place.database.read_bytes())
    content[page * 4096 - 100] ^= 1
    backed_up.opened.vault.place.database.write_bytes(content)
    vault = type(backed_up.opened.vault)(
        backed_up.opened.vault.place, backed_up.opened.vault.key, backed_up.opened.clock
    )
    try:
        with pytest.raises(VaultDamaged):
            vault.backups.make(Reason.ASKED, None, QuietJob())
        assert list(backed_up.backups.iterdir()) == [backed_up.file]
    finally:
        vault.close()


def test_what_a_kill_left_behind_goes_with_the_next_one(backed_up: BackedUp) -> None:
    for name in (".copying-0a1b2c3d.partial", ".copying-0a1b2c3d.partial-wal", "test-1.coterie-backup.partial"):
        (backed_up.backups / name).write_bytes(b"left")
    (backed_up.backups / "mine.partial").write_bytes(b"not ours")
    made = backed_up.back_up()
    assert set(backed_up.backups.iterdir()) == {backed_up.file, made, backed_up.backups / "mine.partial"}


def test_stopping_leaves_nothing(backed_up: BackedUp) -> None:
    class Stopped(QuietJob):
        def progress(self, done: int, total: int, note: str) -> None:
            if note == "Reading the backup back":
                raise Cancelled

    with pytest.raises(Cancelled):
        backed_up.opened.vault.backups.make(Reason.ASKED, None, Stopped())
    assert list(backed_up.backups.iterdir()) == [backed_up.file]


def test_links_and_other_things_are_no_backups_of_the_list(backed_up: BackedUp) -> None:
    (backed_up.backups / "link.coterie-backup").symlink_to(backed_up.file)
    (backed_up.backups / "folder.coterie-backup").mkdir()
    (backed_up.backups / "cut.coterie-backup").write_bytes(backed_up.file.read_bytes()[:5000])
    first, second = backed_up.opened.vault.backups.all()
    assert (first.file, first.verified) == (backed_up.file, True)
    assert (second.file.name, second.verified, second.vault) == ("cut.coterie-backup", False, "")


def test_only_backups_of_this_vault_are_ever_removed(backed_up: BackedUp) -> None:
    store = backed_up.opened.vault.backups
    mine = store.make(Reason.ASKED, None, QuietJob())
    foreign = backed_up.folder / "other" / "x.coterie-backup"
    foreign.parent.mkdir()
    foreign.write_bytes(b"somebody's")
    (linked,) = [one for one in store.all() if one.file == backed_up.file]
    store.remove([mine, replace(linked, file=foreign)])
    assert not mine.file.exists()
    assert foreign.exists()


def test_into_a_folder_that_was_swapped_nothing_is_made_and_nothing_is_removed_there(backed_up: BackedUp) -> None:
    store = backed_up.opened.vault.backups
    seen = store.all()
    backed_up.vault.rename(backed_up.folder / "moved.coterie")
    shutil.copytree(backed_up.folder / "moved.coterie", backed_up.vault)
    before = everything_in(backed_up.vault)
    with pytest.raises(VaultMoved, match="replaced by another file"):
        store.make(Reason.ASKED, None, QuietJob())
    with pytest.raises(VaultMoved, match="replaced by another file"):
        store.remove(seen)
    assert everything_in(backed_up.vault) == before


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        ("number", 2**62),
        ("number", 2**63 - 1),
        ("number", -1),
        ("made_at", "9999-12-31T23:59:59-12:00"),
        ("made_at", "0001-01-01T00:00:00+00:00"),
        ("made_at", "2026-03-02T10:00:00+01:00"),
    ],
)
def test_a_file_that_claims_what_cannot_be_is_listed_as_not_readable(
    backed_up: BackedUp, fact: str, value: object
) -> None:
    file = backed_up.backups / "z.coterie-backup"
    file.write_bytes(forged(open_backup(backed_up.file), fact, value))
    made = backed_up.back_up()
    seen = backed_up.opened.vault.backups.all()
    assert [(one.file, one.verified) for one in seen] == [(made, True), (backed_up.file, True), (file, False)]


def test_the_greatest_number_stops_no_backup(backed_up: BackedUp) -> None:
    file = backed_up.backups / "z.coterie-backup"
    file.write_bytes(forged(open_backup(backed_up.file), "number", manifest.GREATEST))
    made = [backed_up.back_up(), backed_up.back_up()]
    assert all(open_backup(one).facts.number == manifest.GREATEST for one in made)


def test_the_mark_tells_every_kind_of_change(backed_up: BackedUp) -> None:
    opened = backed_up.opened
    seen = [_mark(backed_up)]
    opened.people.bin([2])
    seen.append(_mark(backed_up))
    opened.vault.history.undo()
    seen.append(_mark(backed_up))
    opened.people.erase(3)
    seen.append(_mark(backed_up))
    assert len(set(seen)) == 4
    opened.vault.begin_day(opened.clock.go(1))
    opened.vault.drafts.put({"log": {"text": "half a word"}})
    opened.vault.backups.set_second_place(backed_up.folder)
    assert _mark(backed_up) == seen[-1]


def test_a_backup_under_other_keys_is_not_the_state_of_now(backed_up: BackedUp) -> None:
    store = backed_up.opened.vault.backups
    seen = store.make(Reason.ASKED, None, QuietJob())
    assert store.is_unchanged_since(seen)
    backed_up.opened.vault.key_slots.change_passphrase(PASSPHRASE, "another good passphrase")
    assert not store.is_unchanged_since(seen)


def _mark(backed_up: BackedUp) -> str:
    with backed_up.opened.vault.reading() as connection:
        return mark_of(connection)
