# SPDX-License-Identifier: GPL-3.0-or-later
"""A large vault of invented people, made once and kept: encrypted, and the same in a plain database as yardstick.

The 100k set: 100,000 people, about 357,000 other rows about them, 1,000,000 interactions with text. The same size
always makes the same rows. It lies in the temporary folder, or in the folder that COTERIE_MEASURED names.
"""

from __future__ import annotations

import os
import random
import shutil
import tempfile
import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as sqlcipher

from coterie.domain.folding import fold, name_key, sort_key
from coterie.domain.interactions import contact_code
from coterie.storage import connections
from coterie.storage.keys import secrets as keys
from coterie.storage.migrations import MIGRATIONS
from coterie.storage.opening import folder as vault_folder
from coterie.storage.opening.place import VaultPlace
from coterie.storage.people import strengths
from coterie.storage.undoing import put_aside
from coterie.storage.writing import Step, step
from tests.performance import invented_words as words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.storage.connections import Connection

#: The day that the made vault counts as today.
TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
PASSPHRASE = "measured on invented people"
#: Changes when the rows or the schema do, so that an older set is not taken for this one.
FORMAT = 5

_DAY = 86_400
_BATCH = 20_000
_TAGS = 200
_MARK = "finished"


@dataclass(frozen=True)
class BigVault:
    """Where the two databases lie, and the key of the encrypted one."""

    folder: Path
    people: int

    @property
    def place(self) -> VaultPlace:
        """The encrypted vault."""
        return VaultPlace(self.folder / "big.coterie")

    @property
    def plain(self) -> Path:
        """The same rows without encryption."""
        return self.folder / "plain.db"

    def open_encrypted(self) -> Connection:
        """Open a fresh reading connection to the encrypted database."""
        return connections.open_database(self.place.database, self._data_key(), "ro")

    def open_plain(self) -> Connection:
        """Open a fresh reading connection to the plain database, set up alike."""
        return _open_plain(self.plain, "ro")

    def write_encrypted(self) -> Connection:
        """Open the writing connection to the encrypted database."""
        return vault_folder.open_writer(self.place, self._data_key(), NOW)

    def write_plain(self) -> Connection:
        """Open a writing connection to the plain database."""
        return _open_plain(self.plain, "rw")

    def _data_key(self) -> bytes:
        """Give the key as it was kept when the vault was made: deriving it is no part of what is measured."""
        return (self.folder / "key").read_bytes()


def big_vault(people: int = 100_000) -> BigVault:
    """Give the vault of so many people, making it where it is not there yet."""
    top = Path(os.environ.get("COTERIE_MEASURED") or Path(tempfile.gettempdir()) / "coterie-measured")
    schema = f"{MIGRATIONS[-1].number}-{_digest()}"
    vault = BigVault(top / f"{people}-{FORMAT}-{schema}", people)
    if (vault.folder / _MARK).exists():
        return vault
    shutil.rmtree(vault.folder, ignore_errors=True)
    vault.folder.mkdir(parents=True)
    _make_encrypted(vault)
    _make_plain(vault)
    (vault.folder / _MARK).write_text("")
    return vault


def _digest() -> str:
    """Name the schema by its text."""
    return uuid.uuid5(uuid.NAMESPACE_OID, "".join(migration.up for migration in MIGRATIONS)).hex[:10]


def _make_encrypted(vault: BigVault) -> None:
    vault_folder.create(vault.place, PASSPHRASE, NOW, keys.Cost(19 * 1024, 1, 1))
    key = vault_folder.unlock(vault.place, PASSPHRASE)
    (vault.folder / "key").write_bytes(key)
    connection = vault_folder.open_writer(vault.place, key, NOW)
    try:
        fill(connection, vault.people)
    finally:
        connection.close()


