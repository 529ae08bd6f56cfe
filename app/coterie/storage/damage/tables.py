# SPDX-License-Identifier: GPL-3.0-or-later
"""Which tables a damaged vault has, where each begins, and what its columns are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as sqlcipher

from coterie.storage.damage.records import LEAF, NotARecord, Row, Value, kind_of, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coterie.storage.connections import Connection
    from coterie.storage.damage.trees import Harvest, Trees

_SCHEMA_KINDS = {"table", "index", "trigger", "view"}
_SCHEMA_COLUMNS = 5
_SCHEMA_ROOT = 1


@dataclass(frozen=True)
class Column:
    """One column. is_key: it stands for the row's own key, and nothing lies in its place."""

    name: str
    kind: str
    may_be_empty: bool
    is_key: bool


@dataclass(frozen=True)
class Table:
    """One table. root: the page where it begins, 0 where that is not known; order: of its making among the others.

    counts_keys: it never gives a key twice.
    """

    name: str
    columns: tuple[Column, ...]
    root: int = 0
    order: int = 0
    counts_keys: bool = False

    def fits(self, row: Row) -> bool:
        """Say whether a row can be one of this table."""
        if not 0 < len(row.values) <= len(self.columns):
            return False
        return all(_fits(column, value) for column, value in zip(self.columns, row.values, strict=False))

    def values_of(self, row: Row) -> tuple[Value, ...]:
        """Give the values of a row, its key in its place."""
        return tuple(
            row.key if column.is_key else value for column, value in zip(self.columns, row.values, strict=False)
        )


def _fits(column: Column, value: Value) -> bool:
    if column.is_key:
        return value is None
    if value is None:
        return column.may_be_empty
    if column.kind == "INTEGER":
        return isinstance(value, int)
    if column.kind == "TEXT":
        return isinstance(value, str)
    return column.kind != "BLOB" or isinstance(value, bytes)


def read_schema(trees: Trees) -> tuple[list[Row], Harvest]:
    """Give the rows that say what there is; where the first page is lost they are found by what they look like."""
    rows: list[Row] = []
    harvest = trees.walk(_SCHEMA_ROOT, rows.extend)
    if harvest.gaps:
        rows += _stray(trees)
    return rows, harvest


def _stray(trees: Trees) -> list[Row]:
    found: list[Row] = []
    for number in range(2, trees.pages.count + 1):
        page = None if number in trees.walked else trees.pages.read(number)
        if page is None or kind_of(number, page) != LEAF:
            continue
        try:
            rows, _lost = rows_of(number, page, trees.rest)
        except NotARecord:
            continue
        if rows and all(_tells_of_schema(row) for row in rows):
            trees.walked.add(number)
            found += rows
    return found


def _tells_of_schema(row: Row) -> bool:
    return len(row.values) == _SCHEMA_COLUMNS and row.values[0] in _SCHEMA_KINDS and isinstance(row.values[3], int)


def tables_in(schema: Iterable[Row]) -> list[Table]:
    """Give the tables that a schema tells of, with their columns as they lie; not those of the search, made anew."""
    found = []
    for row in sorted(schema, key=lambda one: one.key):
        kind, name, _of, root, text = row.values
        if kind == "table" and isinstance(root, int) and root and isinstance(text, str) and isinstance(name, str):
            columns = _columns_of(text, name)
            found.append(Table(name, columns, root, row.key, "AUTOINCREMENT" in text.upper()))
    return found


def tables_of(connection: Connection) -> list[Table]:
    """Give the tables of a sound database, in the order they were made in."""
    rows = connection.execute("SELECT rowid, type, name, tbl_name, rootpage, sql FROM sqlite_master").fetchall()
    return tables_in(Row(row[0], tuple(row[1:])) for row in rows)


def _columns_of(text: str, name: str) -> tuple[Column, ...]:
    """Ask the engine what a table's own words mean; nothing for a table without rows of their own."""
    if "WITHOUT ROWID" in text.upper() or name.startswith("sqlite_"):
        return ()
    memory = sqlcipher.connect(":memory:")
    try:
        memory.execute(text)
        rows = memory.execute(f'PRAGMA table_info("{name}")').fetchall()
    except sqlcipher.DatabaseError:
        return ()
    finally:
        memory.close()
    keys = sum(1 for row in rows if row[5])
    return tuple(
        Column(row[1], row[2].upper(), not row[3], keys == 1 and row[5] == 1 and row[2].upper() == "INTEGER")
        for row in rows
    )


def belongs(rows: Sequence[Row], page: int, missing: Sequence[Table], known: Sequence[Table]) -> Table | None:
    """Say which of the tables that nobody tells of begins at a page.

    Tables made later begin at later pages, save where room was used again: of those whose columns fit, the one whose
    neighbours lie around the page.
    """
    fitting = [table for table in missing if all(table.fits(row) for row in rows)]
    longest = max((len(row.values) for row in rows), default=0)
    return min(fitting, key=lambda table: (len(table.columns) - longest, *_distance(table, page, known)), default=None)


def _distance(table: Table, page: int, known: Sequence[Table]) -> tuple[int, int]:
    before = max((one.root for one in known if one.order < table.order), default=0)
    after = min((one.root for one in known if one.order > table.order), default=page)
    outside = max(before - page, 0) + max(page - after, 0)
    return outside, abs(page - before)
