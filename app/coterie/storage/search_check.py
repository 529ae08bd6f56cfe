# SPDX-License-Identifier: GPL-3.0-or-later
"""The health of the search rows: every row that should be there is, says what it should, and no other is."""

from __future__ import annotations

from collections.abc import Iterator

from coterie.domain.folding import fold
from coterie.storage.connections import Connection
from coterie.storage.search_rows import TEXT_KINDS, people_to_index, person_row, text_row, texts_to_index

_MOST_NAMED = 5


def check_search_rows(connection: Connection) -> list[str]:
    """Compare search rows and states with what they are made from; one sentence for each kind of fault, none if sound.

    The sentences hold keys and counts, never names or texts.
    """
    problems = [
        *_compared("names", _ids(connection, "person_names"), _names(connection)),
        *_compared("people", _ids(connection, "person_words"), _names(connection)),
        *_compared("texts", _ids(connection, "text_words"), _texts(connection)),
        *_compared("states", _states(connection), _listed(connection)),
    ]
    problems += [_named("words of people that differ", wrong) for wrong in (_differing_people(connection),) if wrong]
    problems += [_named("words of texts that differ", wrong) for wrong in (_differing_texts(connection),) if wrong]
    return problems


def _ids(connection: Connection, table: str) -> set[int]:
    """Give the rows an index holds."""
    return {row[0] for row in connection.execute(f"SELECT id FROM {table}_docsize")}


def _names(connection: Connection) -> set[int]:
    return {person_row(row)[0] for row in people_to_index(connection)}


def _texts(connection: Connection) -> set[int]:
    return {
        text_row(kind, key, at_utc) for kind in TEXT_KINDS for key, at_utc, _text in texts_to_index(connection, kind)
    }


def _states(connection: Connection) -> set[int]:
    return {row[0] for row in connection.execute("SELECT person_id FROM person_state")}


def _listed(connection: Connection) -> set[int]:
    rows = connection.execute(
        "SELECT id FROM person WHERE deleted_at IS NULL AND status = 'active' "
        "AND id <> coalesce((SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'owner_person_id'), 0)"
    )
    return {row[0] for row in rows}


def _compared(what: str, present: set[int], wanted: set[int]) -> Iterator[str]:
    """Say which rows are missing and which stand there for nothing."""
    if wanted - present:
        yield _named(f"{what} missing", sorted(wanted - present))
    if present - wanted:
        yield _named(f"{what} left over", sorted(present - wanted))


def _differing_people(connection: Connection) -> list[int]:
    """Look each person up by all of their words; who is not found has other words in the index."""
    rows = (person_row(row) for row in people_to_index(connection))
    return [
        key
        for key, name, other, initials in rows
        if not _is_found(connection, "person_names", key, {"name": name})
        or not _is_found(connection, "person_words", key, {"name": name, "other": other, "initials": initials})
    ]


def _differing_texts(connection: Connection) -> list[int]:
    """Look each text up by all of its words."""
    return [
        key
        for kind in TEXT_KINDS
        for key, at_utc, text in texts_to_index(connection, kind)
        if not _is_found(connection, "text_words", text_row(kind, key, at_utc), {"text": fold(text)})
    ]


def _is_found(connection: Connection, table: str, row: int, texts: dict[str, str]) -> bool:
    """Say whether a row holds exactly these words: as a phrase in each column, and as many of them."""
    parts = [
        f'{{{column}}} : "{text}"' for column, text in ((name, _plain(text)) for name, text in texts.items()) if text
    ]
    if not parts:
        return True
    sql = f"SELECT 1 FROM {table} WHERE {table} MATCH ? AND rowid = ?"
    return connection.execute(sql, (" AND ".join(parts), row)).fetchone() is not None


def _plain(text: str) -> str:
    """Leave out what would end a quoted text."""
    spaced = "".join(letter if letter.isalnum() else " " for letter in text)
    return " ".join(spaced.split())


def _named(what: str, rows: list[int]) -> str:
    """Name a few of many rows."""
    few = ", ".join(map(str, rows[:_MOST_NAMED]))
    return f"{len(rows)} {what}: {few}{' …' if len(rows) > _MOST_NAMED else ''}"
