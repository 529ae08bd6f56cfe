# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows known by what stands in some of their columns: kept with their titles, named and dated.

LinkedIn data archive, generations 2018 to 2026.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.records import FoundOther, Record, Refused, Skipped
from coterie.domain.texts import _
from coterie.importers.linkedin.sheets import Item, Reader, SheetKind
from coterie.importers.text.delimited import Row, Sheet, place_of
from coterie.importers.text.html_text import plain_text
from coterie.importers.text.kept_rows import fingerprint, titled_text
from coterie.importers.text.written_dates import read_date, read_moment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from coterie.domain.moments import Moment
    from coterie.domain.records import Thing
    from coterie.importers.linkedin.archive import Archive

_TITLE_LENGTH = 200


class RowRead(NamedTuple):
    """A row as it was read. title: "" = none; date: ISO text, at: the same as a moment; hidden: what is not ticked."""

    sheet: Sheet
    row: Row
    title: str
    date: str
    at: Moment | None
    hidden: frozenset[int]

    def of(self, *names: str) -> str:
        """Give the first filled cell of some columns, "" for none and for what is not kept."""
        columns = [self.sheet.column(name) for name in names]
        return _filled(self.row, [column for column in columns if column not in self.hidden])


@dataclass(frozen=True)
class OtherRows:
    """How rows of one file become things.

    kind: of the thing. title, date: columns to take the first filled one of. key: columns that make the key (all when
    empty). optional: the kind of content that has to be ticked. only, without: columns that are kept or left out.
    unless: columns left out unless the named kind of content is ticked. zone: of clocks without one.
    key_of: makes a better key where it can. mended: gives the rows, repaired. thing: what a row becomes; without one it
    is kept as it is, until there is a place for its kind.
    """

    kind: str
    title: tuple[str, ...] = ()
    date: tuple[str, ...] = ()
    key: tuple[str, ...] = ()
    optional: str = ""
    only: tuple[str, ...] = ()
    unless: dict[str, str] = field(default_factory=dict)
    zone: str = ""
    key_of: Callable[[Sheet, Row], str] | None = None
    title_of: Callable[[str], str] = plain_text
    may_have_no_title: bool = True
    mended: Callable[[Sheet], Iterator[Row | Refused]] = Sheet.rows
    thing: Callable[[RowRead], Thing] | None = None

    def read(self, archive: Archive, sheet: Sheet) -> Iterator[Item]:
        """Give an item of each row."""
        hidden = self._hidden(archive, sheet)
        for row in self.mended(sheet):
            yield row if isinstance(row, Refused) else self.item(archive, sheet, row, hidden)

    def item(self, archive: Archive, sheet: Sheet, row: Row, hidden: frozenset[int]) -> Item:
        """Keep a row, or say why not."""
        place = place_of(row.line)
        if self.optional and not archive.wants(self.optional):
            return Skipped(place, _("not ticked"))
        title = self._title(sheet, row)
        if not title and not self.may_have_no_title:
            return Skipped(place, _("no readable title"))
        written = _first(sheet, row, self.date)
        date = date_text(written, self.zone)
        repairs = (_("The date cannot be read."),) if written and not date else ()
        key = (self.key_of(sheet, row) if self.key_of else "") or self._key(sheet, row)
        raw = titled_text(sheet.heading.titles, row.cells, hidden)
        if self.thing is None:
            return Record(key, place, raw, FoundOther(self.kind, title, date), repairs)
        read = RowRead(sheet, row, title, date, read_moment(written, self.zone) if written else None, hidden)
        return Record(key, place, raw, self.thing(read), repairs)

    def _title(self, sheet: Sheet, row: Row) -> str:
        """Make a title of the first filled column: its first line, shortened."""
        text = self.title_of(_first(sheet, row, self.title)).strip()
        return text.split("\n", 1)[0].strip()[:_TITLE_LENGTH]

    def _key(self, sheet: Sheet, row: Row) -> str:
        """Make a key of the columns that name the thing."""
        columns = [sheet.column(name) for name in self.key]
        parts = [row.cells[column].strip() for column in columns] if columns else row.cells
        return f"li:{self.kind}:{fingerprint(*parts)}"

    def _hidden(self, archive: Archive, sheet: Sheet) -> frozenset[int]:
        """Name the columns that are not kept."""
        names = sheet.heading.names
        unwanted = {column for column, kind in self.unless.items() if not archive.wants(kind)}
        return frozenset(
            index for index, name in enumerate(names) if name in unwanted or (self.only and name not in self.only)
        )


def other_sheet(source: str, names: tuple[str, ...], columns: str, rows: OtherRows) -> SheetKind:
    """Make the kind of a table whose rows are kept so; `columns` are titles with commas between them."""
    need = frozenset(part.strip() for part in columns.split(","))
    reader: Reader = rows.read
    return SheetKind(source, names, (need,), reader, date=rows.date[0] if rows.date else "", private=tuple(rows.unless))


def date_text(written: str, zone: str = "") -> str:
    """Give the ISO text of what is known of a date, with its clock if it has one, "" for none."""
    if not written.strip():
        return ""
    moment = read_moment(written, zone)
    if moment is not None:
        return moment.text
    known = read_date(written)
    return "" if known is None else str(known)


def _first(sheet: Sheet, row: Row, names: tuple[str, ...]) -> str:
    """Give the first filled cell of some columns."""
    return _filled(row, [sheet.column(name) for name in names])


def _filled(row: Row, columns: list[int]) -> str:
    """Give the first filled cell among columns."""
    return next((cell for column in columns if (cell := row.cells[column].strip()) not in ("", "N/A")), "")
