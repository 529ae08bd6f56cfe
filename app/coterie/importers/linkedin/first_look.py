# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking through messages for new combinations of people without taking every row apart.

In LinkedIn data archives (generations 2019 to 2026) everything about people stands before the date, and texts have no
line breaks: a line whose beginning was seen before has nothing new. Where a file is different, each row is read.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from coterie.domain.records import Refused
from coterie.importers.text.delimited import FIELD_LIMIT, ROW_LIMIT
from coterie.importers.text.encodings import open_lines

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from coterie.importers.text.delimited import Cells, Sheet

#: Every third letter of `2024-03-01 09:30:00` from the first dash on.
_DATE_BONES = "-- ::"


def rows_with_news(sheet: Sheet, seen: set[int], last_column: int) -> Iterator[tuple[int, Cells]]:
    """Give rows that may be new, each with the hash of its beginning, which the caller adds to `seen` when it is done.

    `last_column` is the last one that matters and stands before the date. Rows may be given twice.
    """
    if 0 <= last_column < sheet.column("date"):
        is_alike = yield from _lines_with_news(sheet, seen)
        if is_alike:
            return
    for row in sheet.rows():
        if not isinstance(row, Refused):
            yield hash(tuple(row.cells)), row.cells


def _lines_with_news(sheet: Sheet, seen: set[int]) -> Generator[tuple[int, Cells], None, bool]:
    """Give rows of lines whose beginning is new; say at the end whether all lines were rows with a date."""
    width, delimiter = sheet.heading.width, sheet.heading.delimiter
    mark = f" UTC{delimiter}"
    csv.field_size_limit(FIELD_LIMIT)
    for number, line in enumerate(open_lines(sheet.member, sheet.encoding), 1):
        if number <= sheet.heading.line:
            continue
        end = line.find(mark)
        if end < 20 or line[end - 15 : end : 3] != _DATE_BONES or line[end - 20] != delimiter or line.count('"') % 2:
            if line.strip():
                return False
            continue
        beginning = hash(line[: end - 19])
        if beginning in seen:
            continue
        cells = next(csv.reader([line], delimiter=delimiter))
        if len(cells) != width or len(line) > ROW_LIMIT:
            return False
        cells.append("")
        yield beginning, cells
    return True
