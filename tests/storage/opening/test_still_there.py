# SPDX-License-Identifier: GPL-3.0-or-later
"""While a vault is open: moved, removed, replaced, cut off; and the journal at rest."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from coterie.domain.errors import VaultMoved
from coterie.storage.files.private_place import PrivatePlace
from coterie.storage.vault import open_vault
from tests.builders import PASSPHRASE, Opened, StoppedClock
from tests.storage.opening.vault_files import NAMES, PAGE, copied, cut, sums

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coterie.storage.opening.place import VaultPlace

CLOCK = StoppedClock()


def moved(place: VaultPlace) -> None:
    place.folder.rename(place.folder.with_name("moved.coterie"))


def removed(place: VaultPlace) -> None:
    place.database.unlink()


def replaced(place: VaultPlace) -> None:
    shutil.copy(place.database, place.folder / "copy")
    (place.folder / "copy").replace(place.database)


def cut_off(place: VaultPlace) -> None:
    cut(place.database, 20 * PAGE)


SAID: dict[Callable[[VaultPlace], None], str] = {
    moved: "moved or removed",
    removed: "moved or removed",
    replaced: "replaced by another",
    cut_off: "cut off",
}


@pytest.mark.parametrize("what", SAID, ids=lambda what: what.__name__)
@pytest.mark.parametrize("wrote_before", [False, True], ids=["first write", "later write"])
def test_what_became_of_it_is_said_and_nothing_is_written(
    place: VaultPlace, what: Callable[[VaultPlace], None], wrote_before: bool
) -> None:
    opened = Opened(open_vault(place.folder, PASSPHRASE, CLOCK), CLOCK)
    if wrote_before:
        opened.add("Before")
        opened.vault.rest()
    assert opened.vault.still_there() == ""
    what(place)
    after = sums(place.folder) if place.folder.exists() else {}
    assert SAID[what] in opened.vault.still_there()
    with pytest.raises(VaultMoved, match=SAID[what]) as caught:
        opened.add("After")
    assert "Nothing was written" in caught.value.hint
    assert (sums(place.folder) if place.folder.exists() else {}) == after
    opened.vault.close()


def test_put_back_it_goes_on(place: VaultPlace) -> None:
    opened = Opened(open_vault(place.folder, PASSPHRASE, CLOCK), CLOCK)
    away = place.folder.with_name("moved.coterie")
    place.folder.rename(away)
    with pytest.raises(VaultMoved):
        opened.add("Too Early")
    away.rename(place.folder)
    assert opened.vault.still_there() == ""
    opened.add("Now")
    opened.vault.close()


@pytest.mark.parametrize("what", [moved, replaced])
def test_what_was_saved_before_is_not_lost_by_closing(place: VaultPlace, what: Callable[[VaultPlace], None]) -> None:
    opened = Opened(open_vault(place.folder, PASSPHRASE, CLOCK), CLOCK)
    opened.add("Saved Before")
    what(place)
    opened.vault.close()
    there = place.folder if place.folder.exists() else place.folder.with_name("moved.coterie")
    again = Opened(open_vault(there, PASSPHRASE, CLOCK), CLOCK)
    assert [row[0] for row in again.rows("SELECT display_name FROM person WHERE id > 1")] == [*NAMES, "Saved Before"]
    again.vault.close()


def test_growing_and_what_lies_beside_it_is_no_change(place: VaultPlace) -> None:
    opened = Opened(open_vault(place.folder, PASSPHRASE, CLOCK), CLOCK)
    for number in range(30):
        opened.add(f"Somebody {number}", title="t" * 3_000)
    opened.vault.rest()
    (place.folder / "notes.txt").write_text("mine")
    assert opened.vault.still_there() == ""
    opened.add("Goes On")
    opened.vault.close()


def test_at_rest_the_main_file_alone_is_complete(place: VaultPlace, tmp_path: Path) -> None:
    opened = Opened(open_vault(place.folder, PASSPHRASE, CLOCK), CLOCK)
    opened.add("Saved")
    assert place.journal.stat().st_size > 0
    opened.vault.rest()
    assert place.journal.stat().st_size == 0
    alone = copied(place, tmp_path / "alone.coterie")
    for name in ("vault.db-wal", "vault.db-shm", "vault.lock"):
        (alone.folder / name).unlink(missing_ok=True)
    again = Opened(open_vault(alone.folder, PASSPHRASE, CLOCK), CLOCK)
    assert [row[0] for row in again.rows("SELECT display_name FROM person WHERE id > 1")] == [*NAMES, "Saved"]
    again.vault.close()
    opened.add("Goes On")
    opened.vault.close()


def test_rest_waits_for_nobody(place: VaultPlace) -> None:
    opened = Opened(open_vault(place.folder, PASSPHRASE, CLOCK), CLOCK)
    opened.add("Saved")
    with opened.vault.reading() as connection:
        connection.execute("SELECT count(*) FROM person").fetchone()
        opened.vault.rest()
    opened.vault.rest()
    assert place.journal.stat().st_size == 0
    opened.add("Waits Again As Long As Before")
    with opened.vault.writing() as connection:
        assert connection.execute("PRAGMA busy_timeout").fetchone() == (5_000,)
    opened.vault.close()


def test_a_private_place_is_left_behind_by_a_kill_only_until_the_next_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    in_use = PrivatePlace(10)
    left = PrivatePlace(10)
    (left.place.folder / "vault.db").write_bytes(b"ciphertext")
    left._held.close()
    other = PrivatePlace(10)
    assert sorted(tmp_path.iterdir()) == sorted((in_use.place.folder, other.place.folder))
    assert in_use.place.folder.stat().st_mode & 0o777 == 0o700
    for one in (in_use, other):
        one.leave()
    assert list(tmp_path.iterdir()) == []
