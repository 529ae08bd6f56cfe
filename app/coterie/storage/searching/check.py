# SPDX-License-Identifier: GPL-3.0-or-later
"""The health of the search rows: every row that should be there is, says what it should, and no other is."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from coterie.domain.folding import fold
from coterie.storage.people import strengths
from coterie.storage.searching.rows import TEXT_KINDS, people_to_index, person_row, text_row, texts_to_index

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coterie.storage.connections import Connection

_MOST_NAMED = 5
_LOOKED_UP = 200
_WORDS = 'tokenize="unicode61 remove_diacritics 2"'
_OTHER_COUNTS = "SELECT s.id FROM temp.seen_docsize s JOIN main.{0}_docsize m ON m.id = s.id WHERE m.sz IS NOT s.sz"


def check_search_rows(connection: Connection, most: int = 20_000) -> list[str]:
    """Compare search rows and states with what they are made from; one sentence for each kind of fault, none if sound.

    Which rows there are is compared wholly; their words for so many people, and for so many texts of each kind. The
    sentences hold keys and counts, never names or texts.
    """
    people = [person_row(row) for row in islice(people_to_index(connection), most)]
    problems = [
        *_compared("names", _ids(connection, "person_names"), _people(connection)),
        *_compared("people", _ids(connection, "person_words"), _people(connection)),
        *_compared("texts", _ids(connection, "text_words"), _texts(connection)),
        *_compared("states", _states(connection), _listed(connection)),
    ]
    for what, wrong in (
        ("names with other words", _differing(connection, "person_names", ("name",), [row[:2] for row in people])),
        ("people with other words", _differing(connection, "person_words", ("name", "other", "initials"), people)),
        (
            "texts with other words",
            _differing(connection, "text_words", ("text",), list(_some_texts(connection, most))),
        ),
        ("states with another strength", strengths.wrong(connection)),
    ):
        problems += [_named(what, wrong)] if wrong else []
    return problems


def _ids(connection: Connection, table: str) -> set[int]:
    """Give the rows an index holds."""
    return {row[0] for row in connection.execute(f"SELECT id FROM {table}_docsize")}


def _people(connection: Connection) -> set[int]:
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


def _some_texts(connection: Connection, most: int) -> Iterator[tuple[int, str]]:
    """Give the search rows that some texts of each kind should have."""
    for kind in TEXT_KINDS:
        for key, at_utc, text in islice(texts_to_index(connection, kind), most):
            yield text_row(kind, key, at_utc), fold(text)


def _differing(
    connection: Connection, table: str, columns: tuple[str, ...], rows: Sequence[tuple[int | str, ...]]
) -> list[int]:
    """Give the rows that hold other words: the number of words differs, or the texts do not stand in them.

    The number is asked of an index made for it and dropped again, so that the same rules say what a word is. Looking a
    long text up in a large vault takes some hundredths of a second, so that of many rows only some are looked up.
    """
    connection.execute(
        f"CREATE VIRTUAL TABLE temp.seen USING fts5 ({', '.join(columns)}, content='', contentless_delete=1, {_WORDS})"
    )
    marks = ", ".join("?" * len(columns))
    connection.executemany(f"INSERT INTO temp.seen (rowid, {', '.join(columns)}) VALUES (?, {marks})", rows)
    wrong = {row[0] for row in connection.execute(_OTHER_COUNTS.format(table))}
    connection.execute("DROP TABLE temp.seen")
    present = _ids(connection, table)
    some = rows[:: len(rows) // _LOOKED_UP + 1]
    wrong |= {int(row[0]) for row in some if row[0] in present and not _is_found(connection, table, columns, row)}
    return sorted(wrong)


def _is_found(connection: Connection, table: str, columns: tuple[str, ...], row: tuple[int | str, ...]) -> bool:
    """Say whether the texts stand in a row, each as a phrase in its column."""
    texts = zip(columns, (_plain(str(text)) for text in row[1:]), strict=True)
    parts = [f'{{{column}}} : "{text}"' for column, text in texts if text]
    sql = f"SELECT 1 FROM {table} WHERE {table} MATCH ? AND rowid = ?"
    return not parts or connection.execute(sql, (" AND ".join(parts), row[0])).fetchone() is not None


def _plain(text: str) -> str:
    """Leave out what would end a quoted text."""
    spaced = "".join(letter if letter.isalnum() else " " for letter in text)
    return " ".join(spaced.split())


def _named(what: str, rows: list[int]) -> str:
    """Name a few of many rows."""
    few = ", ".join(map(str, rows[:_MOST_NAMED]))
    return f"{len(rows)} {what}: {few}{' …' if len(rows) > _MOST_NAMED else ''}"