def _make_plain(vault: BigVault) -> None:
    connection = _open_plain(vault.plain, "rwc")
    try:
        vault_folder.migrate(connection)
        with connections.transaction(connection):
            vault_folder._make_owner(connection, int(NOW.timestamp()))
        fill(connection, vault.people)
    finally:
        connection.close()


def _open_plain(place: Path, mode: str) -> Connection:
    connection = sqlcipher.connect(f"{place.as_uri()}?mode={mode}", uri=True, isolation_level=None)
    for name, value, _expected in connections._SETTINGS:
        connection.execute(f"PRAGMA {name} = {value}")
    if mode != "ro":
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
    return connection


def fill(connection: Connection, people: int) -> None:
    """Write the whole set as one step, as an import does."""
    chance = random.Random(people)
    with step(connection, "Measured", NOW) as writing, put_aside.without_triggers(connection, _TABLES, "i"):
        ids = _put(writing, "person", _PERSON, _people(chance, people))
        first = ids.start
        _put(writing, "organisation", _ORGANISATION, _organisations(chance, people))
        _put(writing, "tag", ("name", "folded"), ((name, fold(name)) for name in _tag_names()))
        rest = random.Random(people + 1)
        _put(writing, "contact_point", _POINT, _points(rest, first, people))
        _put(writing, "affiliation", _AFFILIATION, _affiliations(rest, first, people))
        _put(writing, "person_tag", ("person_id", "tag_id"), _worn(rest, first, people))
        _put(writing, "cadence_rule", _CADENCE, _cadences(rest, first, people))
        _put(writing, "follow_up", _FOLLOW_UP, _follow_ups(rest, first, people))
        _put(writing, "note", _NOTE, _notes(rest, first, people))
        times = random.Random(people + 2)
        made = _put(writing, "interaction", _INTERACTION, _interactions(times, people * 10))
        again = random.Random(people + 2)
        _put(writing, "participant", _PARTICIPANT, _participants(again, made, first, people))
    with connections.transaction(connection):
        strengths.renew(connection, TODAY)
    connection.execute("ANALYZE")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


_NOW = int(NOW.timestamp())
_TABLES = (
    "person", "organisation", "tag", "contact_point", "affiliation", "person_tag", "cadence_rule", "follow_up", "note",
    "interaction", "participant",
)  # fmt: skip
_PERSON = ("uuid", "display_name", "sort_name", "name_key", "given", "family", "summary", "created_at", "changed_at")
_ORGANISATION = ("uuid", "name", "folded", "created_at", "changed_at")
_POINT = ("person_id", "kind", "value", "normalised", "position")
_AFFILIATION = ("person_id", "organisation_id", "title")
_CADENCE = ("person_id", "ideal_days", "limit_days", "starts_on")
_FOLLOW_UP = ("uuid", "person_id", "reason", "due_on", "created_at", "changed_at")
_NOTE = ("person_id", "text", "created_at", "changed_at")
_INTERACTION = (
    "kind", "channel", "direction", "at_utc", "at_text", "at_zone", "party", "counts", "text", "created_at",
    "changed_at",
)  # fmt: skip
_PARTICIPANT = ("interaction_id", "person_id", "at_utc", "contact")


def _put(writing: Step, table: str, columns: tuple[str, ...], rows: Iterator[tuple[object, ...]]) -> range:
    """Insert rows in bulk, log their keys, and give them."""
    connection = writing.connection
    before = connection.execute(f"SELECT coalesce(max(id), 0) FROM {table}").fetchone()[0]
    marks = ", ".join("?" * len(columns))
    connection.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)
    last = connection.execute(f"SELECT coalesce(max(id), 0) FROM {table}").fetchone()[0]
    if last > before:
        writing.made(table, before + 1, last)
    return range(before + 1, last + 1)


def _uuid(chance: random.Random) -> str:
    return str(uuid.UUID(int=chance.getrandbits(128), version=4))


