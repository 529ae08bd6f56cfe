# SPDX-License-Identifier: GPL-3.0-or-later
"""Changing what opens a vault: passphrase, recovery code, login keyring, and the data key under all of them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest

from coterie import bootstrap
from coterie.domain.errors import BadValue, CannotBeDone, UserError, VaultDamaged, WrongPassphrase
from coterie.domain.recovery_codes import BadCode, RecoveryCode
from coterie.services.keys import Keys, KeyState
from coterie.services.ports.login_keyring import Kept
from coterie.storage.connections import open_database
from coterie.storage.keys import renewing as data_keys
from coterie.storage.keys import secrets as keys
from coterie.storage.keys.recovering import keyring_slot, open_by_code, open_by_wrapping_key
from coterie.storage.vault import open_vault
from tests.builders import CHEAP, COSTS, PASSPHRASE, TODAY, Opened

if TYPE_CHECKING:
    from pathlib import Path

    from coterie.services.app import App
    from coterie.storage.keys.secrets import KeyFile
    from coterie.storage.vault import SqlVault

NEW = "an entirely new passphrase"


@dataclass
class Drawer:
    """A login keyring that keeps keys in a drawer. broken: what it says instead of doing anything."""

    kept: dict[str, bytes] = field(default_factory=dict)
    broken: str = ""
    lies: bool = False

    def read(self, vault: str, *, asked: bool = False) -> Kept:
        assert not asked
        return Kept(None, self.broken) if self.broken else Kept(self.kept.get(vault), "")

    def write(self, vault: str, wrapping_key: bytes) -> Kept:
        if self.broken:
            return Kept(None, self.broken)
        self.kept[vault] = wrapping_key
        return Kept(bytes(32) if self.lies else wrapping_key, "")

    def give_up(self) -> None:
        """Nobody waits for a drawer."""

    def remove(self, vault: str) -> Kept:
        if self.broken:
            return Kept(None, self.broken)
        self.kept.pop(vault, None)
        return Kept(None, "")


def again(opened: Opened, passphrase: str = PASSPHRASE) -> SqlVault:
    """Open the vault of a test once more, after it was closed."""
    opened.vault.close()
    return open_vault(opened.vault.place.folder, passphrase, opened.clock, COSTS)


def people_in(vault: SqlVault, opened: Opened) -> int:
    """Count the people of a vault."""
    return Opened(vault, opened.clock).statistics.counts()["people"]


def file_of(opened: Opened) -> KeyFile:
    return keys.read(opened.vault.place.keys, opened.vault.place.keys_again)


def kept_code(opened: Opened) -> RecoveryCode:
    """Make a code and keep it."""
    service = Keys(opened.vault)
    code = service.new_recovery_code()
    service.keep_recovery_code(code, {2: code.groups[1], 7: code.groups[6].lower()})
    return code


def app_with(drawer: Drawer) -> App:
    app = bootstrap.build(TODAY, CHEAP)
    return replace(app, keyring=drawer, session_over=partial(bootstrap.session, keyring=drawer))


def test_a_key_file_that_was_put_in_place_of_the_right_one_is_not_written(opened: Opened) -> None:
    """Neither that of another vault, nor an older one of this vault before its data key was renewed."""
    place, service = opened.vault.place, Keys(opened.vault)
    code = kept_code(opened)
    older = keys.to_bytes(file_of(opened))
    service.renew_data_key(PASSPHRASE)
    other = keys.to_bytes(keys.seal(bytes(32), PASSPHRASE, "6b1f0c3e-0000-4000-8000-000000000001", CHEAP))
    for foreign in (other, older):
        for copy in (place.keys, place.keys_again):
            copy.write_bytes(foreign)
        with pytest.raises(VaultDamaged, match="do not belong together"):
            service.change_passphrase(PASSPHRASE, NEW)
        with pytest.raises(VaultDamaged, match="do not belong together"):
            service.renew_data_key(PASSPHRASE)
        assert place.keys.read_bytes() == place.keys_again.read_bytes() == foreign
    with pytest.raises(VaultDamaged, match="do not belong together"):
        service.test_recovery_code(code.text)


def test_a_new_vault_knows_its_passphrase_only(opened: Opened) -> None:
    assert Keys(opened.vault).state() == KeyState(None, None, keyring=False, passphrase_set=TODAY)


def test_a_changed_passphrase_opens_and_the_one_before_opens_nothing(opened: Opened) -> None:
    opened.add("Ana Lindqvist")
    opened.clock.go(3)
    Keys(opened.vault).change_passphrase(PASSPHRASE, NEW)
    assert Keys(opened.vault).state().passphrase_set == date(2026, 3, 5)
    opened.vault.close()
    with pytest.raises(WrongPassphrase):
        open_vault(opened.vault.place.folder, PASSPHRASE, opened.clock)
    for copy in (opened.vault.place.keys, opened.vault.place.keys_again):
        with pytest.raises(WrongPassphrase):
            keys.unseal(keys.from_bytes(copy.read_bytes()), PASSPHRASE)
    vault = open_vault(opened.vault.place.folder, NEW, opened.clock)
    assert people_in(vault, opened) == 1
    vault.close()


def test_a_changed_passphrase_leaves_code_and_keyring_as_they_are(opened: Opened) -> None:
    drawer, code = Drawer(), kept_code(opened)
    Keys(opened.vault, drawer).remember_here()
    Keys(opened.vault).change_passphrase(PASSPHRASE, NEW)
    file = file_of(opened)
    assert keys.by_code(file, code.secret)[0].key == opened.vault.key
    assert keys.by_wrapping_key(file, drawer.kept[file.vault])[0].key == opened.vault.key
    assert len(file.slots) == 3


@pytest.mark.parametrize(
    ("present", "new", "error"), [("not it at all", NEW, WrongPassphrase), (PASSPHRASE, "short", BadValue)]
)
def test_a_change_that_is_refused_changes_nothing(
    opened: Opened, present: str, new: str, error: type[UserError]
) -> None:
    before = opened.vault.place.keys.read_bytes()
    with pytest.raises(error):
        Keys(opened.vault).change_passphrase(present, new)
    assert opened.vault.place.keys.read_bytes() == before


def test_a_code_opens_nothing_until_two_groups_were_typed_back_right(opened: Opened) -> None:
    service = Keys(opened.vault)
    code = service.new_recovery_code()
    right, wrong = code.groups[2], "0000" if code.groups[4] != "0000" else "1111"
    for typed in ({}, {3: right}, {3: right, 5: wrong}, {3: right, 10: right}):
        with pytest.raises(BadValue):
            service.keep_recovery_code(code, typed)
        assert service.state().recovery_made is None
    with pytest.raises(BadCode, match="Group 5") as found:
        service.keep_recovery_code(code, {3: right, 5: wrong})
    assert found.value.group == 5
    service.keep_recovery_code(code, {3: f" {right.lower()}", 5: code.groups[4]})
    assert service.state() == KeyState(TODAY, None, keyring=False, passphrase_set=TODAY)


def test_a_code_is_tried_and_the_day_is_noted(opened: Opened) -> None:
    service = Keys(opened.vault)
    with pytest.raises(CannotBeDone, match="no recovery code"):
        service.test_recovery_code(RecoveryCode(bytes(20)).text)
    code = kept_code(opened)
    opened.clock.go(40)
    with pytest.raises(WrongPassphrase, match="not the one of this vault"):
        service.test_recovery_code(RecoveryCode(bytes(20)).text)
    with pytest.raises(BadCode, match="Group 1"):
        service.test_recovery_code("!" + code.text[1:])
    assert service.state().recovery_tested is None
    service.test_recovery_code(code.text.replace("-", " ").lower())
    state = service.state()
    assert (state.recovery_made, state.recovery_tested) == (TODAY, date(2026, 4, 11))
    assert keys.by_code(file_of(opened), code.secret)[0].key == opened.vault.key


def test_a_new_code_takes_the_place_of_the_one_before(opened: Opened) -> None:
    first, second = kept_code(opened), kept_code(opened)
    assert keys.by_code(file_of(opened), second.secret)
    with pytest.raises(WrongPassphrase):
        keys.by_code(file_of(opened), first.secret)
    Keys(opened.vault).forget_recovery_code()
    assert Keys(opened.vault).state().recovery_made is None


def test_a_code_opens_once_and_sets_a_new_passphrase(opened: Opened) -> None:
    opened.add("Ana Lindqvist")
    code, folder = kept_code(opened), opened.vault.place.folder
    opened.vault.close()
    vault = open_by_code(folder, code.secret, NEW, opened.clock, COSTS)
    assert people_in(vault, opened) == 1
    assert Keys(vault).state() == KeyState(None, None, keyring=False, passphrase_set=TODAY)
    vault.close()
    with pytest.raises(CannotBeDone, match="no recovery code"):
        open_by_code(folder, code.secret, "yet another passphrase", opened.clock, COSTS)
    with pytest.raises(WrongPassphrase):
        open_vault(folder, PASSPHRASE, opened.clock)
    open_vault(folder, NEW, opened.clock).close()


def test_the_program_opens_by_a_code_and_refuses_a_weak_passphrase_before(opened: Opened) -> None:
    code, folder, app = kept_code(opened), opened.vault.place.folder, app_with(Drawer())
    opened.vault.close()
    before = opened.vault.place.keys.read_bytes()
    for typed, new, error in ((code.text, "short", BadValue), (code.text[:-3], NEW, BadCode)):
        with pytest.raises(error):
            app.open_by_code(folder, typed, new)
    assert opened.vault.place.keys.read_bytes() == before
    unlocked = app.open_by_code(folder, code.text.lower(), NEW)
    assert unlocked.session.keys.state().recovery_made is None
    unlocked.close()


def test_a_code_is_not_used_up_where_the_passphrase_cannot_be_written(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, folder = kept_code(opened), opened.vault.place.folder
    opened.vault.close()

    def full(_place: Path, _data: bytes) -> Path:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("coterie.storage.keys.file.write_beside", full)
        with pytest.raises(CannotBeDone, match="No space left"):
            open_by_code(folder, code.secret, NEW, opened.clock, COSTS)
    open_by_code(folder, code.secret, NEW, opened.clock, COSTS).close()


def test_the_keyring_opens_only_while_it_is_on(opened: Opened) -> None:
    drawer, folder = Drawer(), opened.vault.place.folder
    app = app_with(drawer)
    assert app.open_by_keyring(folder) is None
    assert app.keyring_words() == ""
    service = Keys(opened.vault, drawer)
    service.remember_here()
    assert service.state().keyring
    kept = drawer.kept[keyring_slot(folder)]
    assert len(kept) == 32
    assert kept != opened.vault.key
    opened.vault.close()
    unlocked = app.open_by_keyring(folder)
    assert unlocked is not None
    assert unlocked.session.keys.forget_here() == ""
    unlocked.close()
    assert drawer.kept == {}
    assert (keyring_slot(folder), app.open_by_keyring(folder)) == ("", None)
    with pytest.raises(WrongPassphrase):
        open_by_wrapping_key(folder, kept, opened.clock)


def test_a_keyring_that_fails_lets_nobody_in_and_says_why(opened: Opened) -> None:
    drawer, folder = Drawer(), opened.vault.place.folder
    app = app_with(drawer)
    Keys(opened.vault, drawer).remember_here()
    opened.vault.close()
    drawer.broken = "The login keyring did not answer."
    assert app.open_by_keyring(folder) is None
    assert app.keyring_words() == "The login keyring did not answer."
    drawer.broken, drawer.kept = "", dict.fromkeys(drawer.kept, bytes(32))
    assert app.open_by_keyring(folder) is None
    assert "does not open this vault" in app.keyring_words()
    drawer.kept = {}
    assert app.open_by_keyring(folder) is None
    assert "no longer knows" in app.keyring_words()


@pytest.mark.parametrize("drawer", [Drawer(broken="The login keyring is locked."), Drawer(lies=True), None])
def test_no_slot_is_added_where_the_keyring_did_not_take_the_key(opened: Opened, drawer: Drawer | None) -> None:
    before = opened.vault.place.keys.read_bytes()
    with pytest.raises(CannotBeDone):
        Keys(opened.vault, drawer).remember_here()
    assert opened.vault.place.keys.read_bytes() == before


def test_the_slot_goes_even_where_the_keyring_cannot_be_reached(opened: Opened) -> None:
    drawer = Drawer()
    service = Keys(opened.vault, drawer)
    service.remember_here()
    drawer.broken = "The login keyring did not answer."
    assert service.forget_here() == drawer.broken
    assert not service.state().keyring


def test_a_new_data_key_keeps_everything_but_the_code(opened: Opened) -> None:
    opened.add("Ana Lindqvist", emails=("ana@example.org",))
    code, drawer, before = kept_code(opened), Drawer(), opened.snapshot()
    service, old = Keys(opened.vault, drawer), opened.vault.key
    service.remember_here()
    opened.clock.go(1)
    service.renew_data_key(PASSPHRASE)
    assert opened.vault.key != old
    assert service.state() == KeyState(None, None, keyring=True, passphrase_set=TODAY)
    assert opened.snapshot() == before
    opened.add("Ben Okafor")
    vault = again(opened)
    assert people_in(vault, opened) == 2
    vault.close()
    with pytest.raises(CannotBeDone, match="no recovery code"):
        keys.by_code(file_of(opened), code.secret)
    kept = open_by_wrapping_key(opened.vault.place.folder, drawer.kept[file_of(opened).vault], opened.clock)
    assert kept.key == vault.key
    kept.close()


def test_the_key_before_opens_nothing_that_is_there_now(opened: Opened) -> None:
    opened.add("Ana Lindqvist")
    old = opened.vault.key
    Keys(opened.vault).renew_data_key(PASSPHRASE)
    Keys(opened.vault).renew_data_key(PASSPHRASE)
    assert {slot.number for slot in file_of(opened).slots} == {3}
    opened.vault.close()
    with pytest.raises(VaultDamaged):
        open_database(opened.vault.place.database, old, "rw")
    assert not list(opened.vault.place.folder.glob("*renewed*"))


def test_a_keyring_that_does_not_answer_loses_its_slot_with_the_old_key(opened: Opened) -> None:
    drawer = Drawer()
    service = Keys(opened.vault, drawer)
    service.remember_here()
    drawer.broken = "The login keyring did not answer."
    service.renew_data_key(PASSPHRASE)
    assert not service.state().keyring
    again(opened).close()


def test_a_new_data_key_needs_the_passphrase_and_room(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    opened.add("Ana Lindqvist")
    service, old = Keys(opened.vault), opened.vault.key
    with pytest.raises(WrongPassphrase):
        service.renew_data_key("not it at all")
    monkeypatch.setattr(data_keys, "_SPARE_BYTES", 10**18)
    with pytest.raises(CannotBeDone, match="room"):
        service.renew_data_key(PASSPHRASE)
    assert opened.vault.key == old
    assert people_in(opened.vault, opened) == 1


def test_a_backup_that_cannot_be_made_stops_a_change_of_keys(opened: Opened) -> None:
    def cannot() -> None:
        raise CannotBeDone("No backup can be made.")

    before = opened.vault.place.keys.read_bytes()
    service = Keys(opened.vault, None, cannot)
    with pytest.raises(WrongPassphrase):
        service.change_passphrase("not it at all", NEW)
    with pytest.raises(WrongPassphrase):
        service.renew_data_key("not it at all")
    with pytest.raises(CannotBeDone, match="No backup"):
        service.change_passphrase(PASSPHRASE, NEW)
    with pytest.raises(CannotBeDone, match="No backup"):
        service.renew_data_key(PASSPHRASE)
    assert opened.vault.place.keys.read_bytes() == before


def test_a_code_of_the_key_before_is_told_so_where_the_change_was_broken_off(opened: Opened) -> None:
    """The database is under the new key, and the key file still knows both, as after a kill in between."""
    opened.add("Ana Lindqvist")
    code, place = kept_code(opened), opened.vault.place
    before = file_of(opened)
    Keys(opened.vault).renew_data_key(PASSPHRASE)
    both = replace(before, slots=(*before.slots, *file_of(opened).slots))
    opened.vault.close()
    keys.write(place.keys, place.keys_again, both)
    with pytest.raises(CannotBeDone, match="the one before"):
        open_by_code(place.folder, code.secret, NEW, opened.clock, COSTS)
    vault = open_vault(place.folder, PASSPHRASE, opened.clock)
    assert people_in(vault, opened) == 1
    assert {slot.number for slot in file_of(opened).slots} == {2}
    vault.close()
