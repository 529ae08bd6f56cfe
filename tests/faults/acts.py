# SPDX-License-Identifier: GPL-3.0-or-later
"""The acts into which faults are put: each on a vault made for it, each with what it may leave behind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from unittest.mock import patch

from coterie.services.jobs import QuietJob
from coterie.services.people_in_bulk import PeopleInBulk
from coterie.storage.migrations import MIGRATIONS
from coterie.storage.opening import folder as vault_folder
from tests.builders import StoppedClock, make_vault
from tests.faults.proving import opened_again
from tests.storage.importing import foreign

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.builders import Opened

NAMES = ("Ana Lindqvist", "Bo Ek", "Cleo Marsh", "Dan Oduya")


@dataclass(frozen=True)
class Act:
    """One act. prepare: makes its vault in a folder; do: does it, given an open vault and that folder.

    from_opening: opening the vault is what is tried.
    """

    name: str
    prepare: Callable[[Path], None]
    do: Callable[[Opened, Path], object] = lambda _opened, _folder: None
    from_opening: bool = False


def _people(folder: Path) -> None:
    """Make a vault with a few people who have something to lose."""
    opened = make_vault(folder)
    try:
        ids = [
            opened.add(name, emails=(f"{name.split()[0].lower()}@example.org",), tags=("mentor",)).id for name in NAMES
        ]
        opened.follow_ups.add(ids[0], StoppedClock().go(7), "Send the notes")
        opened.cadence.set(ids[1], 42)
    finally:
        opened.vault.close()


def _bundle(folder: Path) -> Path:
    bringing = foreign.Bringing(None, folder)  # type: ignore[arg-type]
    rows = [foreign.connection(f"Person {number:02}", f"Firm {number % 4}", "Engineer") for number in range(12)]
    said = [
        foreign.message(f"Person {number:02}", "Ada Quill", f"2025-03-{number + 1:02}", "Hello") for number in range(9)
    ]
    files = {"Profile.csv": foreign.PROFILE, "Connections.csv": foreign.connections(*rows)}
    return bringing.archive(files | {"messages.csv": foreign.messages(*said)})


def _people_and_bundle(folder: Path) -> None:
    _people(folder)
    _bundle(folder)


def _bring_in(opened: Opened, folder: Path) -> None:
    (archive,) = folder.glob("*.zip")
    foreign.Bringing(opened, folder).bring(archive, include=("message-text",))


def _prepare_undo(folder: Path) -> None:
    _people_and_bundle(folder)
    opened = opened_again(folder)
    try:
        _bring_in(opened, folder)
    finally:
        opened.vault.close()


def _merge(opened: Opened, _folder: Path) -> None:
    ids = sorted(row[0] for row in opened.rows("SELECT id FROM person WHERE id > 1"))
    opened.duplicates.merge(ids[0], ids[1:3])


def _bin(opened: Opened, _folder: Path) -> None:
    PeopleInBulk(opened.vault, opened.clock).bin([2, 3, 4], QuietJob())


def _people_and_a_secret(folder: Path) -> None:
    """Make the vault with the secret that fingerprints are made of: it is drawn with the first erasure."""
    _people(folder)
    opened = opened_again(folder)
    try:
        opened.people.erase(opened.add("Eve Gone", emails=("eve@example.org",)).id)
    finally:
        opened.vault.close()


def _erase(opened: Opened, _folder: Path) -> None:
    opened.people.erase(2)


def _older(folder: Path) -> None:
    """Make a vault as the version before wrote it."""
    with (
        patch.object(vault_folder, "MIGRATIONS", MIGRATIONS[:-1]),
        patch.object(vault_folder, "SCHEMA", MIGRATIONS[-2].number),
    ):
        _people(folder)


ACTS = (
    Act("import", _people_and_bundle, _bring_in),
    Act("undo of an import", _prepare_undo, lambda opened, _folder: opened.vault.history.undo()),
    Act("merge", _people, _merge),
    Act("bulk delete", _people, _bin),
    Act("erase", _people_and_a_secret, _erase),
    Act("migration", _older, from_opening=True),
)