def _people(chance: random.Random, people: int) -> Iterator[tuple[object, ...]]:
    for _number in range(people):
        given, family = words.given(chance), words.family(chance)
        display = f"{family}{given}" if words.is_unspaced(family) else f"{given} {family}"
        summary = words.sentence(chance, 4)
        made = _NOW - chance.randrange(2_000) * _DAY
        yield (
            _uuid(chance),
            display,
            sort_key(given, family, display),
            name_key(display),
            given,
            family,
            summary,
            made,
            made,
        )


def _organisations(chance: random.Random, people: int) -> Iterator[tuple[object, ...]]:
    for number in range(max(1, people // 30)):
        name = f"{words.place_word(chance)} {chance.choice(words.TRADES)} {number}"
        yield _uuid(chance), name, fold(name), _NOW, _NOW


def _tag_names() -> Iterator[str]:
    yield from ("mentor", "sample", "former colleague", "conference")
    yield from (f"circle {number}" for number in range(_TAGS - 4))


def _points(chance: random.Random, first: int, people: int) -> Iterator[tuple[object, ...]]:
    for person in range(first, first + people):
        address = f"{chance.choice(words.GIVEN_PLAIN)}.{person}@example.{chance.choice(('com', 'org', 'net'))}"
        yield person, "mail", address, address, 0
        if chance.random() < 0.5:
            number = f"+4930{chance.randrange(10**6):06}"
            yield person, "phone", number, number, 1


def _affiliations(chance: random.Random, first: int, people: int) -> Iterator[tuple[object, ...]]:
    places = max(1, people // 30)
    for person in range(first, first + people):
        if chance.random() < 0.8:
            yield person, 1 + int(places * chance.random() ** 2), chance.choice(words.ROLES)


def _worn(chance: random.Random, first: int, people: int) -> Iterator[tuple[object, ...]]:
    for person in range(first, first + people):
        for tag in {1 + int(_TAGS * chance.random() ** 3) for _ in range(chance.randrange(3))}:
            yield person, tag


def _cadences(chance: random.Random, first: int, people: int) -> Iterator[tuple[object, ...]]:
    for person in range(first, first + people):
        if chance.random() < 0.01:
            days = chance.choice((14, 30, 60, 90, 180))
            yield person, days, days * 2, str(TODAY - timedelta(days=chance.randrange(200)))


def _follow_ups(chance: random.Random, first: int, people: int) -> Iterator[tuple[object, ...]]:
    for _number in range(people // 20):
        due = TODAY + timedelta(days=chance.randrange(-20, 300))
        yield _uuid(chance), chance.randrange(first, first + people), words.sentence(chance, 5), str(due), _NOW, _NOW


def _notes(chance: random.Random, first: int, people: int) -> Iterator[tuple[object, ...]]:
    for _number in range(people // 10):
        at = _NOW - chance.randrange(2_000) * _DAY
        yield chance.randrange(first, first + people), words.sentence(chance, chance.randrange(5, 40)), at, at


def _interactions(chance: random.Random, number: int) -> Iterator[tuple[object, ...]]:
    for _number in range(number):
        at = _at(chance)
        text = words.sentence(chance, chance.randrange(9, 33))
        when = datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        kind = chance.choice(("message", "message", "message", "call", "meeting"))
        way = chance.choice(("in", "out", "both"))
        yield kind, "linkedin", way, at, when, "UTC", 1, 1, text, _NOW, _NOW


def _at(chance: random.Random) -> int:
    """Give a moment of the last ten years, later ones more often."""
    return _NOW - int(3_650 * _DAY * chance.random() ** 2) - 60


def _participants(chance: random.Random, made: range, first: int, people: int) -> Iterator[tuple[object, ...]]:
    """Some people fill whole folders, most of them a page; moments repeat those of the interactions."""
    for interaction, row in zip(made, _interactions(chance, len(made)), strict=True):
        who = first + int(people * random.Random(interaction).random() ** 4)
        code = contact_code(str(row[0]), 1, str(row[2]))
        yield interaction, min(who, first + people - 1), row[3], code
