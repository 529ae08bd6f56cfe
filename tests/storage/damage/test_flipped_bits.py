# SPDX-License-Identifier: GPL-3.0-or-later
"""One changed bit anywhere is found, named truthfully, costs no row beside it, and makes nothing be overwritten.

A run takes some of the pages; `python -m tests.storage.damage.test_flipped_bits` takes every one.
"""

from __future__ import annotations

import random
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from coterie.domain.errors import UserError, VaultDamaged, VaultTooNew, WrongPassphrase
from coterie.storage.connections import STILL, open_database
from coterie.storage.damage import health_check
from coterie.storage.keys import secrets as keys
from coterie.storage.opening import file_faults
from coterie.storage.opening.place import VaultPlace
from coterie.storage.vault import SqlVault
from tests.builders import PASSPHRASE, StoppedClock
from tests.storage.damage.damaged_vaults import PLACES, Known, known_vault, missing, rescued
from tests.storage.opening.vault_files import PAGE, flip, sums

if TYPE_CHECKING:
    from collections.abc import Sequence

CLOCK = StoppedClock()
#: The first page, and one of so many others; another run takes others.
EVERY = 4
OURS = ("vault.lock",)


def test_on_a_page_it_is_found_and_costs_nothing_but_what_stood_there(
    known: Known, place: VaultPlace, tmp_path: Path
) -> None:
    begin = random.randint(2, 1 + EVERY)
    flip_on([1, *range(begin, known.pages + 1, EVERY)], known, place, tmp_path)


def flip_on(pages: Sequence[int], known: Known, place: VaultPlace, tmp_path: Path) -> None:
    """Change a bit on one page after another, and look at what is found and what a rescue brings."""
    chance = random.Random(5)
    worst, unfound, wrong = 0, [], []
    for page in pages:
        at, bit = (page - 1) * PAGE + chance.randrange(PAGE), chance.randrange(8)
        flip(place.database, at, bit)
        before = sums(place.folder, *OURS)
        if not is_found(place, known.key, page):
            unfound.append(page)
        found, rows = rescued(place, known.key, tmp_path / f"{page}.db")
        lost = missing(known.rows, rows)
        worst = max(worst, len(lost))
        if found.bad_pages != {page} or lost - known.holds.get(page, set()) or invented(known, rows, page):
            wrong.append((page, found.bad_pages, sorted(lost - known.holds.get(page, set()))[:3]))
        if sums(place.folder, *OURS) != before:
            wrong.append((page, frozenset(), [("overwritten", 0)]))
        flip(place.database, at, bit)
        (tmp_path / f"{page}.db").unlink()
    assert (unfound, wrong) == ([], [])
    assert 0 < worst <= max(len(held) for held in known.holds.values())


def is_found(place: VaultPlace, key: bytes, page: int) -> bool:
    """Say whether opening refuses a damaged vault by its first page, or the health check finds the page."""
    if page == 1:
        with pytest.raises(VaultDamaged, match="first page"):
            SqlVault(place, key, CLOCK)
        return True
    try:
        connection = open_database(place.database, key, STILL)
    except VaultDamaged:  # a page that says what tables there are
        return file_faults.fault_under(place.database, key) == ""
    checks = health_check.check(connection, place.database, lambda _done, _of: None)
    connection.close()
    return bool(checks[health_check.PAGES])


def invented(known: Known, rows: dict[str, set[tuple[object, ...]]], page: int) -> set[tuple[str, object]]:
    """Give rows that a rescue has and the vault had not, but for places of people whose own row stood on the page."""
    held = known.holds.get(page, set())
    extra = {(table, row[0]) for table, found in rows.items() for row in found - known.rows.get(table, set())}
    return {one for one in extra if one[0] not in PLACES or one not in held}


@pytest.mark.parametrize("copy", ["vault.keys", "vault.keys.2"])
def test_in_every_byte_of_a_key_file_it_is_found_and_the_other_copy_is_enough(place: VaultPlace, copy: str) -> None:
    file = place.folder / copy
    whole = file.read_bytes()
    for at in range(len(whole)):
        flip(file, at, at % 8)
        with pytest.raises((VaultDamaged, VaultTooNew)):
            keys.from_bytes(file.read_bytes())
        assert keys.read(place.keys, place.keys_again) == keys.from_bytes(whole)
        assert file.read_bytes() == whole


def test_in_the_same_byte_of_both_key_files_it_is_never_called_a_wrong_passphrase(place: VaultPlace) -> None:
    whole = place.keys.read_bytes()
    for at in range(len(whole)):
        for file in (place.keys, place.keys_again):
            flip(file, at, at % 8)
        before = sums(place.folder)
        with pytest.raises(UserError) as caught:
            keys.by_passphrase(keys.read(place.keys, place.keys_again), PASSPHRASE)
        assert not isinstance(caught.value, WrongPassphrase)
        assert sums(place.folder) == before
        for file in (place.keys, place.keys_again):
            flip(file, at, at % 8)


def main() -> None:
    """Change a bit on every page."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        known = known_vault(folder)
        shutil.copytree(known.place.folder, folder / "copy.coterie")
        flip_on(range(1, known.pages + 1), known, VaultPlace(folder / "copy.coterie"), folder)


if __name__ == "__main__":
    main()
