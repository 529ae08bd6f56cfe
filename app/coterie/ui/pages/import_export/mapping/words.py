# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything the mapping of columns says: lines, the question about dates, the foot and the button."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from coterie.domain.column_maps.date_orders import DateOrders, both_readings, date_orders
from coterie.domain.column_maps.fields import is_date
from coterie.domain.column_maps.maps import DROP
from coterie.domain.spoken_dates import spoken_date, spoken_month
from coterie.domain.texts import _, counted
from coterie.domain.written_numbers import file_size, whole
from coterie.ui.pages.import_export.mapping.field_titles import Choice, fields, kinds
from coterie.ui.pages.import_export.mapping.letters import LettersLine, letters_lines
from coterie.ui.parts.covers import uncovered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.domain.column_maps.maps import ColumnMap
    from coterie.services.column_maps import TableSeen

#: So many rows are shown of each column.
SHOWN = 3
_LONGEST = 200
#: What stands at the end of a line: all is well, its dates have two readings, it is left out.
WELL, DOUBTFUL, OUT = "well", "doubtful", "out"
_MOST_NEEDED = 3


@dataclass(frozen=True)
class ColumnLine:
    """One column: its title, its cells in the first rows, and what becomes of it."""

    title: str
    cells: tuple[str, ...]
    target: str
    mark: str
    spoken_mark: str


@dataclass(frozen=True)
class DateQuestion:
    """Which of two numbers is the day. chosen: an order of a map, "" = nobody knows yet."""

    text: str
    detail: str
    day_first: str
    month_first: str
    chosen: str


@dataclass(frozen=True)
class Constant:
    """A field that every row gets, and its text."""

    field: str
    text: str


@dataclass(frozen=True)
class MappingText:
    """Everything the mapping of one table shows, in finished words."""

    name: str
    detail: str
    kind: str
    kinds: tuple[Choice, ...]
    fields: tuple[Choice, ...]
    headings: tuple[str, ...]
    lines: tuple[ColumnLine, ...]
    question: DateQuestion | None
    letters: tuple[LettersLine, ...]
    encoding: str
    separator: str
    constants: tuple[Constant, ...]
    remembers: bool
    profile: str
    foot: str
    button: str
    can_review: bool


@dataclass(frozen=True)
class Settling:
    """How far the mapping of one table is.

    order: which number is the day, as somebody said it, "" = nobody did. place: which of several tables it is.
    size: of the file, in bytes, 0 = not known.
    """

    seen: TableSeen
    column_map: ColumnMap
    letters: tuple[tuple[str, str], ...]
    encoding: str
    order: str = ""
    constants: tuple[Constant, ...] = ()
    remembers: bool = True
    profile: str = ""
    place: str = ""
    size: int = 0

    @property
    def dated(self) -> list[tuple[int, str]]:
        """Give the columns that hold dates, each with its field."""
        return [(at, target) for at, (_name, target) in enumerate(self.column_map.columns) if is_date(target)]

    def orders(self, at: int) -> DateOrders:
        """Count the readings of the dates of one column."""
        return date_orders(uncovered(row[at]) for row in self.seen.rows if at < len(row))

    def all_orders(self) -> DateOrders:
        """Count the readings of all dates."""
        rows = self.seen.rows
        return date_orders(uncovered(row[at]) for at, _field in self.dated for row in rows if at < len(row))


def mapping_text(settling: Settling) -> MappingText:
    """Put the mapping of a table into words."""
    seen, column_map = settling.seen, settling.column_map
    orders = settling.all_orders()
    question = _question(settling, orders) if orders.doubtful else None
    hindrance = _hindrance(column_map, question)
    letters = letters_lines(settling.letters, settling.encoding)
    return MappingText(
        name=_file_name(seen),
        detail=_detail(settling),
        kind=column_map.entity,
        kinds=kinds(),
        fields=fields(column_map.entity),
        headings=(_("Column"), *(_("Row {0}").format(number + 1) for number in range(SHOWN)), _("Field in Coterie")),
        lines=tuple(_line(settling, at) for at in range(len(column_map.columns))),
        question=question,
        letters=letters if len(letters) > 1 else (),
        encoding=settling.encoding,
        separator=_separator(seen.separator),
        constants=settling.constants,
        remembers=settling.remembers,
        profile=settling.profile,
        foot=hindrance or _used(column_map),
        button=_button(seen.total),
        can_review=not hindrance,
    )


def _file_name(seen: TableSeen) -> str:
    return (seen.member or seen.path).rpartition("/")[2] or Path(seen.path).name


