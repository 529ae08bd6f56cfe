# SPDX-License-Identifier: GPL-3.0-or-later
"""After an older backup was put back: who was erased since is known again, and erased again where that is wished."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

import pytest

from coterie.domain.backups import Reason
from coterie.domain.errors import CannotBeDone
from coterie.domain.people import NewPerson, PersonName
from coterie.services.came_back import CameBack
from coterie.services.jobs import QuietJob
from coterie.storage.backups.restoring import restore
from coterie.storage.vault import open_vault
from tests.builders import PASSPHRASE, Opened, StoppedClock, make_vault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def add(opened: Opened, name: str, mail: str) -> int:
    return opened.people.add(NewPerson(PersonName.typed(name), emails=(mail,))).id


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """Give the folder of a closed vault: Ana and Bo are erased since its backup, Cem came and was erased since."""
    opened = make_vault(tmp_path)
    ana, bo = add(opened, "Ana Lindqvist", "ana@example.com"), add(opened, "Bo Ek", "bo@example.org")
    add(opened, "Dag Moen", "dag@example.net")
    file = opened.vault.backups.make(Reason.ASKED, None, QuietJob()).file
    cem = add(opened, "Cem Aydin", "cem@example.com")
    for person in (ana, bo, cem):
        opened.people.erase(person)
    opened.vault.close()
    restore(file, opened.vault.place.folder, PASSPHRASE, opened.clock.now(), QuietJob())
    return opened.vault.place.folder


@contextmanager
def open_again(folder: Path) -> Iterator[tuple[Opened, CameBack]]:
    opened = Opened(open_vault(folder, PASSPHRASE, StoppedClock()), StoppedClock())
    try:
        yield opened, CameBack(opened.vault)
    finally:
        opened.vault.close()


def macs(opened: Opened) -> int:
    return int(opened.rows("SELECT count(*) FROM erased_fingerprint")[0][0])


def test_it_says_of_when_the_backup_is_and_who_is_back(vault: Path) -> None:
    with open_again(vault) as (_opened, came_back):
        seen = came_back.look()
    assert seen is not None
    assert seen.made_at is not None
    assert seen.made_at.date() == date(2026, 3, 2)
    assert seen.erased is not None
    assert [link.name for link in seen.erased] == ["Ana Lindqvist", "Bo Ek"]


def test_they_are_erased_again_and_no_import_brings_anybody_back(vault: Path) -> None:
    with open_again(vault) as (opened, came_back):
        seen = came_back.look()
        assert seen is not None
        assert seen.erased is not None
        assert came_back.erase_again([link.id for link in seen.erased]) == 2
        again = came_back.look()
        assert again is not None
        assert again.erased == ()
        assert opened.rows("SELECT display_name FROM person WHERE id > 1") == [("Dag Moen",)]
        assert macs(opened) == 3, "whoever came after the backup and was erased is forgotten"


def test_whoever_is_kept_is_no_erased_one_any_more(vault: Path) -> None:
    with open_again(vault) as (opened, came_back):
        came_back.is_right()
        assert came_back.look() is None
        assert macs(opened) == 1, "an import would leave out somebody who is here"
        assert not opened.vault.backups.rotation_is_paused


def test_where_the_vault_before_is_not_there_it_is_not_guessed(vault: Path) -> None:
    (kept,) = vault.glob("replaced-*")
    (kept / "vault.db").write_bytes(b"another program was here")
    with open_again(vault) as (_opened, came_back):
        seen = came_back.look()
        came_back.is_right()
    assert seen is not None
    assert seen.erased is None


def test_an_ordinary_vault_has_nothing_of_it(tmp_path: Path) -> None:
    opened = make_vault(tmp_path)
    assert CameBack(opened.vault).look() is None
    opened.vault.close()


def test_a_vault_that_is_only_viewed_stays_as_it_is(vault: Path) -> None:
    (vault / "vault.db-journal").write_bytes(b"of another database")
    with open_again(vault) as (opened, came_back):
        with pytest.raises(CannotBeDone, match="Nothing was changed"):
            came_back.is_right()
        assert opened.vault.backups.rotation_is_paused
        assert came_back.look() is not None


def put_back_again(vault: Path) -> None:
    """Put the first backup back, over what came of it."""
    first = min((vault / "backups").glob("*.coterie-backup"), key=lambda file: len(file.name))
    restore(first, vault, PASSPHRASE, StoppedClock().now(), QuietJob())


def test_a_second_restore_does_not_hide_that_the_first_cannot_be_compared(vault: Path) -> None:
    (kept,) = vault.glob("replaced-*")
    (kept / "vault.db").write_bytes(b"another program was here")
    put_back_again(vault)
    with open_again(vault) as (opened, came_back):
        seen = came_back.look()
        assert "Ana Lindqvist" in [name for (name,) in opened.rows("SELECT display_name FROM person")]
    assert seen is not None
    assert seen.erased is None, "it would say that nobody who was erased is back"


def test_journals_that_were_kept_are_no_vaults(vault: Path) -> None:
    for number in range(6):
        (vault / f"damaged-journal-{number}").mkdir()
    with open_again(vault) as (_opened, came_back):
        seen = came_back.look()
    assert seen is not None
    assert len(seen.erased or ()) == 2


def test_whoever_was_erased_before_two_restores_is_still_known(vault: Path) -> None:
    put_back_again(vault)
    with open_again(vault) as (_opened, came_back):
        seen = came_back.look()
    assert seen is not None
    assert [link.name for link in seen.erased or ()] == ["Ana Lindqvist", "Bo Ek"]
