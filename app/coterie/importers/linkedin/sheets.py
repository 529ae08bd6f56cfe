# SPDX-License-Identifier: GPL-3.0-or-later
"""What one kind of table in a LinkedIn data archive is: its names, its columns, and who reads it.

LinkedIn data archive, generations 2018 to 2026.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coterie.domain.records import Record, Refused, Skipped
from coterie.importers.text.delimited import Row, Sheet, excerpt_of, open_sheet, place_of
from coterie.importers.text.written_dates import read_moment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.domain.foreign_files import Member
    from coterie.importers.linkedin.archive import Archive

#: What a row becomes.
Item = Record | Refused | Skipped
Reader = Callable[["Archive", Sheet], Iterator[Item]]


@dataclass(frozen=True)
class SheetKind:
    """One kind of table.

    source: as the import report names it. names: base names without suffixes, normalised like titles.
    needs: any of these sets of normalised titles is the header. alone: sets that tell the kind without its name, and
    where `exact` only if nothing stands beside them. date: a column whose date says that a line begins a row.
    private: columns that have to be ticked. escaped: quotes are written with a backslash.
    """

    source: str
    names: tuple[str, ...]
    needs: tuple[frozenset[str], ...]
    read: Reader
    alone: tuple[frozenset[str], ...] = ()
    exact: bool = False
    date: str = ""
    private: tuple[str, ...] = ()
    escaped: bool = False

    def knows(self, titles: frozenset[str]) -> bool:
        """Say whether these titles are the header of this kind."""
        return any(need <= titles for need in self.needs)

    def is_told_by(self, titles: frozenset[str]) -> bool:
        """Say whether these titles tell the kind without the name of the file."""
        return any(need == titles if self.exact else need <= titles for need in self.alone)

    def open(self, member: Member) -> Sheet | None:
        """Find the table in a file, None where its titles are others."""
        sheet = open_sheet(member, self.knows, escaped=self.escaped)
        if sheet is None:
            return None
        private = [index for name in self.private if (index := sheet.column(name)) >= 0]
        return replace(sheet, private_from=min(private, default=-1), begins_row=_begins_row(sheet, self.date))


def needs(*titles: str) -> tuple[frozenset[str], ...]:
    """Make sets of titles, each written with commas between them."""
    return tuple(frozenset(part.strip() for part in each.split(",")) for each in titles)


def read_rows(sheet: Sheet, make: Callable[[Row], Item]) -> Iterator[Item]:
    """Make an item of each row; rows that could not be read pass as they are."""
    for row in sheet.rows():
        yield row if isinstance(row, Refused) else make(row)


def refused(sheet: Sheet, row: Row, reason: str) -> Refused:
    """Refuse a row with what a person needs to find it again."""
    return Refused(place_of(row.line), reason, excerpt_of(row.cells, sheet.private_from))


def _begins_row(sheet: Sheet, date_title: str) -> Callable[[Sequence[str]], bool] | None:
    """Tell lines that begin a row by their date."""
    column = sheet.column(date_title)
    if column < 0:
        return None
    return lambda cells: bool(cells[column]) and read_moment(cells[column]) is not None