def _detail(settling: Settling) -> str:
    seen = settling.seen
    rows = counted("{n} row", "{n} rows", seen.total)
    columns = counted("{n} column", "{n} columns", len(seen.titles))
    parts = (rows, columns, file_size(settling.size) if settling.size else "", settling.place)
    told = _("Coterie does not know this file. Tell it which column is which.")
    return f"{told} {', '.join(part for part in parts if part)}"


def place_among(number: int, tables: int) -> str:
    """Say which of several tables it is."""
    return _("table {0} of {1}").format(whole(number), whole(tables)) if tables > 1 else ""


def _line(settling: Settling, at: int) -> ColumnLine:
    name, target = settling.column_map.columns[at]
    title = settling.seen.titles[at].strip() or name
    cells = tuple(" ".join(row[at].split())[:_LONGEST] for row in settling.seen.rows[:SHOWN])
    mark, spoken = WELL, _("used")
    if target == DROP:
        mark, spoken = OUT, _("left out")
    elif is_date(target) and not settling.order and settling.orders(at).doubtful:
        mark, spoken = DOUBTFUL, _("its dates can be read in two ways")
    return ColumnLine(title, cells, target, mark, spoken)


def _question(settling: Settling, orders: DateOrders) -> DateQuestion | None:
    readings = both_readings(orders.doubtful)
    first, second = readings if readings is not None else (None, None)
    if first is None or second is None:
        return None
    return DateQuestion(
        _("Does {written} mean {first} or {second}?").format(
            written=orders.doubtful, first=spoken_date(first), second=spoken_date(second)
        ),
        " ".join((_fitting(orders), _counted_in(settling.seen))).strip(),
        _("Day first: {day} {month}").format(day=first.day, month=spoken_month(first.month)),
        _("Month first: {day} {month}").format(day=second.day, month=spoken_month(second.month)),
        settling.order or orders.likely,
    )


def _fitting(orders: DateOrders) -> str:
    """Say how many dates fit each reading."""
    days, months, dates = whole(orders.day_first), whole(orders.month_first), whole(orders.dates)
    if orders.day_first == orders.month_first == orders.dates:
        return counted("Both readings fit the one date.", "Both readings fit all {n} dates.", orders.dates)
    if orders.day_first == orders.month_first:
        return _("Each reading fits {0} of {1} dates.").format(days, dates)
    if orders.day_first == orders.dates:
        return _("Day first fits all {0} dates, month first only {1} of them.").format(dates, months)
    if orders.month_first == orders.dates:
        return _("Month first fits all {0} dates, day first only {1} of them.").format(dates, days)
    return _("Day first fits {0} of {2} dates, month first {1} of them.").format(days, months, dates)


def _counted_in(seen: TableSeen) -> str:
    """Say that not all rows were counted, where that is so."""
    if len(seen.rows) >= seen.total:
        return ""
    return _("Counted in the first {0} rows.").format(whole(len(seen.rows)))


def _hindrance(column_map: ColumnMap, question: DateQuestion | None) -> str:
    """Say what has to be told first, "" = nothing."""
    missing = column_map.missing()
    if missing:
        return _("Choose a column for {fields}.").format(fields=_needed(column_map.entity, missing))
    if question is not None and not question.chosen:
        return _("Say first which number of the dates is the day.")
    return ""


def _needed(entity: str, missing: Sequence[frozenset[str]]) -> str:
    """Name what a row cannot do without, in the order in which fields are offered."""
    titles = [f"“{choice.text}”" for choice in fields(entity) if choice.key in missing[0]][:_MOST_NEEDED]
    text = titles[0]
    for title in titles[1:]:
        text = _("{0} or {1}").format(text, title)
    return text


def _used(column_map: ColumnMap) -> str:
    used = sum(target != DROP for _name, target in column_map.columns)
    columns = counted("{n} column", "{n} columns", len(column_map.columns))
    return _("{used} of {columns} used. Next you see every change before it is saved.").format(
        used=whole(used), columns=columns
    )


def _button(total: int) -> str:
    return counted("Review {n} row", "Review {n} rows", total)


def _separator(separator: str) -> str:
    return {
        ",": _("Comma"),
        ";": _("Semicolon"),
        "\t": _("Tab"),
        "|": _("Vertical line"),
    }.get(separator, separator)


def constants_of(entity: str, constants: Sequence[Constant]) -> tuple[tuple[str, str], ...]:
    """Give what every row gets, as a map holds it: fields of this kind with a text."""
    known = {choice.key for choice in fields(entity)}
    return tuple((one.field, one.text.strip()) for one in constants if one.text.strip() and one.field in known)
