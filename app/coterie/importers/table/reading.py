# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading tables by their maps: every row becomes a thing, or stands among the problems with its place."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from coterie.domain.column_maps.asking import unknown_table
from coterie.domain.column_maps.fields import is_date
from coterie.domain.column_maps.maps import DROP, KEEP, ColumnMap
from coterie.domain.records import FileFound, Found, Record, Refused
from coterie.domain.texts import _
from coterie.importers.table.cells import MappedRow, plain_cell
from coterie.importers.table.json_rows import open_any
from coterie.importers.table.sampling import sample
from coterie.importers.table.things import maker_of
from coterie.importers.text.delimited import Row, Sheet, excerpt_of, place_of
from coterie.importers.text.kept_rows import fingerprint, titled_text
from coterie.importers.text.written_dates import is_day_first

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coterie.domain.foreign_files import Member, Wishes
    from coterie.importers.table.things import Maker

#: Rows whose dates say which number is the day.
_DATED_ROWS = 5_000
_MOST_TITLES = 30


def read(members: Iterable[Member], wishes: Wishes) -> Iterator[Found]:
    """Give the records of each table that a map fits; the others are named with their columns."""
    for member in members:
        if wishes.sample:
            sheet = open_any(member, wishes.encoding)
            yield from sample(sheet, wishes.sample) if sheet is not None else _empty(member)
            continue
        sheet, column_map = _fitting(member, wishes.maps)
        if sheet is None:
            yield from _empty(member)
        elif column_map is None:
            yield FileFound(member.path, member.name, "", why=unknown_table(_columns(sheet)))
        else:
            yield from _Mapped(sheet, column_map, wishes.region).records()


def _fitting(member: Member, maps: Iterable[ColumnMap]) -> tuple[Sheet | None, ColumnMap | None]:
    """Open a table by the first map that fits it: in the encoding of a map its titles may be other words."""
    plain = open_any(member)
    sheets = {"": plain}
    for column_map in maps:
        encoding = column_map.encoding
        if encoding not in sheets:
            sheets[encoding] = open_any(member, encoding)
        sheet = sheets[encoding]
        if sheet is not None and column_map.fits(sheet.heading.names):
            return sheet, column_map
    return plain, None


def _empty(member: Member) -> Iterator[Found]:
    yield FileFound(member.path, member.name, "", why=_("It has no rows."))


def _columns(sheet: Sheet) -> str:
    """Name the columns of a table that nobody knows."""
    titles = [title.strip() for title in sheet.heading.titles if title.strip()]
    return ", ".join(title[:60] for title in titles[:_MOST_TITLES]) + (", ..." if len(titles) > _MOST_TITLES else "")


class _Mapped:
    """One table under its map."""

    def __init__(self, sheet: Sheet, column_map: ColumnMap, region: str) -> None:
        self._sheet = sheet
        self._map = column_map
        self._region = region
        names, titles = sheet.heading.names, sheet.heading.titles
        targets = [column_map.target(name) for name in names]
        self._fields = [(at, target) for at, target in enumerate(targets) if target not in (KEEP, DROP)]
        self._kept = [(at, titles[at].strip()) for at, target in enumerate(targets) if target == KEEP]
        self._dropped = [at for at, target in enumerate(targets) if target == DROP]
        self._day_first = column_map.dates == "day first" or (not column_map.dates and self._says_day_first())
        self._seen: Counter[str] = Counter()

    def records(self) -> Iterator[Found]:
        """Give every row."""
        sheet, maker = self._sheet, maker_of(self._map.entity)
        yield FileFound(
            sheet.member.path, sheet.member.name, f"table.{self._map.entity.replace('_', '-')}", encoding=sheet.encoding
        )
        for row in sheet.rows():
            yield row if isinstance(row, Refused) else self._record(row, maker)

    def _record(self, row: Row, maker: Maker) -> Found:
        """Make a thing of a row, or say what it lacks."""
        mapped = self._mapped(row)
        made = maker(mapped, self._region)
        if isinstance(made, str):
            return Refused(place_of(row.line), made, excerpt_of(row.cells[:-1]))
        thing, key = made
        key = f"table:{self._map.fingerprint}:{key or fingerprint(*row.cells)}"
        self._seen[key] += 1
        if self._seen[key] > 1:
            key = f"{key}#{self._seen[key]}"
        dates = [field for _at, field in self._fields if is_date(field)]
        repairs = (_("The date cannot be read."),) if mapped.unread_dates(dates) else ()
        raw = titled_text(self._sheet.heading.titles, row.cells[:-1], self._dropped)
        return Record(key, place_of(row.line), raw, thing, repairs)

    def _mapped(self, row: Row) -> MappedRow:
        """Put the cells of a row under their fields."""
        cells: dict[str, tuple[str, ...]] = {field: (text,) for field, text in self._map.always if text}
        for at, field in self._fields:
            if text := plain_cell(row.cells[at]):
                cells[field] = (*cells.get(field, ()), text)
        kept = tuple((title, row.cells[at].strip()) for at, title in self._kept if title and row.cells[at].strip())
        return MappedRow(cells, kept, self._day_first)

    def _says_day_first(self) -> bool:
        """Let the dates of the file say which number is the day."""
        dated = [at for at, field in self._fields if is_date(field)]
        if not dated:
            return False
        rows = (row for row in self._sheet.rows() if isinstance(row, Row))
        some = [row for _number, row in zip(range(_DATED_ROWS), rows, strict=False)]
        return is_day_first(row.cells[at] for row in some for at in dated)
