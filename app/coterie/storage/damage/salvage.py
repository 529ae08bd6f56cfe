# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything of a damaged vault that can be read, put into a sound database of its own, encrypted and private.

The damaged files are only read. What is derived is worked out anew; what is lost with a page is known by its keys.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as sqlcipher

from coterie.storage.connections import transaction
from coterie.storage.damage.filling import fill_up, make_derived_anew
from coterie.storage.damage.lost_rows import Lost, known_of, names_in
from coterie.storage.damage.tables import Table, belongs, read_schema, tables_in, tables_of
from coterie.storage.damage.trees import HIGHEST, LOWEST, Gap, Harvest, Take, Trees
from coterie.storage.opening import folder as vault_folder
from coterie.storage.undoing import log as undo_log

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coterie.storage.connections import Connection
    from coterie.storage.damage.pages import Pages
    from coterie.storage.damage.records import Row, Value

#: Where the engine keeps the highest key of each table that never gives one twice.
_HIGHEST_KEYS = "sqlite_sequence"
#: Written anew, never copied.
_MADE_ANEW = ("sqlite_", "person_names", "person_words", "text_words")


@dataclass
class Salvage:
    """What came of it. lost: by table, what is missing."""

    pages: int
    bad_pages: frozenset[int]
    lost: dict[str, Lost] = field(default_factory=dict)


class _Rescue:
    """One run over a damaged vault."""

    def __init__(self, pages: Pages, to: Connection) -> None:
        self._trees = Trees(pages)
        self._to = to
        self._targets = {table.name: table for table in tables_of(to)}
        self._found: dict[str, Harvest] = {}
        self._tables: dict[str, Table] = {}
        self._filled: set[Gap] = set()
        self._told: set[int] = set()
        self._highest: dict[str, int] = {}

    def run(self) -> dict[str, Lost]:
        """Copy every row that can be read and give what is missing."""
        schema, harvest = read_schema(self._trees)
        self._told = {gap.page for gap in harvest.gaps}
        known = tables_in(schema)
        for table in known:
            self._copy(table)
        self._adopt(known)
        return {
            name: Lost(gaps, known_of(name, gaps, schema, self._trees, self._to)) for name, gaps in self._gaps().items()
        }

    def _copy(self, table: Table) -> None:
        self._tables[table.name] = table
        self._found[table.name] = self._trees.walk(table.root, self._putting(table))

    def _putting(self, table: Table) -> Take:
        if table.name == _HIGHEST_KEYS:
            return self._take_highest
        target = self._targets.get(table.name)
        if target is None or table.name.startswith(_MADE_ANEW) or not table.columns:
            return None
        there = {column.name for column in target.columns}
        return lambda rows: _put(self._to, table, rows, there)

    def _take_highest(self, rows: list[Row]) -> None:
        for row in rows:
            name, highest = row.values
            if isinstance(name, str) and isinstance(highest, int):
                self._highest[name] = highest

    def _adopt(self, known: list[Table]) -> None:
        """Bring in the pages to which no way leads: below a lost inner page, or of a table nobody tells of."""
        names = {table.name for table in known}
        missing = [table for table in self._targets.values() if table.name not in names and table.columns]
        for page in self._trees.orphans():
            rows = self._trees.rows_below(page)
            if not rows:
                continue
            under = self._gap_around(rows)
            if under is not None:
                name, gap = under
                self._found[name].gaps.extend(self._trees.walk(page, self._putting(self._tables[name])).gaps)
                self._filled.add(gap)
                continue
            table = belongs(rows, page, missing, known)
            if table is not None:
                missing.remove(table)
                self._copy(replace(table, root=page))
                self._expect_more(table.name, rows)

    def _expect_more(self, name: str, rows: list[Row]) -> None:
        """Let other pages follow into a table that nobody tells of, where the page above all of them may be lost."""
        if self._unexplained():
            keys = [row.key for row in rows]
            self._found[name].gaps += [Gap(0, LOWEST, min(keys) - 1), Gap(0, max(keys), HIGHEST)]

    def _unexplained(self) -> bool:
        """Say whether there are bad pages of which it is not known what they held."""
        told = {gap.page for harvest in self._found.values() for gap in harvest.gaps}
        return bool(self._trees.pages.bad - told - self._told)

    def _gap_around(self, rows: list[Row]) -> tuple[str, Gap] | None:
        """Give the table and the gap in it that rows fit into."""
        keys = [row.key for row in rows]
        lowest, highest = min(keys), max(keys)
        for name, harvest in self._found.items():
            table = self._tables[name]
            for gap in harvest.gaps:
                if gap.above < lowest and highest <= gap.upto and all(table.fits(row) for row in rows):
                    return name, gap
        return None

    def _gaps(self) -> dict[str, list[Gap]]:
        """Give what is missing still: a gap into which pages were put again misses nothing, if no other page is bad."""
        unknown = self._unexplained()
        lost = {}
        for name, harvest in self._found.items():
            gaps = [gap for gap in harvest.gaps if self._may_miss(name, gap) and (unknown or gap not in self._filled)]
            if gaps and not name.startswith(_MADE_ANEW):
                lost[name] = gaps
        return lost

    def _may_miss(self, name: str, gap: Gap) -> bool:
        """Say whether there can have been a row: keys are never used twice, and the highest ever given is kept."""
        counter = self._found.get(_HIGHEST_KEYS)
        if counter is None or counter.gaps or not self._tables[name].counts_keys:
            return True
        return self._highest.get(name, 0) > max(gap.above, 0)


def _put(to: Connection, table: Table, rows: Iterable[Row], there: set[str]) -> None:
    """Write rows as they were; one that the tables of today do not take is left out alone."""
    for length, alike in groupby(rows, lambda row: len(row.values)):
        kept = [at for at, column in enumerate(table.columns[:length]) if column.name in there]
        columns = ", ".join(f'"{table.columns[at].name}"' for at in kept)
        insert = f'INSERT OR REPLACE INTO "{table.name}" ({columns}) VALUES ({", ".join("?" * len(kept))})'
        values = [[found[at] for at in kept] for found in map(table.values_of, alike)]
        try:
            to.executemany(insert, values)
        except sqlcipher.DatabaseError:
            _put_singly(to, insert, values)


def _put_singly(to: Connection, insert: str, rows: list[list[Value]]) -> None:
    for row in rows:
        with suppress(sqlcipher.DatabaseError):
            to.execute(insert, row)


def salvage(pages: Pages, to: Connection, uuid: str, *, search: bool) -> Salvage:
    """Fill an empty database with what can be read. uuid: of the vault; search: whether it can be searched as well."""
    version = pages.version or vault_folder.SCHEMA
    vault_folder.migrate(to, version)
    to.execute("PRAGMA foreign_keys = OFF")
    with transaction(to):
        undo_log.remove_triggers(to)
        to.execute("DELETE FROM recording")
        lost = _Rescue(pages, to).run()
    vault_folder.migrate(to)
    with transaction(to):
        undo_log.remove_triggers(to)
        fill_up(to, uuid, names_in(lost))
        if search:
            make_derived_anew(to)
            undo_log.install_triggers(to)
    return Salvage(pages.count, pages.bad, lost)
