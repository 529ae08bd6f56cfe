# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules that the schema keeps, read from the schema itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.storage.erasing.rows_about_people import CUT
from coterie.storage.people.merging import HANDLED
from coterie.storage.schema import EXEMPT, TWIN_PREFIX, references_to, undoable_tables

if TYPE_CHECKING:
    from coterie.storage.connections import Connection
    from tests.builders import Opened


def tables(connection: Connection) -> list[str]:
    """Every ordinary table."""
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
    others = ("sqlite_", TWIN_PREFIX, "person_words_", "person_names_", "text_words_")
    return [row[0] for row in rows if not row[0].startswith(others)]


def test_every_foreign_key_column_begins_an_index(opened: Opened) -> None:
    with opened.vault.reading() as connection:
        missing: list[tuple[str, str]] = []
        for table in tables(connection):
            firsts = {
                connection.execute(f'PRAGMA index_info("{index[1]}")').fetchone()[2]
                for index in connection.execute(f'PRAGMA index_list("{table}")').fetchall()
            }
            firsts |= {row[1] for row in connection.execute(f'PRAGMA table_info("{table}")') if row[5] == 1}
            keys = connection.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()
            missing += [(table, key[3]) for key in keys if key[3] not in firsts]
        assert missing == []


def test_every_table_is_undoable_or_exempt_with_a_reason(opened: Opened) -> None:
    with opened.vault.reading() as connection:
        assert set(tables(connection)) == set(undoable_tables(connection)) | set(EXEMPT)


def test_undoable_tables_never_use_a_key_twice(opened: Opened) -> None:
    with opened.vault.reading() as connection:
        for table in undoable_tables(connection):
            (text,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()
            assert "id INTEGER PRIMARY KEY AUTOINCREMENT" in text, table


def test_merging_knows_every_link_to_a_person(opened: Opened) -> None:
    with opened.vault.reading() as connection:
        links = {(reference.table, reference.column) for reference in references_to(connection)["person"]}
    assert links == HANDLED


def test_links_that_are_cut_may_be_empty(opened: Opened) -> None:
    with opened.vault.reading() as connection:
        for table, column in CUT:
            rows = {row[1]: row for row in connection.execute(f'PRAGMA table_info("{table}")')}
            assert not rows[column][3], (table, column)
