# SPDX-License-Identifier: GPL-3.0-or-later
"""Vaults, clocks and people for tests, with defaults, so that a new field changes one place."""

from __future__ import annotations

import functools
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from coterie.domain.people import NewPerson, PersonCard, PersonName
from coterie.services.cadence import Cadences
from coterie.services.due import Due
from coterie.services.duplicates import Duplicates
from coterie.services.follow_ups import FollowUps
from coterie.services.interactions import Interactions
from coterie.services.people import People
from coterie.services.statistics import Statistics
from coterie.storage.files.safe import PRIVATE_FILE, PRIVATE_FOLDER
from coterie.storage.keys import secrets as keys
from coterie.storage.keys import unlocking
from coterie.storage.opening import folder as vault_folder
from coterie.storage.opening.place import VaultPlace
from coterie.storage.schema import undoable_tables
from coterie.storage.vault import SqlVault, open_vault, opened_by

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo

    from coterie.storage.connections import Connection

PASSPHRASE = "correct horse battery"
CHEAP = keys.Cost(19 * 1024, 1, 1)
#: What a passphrase costs that a test sets later.
COSTS = keys.Calibration(CHEAP)
#: The day every test takes for today, unless it says otherwise: a Monday.
TODAY = date(2026, 3, 2)


@dataclass
class StoppedClock:
    """A clock that stands still until a test turns it on."""

    day: date = TODAY
    seconds: int = 0
    zone: tzinfo = UTC

    def now(self) -> datetime:
        """Give ten in the morning, in UTC unless a test lives elsewhere."""
        at = datetime(self.day.year, self.day.month, self.day.day, 10, tzinfo=self.zone)
        return at + timedelta(seconds=self.seconds)

    def today(self) -> date:
        """Give the day."""
        return self.day

    def go(self, days: int) -> date:
        """Turn the clock on and give the new day."""
        self.day += timedelta(days=days)
        return self.day


@dataclass
class Opened:
    """An open vault with the services of this test."""

    vault: SqlVault
    clock: StoppedClock
    people: People = field(init=False)
    interactions: Interactions = field(init=False)
    follow_ups: FollowUps = field(init=False)
    cadence: Cadences = field(init=False)
    due: Due = field(init=False)
    duplicates: Duplicates = field(init=False)
    statistics: Statistics = field(init=False)

    def __post_init__(self) -> None:
        self.people = People(self.vault, self.clock)
        self.interactions = Interactions(self.vault, self.clock)
        self.follow_ups = FollowUps(self.vault, self.clock)
        self.cadence = Cadences(self.vault, self.clock)
        self.due = Due(self.vault, self.clock)
        self.duplicates = Duplicates(self.vault, self.clock)
        self.statistics = Statistics(self.vault)

    def add(self, name: str = "Ana Lindqvist", **known: Any) -> PersonCard:  # noqa: ANN401 (fields of NewPerson)
        """Add a person by the name as typed."""
        return self.people.add(NewPerson(PersonName.typed(name), **known))

    def snapshot(self) -> dict[str, list[tuple[Any, ...]]]:
        """Give everything undo must bring back."""
        with self.vault.reading() as connection:
            return snapshot(connection)

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """Read rows by SQL, where no service shows them."""
        with self.vault.reading() as connection:
            found: list[tuple[Any, ...]] = connection.execute(query, values).fetchall()
            return found

    @contextmanager
    def writing(self, label: str = "test") -> Iterator[Connection]:
        """Write by SQL inside one step, for states that no service makes yet."""
        with self.vault.write(label) as tx:
            yield tx.people._connection

    def run(self, *statements: str) -> None:
        """Write by SQL inside one step."""
        with self.writing() as connection:
            for statement in statements:
                connection.execute(statement)


def make_vault(folder: Path, clock: StoppedClock | None = None) -> Opened:
    """Make and open a vault whose key costs little."""
    clock = clock or StoppedClock()
    place = VaultPlace(folder / "test.coterie")
    vault_folder.create(place, PASSPHRASE, clock.now(), CHEAP)
    return Opened(open_vault(place.folder, PASSPHRASE, clock, COSTS), clock)


class _EmptyVault(NamedTuple):
    """The files of a vault with nobody in it, and what its passphrase opened."""

    files: dict[str, bytes]
    found: unlocking.Found


@functools.cache
def _empty_vault(_schema: int) -> _EmptyVault:
    with tempfile.TemporaryDirectory() as folder:
        place = VaultPlace(Path(folder) / "test.coterie")
        vault_folder.create(place, PASSPHRASE, StoppedClock().now(), CHEAP)
        files = {file.name: file.read_bytes() for file in place.folder.iterdir() if file.is_file()}
        return _EmptyVault(files, unlocking.by_passphrase(place, PASSPHRASE))


def copy_vault(folder: Path) -> Opened:
    """Open a copy of an empty vault that is made once: a fifth of the work of making one.

    All copies are one vault, by its uuid and its keys; a test that needs another one makes it by `make_vault`.
    """
    files, found = _empty_vault(vault_folder.SCHEMA)
    place = VaultPlace(folder / "test.coterie")
    place.folder.mkdir(mode=PRIVATE_FOLDER, parents=True)
    place.backups.mkdir(mode=PRIVATE_FOLDER)
    for name, data in files.items():
        (place.folder / name).touch(PRIVATE_FILE)
        (place.folder / name).write_bytes(data)
    clock = StoppedClock()
    return Opened(opened_by(place, found, clock, COSTS), clock)


def snapshot(connection: Connection) -> dict[str, list[tuple[Any, ...]]]:
    """Read every undoable table, the derived state, and which rows the search indexes hold for their words."""
    tables = [*undoable_tables(connection), "person_state"]
    rows = {table: connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall() for table in tables}
    for index in ("person_names", "person_words", "text_words"):
        connection.execute(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{index}_seen USING fts5vocab(main, {index}, instance)"
        )
        rows[index] = connection.execute(
            f"SELECT term, doc, col, offset FROM temp.{index}_seen ORDER BY 1, 2, 3, 4"
        ).fetchall()
    return rows
