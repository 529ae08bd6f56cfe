# SPDX-License-Identifier: GPL-3.0-or-later
"""A vault of a few hundred pages, what stands on each of them, and everything a rescue brings out of it."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coterie.storage.connections import Connection, open_database
from coterie.storage.damage.pages import Pages, pages_of
from coterie.storage.damage.records import INTERIOR, children_of, kind_of, rows_of
from coterie.storage.damage.salvage import Salvage, salvage
from coterie.storage.damage.tables import read_schema, tables_in
from coterie.storage.damage.trees import Trees
from coterie.storage.opening import folder as vault_folder
from tests.builders import PASSPHRASE, make_vault

if TYPE_CHECKING:
    from pathlib import Path

    from coterie.storage.opening.place import VaultPlace

#: Made anew in a rescue, and compared by what is found with them.
_DERIVED = ("sqlite_", "person_names", "person_words", "text_words", "recording", "vault")
#: People and organisations get a place in the list again when other rows name them.
PLACES = {"person", "organisation"}
Rows = dict[str, set[tuple[Any, ...]]]


@dataclass(frozen=True)
class Known:
    """A sound vault, closed. holds: for each page the rows that stand on it, wholly or in part, as (table, key)."""

    place: VaultPlace
    key: bytes
    rows: Rows
    holds: dict[int, set[tuple[str, int]]]
    pages: int


def known_vault(folder: Path) -> Known:
    """Make it: people, long and short conversations, notes, something deleted, something undone."""
    opened = make_vault(folder)
    chance = random.Random(11)
    organisation = "INSERT INTO organisation (id, uuid, name, folded, created_at, changed_at) VALUES (?, ?, ?, ?, 0, 0)"
    person = (
        "INSERT INTO person (id, uuid, display_name, sort_name, summary, created_at, changed_at) "
        "VALUES (?, ?, ?, ?, ?, 0, 0)"
    )
    talk = (
        "INSERT INTO interaction (id, kind, at_utc, at_text, text, created_at, changed_at) "
        "VALUES (?, 'talk', ?, '', ?, 0, 0)"
    )
    with opened.writing() as connection:
        for at in range(1, 40):
            connection.execute(organisation, (at, f"o{at}", f"Firm {at}", f"firm {at}"))
        for at in range(2, 120):
            connection.execute(person, (at, f"u{at}", f"Person {at}", f"person {at}", "s" * chance.randrange(90)))
        for at in range(1, 130):
            words = "words " * chance.choice([2, 9, 70, 70, 1_400])
            connection.execute(talk, (at, 1_700_000_000 + at * 40_000, words))
            connection.execute(
                "INSERT INTO participant (interaction_id, person_id, at_utc) VALUES (?, ?, 0)", (at, 2 + at % 110)
            )
        connection.execute("INSERT INTO note (person_id, text, created_at, changed_at) VALUES (5, 'n', 0, 0)")
    opened.add("Ana Lindqvist", tags=("mentor",))
    opened.people.bin([7])
    opened.people.bin([8])
    opened.vault.history.undo()
    opened.vault.close()
    place = opened.vault.place
    key = vault_folder.unlock(place, PASSPHRASE)
    connection = open_database(place.database, key, "rw")
    rows = all_rows(connection)
    connection.close()
    with pages_of(place, key) as pages:
        return Known(place, key, rows, _holdings(pages), pages.count)


def all_rows(connection: Connection) -> Rows:
    """Read every row of every table that is not made anew."""
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return {
        name: {tuple(row) for row in connection.execute(f'SELECT rowid, * FROM "{name}"')}
        for (name,) in tables
        if not name.startswith(_DERIVED)
    }


def _holdings(pages: Pages) -> dict[int, set[tuple[str, int]]]:
    """Say which rows stand on which page, those that go on on pages of their own too."""
    holds: dict[int, set[tuple[str, int]]] = {}
    schema, _harvest = read_schema(Trees(pages))
    for table in (table for table in tables_in(schema) if table.columns):
        for leaf in _leaves(pages, table.root):
            page = pages.read(leaf)
            assert page is not None
            single = [row.key for row in rows_of(leaf, page, lambda _first, size: b"\0" * size)[0]]
            holds.setdefault(leaf, set()).update((table.name, key) for key in single)
            for key, following in _following(pages, leaf, page, single):
                holds.setdefault(following, set()).add((table.name, key))
    return holds


def _leaves(pages: Pages, root: int) -> list[int]:
    page = pages.read(root)
    assert page is not None
    if kind_of(root, page) != INTERIOR:
        return [root]
    return [leaf for child in children_of(root, page) for leaf in _leaves(pages, child.page)]


def _following(pages: Pages, leaf: int, page: bytes, keys: list[int]) -> list[tuple[int, int]]:
    """Give the pages on which rows of a leaf go on, each with the key of the row; the rows come in order."""
    begun: list[tuple[int, int]] = []

    def rest(first: int, size: int) -> bytes:
        begun.append((first, size))
        return b"\0" * size

    long: list[tuple[int, int]] = []
    rows_of(leaf, page, rest)
    marked = iter(begun)
    for key in keys:
        alone: list[tuple[int, int]] = []

        def lost(first: int, size: int, seen: list[tuple[int, int]] = alone) -> None:
            seen.append((first, size))

        _rows, without = rows_of(leaf, page, lost)
        if key in without:
            first, size = next(marked)
            while first and size > 0:
                long.append((key, first))
                following = pages.read(first)
                assert following is not None
                first, size = int.from_bytes(following[:4], "big"), size - 4_012
    return long


def rescued(place: VaultPlace, key: bytes, to: Path, *, search: bool = False) -> tuple[Salvage, Rows]:
    """Rescue what can be read of a damaged vault and give all of it."""
    connection = open_database(to, bytes(32), "rwc")
    try:
        with pages_of(place, key) as pages:
            found = salvage(pages, connection, "the vault", search=search)
        return found, all_rows(connection)
    finally:
        connection.close()


def missing(truth: Rows, found: Rows) -> set[tuple[str, int]]:
    """Give the rows that a rescue lacks, or brings otherwise than they were."""
    return {(table, row[0]) for table, rows in truth.items() for row in rows - found.get(table, set())}
